//! Jobs for a worker: what they are about, and that an answer travels whole.

use profile_core::catalog::{Catalog, CatalogEntry, DataType};
use profile_core::checks::FirmwareLevel;
use profile_core::document::SourceFormat;
use profile_core::invariants::jobs_are_answered;
use profile_core::layers::sha256_hex;
use profile_core::profile::ParameterName;
use profile_core::view::DifferenceKind;
use profile_core::work::{
    Answer, Bytes, Checked, Converted, Job, Origin, ParameterList, Source, SourceFile, answer,
    imports,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn source<'s>(files: &[(&'s str, &'s str)], main: usize) -> Source<'s> {
    let file = |(name, text): &(&'s str, &'s str)| SourceFile {
        name: (*name).into(),
        text: text.as_bytes().into(),
    };
    Source {
        files: files.iter().map(file).collect(),
        main,
        firmware: FirmwareLevel::default(),
    }
}

/// The answer as it comes back from a worker.
fn done(job: &Job<'_>) -> Answer {
    Answer::decode(&answer(&job.encode(""))).unwrap()
}

fn checked(source: Source<'_>) -> Checked {
    match done(&Job::Check(source)) {
        Answer::Checked(checked) => checked,
        other => panic!("{other:?}"),
    }
}

const FILES: [(&str, &str); 2] = [
    (
        "main.txt",
        "GPP_A \"1\" ;\nimport part.txt\nGPP_A \"3\" ;\n",
    ),
    ("part.txt", "import gone.txt\nGPP_B \"2\"\n"),
];

#[wasm_bindgen_test(unsupported = test)]
fn gen_04_findings_travel_with_their_places_and_mends() {
    let checked = checked(source(&[("a.txt", "GPP_A \"1\"\n")], 0));
    assert_eq!(checked.format, SourceFormat::PlainText);
    assert_eq!(checked.summary.set, 1);
    let [one] = checked.found.as_slice() else {
        panic!("{checked:?}");
    };
    assert_eq!(one.finding.code.id(), "unterminated-statement");
    assert_eq!(one.finding.fix.as_ref().map(|fix| fix.edits.len()), Some(1));
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_12_findings_of_imported_files_name_their_file() {
    let checked = checked(source(&FILES, 0));
    let files: Vec<(usize, &str)> = checked
        .found
        .iter()
        .map(|one| (one.file, one.finding.code.id()))
        .collect();
    assert_eq!(files.last(), Some(&(1, "missing-import")), "{files:?}");
    assert!(files.is_sorted_by_key(|(file, _)| *file), "{files:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_12_parameters_know_all_places_that_set_them() {
    let Answer::Parameters(ParameterList { rows, origins }) =
        done(&Job::Parameters(source(&FILES, 0)))
    else {
        panic!("another answer");
    };
    assert!(rows.iter().any(|row| row.plain_text == "GPP_A"));
    let places = |name: &str| origins[&ParameterName::from_open_format(name)].clone();
    let at = |file, offset| Origin { file, offset };
    assert_eq!(places("GPP_A"), [at(0, 0), at(0, 28)]);
    assert_eq!(places("GPP_B"), [at(1, 16)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn conv_01_a_converted_text_travels_with_its_losses() {
    let text = "import gone.txt\nGPP_B \"2\" ;\n";
    let Answer::Converted(Converted {
        text,
        format,
        losses,
    }) = done(&Job::Convert(source(&[("a.txt", text)], 0)))
    else {
        panic!("another answer");
    };
    assert_eq!(format, SourceFormat::OpenFormat);
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("<GPP_B ua=\"na\">2</GPP_B>"), "{text}");
    assert!(losses.iter().all(|loss| loss.file == 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn profiles_are_compared_with_each_other_and_with_the_factory() {
    let left = "<flat-profile><GPP_A>1</GPP_A><GPP_B>x</GPP_B></flat-profile>";
    let right = || source(&[("new.txt", "GPP_A \"2\" ;\nGPP_C ;\n")], 0);
    let kinds = |left| match done(&Job::Compare {
        right: right(),
        left,
    }) {
        Answer::Differences(found) => found.iter().map(|one| one.kind).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let with_left = kinds(Some(source(&[("old.xml", left)], 0)));
    assert_eq!(
        with_left,
        [
            DifferenceKind::Value,
            DifferenceKind::Removed,
            DifferenceKind::Added
        ]
    );
    assert_eq!(kinds(None), [DifferenceKind::Value]);
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_01_a_compressed_text_comes_with_both_digests() {
    let text = b"<flat-profile></flat-profile>";
    let Answer::Compressed(packed) = done(&Job::Compress(text.as_slice().into())) else {
        panic!("another answer");
    };
    assert!(packed.file.starts_with(&[0x1f, 0x8b]));
    assert_eq!(packed.source_sha256, sha256_hex(text));
    assert_eq!(packed.sha256, sha256_hex(&packed.file));
}

#[wasm_bindgen_test(unsupported = test)]
fn secrets_are_left_out_by_a_worker_too() {
    // A rule in one text makes a parameter of the other one a secret; the numbers go on behind holes that are there.
    let texts = [
        "Profile_Rule \"[--key $K] /x\" ;\nUser_Password ! \"[[secret:3]]\" ;",
        "GPP_K \"hush\" ;\nAdmin_Passwd \"s\" ;",
    ];
    let texts = texts.map(|text| Bytes::new(text.as_bytes()));
    let name = ParameterName::from_open_format;
    let job = Job::Redact {
        texts: texts.to_vec(),
        keys: [name("GPP_P")].into(),
        first: 2,
    };
    let Answer::Redacted {
        texts: redacted,
        keys,
        next,
    } = done(&job)
    else {
        panic!("another answer");
    };
    assert_eq!((keys, next), ([name("GPP_K"), name("GPP_P")].into(), 6));
    assert_eq!(redacted[0].as_ref(), texts[0].as_ref());
    let expected = "GPP_K \"[[secret:4]]\" ;\nAdmin_Passwd \"[[secret:5]]\" ;";
    assert_eq!(String::from_utf8_lossy(&redacted[1]), expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_bytes_that_are_no_job_have_no_answer() {
    for bytes in [
        b"".as_slice(),
        b"\xff\xff\xff\xff\xff",
        b"\x00\x80\x80\x80\x80\x80\x01",
    ] {
        assert!(answer(bytes).is_empty(), "{bytes:?}");
    }
    // A job cut short is none.
    let job = Job::Compress(b"a profile".as_slice().into()).encode("");
    assert!(answer(&job[..job.len() - 1]).is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn txt_12_only_a_line_that_begins_so_imports() {
    assert!(imports(b"import a.txt") && imports(b"GPP_A ;\rimport a.txt"));
    assert!(!imports(b"# import a.txt") && !imports(b"<a>\n important</a>"));
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_the_property_of_jobs_holds_for_odd_texts() {
    for text in [
        &b"import part.txt\nimport main.txt\n"[..],
        b"<a>\xff",
        b"\x00",
        b"GPP_A \"",
    ] {
        assert_eq!(jobs_are_answered(text), Ok(()));
    }
}

fn further() -> [CatalogEntry; 2] {
    let guide = Catalog::builtin();
    let known = guide
        .find(&ParameterName::from_open_format("Provision_Enable"))
        .unwrap();
    let entry = |name: &str| CatalogEntry {
        name: ParameterName::from_plain_text(name),
        plain_text: name.to_owned(),
        ..known.clone()
    };
    [
        CatalogEntry {
            data_type: DataType::Choice,
            choices: vec!["Yes".to_owned(), "No".to_owned()],
            ..entry("Line_Key[1]")
        },
        CatalogEntry {
            secret: true,
            data_type: DataType::Text,
            ..entry("Door")
        },
    ]
}

fn rows() -> String {
    further().map(|one| one.row()).join("\n")
}

fn codes(found: Answer) -> Vec<&'static str> {
    match found {
        Answer::Checked(checked) => checked
            .found
            .iter()
            .map(|one| one.finding.code.id())
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_08_further_parameters_travel_with_the_job() {
    let text =
        "<flat-profile>\n<Line_Key_2_>maybe</Line_Key_2_>\n<door>1</door>\n</flat-profile>\n";
    let job = || Job::Check(source(&[("a.xml", text)], 0));
    assert_eq!(
        codes(done(&job())),
        ["unknown-parameter", "unknown-parameter"]
    );
    let found = Answer::decode(&answer(&job().encode(&rows()))).unwrap();
    assert_eq!(codes(found), ["choice", "name-case"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_08_a_further_secret_is_redacted() {
    let texts: Vec<&Bytes> = vec![Bytes::new(b"Door \"4711x\" ;\n")];
    let job = Job::Redact {
        texts,
        keys: std::collections::BTreeSet::new(),
        first: 1,
    };
    let left = |rows: &str| match Answer::decode(&answer(&job.encode(rows))) {
        Some(Answer::Redacted { texts, .. }) => String::from_utf8(texts[0].to_vec()).unwrap(),
        _ => panic!("another answer"),
    };
    assert_eq!(left(""), "Door \"4711x\" ;\n");
    assert_eq!(left(&rows()), "Door \"[[secret:1]]\" ;\n");
}

fn entry(rows: &str, name: &str) -> CatalogEntry {
    let catalog = Catalog::with(rows);
    catalog
        .find(&ParameterName::from_plain_text(name))
        .unwrap()
        .clone()
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_08_a_further_parameter_takes_the_place_of_a_known_one() {
    let guide = Catalog::builtin();
    let name = ParameterName::from_open_format("User_Password");
    let open = CatalogEntry {
        secret: false,
        default: "1234".to_owned(),
        ..guide.find(&name).unwrap().clone()
    };
    let catalog = Catalog::with(&open.row());
    assert_eq!(catalog.entries().len(), guide.entries().len());
    assert_eq!(catalog.position(&name), guide.position(&name));
    let found = catalog.find(&name).unwrap();
    assert_eq!(found.default, "1234");
    assert!(catalog.is_secret(&name));
}

#[wasm_bindgen_test(unsupported = test)]
fn name_06_what_one_line_hides_every_line_and_spelling_does() {
    let rows = further().map(|one| one.row()).join("\n");
    let catalog = Catalog::with(&rows);
    for (written, secret) in [
        ("Door", true),
        ("DOOR", true),
        ("Line_Key[1]", false),
        ("gpp_sa", true),
        ("Line_Key[2]", false),
    ] {
        let name = ParameterName::from_plain_text(written);
        assert_eq!(catalog.is_secret(&name), secret, "{written}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_08_an_entry_comes_back_from_its_row() {
    let [_, door] = further();
    let whole = CatalogEntry {
        description: "Where <it> goes, \u{201c}so\u{201d}".to_owned(),
        default: "a; b".to_owned(),
        choices: vec!["a, b".to_owned(), "c".to_owned()],
        ..door
    };
    assert!(whole.is_writable());
    let rows = format!("# a comment\n{}\nno row\n", whole.row());
    assert_eq!(entry(&rows, "Door"), whole);
    for one in Catalog::builtin().entries() {
        assert!(one.is_writable(), "{}", one.plain_text);
        assert_eq!(entry(&one.row(), &one.plain_text), *one);
    }
    let broken = |change: fn(&mut CatalogEntry)| {
        let mut entry = whole.clone();
        change(&mut entry);
        !entry.is_writable()
    };
    assert!(broken(|entry| entry.default.push('\t')));
    assert!(broken(|entry| entry.description.push('\n')));
    assert!(broken(|entry| entry.choices.push("d;e".to_owned())));
    assert!(broken(|entry| entry.choices.push(String::new())));
}
