//! Values as they are written and as they are meant (XML-05, XML-06, XML-13, XML-14, G-45).

use super::parser::reference_length;
use super::{LeafKind, escape};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Leaf, Span, TextEdit, is_space};

/// The value that the leaves between two tags mean.
///
/// Comments vanish, references become characters, CDATA counts as it stands. White space at the edges of
/// the text as written is dropped and each line end in it becomes one blank; what a reference or a CDATA
/// section gives is kept, whatever it is. Findings are added to `diagnostics`.
pub fn decode<'t>(
    leaves: impl Iterator<Item = Leaf<'t, LeafKind>>,
    mut found: impl FnMut(Diagnostic),
) -> Vec<u8> {
    let mut value = Decoded::default();
    for leaf in leaves {
        match leaf.kind {
            LeafKind::Text => value.literal(leaf.text),
            LeafKind::Reference => value.reference(leaf, &mut found),
            LeafKind::Cdata => {
                let closing = if leaf.text.ends_with(b"]]>") { 3 } else { 0 };
                let inner = Span::new(9, leaf.text.len() - closing);
                value.kept(inner.slice(leaf.text));
                found(cdata(leaf.span, inner.slice(leaf.text)));
            }
            _ => {}
        }
    }
    value.finish(&mut found)
}

/// The section as escaped text means the same, unless white space counts in it.
fn cdata(span: Span, inner: &[u8]) -> Diagnostic {
    let headline = "expected escapes, found a CDATA section";
    let diagnostic = Diagnostic::new(Code::Cdata, span, headline);
    let line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    if inner.trim_ascii() != inner || inner.iter().any(line_end) {
        return diagnostic;
    }
    let escaped = TextEdit::replace(span, escape(inner));
    diagnostic.with_fix("Write it with escapes", vec![escaped])
}

#[derive(Default)]
struct Decoded {
    bytes: Vec<u8>,
    /// Length of `bytes` that trimming may not go below.
    protected: usize,
    /// The last literal byte was a CR, so that an LF after it is the same line end.
    after_cr: bool,
    /// A reference to white space that stands first, and the last one with the length behind it.
    edge: Option<Span>,
    last_blank: Option<(Span, usize)>,
}

impl Decoded {
    fn literal(&mut self, text: &[u8]) {
        for byte in text {
            let second_half = *byte == b'\n' && self.after_cr;
            self.after_cr = *byte == b'\r';
            let leading = self.bytes.is_empty() && self.protected == 0 && self.edge.is_none();
            match byte {
                _ if second_half => {}
                byte if leading && is_space(*byte) => {}
                b'\r' | b'\n' => self.bytes.push(b' '),
                other => self.bytes.push(*other),
            }
        }
    }

    fn kept(&mut self, text: &[u8]) {
        self.after_cr = false;
        self.bytes.extend_from_slice(text);
        self.protected = self.bytes.len();
    }

    fn reference(&mut self, leaf: Leaf<'_, LeafKind>, found: &mut impl FnMut(Diagnostic)) {
        let first = self.bytes.is_empty();
        match character(leaf.text) {
            Some(c) => {
                self.kept(c.encode_utf8(&mut [0; 4]).as_bytes());
                if c.is_ascii_whitespace() {
                    if first {
                        self.edge = Some(leaf.span);
                    }
                    self.last_blank = Some((leaf.span, self.bytes.len()));
                }
            }
            None => {
                self.kept(leaf.text);
                let headline = if leaf.text.starts_with(b"&#") {
                    "expected the number of a character in the reference, found one that is none"
                } else {
                    "expected one of `&amp; &lt; &gt; &apos; &quot;` or a numeric reference, found another name"
                };
                found(
                    Diagnostic::new(Code::UnknownEntity, leaf.span, headline)
                        .with_help("it is kept as it is written")
                        .with_fix(
                            "Write `&amp;` for the `&`",
                            vec![TextEdit::insert(leaf.span.start + 1, "amp;")],
                        ),
                );
            }
        }
    }

    fn finish(mut self, found: &mut impl FnMut(Diagnostic)) -> Vec<u8> {
        while self.bytes.len() > self.protected && self.bytes.last().is_some_and(|b| is_space(*b)) {
            self.bytes.pop();
        }
        let at_end = self.last_blank.filter(|(_, len)| *len == self.bytes.len());
        if let Some(span) = self.edge.or(at_end.map(|(span, _)| span)) {
            let headline =
                "expected plain text at the edge of the value, found white space as a reference";
            found(Diagnostic::new(Code::EdgeReference, span, headline));
        }
        self.bytes
    }
}

/// The value that the text of an attribute means: references become characters, each line end one blank.
pub(super) fn decode_attribute(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        let reference = (*byte == b'&').then(|| reference_length(rest)).flatten();
        let meant = reference.and_then(|len| Some((len, character(rest.get(..len)?)?)));
        match (meant, rest) {
            (Some((len, c)), _) => {
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                at += len;
            }
            (None, [b'\r', b'\n', ..]) => {
                out.push(b' ');
                at += 2;
            }
            (None, _) => {
                out.push(if matches!(byte, b'\r' | b'\n') {
                    b' '
                } else {
                    *byte
                });
                at += 1;
            }
        }
    }
    out
}

/// The character that a reference such as `&lt;` or `&#x2e;` stands for.
pub(super) fn character(reference: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(reference).ok()?;
    let name = name.strip_prefix('&')?.strip_suffix(';')?;
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "apos" => return Some('\''),
        "quot" => return Some('"'),
        _ => {}
    }
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number).filter(|c| *c != '\0')
}
