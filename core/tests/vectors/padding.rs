//! Encrypted files whose padding is right, wrong or missing, and files without their header.

use crate::padding_cases::{Case, PHRASE, SALT, cases, shapes, unpadded};
use profile_core::diagnostic::Code;
use profile_core::layers::openssl::{self, SaltFault, salt_from_hexadecimal};
use profile_core::layers::{
    Digest, Keys, Kind, Opened, Phrase, Salt, Verdict, open, open_commands, open_with,
};
use wasm_bindgen_test::wasm_bindgen_test;

const TEXT: &[u8] = b"<flat-profile><GPP_A>12345678</GPP_A><GPP_B>ABCD</GPP_B></flat-profile>\n";

fn phrase() -> Phrase {
    Phrase::new(PHRASE).unwrap()
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
fn enc_06_of_many_wrong_phrases_none_opens_blocks_without_header() {
    for content in [b"".as_slice(), b"GPP_A", TEXT] {
        let blocks = openssl::encrypt_blocks(content, &phrase(), None, Digest::Md5);
        for n in 0..2_000 {
            let wrong = [Phrase::new(format!("wrong {n}")).unwrap()];
            let keys = Keys {
                phrases: &wrong,
                salt: Some(SALT),
            };
            let verdict = open_with(&blocks, &keys).verdict;
            assert!(matches!(verdict, Verdict::WrongPhrase(_)), "wrong {n}");
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
