//! Runs the literate cases of `tests/suite/*.md`, natively and in wasm.
//!
//! A case begins with a `## ` heading that names requirement ids. A fence called `open-format` or `plain-text`
//! is an input (with the word `escaped`, `\n`, `\r`, `\t`, `\\` and `\xHH` are decoded); one called
//! `file NAME` is a file that imports find; `device` lines set parameters before a profile is applied; `alias-map` maps elements of the
//! input behind it. The
//! fences behind an input say what is expected of it. `SUITE_UPDATE=1 cargo test --test suite` writes what
//! was found into the files, to be read before it is committed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests may trap, and speed is not their point"
)]

mod rule_cases;

use profile_core::alias_map::{AliasMap, apply as apply_map, one_line, sample as sample_paths};
use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, FirmwareLevel, check};
use profile_core::convert::convert;
use profile_core::diagnostic::{apply_fixes, describe};
use profile_core::document::{Document, SourceFormat};
use profile_core::layers::sniff;
use profile_core::open_format;
use profile_core::plain_text::splice;
use profile_core::profile::{ParameterName, Parameters, Setting, UserAccess, Value, apply};
use profile_core::profile_compiler::check_source;
use profile_core::redaction::redact;
use profile_core::text::LineIndex;
use std::collections::BTreeMap;
use std::fmt::Write;
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! suites {
    ($($name:ident),*) => {
        const SUITES: &[(&str, &str)] = &[$((stringify!($name), include_str!(concat!("suite/", stringify!($name), ".md")))),*];
        $(#[wasm_bindgen_test(unsupported = test)]
        fn $name() {
            run(stringify!($name));
        })*
    };
}

suites!(
    gen_, xml, name, txt, conv, fmt, redaction, field, mac, cond, asgn, url, opt, rule, trig,
    alias, sched
);

/// What the fences of a case build up.
#[derive(Default)]
struct Case {
    input: Vec<u8>,
    format: Option<SourceFormat>,
    files: BTreeMap<String, Vec<u8>>,
    device: Option<Parameters>,
    firmware: FirmwareLevel,
    rule: rule_cases::RuleCase,
    alias_map: Option<String>,
}

fn run(suite: &str) {
    let text = SUITES.iter().find(|(name, _)| *name == suite).unwrap().1;
    let mut failures = Vec::new();
    let mut expectations = 0;
    let mut out = String::new();
    let mut case = Case::default();
    let mut heading = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line.starts_with("## ") {
            heading = line;
            case = Case::default();
        }
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let body = body.join("\n");
        let found = case.fence(fence, &body);
        let written = found.as_deref().unwrap_or(&body);
        if let Some(found) = &found {
            expectations += 1;
            if *found != body {
                failures.push(format!(
                    "{heading}\n{fence}: expected\n{body}\nfound\n{found}\n"
                ));
            }
        }
        out.push_str(written);
        out.push_str(if written.is_empty() {
            "```\n"
        } else {
            "\n```\n"
        });
    }
    finish(suite, &out, &failures);
    assert!(expectations > 0, "{suite} expects nothing");
}

#[cfg(not(target_arch = "wasm32"))]
fn finish(suite: &str, out: &str, failures: &[String]) {
    if std::env::var_os("SUITE_UPDATE").is_some() {
        let path = format!("{}/tests/suite/{suite}.md", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, out).unwrap();
    } else {
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}

#[cfg(target_arch = "wasm32")]
fn finish(_: &str, _: &str, failures: &[String]) {
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

impl Case {
    /// Takes an input fence, or gives what is found where the fence says what is expected.
    fn fence(&mut self, fence: &str, body: &str) -> Option<String> {
        let (kind, rest) = fence.split_once(' ').unwrap_or((fence, ""));
        let bytes = if rest.ends_with("escaped") {
            unescape(body)
        } else {
            body.as_bytes().to_vec()
        };
        match kind {
            "open-format" | "plain-text" | "any-format" => {
                self.format = match kind {
                    "open-format" => Some(SourceFormat::OpenFormat),
                    "plain-text" => Some(SourceFormat::PlainText),
                    _ => None,
                };
                self.input = bytes;
                None
            }
            "file" => {
                self.files.insert(rest.to_owned(), bytes);
                None
            }
            "device" => {
                self.device = Some(device(body));
                None
            }
            "state" => {
                self.rule.state(body);
                None
            }
            "rule" | "texts" => {
                self.rule.input(kind, rest, &bytes);
                None
            }
            "alias-map" => {
                self.alias_map = Some(String::from_utf8(bytes).unwrap());
                None
            }
            "firmware" => {
                self.firmware =
                    FirmwareLevel::from_id(body).unwrap_or_else(|| panic!("unknown level {body}"));
                None
            }
            expectation => Some(
                self.rule
                    .expectation(expectation, self.firmware)
                    .unwrap_or_else(|| self.expectation(expectation)),
            ),
        }
    }

    fn expectation(&self, kind: &str) -> String {
        let settings = |text: &[u8]| self.document(text).reading.profile();
        match kind {
            "settings" => listed(&settings(&self.input).settings),
            "effective" => listed(&settings(&self.input).effective()),
            "findings" => self.findings(&self.input),
            "fixed" => shown(&self.fixed()),
            "converted" => shown(&self.converted().text),
            "report" => lines(self.converted().report.iter().map(|loss| {
                format!(
                    "[{}] {}",
                    loss.diagnostic.code.id(),
                    loss.diagnostic.headline
                )
            })),
            "back" => {
                let there = self.converted();
                let document = Document::read_as(&there.text, there.format, Catalog::builtin());
                shown(&convert(&there.text, &document, Catalog::builtin()).text)
            }
            "applied" => self.applied(),
            "sniffed" => format!("{:?}", sniff(&self.input)),
            "spliced" => shown(&splice("main", &self.input, &self.files).text),
            "faults" => lines(splice("main", &self.input, &self.files).faults.iter().map(
                |fault| {
                    format!(
                        "{}: {}[{}]: {}",
                        fault.file,
                        severity(&fault.diagnostic),
                        fault.diagnostic.code.id(),
                        fault.diagnostic.headline
                    )
                },
            )),
            "compiler" => self.compiled(),
            "spliced-settings" => {
                listed(&settings(&splice("main", &self.input, &self.files).text).effective())
            }
            "redacted" => shown(&redact(&self.input, Catalog::builtin(), 1).text),
            "map-findings" => {
                let text = self.map_text();
                let found = AliasMap::parse(text).check(text, Catalog::builtin());
                Self::described(text.as_bytes(), &found)
            }
            "map-fixed" => self.fixed_map(),
            "one-line" => one_line(&AliasMap::parse(self.map_text())),
            "explained" => self.explained(),
            "sample-findings" => {
                let map = AliasMap::parse(self.map_text());
                let found = apply_map(&map, &open_format::parse(&self.input)).findings;
                Self::described(self.map_text().as_bytes(), &found)
            }
            "paths" => self.paths(),
            other => panic!("unknown fence {other}"),
        }
    }

    fn map_text(&self) -> &str {
        self.alias_map.as_deref().unwrap_or_default()
    }

    fn fixed_map(&self) -> String {
        let mut text = self.map_text().to_owned();
        for _ in 0..10 {
            let found = AliasMap::parse(&text).check(&text, Catalog::builtin());
            let next = String::from_utf8(apply_fixes(text.as_bytes(), &found).unwrap()).unwrap();
            if next == text {
                return text;
            }
            text = next;
        }
        panic!("the mends of the map do not come to an end");
    }

    fn explained(&self) -> String {
        let map = AliasMap::parse(self.map_text());
        let aliased = apply_map(&map, &open_format::parse(&self.input));
        lines(aliased.matches.iter().map(|one| one.explanation(&map)))
    }

    fn paths(&self) -> String {
        let map = AliasMap::parse(self.map_text());
        let sample = sample_paths(&open_format::parse(&self.input), &map);
        lines(sample.paths.iter().map(|one| {
            let left = one.left.as_deref().unwrap_or("no path of its own");
            let entry = one
                .entry
                .map_or(String::new(), |n| format!(", entry {}", n + 1));
            let ordinary = if one.ordinary { ", ordinary" } else { "" };
            let text = quoted(one.text.as_bytes());
            format!(
                "{} x{} {text}: {left}{entry}{ordinary}",
                one.path, one.count
            )
        }))
    }

    fn document(&self, text: &[u8]) -> Document {
        if let Some(map) = &self.alias_map {
            return Document::read_aliased(text, &AliasMap::parse(map));
        }
        match self.format {
            Some(format) => Document::read_as(text, format, Catalog::builtin()),
            None => Document::read(text, Catalog::builtin()),
        }
    }

    fn diagnostics(&self, text: &[u8]) -> Vec<profile_core::diagnostic::Diagnostic> {
        let options = CheckOptions {
            firmware: self.firmware,
            ..CheckOptions::default()
        };
        check(text, &self.document(text), &options)
    }

    fn findings(&self, text: &[u8]) -> String {
        Self::described(text, &self.diagnostics(text))
    }

    fn described(text: &[u8], found: &[profile_core::diagnostic::Diagnostic]) -> String {
        let index = LineIndex::new(text);
        lines(found.iter().map(|d| {
            let lint = match d.code.lint() {
                "" => String::new(),
                lint => format!(" ({lint})"),
            };
            let fix = d
                .fix
                .as_ref()
                .map_or(String::new(), |fix| format!(" => {}", fix.title));
            format!(
                "{}{lint}{fix}",
                describe(d, index.position(d.primary.span.start))
            )
        }))
    }

    /// The text after all mends, repeated until nothing is left to mend.
    fn fixed(&self) -> Vec<u8> {
        let mut text = self.input.clone();
        for _ in 0..10 {
            let next = apply_fixes(&text, &self.diagnostics(&text)).unwrap();
            if next == text {
                return text;
            }
            text = next;
        }
        panic!("the mends do not come to an end");
    }

    /// What the front end of the compiler says about the input, called `main`.
    fn compiled(&self) -> String {
        let mut files = self.files.clone();
        files.insert("main".to_owned(), self.input.clone());
        let messages = check_source("main", &files, Catalog::builtin()).messages;
        lines(messages.into_iter())
    }

    fn converted(&self) -> profile_core::convert::Conversion {
        convert(&self.input, &self.document(&self.input), Catalog::builtin())
    }

    fn applied(&self) -> String {
        let document = self.document(&self.input);
        if document.reading.corrupt {
            return "refused: the profile is corrupt".to_owned();
        }
        let mut parameters = self
            .device
            .clone()
            .unwrap_or_else(|| Catalog::builtin().factory_parameters());
        let application = apply(&document.reading.profile(), &mut parameters);
        let changes = application.changes.iter().map(|change| {
            let side = |p: &profile_core::profile::DeviceParameter| {
                format!("{} {}", p.access.attribute(), quoted(&p.value))
            };
            format!(
                "{}: {} -> {}",
                change.name,
                side(&change.before),
                side(&change.after)
            )
        });
        let ignored = application
            .ignored
            .iter()
            .map(|name| format!("ignored: {name}"));
        lines(changes.chain(ignored))
    }
}

fn severity(diagnostic: &profile_core::diagnostic::Diagnostic) -> String {
    format!("{:?}", diagnostic.severity).to_lowercase()
}

/// `NAME access value` lines over a factory-new device.
fn device(body: &str) -> Parameters {
    let mut parameters = Catalog::builtin().factory_parameters();
    for line in body.lines() {
        let mut parts = line.splitn(3, ' ');
        let name = ParameterName::from_open_format(parts.next().unwrap());
        let parameter = parameters.by_name.get_mut(&name).unwrap();
        parameter.access = UserAccess::from_attribute(parts.next().unwrap().as_bytes()).unwrap();
        parameter.value = parts.next().unwrap_or_default().as_bytes().to_vec();
    }
    parameters
}

fn listed(settings: &[Setting]) -> String {
    lines(settings.iter().map(|setting| {
        let access = match setting.access {
            UserAccess::Unspecified => "-",
            access => access.attribute(),
        };
        let value = match &setting.value {
            Value::Unchanged => "unchanged".to_owned(),
            Value::Set(value) => quoted(value),
        };
        format!("{} {access} {value}", setting.name)
    }))
}

fn quoted(value: &[u8]) -> String {
    format!(
        "\"{}\"",
        value
            .escape_ascii()
            .to_string()
            .replace("\\\"", "\"")
            .replace("\\'", "'")
    )
}

/// Text as a fence can hold it.
fn shown(text: &[u8]) -> String {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let mut out = String::new();
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\r' => out.push_str("\\r"),
                other => out.push(other),
            }
        }
        for byte in chunk.invalid() {
            write!(out, "\\x{byte:02x}").unwrap();
        }
    }
    out
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn unescape(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes().filter(|byte| *byte != b'\n');
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next().unwrap() {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'x' => {
                let hex: String = bytes.by_ref().take(2).map(char::from).collect();
                out.push(u8::from_str_radix(&hex, 16).unwrap());
            }
            other => out.push(other),
        }
    }
    out
}
