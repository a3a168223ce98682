//! gzip: RFC 1952 around RFC 1951 (GZ-01 … GZ-07).

use super::crc::crc_32;
use super::inflate::{InflateFault, follow, inflate_onto};
use crate::text::Span;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
    deflate_flags,
};
use std::fmt;

/// More members than this are refused: a profile has one.
const MEMBERS: usize = 10_000;

/// What is wrong with a gzip file. Offsets count from the start of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GzipFault {
    /// It does not begin with the two bytes of gzip.
    NotGzip,
    /// It ends inside a header.
    TruncatedHeader,
    /// The compression method is another one than deflate.
    Method(u8),
    /// Flags are set that no gzip file has.
    ReservedFlags(u8),
    /// The checksum of the header does not match.
    HeaderChecksum,
    /// The compressed data is damaged near this offset.
    Damaged(usize),
    /// The file ends before the compressed data does.
    Truncated,
    /// The CRC-32 of the content does not match that in the file.
    Checksum,
    /// The length of the content does not match that in the file.
    Length,
    /// Bytes follow that are no gzip member: how many.
    TrailingBytes(usize),
    /// The content would be larger than 64 MiB.
    TooLarge,
    /// The content is more than 200 times as large as the file.
    Ratio,
    /// The data goes on without giving content.
    Stalled,
    /// It has more than 10,000 members.
    TooManyMembers,
}

impl From<InflateFault> for GzipFault {
    fn from(fault: InflateFault) -> Self {
        match fault {
            InflateFault::Damaged(offset) => Self::Damaged(offset),
            InflateFault::Truncated => Self::Truncated,
            InflateFault::TooLarge => Self::TooLarge,
            InflateFault::Ratio => Self::Ratio,
            InflateFault::Stalled => Self::Stalled,
        }
    }
}

impl fmt::Display for GzipFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotGzip => f.write_str("expected the two bytes of a gzip file, found others"),
            Self::TruncatedHeader => f.write_str("the gzip header is cut off"),
            Self::Method(method) => write!(f, "expected deflate (method 8), found method {method}"),
            Self::ReservedFlags(flags) => {
                write!(f, "expected known header flags, found 0x{flags:02x}")
            }
            Self::HeaderChecksum => f.write_str("the checksum of the gzip header does not match"),
            Self::Damaged(offset) => InflateFault::Damaged(*offset).fmt(f),
            Self::Truncated => InflateFault::Truncated.fmt(f),
            Self::Checksum => f.write_str(
                "the checksum (CRC-32) of the content does not match, so the content is damaged",
            ),
            Self::Length => {
                f.write_str("the length of the content does not match, so the content is damaged")
            }
            Self::TrailingBytes(count) => {
                write!(
                    f,
                    "{} the end of the gzip data, which is whole",
                    follow(*count)
                )
            }
            Self::TooLarge => InflateFault::TooLarge.fmt(f),
            Self::Ratio => InflateFault::Ratio.fmt(f),
            Self::Stalled => InflateFault::Stalled.fmt(f),
            Self::TooManyMembers => write!(f, "the file has more than {MEMBERS} members"),
        }
    }
}

/// What the header of one gzip member says of the file that was packed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The original file name, without its NUL.
    pub name: Option<Vec<u8>>,
    /// The comment, without its NUL.
    pub comment: Option<Vec<u8>>,
    /// The extra field.
    pub extra: Option<Vec<u8>>,
    /// Time of the original file, seconds since 1970; 0 says nothing.
    pub mtime: u32,
}

/// One member of a gzip file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Its header.
    pub header: Header,
    /// Where it begins in the file.
    pub offset: usize,
    /// The length of its content, as far as it could be read.
    pub length: usize,
    /// Where its compressed data is; of damaged data, all that follows.
    pub data: Span,
    /// Whether the writer took the content for text.
    pub text: bool,
    /// Whether the header has a checksum of its own. It matches, or there is a fault.
    pub header_checksum: bool,
    /// How hard the writer tried: 2 for best, 4 for fastest.
    pub effort: u8,
    /// The number of the system that it was written on.
    pub system: u8,
}

/// What a gzip file holds, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The content of all members, one after the other (GZ-05). With a fault it may be cut off or damaged.
    pub content: Vec<u8>,
    /// The members, as far as their headers could be read.
    pub members: Vec<Member>,
    /// Zero bytes behind the last member, which do no harm.
    pub trailing_zeros: usize,
    /// What is wrong.
    pub fault: Option<GzipFault>,
}

/// Packs `content` as one gzip member. The same arguments give the same bytes (GZ-03).
pub fn pack(content: &[u8], header: &Header) -> Vec<u8> {
    let flags = (u8::from(header.extra.is_some()) << 2)
        | (u8::from(header.name.is_some()) << 3)
        | (u8::from(header.comment.is_some()) << 4);
    let mut out = vec![0x1f, 0x8b, 8, flags];
    out.extend(header.mtime.to_le_bytes());
    out.extend([0, 0xff]);
    if let Some(extra) = &header.extra {
        let kept = extra.get(..extra.len().min(0xffff)).unwrap_or_default();
        out.extend(u16::try_from(kept.len()).unwrap_or(u16::MAX).to_le_bytes());
        out.extend(kept);
    }
    for text in [&header.name, &header.comment].into_iter().flatten() {
        out.extend(text.iter().filter(|byte| **byte != 0));
        out.push(0);
    }
    out.extend(deflate(content));
    out.extend(crc_32(content).to_le_bytes());
    out.extend(length(content).to_le_bytes());
    out
}

/// The smaller of fixed and dynamic Huffman codes (GZ-06).
fn deflate(content: &[u8]) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(9, 0, 0);
    let dynamic = compressed(content, flags);
    let fixed = compressed(
        content,
        flags | deflate_flags::TDEFL_FORCE_ALL_STATIC_BLOCKS,
    );
    if fixed.len() < dynamic.len() {
        fixed
    } else {
        dynamic
    }
}

fn compressed(content: &[u8], flags: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let mut compressor = CompressorOxide::new(flags);
    compress_to_output(&mut compressor, content, TDEFLFlush::Finish, |bytes| {
        out.extend_from_slice(bytes);
        true
    });
    out
}

/// The length modulo 2³², as the trailer holds it.
fn length(content: &[u8]) -> u32 {
    let [a, b, c, d, ..] = (content.len() as u64).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Unpacks a gzip file of any number of members. What can be read is given even where something is wrong.
pub fn unpack(file: &[u8]) -> Unpacked {
    let mut unpacked = Unpacked::default();
    let mut at = 0;
    loop {
        match member(file, at, &mut unpacked) {
            Ok(end) => at = end,
            Err(fault) => {
                unpacked.fault = Some(fault);
                return unpacked;
            }
        }
        let rest = file.get(at..).unwrap_or_default();
        let zeros = rest.iter().take_while(|byte| **byte == 0).count();
        match rest {
            [0x1f, 0x8b, ..] if unpacked.members.len() < MEMBERS => {}
            [0x1f, 0x8b, ..] => {
                unpacked.fault = Some(GzipFault::TooManyMembers);
                return unpacked;
            }
            _ => {
                unpacked.trailing_zeros = zeros;
                let trailing = rest.len() - zeros;
                unpacked.fault = (trailing > 0).then_some(GzipFault::TrailingBytes(trailing));
                return unpacked;
            }
        }
    }
}

/// Unpacks the member at `at` and gives the offset behind it.
fn member(file: &[u8], at: usize, unpacked: &mut Unpacked) -> Result<usize, GzipFault> {
    let (mut member, data) = header(file, at)?;
    let start = unpacked.content.len();
    let end = inflate_onto(file, data, &mut unpacked.content);
    let content = unpacked.content.get(start..).unwrap_or_default();
    member.length = content.len();
    member.data = Span::new(data, end.unwrap_or(file.len()));
    unpacked.members.push(member);
    let end = end?;
    let trailer = file.get(end..).unwrap_or_default();
    let checksum = little_endian(trailer, 0).ok_or(GzipFault::Truncated)?;
    let size = little_endian(trailer, 4).ok_or(GzipFault::Truncated)?;
    if crc_32(content) != checksum {
        return Err(GzipFault::Checksum);
    }
    if length(content) != size {
        return Err(GzipFault::Length);
    }
    Ok(end + 8)
}

fn little_endian(bytes: &[u8], at: usize) -> Option<u32> {
    let number = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*number))
}

/// Reads the header at `at`; gives it with the offset of the compressed data.
fn header(file: &[u8], at: usize) -> Result<(Member, usize), GzipFault> {
    let Some([0x1f, 0x8b]) = file.get(at..at + 2) else {
        return Err(GzipFault::NotGzip);
    };
    let Some([method, flags, t0, t1, t2, t3, effort, system]) = file.get(at + 2..at + 10) else {
        return Err(GzipFault::TruncatedHeader);
    };
    if *method != 8 {
        return Err(GzipFault::Method(*method));
    }
    if flags & 0xe0 != 0 {
        return Err(GzipFault::ReservedFlags(*flags));
    }
    let mut member = Member {
        offset: at,
        text: flags & 1 != 0,
        header_checksum: flags & 2 != 0,
        effort: *effort,
        system: *system,
        ..Member::default()
    };
    member.header.mtime = u32::from_le_bytes([*t0, *t1, *t2, *t3]);
    let next = fields(file, at, *flags, &mut member.header)?;
    Ok((member, next))
}

/// Reads what `flags` announce behind the ten bytes of every header; gives the offset behind it.
fn fields(file: &[u8], at: usize, flags: u8, header: &mut Header) -> Result<usize, GzipFault> {
    let mut next = at + 10;
    if flags & 4 != 0 {
        header.extra = Some(extra(file, &mut next)?);
    }
    if flags & 8 != 0 {
        header.name = Some(zero_ended(file, &mut next)?);
    }
    if flags & 16 != 0 {
        header.comment = Some(zero_ended(file, &mut next)?);
    }
    if flags & 2 != 0 {
        check_header(file, at, &mut next)?;
    }
    Ok(next)
}

fn extra(file: &[u8], next: &mut usize) -> Result<Vec<u8>, GzipFault> {
    let Some([low, high]) = file.get(*next..*next + 2) else {
        return Err(GzipFault::TruncatedHeader);
    };
    let start = *next + 2;
    let end = start + usize::from(u16::from_le_bytes([*low, *high]));
    let field = file.get(start..end).ok_or(GzipFault::TruncatedHeader)?;
    *next = end;
    Ok(field.to_vec())
}

fn zero_ended(file: &[u8], next: &mut usize) -> Result<Vec<u8>, GzipFault> {
    let rest = file.get(*next..).unwrap_or_default();
    let len = rest
        .iter()
        .position(|byte| *byte == 0)
        .ok_or(GzipFault::TruncatedHeader)?;
    *next += len + 1;
    Ok(rest.get(..len).unwrap_or_default().to_vec())
}

fn check_header(file: &[u8], at: usize, next: &mut usize) -> Result<(), GzipFault> {
    let Some([low, high]) = file.get(*next..*next + 2) else {
        return Err(GzipFault::TruncatedHeader);
    };
    let [a, b, ..] = crc_32(file.get(at..*next).unwrap_or_default()).to_le_bytes();
    *next += 2;
    if [a, b] == [*low, *high] {
        Ok(())
    } else {
        Err(GzipFault::HeaderChecksum)
    }
}
