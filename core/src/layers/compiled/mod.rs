//! Profiles that the vendor's compiler made: what can be read of them, and what cannot (FMT-03, FMT-04, guide
//! page 2-6).
//!
//! A file is a header of 128 bytes that is never encrypted, and a body: two digests, the length of the
//! file, a table of values by id, and the table of user accesses. All numbers have their high byte first.
//! A body without protection is read as it is; one with an explicit key (RC4 or AES) is read with the
//! key; a targeted or scrambled one is identified, not opened, because its key is made with secrets
//! of the vendor's. The two digests are made with secrets too: they are not checked, and no such file
//! is ever made here.

mod body;
mod cipher;
mod fault;
mod key;

pub use body::Structure;
pub use fault::CompiledFault;
pub use key::{CompiledKey, KeyFault};

use std::collections::BTreeMap;

const MAGIC: &[u8] = b"SIPURA SPA +";
/// Where the body begins, and with it what an explicit key encrypts.
const BODY: usize = 0x80;
/// Header, digests, length and count.
const SHORTEST: usize = 0x100;
/// Where the length of the file stands.
const LENGTH: usize = 0xdc;

/// The cipher of an explicit key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cipher {
    /// `--rc4`.
    Rc4,
    /// `--aes`: CBC mode, with a key of 128, 192 or 256 bits.
    Aes,
}

impl Cipher {
    /// The option of the compiler.
    pub fn option(self) -> &'static str {
        match self {
            Self::Rc4 => "--rc4",
            Self::Aes => "--aes",
        }
    }

    /// The name for a sentence.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Rc4 => "RC4",
            Self::Aes => "AES",
        }
    }
}

/// How an explicit key was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyForm {
    /// `--ascii-key`: a phrase, of which the MD5 digest is the key.
    Ascii,
    /// `--hex-key`: the key itself, in hexadecimal digits.
    Hex,
}

impl KeyForm {
    /// The option of the compiler.
    pub fn option(self) -> &'static str {
        match self {
            Self::Ascii => "--ascii-key",
            Self::Hex => "--hex-key",
        }
    }
}

/// What the header says, which is readable in every compiled file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// When the file was made, seconds since 1970; `None` where no time can be read.
    pub time: Option<u32>,
    /// The cipher of the explicit key, if there is one.
    pub protection: Option<Cipher>,
    /// How the explicit key was given.
    pub key_form: Option<KeyForm>,
    /// Made for one device by `--target`.
    pub targeted: bool,
    /// Made with `--scramble`.
    pub scrambled: bool,
    /// The length that the file gives itself, where that is not encrypted.
    pub stated_length: Option<u32>,
    /// The length that it has.
    pub length: usize,
}

impl Header {
    /// Whether [`read`] can read the file without a key.
    pub fn is_open(&self) -> bool {
        self.protection.is_none() && !self.is_sealed()
    }

    /// Whether it can only be identified.
    pub fn is_sealed(&self) -> bool {
        self.targeted || self.scrambled
    }

    /// What the file is, for a headline.
    pub fn describe(&self) -> String {
        let how = match (self.targeted, self.scrambled, self.protection) {
            (true, true, _) => "for one device, and scrambled".to_owned(),
            (true, false, _) => "for one device".to_owned(),
            (false, true, _) => "that is scrambled".to_owned(),
            (false, false, None) => "without protection".to_owned(),
            (false, false, Some(cipher)) => format!(
                "that is encrypted by {} with the key after {}",
                cipher.describe(),
                self.key_option()
            ),
        };
        format!("found a compiled profile {how}")
    }

    /// What can be done with the file.
    pub fn advice(&self) -> String {
        match (self.sealed_fault(), self.protection) {
            (Some(fault), _) => fault.to_string(),
            (None, Some(_)) => "with that key it can be turned into a document".to_owned(),
            (None, None) => "it can be turned into a document".to_owned(),
        }
    }

    /// The option that gave the key, for a sentence.
    fn key_option(&self) -> String {
        let option = |form: KeyForm| format!("`{}`", form.option());
        self.key_form
            .map_or_else(|| "`--ascii-key` or `--hex-key`".to_owned(), option)
    }

    fn sealed_fault(&self) -> Option<CompiledFault> {
        match (self.targeted, self.scrambled) {
            (true, true) => Some(CompiledFault::TargetedAndScrambled),
            (true, false) => Some(CompiledFault::Targeted),
            (false, true) => Some(CompiledFault::Scrambled),
            (false, false) => None,
        }
    }
}

/// What the User account may do with a parameter, as the file stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoredAccess {
    /// 0: it is hidden.
    Hidden,
    /// 1: it is shown.
    Shown,
    /// 2: it may be changed.
    Changeable,
}

/// The content of a compiled file. Ids are numbers here; `compiled_profile` knows their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The header.
    pub header: Header,
    /// How many ids the table has.
    pub count: usize,
    /// The values by id, without their final NUL.
    pub values: BTreeMap<usize, Vec<u8>>,
    /// The user access by id; ids that the source does not mention have none.
    pub access: BTreeMap<usize, StoredAccess>,
}

/// Reads the header of `file`. The length that the file gives itself is told, not checked.
///
/// ```
/// use profile_core::layers::compiled::{CompiledFault, header};
/// assert_eq!(header(b"GPP_A \"1\" ;"), Err(CompiledFault::NotCompiled));
/// ```
pub fn header(file: &[u8]) -> Result<Header, CompiledFault> {
    if !file.starts_with(MAGIC) {
        return Err(CompiledFault::NotCompiled);
    }
    if file.len() < SHORTEST {
        return Err(CompiledFault::TooShort(file.len()));
    }
    let byte = |at: usize| file.get(at).copied().unwrap_or_default();
    let protection = match byte(0x7e) {
        0 => None,
        1 => Some(Cipher::Rc4),
        2 => Some(Cipher::Aes),
        other => return Err(CompiledFault::Protection(other)),
    };
    let flags = byte(0x7f);
    let key_form = match flags & 0x0f {
        0 => None,
        1 => Some(KeyForm::Ascii),
        2 => Some(KeyForm::Hex),
        _ => return Err(CompiledFault::Flags(flags)),
    };
    if flags & 0xc0 != 0 || protection.is_some() != key_form.is_some() {
        return Err(CompiledFault::Flags(flags));
    }
    let mut header = Header {
        time: time(file),
        protection,
        key_form,
        targeted: flags & 0x10 != 0,
        scrambled: flags & 0x20 != 0,
        stated_length: None,
        length: file.len(),
    };
    if header.is_open() {
        header.stated_length = body::number(file, LENGTH);
    }
    Ok(header)
}

/// The time of compilation: eight hexadecimal digits.
fn time(file: &[u8]) -> Option<u32> {
    let digits = std::str::from_utf8(file.get(0x10..0x18)?).ok()?;
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// Reads `file`, with `key` where it has an explicit one. A key that the file does not need is not used.
///
/// A wrong key is told by what comes out: no length, no table, no padding that could be right. Nothing
/// tells a changed value in a file without protection: the digests that would are not known.
pub fn read(file: &[u8], key: Option<&CompiledKey>) -> Result<Compiled, CompiledFault> {
    let header = header(file)?;
    if let Some(fault) = header.sealed_fault() {
        return Err(fault);
    }
    let Some(cipher) = header.protection else {
        return body::read(file, header).map_err(CompiledFault::Damaged);
    };
    let key = key.ok_or(CompiledFault::NeedsKey(header.key_form))?;
    let plain = cipher::decrypted(file, cipher, key)?;
    body::read(&plain, header).map_err(|structure| {
        if body::begins_well(&plain) {
            CompiledFault::Damaged(structure)
        } else {
            CompiledFault::WrongKey(structure, header.key_form)
        }
    })
}
