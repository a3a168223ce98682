//! Values that do not look like those of their data type (TYPE-01 … TYPE-22).
//!
//! The factory value of a parameter draws no finding, and neither does a secret or a value with the mark of a
//! template.

use super::Subject;
use crate::catalog::{Lookup, value_findings};
use crate::diagnostic::{Diagnostic, Findings, Fix};
use crate::open_format::has_template_mark;
use crate::profile::{Occurrence, ValueForm};
use crate::text::{Span, TextEdit, apply_edits};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let Lookup::Known(entry) = subject.options.catalog.look_up(&occurrence.setting.name) else {
            continue;
        };
        let is_secret = subject.options.catalog.is_secret(&occurrence.setting.name);
        if value == entry.default.as_bytes() || is_secret || has_template_mark(value) {
            continue;
        }
        for found in value_findings(entry.data_type, &entry.choices, value) {
            findings.push(placed(subject, occurrence, value, span, found));
        }
    }
}

/// A finding about a value as one about the text. Where the value is written with escapes, its place is the whole.
pub(super) fn placed(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    value: &[u8],
    span: Span,
    found: Diagnostic,
) -> Diagnostic {
    let core = match occurrence.form {
        ValueForm::Quoted => span,
        ValueForm::Element | ValueForm::Attribute => subject.core_of(span),
    };
    let as_written = core.slice(subject.text) == value;
    let place = |inner: Span| {
        if as_written {
            inner.shifted(core.start)
        } else {
            core
        }
    };
    let mut placed = found.clone();
    placed.primary.span = place(found.primary.span);
    for label in &mut placed.secondary {
        label.span = place(label.span);
    }
    placed.fix = found.fix.and_then(|fix| {
        let mended = apply_edits(value, &fix.edits).ok()?;
        let edit = TextEdit::replace(core, Subject::written(occurrence, &mended));
        Some(Fix {
            edits: vec![edit],
            ..fix
        })
    });
    placed
}
