//! Text that is not UTF-8 (G-46): named, and converted on request only.

mod declared;
mod decode;

pub use declared::{Declaration, declaration};

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit, apply_edits};
use decode::Decoded;
use std::str;

/// How a text is encoded, as far as its bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Well-formed UTF-8, plain ASCII included.
    Utf8,
    /// UTF-16, low byte first.
    Utf16LittleEndian,
    /// UTF-16, high byte first.
    Utf16BigEndian,
    /// UTF-32, low byte first.
    Utf32LittleEndian,
    /// UTF-32, high byte first.
    Utf32BigEndian,
    /// UTF-7: ASCII in which `+…-` stands for other characters. Only a mark or the XML header tells it.
    Utf7,
    /// None of these; one byte a character, as Latin-1 and Windows-1252 have it.
    SingleByte,
}

impl Encoding {
    /// The name for a sentence.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16LittleEndian => "UTF-16 (low byte first)",
            Self::Utf16BigEndian => "UTF-16 (high byte first)",
            Self::Utf32LittleEndian => "UTF-32 (low byte first)",
            Self::Utf32BigEndian => "UTF-32 (high byte first)",
            Self::Utf7 => "UTF-7",
            Self::SingleByte => "a single-byte encoding such as Latin-1",
        }
    }

    /// Whether its bytes below 128 are the ASCII characters that they look like. Where they are not, nothing
    /// can be found in the text before it is converted.
    pub fn keeps_ascii(self) -> bool {
        matches!(self, Self::Utf8 | Self::SingleByte)
    }
}

/// Tells the encoding of `text`.
pub fn encoding(text: &[u8]) -> Encoding {
    match text {
        [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => Encoding::Utf32LittleEndian,
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => Encoding::Utf32BigEndian,
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Encoding::Utf16LittleEndian,
        [0xfe, 0xff, ..] | [0, b'<', ..] => Encoding::Utf16BigEndian,
        _ if is_utf7(text) => Encoding::Utf7,
        _ if str::from_utf8(text).is_ok() => Encoding::Utf8,
        _ => Encoding::SingleByte,
    }
}

/// ASCII that begins with the mark of UTF-7, or whose XML header says UTF-7.
fn is_utf7(text: &[u8]) -> bool {
    let marked = matches!(text, [b'+', b'/', b'v', b'8' | b'9' | b'+' | b'/', ..]);
    let declared =
        || declaration(text).is_some_and(|found| found.name.eq_ignore_ascii_case("utf-7"));
    (marked || declared()) && text.is_ascii()
}

/// `text` in UTF-8 without a byte-order mark, and with an XML header that says so.
///
/// Single bytes are read as Windows-1252, in which 0x80 to 0x9F are quotes, dashes and letters; Latin-1 has
/// control characters there, which no text means. What is ill-formed becomes U+FFFD. Overlong sequences of
/// UTF-8 are never taken for the characters that they stand for.
///
/// ```
/// use profile_core::layers::to_utf8;
/// let text = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\x93caf\xe9\x94</a>";
/// assert_eq!(to_utf8(text), "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>“café”</a>".as_bytes());
/// ```
pub fn to_utf8(text: &[u8]) -> Vec<u8> {
    let converted = match decoded(text, encoding(text)) {
        Some(decoded) => decoded.text.into_bytes(),
        None => text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).to_vec(),
    };
    match declaration(&converted) {
        Some(found) if !found.is_utf8() => {
            // One edit inside the text cannot conflict.
            apply_edits(&converted, &[TextEdit::replace(found.span, "UTF-8")]).unwrap_or(converted)
        }
        _ => converted,
    }
}

/// The characters of `text`, where it is not UTF-8 already.
fn decoded(text: &[u8], encoding: Encoding) -> Option<Decoded> {
    Some(match encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf16LittleEndian => decode::utf16(text, u16::from_le_bytes),
        Encoding::Utf16BigEndian => decode::utf16(text, u16::from_be_bytes),
        Encoding::Utf32LittleEndian => decode::utf32(text, u32::from_le_bytes),
        Encoding::Utf32BigEndian => decode::utf32(text, u32::from_be_bytes),
        Encoding::Utf7 => decode::utf7(text),
        Encoding::SingleByte => decode::windows_1252(text),
    })
}

/// The encoding that the XML header of `text`, which is in `found`, names.
fn declared_inside(text: &[u8], found: Encoding) -> Option<String> {
    let head = text.get(..text.len().min(4_096)).unwrap_or_default();
    let decoded = decoded(head, found)?;
    declaration(decoded.text.as_bytes()).map(|declared| declared.name)
}

/// What is to be said of the encoding of `text` (G-46): that it is not UTF-8, that the XML header names
/// another one, and the first place where the bytes break the rules of their own encoding.
pub fn encoding_findings(text: &[u8]) -> Vec<Diagnostic> {
    let found = encoding(text);
    let mut findings = Vec::new();
    if found != Encoding::Utf8 {
        let at = str::from_utf8(text).map_or_else(|fault| fault.valid_up_to(), |_| 0);
        let headline = format!("expected UTF-8, found {}", found.describe());
        findings.push(
            Diagnostic::new(Code::Encoding, Span::new(at, at + 1), headline).with_help(
                "the bytes are kept as they are; convert the file to UTF-8 to see every character",
            ),
        );
    }
    findings.extend(declared::mismatch(text, found));
    let fault = match found {
        Encoding::Utf8 => None,
        Encoding::SingleByte => decode::broken_utf8(text).or_else(|| decode::undefined(text)),
        other => decoded(text, other).and_then(|decoded| decoded.fault),
    };
    findings.extend(fault.map(|(span, words)| {
        Diagnostic::new(Code::IllFormedText, span, words)
            .with_help("find out how the file was made; converting cannot bring back what is lost")
    }));
    findings
}
