//! Whether decrypted bytes are what was encrypted: the content decides, not the padding (ENC-06).

use super::{Kind, gzip, inflate, sniff, zlib};

/// Below this length a phrase that fits cannot be told from luck.
pub(super) const CERTAIN: usize = 64;

/// 0: not what was encrypted; 1: may be; 2: surely.
pub(super) fn rank(content: &[u8]) -> u8 {
    match sniff(content) {
        Kind::Gzip => match gzip::unpack(content) {
            unpacked if unpacked.fault.is_none() => 2,
            unpacked => u8::from(!unpacked.members.is_empty()),
        },
        Kind::Empty if content.is_empty() => 2,
        Kind::Zlib => 2 * u8::from(zlib::unpack(content).fault.is_none()),
        Kind::Utf16 | Kind::Utf32 => u8::from(mostly_ascii_units(content)),
        Kind::Encrypted | Kind::EncryptedBase64 | Kind::Compiled => 1,
        // A few bytes may inflate to a few letters by chance.
        Kind::Unknown => 2 * u8::from(raw_text(content).is_some_and(|text| text.len() >= CERTAIN)),
        // Of little content every character must be text; of more, a few may be of another encoding.
        _ if content.len() < CERTAIN => u8::from(is_plain(content)),
        _ => 2,
    }
}

/// What `content` inflates to, if all of it is one bare deflate stream that holds text (GZ-01).
pub(super) fn raw_text(content: &[u8]) -> Option<Vec<u8>> {
    let text = inflate::raw(content)?;
    let reads = match text.len() {
        0 => false,
        1..CERTAIN => is_plain(&text),
        _ => sniff(&text).is_text(),
    };
    reads.then_some(text)
}

/// Whether text in UTF-16 or UTF-32 is what it seems: nine of ten units are ASCII.
fn mostly_ascii_units(content: &[u8]) -> bool {
    let zeros: usize = content.iter().map(|byte| usize::from(*byte == 0)).sum();
    content.len() >= 8 && zeros * 20 >= content.len() * 9
}

/// Whether `content` is UTF-8 without control characters.
pub(super) fn is_plain(content: &[u8]) -> bool {
    let control = |c: char| c.is_control() && !c.is_ascii_whitespace();
    str::from_utf8(content).is_ok_and(|text| !text.contains(control))
}
