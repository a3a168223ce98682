//! Text that is not UTF-8 (G-46): named, and converted on request only.

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
    /// Neither; one byte a character, as Latin-1 and Windows-1252 have it.
    SingleByte,
}

impl Encoding {
    /// The name for a sentence.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16LittleEndian => "UTF-16 (low byte first)",
            Self::Utf16BigEndian => "UTF-16 (high byte first)",
            Self::SingleByte => "a single-byte encoding such as Latin-1",
        }
    }
}

/// Tells the encoding of `text`.
pub fn encoding(text: &[u8]) -> Encoding {
    match text {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Encoding::Utf16LittleEndian,
        [0xfe, 0xff, ..] | [0, b'<', ..] => Encoding::Utf16BigEndian,
        _ if str::from_utf8(text).is_ok() => Encoding::Utf8,
        _ => Encoding::SingleByte,
    }
}

/// `text` in UTF-8 without a byte-order mark. Ill-formed UTF-16 becomes U+FFFD, an odd last byte too.
pub fn to_utf8(text: &[u8]) -> Vec<u8> {
    match encoding(text) {
        Encoding::Utf8 => text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).to_vec(),
        Encoding::Utf16LittleEndian => from_units(text, u16::from_le_bytes),
        Encoding::Utf16BigEndian => from_units(text, u16::from_be_bytes),
        Encoding::SingleByte => text
            .iter()
            .map(|byte| char::from(*byte))
            .collect::<String>()
            .into_bytes(),
    }
}

fn from_units(text: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    let pairs = text.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0xfffd,
    });
    char::decode_utf16(pairs)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .skip_while(|c| *c == '\u{feff}')
        .collect::<String>()
        .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_of_both_orders_and_latin_1_become_utf8() {
        assert_eq!(to_utf8(b"\xff\xfe<\0a\0"), b"<a");
        assert_eq!(to_utf8(b"\xfe\xff\0<\0\xe9"), "<é".as_bytes());
        assert_eq!(to_utf8(b"caf\xe9"), "café".as_bytes());
        assert_eq!(to_utf8(b"\xff\xfe<\0a"), "<\u{fffd}".as_bytes());
    }
}
