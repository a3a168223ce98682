//! A parameter that is set more than once: the last setting wins (XML-09, TXT-08).
//!
//! The finding stands at each earlier setting and points at the last one. A later setting without a value
//! changes only the access.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::profile::{Occurrence, ParameterName, Value};
use crate::text::{TextEdit, lines_of_its_own};
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
                if replaces(winner) && !subject.is_template() {
                    let edit = TextEdit::remove(lines_of_its_own(subject.text, occurrence.whole));
                    diagnostic.with_fix("Remove the setting that does not count", vec![edit])
                } else {
                    diagnostic
                }
            });
        }
    }
}

/// Whether nothing of a setting before `winner` is left.
fn replaces(winner: &Occurrence) -> bool {
    winner.setting.value != Value::Unchanged
}
