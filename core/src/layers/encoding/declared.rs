//! The encoding that an XML header names, against the bytes.

use super::Encoding;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit};

/// An XML header is no longer than this.
const HEADER: usize = 1_024;

/// The encoding that an XML header names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Where the name stands, without its quotes.
    pub span: Span,
    /// The name as it is written.
    pub name: String,
}

impl Declaration {
    pub(super) fn is_utf8(&self) -> bool {
        self.family() == Family::Utf8
    }

    fn family(&self) -> Family {
        match self.name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Family::Utf8,
            "us-ascii" | "ascii" => Family::Ascii,
            "utf-7" => Family::Utf7,
            "utf-16" | "utf-16le" | "utf-16be" | "ucs-2" | "iso-10646-ucs-2" => Family::Utf16,
            "utf-32" | "utf-32le" | "utf-32be" | "ucs-4" | "iso-10646-ucs-4" => Family::Utf32,
            "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252" => {
                Family::Western
            }
            _ => Family::Other,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Utf8,
    Ascii,
    Utf7,
    Utf16,
    Utf32,
    Western,
    Other,
}

/// The encoding that the XML header of `text` names, if it has one and its letters are one byte each.
pub fn declaration(text: &[u8]) -> Option<Declaration> {
    let start = if text.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    let head = text.get(start..text.len().min(start + HEADER))?;
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let head = head.get(..end).filter(|head| head.starts_with(b"<?xml"))?;
    let word = head.windows(8).position(|word| word == b"encoding")? + 8;
    let after = |at: usize| head.get(at..).unwrap_or_default();
    let blanks = |at: usize| at + after(at).len() - after(at).trim_ascii_start().len();
    let equals = blanks(word);
    after(equals).strip_prefix(b"=")?;
    let open = blanks(equals + 1);
    let quote = after(open)
        .first()
        .filter(|byte| matches!(byte, b'"' | b'\''))?;
    let length = after(open + 1).iter().position(|byte| byte == quote)?;
    let name = after(open + 1).get(..length)?;
    let span = Span::new(start + open + 1, start + open + 1 + length);
    let name = str::from_utf8(name).ok()?.to_owned();
    Some(Declaration { span, name })
}

/// Says that the XML header names another encoding than `found`.
pub(super) fn mismatch(text: &[u8], found: Encoding) -> Option<Diagnostic> {
    let declared = if found.keeps_ascii() {
        declaration(text)?
    } else {
        Declaration {
            span: Span::at(0),
            name: super::declared_inside(text, found)?,
        }
    };
    let name = crate::text::excerpt(declared.name.as_bytes());
    let diagnostic = |words: String| Diagnostic::new(Code::DeclaredEncoding, declared.span, words);
    if found == Encoding::SingleByte && declared.family() == Family::Other {
        let words = format!("expected UTF-8 or Latin-1 in the XML header, found `{name}`");
        return Some(diagnostic(words).with_help(
            "converting reads single bytes as Windows-1252; convert the file with a tool that knows its encoding",
        ));
    }
    if agrees(text, found, declared.family()) {
        return None;
    }
    let is = match found {
        Encoding::Utf8 if text.is_ascii() => "ASCII",
        other => other.describe(),
    };
    let mismatch = diagnostic(format!(
        "expected `{name}` as the XML header says, found {is}"
    ));
    Some(if found == Encoding::Utf8 {
        let edit = TextEdit::replace(declared.span, "UTF-8");
        mismatch.with_fix("Say UTF-8 in the header", vec![edit])
    } else {
        mismatch.with_help("converting to UTF-8 mends the header too")
    })
}

fn agrees(text: &[u8], found: Encoding, declared: Family) -> bool {
    match found {
        Encoding::Utf8 if text.is_ascii() => !matches!(declared, Family::Utf16 | Family::Utf32),
        Encoding::Utf8 => declared == Family::Utf8,
        Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => declared == Family::Utf16,
        Encoding::Utf32LittleEndian | Encoding::Utf32BigEndian => declared == Family::Utf32,
        Encoding::Utf7 => declared == Family::Utf7,
        Encoding::SingleByte => declared == Family::Western,
    }
}
