//! Compiled profiles: one small source that the compiler made six files of.

use profile_core::catalog::Catalog;
use profile_core::compiled_profile::{CompiledProfile, profile};
use profile_core::diagnostic::Code;
use profile_core::document::{Document, SourceFormat};
use profile_core::layers::compiled::{
    Cipher, Compiled, CompiledFault, CompiledKey, KeyFault, KeyForm, StoredAccess, Structure,
    header, read,
};
use profile_core::layers::{Kind, Verdict, gzip, open};
use profile_core::profile::{ParameterName, Setting, UserAccess, Value};
use profile_core::text::displayed;
use wasm_bindgen_test::wasm_bindgen_test;

const SOURCE: &[u8] = include_bytes!("data/source.txt");
const GENERIC: &[u8] = include_bytes!("data/generic.cfg");
const AES_PHRASE: &[u8] = include_bytes!("data/aes-ascii-lucky777.cfg");
const AES_HEX: &[u8] = include_bytes!("data/aes-hex-256.cfg");
const RC4_PHRASE: &[u8] = include_bytes!("data/rc4-ascii-lucky777.cfg");
const SCRAMBLED: &[u8] = include_bytes!("data/scramble-foo.cfg");
const TARGETED: &[u8] = include_bytes!("data/target-000e08aabbcc.cfg");
const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
/// 22 November 2026, 14:12:56.
const TIME: u32 = 0x6b02_f8b8;

fn key(text: &str, form: KeyForm) -> CompiledKey {
    CompiledKey::new(text.as_bytes(), form).ok().unwrap()
}

fn lucky() -> CompiledKey {
    key("lucky777", KeyForm::Ascii)
}

fn key_fault(text: &str) -> Option<KeyFault> {
    CompiledKey::from_hex(text.as_bytes()).err()
}

fn named(compiled: &Compiled) -> CompiledProfile {
    profile(compiled, Catalog::builtin())
}

/// `file` with one byte changed.
fn with(file: &[u8], at: usize, byte: u8) -> Vec<u8> {
    let mut file = file.to_vec();
    file[at] = byte;
    file
}

/// The settings of the source, in the order of the catalogue, as they are stored.
fn settings_of_source() -> Vec<Setting> {
    let mut settings = Document::read(SOURCE, Catalog::builtin())
        .reading
        .profile()
        .settings;
    for setting in &mut settings {
        if setting.value == Value::set("Enable") {
            setting.value = Value::set("1");
        }
    }
    let entries = Catalog::builtin().entries();
    settings.sort_by_key(|setting| {
        entries
            .iter()
            .position(|entry| entry.name == setting.name)
            .unwrap()
    });
    settings
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_03_the_header_tells_how_a_file_was_compiled() {
    let generic = header(GENERIC).unwrap();
    assert_eq!(generic.time, Some(TIME));
    assert_eq!(
        (generic.stated_length, generic.length),
        (Some(15_040), 15_040)
    );
    assert!(generic.is_open());
    for (file, protection, form, targeted, scrambled) in [
        (GENERIC, None, None, false, false),
        (
            AES_PHRASE,
            Some(Cipher::Aes),
            Some(KeyForm::Ascii),
            false,
            false,
        ),
        (AES_HEX, Some(Cipher::Aes), Some(KeyForm::Hex), false, false),
        (
            RC4_PHRASE,
            Some(Cipher::Rc4),
            Some(KeyForm::Ascii),
            false,
            false,
        ),
        (SCRAMBLED, None, None, false, true),
        (TARGETED, None, None, true, false),
    ] {
        let header = header(file).unwrap();
        assert_eq!((header.protection, header.key_form), (protection, form));
        assert_eq!((header.targeted, header.scrambled), (targeted, scrambled));
        assert_eq!(header.time, Some(TIME));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_a_plain_file_is_read_to_its_source() {
    let compiled = read(GENERIC, None).unwrap();
    assert_eq!(compiled.count, 3_446);
    assert_eq!(compiled.values[&6], b"two\nlines A\t.");
    assert_eq!(compiled.values[&4], b"");
    assert_eq!(compiled.access[&77], StoredAccess::Changeable);
    assert_eq!(compiled.access[&53], StoredAccess::Shown);
    assert_eq!(compiled.access[&45], StoredAccess::Hidden);
    assert!(!compiled.values.contains_key(&977));
    let named = named(&compiled);
    assert_eq!(named.unnamed, Vec::<usize>::new());
    assert_eq!(named.profile.settings, settings_of_source());
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_an_explicit_key_opens_a_file() {
    let plain = read(GENERIC, None).unwrap();
    for (file, key) in [
        (AES_PHRASE, lucky()),
        (RC4_PHRASE, lucky()),
        (AES_HEX, key(HEX, KeyForm::Hex)),
    ] {
        let compiled = read(file, Some(&key)).unwrap();
        assert_eq!(compiled.values, plain.values);
        assert_eq!(compiled.access, plain.access);
        assert_eq!(compiled.header.stated_length, Some(15_040));
    }
    // The MD5 digest of the phrase, as digits, is the same key.
    let digest = key("562f077ca8fd4188705645e022e262ed", KeyForm::Hex);
    assert!(read(AES_PHRASE, Some(&digest)).is_ok());
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_a_wrong_key_is_told_in_words() {
    for file in [AES_PHRASE, RC4_PHRASE, AES_HEX] {
        assert!(matches!(read(file, None), Err(CompiledFault::NeedsKey(_))));
        for text in ["lucky778", "Lucky777", " lucky777", "x"] {
            let fault = read(file, Some(&key(text, KeyForm::Ascii))).unwrap_err();
            assert!(matches!(fault, CompiledFault::WrongKey(..)), "{fault:?}");
            let option = header(file).unwrap().key_form.unwrap().option();
            let sentence = fault.to_string();
            assert!(sentence.starts_with("the key does not fit"), "{sentence}");
            assert!(sentence.contains(option), "{sentence}");
        }
    }
    let short = key("0011223344", KeyForm::Hex);
    let fault = read(AES_HEX, Some(&short)).unwrap_err();
    assert_eq!(fault, CompiledFault::KeyLength(40));
    let fault = read(RC4_PHRASE, Some(&short)).unwrap_err();
    assert!(matches!(fault, CompiledFault::WrongKey(..)));
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_targeted_and_scrambled_files_are_explained() {
    let both = with(TARGETED, 0x7f, 0x30);
    for (file, fault, word) in [
        (TARGETED, CompiledFault::Targeted, "--target"),
        (SCRAMBLED, CompiledFault::Scrambled, "--scramble"),
        (
            &both,
            CompiledFault::TargetedAndScrambled,
            "only one device",
        ),
    ] {
        assert_eq!(read(file, Some(&lucky())), Err(fault));
        let header = header(file).unwrap();
        assert!(header.is_sealed() && !header.is_open());
        assert_eq!(header.stated_length, None);
        assert!(header.advice().contains(word), "{}", header.advice());
        assert!(header.advice().contains("source text"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_a_key_is_a_phrase_or_an_even_number_of_digits() {
    assert_eq!(key_fault(""), Some(KeyFault::Empty));
    assert_eq!(key_fault("00zz"), Some(KeyFault::Digit(2)));
    assert_eq!(key_fault("000"), Some(KeyFault::Odd(3)));
    assert_eq!(key_fault(&"0".repeat(66)), Some(KeyFault::TooLong(264)));
    assert_eq!(key_fault(&"aB".repeat(32)), None);
    assert_eq!(CompiledKey::from_phrase(b"").err(), Some(KeyFault::Empty));
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_damage_is_named() {
    let fault = |file: &[u8]| read(file, None).unwrap_err();
    let damaged = |file: &[u8]| match fault(file) {
        CompiledFault::Damaged(structure) => structure,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(b"SIPURA"), CompiledFault::NotCompiled);
    assert_eq!(fault(&GENERIC[..255]), CompiledFault::TooShort(255));
    assert_eq!(fault(&with(GENERIC, 0x7e, 3)), CompiledFault::Protection(3));
    for flags in [0x03, 0x01, 0x40, 0x80] {
        assert_eq!(
            fault(&with(GENERIC, 0x7f, flags)),
            CompiledFault::Flags(flags)
        );
    }
    let (stated, found) = (15_040, 15_000);
    assert_eq!(
        damaged(&GENERIC[..found]),
        Structure::Length { stated, found }
    );
    assert_eq!(
        damaged(&with(GENERIC, 0xe0, 1)),
        Structure::Count(0x0100_0d76)
    );
    assert_eq!(damaged(&with(GENERIC, 15_039, 12)), Structure::Padding);
    assert_eq!(damaged(&with(GENERIC, 15_039, 0)), Structure::Padding);
    let entry = |id: usize| 0x100 + 4 * id;
    assert_eq!(
        damaged(&with(GENERIC, entry(4) + 2, 0x80)),
        Structure::Place(4)
    );
    assert_eq!(damaged(&with(GENERIC, entry(6) + 1, 0)), Structure::End(6));
    assert_eq!(damaged(&with(GENERIC, entry(6) + 1, 13)), Structure::End(6));
    let pool = entry(3_446);
    assert_eq!(damaged(&with(GENERIC, pool + 2, 0)), Structure::Nul(45));
    assert_eq!(
        damaged(&with(GENERIC, entry(977) + 1, 0x5d)),
        Structure::AccessLength {
            expected: 862,
            found: 861
        }
    );
    let mut none = with(GENERIC, entry(977), 0xff);
    none[entry(977) + 1] = 0xff;
    assert_eq!(damaged(&none), Structure::NoAccess);
    let no_time = header(&with(GENERIC, 0x10, b'x')).unwrap();
    assert_eq!(no_time.time, None);
    assert_eq!(
        read(&AES_HEX[..15_000], Some(&key(HEX, KeyForm::Hex))),
        Err(CompiledFault::Blocks(14_872))
    );
    let cut = read(&AES_HEX[..15_024], Some(&key(HEX, KeyForm::Hex)));
    assert!(matches!(cut, Err(CompiledFault::Damaged(_))), "{cut:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_values_that_overlap_do_not_fill_the_memory() {
    let count = 60_000;
    let mut file = GENERIC[..0x100].to_vec();
    for _ in 0..count {
        file.extend([0xff, 0xfe, 0, 0]);
    }
    file.extend(vec![b'x'; 0xfffd]);
    file.push(0);
    file.extend([1]);
    let len = u32::try_from(file.len()).unwrap();
    file[0xdc..0xe0].copy_from_slice(&len.to_be_bytes());
    file[0xe0..0xe4].copy_from_slice(&60_000_u32.to_be_bytes());
    assert_eq!(
        read(&file, None),
        Err(CompiledFault::Damaged(Structure::TooLarge))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_no_truncation_and_no_changed_bit_traps() {
    let hex = key(HEX, KeyForm::Hex);
    let phrase = lucky();
    for (file, key, step) in [
        (GENERIC, None, 1),
        (AES_PHRASE, Some(&phrase), 13),
        (AES_HEX, Some(&hex), 16),
        (RC4_PHRASE, Some(&phrase), 13),
        (SCRAMBLED, Some(&phrase), 16),
        (TARGETED, None, 16),
    ] {
        for len in (0..file.len()).step_by(step) {
            let fault = read(&file[..len], key).unwrap_err();
            assert!(!fault.to_string().is_empty());
            let _ = header(&file[..len]);
        }
        for at in (0..file.len()).step_by(step) {
            let bad = with(file, at, file[at] ^ (1 << (at % 8)));
            if let Ok(compiled) = read(&bad, key) {
                let _ = named(&compiled);
            }
        }
        for bit in 0..0x100 * 8 {
            let bad = with(file, bit / 8, file[bit / 8] ^ (1 << (bit % 8)));
            let _ = read(&bad, key);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_a_compiled_file_becomes_a_document() {
    let catalog = Catalog::builtin();
    let named = named(&read(GENERIC, None).unwrap());
    let plain = named.document(SourceFormat::PlainText, catalog);
    assert!(plain.changed.is_empty());
    let shown = displayed(&plain.text);
    assert!(
        shown.starts_with("# *** System Configuration\n\nAdmin_Passwd "),
        "{shown}"
    );
    assert!(shown.contains("\"two\\nlines A\\t.\" ;"), "{shown}");
    let again = Document::read(&plain.text, catalog);
    assert_eq!(again.format, SourceFormat::PlainText);
    assert_eq!(again.reading.profile(), named.profile);

    let open = named.document(SourceFormat::OpenFormat, catalog);
    assert_eq!(open.changed, [ParameterName::from_open_format("GPP_C")]);
    let shown = displayed(&open.text);
    assert!(shown.contains("<GPP_B ua=\"rw\"/>"), "{shown}");
    assert!(shown.contains("<GPP_A ua=\"na\"></GPP_A>"), "{shown}");
    let again = Document::read(&open.text, catalog);
    assert!(!again.reading.corrupt);
    assert_eq!(again.reading.occurrences.len(), 10);
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_ids_without_a_name_are_told() {
    let mut compiled = read(GENERIC, None).unwrap();
    compiled.values.insert(3_445, b"secret".to_vec());
    compiled.access.insert(3_444, StoredAccess::Shown);
    compiled.access.remove(&45);
    let named = named(&compiled);
    assert_eq!(named.unnamed, [3_444, 3_445]);
    let sentence = named.unnamed_sentence().unwrap();
    assert!(sentence.contains("3444, 3445") && !sentence.contains("secret"));
    let admin = &named.profile.settings[0];
    assert_eq!(admin.access, UserAccess::Unspecified);
    let document = named.document(SourceFormat::PlainText, Catalog::builtin());
    assert_eq!(document.changed, std::slice::from_ref(&admin.name));
    assert_eq!(CompiledProfile::default().unnamed_sentence(), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_04_opening_says_what_can_be_done() {
    let packed = gzip::pack(GENERIC, &gzip::Header::default());
    let cut = &GENERIC[..1_000];
    for (file, headline, help) in [
        (GENERIC, "without protection", "turned into a document"),
        (&packed, "without protection", "turned into a document"),
        (AES_HEX, "`--hex-key`", "with that key"),
        (RC4_PHRASE, "RC4", "with that key"),
        (TARGETED, "for one device", "source text"),
        (SCRAMBLED, "scrambled", "source text"),
        (cut, "the file is damaged", ""),
    ] {
        let opened = open(file, &[]);
        assert_eq!(opened.verdict, Verdict::Unreadable(Kind::Compiled));
        assert!(opened.verdict.describe().contains("into a document"));
        let finding = &opened.layers.last().unwrap().findings[0];
        assert_eq!(finding.code, Code::CompiledProfile);
        assert!(finding.headline.contains(headline), "{}", finding.headline);
        assert!(finding.help.clone().unwrap_or_default().contains(help));
    }
}
