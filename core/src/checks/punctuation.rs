//! Typographic quotes and dashes that a document put in the place of plain characters (TXT-21).
//!
//! A dash before a letter and after a blank or bracket was the `--` of an option; one between blanks is
//! two hyphens, as the log messages have it; any other is a hyphen.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::text::{Span, TextEdit};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let Ok(written) = std::str::from_utf8(span.slice(subject.text)) else {
            continue;
        };
        // Markup inside a value has quotes of its own.
        let has_markup = subject.is_open_format() && written.contains('<');
        if value.is_ascii() || has_markup || !written.chars().any(|c| plain(c, "").is_some()) {
            continue;
        }
        let mut edits = Vec::new();
        for (at, c) in written.char_indices() {
            let before = written.get(..at).unwrap_or_default();
            let after = written.get(at + c.len_utf8()..).unwrap_or_default();
            let around = if opens_option(before, after) {
                "option"
            } else if between_blanks(before, after) {
                "blanks"
            } else {
                ""
            };
            if let Some(text) = plain(c, around) {
                let place = Span::new(span.start + at, span.start + at + c.len_utf8());
                edits.push(TextEdit::replace(
                    place,
                    Subject::written(occurrence, text.as_bytes()),
                ));
            }
        }
        let place = edits
            .iter()
            .map(|edit| edit.span)
            .reduce(Span::cover)
            .unwrap_or(span);
        let headline = format!(
            "expected plain quotes and hyphens in `{}`, found typographic ones",
            occurrence.setting.name
        );
        findings.push(
            finding(Code::SmartPunctuation, place, headline)
                .with_fix("Write plain characters", edits),
        );
    }
}

fn opens_option(before: &str, after: &str) -> bool {
    let starts = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '[');
    starts && after.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn between_blanks(before: &str, after: &str) -> bool {
    before.ends_with(' ') && after.starts_with(' ')
}

/// The plain characters that `c` stands for.
fn plain(c: char, around: &str) -> Option<&'static str> {
    match c {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => Some("\""),
        '\u{2018}' | '\u{2019}' | '\u{2032}' => Some("'"),
        '\u{2013}' | '\u{2014}' if !around.is_empty() => Some("--"),
        '\u{2013}' | '\u{2014}' | '\u{2010}' | '\u{2011}' => Some("-"),
        '\u{a0}' => Some(" "),
        _ => None,
    }
}
