use super::edit::{neighbouring_line_end, with_line_ends};
use super::{LineIndex, Span, TextEdit, Utf16Position, apply_edits, displayed, displayed_change};

/// One change that was made in a text field, in the terms of what it showed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Where the replaced part begins.
    pub from: Utf16Position,
    /// Where it ends.
    pub to: Utf16Position,
    /// What took its place; lines end with LF.
    pub text: String,
}

/// The edits that changes in a text field mean.
///
/// `before` is the text whose [`displayed`] form the field showed. The changes are in order and do not overlap,
/// and the places of all of them are in the text before the first one. Bytes outside of them survive; new lines
/// take the line end of their neighbourhood.
///
/// ```
/// use profile_core::text::{FieldChange, Utf16Position, apply_edits, field_edits};
/// let at = |line, column| Utf16Position { line, column };
/// let change = FieldChange { from: at(1, 1), to: at(1, 1), text: "\nc".into() };
/// let edits = field_edits(b"a\r\nb\xff", &[change]);
/// assert_eq!(apply_edits(b"a\r\nb\xff", &edits).unwrap(), b"a\r\nb\r\nc\xff");
/// ```
pub fn field_edits(before: &[u8], changes: &[FieldChange]) -> Vec<TextEdit> {
    let lines = LineIndex::new(before);
    let edits: Vec<TextEdit> = changes
        .iter()
        .map(|change| edit(&lines, change))
        .filter(|edit| !edit.span.is_empty() || !edit.replacement.is_empty())
        .collect();
    if is_shown_as_it_is(before) && changes.iter().all(|change| !change.text.contains('\r')) {
        return edits;
    }
    // Bytes that an edit brings together can mean something else than they did apart. Then the changes are
    // made one by one, the last one first, and what differs in the end is one edit.
    let shown = shown_after(&displayed(before), changes);
    match apply_edits(before, &edits) {
        Ok(after) if displayed(&after) == shown => edits,
        _ => difference(before, &one_by_one(before, changes)),
    }
}

fn edit(lines: &LineIndex<'_>, change: &FieldChange) -> TextEdit {
    let from = lines.offset(change.from);
    let to = lines.offset(change.to).max(from);
    let ending = neighbouring_line_end(lines, change.from);
    TextEdit::replace(Span::new(from, to), with_line_ends(&change.text, &ending))
}

/// Whether a text field shows exactly these bytes.
fn is_shown_as_it_is(text: &[u8]) -> bool {
    !text.contains(&b'\r') && std::str::from_utf8(text).is_ok()
}

/// What a field that showed `shown` shows after `changes`.
fn shown_after(shown: &str, changes: &[FieldChange]) -> String {
    let lines = LineIndex::new(shown.as_bytes());
    let mut out = String::with_capacity(shown.len());
    let mut done = 0;
    for change in changes {
        let from = lines.offset(change.from).max(done);
        out.push_str(shown.get(done..from).unwrap_or_default());
        // A field takes any of the three line ends for the one that it knows.
        out.push_str(&displayed(change.text.as_bytes()));
        done = lines.offset(change.to).max(from);
    }
    out.push_str(shown.get(done..).unwrap_or_default());
    out
}

fn one_by_one(before: &[u8], changes: &[FieldChange]) -> Vec<u8> {
    let mut text = before.to_vec();
    for change in changes.iter().rev() {
        let shown = shown_after(&displayed(&text), std::slice::from_ref(change));
        let edited = displayed_change(&text, &shown).map(|edit| apply_edits(&text, &[edit]));
        if let Some(Ok(edited)) = edited {
            text = edited;
        }
    }
    text
}

/// What turns `before` into `after`, as one edit.
fn difference(before: &[u8], after: &[u8]) -> Vec<TextEdit> {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let lead = before.iter().zip(after).take_while(same).count();
    let old = before.get(lead..).unwrap_or_default();
    let new = after.get(lead..).unwrap_or_default();
    let ends = old.iter().rev().zip(new.iter().rev());
    let trail = ends.take_while(same).count();
    let replacement = new.get(..new.len() - trail).unwrap_or_default();
    let span = Span::new(lead, before.len() - trail);
    if span.is_empty() && replacement.is_empty() {
        return Vec::new();
    }
    vec![TextEdit::replace(span, replacement)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Utf16Position {
        Utf16Position { line, column }
    }

    fn change(from: Utf16Position, to: Utf16Position, text: &str) -> FieldChange {
        let text = text.to_owned();
        FieldChange { from, to, text }
    }

    fn changed(before: &[u8], changes: &[FieldChange]) -> Vec<u8> {
        apply_edits(before, &field_edits(before, changes)).unwrap()
    }

    #[test]
    fn changes_keep_what_is_elsewhere() {
        let before = b"one\r\ntwo\xff\rthree\n";
        let changes = [
            change(at(0, 3), at(0, 3), "!\n"),
            change(at(2, 0), at(2, 5), "3"),
        ];
        assert_eq!(changed(before, &changes), b"one!\r\n\r\ntwo\xff\r3\n");
    }

    #[test]
    fn columns_are_utf16_units() {
        let before = "𝄞a\r\n".as_bytes();
        let changes = [change(at(0, 2), at(0, 3), "é")];
        assert_eq!(changed(before, &changes), "𝄞é\r\n".as_bytes());
    }

    #[test]
    fn bytes_brought_together_keep_what_the_field_shows() {
        let before = b"a\rx\nb\r\nc";
        let changes = [
            change(at(1, 0), at(1, 1), ""),
            change(at(3, 0), at(3, 1), "C"),
        ];
        let after = changed(before, &changes);
        assert_eq!(displayed(&after), "a\n\nb\nC");
        assert!(after.ends_with(b"b\r\nC"), "{after:?}");
    }

    #[test]
    fn places_outside_of_the_text_are_its_end() {
        assert_eq!(changed(b"a", &[change(at(9, 0), at(9, 9), "b")]), b"ab");
        assert!(field_edits(b"a", &[change(at(0, 1), at(0, 1), "")]).is_empty());
    }
}
