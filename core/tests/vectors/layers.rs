//! gzip, encryption, and what opens a file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use profile_core::diagnostic::Code;
use profile_core::layers::gzip::{self, GzipFault, Header};
use profile_core::layers::openssl::{self, CipherFault};
use profile_core::layers::{
    Digest, Encryption, Kind, Opened, Phrase, Recipe, Verdict, open, open_commands, pack,
    pack_commands, phrase_findings, rule_key, sha256_hex, sniff, source_findings, to_utf8,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// The tutorial's first profile.
const BASIC: &[u8] = b"<flat-profile>\n<GPP_A> 12345678\n</GPP_A>\n</flat-profile>\n";
const BASIC_GZ: &str =
    "H4sIAAAAAAAC/7NJy0ks0S0oyk/LzEm147JxDwiId7RTMDQyNjE1M7fgstGHiAAZqCoBpbzeWjkAAAA=";
const BASIC_GZ_NAMED: &str =
    "H4sICAAAAAACA2Jhc2ljLnR4dACzSctJLNEtKMpPy8xJteOycQ8IiHe0UzA0MjYxNTO34LLRh4gAGagqAaW83lo5AAAA";
const BASIC_ENC: &str = "U2FsdGVkX18AESIzRFVmdyIKrRj7FpmDwU3gjnHGmI5bcOTFSNtPSBTdOddcq23GO0a65ftGV6euv3SjvE7e7na0DoxRFUd7LydoYFuxjNw=";
const OTHER_ENC: &str = "U2FsdGVkX18BI0VniavN7wWkEFE77S9zTUUQsrSwQt1pgdBiDz7JoLIMLAu2GmoSPAJe2kai/FW3ix/76UYrQuBsMffNmc/6qhoUxJP60cw=";
const BASIC_GZ_ENC: &str = "U2FsdGVkX18AESIzRFVmd6CDkafsWHCybGQDZmlL8mYRCBzpNJ05WdhksXN4OTX/sCxmHlWbH9ucewegcov+J05sPqZHKS7Stq99XV3dPY0=";
const ZLIB: &str = "eJyzSctJLNEtKMpPy8xJteOycQ8IiHe0UzA0MjYxNTO34LLRh4gAGagqAe51EMs=";
const SALT: [u8; 8] = [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77];

fn bytes(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

fn phrase(text: &str) -> Phrase {
    Phrase::new(text).unwrap()
}

fn opened(file: &[u8], phrases: &[&str]) -> Opened {
    let phrases: Vec<Phrase> = phrases.iter().map(|text| phrase(text)).collect();
    open(file, &phrases)
}

fn codes(opened: &Opened) -> Vec<Code> {
    opened
        .layers
        .iter()
        .flat_map(|layer| &layer.findings)
        .map(|finding| finding.code)
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_02_layers_come_off_in_the_order_of_the_device() {
    let opened = opened(&bytes(BASIC_GZ_ENC), &["MyOwnSecret"]);
    assert_eq!(opened.verdict, Verdict::Readable(Kind::OpenFormat));
    assert_eq!(opened.content, BASIC);
    let kinds: Vec<Kind> = opened.layers.iter().map(|layer| layer.kind).collect();
    assert_eq!(kinds, [Kind::Encrypted, Kind::Gzip]);
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_bytes_of_no_known_format_are_said_to_be_that() {
    let noise: Vec<u8> = (0..512_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    assert_eq!(
        opened(&noise[..511], &[]).verdict,
        Verdict::Unreadable(Kind::Unknown)
    );
    let blocks = opened(&noise, &[]);
    assert_eq!(blocks.verdict, Verdict::PossiblyEncrypted);
    assert!(blocks.verdict.describe().contains("no known format"));
    assert_eq!((blocks.content, blocks.layers.len()), (noise, 0));
    let compiled = opened(b"SIPURA SPA +    69217C2C", &[]);
    assert_eq!(compiled.verdict, Verdict::Unreadable(Kind::Compiled));
    assert!(compiled.verdict.describe().contains("source text"));
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_05_an_encrypted_file_inside_gzip_is_explained() {
    let file = gzip::pack(&bytes(BASIC_ENC), &Header::default());
    let opened = opened(&file, &["MyOwnSecret"]);
    assert_eq!(opened.content, BASIC);
    assert!(codes(&opened).contains(&Code::WrongOrder));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_01_a_zlib_stream_is_named_and_refused() {
    let opened = opened(&bytes(ZLIB), &[]);
    assert_eq!(opened.verdict, Verdict::Unreadable(Kind::Zlib));
    assert_eq!(codes(&opened), [Code::ZlibStream]);
    assert_eq!(opened.content, BASIC, "what it holds can be had");
    assert_eq!(gzip::unpack(&bytes(ZLIB)).fault, Some(GzipFault::NotGzip));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_02_headers_with_and_without_a_name() {
    let plain = gzip::unpack(&bytes(BASIC_GZ));
    assert_eq!((plain.content.as_slice(), plain.fault), (BASIC, None));
    assert_eq!(plain.members[0].header.name, None);
    let named = gzip::unpack(&bytes(BASIC_GZ_NAMED));
    assert_eq!((named.content.as_slice(), named.fault), (BASIC, None));
    assert_eq!(
        named.members[0].header.name.as_deref(),
        Some(&b"basic.txt"[..])
    );
    assert_eq!(crc32fast::hash(BASIC), 0x5ade_bca5);
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_02_every_header_field_is_written_and_read() {
    let header = Header {
        name: Some(b"basic.txt".to_vec()),
        comment: Some(b"a comment".to_vec()),
        extra: Some(vec![1, 2, 3]),
        mtime: 1_163_000_000,
    };
    let unpacked = gzip::unpack(&gzip::pack(BASIC, &header));
    assert_eq!(unpacked.members.len(), 1);
    assert_eq!(unpacked.members[0].header, header);
    assert_eq!(unpacked.content, BASIC);
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_03_packing_twice_gives_the_same_bytes() {
    let packed = gzip::pack(BASIC, &Header::default());
    assert_eq!(packed, gzip::pack(BASIC, &Header::default()));
    assert_eq!(packed[4..8], [0; 4], "no time");
    assert_eq!(packed[3], 0, "no name");
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_damage_is_an_error() {
    let good = bytes(BASIC_GZ);
    for len in 0..good.len() {
        let unpacked = gzip::unpack(&good[..len]);
        assert!(unpacked.fault.is_some(), "cut to {len} bytes");
    }
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let unpacked = gzip::unpack(&bad);
        // The text flag (bit 24), time, extra flags and system (bytes 4 to 9) say nothing about the content.
        assert!(
            unpacked.fault.is_some() || unpacked.content == BASIC,
            "bit {bit}"
        );
        assert!(
            unpacked.fault.is_some() || bit == 24 || (32..80).contains(&bit),
            "bit {bit} goes unnoticed"
        );
    }
    let mut trailing = good.clone();
    trailing.extend(b"junk");
    assert_eq!(
        gzip::unpack(&trailing).fault,
        Some(GzipFault::TrailingBytes(4))
    );
    let mut zeros = good;
    zeros.extend([0; 7]);
    let unpacked = gzip::unpack(&zeros);
    assert_eq!((unpacked.trailing_zeros, unpacked.fault), (7, None));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_each_fault_has_its_class() {
    let good = bytes(BASIC_GZ);
    let with = |at: usize, byte: u8| {
        let mut file = good.clone();
        file[at] = byte;
        gzip::unpack(&file).fault
    };
    let last = good.len() - 1;
    assert_eq!(with(0, 0), Some(GzipFault::NotGzip));
    assert_eq!(with(2, 7), Some(GzipFault::Method(7)));
    assert_eq!(with(3, 0x80), Some(GzipFault::ReservedFlags(0x80)));
    assert_eq!(with(last, 1), Some(GzipFault::Length));
    assert_eq!(with(last - 4, 0), Some(GzipFault::Checksum));
    assert_eq!(
        gzip::unpack(&good[..6]).fault,
        Some(GzipFault::TruncatedHeader)
    );
    assert_eq!(gzip::unpack(&good[..30]).fault, Some(GzipFault::Truncated));
    let verdict = opened(&good[..30], &[]).verdict;
    assert!(
        verdict.describe().contains("cut off"),
        "{}",
        verdict.describe()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_05_members_are_put_together() {
    let file = [bytes(BASIC_GZ), bytes(BASIC_GZ_NAMED)].concat();
    let unpacked = gzip::unpack(&file);
    assert_eq!(unpacked.content, [BASIC, BASIC].concat());
    assert_eq!((unpacked.members.len(), unpacked.fault), (2, None));
    assert_eq!(codes(&opened(&file, &[])), [Code::SeveralMembers]);
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_06_small_files_take_the_smaller_code() {
    assert_eq!(gzip::pack(BASIC, &Header::default()).len(), 59);
}

/// A gzip file around the deflate stream `data` with nothing true in its trailer.
fn gzip_of(data: &[u8]) -> Vec<u8> {
    [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff][..], data, &[0; 8]].concat()
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_07_bombs_and_stalls_are_refused() {
    let bomb = gzip::pack(&vec![0; 8 << 20], &Header::default());
    assert_eq!(gzip::unpack(&bomb).fault, Some(GzipFault::Ratio));
    // An empty block with fixed codes, over and over: ten bits, that is five bytes for four blocks.
    let empty_blocks = [0x02, 0x08, 0x20, 0x80, 0x00].repeat(200_000);
    assert_eq!(
        gzip::unpack(&gzip_of(&empty_blocks)).fault,
        Some(GzipFault::Stalled)
    );
    // Each member alone is harmless and ends within one step.
    let members = gzip::pack(&vec![0; 32_000], &Header::default()).repeat(9_000);
    assert_eq!(gzip::unpack(&members).fault, Some(GzipFault::TooLarge));
    let many = gzip::pack(b"", &Header::default()).repeat(10_001);
    assert_eq!(gzip::unpack(&many).fault, Some(GzipFault::TooManyMembers));
    let mut nested = BASIC.to_vec();
    for _ in 0..3 {
        nested = gzip::pack(&nested, &Header::default());
    }
    assert_eq!(
        opened(&nested, &[]).verdict,
        Verdict::Unreadable(Kind::Gzip)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_01_shape_and_length() {
    for (len, size) in [(57, 80), (48, 80), (0, 32), (15, 32), (16, 48)] {
        let file = openssl::encrypt(&vec![b'x'; len], &phrase("p"), SALT, Digest::Md5);
        assert!(file.starts_with(b"Salted__"));
        assert_eq!(file.len(), size, "{len} bytes");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_03_known_files_are_decrypted() {
    let basic = opened(&bytes(BASIC_ENC), &["MyOwnSecret"]);
    assert_eq!(
        (basic.content.as_slice(), basic.verdict),
        (BASIC, Verdict::Readable(Kind::OpenFormat))
    );
    let other = opened(&bytes(OTHER_ENC), &["SecretPhrase1234"]);
    assert_eq!(
        other.content,
        b"<flat-profile><GPP_B>ABCD</GPP_B></flat-profile>\n"
            .strip_suffix(b"\n")
            .unwrap()
    );
    let base64 = opened(BASIC_ENC.as_bytes(), &["MyOwnSecret"]);
    assert_eq!(base64.content, BASIC);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_04_a_fixed_salt_is_reproducible() {
    let basic = openssl::encrypt(BASIC, &phrase("MyOwnSecret"), SALT, Digest::Md5);
    assert_eq!(basic, bytes(BASIC_ENC));
    let salt = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef];
    let content = b"<flat-profile><GPP_B>ABCD</GPP_B></flat-profile>";
    let plain =
        openssl::decrypt(&bytes(OTHER_ENC), &phrase("SecretPhrase1234"), Digest::Md5).unwrap();
    assert!(plain.starts_with(content));
    let other = openssl::encrypt(&plain, &phrase("SecretPhrase1234"), salt, Digest::Md5);
    assert_eq!(other, bytes(OTHER_ENC));
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_05_compressed_then_encrypted() {
    let file = openssl::encrypt(&bytes(BASIC_GZ), &phrase("MyOwnSecret"), SALT, Digest::Md5);
    assert_eq!(file, bytes(BASIC_GZ_ENC));
    let stages = pack(
        BASIC,
        &Recipe {
            gzip: true,
            encryption: Some(Encryption {
                phrase: phrase("MyOwnSecret"),
                salt: SALT,
                digest: Digest::Md5,
            }),
        },
    );
    let titles: Vec<&str> = stages.iter().map(|stage| stage.title).collect();
    assert_eq!(titles, ["source", "gzip", "encrypt"]);
    assert_eq!(opened(&stages[2].bytes, &["MyOwnSecret"]).content, BASIC);
    assert_eq!(stages[0].sha256, sha256_hex(BASIC));
    assert_eq!(
        sha256_hex(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_a_wrong_key_is_an_error_even_when_the_padding_fits() {
    let file = bytes(BASIC_ENC);
    assert_eq!(
        openssl::decrypt(&file, &phrase("wrong"), Digest::Md5),
        Err(CipherFault::Padding)
    );
    let garbage = openssl::decrypt(&file, &phrase("wrong302"), Digest::Md5).unwrap();
    assert_eq!(garbage.len(), 63);
    assert!(garbage.starts_with(&[0xd0, 0x44, 0x5a, 0xb3, 0xcd, 0x2e, 0xca, 0x88]));
    for wrong in ["wrong", "wrong302"] {
        let opened = opened(&file, &[wrong]);
        let Verdict::WrongPhrase(why) = &opened.verdict else {
            panic!("{wrong} is taken: {:?}", opened.verdict);
        };
        assert!(!why.is_empty());
        assert_eq!(opened.content, file, "nothing is lost");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_of_many_wrong_phrases_none_is_taken() {
    let short = openssl::encrypt(b"a = 1", &phrase("right phrase"), SALT, Digest::Md5);
    for file in [bytes(BASIC_ENC), bytes(BASIC_GZ_ENC), short] {
        for n in 0..400 {
            let opened = opened(&file, &[&format!("wrong {n}")]);
            assert!(
                matches!(opened.verdict, Verdict::WrongPhrase(_)),
                "wrong {n}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_the_command_lines_name_the_digest() {
    assert_eq!(
        pack_commands(false, Some(Digest::Md5), "a.xml", "it's.cfg"),
        [r#"openssl enc -aes-256-cbc -md md5 -k "$PHRASE" -in 'a.xml' -out 'it'\''s.cfg'"#]
    );
    assert_eq!(
        pack_commands(true, None, "-a.xml", "a.gz"),
        ["gzip -9 -n -c './-a.xml' > 'a.gz'"]
    );
    assert_eq!(
        open_commands(
            &[(Kind::Encrypted, Some(Digest::Md5)), (Kind::Gzip, None)],
            "a.cfg",
            "a.xml"
        ),
        [r#"openssl enc -d -aes-256-cbc -md md5 -k "$PHRASE" -in 'a.cfg' | gzip -d -c > 'a.xml'"#]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_08_a_key_by_sha_256_is_recognised() {
    let file = openssl::encrypt(BASIC, &phrase("MyOwnSecret"), SALT, Digest::Sha256);
    let found = opened(&file, &["MyOwnSecret"]);
    assert_eq!(found.layers[0].digest, Some(Digest::Sha256));
    assert!(codes(&found).contains(&Code::NewerDerivation));
    assert_eq!(found.content, BASIC);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_09_rule_text_and_characters_of_a_phrase() {
    assert_eq!(rule_key("my secret phrase"), "[--key \"my secret phrase\"]");
    let codes = |text: &str| {
        phrase_findings(text.as_bytes())
            .iter()
            .map(|f| f.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("a long enough \"phrase\""), [Code::PhraseCharacters]);
    assert_eq!(codes("a long enough fräse"), [Code::PhraseCharacters]);
    assert_eq!(codes("my secret phrase"), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_10_a_short_phrase_draws_a_note() {
    let findings = phrase_findings(b"lucky777");
    assert_eq!(findings[0].code, Code::WeakPhrase);
    assert!(
        !format!("{findings:?}").contains("lucky777"),
        "a finding holds the phrase"
    );
    assert!(phrase_findings(&[b'a'; 64]).is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_12_shapes_that_are_wrong_have_errors_of_their_own() {
    let fault = |file: &[u8]| openssl::decrypt(file, &phrase("x"), Digest::Md5).unwrap_err();
    let good = bytes(BASIC_ENC);
    assert_eq!(fault(&good[..31]), CipherFault::TooShort(31));
    assert_eq!(fault(&good[..33]), CipherFault::Length(33));
    assert_eq!(
        fault(b"0123456789abcdef0123456789abcdef"),
        CipherFault::NoMagic
    );
    let verdict = opened(&good[..33], &["x"]).verdict;
    assert!(verdict.describe().contains("multiple of 16"));
    let damaged = BASIC_ENC.replacen('K', "*", 1);
    assert!(
        matches!(opened(damaged.as_bytes(), &["x"]).verdict, Verdict::Damaged(why) if why.contains("base64"))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_13_the_empty_phrase_is_refused() {
    assert!(Phrase::new("").is_none());
    assert_eq!(opened(&bytes(BASIC_ENC), &[]).verdict, Verdict::NeedsPhrase);
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_utf_16_is_named_and_converted_on_request() {
    let text: Vec<u8> = "\u{feff}<flat-profile/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(sniff(&text), Kind::Utf16);
    assert_eq!(opened(&text, &[]).verdict, Verdict::Unreadable(Kind::Utf16));
    assert_eq!(to_utf8(&text), b"<flat-profile/>");
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_03_plain_text_is_not_for_devices() {
    assert_eq!(source_findings(b"GPP_A \"1\" ;")[0].code, Code::RawSource);
    assert!(source_findings(BASIC).is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_zeros_behind_the_data_and_short_contents_are_noted() {
    let mut zeros = bytes(BASIC_GZ);
    zeros.extend([0; 7]);
    assert_eq!(codes(&opened(&zeros, &[])), [Code::TrailingZeros]);
    assert_eq!(
        codes(&opened(&bytes(BASIC_ENC), &["MyOwnSecret"])),
        [Code::ShortContent]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_a_wrong_phrase_whose_content_looks_like_text_is_refused() {
    // Found by trying: this phrase passes the padding check, and what comes out holds a quote.
    let file = openssl::encrypt(b"GPP_A", &phrase("right phrase"), *b"12345678", Digest::Md5);
    let garbage = openssl::decrypt(&file, &phrase("w1696639"), Digest::Md5);
    assert!(garbage.is_ok(), "the phrase no longer passes");
    assert!(matches!(
        opened(&file, &["w1696639"]).verdict,
        Verdict::WrongPhrase(_)
    ));
    assert_eq!(opened(&file, &["right phrase"]).content, b"GPP_A");
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_a_right_phrase_is_not_called_wrong_for_its_content() {
    let utf16: Vec<u8> = "\u{feff}<flat-profile/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin = b"caf\xe9 ".repeat(30);
    for (content, verdict, inside) in [
        (utf16.clone(), Verdict::Unreadable(Kind::Utf16), utf16),
        (bytes(ZLIB), Verdict::Unreadable(Kind::Zlib), BASIC.to_vec()),
        (latin.clone(), Verdict::Readable(Kind::Text), latin),
    ] {
        let file = openssl::encrypt(&content, &phrase("right phrase"), SALT, Digest::Md5);
        let found = opened(&file, &["right phrase"]);
        assert_eq!((found.verdict, found.content), (verdict, inside));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_a_flipped_bit_in_the_text_is_named() {
    let content = b"<flat-profile><GPP_A ua=\"na\">12345678</GPP_A></flat-profile>\n".repeat(4);
    let mut file = openssl::encrypt(&content, &phrase("right phrase"), SALT, Digest::Md5);
    file[40] ^= 1;
    let found = opened(&file, &["right phrase"]);
    assert!(codes(&found).contains(&Code::OddContent));
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_02_text_inside_as_many_layers_as_are_followed_is_read() {
    let zipped = |bytes: &[u8]| gzip::pack(bytes, &Header::default());
    let sealed = |bytes: &[u8]| openssl::encrypt(bytes, &phrase("p"), SALT, Digest::Md5);
    let file = zipped(&zipped(&sealed(&sealed(BASIC))));
    assert_eq!(
        opened(&file, &["p"]).verdict,
        Verdict::Readable(Kind::OpenFormat)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_a_wrong_checksum_of_the_header_is_named() {
    let mut file = bytes(BASIC_GZ);
    file[3] = 2;
    file.splice(10..10, [0, 0]);
    assert_eq!(gzip::unpack(&file).fault, Some(GzipFault::HeaderChecksum));
    let [low, high, ..] = crc32fast::hash(&file[..10]).to_le_bytes();
    file[10] = low;
    file[11] = high;
    assert_eq!(gzip::unpack(&file).content, BASIC);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_12_damage_in_base64_is_named_with_its_place() {
    let text = [&BASIC_ENC[..64], "\n", &BASIC_ENC[64..]].concat();
    let damaged = text.replacen("ft", "*t", 1);
    let at = damaged.find('*').unwrap();
    assert_eq!(
        openssl::from_base64(damaged.as_bytes()),
        Err(CipherFault::Base64(at))
    );
    assert!(openssl::from_base64(["\u{feff}", &text].concat().as_bytes()).is_ok());
}
