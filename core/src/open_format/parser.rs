use super::intent::{Intent, intents};
use super::label::{label_length, labelled};
use super::matching::OpenElements;
use super::template::{has_template_mark, mark_length};
use super::{LeafKind, NodeKind, OpenTree};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::text::{Cursor, Span, TextEdit, excerpt, is_space};

/// Elements may nest this deep; what lies deeper is kept as text.
const DEPTH: usize = 256;

/// A text read as the open format: the tree, and what is wrong with its markup.
#[derive(Clone, Debug)]
pub struct OpenFormat {
    /// The lossless tree.
    pub tree: OpenTree,
    /// Faults of the markup, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text` as the open format. Any bytes are accepted; the tree's leaves are the text.
///
/// ```
/// use profile_core::open_format::parse;
/// let parsed = parse(b"<flat-profile><GPP_A>1</GPP_B></flat-profile>");
/// assert_eq!(parsed.tree.print(), b"<flat-profile><GPP_A>1</GPP_B></flat-profile>");
/// assert_eq!(parsed.diagnostics[0].code.id(), "mismatched-end-tag");
/// ```
pub fn parse(text: &[u8]) -> OpenFormat {
    let (parsed, matched) = parse_with(text, Vec::new());
    if matched {
        return parsed;
    }
    let intents = intents(text);
    if intents.is_empty() {
        return parsed;
    }
    parse_with(text, intents).0
}

/// Reads `text`, in which something else was meant at the places of `intents`; says whether all tags match.
fn parse_with(text: &[u8], intents: Vec<(usize, Intent)>) -> (OpenFormat, bool) {
    let mut parser = Parser::new(text, intents);
    parser.document();
    let Parser {
        cursor,
        mut findings,
        elements,
        ..
    } = parser;
    let matched = elements.report_unclosed(text, &mut findings);
    let parsed = OpenFormat {
        tree: cursor.finish(),
        diagnostics: findings.finish(),
    };
    (parsed, matched)
}

pub(super) struct Parser<'t> {
    pub(super) cursor: Cursor<'t, LeafKind, NodeKind>,
    pub(super) findings: Findings,
    pub(super) elements: OpenElements<'t>,
    /// What was meant at places further on, the nearest last.
    intents: Vec<(usize, Intent)>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t [u8], mut intents: Vec<(usize, Intent)>) -> Self {
        intents.reverse();
        Self {
            cursor: Cursor::new(text, NodeKind::Document),
            findings: Findings::default(),
            elements: OpenElements::default(),
            intents,
        }
    }

    /// What was meant at this place, if it is not what is written; asked once for each.
    fn intent(&mut self) -> Option<Intent> {
        let (_, intent) = self
            .intents
            .pop_if(|(place, _)| *place <= self.cursor.at)
            .filter(|(place, _)| *place == self.cursor.at)?;
        Some(intent)
    }

    fn document(&mut self) {
        if self.cursor.rest().starts_with(b"\xef\xbb\xbf") {
            self.cursor.take(LeafKind::ByteOrderMark, 3);
        }
        while self.cursor.at < self.cursor.text.len() {
            if let Some(intent) = self.intent() {
                self.meant(intent);
                continue;
            }
            match self.cursor.rest() {
                [b'<', b'!', b'-', b'-', ..] => self.comment(),
                [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] => {
                    self.section(LeafKind::Cdata, 9, b"]]>");
                }
                [b'<', b'!', ..] => self.declaration(),
                [b'<', b'?', ..] => self.section(LeafKind::Instruction, 2, b"?>"),
                [b'<', b'/', ..] => self.end_tag(2),
                [b'<', name @ ..] if starts_name(name) => self.start_tag(1),
                [b'<', ..] => self.raw_less_than("expected a tag after `<`, found other text"),
                _ => self.character_data(),
            }
        }
    }

    fn meant(&mut self, intent: Intent) {
        match intent {
            Intent::Text => {
                let found = "expected `&lt;` inside a value, found `<`";
                self.raw_less_than(found);
            }
            Intent::StartTag(opening) => {
                self.misspelt(opening, "<");
                self.start_tag(opening);
            }
            Intent::EndTag(opening) => {
                self.misspelt(opening, "</");
                self.end_tag(opening);
            }
            Intent::End => {
                let at = self.cursor.at;
                let blank = trailing_space(self.cursor.text.get(..at).unwrap_or_default());
                if self
                    .elements
                    .end_parameter(at, at - blank, &mut self.findings)
                {
                    self.cursor.tree.close();
                }
            }
        }
    }

    /// A tag whose name stands `opening` bytes on, where `marks` should stand before it.
    fn misspelt(&mut self, opening: usize, marks: &str) {
        let start = self.cursor.at;
        let name = self.cursor.rest().get(opening..).unwrap_or_default();
        let end = start + opening + name_length(name);
        let shown = excerpt(Span::new(start + opening, end).slice(self.cursor.text));
        let opening = Span::new(start, start + opening);
        let found = excerpt(Span::new(start, end).slice(self.cursor.text));
        let headline = format!("expected `{marks}{shown}`, found `{found}`");
        self.findings.push(
            Diagnostic::new(Code::MisspeltTag, Span::new(start, end), headline).with_fix(
                format!("Write `{marks}{shown}`"),
                vec![TextEdit::replace(opening, marks)],
            ),
        );
    }

    fn start_tag(&mut self, opening: usize) {
        if self.elements.depth() >= DEPTH {
            return self.overdeep();
        }
        self.cursor.tree.open(NodeKind::Element);
        let tag = self.cursor.tree.open(NodeKind::StartTag);
        let start = self.cursor.at;
        self.cursor.take(LeafKind::TagOpen, opening);
        let name = self.element_name();
        let shape = self.attributes(start);
        self.cursor.tree.set_kind(tag, shape);
        self.cursor.tree.close();
        self.elements.child_seen(start);
        if shape == NodeKind::EmptyTag {
            self.elements
                .remember_empty(name, name.slice(self.cursor.text), self.cursor.at);
            self.cursor.tree.close();
        } else {
            self.elements.push(name, name.slice(self.cursor.text));
        }
    }

    fn overdeep(&mut self) {
        let span = self.cursor.take(LeafKind::Overdeep, self.cursor.text.len());
        let headline = format!("expected at most {DEPTH} nested elements, found one more");
        self.findings.push(Diagnostic::new(
            Code::TooDeep,
            Span::new(span.start, span.start + 1),
            headline,
        ));
        self.elements.forgive();
    }

    /// Says of the name at `name` that it is the label of the web page, if it is one.
    fn label(&mut self, name: Span) -> bool {
        let Some(known) = labelled(name.slice(self.cursor.text)) else {
            return false;
        };
        let headline = format!("expected the element name `{known}`, found its label");
        let edit = TextEdit::replace(name, known.open_format());
        self.findings.push(
            Diagnostic::new(Code::LabelAsName, name, headline)
                .with_fix(format!("Write `{known}`"), vec![edit]),
        );
        true
    }

    pub(super) fn element_name(&mut self) -> Span {
        let len = written_name_length(self.cursor.rest());
        let name = self.cursor.take(LeafKind::Name, len);
        let text = name.slice(self.cursor.text);
        if self.label(name) {
            return name;
        }
        if text.contains(&b'/') {
            let fixed: Vec<u8> = text
                .iter()
                .map(|b| if *b == b'/' { b'_' } else { *b })
                .collect();
            let headline = "expected an element name, found one with a slash";
            let diagnostic = Diagnostic::new(Code::SlashInName, name, headline)
                .with_help("the name of the web page becomes an element name by writing `_` for each slash")
                .with_fix("Write `_` for the slash", vec![TextEdit::replace(name, fixed)]);
            self.findings.push(diagnostic);
        } else if let Some(odd) = text.iter().find(|byte| !is_name_byte(**byte))
            && !has_template_mark(text)
        {
            let headline = format!(
                "expected an element name, found `{}` in it",
                char::from(*odd)
            );
            self.findings
                .push(Diagnostic::new(Code::InvalidName, name, headline));
        }
        name
    }

    /// An end tag whose name stands `opening` bytes on.
    fn end_tag(&mut self, opening: usize) {
        let start = self.cursor.at;
        let len = written_name_length(self.cursor.rest().get(opening..).unwrap_or_default());
        let name = Span::new(start + opening, start + opening + len);
        self.label(name);
        let tag = end_tag_length(self.cursor.rest(), opening + len);
        let tag = Span::new(start, start + tag);
        let closed = self
            .elements
            .close(self.cursor.text, name, tag, &mut self.findings);
        for _ in 0..closed.implied {
            self.cursor.tree.close();
        }
        self.cursor.tree.open(NodeKind::EndTag);
        self.cursor.take(LeafKind::TagOpen, opening);
        self.cursor.take(LeafKind::Name, len);
        self.end_of_end_tag(start);
        self.cursor.tree.close();
        if closed.element {
            self.cursor.tree.close();
        }
    }

    fn end_of_end_tag(&mut self, start: usize) {
        self.cursor.take_while(LeafKind::Blank, is_space);
        let stray = self
            .cursor
            .take_while(LeafKind::Stray, |byte| !matches!(byte, b'<' | b'>'));
        if !stray.is_empty() {
            let headline = "expected `>` after the name of an end tag, found more text";
            self.findings.push(
                Diagnostic::new(Code::MalformedAttribute, stray, headline)
                    .with_fix("Remove the text", vec![TextEdit::remove(stray)]),
            );
        }
        self.close_tag(start);
    }

    /// The `>` of a tag that began at `start`, or the finding that it is missing.
    pub(super) fn close_tag(&mut self, start: usize) {
        if self.cursor.rest().first() == Some(&b'>') {
            self.cursor.take(LeafKind::TagClose, 1);
            return;
        }
        let found = if self.cursor.rest().is_empty() {
            "the end of the file"
        } else {
            "`<`"
        };
        let headline = format!("expected `>` at the end of the tag, found {found}");
        let at = self.cursor.at
            - trailing_space(Span::new(start, self.cursor.at).slice(self.cursor.text));
        self.findings.push(
            Diagnostic::new(Code::UnterminatedTag, Span::new(start, at), headline)
                .with_fix("Insert `>`", vec![TextEdit::insert(at, ">")]),
        );
    }

    fn raw_less_than(&mut self, headline: &str) {
        let span = self.cursor.take(LeafKind::Text, 1);
        self.findings.push(
            Diagnostic::new(Code::RawLessThan, span, headline)
                .with_help("inside a value `<` is written `&lt;`")
                .with_fix("Write `&lt;`", vec![TextEdit::replace(span, "&lt;")]),
        );
    }

    /// Text up to the next `<` or to where something else is meant, its references as leaves of their own.
    fn character_data(&mut self) {
        let rest = self.cursor.rest();
        let len = rest.iter().position(|b| *b == b'<').unwrap_or(rest.len());
        let meant = self.intents.last().map(|(place, _)| *place);
        let meant = meant.filter(|place| *place > self.cursor.at);
        let end = (self.cursor.at + len).min(meant.unwrap_or(usize::MAX));
        let mut plain = self.cursor.at;
        let mut cursor = self.cursor.at;
        while let Some(found) = Span::new(cursor, end)
            .slice(self.cursor.text)
            .iter()
            .position(|b| *b == b'&')
        {
            let start = cursor + found;
            match reference_length(Span::new(start, end).slice(self.cursor.text)) {
                Some(len) => {
                    self.cursor.take(LeafKind::Text, start - plain);
                    self.cursor.take(LeafKind::Reference, len);
                    plain = start + len;
                    cursor = plain;
                }
                None => {
                    self.raw_ampersand(start);
                    cursor = start + 1;
                }
            }
        }
        self.cursor.take(LeafKind::Text, end - plain);
    }

    fn raw_ampersand(&mut self, at: usize) {
        let span = Span::new(at, at + 1);
        self.findings.push(
            Diagnostic::new(
                Code::RawAmpersand,
                span,
                "expected an escape after `&`, found other text",
            )
            .with_help("a bare `&` is written `&amp;`")
            .with_fix("Write `&amp;`", vec![TextEdit::replace(span, "&amp;")]),
        );
    }
}

/// Whether `rest`, behind a `<`, begins the name of a tag. `<:1408>`, `<8:1650>` and `<S0:1>` are parts of dial
/// plans: no name has anything but a letter behind its first colon.
pub(super) fn starts_name(rest: &[u8]) -> bool {
    let begins = match rest {
        [b'_' | b'{' | b':', ..] => true,
        [byte, ..] => byte.is_ascii_alphabetic() || !byte.is_ascii(),
        [] => false,
    };
    let prefix = rest
        .iter()
        .take_while(|byte| is_name_byte(**byte) && **byte != b':');
    begins
        && match rest.get(prefix.count()..) {
            Some([b':', next, ..]) => {
                next.is_ascii_alphabetic() || matches!(next, b'_' | b'{') || !next.is_ascii()
            }
            Some([b':']) => false,
            _ => true,
        }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':') || !byte.is_ascii()
}

/// Length of the element name at the start of `rest`. A slash belongs to it unless it closes the tag; the mark
/// of a template belongs to it whole, blanks included.
pub(super) fn name_length(rest: &[u8]) -> usize {
    let mut len = 0;
    while let Some(more @ [byte, ..]) = rest.get(len..) {
        len += match more {
            [b'{', ..] => mark_length(more).unwrap_or(1),
            [b'<', ..] if let Some(mark) = mark_length(more) => mark,
            [b'/', next, ..] if is_space(*next) || matches!(next, b'>' | b'<' | b'/') => break,
            [b'/'] => break,
            _ if is_space(*byte) || matches!(byte, b'<' | b'>' | b'=' | b'"' | b'\'') => break,
            _ => 1,
        };
    }
    len
}

/// Length of what stands for the name at the start of `rest`: a name, or the label of a parameter.
fn written_name_length(rest: &[u8]) -> usize {
    label_length(rest).unwrap_or_else(|| name_length(rest))
}

/// Length of the end tag whose name ends at `from` of `rest`: with its `>`, or up to where the next tag begins.
pub(super) fn end_tag_length(rest: &[u8], from: usize) -> usize {
    let body = rest.get(from..).unwrap_or_default();
    match body.iter().position(|byte| matches!(byte, b'<' | b'>')) {
        Some(at) => from + at + usize::from(body.get(at) == Some(&b'>')),
        None => rest.len(),
    }
}

/// Length of the well-formed reference at the start of `rest`, which begins with `&`.
pub(super) fn reference_length(rest: &[u8]) -> Option<usize> {
    let body = rest.get(1..)?;
    let end = body.iter().take(64).position(|byte| *byte == b';')?;
    let name = body.get(..end)?;
    let good = match name {
        [b'#', b'x', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit),
        [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        [first, ..] => {
            let begins = first.is_ascii_alphabetic() || *first == b'_' || !first.is_ascii();
            begins && name.iter().all(|byte| is_name_byte(*byte))
        }
        [] => false,
    };
    good.then_some(end + 2)
}

pub(super) fn trailing_space(text: &[u8]) -> usize {
    text.iter()
        .rev()
        .take_while(|byte| is_space(**byte))
        .count()
}
