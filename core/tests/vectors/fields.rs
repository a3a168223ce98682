//! The fields of layers, and what comes of phrases that are tried one by one.

use profile_core::layers::gzip::{self, Header};
use profile_core::layers::{
    Digest, Field, Keys, Phrase, Salt, Trial, Trials, Verdict, fields, open_with, openssl,
};
use wasm_bindgen_test::wasm_bindgen_test;

const BASIC: &[u8] = b"<flat-profile>\n<GPP_A> 12345678\n</GPP_A>\n</flat-profile>\n";
const SALT: Salt = [0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77];
const COMPILED: &[u8] = include_bytes!("data/generic.cfg");
const WITH_KEY: &[u8] = include_bytes!("data/aes-ascii-lucky777.cfg");

/// `0-2 Magic: a gzip member`, a line each.
fn listed(fields: &[Field]) -> Vec<String> {
    let line = |field: &Field| {
        let (start, end) = (field.span.start, field.span.end);
        format!("{start}-{end} {}: {}", field.name, field.meaning)
    };
    fields.iter().map(line).collect()
}

fn phrase(text: &str) -> Phrase {
    Phrase::new(text).unwrap()
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn gz_01_every_field_of_a_gzip_header_is_named() {
    let header = Header {
        name: Some(b"basic.txt".to_vec()),
        comment: Some(b"by hand".to_vec()),
        extra: Some(b"AB\x02\x00xy".to_vec()),
        mtime: 1_163_000_000,
    };
    let file = gzip::pack(BASIC, &header);
    let len = file.len();
    let found = listed(&fields(&file));
    let expected = [
        "0-2 Magic: a gzip member".to_owned(),
        "2-3 Method: 8: deflate".to_owned(),
        "3-4 Flags: 28: extra field, name, comment".to_owned(),
        "4-8 Changed: 2006-11-08 15:33:20 UTC".to_owned(),
        "8-9 Compression: 0".to_owned(),
        "9-10 Written on: 255: an unknown system".to_owned(),
        "10-12 Length of the extra field: 6 bytes".to_owned(),
        "12-18 Extra field: 6 bytes".to_owned(),
        "18-28 Name in the header: basic.txt".to_owned(),
        "28-36 Comment: by hand".to_owned(),
        format!(
            "36-{} Compressed data: {} bytes, which hold 57 bytes",
            len - 8,
            len - 44
        ),
        format!(
            "{}-{} CRC-32: 5adebca5: that of the content",
            len - 8,
            len - 4
        ),
        format!("{}-{len} Length: 57 bytes, as the content has", len - 4),
    ];
    assert_eq!(found, expected);
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn gz_04_fields_of_damaged_files_say_what_does_not_fit() {
    let whole = gzip::pack(BASIC, &Header::default());
    let last = |file: &[u8]| listed(&fields(file)).pop().unwrap();
    let mut length = whole.clone();
    let at = length.len() - 4;
    length[at] ^= 1;
    assert!(last(&length).ends_with("Length: 56 bytes, but the content has 57"));
    let mut sum = whole.clone();
    let at = sum.len() - 8;
    sum[at] ^= 1;
    let found = listed(&fields(&sum));
    assert!(
        found
            .iter()
            .any(|one| one.ends_with("the content has another one")),
        "{found:?}"
    );
    assert!(last(&whole[..5]).ends_with("Changed: cut off: expected 4 bytes, found 1"));
    assert!(last(&whole[..20]).contains("Compressed data: 10 bytes"));
    assert!(last(&[&whole[..], b"!!"].concat()).ends_with("Behind the end: 2 bytes"));
    assert!(last(&[&whole[..], &[0; 3]].concat()).ends_with("Zero bytes: 3 bytes"));
    let many = whole.repeat(20);
    assert!(last(&many).ends_with("More: 4 more members"));
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn enc_01_the_header_of_an_encrypted_file_is_magic_and_salt() {
    let file = openssl::encrypt(BASIC, &phrase("MyOwnSecret"), SALT, Digest::Md5);
    assert_eq!(
        listed(&fields(&file)),
        [
            "0-8 Magic: `Salted__`: made by `openssl enc`",
            "8-16 Salt: 0011223344556677",
            "16-80 Blocks: 4 blocks of 16 bytes, padding included",
        ]
    );
    let cut = listed(&fields(&file[..33]));
    assert_eq!(
        cut[2],
        "16-33 Blocks: 1 block of 16 bytes and 1 more: a part is cut off"
    );
    let base64 = listed(&fields(&openssl::to_base64(&file)));
    assert_eq!(
        base64,
        [
            "0-110 Base64: holds `Salted__`, the salt 0011223344556677, and 4 blocks of 16 bytes, padding included"
        ]
    );
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn fmt_03_the_header_of_a_compiled_file_is_named() {
    let found = listed(&fields(COMPILED));
    let has = |words: &str| {
        assert!(
            found.iter().any(|one| one.contains(words)),
            "{words}: {found:#?}"
        );
    };
    has("0-16 Magic: SIPURA SPA +");
    has("16-24 Time of compilation: 20");
    has("126-127 Cipher: 0: no explicit key");
    has("Digest of the header");
    has("Ids: 3446 in the table");
    assert!(found.last().unwrap().contains("Values"));
    let found = listed(&fields(WITH_KEY));
    assert!(
        found.iter().any(|one| one.ends_with("Cipher: 2: AES")),
        "{found:#?}"
    );
    assert!(
        found
            .iter()
            .any(|one| one.ends_with("key after `--ascii-key`")),
        "{found:#?}"
    );
    assert!(found.last().unwrap().contains("Encrypted body"));
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn gz_01_zlib_marks_and_text_have_their_few_fields() {
    let zlib = [&[0x78, 0x9c][..], &[1, 2, 3], &[0xee, 0x75, 0x10, 0xcb]].concat();
    assert_eq!(
        listed(&fields(&zlib)),
        [
            "0-1 Method: deflate, with a window of 32768 bytes",
            "1-2 Flags: no dictionary",
            "2-5 Compressed data: 3 bytes",
            "5-9 Adler-32: ee7510cb",
        ]
    );
    assert_eq!(
        listed(&fields(b"\xff\xfe<\0a\0>\0")),
        ["0-2 Byte-order mark: fffe"]
    );
    assert!(fields(BASIC).is_empty() && fields(b"").is_empty());
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn enc_06_each_phrase_opens_is_refused_or_fits_by_chance() {
    let file = openssl::encrypt(BASIC, &phrase("MyOwnSecret"), SALT, Digest::Md5);
    let trials = Trials::of(&file, None).ok().unwrap();
    assert_eq!(
        trials.of_phrase(&phrase("MyOwnSecret")),
        Trial::Opens(Digest::Md5)
    );
    assert_eq!(trials.of_phrase(&phrase("wrong")), Trial::Refused);
    assert_eq!(trials.of_phrase(&phrase("wrong302")), Trial::ByChance);
    assert_eq!(trials.size(), 64);
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn enc_08_trials_agree_with_opening_for_all_kinds_of_files() {
    let right = || phrase("a phrase");
    let md5 = openssl::encrypt(BASIC, &right(), SALT, Digest::Md5);
    let newer = openssl::encrypt(BASIC, &right(), SALT, Digest::Sha256);
    let bare = openssl::encrypt_blocks(&BASIC.repeat(9), &right(), Some(SALT), Digest::Md5);
    let wrapped = gzip::pack(&md5, &Header::default());
    let cases = [
        (md5.clone(), None, Digest::Md5),
        (newer, None, Digest::Sha256),
        (openssl::to_base64(&md5), None, Digest::Md5),
        (bare, Some(SALT), Digest::Md5),
        (wrapped, None, Digest::Md5),
    ];
    for (file, salt, digest) in cases {
        let trials = Trials::of(&file, salt).ok().unwrap();
        assert_eq!(trials.of_phrase(&right()), Trial::Opens(digest));
        for other in 0..60 {
            let phrases = [phrase(&format!("other {other}"))];
            let keys = Keys {
                phrases: &phrases,
                salt,
            };
            let opened = open_with(&file, &keys);
            let opens = matches!(trials.of_phrase(&phrases[0]), Trial::Opens(_));
            assert_eq!(opens, matches!(opened.verdict, Verdict::Readable(_)));
        }
    }
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn enc_12_a_file_that_no_phrase_can_open_says_why_instead() {
    let file = openssl::encrypt(BASIC, &phrase("x"), SALT, Digest::Md5);
    let verdict = |file: &[u8]| Trials::of(file, None).err().unwrap();
    assert!(
        matches!(verdict(&file[..33]), Verdict::Damaged(why) if why.contains("multiple of 16"))
    );
    assert!(matches!(verdict(BASIC), Verdict::Readable(_)));
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn fmt_02_an_opened_layer_keeps_its_bytes() {
    let inner = gzip::pack(BASIC, &Header::default());
    let file = openssl::encrypt(&inner, &phrase("x y"), SALT, Digest::Md5);
    let phrases = [phrase("x y")];
    let opened = open_with(
        &file,
        &Keys {
            phrases: &phrases,
            salt: None,
        },
    );
    let bytes: Vec<&[u8]> = opened
        .layers
        .iter()
        .map(|layer| layer.bytes.as_slice())
        .collect();
    assert_eq!(bytes, [&file[..], &inner[..]]);
}
