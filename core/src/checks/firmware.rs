//! What firmware of the level that is set does not have yet (GEN-05): the open format, parts of macros, lists of delays.

use super::{FirmwareLevel, Subject, finding};
use crate::catalog::{DataType, Lookup};
use crate::diagnostic::{Code, Findings};
use crate::text::Span;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let level = subject.options.firmware;
    if subject.is_open_format() && level < FirmwareLevel::V2_0_6 {
        let headline =
            "expected a compiled profile for firmware 2.0.5 and older, found the open format";
        findings.push(
            finding(Code::NewerFirmware, Span::at(0), headline).with_help(
                "convert to plain text and compile it, or bring the device to 2.0.6 first",
            ),
        );
    }
    if level < FirmwareLevel::V2_0_11 {
        substrings(subject, findings);
    }
    if level < FirmwareLevel::V3 {
        schedules(subject, findings);
    }
}

/// `$(MAU:4)`: a part of a macro variable.
fn substrings(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        if has_substring(value) {
            let headline = format!(
                "expected whole macro variables in `{}` for firmware before 2.0.11, found a part of one",
                subject.shown(&occurrence.setting.name)
            );
            findings.push(finding(Code::NewerMacro, subject.core_of(span), headline));
        }
    }
}

/// Whether `value` holds `$(` and a name with a colon behind it.
fn has_substring(value: &[u8]) -> bool {
    let name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut starts = value
        .windows(2)
        .enumerate()
        .filter(|(_, two)| *two == b"$(");
    starts.any(|(at, _)| {
        let inner = value.get(at + 2..).unwrap_or_default();
        let len = inner.iter().take(64).take_while(|byte| name(byte)).count();
        len > 0 && inner.get(len) == Some(&b':')
    })
}

/// Lists of delays, and delays with a random part.
fn schedules(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let name = &occurrence.setting.name;
        let Lookup::Known(entry) = subject.options.catalog.look_up(name) else {
            continue;
        };
        if entry.data_type == DataType::Schedule
            && value.iter().any(|byte| matches!(byte, b',' | b'+'))
        {
            let headline = format!(
                "expected one number of seconds in `{}` for firmware before 3, found a list or a random part",
                subject.shown(name)
            );
            findings.push(finding(
                Code::NewerSchedule,
                subject.core_of(span),
                headline,
            ));
        }
    }
}
