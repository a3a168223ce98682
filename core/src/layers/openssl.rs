//! `openssl enc -aes-256-cbc -k PHRASE`: `Salted__`, eight bytes of salt, AES-256 in CBC mode with PKCS#7
//! padding; key and initial vector by `EVP_BytesToKey` with one round of a digest (ENC-01, ENC-02).
//!
//! Blocks without the header, as `-nosalt` and since openssl 3 `-S` leave them, are read too: no device reads
//! them, but a technician may have such a file.

use super::Phrase;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use zeroize::Zeroizing;

const MAGIC: &[u8] = b"Salted__";
pub(super) const BLOCK: usize = 16;

/// Eight bytes that make equal contents with equal phrases different files.
pub type Salt = [u8; 8];

/// The digest that turns phrase and salt into key and initial vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Digest {
    /// The default of openssl up to 1.0, and what the devices use.
    Md5,
    /// The default of openssl since 1.1.
    Sha256,
}

impl Digest {
    /// The word after `-md`.
    pub fn option(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha256 => "sha256",
        }
    }
}

/// Why a file cannot be decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CipherFault {
    /// It does not begin with `Salted__`.
    NoMagic,
    /// It is shorter than header and one block: its length.
    TooShort(usize),
    /// What follows the header is no whole number of blocks: the length of the file.
    Length(usize),
    /// The padding at the end is not valid: the phrase or the digest is another one, or the file is damaged.
    Padding,
    /// The base64 text is damaged at this offset.
    Base64(usize),
}

/// Why digits are no salt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaltFault {
    /// There are none.
    Empty,
    /// The character at this offset is no hexadecimal digit.
    Digit(usize),
    /// There are more than sixteen: how many.
    TooLong(usize),
}

impl fmt::Display for SaltFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("expected hexadecimal digits of the salt, found none"),
            Self::Digit(at) => write!(
                f,
                "expected a hexadecimal digit in the salt, found another character at position {}",
                at + 1
            ),
            Self::TooLong(count) => {
                write!(f, "expected at most 16 digits of the salt, found {count}")
            }
        }
    }
}

impl fmt::Display for CipherFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMagic => f.write_str("expected `Salted__` at the start, found other bytes"),
            Self::TooShort(len) => write!(
                f,
                "the file is too short: expected at least 32 bytes, found {len}"
            ),
            Self::Length(len) => write!(
                f,
                "expected a length that is a multiple of 16, found {len} bytes, so a part is cut off"
            ),
            Self::Padding => f.write_str("the padding at the end does not fit"),
            Self::Base64(offset) => write!(f, "the base64 text is damaged at byte {offset}"),
        }
    }
}

/// Encrypts `content`. The same arguments give the same bytes; a fresh salt for each file is the caller's part.
pub fn encrypt(content: &[u8], phrase: &Phrase, salt: Salt, digest: Digest) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(salt);
    out.extend(encrypt_blocks(content, phrase, Some(salt), digest));
    out
}

/// The blocks of [`encrypt`] without their header.
pub fn encrypt_blocks(
    content: &[u8],
    phrase: &Phrase,
    salt: Option<Salt>,
    digest: Digest,
) -> Vec<u8> {
    let (key, iv) = key_and_iv(phrase, salt, digest);
    let cipher = cbc::Encryptor::<aes::Aes256>::new((&*key).into(), (&*iv).into());
    cipher.encrypt_padded_vec::<Pkcs7>(content)
}

/// Decrypts `file`. Success means that the padding fits, which one wrong phrase in 255 achieves too: the
/// content must be looked at (ENC-06).
pub fn decrypt(file: &[u8], phrase: &Phrase, digest: Digest) -> Result<Vec<u8>, CipherFault> {
    let (salt, blocks) = parts(file)?;
    decrypt_blocks(blocks, phrase, Some(salt), digest)
}

/// The same for blocks without a header. Without salt is as `-nosalt` has it.
pub fn decrypt_blocks(
    blocks: &[u8],
    phrase: &Phrase,
    salt: Option<Salt>,
    digest: Digest,
) -> Result<Vec<u8>, CipherFault> {
    let (key, iv) = key_and_iv(phrase, salt, digest);
    let cipher = cbc::Decryptor::<aes::Aes256>::new((&*key).into(), (&*iv).into());
    cipher
        .decrypt_padded_vec::<Pkcs7>(blocks)
        .map_err(|_| CipherFault::Padding)
}

/// Whether the padding fits, which the last block tells; much less work than decrypting all of them.
pub(super) fn padding_fits(
    blocks: &[u8],
    phrase: &Phrase,
    salt: Option<Salt>,
    digest: Digest,
) -> bool {
    let (key, first) = key_and_iv(phrase, salt, digest);
    let last = blocks.len().saturating_sub(BLOCK);
    let (before, last) = blocks.split_at_checked(last).unwrap_or_default();
    let iv = before.last_chunk::<BLOCK>().unwrap_or(&*first);
    let cipher = cbc::Decryptor::<aes::Aes256>::new((&*key).into(), iv.into());
    cipher.decrypt_padded_vec::<Pkcs7>(last).is_ok()
}

/// The salt that hexadecimal digits name, as `-S` takes them: what is missing of sixteen is zeros.
pub fn salt_from_hexadecimal(digits: &str) -> Result<Salt, SaltFault> {
    let mut salt = Salt::default();
    let digits = digits.trim();
    if digits.is_empty() {
        return Err(SaltFault::Empty);
    }
    let mut nibbles = Vec::new();
    for (at, c) in digits.char_indices() {
        let nibble = c.to_digit(16).and_then(|nibble| u8::try_from(nibble).ok());
        nibbles.push(nibble.ok_or(SaltFault::Digit(at))?);
    }
    if nibbles.len() > 2 * salt.len() {
        return Err(SaltFault::TooLong(nibbles.len()));
    }
    for (byte, pair) in salt.iter_mut().zip(nibbles.chunks(2)) {
        *byte = match pair {
            [high, low] => high << 4 | low,
            [high] => high << 4,
            _ => 0,
        };
    }
    Ok(salt)
}

/// Whether `bytes` may be the blocks of an encrypted file whose header is missing: whole blocks, in which no
/// byte stands out.
pub(super) fn may_be_blocks(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.len().is_multiple_of(BLOCK) && looks_random(bytes)
}

/// The blocks that `text` holds in base64, if it is as openssl writes it: lines of 64 characters or one
/// line, capitals and small letters mixed, and nothing else.
pub(super) fn blocks_in_base64(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.trim_ascii();
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let last = lines.next_back()?;
    let even = lines.all(|line| line.len() == 64) && !last.is_empty();
    let mixed = text.iter().any(u8::is_ascii_uppercase) && text.iter().any(u8::is_ascii_lowercase);
    if !even || !mixed {
        return None;
    }
    from_base64(text).ok().filter(|bytes| may_be_blocks(bytes))
}

/// Whether pairs of equal bytes are about as frequent as chance has them, once in 256 pairs.
fn looks_random(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let mut counts = [0_u64; 256];
    for byte in head {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let equal: u64 = counts.iter().map(|n| n * n.saturating_sub(1)).sum();
    let len = head.len() as u64;
    // Twice what chance gives, and some more for short files.
    equal * 256 <= 2 * len * len.saturating_sub(1) + 40 * 256
}

/// Checks the shape of `file` and gives salt and encrypted blocks (ENC-12).
pub fn parts(file: &[u8]) -> Result<(Salt, &[u8]), CipherFault> {
    let rest = file.strip_prefix(MAGIC).ok_or(CipherFault::NoMagic)?;
    if file.len() < 2 * BLOCK {
        return Err(CipherFault::TooShort(file.len()));
    }
    if !file.len().is_multiple_of(BLOCK) {
        return Err(CipherFault::Length(file.len()));
    }
    rest.split_first_chunk::<8>()
        .map(|(salt, body)| (*salt, body))
        .ok_or(CipherFault::TooShort(file.len()))
}

/// The bytes of a file that `openssl enc -a` wrote; line ends, blanks and a byte-order mark do not count.
pub fn from_base64(text: &[u8]) -> Result<Vec<u8>, CipherFault> {
    let mark = if text.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    let solid = |(at, byte): (usize, &u8)| {
        (at >= mark && !byte.is_ascii_whitespace()).then_some((at, *byte))
    };
    let (places, digits): (Vec<usize>, Vec<u8>) = text.iter().enumerate().filter_map(solid).unzip();
    STANDARD.decode(&digits).map_err(|fault| {
        let at = match fault {
            base64::DecodeError::InvalidByte(at, _)
            | base64::DecodeError::InvalidLastSymbol(at, _)
            | base64::DecodeError::InvalidLength(at) => at,
            base64::DecodeError::InvalidPadding => digits.len(),
        };
        CipherFault::Base64(places.get(at).copied().unwrap_or(text.len()))
    })
}

/// `file` as `openssl enc -a` writes it: base64 in lines of 64 characters.
pub fn to_base64(file: &[u8]) -> Vec<u8> {
    let text = STANDARD.encode(file).into_bytes();
    text.chunks(64)
        .flat_map(|line| [line, b"\n"].concat())
        .collect()
}

type Key = Zeroizing<[u8; 32]>;
type InitialVector = Zeroizing<[u8; 16]>;

/// `EVP_BytesToKey` with one round: digests of (digest before ‖ phrase ‖ salt), one after the other, until key and
/// initial vector are filled.
fn key_and_iv(phrase: &Phrase, salt: Option<Salt>, digest: Digest) -> (Key, InitialVector) {
    let salt = salt.as_ref().map_or(&[][..], <[u8; 8]>::as_slice);
    let mut stream = Zeroizing::new(Vec::with_capacity(64));
    let mut last = Zeroizing::new(Vec::new());
    while stream.len() < 48 {
        let input = Zeroizing::new([last.as_slice(), phrase.bytes(), salt].concat());
        last = Zeroizing::new(hashed(&input, digest));
        stream.extend_from_slice(&last);
    }
    let mut key = Key::default();
    let mut iv = InitialVector::default();
    let (first, second) = stream.split_at_checked(32).unwrap_or_default();
    for (to, from) in key.iter_mut().zip(first) {
        *to = *from;
    }
    for (to, from) in iv.iter_mut().zip(second) {
        *to = *from;
    }
    (key, iv)
}

fn hashed(input: &[u8], digest: Digest) -> Vec<u8> {
    match digest {
        Digest::Md5 => <md5::Md5 as md5::Digest>::digest(input).to_vec(),
        Digest::Sha256 => <sha2::Sha256 as sha2::Digest>::digest(input).to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::hexadecimal;

    /// Key and initial vector of a phrase, in hexadecimal.
    fn derived(phrase: &str, salt: Salt) -> (String, String) {
        let (key, iv) = key_and_iv(&Phrase::new(phrase).unwrap(), Some(salt), Digest::Md5);
        (hexadecimal(&*key), hexadecimal(&*iv))
    }

    #[test]
    fn enc_02_key_and_initial_vector() {
        let cases = [
            (
                "SecretPhrase1234",
                0x0123_4567_89ab_cdef_u64,
                "db38537f887bdf3f16e7597011cb90683f4d2a5e12d02f442f471d3825f516f2",
                "325b9403acc6f40f77bd99c208831153",
            ),
            (
                "MyOwnSecret",
                0x0011_2233_4455_6677,
                "c93a96a34e265e0eb5dcfb743d0f67f0fa96e46e9db8c6b243fd483e4f182ca5",
                "16acb205bb41383262ad1f5f5045587d",
            ),
            (
                "my secret phrase",
                0x8877_6655_4433_2211,
                "f9dcdf5777628a0c228fdeb41eaf246e9efadecf0b295e3e5fdef580bf03709a",
                "435be06737c017b1bcff9dbe20212051",
            ),
            (
                "SecretPhrase1234",
                0x0102_0304_0506_0708,
                "75618538a4502fa7161d6dc303f2a1f1c0ee19362ee647e725505c3c52364c82",
                "04ca41f7b4e382da569224b0c61b445a",
            ),
        ];
        for (phrase, salt, key, iv) in cases {
            assert_eq!(derived(phrase, salt.to_be_bytes()), (key.into(), iv.into()));
        }
    }
}
