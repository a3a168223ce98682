//! Booleans in words that are none (TXT-15, TYPE-07).
//!
//! The guide lists ten words: Yes, yes, Enable, enable, 1 and No, no, Disable, disable, 0. The profile compiler
//! refuses the four lower-case words.

use super::{Subject, finding};
use crate::catalog::{DataType, parse_boolean};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::open_format::has_template_mark;
use crate::profile::{Occurrence, ValueForm};
use crate::redaction::has_holes;
use crate::text::{Span, TextEdit, excerpt};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let entry = subject.options.catalog.find(&occurrence.setting.name);
        if entry.is_none_or(|entry| entry.data_type != DataType::Boolean)
            || has_holes(value)
            || has_template_mark(value)
        {
            continue;
        }
        // Quotes keep the white space around a word, and a word with white space is none.
        let place = match occurrence.form {
            ValueForm::Quoted => span,
            ValueForm::Element | ValueForm::Attribute => subject.core_of(span),
        };
        match parse_boolean(value) {
            None => findings.push(spelling(occurrence, value, place)),
            Some(truth)
                if !subject.is_open_format()
                    && value.first().is_some_and(u8::is_ascii_lowercase) =>
            {
                let headline = format!("the profile compiler refuses `{}`", excerpt(value));
                findings.push(with_word(
                    occurrence,
                    finding(Code::BooleanLowerCase, place, headline),
                    truth,
                    place,
                ));
            }
            Some(_) => {}
        }
    }
}

fn spelling(occurrence: &Occurrence, value: &[u8], place: Span) -> Diagnostic {
    let found = if value.is_empty() {
        "nothing".to_owned()
    } else {
        format!("`{}`", excerpt(value))
    };
    let headline = format!("expected `Yes` or `No`, found {found}");
    let diagnostic = finding(Code::BooleanSpelling, place, headline);
    match value.trim_ascii().to_ascii_lowercase().as_slice() {
        b"yes" | b"true" | b"on" | b"enable" | b"enabled" => {
            with_word(occurrence, diagnostic, true, place)
        }
        b"no" | b"false" | b"off" | b"disable" | b"disabled" => {
            with_word(occurrence, diagnostic, false, place)
        }
        _ => diagnostic,
    }
}

fn with_word(
    occurrence: &Occurrence,
    diagnostic: Diagnostic,
    truth: bool,
    place: Span,
) -> Diagnostic {
    let word = if truth { "Yes" } else { "No" };
    let edit = TextEdit::replace(place, Subject::written(occurrence, word.as_bytes()));
    diagnostic.with_fix(format!("Write `{word}`"), vec![edit])
}
