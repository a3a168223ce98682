//! Findings about a value as findings about the text that it is written in.

use super::Subject;
use crate::diagnostic::{Diagnostic, Fix};
use crate::profile::{Occurrence, ValueForm};
use crate::text::{Span, TextEdit, apply_edits};

/// A finding about a value as one about the text. Escapes are followed; where that fails its place is the whole value.
pub(super) fn placed(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    value: &[u8],
    span: Span,
    found: Diagnostic,
) -> Diagnostic {
    let core = match occurrence.form {
        ValueForm::Quoted => span,
        ValueForm::Element | ValueForm::Attribute => subject.core_of(span),
    };
    let written = core.slice(subject.text);
    let offsets = if written == value {
        None
    } else {
        offsets(written, value, occurrence.form)
    };
    let place = |inner: Span| match &offsets {
        _ if written == value => inner.shifted(core.start),
        None => core,
        Some(offsets) => {
            let at = |at: usize| offsets.get(at).copied().unwrap_or(written.len());
            Span::new(at(inner.start), at(inner.end)).shifted(core.start)
        }
    };
    let mut placed = found.clone();
    placed.primary.span = place(found.primary.span);
    for label in &mut placed.secondary {
        label.span = place(label.span);
    }
    placed.fix = found.fix.and_then(|fix| {
        let mended = apply_edits(value, &fix.edits).ok()?;
        let edit = TextEdit::replace(core, Subject::written(occurrence, &mended));
        Some(Fix {
            edits: vec![edit],
            ..fix
        })
    });
    placed
}

/// For each byte of `value` where it is written, and where the last one ends; `None` where the two do not run together.
fn offsets(written: &[u8], value: &[u8], form: ValueForm) -> Option<Vec<usize>> {
    let mut offsets = Vec::with_capacity(value.len() + 1);
    let mut at = 0;
    while let Some(rest) = value.get(offsets.len()..).filter(|rest| !rest.is_empty()) {
        let source = written.get(at..)?;
        let (taken, given) = match form {
            ValueForm::Quoted => plain(source, rest)?,
            ValueForm::Element | ValueForm::Attribute => open(source, rest)?,
        };
        offsets.extend(std::iter::repeat_n(at, given));
        at += taken;
    }
    offsets.push(at);
    (offsets.len() == value.len() + 1).then_some(offsets)
}

/// How many bytes of the open format give how many bytes of the value.
fn open(source: &[u8], value: &[u8]) -> Option<(usize, usize)> {
    let reference = source.strip_prefix(b"&").and_then(|inner| {
        let length = inner.iter().take(12).position(|byte| *byte == b';')?;
        let name = std::str::from_utf8(inner.get(..length)?).ok()?;
        Some((length + 2, character(name)?))
    });
    if let Some((taken, character)) = reference {
        let mut buffer = [0; 4];
        let bytes = character.encode_utf8(&mut buffer).as_bytes();
        return value.starts_with(bytes).then_some((taken, bytes.len()));
    }
    match (source, value.first()?) {
        ([b'\r', b'\n', ..], b' ') => Some((2, 1)),
        ([b'\r' | b'\n', ..], b' ') => Some((1, 1)),
        ([same, ..], byte) if same == byte => Some((1, 1)),
        _ => None,
    }
}

/// The character of a reference, by what stands between `&` and `;`.
fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let hexadecimal = digits.strip_prefix(['x', 'X']);
            let code = match hexadecimal {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// The same for plain text.
fn plain(source: &[u8], value: &[u8]) -> Option<(usize, usize)> {
    let hexadecimal = |byte: &u8| byte.is_ascii_hexdigit();
    match (source, value.first()?) {
        ([b'\\', b'x', digits @ ..], _) if digits.first().is_some_and(hexadecimal) => {
            let count = digits
                .iter()
                .take(2)
                .take_while(|byte| hexadecimal(byte))
                .count();
            Some((2 + count, 1))
        }
        ([b'\\', _, ..], _) => Some((2, 1)),
        ([b'\r', b'\n', ..], b' ' | b'\n') => Some((2, 1)),
        ([same, ..], byte) if same == byte => Some((1, 1)),
        _ => None,
    }
}
