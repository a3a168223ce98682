//! Characters that devices or tools do not take (XML-15, FMT-06, G-46).
//!
//! The firmware knows ASCII only. Values with other characters, literal or by reference, are named once
//! each; a byte-order mark, text that is not UTF-8 and control characters are named too.

use super::{Subject, finding};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::layers::encoding_findings;
use crate::text::{Span, TextEdit, is_space};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    file(subject, findings);
    controls(subject, findings);
    meant_controls(subject, findings);
    for (occurrence, value, span) in subject.values() {
        if value.is_ascii() {
            continue;
        }
        let written = span.slice(subject.text);
        let at = written.iter().position(|byte| !byte.is_ascii());
        let place = at.map_or(span, |at| {
            let len = written
                .get(at..)
                .unwrap_or_default()
                .iter()
                .take_while(|b| !b.is_ascii())
                .count();
            Span::new(span.start + at, span.start + at + len)
        });
        let headline = format!(
            "expected ASCII in `{}`, found another character",
            occurrence.setting.name
        );
        findings.push(
            finding(Code::NonAscii, place, headline).with_help(
                "the file can be used; look at the value on a device before it goes out",
            ),
        );
    }
}

fn file(subject: &Subject<'_>, findings: &mut Findings) {
    let text = subject.text;
    if text.starts_with(b"\xef\xbb\xbf") {
        let mark = Span::new(0, 3);
        let headline = "expected text, found a byte-order mark before it";
        findings.push(
            finding(Code::ByteOrderMark, mark, headline)
                .with_fix("Remove the mark", vec![TextEdit::remove(mark)]),
        );
    }
    findings.extend(encoding_findings(text));
}

fn controls(subject: &Subject<'_>, findings: &mut Findings) {
    for (at, byte) in subject.text.iter().enumerate() {
        let nul_of_plain_text = *byte == 0 && !subject.is_open_format();
        let odd = byte.is_ascii_control() && !is_space(*byte) && !nul_of_plain_text;
        if odd {
            findings.push_with(Code::ControlCharacter, || control(subject, at, *byte));
        }
    }
}

/// Control characters that a value has by way of a reference or an escape.
fn meant_controls(subject: &Subject<'_>, findings: &mut Findings) {
    let odd = |byte: &&u8| byte.is_ascii_control() && !is_space(**byte);
    for (occurrence, value, span) in subject.values() {
        let written = span.slice(subject.text);
        let meant = value
            .iter()
            .find(odd)
            .filter(|byte| !written.contains(byte));
        if let Some(byte) = meant {
            let headline = format!(
                "expected text in `{}`, found the control character 0x{byte:02X}, written as a reference",
                subject.shown(&occurrence.setting.name)
            );
            let place = subject.core_of(span);
            findings.push(finding(Code::ControlCharacter, place, headline));
        }
    }
}

fn control(subject: &Subject<'_>, at: usize, byte: u8) -> Diagnostic {
    let span = Span::new(at, at + 1);
    let headline = format!("expected text, found the control character 0x{byte:02X}");
    let diagnostic = finding(Code::ControlCharacter, span, headline);
    // Outside a value the character may be all that holds two parts of the markup apart.
    if subject.is_in_value(at) {
        diagnostic.with_fix("Remove it", vec![TextEdit::remove(span)])
    } else {
        diagnostic
    }
}
