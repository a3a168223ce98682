//! Characters that devices or tools do not take (XML-15, FMT-06, G-46).
//!
//! The firmware knows ASCII only. Values with other characters, literal or by reference, are named once
//! each; a byte-order mark, text that is not UTF-8 and control characters are named too.

use super::{Subject, before_a_mark, finding};
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

/// The byte-order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn file(subject: &Subject<'_>, findings: &mut Findings) {
    let text = subject.text;
    if text.starts_with(MARK) {
        findings.push(byte_order_mark(subject));
    }
    findings.extend(encoding_findings(text));
}

fn byte_order_mark(subject: &Subject<'_>) -> Diagnostic {
    let marks = subject.text.chunks_exact(MARK.len());
    let count = marks.take_while(|chunk| *chunk == MARK).count();
    let (mark, all) = (Span::new(0, MARK.len()), Span::new(0, count * MARK.len()));
    let headline = "expected text, found a byte-order mark before it";
    let diagnostic = finding(Code::ByteOrderMark, mark, headline);
    // In plain text the second mark begins a name, and may be all of it.
    let behind = subject.text.get(all.end..).unwrap_or_default();
    let named = || behind.first().is_some_and(u8::is_ascii_alphanumeric);
    let is_text = || named() && !behind.starts_with(b"import");
    let goes = count == 1 || subject.is_open_format() || is_text();
    if !goes || before_a_mark(subject.text, all) {
        return diagnostic.with_help("without it the file would begin with another mark; look whether that one is part of a name");
    }
    let title = if count == 1 {
        "Remove the mark"
    } else {
        "Remove the marks"
    };
    diagnostic.with_fix(title, vec![TextEdit::remove(all)])
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
