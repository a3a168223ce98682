//! Holds the invariants of ARCHITECTURE.md: most are about absence, so they are read off the sources.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

mod imports;
mod requirements;
mod sizes;
mod sources;

use profile_core::diagnostic::Code;
use profile_core::invariants::TARGETS;
use sources::{File, all, below, read};
use std::collections::BTreeSet;

/// Fails with every complaint at once.
#[track_caller]
fn none(what: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{what}:\n{}", complaints.join("\n"));
}

/// Complaints about lines of `files` that hold one of `words`.
fn lines_with(files: &[File], words: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                complaints.push(format!("{}:{}: `{word}`", file.path, number + 1));
            }
        }
    }
    complaints
}

#[test]
fn core_knows_no_browser_no_files_no_clock_no_chance() {
    let words = [
        "std::fs",
        "std::env",
        "std::time",
        "std::net",
        "std::thread",
        "std::process",
        "std::io",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo",
        "getrandom",
        "rand::",
    ];
    none("core/src", &lines_with(&below("core/src", "rs"), &words));
}

#[test]
fn core_has_at_most_thirteen_dependencies() {
    let manifest = read("core/Cargo.toml");
    let table = manifest
        .split("[dependencies]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    let count = table.lines().filter(|line| line.contains('=')).count();
    assert!((1..=13).contains(&count), "{count}");
}

#[test]
fn the_lint_table_forbids_what_traps() {
    let manifest = read("Cargo.toml");
    for lint in [
        "unsafe_code = \"forbid\"",
        "unwrap_used = \"deny\"",
        "expect_used = \"deny\"",
        "panic = \"deny\"",
        "indexing_slicing = \"deny\"",
    ] {
        assert!(manifest.contains(lint), "{lint}");
    }
    for member in ["core", "core/benches", "app", "xtask"] {
        assert!(
            read(&format!("{member}/Cargo.toml")).contains("[lints]\nworkspace = true"),
            "{member}"
        );
    }
    let words = [
        "allow(clippy::unwrap",
        "allow(clippy::expect",
        "allow(clippy::panic",
        "allow(clippy::indexing",
        "#[ignore",
    ];
    none("exceptions", &lines_with(&rust_sources(), &words));
}

fn rust_sources() -> Vec<File> {
    let mut files = below("core/src", "rs");
    files.extend(below("core/benches/src", "rs"));
    files.extend(below("app/src", "rs"));
    files.extend(below("xtask/src", "rs"));
    files
}

#[test]
fn a_phrase_cannot_be_printed() {
    for file in rust_sources() {
        for name in ["struct Phrase", "struct Secret", "struct CompiledKey"] {
            let Some(at) = file.text.find(name) else {
                continue;
            };
            let before: Vec<&str> = file.text[..at]
                .lines()
                .rev()
                .take_while(|line| !line.is_empty())
                .collect();
            let derives = before.iter().find(|line| line.contains("derive"));
            let printed = derives.is_some_and(|line| {
                ["Debug", "Display", "Serialize"]
                    .iter()
                    .any(|word| line.contains(word))
            });
            assert!(!printed, "{}: {name} can be printed", file.path);
        }
        for line in file.text.lines() {
            let prints = [
                "Debug for Phrase",
                "Display for Phrase",
                "Serialize for Phrase",
                "Debug for Secret",
                "Display for Secret",
            ];
            assert!(
                !prints.iter().any(|word| line.contains(word)),
                "{}: {line}",
                file.path
            );
        }
    }
}

#[test]
fn no_console_or_log_in_the_page() {
    let words = [
        "console::",
        "log!(",
        "println!",
        "dbg!",
        "eprintln!",
        "document().set_title",
    ];
    none("app/src", &lines_with(&below("app/src", "rs"), &words));
    none(
        "core/src",
        &lines_with(&below("core/src", "rs"), &["println!", "dbg!("]),
    );
}

#[test]
fn names_say_what_things_are() {
    let banned = [
        "Manager", "Helper", "Util", "Utils", "Service", "Handler", "Info", "Data",
    ];
    let mut complaints = Vec::new();
    for file in rust_sources() {
        for line in file.text.lines() {
            let mut words = line
                .split_whitespace()
                .skip_while(|word| !matches!(*word, "struct" | "enum" | "trait" | "type" | "mod"));
            let (Some(_), Some(name)) = (words.next(), words.next()) else {
                continue;
            };
            let name: String = name
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            if banned.iter().any(|word| name.ends_with(word)) {
                complaints.push(format!("{}: {name}", file.path));
            }
        }
        complaints.extend(lines_with(std::slice::from_ref(&file), &["fn get_"]));
    }
    none("names", &complaints);
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    none(
        "index.html",
        &lines_with(
            &[File::at("index.html")],
            &["style=\"", "<style", "onclick=", "onload=", "<script>"],
        ),
    );
    none(
        "app/src",
        &lines_with(
            &below("app/src", "rs"),
            &["style=\"", "inner_html", "set_inner_html", "innerHTML"],
        ),
    );
}

#[test]
fn every_sheet_is_linked() {
    let index = read("index.html");
    for sheet in below("styles", "css") {
        assert!(index.contains(&sheet.path), "{} is not linked", sheet.path);
    }
}

#[test]
fn the_project_stands_alone() {
    let hosts = [
        ["crates", ".io"].concat(),
        ["registry.", "npmjs"].concat(),
        ["pypi", ".org"].concat(),
        ["deb.", "debian"].concat(),
    ];
    let paths = [
        ["../", "shared"].concat(),
        ["/", "work/"].concat(),
        ["/", "root/"].concat(),
    ];
    let words: Vec<&str> = hosts.iter().chain(&paths).map(String::as_str).collect();
    let mut files = all();
    files.retain(|file| !file.path.ends_with("Cargo.lock"));
    none("foreign places", &lines_with(&files, &words));
}

#[test]
fn every_suite_runs() {
    let runner = read("core/tests/suite.rs");
    let list = runner.split("\nsuites!(").nth(1).unwrap();
    let list = list.split(");").next().unwrap();
    for suite in below("core/tests/suite", "md") {
        let name = suite
            .path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".md");
        assert!(
            list.contains(name),
            "{name} is not in the list of tests/suite.rs"
        );
    }
}

#[test]
fn every_diagnostic_is_given_and_shown_by_a_test() {
    let sources: String = below("core/src", "rs")
        .into_iter()
        .filter(|file| !file.path.ends_with("/code.rs"))
        .map(|file| file.text)
        .collect();
    let suites: String = below("core/tests", "md")
        .into_iter()
        .chain(below("core/tests", "rs"))
        .map(|file| file.text)
        .collect();
    let mut complaints = Vec::new();
    for code in Code::ALL {
        let variant = format!("Code::{code:?}");
        if !sources.contains(&variant) {
            complaints.push(format!("{} is never given", code.id()));
        }
        if !suites.contains(&format!("[{}]", code.id()))
            && !suites.contains(&variant)
            && !sources.contains(&format!("assert_eq!(code, {variant}"))
        {
            complaints.push(format!("{} is shown by no test", code.id()));
        }
    }
    none("diagnostics", &complaints);
}

#[test]
fn the_documents_name_every_dependency() {
    let architecture = read("ARCHITECTURE.md");
    let mut complaints = Vec::new();
    for member in ["core", "core/benches", "app"] {
        for name in dependencies(&read(&format!("{member}/Cargo.toml"))) {
            if !architecture.contains(&format!("`{name}`")) {
                complaints.push(format!("{member}: {name}"));
            }
        }
    }
    none("not in ARCHITECTURE.md", &complaints);
    for document in [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
    ] {
        assert!(!read(document).is_empty(), "{document}");
    }
}

#[test]
fn every_fuzz_target_has_its_shim() {
    let manifest = read("core/fuzz/Cargo.toml");
    let mut complaints = Vec::new();
    for (name, _) in TARGETS {
        let path = format!("fuzz_targets/{name}.rs");
        if !manifest.contains(&format!("[[bin]]\nname = \"{name}\"\npath = \"{path}\"")) {
            complaints.push(format!("{name} has no [[bin]]"));
        }
        let call = format!("assert_eq!(profile_core::invariants::{name}(bytes), Ok(()))");
        if !read(&format!("core/fuzz/{path}")).contains(&call) {
            complaints.push(format!("{path} does not call {name}"));
        }
    }
    none("fuzz targets", &complaints);
    let shims = below("core/fuzz/fuzz_targets", "rs").len();
    assert_eq!(
        (shims, manifest.matches("[[bin]]").count()),
        (TARGETS.len(), TARGETS.len())
    );
}

/// The names in the tables of dependencies of a manifest.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if inside
            && let Some((name, _)) = line.split_once(['=', '.'])
            && !name.starts_with([' ', '#'])
            && !name.trim().is_empty()
        {
            names.insert(name.trim().to_owned());
        }
    }
    names
}

#[test]
fn the_browser_suite_waits_for_things_and_not_for_time() {
    let mut files = below("e2e", "ts");
    files.retain(|file| !file.path.contains("node_modules"));
    assert!(!files.is_empty());
    none(
        "e2e",
        &lines_with(
            &files,
            &["waitForTimeout", "test.skip", "test.only", "test.fixme"],
        ),
    );
}
