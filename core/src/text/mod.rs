//! Bytes as text: spans, lines and columns, edits, and the lossless tree that every reader builds.
//!
//! A profile is a sequence of bytes. Most are ASCII, some are UTF-8, Latin-1 or damaged, and line ends
//! may be LF, CRLF or a lone CR. Nothing here normalises them: positions are byte offsets, and a
//! conversion to the lines and UTF-16 columns of a text field happens only in [`LineIndex`].

mod cursor;
mod date;
mod edit;
mod field;
mod lines;
mod order;
mod search;
mod span;
mod tree;

pub(crate) use cursor::Cursor;
pub(crate) use date::date;
pub use edit::{EditConflict, TextEdit, apply_edits, displayed, displayed_change};
pub use field::{FieldChange, field_edits};
pub use lines::{LineIndex, Position, Utf16Position};
pub(crate) use order::{sort_by_rank, sorted_numbers};
pub(crate) use search::{find, parted};
pub use span::Span;
pub use tree::{Child, Leaf, LeafId, NodeId, Tree, TreeBuilder};

/// White space of both source formats: blank, tab, carriage return, line feed.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// `span`, and the whole line with its end if nothing else stands on it.
pub(crate) fn lines_of_its_own(text: &[u8], span: Span) -> Span {
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let lead = before.iter().rev().take_while(blank).count();
    let trail = after.iter().take_while(blank).count();
    let begins = match before.len().checked_sub(lead + 1) {
        Some(at) => matches!(before.get(at), Some(b'\n' | b'\r')),
        None => true,
    };
    let end = match after.get(trail..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([b'\r' | b'\n', ..]) => 1,
        _ => return span,
    };
    if begins {
        Span::new(span.start - lead, span.end + trail + end)
    } else {
        span
    }
}

/// Bytes as a sentence may show them: invalid UTF-8 replaced, line ends shown as `⏎`, cut at 40 characters.
pub(crate) fn excerpt(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut out: String = text
        .chars()
        .filter(|c| *c != '\r')
        .take(40)
        .map(|c| if c == '\n' { '⏎' } else { c })
        .collect();
    if text.chars().nth(40).is_some() {
        out.push('…');
    }
    out
}
