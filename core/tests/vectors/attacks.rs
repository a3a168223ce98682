//! Input that is made to break out: entities, foreign files, import chains, characters that hide.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::{Code, Diagnostic};
use profile_core::document::{Document, SourceFormat};
use profile_core::plain_text::{Spliced, splice};
use profile_core::profile::Value;
use std::collections::BTreeMap;
use wasm_bindgen_test::wasm_bindgen_test;

fn read(text: &[u8]) -> Document {
    Document::read(text, Catalog::builtin())
}

fn findings(text: &[u8]) -> Vec<Diagnostic> {
    check(text, &read(text), &CheckOptions::default())
}

fn count(findings: &[Diagnostic], code: Code) -> usize {
    findings
        .iter()
        .filter(|finding| finding.code == code)
        .count()
}

/// The value that `text` sets for `GPP_A`.
fn gpp_a(text: &[u8]) -> String {
    let document = read(text);
    let occurrence = document
        .reading
        .occurrences
        .iter()
        .rfind(|one| one.setting.name.open_format() == "GPP_A");
    match occurrence.map(|one| one.setting.value.clone()) {
        Some(Value::Set(value)) => String::from_utf8(value.clone()).unwrap(),
        other => panic!("{other:?}"),
    }
}

/// A profile behind a document type with `declarations`; its only value is `value`.
fn declared(declarations: &str, value: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?>\n<!DOCTYPE flat-profile [\n{declarations}]>\n<flat-profile><GPP_A>{value}</GPP_A></flat-profile>\n").into_bytes()
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_nested_entities_are_kept_as_text_and_never_expanded() {
    for levels in 1..=10 {
        let mut declarations = String::from("<!ENTITY e0 \"lol\">\n");
        for level in 1..=levels {
            let references = format!("&e{};", level - 1).repeat(10);
            declarations += &format!("<!ENTITY e{level} \"{references}\">\n");
        }
        let text = declared(&declarations, &format!("&e{levels};"));
        let found = findings(&text);
        assert_eq!(gpp_a(&text), format!("&e{levels};"));
        assert_eq!(count(&found, Code::Doctype), 1, "{levels} levels");
        assert_eq!(count(&found, Code::UnknownEntity), 1, "{levels} levels");
        assert_eq!(read(&text).tree.print(), text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_one_large_entity_used_often_stays_as_small_as_it_is_written() {
    let declarations = format!("<!ENTITY a \"{}\">\n", "x".repeat(50_000));
    let text = declared(&declarations, &"&a;".repeat(20_000));
    assert_eq!(gpp_a(&text).len(), 60_000);
    let found = findings(&text);
    assert_eq!(count(&found, Code::Doctype), 1);
    assert!(found.len() < 2_100, "{} findings", found.len());
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_foreign_files_are_named_and_not_looked_at() {
    let system = |target: &str| format!("<!ENTITY x SYSTEM \"{target}\">\n");
    for target in [
        "file:///etc/passwd",
        "http://127.0.0.1:9/",
        "ftp://127.0.0.1/x",
        "\\\\srv\\share",
    ] {
        let text = declared(&system(target), "&x;");
        assert_eq!(gpp_a(&text), "&x;", "{target}");
        assert_eq!(count(&findings(&text), Code::Doctype), 1, "{target}");
        let parameter = format!("<!ENTITY % p SYSTEM \"{target}\">\n%p;\n");
        assert_eq!(gpp_a(&declared(&parameter, "v")), "v", "{target}");
    }
    let outside = b"<!DOCTYPE flat-profile SYSTEM \"http://127.0.0.1:9/x.dtd\"><flat-profile><GPP_A>1</GPP_A></flat-profile>";
    assert_eq!(count(&findings(outside), Code::Doctype), 1);
    let style = b"<?xml-stylesheet href=\"http://127.0.0.1:9/x.xsl\"?><flat-profile><GPP_A>1</GPP_A></flat-profile>";
    assert_eq!((gpp_a(style).as_str(), findings(style).len()), ("1", 0));
    let include = b"<flat-profile xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/><GPP_A>1</GPP_A></flat-profile>";
    assert_eq!(gpp_a(include), "1");
    assert_eq!(count(&findings(include), Code::UnknownParameter), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_a_million_levels_are_read_with_a_constant_stack() {
    for closing in ["", "</a>"] {
        let text = ["<a>".repeat(1_000_000), closing.repeat(1_000_000)].concat();
        let document = read(text.as_bytes());
        assert_eq!(document.tree.print(), text.as_bytes());
        assert_eq!(count(&document.reading.diagnostics, Code::TooDeep), 1);
        assert!(document.reading.occurrences.is_empty());
    }
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(texts: &[(&str, &str)]) -> Files {
    texts
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn faults(spliced: &Spliced) -> Vec<(String, Code, String)> {
    let fault = |fault: &profile_core::plain_text::ImportFault| {
        (
            fault.file.clone(),
            fault.diagnostic.code,
            fault.diagnostic.headline.clone(),
        )
    };
    spliced.faults.iter().map(fault).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_a_file_that_imports_itself_is_named() {
    let project = files(&[("a", "import a\nGPP_A \"1\" ;\n")]);
    let spliced = splice("a", &project["a"], &project);
    assert_eq!(spliced.text, b"GPP_A \"1\" ;\n");
    let found = faults(&spliced);
    assert_eq!((found.len(), found[0].1), (1, Code::ImportCycle));
    assert!(found[0].2.ends_with("a → a"), "{}", found[0].2);
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_a_ring_of_fifty_files_ends_at_the_depth_that_is_allowed() {
    let project: Files = (0..50)
        .map(|n| {
            (
                format!("f{n}"),
                format!("import f{}\n", (n + 1) % 50).into_bytes(),
            )
        })
        .collect();
    let found = faults(&splice("f0", &project["f0"], &project));
    assert_eq!(found.last().unwrap().1, Code::ImportDepth);
    assert_eq!(
        found
            .iter()
            .filter(|fault| fault.1 == Code::ImportDepth)
            .count(),
        10
    );
    let ring: Files = (0..5)
        .map(|n| {
            (
                format!("f{n}"),
                format!("import f{}\n", (n + 1) % 5).into_bytes(),
            )
        })
        .collect();
    let found = faults(&splice("f0", &ring["f0"], &ring));
    assert!(
        found[0].2.ends_with("f0 → f1 → f2 → f3 → f4 → f0"),
        "{}",
        found[0].2
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_seven_nested_files_work_and_the_eighth_is_named() {
    let project: Files = (1..=8)
        .map(|n| {
            (
                format!("f{n}"),
                format!("import f{}\nGPP_A \"{n}\" ;\n", n + 1).into_bytes(),
            )
        })
        .collect();
    for (main, expected) in [("import f2\n", 0), ("import f1\n", 1)] {
        let found = faults(&splice("main", main.as_bytes(), &project));
        let deep = found.iter().filter(|fault| fault.1 == Code::ImportDepth);
        assert_eq!(deep.count(), expected, "{found:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_a_name_in_other_capitals_is_no_cycle_but_a_missing_file_with_a_fix() {
    let project = files(&[(
        "Base.txt",
        "import BASE.TXT\nimport \"Base.txt\"\nimport sub/base.txt\n",
    )]);
    let spliced = splice("main", b"import Base.txt\n", &project);
    assert_eq!(spliced.faults.len(), 3);
    for fault in &spliced.faults {
        assert_eq!(fault.diagnostic.code, Code::MissingImport);
        let fix = fault.diagnostic.fix.as_ref().unwrap();
        assert_eq!(fix.title, "Write `Base.txt`");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_files_that_each_import_the_next_twice_end_at_the_limits() {
    let project: Files = (0..30)
        .map(|n| {
            (
                format!("f{n}"),
                format!("import f{0}\nimport f{0}\nGPP_A \"{n}\" ;\n", n + 1).into_bytes(),
            )
        })
        .collect();
    let spliced = splice("f0", &project["f0"], &project);
    assert!(spliced.text.len() < 1_000 * 30);
    assert!(
        faults(&spliced)
            .iter()
            .any(|fault| fault.1 == Code::ImportSize)
    );
    let large = files(&[("large", &"# filler of some length\n".repeat(100_000))]);
    let spliced = splice("main", "import large\n".repeat(20).as_bytes(), &large);
    assert!(spliced.text.len() <= 16 << 20);
    assert!(
        faults(&spliced)
            .iter()
            .any(|fault| fault.1 == Code::ImportSize)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_13_only_the_files_of_the_project_exist() {
    let project = files(&[("x", "GPP_A \"1\" ;\n"), ("passwd", "GPP_B \"1\" ;\n")]);
    let targets = [
        "../x",
        "..\\x",
        "/etc/passwd",
        "C:\\x",
        "\\\\srv\\x",
        "http://h/x",
        "file:x",
        "%2e%2e/x",
        "x\0y",
        "....//x",
        "\u{ff0e}\u{ff0e}/x",
        "./x",
        "x/",
        "x\u{202e}",
    ];
    for target in targets {
        let text = format!("import {target}\n");
        let spliced = splice("main", text.as_bytes(), &project);
        assert_eq!(spliced.text, b"", "{target}");
        let found = faults(&spliced);
        assert_eq!(
            (found.len(), found[0].1),
            (1, Code::MissingImport),
            "{target}"
        );
    }
}

/// U+0000 … U+001F, U+007F … U+009F, U+FFFE, U+FFFF without tab and line ends.
fn hidden() -> impl Iterator<Item = char> {
    let controls = ('\0'..='\u{1f}')
        .chain('\u{7f}'..='\u{9f}')
        .chain(['\u{fffe}', '\u{ffff}']);
    controls.filter(|c| !matches!(c, '\t' | '\n' | '\r'))
}

/// `parts` with `c` in every gap, one text each.
fn with(c: char, parts: &[&str]) -> Vec<String> {
    (1..parts.len())
        .map(|gap| {
            [
                &parts[..gap].concat(),
                &c.to_string(),
                &parts[gap..].concat(),
            ]
            .map(String::as_str)
            .concat()
        })
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_every_control_character_is_named_wherever_it_stands() {
    let open = [
        "<flat-profile><!-- no",
        "te --><GPP_",
        "A ua=\"n",
        "a\">on",
        "e</GPP_A>te",
        "xt</flat-profile>",
    ];
    let plain = ["# no", "te\nGPP_", "A \"on", "e\" ;\n"];
    let codes = [
        Code::ControlCharacter,
        Code::InvisibleCharacter,
        Code::NulInFile,
        Code::NulInValue,
    ];
    for c in hidden() {
        for text in with(c, &open).into_iter().chain(with(c, &plain)) {
            let found = findings(text.as_bytes());
            let named = found.iter().any(|finding| codes.contains(&finding.code));
            assert!(
                named,
                "U+{:04X} in {}: {found:?}",
                u32::from(c),
                text.escape_debug()
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn conv_07_what_xml_cannot_hold_is_not_written_as_xml() {
    for c in hidden().filter(|c| *c != '\0') {
        let mut text = format!("GPP_A \"a{c}b\" ;\n").into_bytes();
        let escaped = format!("GPP_A \"a\\x{:02x}b\" ;\n", u32::from(c) & 0xff).into_bytes();
        for _ in 0..2 {
            let conversion = convert(
                &text,
                &Document::read_as(&text, SourceFormat::PlainText, Catalog::builtin()),
                Catalog::builtin(),
            );
            let written = String::from_utf8_lossy(&conversion.text).into_owned();
            let illegal = |c: char| {
                (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
                    || matches!(c, '\u{fffe}' | '\u{ffff}')
            };
            assert!(!written.contains(illegal), "{}", written.escape_debug());
            text.clone_from(&escaped);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_nothing_is_cut_at_a_nul() {
    let text = b"<flat-profile><GPP_A>a\0b</GPP_A><GPP_B>2</GPP_B></flat-profile>";
    assert_eq!(gpp_a(text), "a\0b");
    assert_eq!(read(text).reading.occurrences.len(), 2);
    assert_eq!(read(text).tree.print(), text);
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_marks_of_direction_and_no_width_are_named_and_kept_byte_for_byte() {
    let marks = ('\u{202a}'..='\u{202e}')
        .chain('\u{2066}'..='\u{2069}')
        .chain('\u{200b}'..='\u{200f}')
        .chain(['\u{feff}']);
    for mark in marks {
        let open = [
            "<flat-profile><!-- a",
            "b --><GPP_A>1",
            "2</GPP_A></flat-profile>",
        ];
        let plain = ["# a", "b\nGPP_A \"1", "2\" ;\n"];
        for text in with(mark, &open).into_iter().chain(with(mark, &plain)) {
            let found = findings(text.as_bytes());
            let named = found
                .iter()
                .find(|finding| finding.code == Code::InvisibleCharacter);
            let headline = &named
                .unwrap_or_else(|| panic!("U+{:04X}", u32::from(mark)))
                .headline;
            assert!(
                headline.contains(&format!("U+{:04X}", u32::from(mark))),
                "{headline}"
            );
            assert!(!headline.contains(mark), "{headline}");
            assert_eq!(read(text.as_bytes()).tree.print(), text.as_bytes());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn xml_14_references_past_every_integer_are_named_and_kept() {
    for digits in [
        "2147483647",
        "2147483648",
        "4294967295",
        "4294967296",
        "9223372036854775808",
        "99999999999999999999999999",
        "1114112",
        "55296",
        "0",
    ] {
        let text = format!("<flat-profile><GPP_A>a&#{digits};b</GPP_A></flat-profile>");
        assert_eq!(gpp_a(text.as_bytes()), format!("a&#{digits};b"));
        assert_eq!(
            count(&findings(text.as_bytes()), Code::UnknownEntity),
            1,
            "{digits}"
        );
    }
    for digits in ["007", "00000000000000000000000000000000000065", "x000041"] {
        let text = format!("<flat-profile><GPP_A>a&#{digits};b</GPP_A></flat-profile>");
        assert_eq!(read(text.as_bytes()).tree.print(), text.as_bytes());
    }
    for odd in ["-1", "1e9", "0x10", " 65", "\u{661}\u{662}", "+65"] {
        let text = format!("<flat-profile><GPP_A>a&#{odd};b</GPP_A></flat-profile>");
        assert_eq!(gpp_a(text.as_bytes()), format!("a&#{odd};b"));
        assert_eq!(
            count(&findings(text.as_bytes()), Code::RawAmpersand),
            1,
            "{odd}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn name_06_an_index_past_every_integer_is_a_name_that_no_product_has() {
    for index in [
        "2147483648",
        "4294967296",
        "18446744073709551616",
        "99999999999999999999999999",
    ] {
        for text in [
            format!("Proxy[{index}] \"x\" ;\n"),
            format!("<flat-profile><Proxy_{index}_>x</Proxy_{index}_></flat-profile>"),
        ] {
            let document = read(text.as_bytes());
            assert_eq!(document.reading.occurrences.len(), 1, "{text}");
            let conversion = convert(text.as_bytes(), &document, Catalog::builtin());
            assert_eq!(
                read(&conversion.text).reading.occurrences.len(),
                1,
                "{text}"
            );
        }
    }
}
