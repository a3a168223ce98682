//! Deflate streams (RFC 1951), unpacked within limits. gzip files, zlib streams and bare streams all come
//! through here, so the limits of GZ-07 hold for each of them.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};
use std::fmt;

/// Unpacking stops at this many bytes (GZ-07).
pub const OUTPUT: usize = 64 << 20;
/// Past one MiB of output, unpacking stops at this many bytes of output for one of input (GZ-07).
pub const RATIO: usize = 200;
const RATIO_FROM: usize = 1 << 20;
/// Input may run ahead of output by this much before the stream counts as stalled (GZ-07).
const STALLED: usize = 64 << 10;
const STEP: usize = 32 << 10;

/// Why a deflate stream cannot be unpacked to its end. Offsets count from the start of the file around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InflateFault {
    /// The data is damaged near this offset.
    Damaged(usize),
    /// The file ends before the data does.
    Truncated,
    /// The content would be larger than 64 MiB.
    TooLarge,
    /// The content is more than 200 times as large as the file.
    Ratio,
    /// The data goes on without giving content.
    Stalled,
}

impl fmt::Display for InflateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(offset) => write!(f, "the compressed data is damaged near byte {offset}"),
            Self::Truncated => {
                f.write_str("the file is cut off: it ends before the compressed data does")
            }
            Self::TooLarge => f.write_str("the content is larger than 64 MiB"),
            Self::Ratio => write!(
                f,
                "the content is more than {RATIO} times as large as the file"
            ),
            Self::Stalled => f.write_str("the compressed data goes on without giving any content"),
        }
    }
}

/// Unpacks the deflate stream at `at` of `file` onto `content`; gives the offset behind the stream. Where it
/// fails, `content` has what came before the fault.
pub(super) fn inflate_onto(
    file: &[u8],
    mut at: usize,
    content: &mut Vec<u8>,
) -> Result<usize, InflateFault> {
    let mut state = InflateState::new_boxed(DataFormat::Raw);
    let mut output = vec![0; STEP];
    let mut ahead = 0_usize;
    loop {
        let rest = file.get(at..).unwrap_or_default();
        let step = rest.get(..rest.len().min(STEP)).unwrap_or_default();
        let result = inflate(&mut state, step, &mut output, MZFlush::None);
        at += result.bytes_consumed;
        content.extend_from_slice(output.get(..result.bytes_written).unwrap_or_default());
        // Twice the output, so that the frames of stored blocks never add up.
        ahead = (ahead + result.bytes_consumed).saturating_sub(2 * result.bytes_written);
        match result.status {
            Ok(_) if content.len() > OUTPUT => return Err(InflateFault::TooLarge),
            Ok(_) if content.len() > RATIO_FROM && content.len() / RATIO > file.len() => {
                return Err(InflateFault::Ratio);
            }
            Ok(MZStatus::StreamEnd) => return Ok(at),
            Ok(_) if ahead > STALLED => return Err(InflateFault::Stalled),
            Ok(_) if result.bytes_consumed + result.bytes_written > 0 => {}
            Ok(_) | Err(MZError::Buf) => return Err(InflateFault::Truncated),
            Err(_) => return Err(InflateFault::Damaged(at)),
        }
    }
}

/// What the whole of `file` inflates to, if it is one bare deflate stream and nothing more.
pub fn raw(file: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    match inflate_onto(file, 0, &mut content) {
        Ok(end) if end == file.len() => Some(content),
        _ => None,
    }
}
