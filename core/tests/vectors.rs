//! Self-describing vectors of names, layers and the catalogue, natively and in wasm.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use profile_core::catalog::{Catalog, DataType, Lookup, parse_boolean};
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::Code;
use profile_core::document::{Document, SourceFormat};
use profile_core::layers::gzip::{self, GzipFault, Header};
use profile_core::layers::openssl::{self, CipherFault};
use profile_core::layers::{
    Digest, Encryption, Kind, Opened, Phrase, Recipe, Verdict, open, open_commands, pack,
    pack_commands, phrase_findings, rule_key, sha256_hex, sniff, to_utf8,
};
use profile_core::profile::{ParameterName, Profile, Setting, UserAccess, Value};
use profile_core::{open_format, plain_text, redaction};
use std::collections::{BTreeMap, HashSet};
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
fn name_01_plain_text_to_open_format() {
    for (plain, open) in [
        ("Dial_Plan[1]", "Dial_Plan_1_"),
        ("SIP_TOS/DiffServ_Value[1]", "SIP_TOS_DiffServ_Value_1_"),
        ("Speed_Dial_2[2]", "Speed_Dial_2_2_"),
        ("Set_Local_Date_(mm/dd)", "Set_Local_Date__mm_dd_"),
    ] {
        assert_eq!(ParameterName::from_plain_text(plain).open_format(), open);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn name_02_other_characters_stay() {
    for (plain, open) in [
        ("Blind_Attn-Xfer_Enable[1]", "Blind_Attn-Xfer_Enable_1_"),
        ("G726-16_Enable[2]", "G726-16_Enable_2_"),
    ] {
        assert_eq!(ParameterName::from_plain_text(plain).open_format(), open);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn name_03_web_label_to_names() {
    let name = ParameterName::from_web_label("SIP TOS/DiffServ Value", Some(1));
    assert_eq!(
        Catalog::builtin().plain_text(&name),
        "SIP_TOS/DiffServ_Value[1]"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn name_04_six_names_need_the_catalogue() {
    let catalog = Catalog::builtin();
    let needing: Vec<&str> = catalog
        .entries()
        .iter()
        .filter(|entry| entry.name.plain_text_guess() != entry.plain_text)
        .map(|entry| entry.plain_text.as_str())
        .collect();
    assert_eq!(
        needing,
        [
            "SIP_TOS/DiffServ_Value[1]",
            "RTP_TOS/DiffServ_Value[1]",
            "SIP_TOS/DiffServ_Value[2]",
            "RTP_TOS/DiffServ_Value[2]",
            "Set_Local_Date_(mm/dd)",
            "Set_Local_Time_(HH/mm)",
        ]
    );
    let unknown = ParameterName::from_open_format("Foo_3_");
    assert_eq!(catalog.plain_text(&unknown), "Foo[3]");
}

#[wasm_bindgen_test(unsupported = test)]
fn name_05_551_names_stay_apart() {
    let entries = Catalog::builtin()
        .entries()
        .iter()
        .filter(|entry| !entry.supplement);
    let (mut plain, mut open) = (HashSet::new(), HashSet::new());
    for entry in entries {
        plain.insert(&entry.plain_text);
        open.insert(&entry.name);
    }
    assert_eq!((plain.len(), open.len()), (551, 551));
}

#[wasm_bindgen_test(unsupported = test)]
fn name_06_other_lines_take_the_entry_of_line_1() {
    let name = ParameterName::from_plain_text("Proxy[8]");
    let Lookup::Known(entry) = Catalog::builtin().look_up(&name) else {
        panic!("Proxy[8] is not known");
    };
    assert_eq!(entry.plain_text, "Proxy[1]");
    assert_eq!(Catalog::builtin().plain_text(&name), "Proxy[8]");
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_15_ten_words_are_boolean() {
    for word in ["Yes", "yes", "Enable", "enable", "1"] {
        assert_eq!(parse_boolean(word.as_bytes()), Some(true), "{word}");
    }
    for word in ["No", "no", "Disable", "disable", "0"] {
        assert_eq!(parse_boolean(word.as_bytes()), Some(false), "{word}");
    }
    for word in ["YES", "true", "on", "2", "", " Yes "] {
        assert_eq!(parse_boolean(word.as_bytes()), None, "{word}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_a_ring_of_imports_is_named_and_depth_is_limited() {
    let file = |n: usize| format!("import f{}\nGPP_A \"{n}\" ;\n", n + 1).into_bytes();
    let chain: BTreeMap<String, Vec<u8>> = (1..40).map(|n| (format!("f{n}"), file(n))).collect();
    let spliced = plain_text::splice("f0", &file(0), &chain);
    let depths: Vec<&str> = spliced
        .faults
        .iter()
        .map(|fault| fault.file.as_str())
        .collect();
    // Seven levels below the main file are fine, sixteen are followed.
    assert_eq!(
        depths,
        [
            "f7", "f8", "f9", "f10", "f11", "f12", "f13", "f14", "f15", "f16"
        ]
    );
    assert!(
        spliced
            .faults
            .iter()
            .all(|fault| fault.diagnostic.code == Code::ImportDepth)
    );
    let doubling: BTreeMap<String, Vec<u8>> = (1..=15)
        .map(|n| {
            (
                format!("f{n}"),
                format!("import f{}\nimport f{}\n", n + 1, n + 1).into_bytes(),
            )
        })
        .collect();
    let spliced = plain_text::splice("f0", b"import f1\nimport f1\n", &doubling);
    assert!(
        spliced
            .faults
            .iter()
            .any(|fault| fault.diagnostic.code == Code::ImportSize)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_12_a_place_in_the_spliced_text_leads_to_its_file() {
    let files = BTreeMap::from([("base.txt".to_owned(), b"GPP_A \"base\" ;".to_vec())]);
    let spliced = plain_text::splice("main.txt", b"# x\nimport base.txt\nGPP_B \"1\" ;\n", &files);
    assert_eq!(spliced.text, b"# x\nGPP_A \"base\" ;\nGPP_B \"1\" ;\n");
    assert_eq!(spliced.origin(4), Some(("base.txt", 0)));
    assert_eq!(spliced.origin(10), Some(("base.txt", 6)));
    assert_eq!(spliced.origin(19), Some(("main.txt", 20)));
}

/// The appendix in our own rendition, without the three parameters that it leaves out.
fn appendix() -> Vec<Setting> {
    let entries = Catalog::builtin()
        .entries()
        .iter()
        .filter(|entry| !entry.supplement);
    entries
        .map(|entry| Setting {
            name: entry.name.clone(),
            value: Value::set(entry.default.clone()),
            access: entry.factory_access,
        })
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_22_the_written_appendix_reads_as_the_same_551_settings() {
    let catalog = Catalog::builtin();
    let text = plain_text::profile_document(&appendix(), catalog);
    let document = Document::read_as(&text, SourceFormat::PlainText, catalog);
    assert_eq!(document.reading.profile().settings, appendix());
    let headings = text
        .split(|b| *b == b'\n')
        .filter(|line| line.starts_with(b"# *** "))
        .count();
    assert_eq!(headings, 47, "one heading for each group of the appendix");
    let findings = check(&text, &document, &CheckOptions::default());
    assert!(findings.is_empty(), "{:?}", findings.first());
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_19_an_options_comment_outlives_conversion_and_back() {
    let catalog = Catalog::builtin();
    let text = b"Debug_Level                                   \"0\" ;  # options: 0/1/2/3\n";
    let there = convert(text, &Document::read(text, catalog), catalog);
    assert_eq!(
        there.text,
        b"<flat-profile>\n<Debug_Level ua=\"na\">0</Debug_Level>  <!-- options: 0/1/2/3 -->\n</flat-profile>\n"
    );
    let back = convert(&there.text, &Document::read(&there.text, catalog), catalog);
    assert_eq!(
        back.text,
        b"Debug_Level                                   \"0\" ; # options: 0/1/2/3\n\n"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn xml_18_user_managed_parameters_are_empty_elements_with_rw() {
    let settings: Vec<Setting> = (2..=9)
        .map(|n| Setting {
            name: ParameterName::from_plain_text(&format!("Speed_Dial_{n}[2]")),
            value: Value::Unchanged,
            access: UserAccess::ReadWrite,
        })
        .collect();
    let text = String::from_utf8(open_format::profile_document(&settings)).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(lines.first(), Some(&"<flat-profile>"));
    for n in 2..=9 {
        assert!(lines.contains(&format!("<Speed_Dial_{n}_2_ ua=\"rw\"/>").as_str()));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn xml_22_what_is_written_reads_as_the_same() {
    for value in ["a<b>&\"c'", "]]>", "&amp;", "<!-- x -->", "tab\tinside"] {
        let setting = Setting {
            name: ParameterName::from_open_format("GPP_A"),
            value: Value::set(value),
            access: UserAccess::ReadOnly,
        };
        let text = open_format::profile_document([&setting]);
        let reading = open_format::read(&open_format::parse(&text));
        assert_eq!(reading.profile().settings, [setting]);
        assert!(reading.diagnostics.is_empty(), "{value}");
    }
    assert_eq!(open_format::escape(b"a<b>&\"c'"), b"a&lt;b&gt;&amp;\"c'");
    assert_eq!(
        open_format::attribute_text(b"a<b>&\"c'"),
        b"a&lt;b>&amp;&quot;c'"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn conv_09_551_parameters_three_states_three_accesses_both_ways() {
    let catalog = Catalog::builtin();
    let mut cases = 0;
    for entry in catalog.entries().iter().filter(|entry| !entry.supplement) {
        let values = [
            Value::Unchanged,
            Value::set(""),
            Value::set("a <b> & \"c\" \\"),
        ];
        for (value, access) in values
            .iter()
            .flat_map(|v| UserAccess::SPECIFIED.map(|a| (v.clone(), a)))
        {
            let setting = Setting {
                name: entry.name.clone(),
                value,
                access,
            };
            let profile = Profile {
                settings: vec![setting],
            };
            let plain = plain_text::profile_document(&profile.settings, catalog);
            let open = open_format::profile_document(&profile.settings);
            for text in [plain, open] {
                let there = convert(&text, &Document::read(&text, catalog), catalog);
                assert_eq!(there.report, [], "{}", entry.plain_text);
                let middle = Document::read_as(&there.text, there.format, catalog);
                assert_eq!(middle.reading.profile(), profile, "{}", entry.plain_text);
                let back = convert(&there.text, &middle, catalog);
                let end = Document::read_as(&back.text, back.format, catalog);
                assert_eq!(end.reading.profile(), profile, "{}", entry.plain_text);
            }
            cases += 1;
        }
    }
    assert_eq!(cases, 551 * 9);
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
        opened(&noise, &[]).verdict,
        Verdict::Unreadable(Kind::Unknown)
    );
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
    assert_eq!(gzip::unpack(&bytes(ZLIB)).fault, Some(GzipFault::NotGzip));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_02_headers_with_and_without_a_name() {
    let plain = gzip::unpack(&bytes(BASIC_GZ));
    assert_eq!((plain.content.as_slice(), plain.fault), (BASIC, None));
    assert_eq!(plain.members[0].name, None);
    let named = gzip::unpack(&bytes(BASIC_GZ_NAMED));
    assert_eq!((named.content.as_slice(), named.fault), (BASIC, None));
    assert_eq!(named.members[0].name.as_deref(), Some(&b"basic.txt"[..]));
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
    assert_eq!(unpacked.members, [header]);
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
    let empty_blocks = [0x02, 0x08, 0x20, 0x80, 0x00].repeat(40_000);
    assert_eq!(
        gzip::unpack(&gzip_of(&empty_blocks)).fault,
        Some(GzipFault::Stalled)
    );
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
fn enc_14_holes_are_filled_as_the_format_writes_values() {
    let catalog = Catalog::builtin();
    for text in [
        "Admin_Passwd \"a<\\\"b\" ;",
        "<flat-profile><Admin_Passwd>a&lt;\"b</Admin_Passwd></flat-profile>",
    ] {
        let redacted = redaction::redact(text.as_bytes(), catalog, 5);
        assert_eq!(redacted.next, 6);
        assert!(!String::from_utf8_lossy(&redacted.text).contains("\"b"));
        let holes = redaction::holes(&redacted.text, catalog);
        assert_eq!(holes[0].number, 5);
        assert_eq!(
            holes[0].parameter.as_ref().unwrap().open_format(),
            "Admin_Passwd"
        );
        let filled = redaction::fill(&redacted.text, &[(5, b"a<\"b".to_vec())], catalog);
        assert_eq!(filled, text.as_bytes());
    }
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
fn cat_counts_of_the_appendix() {
    let entries: Vec<_> = Catalog::builtin()
        .entries()
        .iter()
        .filter(|entry| !entry.supplement)
        .collect();
    let rw = entries
        .iter()
        .filter(|entry| entry.factory_access == UserAccess::ReadWrite)
        .count();
    assert_eq!((entries.len(), rw), (551, 118));
    assert_eq!(
        entries
            .iter()
            .filter(|entry| !entry.choices.is_empty())
            .count(),
        38
    );
    assert_eq!(
        entries
            .iter()
            .filter(|entry| entry.data_type == DataType::Boolean)
            .count(),
        157
    );
}
