//! zlib streams (RFC 1950): deflate in a wrapper that no device reads (GZ-01). They are unpacked all the same,
//! so that what they hold can be had.

use super::inflate::{InflateFault, follow, inflate_onto};
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::fmt;

/// How hard [`pack`] tries: as hard as it can.
const EFFORT: u8 = 10;

/// What is wrong with a zlib stream. Offsets count from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZlibFault {
    /// The first two bytes are no zlib header.
    NotZlib,
    /// The content needs a dictionary that is not in the file.
    Dictionary,
    /// The compressed data is at fault.
    Stream(InflateFault),
    /// The Adler-32 of the content does not match that in the file.
    Checksum,
    /// Bytes follow the stream: how many.
    TrailingBytes(usize),
}

impl fmt::Display for ZlibFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotZlib => f.write_str("expected the header of a zlib stream, found other bytes"),
            Self::Dictionary => {
                f.write_str("the zlib stream needs a dictionary, which is not in the file")
            }
            Self::Stream(fault) => fault.fmt(f),
            Self::Checksum => f.write_str(
                "the checksum (Adler-32) of the content does not match, so the content is damaged",
            ),
            Self::TrailingBytes(count) => {
                write!(
                    f,
                    "{} the end of the zlib stream, which is whole",
                    follow(*count)
                )
            }
        }
    }
}

/// What a zlib stream holds, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The content. With a fault it may be cut off or damaged.
    pub content: Vec<u8>,
    /// What is wrong.
    pub fault: Option<ZlibFault>,
}

/// A zlib stream of `content`.
pub fn pack(content: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(content, EFFORT)
}

/// Unpacks a zlib stream within the limits of GZ-07. What can be read is given even where something is wrong.
pub fn unpack(file: &[u8]) -> Unpacked {
    let mut content = Vec::new();
    let fault = whole(file, &mut content).err();
    Unpacked { content, fault }
}

fn whole(file: &[u8], content: &mut Vec<u8>) -> Result<(), ZlibFault> {
    if !has_header(file) {
        return Err(ZlibFault::NotZlib);
    }
    if file.get(1).is_some_and(|flags| flags & 0x20 != 0) {
        return Err(ZlibFault::Dictionary);
    }
    let end = inflate_onto(file, 2, content).map_err(ZlibFault::Stream)?;
    let (trailer, rest) = file
        .get(end..)
        .and_then(<[u8]>::split_first_chunk)
        .ok_or(ZlibFault::Stream(InflateFault::Truncated))?;
    if u32::from_be_bytes(*trailer) != adler_32(content) {
        return Err(ZlibFault::Checksum);
    }
    match rest.len() {
        0 => Ok(()),
        count => Err(ZlibFault::TrailingBytes(count)),
    }
}

/// Deflate with a window of at most 32 KiB, and a header that is a multiple of 31.
pub(super) fn has_header(file: &[u8]) -> bool {
    let Some([method, flags]) = file.first_chunk() else {
        return false;
    };
    method & 0x0f == 8
        && method >> 4 <= 7
        && u16::from_be_bytes([*method, *flags]).is_multiple_of(31)
}

fn adler_32(content: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    let (mut low, mut high) = (1_u32, 0_u32);
    // The sums of 5,552 bytes are the most that fit into 32 bits.
    for part in content.chunks(5_552) {
        for byte in part {
            low += u32::from(*byte);
            high += low;
        }
        low %= MODULUS;
        high %= MODULUS;
    }
    high << 16 | low
}
