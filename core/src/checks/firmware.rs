//! The open format on firmware that is too old for it (GEN-05).

use super::{FirmwareLevel, Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::text::Span;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.is_open_format() && subject.options.firmware < FirmwareLevel::V2_0_6 {
        let headline =
            "expected a compiled profile for firmware 2.0.5 and older, found the open format";
        findings.push(
            finding(Code::NewerFirmware, Span::at(0), headline).with_help(
                "convert to plain text and compile it, or bring the device to 2.0.6 first",
            ),
        );
    }
}
