//! A parameter that is set more than once: the last setting wins (XML-09, TXT-08).
//!
//! The finding stands at each earlier setting and points at the last one. A later setting without a value
//! changes only the access.

use super::masked::is_mask;
use super::{Subject, before_a_mark, finding};
use crate::diagnostic::{Code, Findings};
use crate::profile::{Occurrence, ParameterName, Value};
use crate::text::{Span, TextEdit, lines_of_its_own};
use std::collections::HashMap;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let last: HashMap<&ParameterName, &Occurrence> = subject
        .occurrences()
        .map(|o| (&o.setting.name, o))
        .collect();
    for occurrence in subject.occurrences() {
        let name = &occurrence.setting.name;
        let winner = last.get(name).filter(|last| last.name != occurrence.name);
        if let Some(winner) = winner {
            findings.push_with(Code::DuplicateParameter, || {
                let name = subject.shown(name);
                let headline =
                    format!("expected `{name}` once, found it again further down, where it counts");
                let diagnostic = finding(Code::DuplicateParameter, occurrence.name, headline)
                    .with_label(winner.name, "this setting wins");
                if group(subject, occurrence) != group(subject, winner) {
                    diagnostic.with_help("they stand in different groups of an export; in one profile a device takes the last one for both")
                } else if replaces(winner) && !subject.is_uncertain() {
                    let lines = lines_of_its_own(subject.text, occurrence.whole);
                    if before_a_mark(subject.text, lines) {
                        return diagnostic;
                    }
                    let edit = TextEdit::remove(lines);
                    diagnostic.with_fix("Remove the setting that does not count", vec![edit])
                } else {
                    diagnostic
                }
            });
        }
    }
}

/// Whether nothing of a setting before `winner` is left, and nothing is lost with it: a mask stands for a secret.
fn replaces(winner: &Occurrence) -> bool {
    match &winner.setting.value {
        Value::Unchanged => false,
        Value::Set(value) => !is_mask(value),
    }
}

/// The group that an export names in the tag of `occurrence`.
fn group<'s>(subject: &Subject<'s>, occurrence: &Occurrence) -> Option<&'s [u8]> {
    let end = occurrence
        .value
        .map_or(occurrence.whole.end, |value| value.start);
    let tag = Span::new(occurrence.name.end.min(end), end).slice(subject.text);
    let at = tag.windows(7).position(|window| window == b"group=\"")?;
    tag.get(at + 7..)?.split(|byte| *byte == b'"').next()
}
