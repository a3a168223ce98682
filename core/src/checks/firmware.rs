//! What the firmware is too old for: the open format, parts of macro values and user ids, lists of delays (GEN-05).

use super::{FirmwareLevel, Subject, finding};
use crate::catalog::DataType;
use crate::diagnostic::{Code, Findings};
use crate::profile::Occurrence;
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
    if level >= FirmwareLevel::V3 {
        return;
    }
    for (occurrence, value, span) in subject.values() {
        let place = subject.core_of(span);
        let is_newer = value.iter().any(|byte| matches!(byte, b',' | b'+'));
        if is_newer && is_schedule(subject, occurrence) {
            let headline =
                "expected one delay for firmware older than 3, found a list or a random part";
            findings.push(finding(Code::NewerSchedule, place, headline));
        }
        if level < FirmwareLevel::V2_0_11
            && is_expanded(subject, occurrence)
            && let Some(what) = newer_macro(value)
        {
            let headline = format!("expected macros of firmware older than 2.0.11, found {what}");
            findings.push(finding(Code::NewerMacro, place, headline));
        }
    }
}

fn is_schedule(subject: &Subject<'_>, occurrence: &Occurrence) -> bool {
    let entry = subject.options.catalog.find(&occurrence.setting.name);
    entry.is_some_and(|entry| entry.data_type == DataType::Schedule)
}

/// Whether macros are expanded in the value.
fn is_expanded(subject: &Subject<'_>, occurrence: &Occurrence) -> bool {
    let name = &occurrence.setting.name;
    let is_rule = subject
        .options
        .catalog
        .find(name)
        .is_some_and(|entry| entry.data_type == DataType::Rule);
    let name = name.open_format();
    is_rule || name.starts_with("Log_Resync_") || name.starts_with("Log_Upgrade_")
}

/// The first thing in `value` that macros of older firmware do not know.
fn newer_macro(value: &[u8]) -> Option<&'static str> {
    let mut rest = value;
    while let Some(at) = rest.iter().position(|byte| *byte == b'$') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let (name, braced) = match rest.strip_prefix(b"(") {
            Some(inner) => (inner, true),
            None => (rest, false),
        };
        let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = name.iter().take_while(|byte| word(byte)).count();
        let (name, behind) = name.split_at_checked(length).unwrap_or_default();
        if matches!(name, b"UID1" | b"UID2") {
            return Some("a user id (`$UID1`, `$UID2`)");
        }
        if braced && length > 0 && matches!(behind, [b':', b'0'..=b'9', ..]) {
            return Some("a part of a value (`$(NAME:p)`)");
        }
    }
    None
}
