use super::KeyForm;
use std::fmt;
use zeroize::Zeroizing;

/// A key has at most this many bytes.
const LONGEST: usize = 32;

/// The key of a compiled file. It cannot be printed or serialised, and its memory is overwritten when it
/// is dropped.
pub struct CompiledKey(Zeroizing<Vec<u8>>);

/// Why a text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// There is nothing.
    Empty,
    /// A character is no hexadecimal digit: its offset.
    Digit(usize),
    /// The number of digits is odd.
    Odd(usize),
    /// The key has more than 256 bits: how many.
    TooLong(usize),
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("expected a key, found nothing"),
            Self::Digit(at) => write!(
                f,
                "expected hexadecimal digits, found another character at place {}",
                at + 1
            ),
            Self::Odd(digits) => write!(
                f,
                "expected an even number of hexadecimal digits, found {digits}"
            ),
            Self::TooLong(bits) => {
                write!(f, "expected a key of at most 256 bits, found {bits} bits")
            }
        }
    }
}

impl CompiledKey {
    /// The key that `text` means when it is given as `form`.
    pub fn new(text: &[u8], form: KeyForm) -> Result<Self, KeyFault> {
        match form {
            KeyForm::Ascii => Self::from_phrase(text),
            KeyForm::Hex => Self::from_hex(text),
        }
    }

    /// The key of 128 bits that the compiler makes of a phrase: its MD5 digest.
    pub fn from_phrase(phrase: &[u8]) -> Result<Self, KeyFault> {
        if phrase.is_empty() {
            return Err(KeyFault::Empty);
        }
        let digest = <md5::Md5 as md5::Digest>::digest(phrase);
        Ok(Self(Zeroizing::new(digest.to_vec())))
    }

    /// The key that is written in hexadecimal digits, of at most 256 bits. AES takes 128, 192 or 256.
    pub fn from_hex(digits: &[u8]) -> Result<Self, KeyFault> {
        if digits.is_empty() {
            return Err(KeyFault::Empty);
        }
        if let Some(at) = digits.iter().position(|byte| !byte.is_ascii_hexdigit()) {
            return Err(KeyFault::Digit(at));
        }
        if !digits.len().is_multiple_of(2) {
            return Err(KeyFault::Odd(digits.len()));
        }
        if digits.len() > 2 * LONGEST {
            return Err(KeyFault::TooLong(digits.len() * 4));
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
        bytes.extend(digits.chunks(2).map(byte));
        Ok(Self(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

fn byte(digits: &[u8]) -> u8 {
    let value =
        |sum: u32, digit: &u8| sum * 16 + char::from(*digit).to_digit(16).unwrap_or_default();
    u8::try_from(digits.iter().fold(0, value)).unwrap_or_default()
}
