//! Deflate streams (RFC 1951), unpacked within limits. gzip files, zlib streams and bare streams all come
//! through here, so the limits of GZ-07 hold for each of them.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
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

/// Unpacks the deflate stream at `at` of `file` onto `content`; gives the offset behind it. Where it fails,
/// `content` has what came before the fault.
pub(super) fn inflate_onto(
    file: &[u8],
    mut at: usize,
    content: &mut Vec<u8>,
) -> Result<usize, InflateFault> {
    let start = content.len();
    let mut state = Box::<DecompressorOxide>::default();
    let mut ahead = 0_usize;
    loop {
        let end = content.len();
        let step = one_step(&mut state, file, at, content, start);
        at += step.consumed;
        let written = content.len() - end;
        // Twice the output, so that the frames of stored blocks never add up.
        ahead = (ahead + step.consumed).saturating_sub(2 * written);
        match step.status {
            TINFLStatus::Done | TINFLStatus::NeedsMoreInput | TINFLStatus::HasMoreOutput
                if content.len() > OUTPUT =>
            {
                return Err(InflateFault::TooLarge);
            }
            TINFLStatus::Done | TINFLStatus::NeedsMoreInput | TINFLStatus::HasMoreOutput
                if content.len() > RATIO_FROM && content.len() / RATIO > file.len() =>
            {
                return Err(InflateFault::Ratio);
            }
            TINFLStatus::Done => return Ok(at),
            _ if ahead > STALLED => return Err(InflateFault::Stalled),
            TINFLStatus::NeedsMoreInput | TINFLStatus::HasMoreOutput
                if step.consumed + written > 0 => {}
            TINFLStatus::NeedsMoreInput
            | TINFLStatus::HasMoreOutput
            | TINFLStatus::FailedCannotMakeProgress => return Err(InflateFault::Truncated),
            _ => return Err(InflateFault::Damaged(at)),
        }
    }
}

struct Step {
    status: TINFLStatus,
    consumed: usize,
}

/// Takes at most 32 KiB of input and adds at most 32 KiB of output. The output of the stream, which begins at
/// `start`, is one buffer, so that no distance can reach before it.
fn one_step(
    state: &mut DecompressorOxide,
    file: &[u8],
    at: usize,
    content: &mut Vec<u8>,
    start: usize,
) -> Step {
    let rest = file.get(at..).unwrap_or_default();
    let input = rest.get(..rest.len().min(STEP)).unwrap_or_default();
    let more = if input.len() < rest.len() {
        inflate_flags::TINFL_FLAG_HAS_MORE_INPUT
    } else {
        0
    };
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF | more;
    let end = content.len();
    content.resize(end + STEP, 0);
    let output = content.get_mut(start..).unwrap_or_default();
    let (status, consumed, written) = decompress(state, input, output, end - start, flags);
    content.truncate(end + written);
    Step { status, consumed }
}

/// What the whole of `file` inflates to, if it is one bare deflate stream and nothing more.
pub fn raw(file: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    match inflate_onto(file, 0, &mut content) {
        Ok(end) if end == file.len() => Some(content),
        _ => None,
    }
}

/// `4 bytes follow`, for the words of a fault.
pub(super) fn follow(count: usize) -> String {
    match count {
        1 => "1 byte follows".to_owned(),
        count => format!("{count} bytes follow"),
    }
}
