use super::{LineIndex, Span, Utf16Position, sort_by_rank};
use serde::{Deserialize, Serialize};

/// The replacement of one range of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextEdit {
    /// What is replaced, in the text before the edit.
    pub span: Span,
    /// The bytes that take its place.
    pub replacement: Vec<u8>,
}

impl TextEdit {
    /// Replaces `span` by `replacement`.
    pub fn replace(span: Span, replacement: impl Into<Vec<u8>>) -> Self {
        Self {
            span,
            replacement: replacement.into(),
        }
    }

    /// Inserts `text` at `offset`.
    pub fn insert(offset: usize, text: impl Into<Vec<u8>>) -> Self {
        Self::replace(Span::at(offset), text)
    }

    /// Removes `span`.
    pub fn remove(span: Span) -> Self {
        Self::replace(span, Vec::new())
    }
}

/// Why a set of edits cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditConflict {
    /// Two edits touch the same bytes; the span of the second.
    Overlap(Span),
    /// An edit reaches behind the end of the text.
    OutOfText(Span),
}

/// Applies `edits`, given in any order, to `text`.
///
/// Insertions at one offset keep the order in which they are given.
pub fn apply_edits(text: &[u8], edits: &[TextEdit]) -> Result<Vec<u8>, EditConflict> {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sort_by_rank(&mut sorted, |edit| (edit.span.start, edit.span.end));
    let mut out = Vec::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        if edit.span.end > text.len() {
            return Err(EditConflict::OutOfText(edit.span));
        }
        if edit.span.start < done {
            return Err(EditConflict::Overlap(edit.span));
        }
        out.extend_from_slice(Span::new(done, edit.span.start).slice(text));
        out.extend_from_slice(&edit.replacement);
        done = edit.span.end;
    }
    out.extend_from_slice(Span::new(done, text.len()).slice(text));
    Ok(out)
}

/// The text as a text field shows it: ill-formed UTF-8 as U+FFFD, every line end as LF.
pub fn displayed(text: &[u8]) -> String {
    let shown = String::from_utf8_lossy(text);
    if text.contains(&b'\r') {
        shown.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        shown.into_owned()
    }
}

/// The edit that a change in a text field means.
///
/// `before` is the text whose [`displayed`] form the field showed, `after` what it shows now. Only the
/// part that differs is replaced, so bytes that a field cannot hold survive everywhere else. New lines
/// take the line end of the line in which the change begins (or the one before it; LF if there is none).
/// `None` when nothing changed.
pub fn displayed_change(before: &[u8], after: &str) -> Option<TextEdit> {
    let shown = displayed(before);
    if shown == after {
        return None;
    }
    let mut change = Change::between(&shown, after);
    if shown.as_bytes() == before {
        // What is shown are the bytes themselves: the usual case, and the quick one.
        let inserted = after.get(change.start..change.new_end).unwrap_or_default();
        return Some(TextEdit::replace(
            Span::new(change.start, change.old_end),
            inserted,
        ));
    }
    let mut more = 1;
    loop {
        let edit = change.edit(before, &shown, after);
        // Bytes that an edit brings together can mean something else than they did apart: the halves of a
        // character, or CR and LF. Then the neighbours are replaced by what the field shows of them.
        let edited = apply_edits(before, std::slice::from_ref(&edit));
        if edited.is_ok_and(|text| displayed(&text) == after) || !change.widen(&shown, after, more)
        {
            return Some(edit);
        }
        more *= 2;
    }
}

/// Where what a field showed and what it shows now differ; all on character boundaries.
struct Change {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Change {
    fn between(old: &str, new: &str) -> Self {
        let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b);
        let start = boundary(old, new, same.count());
        let old_rest = old.get(start..).unwrap_or_default();
        let new_rest = new.get(start..).unwrap_or_default();
        let ends = old_rest.bytes().rev().zip(new_rest.bytes().rev());
        let mut tail = ends.take_while(|(a, b)| a == b).count();
        while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
        Self {
            start,
            old_end: old.len() - tail,
            new_end: new.len() - tail,
        }
    }

    /// Takes `more` characters more on either side; `false` if there are none.
    fn widen(&mut self, old: &str, new: &str, more: usize) -> bool {
        let before = old.get(..self.start).unwrap_or_default();
        let behind = new.get(self.new_end..).unwrap_or_default();
        let lead: usize = before.chars().rev().take(more).map(char::len_utf8).sum();
        let trail: usize = behind.chars().take(more).map(char::len_utf8).sum();
        self.start -= lead;
        self.old_end += trail;
        self.new_end += trail;
        lead + trail > 0
    }

    fn edit(&self, before: &[u8], old: &str, new: &str) -> TextEdit {
        let lines = LineIndex::new(before);
        let places = LineIndex::new(old.as_bytes());
        let from = lines.offset(places.utf16_position(self.start));
        let to = lines.offset(places.utf16_position(self.old_end));
        let inserted = new.get(self.start..self.new_end).unwrap_or_default();
        let ending = neighbouring_line_end(&lines, places.utf16_position(self.start));
        TextEdit::replace(Span::new(from, to), with_line_ends(inserted, &ending))
    }
}

/// The last place up to `at` that is a character boundary of both.
fn boundary(old: &str, new: &str, mut at: usize) -> usize {
    while !old.is_char_boundary(at) || !new.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(super) fn neighbouring_line_end(lines: &LineIndex<'_>, place: Utf16Position) -> Vec<u8> {
    let here = lines.line_end(place.line);
    let before = place
        .line
        .checked_sub(1)
        .map_or(&[][..], |line| lines.line_end(line));
    [here, before]
        .into_iter()
        .find(|end| !end.is_empty())
        .unwrap_or(b"\n")
        .to_vec()
}

pub(super) fn with_line_ends(text: &str, ending: &[u8]) -> Vec<u8> {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().as_bytes().to_vec();
    for line in lines {
        out.extend_from_slice(ending);
        out.extend_from_slice(line.as_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(before: &[u8], after: &str) -> Vec<u8> {
        let edit = displayed_change(before, after).unwrap();
        apply_edits(before, &[edit]).unwrap()
    }

    #[test]
    fn a_change_keeps_line_ends_and_bad_bytes_elsewhere() {
        assert_eq!(
            changed(b"a\r\nb\xff\rc", "ax\nb\u{fffd}\nc"),
            b"ax\r\nb\xff\rc"
        );
        assert_eq!(changed(b"a\r\nb\r\n", "a\nnew\nb\n"), b"a\r\nnew\r\nb\r\n");
        assert_eq!(changed(b"", "x\ny"), b"x\ny");
        assert_eq!(changed("aéb".as_bytes(), "aèb"), "aèb".as_bytes());
        assert_eq!(changed("é".as_bytes(), "éé"), "éé".as_bytes());
        assert_eq!(changed(b"one\rtwo", "one\ntwo\nthree"), b"one\rtwo\rthree");
    }

    #[test]
    fn joining_lines_removes_a_whole_crlf() {
        assert_eq!(changed(b"a\r\nb", "ab"), b"ab");
    }

    #[test]
    fn bytes_brought_together_keep_what_the_field_shows() {
        assert_eq!(changed(b"a\rx\nb", "a\n\nb"), b"a\r\rb");
        assert_eq!(
            changed(b"\xc2x\x80", "\u{fffd}\u{fffd}"),
            "\u{fffd}\u{fffd}".as_bytes()
        );
    }

    #[test]
    fn no_change_is_no_edit() {
        assert_eq!(displayed_change(b"a\r\n", "a\n"), None);
    }

    #[test]
    fn overlapping_edits_are_refused() {
        let edits = [
            TextEdit::remove(Span::new(0, 3)),
            TextEdit::remove(Span::new(2, 4)),
        ];
        assert_eq!(
            apply_edits(b"abcdef", &edits),
            Err(EditConflict::Overlap(Span::new(2, 4)))
        );
        assert_eq!(
            apply_edits(b"ab", &[TextEdit::remove(Span::new(1, 3))]),
            Err(EditConflict::OutOfText(Span::new(1, 3)))
        );
    }
}
