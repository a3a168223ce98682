//! What the compiler does before it writes a file: imports, grammar, messages, status (SPC-01, SPC-09).

use super::Command;
use crate::catalog::{Catalog, DataType};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity, describe};
use crate::plain_text::{self, Spliced};
use crate::profile::{Occurrence, ParameterName, Profile, Reading, Value};
use crate::text::{LineIndex, Span, date, excerpt, sort_by_rank};
use std::collections::{BTreeMap, BTreeSet};

const MARK: &[u8] = b"\xef\xbb\xbf";

/// What came of checking a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontEnd {
    /// The errors, one line each, with file, line and column; none with `--quiet`.
    pub messages: Vec<String>,
    /// How many errors there are, with `--quiet` too.
    pub errors: usize,
    /// The status line; empty with `--quiet`.
    pub status: String,
    /// The lines for the file of `--log`, if the command names one. Secrets stand as variables in it.
    pub log: Option<String>,
}

/// A source, read with its imports. It depends on the files alone, not on the options of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckedSource {
    /// The errors, one line each, with file, line and column.
    pub messages: Vec<String>,
    /// What the source says, imports included.
    pub profile: Profile,
}

/// Does with the source of `command` what the compiler does, up to the file that it would write. `files`
/// are the files that exist, the source among them, and `time` is now, in seconds since 1970.
pub fn front_end(
    command: &Command,
    files: &BTreeMap<String, Vec<u8>>,
    catalog: &Catalog,
    time: u64,
) -> FrontEnd {
    check_source(&command.source, files, catalog).report(command, time)
}

/// Reads the source of this name among `files` as the compiler does (SPC-01).
///
/// The compiler refuses names that its own product does not have. Which those are only that compiler knows; here
/// they are the names that `catalog` does not have.
pub fn check_source(
    name: &str,
    files: &BTreeMap<String, Vec<u8>>,
    catalog: &Catalog,
) -> CheckedSource {
    match files.get(name) {
        Some(source) => compile(name, source, files, catalog),
        None => CheckedSource {
            messages: vec![format!("{name}: expected a file of this name, found none")],
            ..CheckedSource::default()
        },
    }
}

impl CheckedSource {
    /// What the compiler prints and logs for `command`; `time` is now, in seconds since 1970 (SPC-09).
    pub fn report(&self, command: &Command, time: u64) -> FrontEnd {
        let mut status = match self.messages.len() {
            0 => format!(
                "no errors: the command makes {}",
                command.described_output()
            ),
            1 => "failed with 1 error: no file is made".to_owned(),
            more => format!("failed with {more} errors: no file is made"),
        };
        let log = command.log.is_some().then(|| {
            let mut log = format!("[{}] {}\n", timestamp(time), command.to_sh());
            for line in self.messages.iter().chain([&status]) {
                log.push_str(line);
                log.push('\n');
            }
            log
        });
        let mut messages = self.messages.clone();
        if command.quiet {
            messages.clear();
            status.clear();
        }
        FrontEnd {
            messages,
            errors: self.messages.len(),
            status,
            log,
        }
    }
}

fn compile(
    name: &str,
    source: &[u8],
    files: &BTreeMap<String, Vec<u8>>,
    catalog: &Catalog,
) -> CheckedSource {
    let spliced = plain_text::splice(name, source, files);
    let reading = plain_text::read(&plain_text::parse(&spliced.text), catalog);
    let mut found = refused_settings(&spliced.text, &reading, catalog);
    found.extend(reading.diagnostics.iter().cloned());
    sort_by_rank(&mut found, |diagnostic| (diagnostic.primary.span.start, 0));
    let marks = marked_files(&spliced, name, source, files);
    let imports = spliced.faults.iter().map(|fault| {
        let at = fault.diagnostic.primary.span.start;
        (fault.file.as_str(), &fault.diagnostic, at)
    });
    let grammar = found.iter().map(|diagnostic| {
        let start = diagnostic.primary.span.start;
        let (file, at) = spliced.origin(start).unwrap_or((name, start));
        (file, diagnostic, at)
    });
    let all = marks.iter().map(|(file, mark)| (*file, mark, 0));
    let all = all.chain(imports).chain(grammar);
    // Each file is indexed once, however many errors it has.
    let mut indexes: BTreeMap<&str, (usize, LineIndex<'_>)> = BTreeMap::new();
    let message = |(file, diagnostic, at): (_, &Diagnostic, usize)| {
        let (mark, index) = indexes.entry(file).or_insert_with(|| {
            let text = files.get(file).map_or(source, Vec::as_slice);
            let plain = text.strip_prefix(MARK).unwrap_or(text);
            (text.len() - plain.len(), LineIndex::new(plain))
        });
        let mut refused = diagnostic.clone();
        refused.severity = Severity::Error;
        let place = index.position(at.saturating_sub(*mark));
        format!("{file}:{}", describe(&refused, place))
    };
    let is_refused = |(_, diagnostic, _): &(_, &Diagnostic, usize)| is_refused(diagnostic);
    CheckedSource {
        messages: all.filter(is_refused).map(message).collect(),
        profile: reading.profile(),
    }
}

/// Whether the compiler makes no file on this account. The studio takes some of it for what it is meant to be.
fn is_refused(diagnostic: &Diagnostic) -> bool {
    let lenient = [Code::StarHeading, Code::ImportDepth, Code::ByteOrderMark];
    diagnostic.severity == Severity::Error || lenient.contains(&diagnostic.code)
}

/// The files with a byte-order mark, which the compiler takes for the beginning of a name.
fn marked_files<'f>(
    spliced: &'f Spliced,
    name: &str,
    source: &[u8],
    files: &BTreeMap<String, Vec<u8>>,
) -> Vec<(&'f str, Diagnostic)> {
    let text = |file: &str| match files.get(file) {
        Some(text) if file != name => text.as_slice(),
        _ => source,
    };
    let read: BTreeSet<&str> = spliced.files().collect();
    let marked = read.into_iter().filter(|file| text(file).starts_with(MARK));
    let headline = "expected text, found a byte-order mark before it";
    let place = Span::new(0, MARK.len());
    let finding = |file| (file, Diagnostic::new(Code::ByteOrderMark, place, headline));
    marked.map(finding).collect()
}

/// Names that the compiler of the catalogue's product does not know, and Booleans in words that it does not take.
fn refused_settings(text: &[u8], reading: &Reading, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    for occurrence in &reading.occurrences {
        findings.extend(refused_name(text, occurrence, catalog));
        findings.extend(refused_word(occurrence, catalog));
    }
    findings.finish()
}

fn error(code: Code, place: Span, headline: String) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(code, place, headline);
    diagnostic.severity = Severity::Error;
    diagnostic
}

fn refused_name(text: &[u8], occurrence: &Occurrence, catalog: &Catalog) -> Option<Diagnostic> {
    let name = &occurrence.setting.name;
    let written = occurrence.name.slice(text);
    let known = catalog.find(name).filter(|entry| entry.name == *name);
    let taken = known.is_some_and(|entry| {
        let spelled = entry.plain_text.as_bytes();
        spelled.eq_ignore_ascii_case(written)
    });
    if taken {
        return None;
    }
    let shown = ParameterName::from_open_format(String::from_utf8_lossy(written));
    let (code, headline) = match known {
        Some(entry) => {
            let headline = format!("expected the name `{}`, found `{shown}`", entry.plain_text);
            (Code::NameNotation, headline)
        }
        None => (
            Code::UnknownParameter,
            format!(
                "expected a parameter of the catalogue, found `{shown}`, which only the compiler of another product may know"
            ),
        ),
    };
    Some(error(code, occurrence.name, headline))
}

/// The compiler takes six words, exactly as they are written.
fn refused_word(occurrence: &Occurrence, catalog: &Catalog) -> Option<Diagnostic> {
    let Value::Set(value) = &occurrence.setting.value else {
        return None;
    };
    let words: [&[u8]; 6] = [b"Yes", b"No", b"1", b"0", b"Enable", b"Disable"];
    let entry = catalog.find(&occurrence.setting.name)?;
    if entry.data_type != DataType::Boolean || words.contains(&value.as_slice()) {
        return None;
    }
    let found = match value.as_slice() {
        [] => "nothing".to_owned(),
        value => format!("`{}`", excerpt(value)),
    };
    let headline = format!("expected `Yes`, `No`, `Enable`, `Disable`, `1` or `0`, found {found}");
    let place = occurrence.value.unwrap_or(occurrence.name);
    Some(error(Code::BooleanSpelling, place, headline))
}

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A time as the compiler's log writes it.
///
/// ```
/// use profile_core::profile_compiler::timestamp;
/// assert_eq!(timestamp(1_795_356_740), "Sun Nov 22 14:12:20 2026");
/// ```
pub fn timestamp(seconds: u64) -> String {
    let (days, clock) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    let weekday = usize::try_from(days % 7).ok().and_then(|day| DAYS.get(day));
    let month = usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month));
    format!(
        "{} {} {day:2} {:02}:{:02}:{:02} {year}",
        weekday.unwrap_or(&"?"),
        month.unwrap_or(&"?"),
        clock / 3_600,
        clock / 60 % 60,
        clock % 60,
    )
}
