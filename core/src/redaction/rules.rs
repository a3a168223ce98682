//! Secrets of a rule, or of another value of a device, that stands alone and not in a profile.

use super::{Names, Redacted, apart, key_parameters, options, secrets_with_keys, with_edits};
use crate::catalog::Catalog;
use crate::macro_expansion::macros;
use crate::profile::ParameterName;
use crate::profile_rule::{
    Comparison, ComparisonForm, Operand, OperandForm, OptionName, Rule, RuleKind, read,
};
use crate::text::{Span, TextEdit};
use std::collections::BTreeSet;

/// How often a redacted rule is looked at again.
const ROUNDS: usize = 8;
/// Longer names of options are none.
const LONGEST_OPTION: usize = 32;

/// A rule without its secrets: the arguments of `--key` and `--pwd`, what is assigned to a parameter that is a secret,
/// what is compared with a general purpose parameter that is used as key, and passwords in addresses. `keys` are the
/// parameters that other rules use as keys. A hole stands in quotes, so that the rule can still be read.
///
/// ```
/// use profile_core::{catalog::Catalog, profile_rule::RuleKind, redaction::redact_rule};
/// let text = "[--key hush] /x";
/// let found = redact_rule(text, RuleKind::ProfileRule, Catalog::builtin(), &Default::default(), 1);
/// assert_eq!(found.text, b"[--key \"[[secret:1]]\"] /x");
/// ```
pub fn redact_rule(
    text: &str,
    kind: RuleKind,
    catalog: &Catalog,
    keys: &BTreeSet<ParameterName>,
    first: u32,
) -> Redacted {
    let mut redacted = Redacted {
        text: text.as_bytes().to_vec(),
        next: first,
    };
    // What the rule itself marks goes first: a key may look like the name of a secret.
    redacted = with_quoted_holes(&redacted, &of_rule(text, kind, catalog, keys));
    for _ in 0..ROUNDS {
        let text = String::from_utf8_lossy(&redacted.text).into_owned();
        let mut spans = of_rule(&text, kind, catalog, keys);
        spans.extend(secrets_with_keys(text.as_bytes(), catalog, keys));
        let spans = apart(spans, text.as_bytes());
        if spans.is_empty() {
            return redacted;
        }
        redacted = with_quoted_holes(&redacted, &spans);
    }
    // A rule that never comes to rest is not given out at all.
    let everything = [Span::new(0, redacted.text.len())];
    with_quoted_holes(&redacted, &everything)
}

fn with_quoted_holes(redacted: &Redacted, spans: &[Span]) -> Redacted {
    with_edits(redacted, spans, |span, hole| {
        let before = redacted.text.get(..span.start).unwrap_or_default();
        let text = if is_behind_option(before) {
            format!("\"{hole}\"")
        } else {
            hole
        };
        TextEdit::replace(span, text)
    })
}

/// Whether `--name` and blanks end `before`, and no quote.
fn is_behind_option(before: &[u8]) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'=');
    let end = before.iter().rposition(|byte| !is_blank(byte));
    let before = match end {
        Some(end) if end + 1 < before.len() => before.get(..=end).unwrap_or_default(),
        _ => return false,
    };
    let name = before.iter().rev().take(LONGEST_OPTION);
    let length = name.take_while(|byte| byte.is_ascii_alphabetic()).count();
    let dashes = before.get(..before.len() - length).unwrap_or_default();
    length > 0 && dashes.ends_with(b"--")
}

/// What the parts of the rule mark as secret.
fn of_rule(
    text: &str,
    kind: RuleKind,
    catalog: &Catalog,
    keys: &BTreeSet<ParameterName>,
) -> Vec<Span> {
    let own = key_parameters(text.as_bytes());
    let keys: BTreeSet<ParameterName> = keys.union(&own).cloned().collect();
    let mut spans = options::arguments(text.as_bytes()).spans;
    // The newest firmware knows the most options.
    let rule = read(text, kind, crate::firmware::FirmwareLevel::V5);
    spans.extend(of_options(&rule));
    let names = Names {
        catalog,
        keys: &keys,
        own,
    };
    spans.extend(of_assignments(&rule, &names));
    let comparisons = rule.conditions().flat_map(|(_, one)| &one.comparisons);
    for comparison in comparisons {
        spans.extend(of_comparison(&rule, comparison, &names));
    }
    apart(spans, text.as_bytes())
}

fn of_options(rule: &Rule) -> impl Iterator<Item = Span> + '_ {
    let lists = rule
        .alternatives()
        .iter()
        .filter_map(|one| one.options.as_ref());
    let secret = |name| matches!(name, OptionName::Key | OptionName::Password);
    lists
        .flat_map(|list| &list.options)
        .filter(move |option| secret(option.name))
        .map(|option| option.argument)
        .filter(|span| !options::is_macro(rule.slice(*span).as_bytes()))
}

fn of_assignments<'r>(rule: &'r Rule, names: &'r Names<'r>) -> impl Iterator<Item = Span> + 'r {
    let lists = rule
        .alternatives()
        .iter()
        .filter_map(|one| one.assignments.as_ref());
    lists
        .flat_map(|list| &list.assignments)
        .filter(|one| names.is_secret(&ParameterName::from_open_format(one.parameter.as_str())))
        .map(|one| one.value)
        .filter(|span| !options::is_macro(rule.slice(*span).as_bytes()))
}

/// The literal that a secret is compared with.
fn of_comparison(rule: &Rule, comparison: &Comparison, names: &Names<'_>) -> Option<Span> {
    let ComparisonForm::Pair {
        left: Some(left),
        right,
        ..
    } = &comparison.form
    else {
        return None;
    };
    let reads = |operand: &Operand| reads_secret(rule.slice(operand.span), names);
    let literal = match (reads(left), reads(right)) {
        (true, false) => right,
        (false, true) => left,
        _ => return None,
    };
    match literal.form {
        OperandForm::Text(inner) => Some(inner),
        OperandForm::Variable => None,
        _ => Some(literal.span),
    }
}

fn reads_secret(written: &str, names: &Names<'_>) -> bool {
    let mut read = macros(written).filter_map(|found| found.name);
    read.any(|name| {
        let name = written.get(name.start..name.end).unwrap_or_default();
        names.is_secret(&ParameterName::from_open_format(format!("GPP_{name}")))
    })
}
