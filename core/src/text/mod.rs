//! Bytes as text: spans, lines and columns, edits, and the lossless tree that every reader builds.
//!
//! A profile is a sequence of bytes. Most are ASCII, some are UTF-8, Latin-1 or damaged, and line ends
//! may be LF, CRLF or a lone CR. Nothing here normalises them: positions are byte offsets, and a
//! conversion to the lines and UTF-16 columns of a text field happens only in [`LineIndex`].

mod cursor;
mod date;
mod edit;
mod lines;
mod span;
mod tree;

pub(crate) use cursor::Cursor;
pub(crate) use date::date;
pub use edit::{EditConflict, TextEdit, apply_edits, displayed, displayed_change};
pub use lines::{LineIndex, Position, Utf16Position};
pub use span::Span;
pub use tree::{Child, Leaf, LeafId, NodeId, Tree, TreeBuilder};

/// White space of both source formats: blank, tab, carriage return, line feed.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
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
