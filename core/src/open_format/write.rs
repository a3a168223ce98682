//! Settings as text of the open format (XML-22, CONV-01 … CONV-03).

use crate::profile::{ParameterName, Setting, UserAccess, Value};
use crate::text::is_space;

/// `value` as the text between two tags: `& < >` escaped, everything else as it is.
///
/// A line end becomes a blank, as it would on reading (XML-22); white space at the edges does not survive
/// reading either, and what XML cannot write is left out. The loss report of a conversion names all three.
pub fn escape(value: &[u8]) -> Vec<u8> {
    escape_with(value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\n' | b'\r' => Some(" "),
        _ => None,
    })
}

/// `value` as the text of an attribute in quotes of either kind, without the quotes.
pub fn attribute_text(value: &[u8]) -> Vec<u8> {
    escape_with(value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&apos;"),
        b'\n' | b'\r' => Some(" "),
        _ => None,
    })
}

fn escape_with(value: &[u8], escape: impl Fn(u8) -> Option<&'static str>) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut after_cr = false;
    for byte in legal(value) {
        match escape(byte) {
            // CR and LF together are one line end.
            _ if byte == b'\n' && after_cr => {}
            Some(text) => out.extend_from_slice(text.as_bytes()),
            None => out.push(byte),
        }
        after_cr = byte == b'\r';
    }
    out
}

/// `text` without what XML has no way to write: control characters, U+FFFE and U+FFFF.
pub(crate) fn legal(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let writable = |byte: &&u8| !byte.is_ascii_control() || is_space(**byte) || **byte == 0x7f;
    for byte in text.iter().filter(writable) {
        out.push(*byte);
        if out.ends_with("\u{fffe}".as_bytes()) || out.ends_with("\u{ffff}".as_bytes()) {
            out.truncate(out.len() - 3);
        }
    }
    out
}

/// `<X ua="rw">value</X>`, or `<X ua="rw"/>` for a value that stays as it is; `ua` only where an access is said.
///
/// ```
/// use profile_core::open_format::element;
/// use profile_core::profile::{ParameterName, Setting, UserAccess, Value};
/// let setting = Setting {
///     name: ParameterName::from_plain_text("Speed_Dial_2[2]"),
///     value: Value::Unchanged,
///     access: UserAccess::ReadWrite,
/// };
/// assert_eq!(element(&setting), br#"<Speed_Dial_2_2_ ua="rw"/>"#);
/// ```
pub fn element(setting: &Setting) -> Vec<u8> {
    let name = setting.name.open_format();
    let mut out = match setting.access {
        UserAccess::Unspecified => format!("<{name}"),
        access => format!("<{name} ua=\"{}\"", access.attribute()),
    };
    match &setting.value {
        Value::Unchanged => {
            out.push_str("/>");
            out.into_bytes()
        }
        Value::Set(value) => {
            out.push('>');
            let mut out = out.into_bytes();
            out.extend(escape(value));
            out.extend(format!("</{name}>").into_bytes());
            out
        }
    }
}

/// `<!-- text -->`; `--` inside is split, as a comment may not hold it (CONV-10).
pub fn comment(text: &[u8]) -> Vec<u8> {
    let mut out = b"<!-- ".to_vec();
    for byte in text {
        if *byte == b'-' && out.last() == Some(&b'-') {
            out.push(b' ');
        }
        out.push(*byte);
    }
    out.extend_from_slice(b" -->");
    out
}

/// Whether an element may be called `name`: a letter or `_` first, then letters, digits and `_ - .`.
pub fn is_writable_name(name: &ParameterName) -> bool {
    let name = name.open_format();
    let first = name.chars().next();
    let begins = first.is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    begins
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// A whole profile, one element a line. With [`UserAccess::ReadWrite`] and [`Value::Unchanged`] a setting
/// is left to the user: resyncs never overwrite it (XML-18).
pub fn profile_document<'s>(settings: impl IntoIterator<Item = &'s Setting>) -> Vec<u8> {
    let mut out = b"<flat-profile>\n".to_vec();
    for setting in settings {
        out.extend_from_slice(b"  ");
        out.extend(element(setting));
        out.push(b'\n');
    }
    out.extend_from_slice(b"</flat-profile>\n");
    out
}
