//! The fuzz targets over mutated seeds, on the stable compiler and without a fuzzer.
//!
//! The seeds are the inputs of the suite, the compiled files of the vectors, samples of the catalogue, and what these
//! give when they are packed. `SOAK_CORPUS=FOLDER` writes them into a folder, for a fuzzer that is guided by
//! coverage; `cargo xtask soak` runs that one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

mod effort;

use effort::{Random, cases, number, on_two_threads};
use profile_core::catalog::Catalog;
use profile_core::invariants::TARGETS;
use profile_core::layers::openssl::{Digest, encrypt, to_base64};
use profile_core::layers::{Phrase, gzip};
use profile_core::samples::{SampleForm, sample};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Longer inputs are cut: they cost time and reach nothing new.
const LONGEST: usize = 4_096;
/// Inputs for each target.
const SAMPLE: usize = 1_000;
const ALL: usize = 20_000;

/// Words that the formats know; what a mutation cannot guess.
const WORDS: &[&str] = &[
    "<flat-profile>",
    "</flat-profile>",
    "<GPP_A ua=\"rw\">",
    "</GPP_A>",
    "<GPP_A/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE a [",
    "&amp;",
    "&#32;",
    "&#x41;",
    " ua=\"na\"",
    " value=\"",
    " ua='ro'",
    "Admin_Passwd",
    "Dial_Plan[1]",
    "Dial_Plan_1_",
    "Profile_Rule",
    "[--key ",
    "--post",
    "[[secret:1]]",
    "[[secret:",
    "]]",
    "import a\n",
    "import main\n",
    "GPP_A \"1\" ;\n",
    "\" ! ;",
    "\" ? ;",
    "\\x41",
    "\\\"",
    "\\",
    "# ",
    "*** ",
    "\u{201c}",
    "\u{201d}",
    "\u{feff}",
    "\u{200b}",
    "é",
    "\0",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "\"",
    "'",
    ";",
    "$A",
    "${B}",
    "https://u:p@h/x?y=",
    "/flat-profile/",
    " = /flat-profile/GPP_A ;",
    "/a/b",
    "[--alias a]",
    "1800+300,",
    "http://spa/admin/resync?",
    "%5B",
    "SIPURA SPA +",
    "Salted__",
    "U2FsdGVkX1",
    "\u{1f}\u{8b}",
    "spc ",
    "--aes ",
    "--rc4 ",
    "--ascii-key ",
    "--hex-key ",
    "--scramble ",
    "--target ",
    "--quiet ",
    "--log ",
    "--sample-xml ",
    "--va ",
    "a.txt ",
    "a.cfg",
    "%KEY%",
    "^",
    "\\\\",
    "$(x)",
    "`",
    " eq ",
    " and ",
    ")? ",
    ")! ",
    " | ",
    "(1 eq 1)? ",
    "(a = \"x\" ;)! ",
    "[--post a] ",
    "[--key $SA --alias b] ",
    "$REGTMR1 gt 300",
    "$SWVER ge 2.0.6(b)",
    "\"$CCERT\" eq \"Installed\"",
    "$(A:1:2)",
    "$MA",
    "$$",
    "tftp://h:69/",
];

/// Inputs that once broke a target.
const BROKE: &[(&str, &[u8])] = &[
    ("imports_are_spliced", b"\xef\xbb\xbf\""),
    ("imports_are_spliced", b"\rimport a\0import a"),
    ("imports_are_spliced", b"import a\0x\rimport gone"),
    ("command_lines_are_read", b"t --log - a"),
    (
        "conversion_is_accounted_for",
        b"<flat-profile><D[ value=\0/></flat-profile>",
    ),
    (
        "mends_converge",
        b"GPP_A \"1\" ;\xef\xbb\xbf \"\" ; GPP_A \"2\" ;",
    ),
    ("mends_converge", b"\0\xef\xbb\xbf\xef\xbb\xbf"),
    ("web_links_come_back", b"X%5b"),
    // Blocks in base64, which a phrase could open.
    (
        "opened_files_are_told",
        b"U2FsdGVkX18HBwcH0BwcHB2QIeAKm8X+8BLp2r5swi0UcZ3b/g0L/U3sj0iWkBeie\n",
    ),
    (
        "settings_are_edited",
        b"<flat-profile><GPP_B value=\"x\" ua=\"na\">y</GPP_B></flat-profile>lat-profile>lat-profile>",
    ),
    (
        "mends_converge",
        b"<flat-profile><GPP_A><!-\0-e></GPP_A></flat-profile>",
    ),
    (
        "settings_are_edited",
        b"<flat-profile>\"<L% value=\xa7\"\"/></flat-profile>f",
    ),
    (
        "mends_converge",
        b"<flat-profile><!->\n><GPP_A></GPP_A></flat-profile>",
    ),
    ("mends_converge", b"\x0c<flat-profile></flat-profile>"),
    (
        "settings_are_edited",
        b"GP \"one\nimport two\" ;A \"\" ;",
    ),
];

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The files of a folder of the tests, in order.
fn files(folder: &str) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(data().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// The inputs of the literate cases: the bodies of their fences.
fn suite_inputs() -> Vec<Vec<u8>> {
    let mut inputs = Vec::new();
    for suite in files("suite") {
        let text = String::from_utf8(suite).unwrap();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else {
                continue;
            };
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let kind = fence.split(' ').next().unwrap();
            if matches!(
                kind,
                "open-format" | "plain-text" | "any-format" | "file" | "rule" | "texts"
            ) {
                inputs.push(body.join("\n").into_bytes());
            }
            // A map, and the document that it maps behind a NUL.
            if kind == "alias-map" {
                let document = inputs.last().cloned().unwrap_or_default();
                inputs.push([body.join("\n").as_bytes(), b"\0", &document].concat());
            }
        }
    }
    inputs
}

fn samples() -> Vec<Vec<u8>> {
    let catalog = Catalog::builtin();
    let sections: BTreeSet<&str> = catalog
        .entries()
        .iter()
        .map(|entry| entry.section.as_str())
        .collect();
    let forms = [
        SampleForm::PlainText,
        SampleForm::Xml,
        SampleForm::XmlCompact,
        SampleForm::XmlAttributes,
    ];
    let chosen = sections.into_iter().step_by(5);
    chosen
        .flat_map(|section| forms.map(|form| sample(form, Some(section), catalog)))
        .collect()
}

/// What `seed` gives when it is packed.
fn packed(seed: &[u8]) -> Vec<Vec<u8>> {
    let header = gzip::Header {
        name: Some(b"a.txt".to_vec()),
        extra: Some(vec![1, 2]),
        ..gzip::Header::default()
    };
    let gzipped = gzip::pack(seed, &header);
    let phrase = Phrase::new("correct horse").unwrap();
    let encrypted = encrypt(seed, &phrase, [7; 8], Digest::Md5);
    let stream = gzip::pack(seed, &gzip::Header::default()).split_off(10);
    vec![
        to_base64(&encrypted),
        encrypted.clone(),
        encrypted[8..].to_vec(),
        gzipped,
        stream,
    ]
}

fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = suite_inputs();
    let texts = seeds.len();
    for at in (0..texts).step_by(20) {
        let more = packed(&seeds[at]);
        seeds.extend(more);
    }
    seeds.extend(samples());
    seeds.extend(files("vectors/data"));
    let lines: [&[u8]; 4] = [
        b"spc --aes --ascii-key \"my secret phrase\" a.txt a.cfg",
        b"--quiet --log 'a log' --scramble x --target 000e08aabbcc --rc4 --hex-key 0011 a.txt a.cfg",
        b"spc --sample-xml --va \"C:\\a b\\x.xml\"",
        b"import a\nGPP_A \"1\" ;\n\0import b\n\0GPP_B \"2\" ;\n\0import a",
    ];
    seeds.extend(lines.map(<[u8]>::to_vec));
    seeds
}

/// One to six changes to a seed.
fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut input = random.pick(seeds).clone();
    if input.len() > LONGEST {
        let at = if random.once_in(2) {
            0
        } else {
            random.below(input.len() - LONGEST)
        };
        input = input[at..at + LONGEST].to_vec();
    }
    for _ in 0..=random.below(6) {
        change(&mut input, seeds, random);
    }
    input.truncate(2 * LONGEST);
    input
}

fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    let at = random.below(input.len() + 1);
    let end = (at + random.below(40)).min(input.len());
    match random.below(9) {
        0 if at < input.len() => input[at] ^= 1 << random.below(8),
        1 if at < input.len() => input[at] = random.byte(),
        2 => input.truncate(at),
        3 => drop(input.drain(at..end)),
        4 => {
            let part = input[at..end].repeat(1 + random.below(4));
            input.splice(at..at, part);
        }
        5 => {
            let other = random.pick(seeds);
            let from = random.below(other.len() + 1);
            let to = (from + random.below(200)).min(other.len());
            input.splice(at..end, other[from..to].iter().copied());
        }
        6 => {
            let other = random.pick(seeds);
            let from = random.below(other.len() + 1);
            input.truncate(at);
            input.extend_from_slice(&other[from..]);
        }
        _ => {
            let word = random.pick(WORDS);
            input.splice(at..at, word.bytes());
        }
    }
}

/// Keeps an input that breaks a target; gives where.
fn kept(name: &str, input: &[u8]) -> String {
    let path = std::env::temp_dir().join(format!("studio-fuzz-{name}-{}", input.len()));
    std::fs::write(&path, input).unwrap();
    path.display().to_string()
}

#[test]
fn gen_03_the_fuzz_targets_hold_over_mutated_seeds() {
    let seeds = seeds();
    let mut random = Random::of("fuzz targets");
    let inputs = number("FUZZ_INPUTS").map_or(cases(SAMPLE, ALL), |n| usize::try_from(n).unwrap());
    on_two_threads(&mut random, TARGETS.len(), |at, mut random| {
        let (name, target) = TARGETS[at];
        for _ in 0..inputs {
            let input = mutated(&seeds, &mut random);
            let outcome = catch_unwind(AssertUnwindSafe(|| target(&input)));
            let holds = matches!(outcome, Ok(Ok(())));
            assert!(
                holds,
                "{name}: {outcome:?} for the input in {}",
                kept(name, &input)
            );
        }
    });
    println!(
        "fuzz targets: {} targets, {inputs} inputs each, {} seeds",
        TARGETS.len(),
        seeds.len()
    );
}

#[test]
fn what_broke_a_target_once_does_so_no_more() {
    for (name, input) in BROKE {
        let (_, target) = TARGETS.iter().find(|(target, _)| target == name).unwrap();
        assert_eq!(
            target(input),
            Ok(()),
            "{name} for\n{}",
            input.escape_ascii()
        );
    }
}

#[test]
fn the_fuzz_targets_hold_over_every_seed() {
    let seeds = seeds();
    if let Some(folder) = std::env::var_os("SOAK_CORPUS") {
        write(Path::new(&folder), &seeds);
    }
    let texts = seeds.iter().filter(|seed| seed.len() <= LONGEST);
    for seed in texts {
        for (name, target) in TARGETS {
            assert_eq!(target(seed), Ok(()), "{name} for\n{}", seed.escape_ascii());
        }
    }
}

/// Writes the seeds, and the words as a dictionary of libFuzzer.
fn write(folder: &Path, seeds: &[Vec<u8>]) {
    let corpus = folder.join("seeds");
    std::fs::create_dir_all(&corpus).unwrap();
    for (number, seed) in seeds.iter().enumerate() {
        std::fs::write(corpus.join(format!("{number:04}")), seed).unwrap();
    }
    let quoted = |word: &&str| {
        let bytes: String = word.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
        format!("\"{bytes}\"\n")
    };
    let words: String = WORDS.iter().map(quoted).collect();
    std::fs::write(folder.join("words.dict"), words).unwrap();
}
