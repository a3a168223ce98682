//! Values that are empty, or that look empty and are not (XML-16, XML-17, C-02).
//!
//! `<X></X>` sets the empty string while `<X/>` leaves the value alone; where the factory value is not
//! empty the first is often meant to be the second. The two characters `""` between tags are a value.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::text::TextEdit;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if !subject.is_open_format() {
        return;
    }
    for (occurrence, value, span) in subject.values() {
        let name = &occurrence.setting.name;
        let default = subject
            .options
            .catalog
            .find(name)
            .map_or("", |entry| entry.default.as_str());
        if value.is_empty() && !default.is_empty() {
            let headline =
                format!("`{name}` is set to the empty string; the factory value is `{default}`");
            findings.push(
                finding(Code::EmptiedParameter, occurrence.name, headline).with_help(format!(
                    "write `<{name}/>` to leave the value as it is on the device"
                )),
            );
        }
        if value == b"\"\"" {
            let place = subject.core_of(span);
            let headline = "expected a value, found two quotes, which become the value";
            findings.push(
                finding(Code::TwoQuotes, place, headline)
                    .with_fix("Remove the quotes", vec![TextEdit::remove(place)]),
            );
        }
    }
}
