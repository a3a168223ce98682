//! Secrets that an export shows as asterisks: uploaded again, the asterisks become the password.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::profile::{Occurrence, ValueForm};
use crate::text::{Span, TextEdit};

/// A mask has at least this many asterisks; fewer may be a star code.
const MASK: usize = 3;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        if !is_mask(value) || !subject.options.catalog.is_secret(&occurrence.setting.name) {
            continue;
        }
        let headline = format!(
            "expected the secret of `{}`, found the asterisks that an export shows instead",
            subject.shown(&occurrence.setting.name)
        );
        let diagnostic = finding(Code::MaskedSecret, subject.core_of(span), headline)
            .with_help("a device would take the asterisks as the secret; leave the value out, and it keeps what it has");
        findings.push(match without_value(subject, occurrence, span) {
            Some(edit) => diagnostic.with_fix("Leave the value as it is on the device", vec![edit]),
            None => diagnostic,
        });
    }
}

/// Whether a value is nothing but asterisks.
pub(super) fn is_mask(value: &[u8]) -> bool {
    value.len() >= MASK && value.iter().all(|byte| *byte == b'*')
}

/// The setting without its value, its access kept.
fn without_value(subject: &Subject<'_>, occurrence: &Occurrence, value: Span) -> Option<TextEdit> {
    let before = Span::new(value.start.checked_sub(1)?, value.start).slice(subject.text);
    match (occurrence.form, before) {
        (ValueForm::Element, b">") => {
            let rest = Span::new(value.start - 1, occurrence.whole.end);
            Some(TextEdit::replace(rest, "/>"))
        }
        (ValueForm::Quoted, b"\"") => {
            let quoted = Span::new(value.start - 1, value.end + 1);
            Some(TextEdit::remove(quoted))
        }
        _ => None,
    }
}
