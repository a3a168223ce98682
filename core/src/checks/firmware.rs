//! What the firmware is too old for: the open format, lists of delays (GEN-05). Macros are looked at with the rules.

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
    }
}

fn is_schedule(subject: &Subject<'_>, occurrence: &Occurrence) -> bool {
    let entry = subject.options.catalog.find(&occurrence.setting.name);
    entry.is_some_and(|entry| entry.data_type == DataType::Schedule)
}
