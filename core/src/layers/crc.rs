//! CRC-32 as gzip has it (RFC 1952).

use std::sync::OnceLock;

/// The polynomial, its bits reversed.
const POLYNOMIAL: u32 = 0xedb8_8320;

/// The checksum of `bytes`.
///
/// One table, made when it is first needed. The sixteen that take sixteen bytes at once are faster than inflating is, and
/// are sixteen kilobytes of the page that no compression makes smaller.
pub(super) fn crc_32(bytes: &[u8]) -> u32 {
    static TABLE: OnceLock<[u32; 256]> = OnceLock::new();
    let table = TABLE.get_or_init(table);
    let step = |sum: u32, byte: &u8| {
        let [low, ..] = sum.to_le_bytes();
        let entry = table.get(usize::from(low ^ byte));
        entry.copied().unwrap_or_default() ^ (sum >> 8)
    };
    !bytes.iter().fold(!0, step)
}

fn table() -> [u32; 256] {
    let mut number = 0;
    [(); 256].map(|()| {
        let entry = (0..8).fold(number, |sum, _| (sum >> 1) ^ (POLYNOMIAL * (sum & 1)));
        number += 1;
        entry
    })
}

#[cfg(test)]
mod tests {
    use super::crc_32;

    #[test]
    fn it_is_that_of_the_usual_program() {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(1_000).collect();
        for end in [0, 1, 3, 4, 9, 255, 1_000] {
            let bytes = &bytes[..end];
            assert_eq!(crc_32(bytes), crc32fast::hash(bytes), "{end}");
        }
    }
}
