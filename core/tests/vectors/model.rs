//! Names, the catalogue, imports, writing and conversion.

use profile_core::catalog::{Catalog, DataType, Lookup, parse_boolean};
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::{Code, apply_fixes};
use profile_core::document::{Document, SourceFormat};
use profile_core::profile::{ParameterName, Profile, Setting, UserAccess, Value};
use profile_core::{open_format, plain_text, redaction};
use std::collections::{BTreeMap, HashSet};
use wasm_bindgen_test::wasm_bindgen_test;

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
        b"a&lt;b>&amp;&quot;c&apos;"
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

#[wasm_bindgen_test(unsupported = test)]
fn txt_18_the_appendix_with_headings_that_lost_their_sign_is_read_whole() {
    let catalog = Catalog::builtin();
    let text = String::from_utf8(plain_text::profile_document(&appendix(), catalog)).unwrap();
    let damaged = text.replace("# ***", "***");
    let document = Document::read(damaged.as_bytes(), catalog);
    assert_eq!(document.reading.profile().settings, appendix());
    let findings = check(damaged.as_bytes(), &document, &CheckOptions::default());
    assert_eq!(findings.len(), text.matches("# ***").count());
    assert!(
        findings
            .iter()
            .all(|finding| finding.code == Code::StarHeading)
    );
    assert_eq!(
        apply_fixes(damaged.as_bytes(), &findings).unwrap(),
        text.as_bytes()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_paths_and_addresses_lead_nowhere() {
    let files = BTreeMap::from([
        ("x".to_owned(), b"GPP_A \"1\" ;".to_vec()),
        ("Ring".to_owned(), b"import ring\n".to_vec()),
    ]);
    for path in [
        "../x",
        "..\\x",
        "/etc/x",
        "C:\\x",
        "\\\\srv\\x",
        "http://h/x",
        "file:x",
        "%2e%2e/x",
        "a\0x",
        "....//x",
        "\u{ff0e}\u{ff0e}/x",
        "X",
    ] {
        let text = format!("import {path}\n");
        let spliced = plain_text::splice("main", text.as_bytes(), &files);
        assert_eq!(spliced.text, b"", "{path}");
        assert_eq!(
            spliced.faults[0].diagnostic.code,
            Code::MissingImport,
            "{path}"
        );
    }
    let ring: BTreeMap<String, Vec<u8>> = (0..5)
        .map(|n| {
            (
                format!("f{n}"),
                format!("import f{}\n", (n + 1) % 5).into_bytes(),
            )
        })
        .collect();
    let spliced = plain_text::splice("f0", &ring["f0"].clone(), &ring);
    assert_eq!(spliced.faults[0].diagnostic.code, Code::ImportCycle);
    assert!(
        spliced.faults[0]
            .diagnostic
            .headline
            .contains("f0 → f1 → f2 → f3 → f4 → f0")
    );
    let marked = plain_text::splice("main", b"\xef\xbb\xbfimport x\n", &files);
    assert_eq!(marked.text, b"GPP_A \"1\" ;\n");
}
