//! What the bytes of a layer are, part by part, for a screen that shows them: the fields of headers, what lies
//! between, and the trailers.

use super::compiled::{self, Cipher};
use super::facts::{effort, shown, system, utc};
use super::gzip::{self, GzipFault, Member};
use super::openssl::{BLOCK, from_base64, may_be_blocks};
use super::{Kind, hexadecimal, sniff};
use crate::text::Span;

/// The members of a gzip file that are taken apart; a profile has one.
const MEMBERS: usize = 16;

/// A part of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it is. Fields follow each other and never overlap; what lies between two means nothing.
    pub span: Span,
    /// What it is called.
    pub name: &'static str,
    /// What it says.
    pub meaning: String,
}

/// The fields of `bytes`, by what they are (GZ-01, ENC-01). Text has none but a byte-order mark.
///
/// ```
/// use profile_core::layers::fields;
/// let found = fields(b"Salted__\x01\x23\x45\x67\x89\xab\xcd\xef");
/// assert_eq!((found[1].name, found[1].meaning.as_str()), ("Salt", "0123456789abcdef"));
/// ```
pub fn fields(bytes: &[u8]) -> Vec<Field> {
    let mut walk = Walk {
        bytes,
        at: 0,
        fields: Vec::new(),
    };
    match sniff(bytes) {
        Kind::Gzip => walk.gzip(),
        Kind::Encrypted => walk.encrypted(),
        Kind::EncryptedBase64 => walk.base64(),
        Kind::Zlib => walk.zlib(),
        Kind::Compiled => walk.compiled(),
        Kind::Utf16 | Kind::Utf32 => walk.mark(&[
            &[0xff, 0xfe, 0, 0],
            &[0, 0, 0xfe, 0xff],
            &[0xff, 0xfe],
            &[0xfe, 0xff],
        ]),
        Kind::Unknown if may_be_blocks(bytes) => walk.blocks(),
        _ => walk.mark(&[b"\xef\xbb\xbf"]),
    }
    walk.fields
}

/// The fields that were found, and how far.
struct Walk<'b> {
    bytes: &'b [u8],
    at: usize,
    fields: Vec<Field>,
}

impl<'b> Walk<'b> {
    /// The next `length` bytes are one field; of one that is cut off, its rest.
    fn take(
        &mut self,
        length: usize,
        name: &'static str,
        meaning: impl FnOnce(&'b [u8]) -> String,
    ) {
        let rest = self.bytes.len().saturating_sub(self.at);
        if rest == 0 || length == 0 {
            return;
        }
        let span = Span::new(self.at, self.at + length.min(rest));
        let meaning = if rest < length {
            format!("cut off: expected {length} bytes, found {rest}")
        } else {
            meaning(span.slice(self.bytes))
        };
        self.at = span.end;
        self.fields.push(Field {
            span,
            name,
            meaning,
        });
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn mark(&mut self, marks: &[&[u8]]) {
        if let Some(mark) = marks.iter().find(|mark| self.bytes.starts_with(mark)) {
            self.take(mark.len(), "Byte-order mark", hexadecimal);
        }
    }

    fn blocks(&mut self) {
        self.take(self.rest().len(), "Blocks", blocks);
    }

    fn encrypted(&mut self) {
        self.take(8, "Magic", |_| {
            "`Salted__`: made by `openssl enc`".to_owned()
        });
        self.take(8, "Salt", hexadecimal);
        self.blocks();
    }

    fn base64(&mut self) {
        let held = from_base64(self.bytes).ok().map(|file| {
            let salt = file.get(8..16).map(hexadecimal).unwrap_or_default();
            let body = file.get(16..).unwrap_or_default();
            format!("holds `Salted__`, the salt {salt}, and {}", blocks(body))
        });
        self.take(self.bytes.len(), "Base64", |_| {
            held.unwrap_or_else(|| "damaged: no base64 throughout".to_owned())
        });
    }

    fn zlib(&mut self) {
        self.take(1, "Method", |byte| {
            let window = byte.first().map_or(0, |byte| byte >> 4) + 8;
            format!("deflate, with a window of {} bytes", 1_u32 << window)
        });
        self.take(1, "Flags", |byte| match byte.first() {
            Some(flags) if flags & 0x20 != 0 => "a dictionary is needed".to_owned(),
            _ => "no dictionary".to_owned(),
        });
        let data = self.rest().len().saturating_sub(4);
        self.take(data, "Compressed data", bytes_of);
        self.take(4, "Adler-32", hexadecimal);
    }

    fn gzip(&mut self) {
        let unpacked = gzip::unpack(self.bytes);
        let count = unpacked.members.len();
        for (index, member) in unpacked.members.iter().take(MEMBERS).enumerate() {
            let fault = unpacked.fault.filter(|_| index + 1 == count);
            self.gzip_header();
            // A header that is whole ends where its data begins.
            self.take(member.data.len(), "Compressed data", |bytes| {
                format!("{}, which hold {} bytes", bytes_of(bytes), member.length)
            });
            self.gzip_trailer(fault, member);
        }
        match (count, unpacked.fault) {
            (0, _) => self.gzip_header(),
            (MEMBERS.., _) if count > MEMBERS => {
                let more = count - MEMBERS;
                self.take(self.rest().len(), "More", |_| {
                    format!("{more} more members")
                });
            }
            (_, Some(GzipFault::TrailingBytes(_))) => {
                self.take(self.rest().len(), "Behind the end", bytes_of);
            }
            (_, None) => self.take(self.rest().len(), "Zero bytes", bytes_of),
            // The next member has a header that cannot be read.
            _ => self.gzip_header(),
        }
    }

    fn gzip_header(&mut self) {
        self.take(2, "Magic", |_| "a gzip member".to_owned());
        self.take(1, "Method", |byte| match byte {
            [8] => "8: deflate".to_owned(),
            other => format!("{}: expected 8 (deflate)", number(other)),
        });
        let flags = self.rest().first().copied().unwrap_or_default();
        self.take(1, "Flags", |_| flag_words(flags));
        self.take(4, "Changed", |bytes| match little_endian(bytes) {
            0 => "0: the header does not say when".to_owned(),
            time => utc(time),
        });
        self.take(1, "Compression", |byte| {
            let number = number(byte);
            effort(number).map_or_else(|| number.to_string(), |words| format!("{number}: {words}"))
        });
        self.take(1, "Written on", |byte| {
            format!("{}: {}", number(byte), system(number(byte)))
        });
        if flags & 4 != 0 {
            let length = match self.rest() {
                [low, high, ..] => usize::from(u16::from_le_bytes([*low, *high])),
                _ => 0,
            };
            self.take(2, "Length of the extra field", |_| {
                format!("{length} bytes")
            });
            self.take(length, "Extra field", bytes_of);
        }
        for (flag, name) in [(8, "Name in the header"), (16, "Comment")] {
            if flags & flag != 0 {
                let text = self.rest().split(|byte| *byte == 0).next();
                let length = text.map_or(0, <[u8]>::len);
                self.take(length + 1, name, |bytes| {
                    shown(bytes.get(..length).unwrap_or_default())
                });
            }
        }
        if flags & 2 != 0 {
            self.take(2, "Checksum of the header", |bytes| {
                format!("{:04x}", little_endian(bytes))
            });
        }
    }

    fn gzip_trailer(&mut self, fault: Option<GzipFault>, member: &Member) {
        let unknown = matches!(
            fault,
            Some(GzipFault::Checksum | GzipFault::Length | GzipFault::Truncated)
        );
        if fault.is_some() && !unknown && self.rest().len() < 8 {
            return;
        }
        self.take(4, "CRC-32", |bytes| {
            let verdict = match fault {
                Some(GzipFault::Checksum) => "the content has another one",
                _ => "that of the content",
            };
            format!("{:08x}: {verdict}", little_endian(bytes))
        });
        self.take(4, "Length", |bytes| {
            let length = little_endian(bytes);
            match u32::try_from(member.length) {
                Ok(found) if found != length => {
                    format!("{length} bytes, but the content has {found}")
                }
                _ => format!("{length} bytes, as the content has"),
            }
        });
    }

    fn compiled(&mut self) {
        let header = compiled::header(self.bytes).ok();
        let skip = |walk: &mut Self, to: usize| walk.at = to.max(walk.at);
        self.take(16, "Magic", shown);
        self.take(8, "Time of compilation", |_| {
            let time = header.and_then(|header| header.time);
            time.map_or_else(|| "no time".to_owned(), utc)
        });
        skip(self, 0x7e);
        self.take(1, "Cipher", |byte| match byte {
            [0] => "0: no explicit key".to_owned(),
            [1] => format!("1: {}", Cipher::Rc4.describe()),
            [2] => format!("2: {}", Cipher::Aes.describe()),
            other => format!("{}: expected 0, 1 or 2", number(other)),
        });
        self.take(1, "Flags", |byte| compiled_flags(number(byte)));
        if !header.is_some_and(|header| header.is_open()) {
            self.take(self.rest().len(), "Encrypted body", bytes_of);
            return;
        }
        self.take(16, "Digest of the header", hexadecimal);
        skip(self, 0xdc);
        self.take(4, "Length", |bytes| {
            format!(
                "{} bytes, in a file of {}",
                big_endian(bytes),
                self.bytes.len()
            )
        });
        let count = self.rest().get(..4).map_or(0, big_endian);
        self.take(4, "Ids", |_| format!("{count} in the table"));
        skip(self, 0xf0);
        self.take(16, "Digest of the file", hexadecimal);
        let table = usize::try_from(count).map_or(usize::MAX, |count| count.saturating_mul(4));
        let table = table.min(self.rest().len());
        self.take(table, "Table", |_| {
            "length and place of each value".to_owned()
        });
        self.take(self.rest().len(), "Values", bytes_of);
    }
}

fn bytes_of(bytes: &[u8]) -> String {
    match bytes.len() {
        1 => "1 byte".to_owned(),
        count => format!("{count} bytes"),
    }
}

/// Encrypted blocks in words.
fn blocks(bytes: &[u8]) -> String {
    let (count, more) = (bytes.len() / BLOCK, bytes.len() % BLOCK);
    let blocks = if count == 1 { "block" } else { "blocks" };
    match more {
        0 => format!("{count} {blocks} of 16 bytes, padding included"),
        _ => format!("{count} {blocks} of 16 bytes and {more} more: a part is cut off"),
    }
}

fn flag_words(flags: u8) -> String {
    let names = [
        (1, "text"),
        (2, "header checksum"),
        (4, "extra field"),
        (8, "name"),
        (16, "comment"),
    ];
    let set = names.iter().filter(|(flag, _)| flags & flag != 0);
    let mut words: Vec<&str> = set.map(|(_, name)| *name).collect();
    if flags & 0xe0 != 0 {
        words.push("flags that no gzip file has");
    }
    match words.as_slice() {
        [] => "0: nothing more in the header".to_owned(),
        words => format!("{flags}: {}", words.join(", ")),
    }
}

fn compiled_flags(flags: u8) -> String {
    let names = [
        (flags & 0x0f == 1, "key after `--ascii-key`"),
        (flags & 0x0f == 2, "key after `--hex-key`"),
        (flags & 0x10 != 0, "for one device"),
        (flags & 0x20 != 0, "scrambled"),
    ];
    let set = names.iter().filter(|(set, _)| *set);
    let words: Vec<&str> = set.map(|(_, name)| *name).collect();
    match words.as_slice() {
        [] => format!("0x{flags:02x}"),
        words => format!("0x{flags:02x}: {}", words.join(", ")),
    }
}

fn number(bytes: &[u8]) -> u8 {
    bytes.first().copied().unwrap_or_default()
}

fn little_endian(bytes: &[u8]) -> u32 {
    let fold = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
    bytes.iter().rev().fold(0, fold)
}

fn big_endian(bytes: &[u8]) -> u32 {
    let fold = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
    bytes.iter().fold(0, fold)
}
