//! What the compiler does before it writes a file: imports, grammar, messages, status (SPC-01, SPC-09).

use super::Command;
use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Severity, describe};
use crate::plain_text;
use crate::profile::Profile;
use crate::text::LineIndex;
use crate::text::date;
use std::collections::BTreeMap;

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
/// The compiler also refuses names that its own product does not have; which those are is not known here.
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
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let imports = spliced
        .faults
        .iter()
        .map(|fault| {
            (
                fault.file.as_str(),
                &fault.diagnostic,
                fault.diagnostic.primary.span.start,
            )
        })
        .filter(|(_, diagnostic, _)| is_error(diagnostic));
    let grammar = reading
        .diagnostics
        .iter()
        .filter(is_error)
        .map(|diagnostic| {
            let start = diagnostic.primary.span.start;
            let (file, at) = spliced.origin(start).unwrap_or((name, start));
            (file, diagnostic, at)
        });
    // Each file is indexed once, however many errors it has.
    let mut indexes: BTreeMap<&str, LineIndex<'_>> = BTreeMap::new();
    let message = |(file, diagnostic, at): (_, &Diagnostic, usize)| {
        let index = indexes.entry(file).or_insert_with(|| {
            let text = files.get(file).map_or(source, Vec::as_slice);
            LineIndex::new(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text))
        });
        format!("{file}:{}", describe(diagnostic, index.position(at)))
    };
    CheckedSource {
        messages: imports.chain(grammar).map(message).collect(),
        profile: reading.profile(),
    }
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
