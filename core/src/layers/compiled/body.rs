use super::{Compiled, Header, LENGTH, SHORTEST, StoredAccess};
use std::collections::BTreeMap;
use std::fmt;

/// The value of this id is the table of user accesses.
const ACCESS_TABLE: usize = 977;
/// A table has at most this many ids; the known compilers have some 3,000.
const MOST_IDS: usize = 1 << 16;
/// The values together; a pool has at most 128 KiB, but values may lie one over the other.
const MOST_BYTES: usize = 4 << 20;
const ENTRY: usize = 4;
const ABSENT: usize = 0xffff;
/// Bytes of the body that are zero, between the first digest and the length.
const GAP: std::ops::Range<usize> = 0x90..0xdc;

/// What is wrong with the inside of a compiled file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structure {
    /// The length that the file gives itself is not the one that it has.
    Length {
        /// The one that it gives.
        stated: u32,
        /// The one that it has.
        found: usize,
    },
    /// The table for this many ids does not fit into the file.
    Count(u32),
    /// The padding at the end is none.
    Padding,
    /// The value of this id lies outside the pool of values.
    Place(usize),
    /// The value of this id has no NUL at its end.
    End(usize),
    /// The value of this id has a NUL inside.
    Nul(usize),
    /// The values together are larger than 4 MiB.
    TooLarge,
    /// There is no table of user accesses.
    NoAccess,
    /// The table of user accesses has another length than the ids need.
    AccessLength {
        /// The length that it needs.
        expected: usize,
        /// The length that it has.
        found: usize,
    },
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { stated, found } => write!(
                f,
                "it says that it has {stated} bytes, and it has {found} bytes"
            ),
            Self::Count(count) => write!(f, "its table of {count} ids does not fit into it"),
            Self::Padding => f.write_str("the padding at its end does not fit"),
            Self::Place(id) => write!(f, "the value of id {id} lies outside it"),
            Self::End(id) => write!(f, "the value of id {id} has no end"),
            Self::Nul(id) => write!(f, "the value of id {id} has a NUL inside"),
            Self::TooLarge => f.write_str("its values together are larger than 4 MiB"),
            Self::NoAccess => f.write_str("it has no table of user accesses"),
            Self::AccessLength { expected, found } => write!(
                f,
                "expected a table of user accesses of {expected} bytes, found {found} bytes"
            ),
        }
    }
}

/// The number of four bytes at `at`.
pub(super) fn number(file: &[u8], at: usize) -> Option<u32> {
    let bytes = file.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_be_bytes(*bytes))
}

/// Whether the fixed part of the body is as it is in every file, so that the key is right.
pub(super) fn begins_well(file: &[u8]) -> bool {
    file.get(GAP)
        .is_some_and(|gap| gap.iter().all(|byte| *byte == 0))
}

/// Reads the body of `file`, which is not encrypted any more.
pub(super) fn read(file: &[u8], header: Header) -> Result<Compiled, Structure> {
    let stated = number(file, LENGTH).unwrap_or_default();
    if usize::try_from(stated) != Ok(file.len()) {
        let found = file.len();
        return Err(Structure::Length { stated, found });
    }
    let stated_count = number(file, 0xe0).unwrap_or_default();
    let too_many = Structure::Count(stated_count);
    let count = usize::try_from(stated_count).map_err(|_| too_many)?;
    if count > MOST_IDS {
        return Err(too_many);
    }
    let start = SHORTEST + ENTRY * count;
    let table = file.get(SHORTEST..start).ok_or(too_many)?;
    let pool = unpadded(file.get(start..).unwrap_or_default())?;
    let mut values = values(table, pool)?;
    let access = values.remove(&ACCESS_TABLE).ok_or(Structure::NoAccess)?;
    Ok(Compiled {
        header: Header {
            stated_length: Some(stated),
            ..header
        },
        count,
        values,
        access: accesses(&access, count)?,
    })
}

/// The pool without the 1 to 16 bytes at its end that each hold their number.
fn unpadded(pool: &[u8]) -> Result<&[u8], Structure> {
    let last = pool.last().copied().unwrap_or_default();
    let len = usize::from(last);
    if !(1..=16).contains(&len) {
        return Err(Structure::Padding);
    }
    let split = pool.len().checked_sub(len);
    match split.and_then(|at| pool.split_at_checked(at)) {
        Some((pool, padding)) if padding.iter().all(|byte| *byte == last) => Ok(pool),
        _ => Err(Structure::Padding),
    }
}

/// The values of all ids that have one.
fn values(table: &[u8], pool: &[u8]) -> Result<BTreeMap<usize, Vec<u8>>, Structure> {
    let mut values = BTreeMap::new();
    let mut size = 0;
    for (id, entry) in table.chunks_exact(ENTRY).enumerate() {
        let [a, b, c, d] = entry else { continue };
        let len = usize::from(u16::from_be_bytes([*a, *b]));
        let offset = usize::from(u16::from_be_bytes([*c, *d]));
        if len == ABSENT {
            continue;
        }
        let stored = pool.get(offset..offset + len).ok_or(Structure::Place(id))?;
        size += len;
        if size > MOST_BYTES {
            return Err(Structure::TooLarge);
        }
        let value = if id == ACCESS_TABLE {
            stored
        } else {
            text(stored, id)?
        };
        values.insert(id, value.to_vec());
    }
    Ok(values)
}

/// A value without its NUL.
fn text(stored: &[u8], id: usize) -> Result<&[u8], Structure> {
    match stored.split_last() {
        Some((0, value)) if value.contains(&0) => Err(Structure::Nul(id)),
        Some((0, value)) => Ok(value),
        _ => Err(Structure::End(id)),
    }
}

/// Two bits an id, high bits first.
fn accesses(table: &[u8], count: usize) -> Result<BTreeMap<usize, StoredAccess>, Structure> {
    let expected = count.div_ceil(4);
    if table.len() != expected {
        let found = table.len();
        return Err(Structure::AccessLength { expected, found });
    }
    let pairs = table
        .iter()
        .flat_map(|byte| [byte >> 6, byte >> 4, byte >> 2, *byte]);
    let access = |(id, bits): (usize, u8)| match bits & 3 {
        0 => Some((id, StoredAccess::Hidden)),
        1 => Some((id, StoredAccess::Shown)),
        2 => Some((id, StoredAccess::Changeable)),
        _ => None,
    };
    let mut accesses = BTreeMap::new();
    accesses.extend(pairs.take(count).enumerate().filter_map(access));
    Ok(accesses)
}
