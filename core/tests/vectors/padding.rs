//! Encrypted files whose padding is right, wrong or missing, and files without their header. Each is made from
//! a known phrase by encrypting whole blocks without padding.

use aes::cipher::{BlockCipherEncrypt, KeyInit};
use profile_core::diagnostic::Code;
use profile_core::layers::openssl::{self, CipherFault, SaltFault, salt_from_hexadecimal};
use profile_core::layers::{
    Digest, Keys, Kind, Opened, Phrase, Salt, Verdict, open, open_commands, open_with,
};
use wasm_bindgen_test::wasm_bindgen_test;

const PHRASE: &str = "SecretPhrase1234";
const SALT: Salt = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef];
/// Key and initial vector of phrase and salt.
const KEY: &str = "db38537f887bdf3f16e7597011cb90683f4d2a5e12d02f442f471d3825f516f2";
const IV: &str = "325b9403acc6f40f77bd99c208831153";
const TEXT: &[u8] = b"<flat-profile><GPP_A>12345678</GPP_A><GPP_B>ABCD</GPP_B></flat-profile>\n";

fn from_hexadecimal(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2)
        .map(|n| u8::from_str_radix(&digits[2 * n..2 * n + 2], 16).unwrap())
        .collect()
}

fn phrase() -> Phrase {
    Phrase::new(PHRASE).unwrap()
}

/// A file of `blocks`, which are encrypted as they are.
fn unpadded(blocks: &[u8]) -> Vec<u8> {
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
fn cases() -> Vec<Case> {
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
fn shapes() -> Vec<Case> {
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

#[wasm_bindgen_test(unsupported = test)]
fn enc_12_each_padding_and_shape_has_its_exact_class() {
    let cases: Vec<Case> = cases().into_iter().chain(shapes()).collect();
    assert!(cases.iter().filter(|case| case.expected.is_err()).count() >= 48);
    for case in cases {
        let found = openssl::decrypt(&case.file, &phrase(), Digest::Md5);
        assert_eq!(found, case.expected, "{}", case.id);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_12_the_builder_makes_what_the_encoder_makes() {
    let pad = 16 - TEXT.len() % 16;
    let blocks = [TEXT, &vec![u8::try_from(pad).unwrap(); pad]].concat();
    assert_eq!(
        unpadded(&blocks),
        openssl::encrypt(TEXT, &phrase(), SALT, Digest::Md5)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_02_salts_and_phrases_of_odd_bytes_come_back() {
    let phrases: [&[u8]; 5] = [
        b"a\0b",
        "fräse".as_bytes(),
        b"fr\xe4se",
        b" ",
        &[b'x'; 1_000],
    ];
    for bytes in phrases {
        for salt in [[0; 8], [0xff; 8], *b"Salted__"] {
            for digest in [Digest::Md5, Digest::Sha256] {
                let phrase = Phrase::new(bytes).unwrap();
                let file = openssl::encrypt(TEXT, &phrase, salt, digest);
                let opened = open(&file, &[phrase]);
                assert_eq!(opened.verdict, Verdict::Readable(Kind::OpenFormat));
                assert_eq!(
                    (opened.content.as_slice(), opened.layers[0].digest),
                    (TEXT, Some(digest))
                );
            }
        }
    }
}

fn with_salt(file: &[u8], salt: Option<Salt>) -> Opened {
    let phrases = [Phrase::new("another one").unwrap(), phrase()];
    open_with(
        file,
        &Keys {
            phrases: &phrases,
            salt,
        },
    )
}

/// Blocks as `-nosalt` and as `-S` of openssl 3 leave them.
fn headerless() -> [(Option<Salt>, Digest, Vec<u8>); 4] {
    [
        (None, Digest::Md5),
        (None, Digest::Sha256),
        (Some(SALT), Digest::Md5),
        (Some(SALT), Digest::Sha256),
    ]
    .map(|(salt, digest)| {
        (
            salt,
            digest,
            openssl::encrypt_blocks(TEXT, &phrase(), salt, digest),
        )
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_03_files_without_header_are_opened_and_named() {
    for (salt, digest, blocks) in headerless() {
        for (kind, file) in [
            (Kind::EncryptedHeaderless, blocks.clone()),
            (Kind::EncryptedHeaderlessBase64, openssl::to_base64(&blocks)),
        ] {
            let asked = open(&file, &[]);
            assert_eq!(asked.verdict, Verdict::PossiblyEncrypted, "{kind:?}");
            assert!(asked.verdict.describe().contains("-nosalt"));
            let opened = with_salt(&file, salt);
            assert_eq!(opened.verdict, Verdict::Readable(Kind::OpenFormat));
            assert_eq!(opened.content, TEXT);
            let layer = &opened.layers[0];
            assert_eq!(
                (layer.kind, layer.digest, layer.salt),
                (kind, Some(digest), salt)
            );
            assert_eq!(layer.findings[0].code, Code::HeaderlessEncryption);
            let help = layer.findings[0].help.as_deref().unwrap_or_default();
            assert!(help.contains("anew"), "{help}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_a_wrong_phrase_or_salt_opens_no_file_without_header() {
    for (salt, _, blocks) in headerless() {
        let wrong = [Phrase::new("another one").unwrap()];
        let keys = Keys {
            phrases: &wrong,
            salt,
        };
        let refused = open_with(&blocks, &keys);
        assert!(
            matches!(refused.verdict, Verdict::WrongPhrase(why) if why.contains("without its header"))
        );
        assert_eq!(refused.content, blocks, "nothing is lost");
        if salt.is_some() {
            let other = with_salt(&blocks, Some([7; 8]));
            assert!(matches!(other.verdict, Verdict::WrongPhrase(_)));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_what_does_not_look_encrypted_is_not_called_so() {
    let repeated = [0x00, 0x01, 0x02, 0x80].repeat(64);
    assert_eq!(
        open(&repeated, &[]).verdict,
        Verdict::Unreadable(Kind::Unknown)
    );
    let odd = openssl::encrypt_blocks(TEXT, &phrase(), None, Digest::Md5);
    assert_eq!(
        open(&odd[1..], &[]).verdict,
        Verdict::Unreadable(Kind::Unknown)
    );
    // A key in hexadecimal digits, and words, are text and no base64.
    for text in ["0123456789abcdef".repeat(4), "hello ".repeat(20)] {
        assert_eq!(
            open(text.as_bytes(), &[]).verdict,
            Verdict::Readable(Kind::Text)
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_the_command_for_a_file_without_header_says_how() {
    let (salt, _, blocks) = &headerless()[2];
    let layer = &with_salt(blocks, *salt).layers[0];
    let step = profile_core::layers::CommandStep {
        kind: layer.kind,
        digest: layer.digest,
        salt: layer.salt,
    };
    assert_eq!(
        open_commands(&[step], "a.cfg", "a.xml"),
        [
            r#"openssl enc -d -aes-256-cbc -md md5 -S 0123456789abcdef -k "$PHRASE" -in 'a.cfg' > 'a.xml'"#
        ]
    );
    assert_eq!(
        open_commands(&[(Kind::EncryptedHeaderlessBase64, None)], "a.cfg", "a.xml"),
        [r#"openssl enc -d -a -aes-256-cbc -md md5 -nosalt -k "$PHRASE" -in 'a.cfg' > 'a.xml'"#]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_02_a_salt_is_read_as_openssl_reads_it() {
    assert_eq!(salt_from_hexadecimal("0123456789ABCdef"), Ok(SALT));
    assert_eq!(salt_from_hexadecimal(" 01 "), Ok([1, 0, 0, 0, 0, 0, 0, 0]));
    assert_eq!(
        salt_from_hexadecimal("012"),
        Ok([1, 0x20, 0, 0, 0, 0, 0, 0])
    );
    assert_eq!(salt_from_hexadecimal(" "), Err(SaltFault::Empty));
    assert_eq!(salt_from_hexadecimal("01x"), Err(SaltFault::Digit(2)));
    assert_eq!(
        salt_from_hexadecimal(&"0".repeat(17)),
        Err(SaltFault::TooLong(17))
    );
    let words = |digits: &str| salt_from_hexadecimal(digits).unwrap_err().to_string();
    assert!(words("01x").contains("position 3"));
    assert!(words(&"0".repeat(17)).contains("found 17"));
}
