//! What is to be said of a rule beside its syntax: one file a part of the rule.

mod alternatives;
mod comparisons;
mod expanded;
mod keys;

pub(super) use alternatives::{no_server, post_over_tftp};
pub(super) use comparisons::{always, kind};
pub(super) use expanded::dynamic;

use super::syntax::{Body, OptionName, Rule};
use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Findings};
use crate::macro_expansion::{self, MacroForm, Place};
use crate::text::{Span, find};
use std::ops::Range;

/// All that is to be said of a rule as it is written: its syntax errors, its variables, conditions, assignments,
/// options and addresses. Places count in the rule.
pub fn lints(rule: &Rule, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    findings.extend(rule.diagnostics.iter().cloned());
    if let Body::Nothing(_) = rule.body {
        return findings.finish();
    }
    variables(rule, &mut findings);
    for (_, condition) in rule.conditions() {
        comparisons::check(rule, condition, &mut findings);
    }
    keys::check(rule, &mut findings);
    alternatives::check(rule, catalog, &mut findings);
    findings.finish()
}

/// The keys of a rule, by their places.
pub(super) fn keys(rule: &Rule) -> impl Iterator<Item = Span> + '_ {
    arguments(rule)
        .filter(|(name, _)| *name == OptionName::Key)
        .map(|(_, argument)| argument)
}

fn arguments(rule: &Rule) -> impl Iterator<Item = (OptionName, Span)> + '_ {
    let lists = rule
        .alternatives()
        .iter()
        .filter_map(|one| one.options.as_ref());
    let options = lists.flat_map(|list| &list.options);
    options.map(|option| (option.name, option.argument))
}

fn variables(rule: &Rule, findings: &mut Findings) {
    let outside = if rule.kind.is_text() {
        Place::Request
    } else {
        Place::Rule
    };
    let hidden = hidden_from(rule);
    let mut section = |span: Span, place: Place, told: Range<usize>| {
        let found = macro_expansion::findings(rule.slice(span), place, rule.level);
        let found = found.into_iter().map(|finding| finding.shifted(span.start));
        findings.extend(found.filter(|finding| told.contains(&finding.primary.span.start)));
    };
    let mut between = |span: Span| {
        section(span, outside, 0..hidden);
        if span.end > hidden {
            section(span, Place::Hidden, hidden..usize::MAX);
        }
    };
    let mut keys = Vec::new();
    let mut at = 0;
    for (name, argument) in arguments(rule) {
        let place = match name {
            OptionName::Key => Place::Key,
            OptionName::Password => Place::Hidden,
            _ => continue,
        };
        between(Span::new(at, argument.start));
        keys.push((argument, place));
        at = argument.end;
    }
    between(Span::new(at, rule.text.len()));
    for (argument, place) in keys {
        section(argument, place, 0..usize::MAX);
    }
}

/// Where a key may stand that could not be told from the rest: behind the first word for one, if the rule has an error.
fn hidden_from(rule: &Rule) -> usize {
    let text = rule.text.to_ascii_lowercase();
    let place = |word: &&str| find(text.as_bytes(), word.as_bytes());
    let words = ["key", "pwd"].iter().filter_map(place);
    let first = words.min().filter(|_| rule.is_faulty());
    first.unwrap_or(text.len())
}

/// The names of the variables in `span`, with their places.
pub(super) fn names(rule: &Rule, span: Span) -> impl Iterator<Item = (Span, &str)> {
    let text = rule.slice(span);
    macro_expansion::macros(text)
        .filter(|found| matches!(found.form, MacroForm::Name { .. }))
        .filter_map(move |found| {
            let name = found.name?;
            let place = found.span.shifted(span.start);
            Some((place, text.get(name.start..name.end)?))
        })
}

/// The variable that is all of `span`.
pub(super) fn only_variable(rule: &Rule, span: Span) -> Option<&str> {
    let (place, name) = names(rule, span).next()?;
    (place == span).then_some(name)
}
