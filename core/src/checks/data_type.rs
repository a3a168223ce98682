//! Values that do not look like those of their data type (TYPE-01 … TYPE-22).
//!
//! The factory value of a parameter draws no finding, and neither does a secret or a value with the mark of a
//! template.

use super::Subject;
use super::placing::WrittenValue;
use crate::catalog::{Lookup, value_findings};
use crate::diagnostic::Findings;
use crate::open_format::has_template_mark;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let Lookup::Known(entry) = subject.options.catalog.look_up(&occurrence.setting.name) else {
            continue;
        };
        let is_secret = subject.options.catalog.is_secret(&occurrence.setting.name);
        if value == entry.default.as_bytes() || is_secret || has_template_mark(value) {
            continue;
        }
        let found = value_findings(entry.data_type, &entry.choices, value);
        if !found.is_empty() {
            let place = WrittenValue::new(subject, occurrence, value, span);
            findings.extend(found.into_iter().map(|one| place.placed(one)));
        }
    }
}
