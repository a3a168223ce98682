use super::shape::{first_line, is_ini_comment};
use super::statement::Wrapped;
use super::{LeafKind, NodeKind, PlainTree};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::text::{Cursor, Span, TextEdit, is_space};
use std::collections::BTreeSet;

/// A text read as plain text: the tree, and what is wrong with its grammar.
#[derive(Clone, Debug)]
pub struct PlainText {
    /// The lossless tree.
    pub tree: PlainTree,
    /// Faults of the grammar, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text` as plain text. Any bytes are accepted; the tree's leaves are the text.
///
/// ```
/// use profile_core::plain_text::parse;
/// let parsed = parse(b"Admin_Passwd \"x\"");
/// assert_eq!(parsed.tree.print(), b"Admin_Passwd \"x\"");
/// assert_eq!(parsed.diagnostics[0].headline, "expected `;` after the value, found the end of the file");
/// ```
pub fn parse(text: &[u8]) -> PlainText {
    let mut parser = Parser::new(text);
    parser.document();
    parser.nuls();
    PlainText {
        tree: parser.cursor.finish(),
        diagnostics: parser.findings.finish(),
    }
}

pub(super) struct Parser<'t> {
    pub(super) cursor: Cursor<'t, LeafKind, NodeKind>,
    pub(super) findings: Findings,
    /// No quoted value is closed from here on.
    pub(super) unclosed: bool,
    /// Comments of other languages that are not closed from here on, by the length of what opens them.
    unclosed_blocks: BTreeSet<usize>,
    /// The last literal over several lines that was looked at.
    pub(super) wrapped: Option<Wrapped>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t [u8]) -> Self {
        Self {
            cursor: Cursor::new(text, NodeKind::Document),
            findings: Findings::default(),
            unclosed: false,
            unclosed_blocks: BTreeSet::new(),
            wrapped: None,
        }
    }

    fn document(&mut self) {
        if self.cursor.rest().starts_with(b"\xef\xbb\xbf") {
            self.cursor.take(LeafKind::ByteOrderMark, 3);
        }
        while let [first, ..] = self.cursor.rest() {
            match first {
                byte if is_space(*byte) => {
                    self.cursor.take_while(LeafKind::Blank, is_space);
                }
                b'#' => drop(self.take_line(LeafKind::Comment)),
                b'*' if self.cursor.rest().starts_with(b"***") && self.begins_line() => {
                    self.star_heading();
                }
                b'/' if self.cursor.rest().starts_with(b"//") && self.begins_line() => {
                    self.star_heading();
                }
                b'/' if self.cursor.rest().starts_with(b"/*") && self.begins_line() => {
                    self.comment_block(b"/*", b"*/");
                }
                b'<' if self.cursor.rest().starts_with(b"<!--") && self.begins_line() => {
                    self.comment_block(b"<!--", b"-->");
                }
                b';' if self.begins_line() && is_ini_comment(self.behind_semicolon()) => {
                    let edit =
                        TextEdit::replace(Span::new(self.cursor.at, self.cursor.at + 1), "#");
                    self.lost_comment(edit);
                }
                b';' => self.empty_statement(),
                0 => {
                    self.cursor.take_while(LeafKind::Stray, |byte| byte == 0);
                }
                _ if self.at_import() => self.import(),
                _ => self.statement(),
            }
        }
    }

    pub(super) fn take_line(&mut self, kind: LeafKind) -> Span {
        self.cursor.take_while(kind, |byte| !is_line_end(byte))
    }

    pub(super) fn push(
        &mut self,
        code: Code,
        span: Span,
        headline: impl Into<String>,
        fix: &str,
        edits: Vec<TextEdit>,
    ) {
        self.findings
            .push(Diagnostic::new(code, span, headline).with_fix(fix, edits));
    }

    /// Whether only white space stands before this place on its line.
    pub(super) fn begins_line(&self) -> bool {
        self.line_before().iter().all(|byte| is_space(*byte))
    }

    /// What stands before this place on its line; a byte-order mark does not count.
    pub(super) fn line_before(&self) -> &'t [u8] {
        let line = self.cursor.line_before();
        line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
    }

    fn behind_semicolon(&self) -> &'t [u8] {
        first_line(self.cursor.rest().get(1..).unwrap_or_default())
    }

    fn star_heading(&mut self) {
        self.lost_comment(TextEdit::insert(self.cursor.at, "# "));
    }

    fn lost_comment(&mut self, edit: TextEdit) {
        let span = self.take_line(LeafKind::StarHeading);
        self.no_comment(span, vec![edit]);
    }

    fn no_comment(&mut self, span: Span, edits: Vec<TextEdit>) {
        let headline = "expected a statement or a comment, found a line without its `#`";
        self.push(
            Code::StarHeading,
            span,
            headline,
            "Make it a comment",
            edits,
        );
    }

    /// A comment of another language, up to its end; up to the line end if it has none before the next begins.
    fn comment_block(&mut self, open: &[u8], close: &[u8]) {
        let rest = self.cursor.rest();
        let body = rest.get(open.len()..).unwrap_or_default();
        let unclosed = self.unclosed_blocks.contains(&open.len());
        let found = (0..if unclosed { 0 } else { body.len() }).find(|at| {
            let here = body.get(*at..).unwrap_or_default();
            here.starts_with(close) || here.starts_with(open)
        });
        if found.is_none() {
            self.unclosed_blocks.insert(open.len());
        }
        let end = found.filter(|at| body.get(*at..).is_some_and(|here| here.starts_with(close)));
        let Some(end) = end else {
            return self.star_heading();
        };
        let span = self
            .cursor
            .take(LeafKind::StarHeading, open.len() + end + close.len());
        let mut edits = Vec::new();
        let mut at = span.start;
        for line in span.slice(self.cursor.text).split(|b| is_line_end(*b)) {
            if !line.trim_ascii().is_empty() {
                edits.push(TextEdit::insert(at, "# "));
            }
            at += line.len() + 1;
        }
        if !matches!(first_line(self.cursor.rest()).trim_ascii(), [] | [b'#', ..]) {
            edits.push(TextEdit::insert(span.end, "\n"));
        }
        self.no_comment(span, edits);
    }

    fn empty_statement(&mut self) {
        let span = self.cursor.take(LeafKind::Semicolon, 1);
        let edit = TextEdit::remove(span);
        let headline = "expected a statement before `;`, found none";
        self.push(
            Code::EmptyStatement,
            span,
            headline,
            "Remove the semicolon",
            vec![edit],
        );
    }

    /// The profile compiler stops reading at a NUL, wherever it stands.
    fn nuls(&mut self) {
        let mut at = 0;
        while let Some(found) = self
            .cursor
            .text
            .get(at..)
            .and_then(|rest| rest.iter().position(|byte| *byte == 0))
        {
            let rest = self.cursor.text.get(at + found..).unwrap_or_default();
            let len = rest.iter().take_while(|byte| **byte == 0).count();
            let span = Span::new(at + found, at + found + len);
            let edit = TextEdit::remove(span);
            let headline = "expected text, found NUL, at which the profile compiler stops reading";
            self.push(Code::NulInFile, span, headline, "Remove it", vec![edit]);
            at = span.end;
        }
    }

    fn at_import(&self) -> bool {
        let Some((word, behind)) = self.cursor.rest().split_at_checked(6) else {
            return false;
        };
        if matches!(behind, [] | [b'\r' | b'\n', ..]) {
            return word == b"import" && self.line_before().is_empty();
        }
        let [b' ' | b'\t', after @ ..] = behind else {
            return false;
        };
        let next = after.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        let names_file = next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
        // Away from the line start, and in capitals, it may as well be a parameter of that name.
        (word == b"import" && self.line_before().is_empty())
            || (word.eq_ignore_ascii_case(b"import") && names_file)
    }

    fn import(&mut self) {
        let before = self.line_before().len();
        self.cursor.tree.open(NodeKind::Import);
        let word = self.cursor.take(LeafKind::ImportWord, 6);
        self.cursor
            .take_while(LeafKind::Blank, |byte| matches!(byte, b' ' | b'\t'));
        let file = self
            .cursor
            .take_while(LeafKind::ImportFile, |byte| !is_space(byte));
        self.take_line(LeafKind::ImportRest);
        self.cursor.tree.close();
        if file.is_empty() {
            let headline = "expected a file name after `import`, found the end of the line";
            self.findings
                .push(Diagnostic::new(Code::MissingImport, word, headline));
        } else if word.slice(self.cursor.text) != b"import" {
            let edit = TextEdit::replace(word, "import");
            let headline = "expected `import` in lower case, found capitals";
            self.push(
                Code::ImportCase,
                word,
                headline,
                "Write `import`",
                vec![edit],
            );
        } else if before > 0 {
            self.indented_import(word, before);
        }
    }

    fn indented_import(&mut self, word: Span, before: usize) {
        let line = Span::new(word.start - before, word.start);
        let edit = if line
            .slice(self.cursor.text)
            .iter()
            .all(|byte| is_space(*byte))
        {
            TextEdit::remove(line)
        } else {
            TextEdit::insert(word.start, "\n")
        };
        let headline = "expected `import` at the start of a line, found it further in";
        self.push(
            Code::IndentedImport,
            word,
            headline,
            "Move it to the start of a line",
            vec![edit],
        );
    }
}

pub(super) fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}
