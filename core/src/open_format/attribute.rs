//! The inside of a start tag.

use super::parser::Parser;
use super::template::mark_length;
use super::{LeafKind, NodeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::profile::UserAccess;
use crate::text::{Span, TextEdit, is_space};

/// An element may have this many attributes; more are kept as text.
const ATTRIBUTES: usize = 1_024;

impl Parser<'_> {
    /// Reads attributes and the end of the tag that began at `start`; says whether the tag is an empty one.
    pub(super) fn attributes(&mut self, start: usize) -> NodeKind {
        let mut count = 0;
        let mut behind_mark = false;
        loop {
            let blank = self.cursor.take_while(LeafKind::Blank, is_space);
            match self.cursor.rest() {
                [b'/', b'>', ..] => {
                    self.cursor.take(LeafKind::TagClose, 2);
                    return NodeKind::EmptyTag;
                }
                [b'/', behind @ ..] if behind.trim_ascii_start().starts_with(b">") => {
                    self.spaced_close(behind);
                    return NodeKind::EmptyTag;
                }
                [] | [b'<' | b'>', ..] => {
                    self.close_tag(start);
                    return NodeKind::StartTag;
                }
                _ if count == ATTRIBUTES => self.too_many(),
                rest @ [b'{', ..] if let Some(len) = lone_mark(rest) => {
                    self.cursor.take(LeafKind::Stray, len);
                    behind_mark = true;
                    continue;
                }
                [byte, ..] if starts_attribute(*byte) => {
                    count += 1;
                    self.attribute(blank.is_empty() && !behind_mark);
                }
                _ => self.stray(),
            }
            behind_mark = false;
        }
    }

    /// The end `/ >` of an empty tag, as one leaf.
    fn spaced_close(&mut self, behind: &[u8]) {
        let blank = behind.len() - behind.trim_ascii_start().len();
        let span = self.cursor.take(LeafKind::TagClose, blank + 2);
        let headline = "expected `/>` at the end of the empty tag, found a blank in it";
        self.findings.push(
            Diagnostic::new(Code::MisspeltTag, span, headline)
                .with_fix("Write `/>`", vec![TextEdit::replace(span, "/>")]),
        );
    }

    fn too_many(&mut self) {
        let rest = self
            .cursor
            .take_while(LeafKind::Stray, |byte| !matches!(byte, b'<' | b'>' | b'/'));
        let slash =
            self.cursor.rest().first() == Some(&b'/') && self.cursor.rest().get(1) != Some(&b'>');
        if slash {
            self.cursor.take(LeafKind::Stray, 1);
        }
        let headline = format!("expected at most {ATTRIBUTES} attributes, found more");
        self.findings
            .push(Diagnostic::new(Code::TooManyAttributes, rest, headline));
    }

    fn stray(&mut self) {
        if let [open @ (b'"' | b'\''), first, second, close, ..] = self.cursor.rest()
            && open == close
            && UserAccess::from_attribute(&[*first, *second]).is_some()
        {
            let span = self.cursor.take(LeafKind::Stray, 4);
            let headline = "expected an attribute, found a value without its name";
            return self.bare_access(span, headline, &[*first, *second]);
        }
        let span = self.cursor.take_while(LeafKind::Stray, |byte| {
            !is_space(byte) && !matches!(byte, b'<' | b'>' | b'/') && !starts_attribute(byte)
        });
        let span = if span.is_empty() {
            self.cursor.take(LeafKind::Stray, 1)
        } else {
            span
        };
        let headline = "expected an attribute or `>`, found other text";
        self.findings.push(
            Diagnostic::new(Code::MalformedAttribute, span, headline)
                .with_fix("Remove the text", vec![TextEdit::remove(span)]),
        );
    }

    /// A word that is an access, but not the value of `ua`.
    fn bare_access(&mut self, span: Span, headline: &str, word: &[u8]) {
        let before = self.cursor.text.get(..span.start).and_then(<[u8]>::last);
        let blank: &[u8] = match before {
            Some(byte) if is_space(*byte) => b"",
            _ => b" ",
        };
        let written = [blank, b"ua=\"", word, b"\""].concat();
        self.findings.push(
            Diagnostic::new(Code::MalformedAttribute, span, headline).with_fix(
                "Write it as the value of `ua`",
                vec![TextEdit::replace(span, written)],
            ),
        );
    }

    fn attribute(&mut self, glued: bool) {
        self.cursor.tree.open(NodeKind::Attribute);
        let len = attribute_name_length(self.cursor.rest());
        let name = self.cursor.take(LeafKind::AttributeName, len);
        if glued {
            let headline = "expected a blank before the attribute, found none";
            self.findings.push(
                Diagnostic::new(Code::MalformedAttribute, name, headline)
                    .with_fix("Insert a blank", vec![TextEdit::insert(name.start, " ")]),
            );
        }
        if self.equals_follows() {
            self.cursor.take_while(LeafKind::Blank, is_space);
            self.cursor.take(LeafKind::Equals, 1);
            self.cursor.take_while(LeafKind::Blank, is_space);
            self.attribute_value(name);
        } else {
            let headline = "expected `=` after the name of an attribute, found none";
            let word = name.slice(self.cursor.text);
            if UserAccess::from_attribute(word).is_some() && !glued {
                self.bare_access(name, headline, word);
            } else {
                self.findings
                    .push(Diagnostic::new(Code::MalformedAttribute, name, headline));
            }
        }
        self.cursor.tree.close();
    }

    fn equals_follows(&self) -> bool {
        self.cursor.rest().iter().find(|byte| !is_space(**byte)) == Some(&b'=')
    }

    fn attribute_value(&mut self, name: Span) {
        match self.cursor.rest() {
            [quote @ (b'"' | b'\''), body @ ..] => match quoted_length(body, *quote) {
                Some(len) => self.quoted(*quote, len + 2),
                None => self.unterminated_value(*quote),
            },
            _ => self.unquoted(name),
        }
    }

    fn quoted(&mut self, quote: u8, len: usize) {
        let span = self.cursor.take(LeafKind::AttributeValue, len);
        if quote == b'\'' {
            let inner = Span::new(span.start + 1, span.end - 1).slice(self.cursor.text);
            self.wrong_quotes(span, inner, "single quotes");
        }
    }

    fn unquoted(&mut self, name: Span) {
        let len = unquoted_length(self.cursor.rest());
        let span = self.cursor.take(LeafKind::AttributeValue, len);
        if span.is_empty() {
            let headline = "expected a value after `=`, found none";
            let diagnostic = Diagnostic::new(Code::MalformedAttribute, name, headline);
            return self.findings.push(diagnostic);
        }
        let text = String::from_utf8_lossy(span.slice(self.cursor.text));
        let typographic = |c| "\u{201c}\u{201d}\u{201e}\u{2018}\u{2019}\u{2033}".contains(c);
        let bare = text.trim_matches(|c| typographic(c) || matches!(c, '"' | '\''));
        let found = if text.starts_with(typographic) || text.ends_with(typographic) {
            "typographic quotes"
        } else if bare.len() < text.len() {
            "a quote at one end only"
        } else {
            "no quotes"
        };
        let bare = bare.as_bytes().to_vec();
        self.wrong_quotes(span, &bare, found);
    }

    fn wrong_quotes(&mut self, span: Span, inner: &[u8], found: &str) {
        let mut fixed = vec![b'"'];
        fixed.extend(inner.iter().flat_map(|byte| match byte {
            b'"' => b"&quot;".to_vec(),
            other => vec![*other],
        }));
        fixed.push(b'"');
        let headline = format!("expected straight double quotes around the value, found {found}");
        self.findings.push(
            Diagnostic::new(Code::AttributeQuotes, span, headline).with_fix(
                "Use straight double quotes",
                vec![TextEdit::replace(span, fixed)],
            ),
        );
    }

    /// A value whose quote is never closed ends with the tag.
    fn unterminated_value(&mut self, quote: u8) {
        let body = self.cursor.rest().get(1..).unwrap_or_default();
        let len = body
            .iter()
            .position(|byte| matches!(byte, b'<' | b'>' | b'\n'))
            .unwrap_or(body.len());
        let slash = usize::from(body.get(..len).is_some_and(|value| value.ends_with(b"/")));
        let span = self.cursor.take(LeafKind::AttributeValue, 1 + len - slash);
        let quote = char::from(quote);
        let text = span.slice(self.cursor.text);
        let curly = ["\u{201c}", "\u{201d}"]
            .iter()
            .find(|curly| text.ends_with(curly.as_bytes()));
        let edit = match curly {
            Some(curly) => TextEdit::replace(
                Span::new(span.end - curly.len(), span.end),
                quote.to_string(),
            ),
            None => TextEdit::insert(span.end, quote.to_string()),
        };
        let headline = format!("expected a closing `{quote}` after the value, found none");
        self.findings.push(
            Diagnostic::new(Code::UnterminatedAttribute, span, headline)
                .with_fix(format!("Insert `{quote}`"), vec![edit]),
        );
    }
}

/// Length of a template's mark that stands alone among the attributes: it is neither named nor mended.
fn lone_mark(rest: &[u8]) -> Option<usize> {
    let len = mark_length(rest)?;
    let behind = rest.get(len..)?;
    let is_name = behind.iter().find(|byte| !is_space(**byte)) == Some(&b'=');
    (!is_name).then_some(len)
}

/// Length of the name at the start of `rest`; the mark of a template belongs to it whole.
fn attribute_name_length(rest: &[u8]) -> usize {
    let mark = mark_length(rest).unwrap_or_default();
    let ends =
        |byte: &u8| is_space(*byte) || matches!(byte, b'<' | b'>' | b'=' | b'"' | b'\'' | b'/');
    let behind = rest.get(mark..).unwrap_or_default();
    mark + behind.iter().position(ends).unwrap_or(behind.len())
}

fn starts_attribute(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | b'{') || !byte.is_ascii()
}

/// Length of the value before `quote`, if it comes before a tag; the marks of templates belong to the value.
pub(super) fn quoted_length(body: &[u8], quote: u8) -> Option<usize> {
    let mut len = 0;
    loop {
        let rest = body.get(len..)?;
        len += match rest {
            [byte, ..] if *byte == quote => return Some(len),
            [b'<', ..] => mark_length(rest)?,
            [b'{', ..] => mark_length(rest).unwrap_or(1),
            [_, ..] => 1,
            [] => return None,
        };
    }
}

/// Length of a value without quotes: up to white space or the end of the tag.
fn unquoted_length(rest: &[u8]) -> usize {
    let ends = |index: &usize| match rest.get(*index..) {
        Some([b'/', b'>', ..]) => true,
        Some([byte, ..]) => is_space(*byte) || matches!(byte, b'<' | b'>'),
        _ => true,
    };
    (0..=rest.len()).find(ends).unwrap_or(rest.len())
}
