//! Links that carry a rule in the fragment of an address, which no browser sends to a server.
//!
//! A fragment is `#/rule-link/`, the version, a dot, and the content: a zlib stream in base64url without padding. Its
//! checksum tells a link that lost its end. What the content says is the page's affair; secrets are taken out of it
//! before it comes here. A link is at most 64 KiB long, and is unpacked within the limits of files (GZ-07).
//!
//! Not supported: dictionaries of zlib, and other versions than [`VERSION`].

use crate::layers::zlib::{self, ZlibFault};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;

/// The version that is written and read.
pub const VERSION: u32 = 1;
/// The longest fragment in bytes, written or read.
pub const LONGEST: usize = 64 << 10;
/// What the fragment of a link begins with.
pub const PREFIX: &str = "#/rule-link/";

/// Why a link cannot be written or read. Offsets count in the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// The fragment does not begin as one of a link.
    NoLink,
    /// The fragment is longer than 64 KiB; its length in bytes.
    TooLong(usize),
    /// No number and no dot stand where the version belongs.
    NoVersion,
    /// A newer studio made it; its version.
    Newer(u32),
    /// Nothing follows the version.
    Empty,
    /// A sign that base64url does not have stands at this offset.
    Sign(usize),
    /// The base64url ends in the middle of a byte.
    Cut,
    /// The content cannot be unpacked.
    Stream(ZlibFault),
    /// The content is no text: where it is not, in bytes.
    NoText(usize),
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLink => write!(
                f,
                "expected a fragment that begins with `{PREFIX}`, found another one"
            ),
            Self::TooLong(length) => write!(
                f,
                "expected a link of at most {LONGEST} bytes, found {length}"
            ),
            Self::NoVersion => f.write_str("expected a version and a dot, found something else"),
            Self::Newer(version) => write!(
                f,
                "expected version {VERSION}, found version {version}: a newer studio made this link"
            ),
            Self::Empty => f.write_str("expected a content behind the version, found nothing"),
            Self::Sign(offset) => write!(
                f,
                "expected letters, digits, `-` and `_`, found another sign at byte {offset}"
            ),
            Self::Cut => f.write_str("the link is cut off: it ends in the middle of a byte"),
            Self::Stream(fault) => fault.fmt(f),
            Self::NoText(offset) => write!(
                f,
                "expected text in UTF-8, found other bytes at byte {offset} of the content"
            ),
        }
    }
}

/// Whether a fragment claims to be a link with a rule.
pub fn is_rule_link(fragment: &str) -> bool {
    fragment.starts_with(PREFIX)
}

/// The fragment that carries `content`.
///
/// ```
/// use profile_core::rule_link::{read_rule_link, write_rule_link};
/// let link = write_rule_link("{}").unwrap();
/// assert!(link.starts_with("#/rule-link/1."));
/// assert_eq!(read_rule_link(&link).as_deref(), Ok("{}"));
/// ```
///
/// # Errors
///
/// [`LinkFault::TooLong`] where the fragment would be longer than [`LONGEST`].
pub fn write_rule_link(content: &str) -> Result<String, LinkFault> {
    let packed = URL_SAFE_NO_PAD.encode(zlib::pack(content.as_bytes()));
    let link = format!("{PREFIX}{VERSION}.{packed}");
    match link.len() {
        length if length > LONGEST => Err(LinkFault::TooLong(length)),
        _ => Ok(link),
    }
}

/// The content of a link. White space and `=` behind it, which come with copying, are passed over.
///
/// # Errors
///
/// The first thing that is wrong with it. Nothing of a faulty link is given.
pub fn read_rule_link(fragment: &str) -> Result<String, LinkFault> {
    if fragment.len() > LONGEST {
        return Err(LinkFault::TooLong(fragment.len()));
    }
    let rest = fragment.strip_prefix(PREFIX).ok_or(LinkFault::NoLink)?;
    let (version, packed) = rest.split_once('.').ok_or(LinkFault::NoVersion)?;
    match version.parse() {
        Ok(VERSION) if version == "1" => {}
        Ok(newer) if newer > VERSION => return Err(LinkFault::Newer(newer)),
        _ => return Err(LinkFault::NoVersion),
    }
    let packed = packed.trim_ascii_end().trim_end_matches('=');
    if packed.is_empty() {
        return Err(LinkFault::Empty);
    }
    let start = PREFIX.len() + version.len() + 1;
    let stream = decoded(packed, start)?;
    let unpacked = zlib::unpack(&stream);
    if let Some(fault) = unpacked.fault {
        return Err(LinkFault::Stream(fault));
    }
    String::from_utf8(unpacked.content)
        .map_err(|fault| LinkFault::NoText(fault.utf8_error().valid_up_to()))
}

fn decoded(packed: &str, start: usize) -> Result<Vec<u8>, LinkFault> {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if let Some(at) = packed.bytes().position(|byte| !is_sign(byte)) {
        return Err(LinkFault::Sign(start + at));
    }
    URL_SAFE_NO_PAD.decode(packed).map_err(|_| LinkFault::Cut)
}
