use super::zlib;
use crate::text::is_space;

/// What bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// No bytes, or nothing but white space.
    Empty,
    /// Text that begins with a tag.
    OpenFormat,
    /// Text with statements of the plain-text format.
    PlainText,
    /// A gzip file.
    Gzip,
    /// `Salted__` and what follows: `openssl enc`.
    Encrypted,
    /// The same in base64, as `openssl enc -a` writes it.
    EncryptedBase64,
    /// Whole blocks that `openssl enc` encrypted, without the header that devices expect. [`sniff`] never says
    /// so: only a phrase that fits tells them from any other bytes.
    EncryptedHeaderless,
    /// The same in base64.
    EncryptedHeaderlessBase64,
    /// A profile that the vendor's compiler made.
    Compiled,
    /// A zlib stream, which no device reads.
    Zlib,
    /// A deflate stream without any wrapper, which no device reads. [`sniff`] never says so: only what it
    /// inflates to tells it from any other bytes.
    RawDeflate,
    /// Text in UTF-16.
    Utf16,
    /// Text in UTF-32.
    Utf32,
    /// Text of no known shape.
    Text,
    /// Anything else.
    Unknown,
}

impl Kind {
    /// What it is, for a sentence.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Empty => "an empty file",
            Self::OpenFormat => "a profile in the open format (XML)",
            Self::PlainText => "a profile in plain text",
            Self::Gzip => "a gzip file",
            Self::Encrypted => "a file encrypted by `openssl enc`",
            Self::EncryptedBase64 => "a file encrypted by `openssl enc`, in base64",
            Self::EncryptedHeaderless => "a file encrypted by `openssl enc`, without its header",
            Self::EncryptedHeaderlessBase64 => {
                "a file encrypted by `openssl enc`, without its header, in base64"
            }
            Self::Compiled => "a profile compiled by the vendor's tool",
            Self::Zlib => "a zlib stream",
            Self::RawDeflate => "a raw deflate stream",
            Self::Utf16 => "text in UTF-16",
            Self::Utf32 => "text in UTF-32",
            Self::Text => "text of no known profile format",
            Self::Unknown => "bytes of no known format",
        }
    }

    /// Whether a text field can show it.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::OpenFormat | Self::PlainText | Self::Text | Self::Empty
        )
    }
}

/// Says what `bytes` are by their content (FMT-01, FMT-03).
///
/// ```
/// use profile_core::layers::{Kind, sniff};
/// assert_eq!(sniff(b"\n <flat-profile/>"), Kind::OpenFormat);
/// assert_eq!(sniff(b"GPP_A \"1\" ;"), Kind::PlainText);
/// assert_eq!(sniff(b"Salted__12345678"), Kind::Encrypted);
/// ```
pub fn sniff(bytes: &[u8]) -> Kind {
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    match bytes {
        _ if text.is_empty() => Kind::Empty,
        [0x1f, 0x8b, ..] => Kind::Gzip,
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Kind::Utf32,
        [b'<', 0, 0, 0, ..] | [0, 0, 0, b'<', ..] => Kind::Utf32,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..] => Kind::Utf16,
        _ if bytes.starts_with(b"Salted__") => Kind::Encrypted,
        _ if text.starts_with(b"U2FsdGVkX1") => Kind::EncryptedBase64,
        _ if bytes.starts_with(b"SIPURA SPA") => Kind::Compiled,
        [0x78, ..] if zlib::has_header(bytes) && !looks_textual(bytes) => Kind::Zlib,
        _ if !looks_textual(bytes) => Kind::Unknown,
        _ if text.starts_with(b"<") => Kind::OpenFormat,
        _ => by_lines(text),
    }
}

/// So much of a text is looked at.
const HEAD: usize = 100_000;

/// Whether the first bytes could be text in UTF-8 or Latin-1: hardly any control characters.
pub(super) fn looks_textual(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let controls = head
        .iter()
        .filter(|byte| byte.is_ascii_control() && !is_space(**byte))
        .count();
    let high = head.iter().filter(|byte| !byte.is_ascii()).count();
    let valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(fault) => fault.error_len().is_none(),
    };
    controls * 50 <= head.len() && (valid || high * 4 <= head.len())
}

/// How much a line says about the format of its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// A header or the outermost element of the open format stands on it.
    Markup,
    /// `Name "value"`.
    Statement,
    /// What both plain text and other texts have.
    Like,
    Comment,
    Other,
}

/// The format of a text that does not begin with a tag, by its first lines that hold anything: comments tell
/// nothing as long as something else is there.
fn by_lines(text: &[u8]) -> Kind {
    let head = text.get(..text.len().min(HEAD)).unwrap_or_default();
    let lines = head
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
        .map(line);
    let (mut like, mut other) = (false, false);
    for line in lines {
        match line {
            Line::Markup => return Kind::OpenFormat,
            Line::Statement => return Kind::PlainText,
            Line::Like => like = true,
            Line::Comment => {}
            Line::Other => other = true,
        }
    }
    if like || !other {
        Kind::PlainText
    } else {
        Kind::Text
    }
}

fn line(line: &[u8]) -> Line {
    if line.starts_with(b"#") {
        return Line::Comment;
    }
    let statement = statement(line);
    if statement == Line::Statement {
        return statement;
    }
    let element = b"<flat-profile";
    let header = line.starts_with(b"<?xml");
    if header || line.windows(element.len()).any(|part| part == element) {
        return Line::Markup;
    }
    if line.starts_with(b"import ") || line.starts_with(b"***") {
        return Line::Like;
    }
    statement
}

fn statement(line: &[u8]) -> Line {
    let name: usize = line.iter().take_while(|byte| is_name(**byte)).count();
    let (name, rest) = line.split_at_checked(name).unwrap_or_default();
    let begins = matches!(name, [first, ..] if first.is_ascii_alphabetic() || *first == b'_');
    let (marked, rest) = match rest.trim_ascii_start() {
        [b'!' | b'?', after @ ..] => (true, after.trim_ascii_start()),
        other => (false, other),
    };
    let quoted = rest.starts_with(b"\"") || rest.starts_with("\u{201c}".as_bytes());
    // A sentence may end with a semicolon, too.
    let named = marked || name.iter().any(|byte| matches!(byte, b'_' | b'['));
    match begins {
        true if quoted => Line::Statement,
        true if named && rest.contains(&b';') => Line::Like,
        _ => Line::Other,
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'(' | b')' | b'/')
}
