//! Encrypted files whose padding is right, wrong or missing, each with what decrypting it gives. Made from a
//! known key by encrypting whole blocks without padding, so that any padding can be had.

use aes::cipher::{BlockCipherEncrypt, KeyInit};
use profile_core::layers::Salt;
use profile_core::layers::openssl::CipherFault;

pub(crate) const PHRASE: &str = "SecretPhrase1234";
pub(crate) const SALT: Salt = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef];
/// Key and initial vector of phrase and salt.
const KEY: &str = "db38537f887bdf3f16e7597011cb90683f4d2a5e12d02f442f471d3825f516f2";
const IV: &str = "325b9403acc6f40f77bd99c208831153";

fn from_hexadecimal(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2)
        .map(|n| u8::from_str_radix(&digits[2 * n..2 * n + 2], 16).unwrap())
        .collect()
}

/// A file of `blocks`, which are encrypted as they are.
pub(crate) fn unpadded(blocks: &[u8]) -> Vec<u8> {
    let cipher = aes::Aes256::new_from_slice(&from_hexadecimal(KEY)).unwrap();
    let mut before: Vec<u8> = from_hexadecimal(IV);
    let mut file = [b"Salted__".as_slice(), &SALT].concat();
    for block in blocks.chunks_exact(16) {
        let mixed: Vec<u8> = block.iter().zip(&before).map(|(a, b)| a ^ b).collect();
        let mut block = aes::Block::try_from(mixed.as_slice()).unwrap();
        cipher.encrypt_block(&mut block);
        before = block.to_vec();
        file.extend(&before);
    }
    file
}

/// A case: its id, the file, and what decrypting gives.
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) file: Vec<u8>,
    pub(crate) expected: Result<Vec<u8>, CipherFault>,
}

fn case(id: impl Into<String>, blocks: &[u8], content: Option<usize>) -> Case {
    Case {
        id: id.into(),
        file: unpadded(blocks),
        expected: content
            .map(|length| blocks[..length].to_vec())
            .ok_or(CipherFault::Padding),
    }
}

/// Two blocks whose second ends in `pad` bytes of the value `value`.
fn padded(pad: usize, value: u8) -> Vec<u8> {
    let mut blocks = b"0123456789abcdefFEDCBA9876543210".to_vec();
    blocks[32 - pad..].fill(value);
    blocks
}

/// Valid and invalid paddings.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for pad in 1..=16_u8 {
        let length = usize::from(pad);
        let good = padded(length, pad);
        cases.push(case(format!("pad-{pad}"), &good, Some(32 - length)));
        // One wrong byte of the padding at each end of it; in a padding of one byte both are the last.
        let mut first = good.clone();
        first[32 - length] ^= 0x80;
        cases.push(case(format!("pad-{pad}-first-wrong"), &first, None));
        if pad > 1 {
            let mut before_last = good.clone();
            before_last[30] ^= 0x01;
            cases.push(case(
                format!("pad-{pad}-last-but-one-wrong"),
                &before_last,
                None,
            ));
        }
    }
    for position in 0..16 {
        let mut wrong = padded(16, 16);
        wrong[16 + position] ^= 0x01;
        cases.push(case(
            format!("full-block-wrong-at-{position}"),
            &wrong,
            None,
        ));
    }
    for value in [0x00, 0x11, 0x20, 0x7f, 0x80, 0xff] {
        cases.push(case(
            format!("last-byte-{value:02x}"),
            &padded(1, value),
            None,
        ));
        cases.push(case(
            format!("all-bytes-{value:02x}"),
            &padded(16, value),
            None,
        ));
    }
    cases.push(case("full-block-only", &[16; 16], Some(0)));
    cases.push(case("one-block-pad-1", b"0123456789abcde\x01", Some(15)));
    cases.push(case(
        "pad-of-zeros-and-length",
        b"0123456789abc\x00\x00\x03",
        None,
    ));
    cases.push(case("pad-longer-than-file", &[17; 16], None));
    cases
}

/// Files of a wrong shape.
pub(crate) fn shapes() -> Vec<Case> {
    let good = unpadded(&padded(4, 4));
    let shape = |id: &str, file: &[u8], fault| Case {
        id: id.to_owned(),
        file: file.to_vec(),
        expected: Err(fault),
    };
    let mut cases = vec![
        shape("nothing", b"", CipherFault::NoMagic),
        shape("magic-only", b"Salted__", CipherFault::TooShort(8)),
        shape("salt-cut", &good[..12], CipherFault::TooShort(12)),
        shape("header-only", &good[..16], CipherFault::TooShort(16)),
        shape("half-a-block", &good[..24], CipherFault::TooShort(24)),
        shape("no-magic", &good[16..], CipherFault::NoMagic),
        shape(
            "small-letters",
            &[b"salted__", &good[8..]].concat(),
            CipherFault::NoMagic,
        ),
    ];
    for extra in 1..16 {
        let longer = [good.as_slice(), &vec![0; extra]].concat();
        let fault = CipherFault::Length(good.len() + extra);
        cases.push(shape(&format!("{extra}-bytes-more"), &longer, fault));
    }
    cases
}
