//! Bytes of other encodings as characters. Nothing fails: what is ill-formed becomes U+FFFD, and the first
//! such place is kept.

use crate::text::Span;

/// A place and what was expected and found there.
pub(super) type Fault = (Span, &'static str);

/// What came of decoding.
#[derive(Default)]
pub(super) struct Decoded {
    /// The characters, without a byte-order mark.
    pub(super) text: String,
    /// The first place that is ill-formed.
    pub(super) fault: Option<Fault>,
}

impl Decoded {
    fn push(&mut self, c: char) {
        if c != '\u{feff}' || !self.text.is_empty() {
            self.text.push(c);
        }
    }

    fn replace(&mut self, span: Span, words: &'static str) {
        self.push(char::REPLACEMENT_CHARACTER);
        self.fault.get_or_insert((span, words));
    }

    /// Adds units of UTF-16; `place` says where the unit of an index stands.
    fn push_units(&mut self, units: &[u16], place: impl Fn(usize) -> Span) {
        let mut index = 0;
        for c in char::decode_utf16(units.iter().copied()) {
            match c {
                Ok(c) => {
                    self.push(c);
                    index += c.len_utf16();
                }
                Err(_) => {
                    self.replace(
                        place(index),
                        "expected a pair of surrogates, found half of one",
                    );
                    index += 1;
                }
            }
        }
    }
}

pub(super) fn utf16(text: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = text.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let mut decoded = Decoded::default();
    decoded.push_units(&units, |index| Span::new(2 * index, 2 * index + 2));
    if !rest.is_empty() {
        let last = Span::new(text.len() - 1, text.len());
        decoded.replace(
            last,
            "expected an even number of bytes in UTF-16, found one more",
        );
    }
    decoded
}

pub(super) fn utf32(text: &[u8], unit: fn([u8; 4]) -> u32) -> Decoded {
    let (units, rest) = text.as_chunks::<4>();
    let mut decoded = Decoded::default();
    for (index, bytes) in units.iter().enumerate() {
        match char::from_u32(unit(*bytes)) {
            Some(c) => decoded.push(c),
            None => decoded.replace(
                Span::new(4 * index, 4 * index + 4),
                "expected a character in UTF-32, found a number that is none",
            ),
        }
    }
    if !rest.is_empty() {
        let last = Span::new(text.len() - rest.len(), text.len());
        decoded.replace(
            last,
            "expected a multiple of four bytes in UTF-32, found some more",
        );
    }
    decoded
}

/// UTF-7 (RFC 2152): `+` begins base64 of UTF-16, which ends at the first other character; `-` there counts
/// as the end.
pub(super) fn utf7(text: &[u8]) -> Decoded {
    let mut decoded = Decoded::default();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += 1;
        if *byte != b'+' {
            if byte.is_ascii() {
                decoded.push(char::from(*byte));
            } else {
                decoded.replace(
                    Span::new(at - 1, at),
                    "expected ASCII in UTF-7, found another byte",
                );
            }
            continue;
        }
        let run = text.get(at..).unwrap_or_default();
        let length = run
            .iter()
            .take_while(|byte| sextet(**byte).is_some())
            .count();
        let digits = run.get(..length).unwrap_or_default();
        shifted(&mut decoded, digits, at);
        let closed = run.get(length) == Some(&b'-');
        if digits.is_empty() && closed {
            decoded.push('+');
        }
        at += length + usize::from(closed);
    }
    decoded
}

/// Adds what the base64 `digits` at `at` stand for.
fn shifted(decoded: &mut Decoded, digits: &[u8], at: usize) {
    let mut units = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for sextet in digits.iter().filter_map(|digit| sextet(*digit)) {
        bits = (bits << 6 | sextet) & 0x00ff_ffff;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push(u16::try_from(bits >> count & 0xffff).unwrap_or_default());
        }
    }
    let place = Span::new(at, at + digits.len());
    decoded.push_units(&units, |_| place);
    if count >= 6 || bits & ((1 << count) - 1) != 0 {
        decoded.replace(
            place,
            "expected whole characters in UTF-7, found a part of one",
        );
    }
}

fn sextet(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// What Windows-1252 has at 0x80 to 0x9F; five of them are not defined and stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn windows_1252(text: &[u8]) -> Decoded {
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        Some(index) => WINDOWS_1252
            .get(usize::from(index))
            .copied()
            .unwrap_or(char::from(*byte)),
        None => char::from(*byte),
    };
    Decoded {
        text: text.iter().map(letter).collect(),
        fault: None,
    }
}

/// The first byte that Windows-1252 does not define.
pub(super) fn undefined(text: &[u8]) -> Option<Fault> {
    let none = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    let at = text.iter().position(none)?;
    let words = "expected a letter of Windows-1252, found a byte that it does not define";
    Some((Span::new(at, at + 1), words))
}

/// The first place that is UTF-8 by its shape and against its rules: overlong, or half of a surrogate pair.
pub(super) fn broken_utf8(text: &[u8]) -> Option<Fault> {
    let overlong = "expected the shortest form of a character in UTF-8, found a longer one";
    let surrogate = "expected a character in UTF-8, found half of a surrogate pair";
    let mut at = 0;
    for chunk in text.utf8_chunks() {
        at += chunk.valid().len();
        let (length, words) = match text.get(at..).unwrap_or_default() {
            [0xc0 | 0xc1, 0x80..=0xbf, ..] => (2, overlong),
            [0xe0, 0x80..=0x9f, 0x80..=0xbf, ..] => (3, overlong),
            [0xf0, 0x80..=0x8f, 0x80..=0xbf, 0x80..=0xbf, ..] => (4, overlong),
            [0xed, 0xa0..=0xbf, 0x80..=0xbf, ..] => (3, surrogate),
            _ => {
                at += chunk.invalid().len();
                continue;
            }
        };
        return Some((Span::new(at, at + length), words));
    }
    None
}
