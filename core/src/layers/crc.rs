//! CRC-32 as gzip has it (RFC 1952).

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::sync::OnceLock;

/// One table, made when it is first needed. The sixteen that take sixteen bytes at once are faster than inflating is, and are
/// sixteen kilobytes of the page that no compression makes smaller.
static CRC_32: OnceLock<Crc<u32, Table<1>>> = OnceLock::new();

/// The checksum of `bytes`.
pub(super) fn crc_32(bytes: &[u8]) -> u32 {
    CRC_32
        .get_or_init(|| Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC))
        .checksum(bytes)
}

#[cfg(test)]
mod tests {
    use super::crc_32;

    #[test]
    fn the_check_value_of_the_catalogue_of_checksums() {
        assert_eq!(crc_32(b"123456789"), 0xcbf4_3926);
    }
}
