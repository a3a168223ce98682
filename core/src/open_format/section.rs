//! Comments, CDATA sections, instructions and declarations.

use super::parser::{Parser, parse};
use super::{LeafKind, NodeKind};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Span, TextEdit, find, is_space};

/// The `->` that ends a misspelt comment is looked for in this many bytes.
const MISSPELT_COMMENT: usize = 256;

impl Parser<'_> {
    /// Comment, CDATA section or instruction. One that is never closed takes the rest of the file.
    pub(super) fn section(&mut self, kind: LeafKind, opening: usize, closing: &[u8]) {
        let body = self.cursor.rest().get(opening..).unwrap_or_default();
        match find(body, closing) {
            Some(len) => {
                self.cursor.take(kind, opening + len + closing.len());
            }
            None => self.unterminated(kind, opening, closing),
        }
    }

    pub(super) fn comment(&mut self) {
        let start = self.cursor.at;
        self.section(LeafKind::Comment, 4, b"-->");
        let whole = Span::new(start, self.cursor.at);
        let body = whole.slice(self.cursor.text).get(4..).unwrap_or_default();
        if body.ends_with(b"-->")
            && let Some(inner) = find(body, b"<!--")
            && self.elements.is_in_profile()
        {
            let before = body.get(..inner).unwrap_or_default();
            self.swallowed(start + 4, before);
        }
    }

    /// What to say of a comment that goes on after `before`, where another one begins.
    fn swallowed(&mut self, start: usize, before: &[u8]) {
        let end = meant_end(before);
        let hidden = before.get(end.end..).unwrap_or_default();
        let parsed = parse(hidden);
        let root = Some(parsed.tree.root());
        let elements = || {
            let nodes = parsed.tree.nodes();
            nodes.filter(|(_, kind)| *kind == NodeKind::Element)
        };
        if elements().next().is_none() {
            return;
        }
        let sound = elements().all(|(node, _)| parsed.tree.parent(node) == root)
            && parsed
                .diagnostics
                .iter()
                .all(|finding| finding.severity != Severity::Error);
        let opened = Span::new(start - 4, start);
        let headline = "expected the end of the comment before the next one, found settings in it";
        let diagnostic = Diagnostic::new(Code::NestedComment, opened, headline)
            .with_help("a comment ends with `-->`; the settings before that have no effect");
        let heads = first_line(before).iter().any(|byte| !is_space(*byte));
        self.findings.push(if sound && heads {
            diagnostic.with_fix(
                "Close it with `-->`",
                vec![closing_edit(start, before, end)],
            )
        } else {
            diagnostic
        });
    }

    fn unterminated(&mut self, kind: LeafKind, opening: usize, closing: &[u8]) {
        let start = self.cursor.at;
        let span = self.cursor.take(kind, self.cursor.text.len() - start);
        let closing = String::from_utf8_lossy(closing);
        let place = Span::new(start, start + opening);
        let headline = format!("expected `{closing}`, found the end of the file");
        let diagnostic = Diagnostic::new(Code::UnterminatedMarkup, place, headline).with_help(
            "close it where it is meant to end; until then all that follows belongs to it",
        );
        let body = span
            .slice(self.cursor.text)
            .get(opening..)
            .unwrap_or_default();
        let end = meant_end(body);
        self.findings.push(match kind {
            // A declaration may be open in quotes or brackets, so its end alone may not close it.
            LeafKind::Declaration => diagnostic,
            LeafKind::Comment if end.end < body.len() => diagnostic.with_fix(
                format!("Close it with `{closing}`"),
                vec![closing_edit(start + opening, body, end)],
            ),
            _ => {
                let edit = TextEdit::insert(self.cursor.text.len(), closing.as_bytes());
                diagnostic.with_fix(format!("Close it at the end with `{closing}`"), vec![edit])
            }
        });
        // Elements stay open because of this, and are no faults of their own.
        self.elements.forgive();
    }

    /// `<!DOCTYPE … [ … ]>` and the like, as one leaf; nothing in it is ever expanded.
    pub(super) fn declaration(&mut self) {
        if let Some((opening, len)) = misspelt_comment(self.cursor.rest()) {
            self.misspelt_comment(opening, len);
            return;
        }
        match declaration_length(self.cursor.rest()) {
            Some(len) => {
                let span = self.cursor.take(LeafKind::Declaration, len);
                self.findings.push(Diagnostic::new(
                    Code::Doctype,
                    span,
                    "a declaration is kept as text and has no effect",
                ));
            }
            None => self.unterminated(LeafKind::Declaration, 2, b">"),
        }
    }

    fn misspelt_comment(&mut self, opening: usize, len: usize) {
        let span = self.cursor.take(LeafKind::Declaration, len);
        let opening = Span::new(span.start, span.start + opening);
        let mut edits = vec![TextEdit::replace(opening, "<!--")];
        if !span.slice(self.cursor.text).ends_with(b"-->") {
            edits.push(TextEdit::insert(span.end - 1, "-"));
        }
        let headline = "expected `<!--` at the beginning of a comment, found other marks";
        self.findings.push(
            Diagnostic::new(Code::MisspeltTag, opening, headline).with_fix("Write `<!--`", edits),
        );
    }
}

/// Length of the opening and of the whole of `<!- … -->` or `<! -- … -->` at the start of `rest`. An end behind `<!--`
/// is that of another comment.
pub(super) fn misspelt_comment(rest: &[u8]) -> Option<(usize, usize)> {
    let near = rest.get(..rest.len().min(MISSPELT_COMMENT))?;
    let behind = near.get(2..)?.trim_ascii_start();
    let dashes = behind.iter().take_while(|byte| **byte == b'-').count();
    let opening = near.len() - behind.len() + dashes;
    let end = find(near.get(opening..)?, b"->")?;
    let another = find(near.get(opening..opening + end)?, b"<!--");
    (dashes > 0 && another.is_none()).then_some((opening, opening + end + 2))
}

/// Where the comment with the text `body` was meant to end: at an end that is written wrongly, or before the first line
/// with a tag on it. An empty span is a place to insert at, behind the last byte if there is none.
fn meant_end(body: &[u8]) -> Span {
    let mut marks = body.iter().enumerate().filter(|(_, byte)| **byte == b'>');
    if let Some(span) = marks.find_map(|(at, _)| wrong_end(body, at)) {
        return span;
    }
    let tag = body.iter().position(|byte| *byte == b'<');
    let before = body.get(..tag.unwrap_or(body.len())).unwrap_or_default();
    let line_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let Some(first) = body.iter().position(line_end) else {
        return Span::at(body.len());
    };
    let end = before.iter().rposition(line_end).unwrap_or(first);
    let text = body.get(..end).unwrap_or_default().trim_ascii_end();
    let dashes = text.iter().rev().take_while(|byte| **byte == b'-').count();
    Span::new(text.len() - dashes, text.len())
}

/// The marks `->`, `--!>`, `-- >` or a long dash and `>` whose `>` stands at `at`, before a tag or the end of the line.
fn wrong_end(body: &[u8], at: usize) -> Option<Span> {
    let behind = body.get(at + 1..)?;
    let next = behind.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    if !matches!(next, None | Some(b'<' | b'\n' | b'\r')) {
        return None;
    }
    let before = body.get(..at)?.trim_ascii_end();
    let before = before.strip_suffix(b"!").unwrap_or(before);
    let mut start = before;
    while let Some(shorter) = ["-", "\u{2013}", "\u{2014}"]
        .iter()
        .find_map(|dash| start.strip_suffix(dash.as_bytes()))
    {
        start = shorter;
    }
    (start.len() < before.len()).then(|| Span::new(start.len(), at + 1))
}

/// The edit that closes the comment with the text `body`, which begins at `start`, at `end`.
fn closing_edit(start: usize, body: &[u8], end: Span) -> TextEdit {
    let before = body.get(..end.start).unwrap_or_default();
    let blank = before.last().is_none_or(|byte| is_space(*byte));
    TextEdit::replace(end.shifted(start), if blank { "-->" } else { " -->" })
}

fn first_line(text: &[u8]) -> &[u8] {
    let mut lines = text.split(|byte| matches!(byte, b'\n' | b'\r'));
    lines.next().unwrap_or_default()
}

/// Length of the declaration at the start of `rest`: up to the `>` outside quotes and brackets.
pub(super) fn declaration_length(rest: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut brackets = 0_usize;
    for (index, byte) in rest.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'[') => brackets += 1,
            (None, b']') => brackets = brackets.saturating_sub(1),
            (None, b'>') if brackets == 0 => return Some(index + 1),
            (None, _) => {}
        }
    }
    None
}
