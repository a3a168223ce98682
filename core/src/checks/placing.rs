//! Findings about a value as findings about the text that it is written in.

use super::Subject;
use crate::diagnostic::{Diagnostic, Fix};
use crate::profile::{Occurrence, ValueForm};
use crate::text::{Span, TextEdit, apply_edits};

/// A value and where it is written.
pub(super) struct WrittenValue<'s> {
    occurrence: &'s Occurrence,
    value: &'s [u8],
    /// The place without the white space that does not count.
    core: Span,
    /// For each byte of the value where it is written, counted from `core`; `None` where that is not known.
    offsets: Option<Vec<usize>>,
}

impl<'s> WrittenValue<'s> {
    /// The value of `occurrence`, written in `span`. Escapes are followed.
    pub(super) fn new(
        subject: &Subject<'s>,
        occurrence: &'s Occurrence,
        value: &'s [u8],
        span: Span,
    ) -> Self {
        let core = match occurrence.form {
            ValueForm::Quoted => span,
            ValueForm::Element | ValueForm::Attribute => subject.core_of(span),
        };
        let written = core.slice(subject.text);
        let offsets = if written == value {
            Some((0..=value.len()).collect())
        } else {
            offsets(written, value, occurrence.form)
        };
        Self {
            occurrence,
            value,
            core,
            offsets,
        }
    }

    /// The place of a part of the value; the whole where it is not known better.
    fn place(&self, inner: Span) -> Span {
        let at = |at: usize| {
            self.offsets
                .as_ref()
                .and_then(|offsets| offsets.get(at).copied())
        };
        match (at(inner.start), at(inner.end)) {
            (Some(start), Some(end)) => Span::new(start, end).shifted(self.core.start),
            _ => self.core,
        }
    }

    /// A finding about the value as one about the text, with its mend as it must be written there.
    pub(super) fn placed(&self, found: Diagnostic) -> Diagnostic {
        let mut placed = found;
        placed.primary.span = self.place(placed.primary.span);
        for label in &mut placed.secondary {
            label.span = self.place(label.span);
        }
        placed.fix = placed.fix.and_then(|fix| {
            Some(Fix {
                edits: self.edits(&fix.edits)?,
                title: fix.title,
            })
        });
        placed
    }

    fn edits(&self, edits: &[TextEdit]) -> Option<Vec<TextEdit>> {
        let written = |text: &[u8]| Subject::written(self.occurrence, text);
        if self.offsets.is_none() {
            let mended = apply_edits(self.value, edits).ok()?;
            return Some(vec![TextEdit::replace(self.core, written(&mended))]);
        }
        let edit =
            |edit: &TextEdit| TextEdit::replace(self.place(edit.span), written(&edit.replacement));
        Some(edits.iter().map(edit).collect())
    }
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
