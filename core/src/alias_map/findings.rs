//! What is to be said of a map by itself: targets that are no parameters, entries that others hide.

use super::{AliasEntry, AliasMap, TARGET};
use crate::catalog::{Catalog, Lookup};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::profile::ParameterName;
use crate::text::{Span, TextEdit, excerpt};

impl AliasMap {
    /// Every finding about the map of this `text`: those of reading it, targets (ALIAS-11), entries that are never
    /// reached (ALIAS-08).
    pub fn check(&self, text: &str, catalog: &Catalog) -> Vec<Diagnostic> {
        let mut findings = Findings::default();
        findings.extend(self.diagnostics.iter().cloned());
        let used: Vec<(usize, &AliasEntry)> = self.used().collect();
        for (_, entry) in &used {
            findings.extend(target(entry, catalog));
        }
        for (place, (_, entry)) in used.iter().enumerate() {
            let mut earlier = used.iter().take(place);
            if let Some((number, first)) = earlier.find(|(_, first)| ends_with(entry, first)) {
                findings.push(hidden(text, *number, first, entry));
            }
        }
        findings.finish()
    }
}

/// Whether each path that `long` matches is matched by `short` too.
fn ends_with(long: &AliasEntry, short: &AliasEntry) -> bool {
    long.left.ends_with(&short.left)
}

fn hidden(text: &str, number: usize, first: &AliasEntry, entry: &AliasEntry) -> Diagnostic {
    let number = number + 1;
    let by = excerpt(first.left.as_bytes());
    if first.left == entry.left {
        let headline = format!("expected a path of its own, found that of entry {number}, `{by}`");
        return Diagnostic::new(Code::AliasAmbiguity, entry.left_span, headline)
            .with_label(first.left_span, "this entry counts")
            .with_help("of entries that match one element the first counts")
            .with_fix(
                "Remove the second entry",
                vec![TextEdit::remove(entry.whole)],
            );
    }
    let headline = format!(
        "expected the longer path first, found entry {number}, `{by}`, before it, which matches the same elements"
    );
    let line_end = if text.contains('\n') { "\n" } else { " " };
    let moved = format!("{} = {} ;{line_end}", entry.left, entry.right);
    Diagnostic::new(Code::AliasAmbiguity, entry.left_span, headline)
        .with_label(first.left_span, "this entry counts")
        .with_help("of entries that match one element the first counts, so this one is never used")
        .with_fix(
            format!("Move it before entry {number}"),
            vec![
                TextEdit::insert(first.whole.start, moved),
                TextEdit::remove(entry.whole),
            ],
        )
}

/// What is wrong with the right side (ALIAS-11).
fn target(entry: &AliasEntry, catalog: &Catalog) -> Option<Diagnostic> {
    if entry.right.is_empty() || entry.right.contains(|c: char| c.is_ascii_whitespace()) {
        return None;
    }
    let place = entry.right_span;
    let Some(parameter) = entry.parameter() else {
        return Some(no_parameter(entry, catalog));
    };
    let name = parameter.open_format();
    let known = match catalog.look_up(&parameter) {
        Lookup::Known(_) => return None,
        Lookup::OtherCase(known) => Some(known),
        Lookup::Unknown => meant(name, catalog),
    };
    let headline = format!("expected a known parameter, found `{parameter}`");
    let diagnostic = Diagnostic::new(Code::AliasTarget, place, headline);
    Some(match known {
        Some(known) => rewritten(diagnostic, place, &known),
        None => diagnostic.with_help(
            "other products have more parameters; a device ignores names that it does not know",
        ),
    })
}

fn no_parameter(entry: &AliasEntry, catalog: &Catalog) -> Diagnostic {
    let place = entry.right_span;
    let headline = format!(
        "expected `{TARGET}` and the name of a parameter, found `{}`",
        excerpt(entry.right.as_bytes())
    );
    let diagnostic = Diagnostic::new(Code::AliasTarget, place, headline)
        .with_help("the entry sets nothing as it is");
    let last = entry.right.rsplit('/').find(|step| !step.is_empty());
    match last.and_then(|name| known(name, catalog)) {
        Some(known) => rewritten(diagnostic, place, &known),
        None => diagnostic,
    }
}

/// The known parameter that `name` is or was meant to be.
fn known(name: &str, catalog: &Catalog) -> Option<ParameterName> {
    let parameter = ParameterName::from_open_format(name);
    match catalog.look_up(&parameter) {
        Lookup::Known(_) => Some(parameter),
        Lookup::OtherCase(known) => Some(known),
        Lookup::Unknown => meant(name, catalog),
    }
}

/// The name in plain-text notation, or the nearest one.
fn meant(name: &str, catalog: &Catalog) -> Option<ParameterName> {
    let plain = catalog.resolve_plain_text(name);
    if catalog.find(&plain).is_some() {
        return Some(plain);
    }
    catalog.nearest(name).cloned()
}

fn rewritten(diagnostic: Diagnostic, place: Span, known: &ParameterName) -> Diagnostic {
    let written = format!("{TARGET}{}", known.open_format());
    diagnostic.with_fix(
        format!("Write `{written}`"),
        vec![TextEdit::replace(place, written)],
    )
}
