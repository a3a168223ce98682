use super::{KeyForm, Structure};
use std::fmt;

/// Why a compiled file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompiledFault {
    /// It does not begin as a compiled file does.
    NotCompiled,
    /// It ends inside the header: its length.
    TooShort(usize),
    /// The byte for the cipher has no known meaning.
    Protection(u8),
    /// The byte for target, scramble and key has no known meaning.
    Flags(u8),
    /// It was made for one device.
    Targeted,
    /// It was made with `--scramble`.
    Scrambled,
    /// Both.
    TargetedAndScrambled,
    /// It has an explicit key and none was given.
    NeedsKey(Option<KeyForm>),
    /// AES takes no key of this many bits.
    KeyLength(usize),
    /// What AES encrypted is no whole number of blocks: how many bytes.
    Blocks(usize),
    /// The key is another one, or the file is damaged: what tells.
    WrongKey(Structure, Option<KeyForm>),
    /// The file is damaged.
    Damaged(Structure),
}

impl fmt::Display for CompiledFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCompiled => {
                f.write_str("expected the first bytes of a compiled profile, found others")
            }
            Self::TooShort(len) => write!(
                f,
                "the file is cut off: expected at least 256 bytes, found {len}"
            ),
            Self::Protection(byte) => write!(f, "expected a known cipher, found number {byte}"),
            Self::Flags(byte) => {
                write!(f, "expected known marks of protection, found 0x{byte:02x}")
            }
            Self::Targeted => f.write_str(
                "it was made for one device with `--target`, and only that device can open it; open its source text instead",
            ),
            Self::Scrambled => f.write_str(
                "it was made with `--scramble`, and only devices can open it; open its source text instead",
            ),
            Self::TargetedAndScrambled => f.write_str(
                "it was made with `--target` and `--scramble`, and only one device can open it; open its source text instead",
            ),
            Self::NeedsKey(form) => write!(f, "it is encrypted with the key after {}", option(*form)),
            Self::KeyLength(bits) => {
                write!(f, "expected a key of 128, 192 or 256 bits for AES, found {bits} bits")
            }
            Self::Blocks(len) => write!(
                f,
                "expected a number of encrypted bytes that is a multiple of 16, found {len}, so a part is cut off"
            ),
            Self::WrongKey(structure, form) => write!(
                f,
                "the key does not fit, or the file is damaged. The key is the one that the compiler was given after `{}`. (Read with this key, {structure})",
                option(*form)
            ),
            Self::Damaged(structure) => write!(f, "the file is damaged: {structure}"),
        }
    }
}

fn option(form: Option<KeyForm>) -> &'static str {
    match form {
        Some(form) => form.option(),
        None => "--ascii-key or --hex-key",
    }
}
