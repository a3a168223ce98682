//! A phrase while a person types it.

use crate::texts::components as texts;
use zeroize::Zeroize;

/// Text that must not be printed, stored or put into an address: no `Debug`, no `Display`, no serde.
/// Its bytes are overwritten when it goes away.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct SecretText(String);

impl SecretText {
    /// Takes `text` over.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text itself. It goes to the field that shows it and to the core, nowhere else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for SecretText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// How strong a phrase is, in a sentence; nothing for none and for one that is too short anyway.
pub fn strength(phrase: &SecretText) -> Option<String> {
    let text = phrase.reveal();
    match text.len() {
        0..16 => None,
        digits if digits >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            Some(texts::hexadecimal_strength(digits, (digits * 4).min(256)))
        }
        length => Some(texts::phrase_strength(length)),
    }
}

/// `bytes` as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

/// The salt that 16 hexadecimal digits name, or the sentence that says what is wrong with them.
pub fn parse_salt(text: &str) -> Result<[u8; 8], String> {
    let text = text.trim();
    if let Some(stray) = text.chars().find(|c| !c.is_ascii_hexdigit()) {
        return Err(texts::stray_in_salt(stray));
    }
    let value = u64::from_str_radix(text, 16).map_err(|_| texts::length_of_salt(text.len()));
    match (text.len(), value) {
        (16, Ok(value)) => Ok(value.to_be_bytes()),
        (length, _) => Err(texts::length_of_salt(length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enc_10_the_strength_is_told_without_the_phrase() {
        let of = |text: &str| strength(&SecretText::new(text.to_owned()));
        assert_eq!(of("lucky777"), None);
        assert!(of(&"0f".repeat(32)).unwrap().contains("256 bits"));
        assert!(of(&"0f".repeat(16)).unwrap().contains("128 bits"));
        assert!(
            of("a long phrase of several words")
                .unwrap()
                .contains("30 characters")
        );
    }

    #[test]
    fn a_salt_is_sixteen_hexadecimal_digits() {
        let salt = parse_salt("0011223344556677").unwrap();
        assert_eq!(salt, [0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77]);
        assert_eq!(hex(&salt), "0011223344556677");
        assert!(parse_salt("00112233").unwrap_err().contains("found 8"));
        assert!(parse_salt("+011223344556677").unwrap_err().contains("“+”"));
        assert!(parse_salt("").unwrap_err().contains("found 0"));
    }
}
