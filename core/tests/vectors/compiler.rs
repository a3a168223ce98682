//! The command line of the profile compiler, its front end, and samples.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::{Code, Diagnostic, Severity, apply_fixes};
use profile_core::document::{Document, SourceFormat};
use profile_core::profile::{Profile, UserAccess, Value};
use profile_core::profile_compiler::{
    Cipher, Command, CommandFault, Field, FrontEnd, Key, KeyForm, Secret, Shell, Task,
    check_source, front_end, holds_secrets, parse, timestamp,
};
use profile_core::samples::{
    MINIMAL, SampleForm, Selection, lines, minimal, sample, sections, selected,
};
use profile_core::text::LineIndex;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen_test::wasm_bindgen_test;

/// The example lines of the guide, pages 2-6 to 2-8, with a whole key.
const GUIDE: [&str; 10] = [
    "spc spa2102.txt spa2102.cfg",
    "spc --scramble SomeSecretPhrase spa2102.txt spa2102.cfg",
    "spc --target 000e08aabbcc spa2102.txt spa2102.cfg",
    "spc --rc4 --ascii-key apple4sale spa2102.txt spa2102.cfg",
    "spc --aes --ascii-key lucky777 spa2102.txt spa2102.cfg",
    "spc --aes --ascii-key \"my secret phrase\" spa2102.txt spa2102.cfg",
    "spc --aes --hex-key 8d23fe70112233445566778899aa5c29 spa2102.txt spa2102.cfg",
    "spc --target 000e08aaa010 --aes --ascii-key VerySecret a.txt a.cfg",
    "spc --sample-profile plain.txt",
    "spc --sample-xml config.xml",
];

fn read(line: &str) -> Command {
    match parse(line, Shell::Sh) {
        Ok(command) => command,
        Err(fault) => panic!("{line}: {fault}"),
    }
}

fn fault(line: &str, shell: Shell) -> CommandFault {
    parse(line, shell).err().unwrap()
}

/// Codes by field.
fn found(command: &Command, secrets: bool) -> Vec<(Field, Code)> {
    command
        .check(secrets)
        .into_iter()
        .map(|finding| (finding.field, finding.diagnostic.code))
        .collect()
}

fn codes(line: &str) -> Vec<Code> {
    let found = found(&read(line), false);
    found.into_iter().map(|(_, code)| code).collect()
}

fn with_key(form: KeyForm, text: &str) -> Command {
    Command {
        source: "a.txt".to_owned(),
        output: "a.cfg".to_owned(),
        ciphers: BTreeSet::from([Cipher::Aes]),
        key: Some(Key {
            form,
            text: Secret::new(text),
        }),
        ..Command::default()
    }
}

fn profile(text: &str) -> Profile {
    Document::read(text.as_bytes(), Catalog::builtin())
        .reading
        .profile()
}

fn checked(command: &Command, files: &[(&str, &str)]) -> FrontEnd {
    let files: BTreeMap<String, Vec<u8>> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    front_end(command, &files, Catalog::builtin(), 1_795_356_740)
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_01_the_front_end_splices_imports_and_names_the_place() {
    let command = read("spc a.txt a.cfg");
    let files = BTreeMap::from([
        (
            "a.txt".to_owned(),
            b"import b.txt\nGPP_A \"1\" ;\n".to_vec(),
        ),
        ("b.txt".to_owned(), b"GPP_B \"2\" ;\n".to_vec()),
    ]);
    let good = check_source("a.txt", &files, Catalog::builtin());
    assert_eq!((good.messages.len(), good.profile.settings.len()), (0, 2));
    let bad = checked(
        &command,
        &[
            ("a.txt", "import b.txt\nimport c.txt\n\nGPP_A 1 ;\n"),
            ("b.txt", "# note\nGPP_B 2 ;\n"),
        ],
    );
    assert_eq!(bad.errors, 3, "{bad:?}");
    assert!(
        bad.messages[0].starts_with("a.txt:2:8: error[missing-import]"),
        "{bad:?}"
    );
    assert!(
        bad.messages[1].starts_with("b.txt:2:7: error[unquoted-value]"),
        "{bad:?}"
    );
    assert!(
        bad.messages[2].starts_with("a.txt:4:7: error[unquoted-value]"),
        "{bad:?}"
    );
    assert!(checked(&command, &[]).messages[0].starts_with("a.txt: expected a file"));
    let unknown = checked(&command, &[("a.txt", "Other_Product \"1\" ;")]);
    assert_eq!(unknown.errors, 1, "it knows the names of its product only");
}

/// The inputs of the literate cases of plain text that are written as they are.
fn plain_text_cases() -> Vec<&'static str> {
    let suite = include_str!("../suite/txt.md");
    let bodies = suite.split("```plain-text\n").skip(1);
    bodies
        .map(|rest| rest.split("\n```").next().unwrap())
        .collect()
}

/// Line, column and code of what the studio says and the compiler refuses.
fn refused(text: &str) -> BTreeSet<String> {
    let document = Document::read_as(text.as_bytes(), SourceFormat::PlainText, Catalog::builtin());
    let index = LineIndex::new(text.as_bytes());
    let findings = check(text.as_bytes(), &document, &CheckOptions::default());
    let refused = findings.iter().filter(|finding| {
        finding.severity == Severity::Error
            || matches!(
                finding.code,
                Code::StarHeading
                    | Code::UnknownParameter
                    | Code::BooleanSpelling
                    | Code::BooleanLowerCase
            )
    });
    let place = |finding: &Diagnostic| {
        let at = index.position(finding.primary.span.start);
        let code = match finding.code {
            Code::BooleanLowerCase => Code::BooleanSpelling,
            // What is no name in the right notation is an unknown one for the compiler.
            Code::NameNotation => Code::UnknownParameter,
            code => code,
        };
        format!("{}:{}: {}", at.line, at.column, code.id())
    };
    refused.map(place).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_01_every_case_of_plain_text_gives_its_diagnostics_and_no_others() {
    let (mut cases, mut faults) = (0, 0);
    for text in plain_text_cases() {
        // Checks follow no imports, and leave the marks of templates alone.
        if text.to_ascii_lowercase().contains("import ") || text.contains("{$") {
            continue;
        }
        let messages = checked(&read("spc a.txt a.cfg"), &[("a.txt", text)]).messages;
        let found: BTreeSet<String> = messages
            .iter()
            .map(|message| {
                let place = message.strip_prefix("a.txt:").unwrap();
                let (place, _) = place.split_once("]: ").unwrap();
                let place = place.replace("error[", "");
                place.replace(Code::NameNotation.id(), Code::UnknownParameter.id())
            })
            .collect();
        assert_eq!(found, refused(text), "{text}");
        cases += 1;
        faults += found.len();
    }
    assert!(cases > 30 && faults > 80, "{cases} cases, {faults} faults");
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_02_the_lines_of_the_guide_are_read_and_written() {
    for line in GUIDE {
        let command = read(line);
        assert_eq!(command.with_secrets(Shell::Sh).reveal(), line);
        assert_eq!(command.with_secrets(Shell::Cmd).reveal(), line);
        let again = parse(line, Shell::Cmd).ok().unwrap();
        assert!(again == command, "{line}");
    }
    let built = with_key(KeyForm::Ascii, "VerySecret");
    let line = "spc --aes --ascii-key VerySecret a.txt a.cfg";
    assert!(built == read(line));
    let options = "spc --quiet --log prov.log --cmd-file x.cmd --va --sample-xml-compact c.xml";
    assert_eq!(read(options).to_sh(), options);
    assert_eq!(read("spc --xml-schema x.xsd").task, Task::XmlSchema);
    assert_eq!(read("./spc-linux-i386-static a b # note").source, "a");
    let command = parse("C:\\Tools\\SPC.EXE in\\a.txt a.cfg", Shell::Cmd)
        .ok()
        .unwrap();
    assert_eq!(command.source, "in\\a.txt");
    assert_eq!(read("spc a.txt --aes a.cfg --hex-key 00").output, "a.cfg");
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_02_what_is_no_command_is_named() {
    for (line, expected) in [
        ("", CommandFault::OtherProgram),
        ("openssl enc", CommandFault::OtherProgram),
        ("spc a.txt", CommandFault::NoName),
        ("spc a b c d", CommandFault::TooManyNames(2)),
        ("spc --log", CommandFault::NoArgument("--log")),
        (
            "spc --hex-key 00 --ascii-key b a b",
            CommandFault::Twice("--ascii-key"),
        ),
        (
            "spc --target x --target y a b",
            CommandFault::Twice("--target"),
        ),
        ("spc 'a b", CommandFault::Quote),
        ("spc \"a b", CommandFault::Quote),
        ("spc --aes --ascii-key \"$KEY\" a b", CommandFault::Variable),
        ("spc a b > log", CommandFault::Operator('>')),
        ("spc a b; rm a", CommandFault::Operator(';')),
        (
            "spc --key=HUSH7 a b",
            CommandFault::UnknownOption("--key".to_owned()),
        ),
        ("spc -q a b", CommandFault::UnknownOption("-q".to_owned())),
    ] {
        let found = fault(line, Shell::Sh);
        assert!(!found.to_string().is_empty());
        assert_eq!(found, expected, "{line}");
    }
    for (line, expected) in [
        ("spc \"%KEY%\" b", CommandFault::Variable),
        ("spc a b & del a", CommandFault::Operator('&')),
        ("spc \"a b", CommandFault::Quote),
    ] {
        assert_eq!(fault(line, Shell::Cmd), expected, "{line}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_03_a_target_is_twelve_digits() {
    assert_eq!(codes("spc --target 000e08aabbcc a b"), []);
    assert_eq!(codes("spc --target 000E08AABBCC a b"), []);
    for written in ["00:0e:08:aa:bb:cc", "00-0e-08-aa-bb-cc", "000e.08aa.bbcc"] {
        let command = read(&format!("spc --target {written} a b"));
        let findings = command.check(false);
        assert_eq!(findings[0].field, Field::Target);
        assert_eq!(findings[0].diagnostic.code, Code::TargetAddress);
        let fixed = apply_fixes(written.as_bytes(), &[findings[0].diagnostic.clone()]);
        assert_eq!(fixed.unwrap(), b"000e08aabbcc");
    }
    for written in ["000e08aabbc", "000e08aabbccd", "000e08aabbcx", "''"] {
        let command = read(&format!("spc --target {written} a b"));
        let findings = command.check(false);
        assert_eq!(findings[0].diagnostic.code, Code::TargetAddress);
        assert_eq!(findings[0].diagnostic.fix, None);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_04_a_hex_key_has_the_length_that_the_cipher_takes() {
    let aes = |len: usize| codes(&format!("spc --aes --hex-key {} a b", "0".repeat(len)));
    let rc4 = |len: usize| codes(&format!("spc --rc4 --hex-key {} a b", "0".repeat(len)));
    for len in [32, 48, 64] {
        assert_eq!(aes(len), []);
    }
    for len in [2, 34, 66] {
        assert_eq!(aes(len), [Code::HexKeyLength], "{len}");
    }
    assert_eq!((rc4(2), rc4(64)), (vec![], vec![]));
    assert_eq!(rc4(66), [Code::HexKeyLength]);
    assert_eq!(
        (aes(63), rc4(1)),
        (vec![Code::HexKeyOdd], vec![Code::HexKeyOdd])
    );
    assert_eq!(Code::HexKeyOdd.lint(), "LINT-HEXODD");
    assert_eq!(codes("spc --aes --hex-key 00é0 a b"), [Code::HexKeyDigit]);
    assert_eq!(codes("spc --aes --hex-key '' a b"), [Code::EmptyArgument]);
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_05_a_phrase_is_said_to_give_128_bits() {
    let findings = with_key(KeyForm::Ascii, "a phrase of some length").check(false);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].diagnostic.code, Code::AsciiKeyDigest);
    assert!(
        findings[0]
            .diagnostic
            .headline
            .contains("128 bits, its MD5")
    );
    assert_eq!(
        codes("spc --aes --ascii-key short a b"),
        [Code::AsciiKeyDigest, Code::WeakPhrase]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_06_cipher_and_key_belong_together() {
    let command = read("spc --aes a.txt a.cfg");
    let findings = command.check(false);
    assert_eq!(findings[0].diagnostic.code, Code::CipherWithoutKey);
    assert!(
        findings[0]
            .diagnostic
            .headline
            .contains("would write the file unencrypted")
    );
    let key = "0".repeat(32);
    assert_eq!(
        codes(&format!("spc --hex-key {key} a b")),
        [Code::KeyWithoutCipher]
    );
    assert_eq!(
        codes(&format!("spc --aes --rc4 --hex-key {key} a b")),
        [Code::SeveralCiphers]
    );
    assert_eq!(codes(&format!("spc --aes --hex-key {key} a b")), []);
    assert_eq!(
        codes("spc --aes --sample-xml a.xml"),
        [],
        "a sample is not encrypted"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_07_target_scramble_and_key_go_together() {
    let line = "spc --scramble Foo --target 000e08aaa010 --aes --hex-key 00112233445566778899aabbccddeeff a.txt a.cfg";
    let command = read(line);
    assert_eq!(found(&command, true), []);
    assert_eq!(command.with_secrets(Shell::Sh).reveal(), line);
    assert_eq!(
        command.compiler_status("SPA3102", 15_040),
        "spc: generated SPA3102 encrypted scrambled a.cfg targeted for 000e08aaa010 len=15040 bytes"
    );
    assert_eq!(
        codes("spc --scramble '' a b"),
        [Code::EmptyArgument],
        "it takes a phrase"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_08_secrets_want_protection() {
    let nothing = [(Field::Cipher, Code::NothingProtects)];
    for line in ["spc a b", "spc --scramble Foo a b"] {
        assert_eq!(found(&read(line), true), nothing);
        assert_eq!(found(&read(line), false), []);
    }
    assert_eq!(Code::NothingProtects.lint(), "LINT-NOPROT");
    for line in [
        "spc --target 000e08aaa010 a b",
        "spc --rc4 --hex-key 00112233 a b",
        "spc --sample-profile a",
    ] {
        assert_eq!(found(&read(line), true), []);
    }
    assert_eq!(
        found(&read("spc --aes a b"), true),
        [
            (Field::Cipher, Code::NothingProtects),
            (Field::Key, Code::CipherWithoutKey)
        ]
    );
    for (text, expected) in [
        ("Password[1] \"x\" ;", true),
        ("Password[1] \"\" ;", false),
        ("Password[1] ! ;", false),
        ("GPP_A \"x\" ;", false),
        ("Profile_Rule \"[--key abc] /x.cfg\" ;", true),
        ("Profile_Rule \"[--key $B] /x.cfg\" ; GPP_B \"abc\" ;", true),
        ("Admin_Passwd \"[[secret:1]]\" ;", true),
        ("# Admin_Passwd \"x\" ;\nGPP_A \"x\" ;", false),
    ] {
        assert_eq!(
            holds_secrets(&profile(text), Catalog::builtin()),
            expected,
            "{text}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_09_status_messages_and_log() {
    let two_errors = [("a.txt", "GPP_A 1 ;\nGPP_B \"2\" ;\nGPP_C 3 ;\n")];
    let failed = checked(&read("spc a.txt a.cfg"), &two_errors);
    assert_eq!((failed.messages.len(), failed.errors), (2, 2));
    assert_eq!(failed.status, "failed with 2 errors: no file is made");
    assert_eq!(failed.log, None);
    let quiet = checked(&read("spc --quiet a.txt a.cfg"), &two_errors);
    assert_eq!((quiet.messages.len(), quiet.errors), (0, 2));
    assert_eq!(quiet.status, "");
    let line = "spc --log p.log --target 000e08aabbcc --aes --ascii-key HUSH7 a.txt a.cfg";
    let logged = checked(&read(line), &[("a.txt", "GPP_A \"1\" ;")]);
    assert_eq!(
        logged.status,
        "no errors: the command makes encrypted a.cfg targeted for 000e08aabbcc"
    );
    assert_eq!(
        logged.log.unwrap(),
        "[Sun Nov 22 14:12:20 2026] spc --log p.log --target 000e08aabbcc --aes --ascii-key \"$KEY\" a.txt a.cfg\nno errors: the command makes encrypted a.cfg targeted for 000e08aabbcc\n"
    );
    let both = checked(&read("spc --quiet --log p.log a.txt a.cfg"), &two_errors);
    assert_eq!(both.log.unwrap().lines().count(), 4);
    for (seconds, expected) in [
        (0, "Thu Jan  1 00:00:00 1970"),
        (951_825_599, "Tue Feb 29 11:59:59 2000"),
        (1_709_251_199, "Thu Feb 29 23:59:59 2024"),
        (4_107_542_400, "Mon Mar  1 00:00:00 2100"),
    ] {
        assert_eq!(timestamp(seconds), expected);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_10_samples_hold_the_whole_catalogue() {
    let catalog = Catalog::builtin();
    let read = |form| {
        let text = sample(form, None, catalog);
        let document = Document::read(&text, catalog);
        assert!(document.reading.diagnostics.is_empty(), "{form:?}");
        let profile = document.reading.profile();
        (text, document, profile)
    };
    let (plain, document, profile) = read(SampleForm::PlainText);
    assert_eq!(profile.settings.len(), 554);
    for (setting, entry) in profile.settings.iter().zip(catalog.entries()) {
        assert_eq!(setting.name, entry.name);
        assert_eq!(setting.value, Value::set(entry.default.clone()));
        assert_eq!(setting.access, entry.factory_access);
    }
    let (_, _, xml) = read(SampleForm::Xml);
    assert_eq!(xml, profile);
    let (_, _, compact) = read(SampleForm::XmlCompact);
    assert_eq!(compact, profile);
    let attributes = sample(SampleForm::XmlAttributes, None, catalog);
    let attributes = Document::read(&attributes, catalog).reading;
    assert_eq!(attributes.profile(), profile);
    assert_eq!(attributes.diagnostics.len(), 1, "the form is named once");
    let conversion = convert(&plain, &document, catalog);
    assert!(conversion.report.is_empty());
    let converted = Document::read(&conversion.text, catalog);
    assert_eq!(converted.format, SourceFormat::OpenFormat);
    assert_eq!(converted.reading.profile(), profile);
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_10_samples_look_as_the_compiler_writes_them() {
    let catalog = Catalog::builtin();
    let part = |form| {
        let section = Some("Optional Network Configuration");
        String::from_utf8(sample(form, section, catalog)).unwrap()
    };
    let plain = part(SampleForm::PlainText);
    assert!(plain.starts_with("# *** Optional Network Configuration\n\nHostName "));
    let query = plain
        .lines()
        .find(|line| line.starts_with("DNS_Query_Mode"))
        .unwrap();
    assert_eq!(query.find('"'), Some(46), "{query}");
    assert!(
        query.ends_with("\"Parallel\" ;  # options: Parallel/Sequential"),
        "{query}"
    );
    let xml = part(SampleForm::Xml);
    assert!(
        xml.contains("<!-- Optional Network Configuration -->\n<HostName ua=\"rw\"></HostName>\n")
    );
    assert!(xml.contains(
        "<DNS_Query_Mode ua=\"na\">Parallel</DNS_Query_Mode> <!-- options: Parallel/Sequential -->"
    ));
    let compact = part(SampleForm::XmlCompact);
    assert!(compact.starts_with("<flat-profile><HostName ua=\"rw\"></HostName>"));
    assert_eq!(compact.lines().count(), 1);
    let attributes = part(SampleForm::XmlAttributes);
    assert!(attributes.contains("<DNS_Query_Mode ua=\"na\" value=\"Parallel\" />"));
    assert!(sample(SampleForm::PlainText, Some("None such"), catalog).is_empty());
    let access = profile(&plain).settings[0].access;
    assert_eq!(access, UserAccess::ReadWrite);
}

fn set(of: &[&str]) -> BTreeSet<String> {
    of.iter().map(|one| (*one).to_owned()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_10_a_sample_has_the_chosen_sections_and_lines() {
    let catalog = Catalog::builtin();
    let sections = sections(catalog);
    let all: usize = sections
        .iter()
        .map(|one| one.count(&set(&["1", "2"])))
        .sum();
    assert_eq!((sections.len(), all), (34, 554));
    let dial_plan = sections.iter().find(|one| one.name == "Dial Plan").unwrap();
    assert_eq!(dial_plan.count(&set(&["2"])), 2);
    assert_eq!(lines(catalog), set(&["1", "2"]));
    for form in [
        SampleForm::PlainText,
        SampleForm::Xml,
        SampleForm::XmlCompact,
    ] {
        let whole = selected(form, &Selection::all(catalog), catalog);
        assert_eq!(whole, sample(form, None, catalog));
        let selection = Selection {
            sections: set(&["Dial Plan", "Firmware Upgrade"]),
            lines: set(&["2"]),
        };
        let text = String::from_utf8(selected(form, &selection, catalog)).unwrap();
        let names: Vec<String> = profile(&text)
            .settings
            .iter()
            .map(|one| catalog.plain_text(&one.name))
            .collect();
        assert_eq!(names.len(), 10, "{form:?}: {names:?}");
        assert!(names.contains(&"Dial_Plan[2]".to_owned()));
        assert!(!names.contains(&"Dial_Plan[1]".to_owned()));
        let nothing = selected(form, &Selection::default(), catalog);
        assert_eq!(profile(&String::from_utf8(nothing).unwrap()).settings, []);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_10_a_minimal_profile_has_what_a_device_needs_and_says_why() {
    let catalog = Catalog::builtin();
    let plain = minimal(SampleForm::PlainText, &set(&["1"]), catalog);
    let plain = String::from_utf8(plain).unwrap();
    let without_blanks: Vec<String> = plain
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        without_blanks,
        [
            "# *** Configuration Profile",
            "",
            "# without it no profile is fetched at all",
            "Provision_Enable \"Yes\" ;",
            "# the profile is fetched when the device starts",
            "Resync_On_Reset \"Yes\" ;",
            "# and again after so many seconds",
            "Resync_Periodic \"3600\" ;",
            "# where the profile is fetched from",
            "Profile_Rule \"/spa$PSN.cfg\" ;",
            "",
            "# *** Line Settings",
            "",
            "# the line is in service",
            "Line_Enable[1] \"Yes\" ;",
            "",
            "# *** Proxy and Registration",
            "",
            "# Fill in: where the line registers",
            "Proxy[1] \"\" ;",
            "# the line registers, so that calls reach it",
            "Register[1] \"Yes\" ;",
            "",
            "# *** Subscriber Information",
            "",
            "# Fill in: the number or name of the line",
            "User_ID[1] \"\" ;",
            "# Fill in: proves to the proxy that it is this line",
            "Password[1] \"\" ;",
        ]
    );
    for form in [SampleForm::Xml, SampleForm::XmlCompact] {
        let xml = minimal(form, &set(&["1"]), catalog);
        let xml = String::from_utf8(xml).unwrap();
        assert_eq!(profile(&xml), profile(&plain), "{form:?}");
        assert_eq!(xml.contains("Fill in"), form == SampleForm::Xml);
    }
    let both = minimal(SampleForm::PlainText, &set(&["1", "2"]), catalog);
    let both = profile(&String::from_utf8(both).unwrap());
    assert_eq!(both.settings.len(), 4 + 2 * 5);
    let named = |name: &str| {
        let name = name.replace("[n]", "[1]");
        catalog
            .entries()
            .iter()
            .find(|entry| entry.plain_text == name)
    };
    for needed in MINIMAL {
        let entry = named(needed.name).unwrap();
        assert_eq!(entry.default.is_empty(), needed.to_fill, "{}", needed.name);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_11_the_key_of_a_rule_is_the_text_of_the_key() {
    let rule = |line: &str| {
        let key = read(line).rule_key();
        key.map(|key| key.reveal().to_owned())
    };
    assert_eq!(
        rule("spc --aes --ascii-key \"my secret phrase\" a b").as_deref(),
        Some("[--key \"my secret phrase\"]")
    );
    assert_eq!(
        rule("spc --rc4 --hex-key a37d2fb9 a b").as_deref(),
        Some("[--key a37d2fb9]")
    );
    for line in [
        "spc --target 000e08aaa010 a b",
        "spc --scramble Foo a b",
        "spc --ascii-key x a b",
        "spc --aes --rc4 --ascii-key x a b",
        "spc --aes --ascii-key '' a b",
    ] {
        assert_eq!(rule(line), None, "{line}");
    }
}

/// Texts that shells trip over.
const AWKWARD: [&str; 16] = [
    "my secret phrase",
    "",
    "it's",
    "say \"hi\"",
    "both ' and \"",
    "$HOME `id` !x",
    "%PATH% 100%",
    "%PATH%\"x",
    "a\\",
    "a b\\",
    "a\\\"b",
    "\\\\host\\x y\\\\",
    "a^b & c | d < e > f",
    "\" & del x",
    "(a) ; #b ~ * ? [c] {d}",
    "caf\u{e9}",
];

#[wasm_bindgen_test(unsupported = test)]
fn spc_12_awkward_texts_come_back_from_both_shells() {
    for text in AWKWARD {
        let mut command = with_key(KeyForm::Ascii, text);
        command.scramble = Some(Secret::new(text));
        command.source = format!("{text}x");
        for shell in [Shell::Sh, Shell::Cmd] {
            let line = command.with_secrets(shell);
            let again = parse(line.reveal(), shell);
            assert!(
                again.is_ok_and(|again| again == command),
                "{}",
                line.reveal()
            );
        }
        // The words of the options may hold the letters of a short text.
        if text.len() > 4 {
            command.source = "a.txt".to_owned();
            assert!(!command.to_sh().contains(text) && !command.to_cmd().contains(text));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_12_quotes_of_each_shell() {
    let line = |text: &str, shell: Shell| {
        let line = with_key(KeyForm::Ascii, text).with_secrets(shell);
        let inner = line
            .reveal()
            .strip_prefix("spc --aes --ascii-key ")
            .unwrap();
        inner.strip_suffix(" a.txt a.cfg").unwrap().to_owned()
    };
    for (text, sh, cmd) in [
        ("my phrase", "\"my phrase\"", "\"my phrase\""),
        ("it's", "\"it's\"", "\"it's\""),
        ("$x", "'$x'", "\"$x\""),
        ("'$x'", r"''\''$x'\'''", "\"'$x'\""),
        ("a\"b", "'a\"b'", r#"^"a\^"b^""#),
        ("50%", "\"50%\"", "^\"50^%^\""),
        ("a b\\", "'a b\\'", "\"a b\\\\\""),
        ("", "\"\"", "\"\""),
    ] {
        assert_eq!(line(text, Shell::Sh), sh);
        assert_eq!(line(text, Shell::Cmd), cmd);
    }
    let command = with_key(KeyForm::Ascii, "HUSH7");
    assert_eq!(
        command.to_sh(),
        "spc --aes --ascii-key \"$KEY\" a.txt a.cfg"
    );
    assert_eq!(
        command.to_cmd(),
        "spc --aes --ascii-key \"%KEY%\" a.txt a.cfg"
    );
    let dashed = Command {
        source: "-a.txt".to_owned(),
        output: "--aes".to_owned(),
        ..Command::default()
    };
    assert_eq!(dashed.to_sh(), "spc ./-a.txt ./--aes");
    assert_eq!(dashed.to_cmd(), "spc \".\\-a.txt\" \".\\--aes\"");
}

#[wasm_bindgen_test(unsupported = test)]
fn spc_12_no_line_end_reaches_a_prompt() {
    let mut command = with_key(KeyForm::Hex, &"0".repeat(32));
    command.scramble = Some(Secret::new("a\r\ndel x"));
    assert_eq!(
        found(&command, false),
        [(Field::Scramble, Code::ShellCharacter)]
    );
    assert!(!command.with_secrets(Shell::Cmd).reveal().contains('\n'));
    command.scramble = None;
    command.log = Some(String::new());
    command.source = String::new();
    assert_eq!(
        found(&command, false),
        [
            (Field::Source, Code::EmptyArgument),
            (Field::Log, Code::EmptyArgument)
        ]
    );
}
