//! Edits in plain text.

use crate::plain_text::quote;
use crate::profile::{Occurrence, Setting, UserAccess, Value};
use crate::text::{Span, TextEdit};

/// The edits that turn `occurrence` into `setting`.
pub(super) fn changed(text: &[u8], occurrence: &Occurrence, setting: &Setting) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    let mark = mark(text, occurrence, setting.access, &mut edits);
    if occurrence.setting.value != setting.value {
        match (occurrence.value, &setting.value) {
            (Some(span), Value::Set(value)) => {
                edits.push(TextEdit::replace(quoted(text, span), quote(value)));
            }
            (Some(span), Value::Unchanged) => edits.push(TextEdit::remove(quoted(text, span))),
            (None, Value::Set(value)) => {
                let new = [b" ", quote(value).as_slice()].concat();
                edits.push(TextEdit::insert(mark, new));
            }
            (None, Value::Unchanged) => {}
        }
    }
    edits
}

/// Adds the edit of the mark; gives the place behind which a value may stand.
fn mark(
    text: &[u8],
    occurrence: &Occurrence,
    access: UserAccess,
    edits: &mut Vec<TextEdit>,
) -> usize {
    let wanted = access.mark();
    let written = occurrence.access;
    let behind = written.map_or(occurrence.name.end, |span| span.end);
    if written.map_or(b"".as_slice(), |span| span.slice(text)) == wanted.as_bytes() {
        return behind;
    }
    match (written, occurrence.value) {
        (Some(span), _) if wanted.is_empty() => {
            let after = text.get(span.end..).unwrap_or_default();
            let blank = usize::from(after.starts_with(b" ") && occurrence.value.is_some());
            edits.push(TextEdit::remove(Span::new(span.start, span.end + blank)));
        }
        (Some(span), _) => edits.push(TextEdit::replace(span, wanted)),
        (None, Some(value)) => {
            let place = quoted(text, value).start;
            edits.push(TextEdit::insert(place, format!("{wanted} ")));
        }
        (None, None) => edits.push(TextEdit::insert(behind, format!(" {wanted}"))),
    }
    behind
}

/// The value at `inner` with its quotes, which may be typographic.
fn quoted(text: &[u8], inner: Span) -> Span {
    let before = text.get(..inner.start).unwrap_or_default();
    let after = text.get(inner.end..).unwrap_or_default();
    let opening = if before.ends_with(b"\"") { 1 } else { 3 };
    let closing = if after.starts_with(b"\"") { 1 } else { 3 };
    Span::new(inner.start.saturating_sub(opening), inner.end + closing)
}
