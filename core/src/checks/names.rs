//! Names that the catalogue does not have (XML-04, XML-07, NAME-04, NAME-07, TXT-11).
//!
//! In the open format a name in other capitals is another name, and the device ignores it. In plain text
//! it is accepted; the finding only offers the catalogue's spelling. A name in the notation of the other
//! format can be put right. Any other unknown name is a warning, since other products have more parameters.

use super::{Subject, finding};
use crate::catalog::{Catalog, Lookup};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::document::SourceFormat;
use crate::open_format::has_template_mark;
use crate::profile::{Occurrence, ParameterName, look_alike};
use crate::text::TextEdit;
use std::collections::HashSet;

/// Near misses are looked for this often; a file full of unknown names needs none.
const NEAR_MISSES: usize = 30;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut tries = NEAR_MISSES;
    let present: HashSet<&str> = subject
        .occurrences()
        .map(|one| one.setting.name.open_format())
        .collect();
    for occurrence in subject.occurrences() {
        let written = String::from_utf8_lossy(occurrence.name.slice(subject.text)).into_owned();
        if has_template_mark(occurrence.name.slice(subject.text)) {
            continue;
        }
        let found = if let Some(found) = foreign_letters(subject, occurrence, &written) {
            Some(found)
        } else if subject.is_open_format() {
            open_format(subject, occurrence, &written, &present, &mut tries)
        } else {
            plain_text(subject, occurrence, &written, &mut tries)
        };
        findings.extend(found);
    }
}

/// A known name, written with letters of another script.
fn foreign_letters(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    written: &str,
) -> Option<Diagnostic> {
    if written.is_ascii() {
        return None;
    }
    let catalog = subject.options.catalog;
    let plain = ParameterName::from_plain_text(&look_alike::plain(written));
    let Lookup::Known(_) = catalog.look_up(&plain) else {
        return None;
    };
    let known = if subject.is_open_format() {
        plain.to_string()
    } else {
        catalog.plain_text(&plain)
    };
    let headline =
        format!("expected `{known}`, found a name with other letters that look the same");
    Some(
        finding(Code::LookAlikeName, occurrence.name, headline)
            .with_help("a device knows the name in ASCII only")
            .with_fix(format!("Write `{known}`"), renamed(occurrence, &known)),
    )
}

fn open_format(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    written: &str,
    present: &HashSet<&str>,
    tries: &mut usize,
) -> Option<Diagnostic> {
    let catalog = subject.options.catalog;
    let name = &occurrence.setting.name;
    match catalog.look_up(name) {
        Lookup::Known(_) => None,
        // Some products have a parameter of each spelling: `Password_2_` of SIP, `password_2_` of the radio.
        Lookup::OtherCase(known) if present.contains(known.open_format()) => {
            let headline = format!(
                "expected names that differ in more than capitals, found `{written}` beside `{known}`"
            );
            Some(
                finding(Code::NameCase, occurrence.name, headline).with_help(
                    "to a device these are two parameters; the catalogue knows the other one only",
                ),
            )
        }
        Lookup::OtherCase(known) => {
            let headline =
                format!("expected `{known}`, found `{written}`, which differs in capitals");
            Some(
                finding(Code::NameCase, occurrence.name, headline)
                    .with_help("names are case sensitive here, so a device that knows the other spelling ignores this one")
                    .with_fix(
                        format!("Write `{known}`"),
                        renamed(occurrence, known.open_format()),
                    ),
            )
        }
        Lookup::Unknown => Some(other_notation(catalog, occurrence, written).unwrap_or_else(
            || unknown(subject.document.format, catalog, occurrence, written, tries),
        )),
    }
}

/// A plain-text name used as an element name.
fn other_notation(catalog: &Catalog, occurrence: &Occurrence, written: &str) -> Option<Diagnostic> {
    let mapped = ParameterName::from_plain_text(written);
    let known = mapped.open_format() != written && catalog.find(&mapped).is_some();
    known.then(|| {
        let headline = format!(
            "expected the element name `{mapped}`, found its plain-text notation `{written}`"
        );
        finding(Code::NameNotation, occurrence.name, headline).with_fix(
            format!("Write `{mapped}`"),
            renamed(occurrence, mapped.open_format()),
        )
    })
}

fn plain_text(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    written: &str,
    tries: &mut usize,
) -> Option<Diagnostic> {
    let catalog = subject.options.catalog;
    let name = &occurrence.setting.name;
    if catalog.find(name).is_none() {
        if let Some(known) = without_zeros(catalog, name) {
            return Some(refused(occurrence, written, &catalog.plain_text(&known)));
        }
        return Some(unknown(
            subject.document.format,
            catalog,
            occurrence,
            written,
            tries,
        ));
    }
    let spelled = catalog.plain_text(name);
    if spelled == written {
        None
    } else if spelled.eq_ignore_ascii_case(written) {
        let headline = format!("the catalogue spells this name `{spelled}`");
        let mut diagnostic = finding(Code::NameCase, occurrence.name, headline)
            .with_help("plain text compares names without case, so this one is accepted");
        diagnostic.severity = Severity::Information;
        let edits = renamed(occurrence, &spelled);
        Some(diagnostic.with_fix(format!("Write `{spelled}`"), edits))
    } else {
        Some(refused(occurrence, written, &spelled))
    }
}

/// A name in a notation that the profile compiler refuses.
fn refused(occurrence: &Occurrence, written: &str, known: &str) -> Diagnostic {
    let headline = format!("expected the name `{known}`, found `{written}`");
    let mut diagnostic = finding(Code::NameNotation, occurrence.name, headline)
        .with_help("the profile compiler does not know the name in this notation")
        .with_fix(format!("Write `{known}`"), renamed(occurrence, known));
    diagnostic.severity = Severity::Error;
    diagnostic
}

/// The known name that `name` is but for zeros before the number of its index.
fn without_zeros(catalog: &Catalog, name: &ParameterName) -> Option<ParameterName> {
    let (base, digits) = name.open_format().strip_suffix('_')?.rsplit_once('_')?;
    let number = digits.trim_start_matches('0');
    let written = number.len() < digits.len() && number.bytes().all(|b| b.is_ascii_digit());
    let meant = catalog.resolve_plain_text(&format!("{base}_{number}_"));
    (written && !number.is_empty() && catalog.find(&meant).is_some()).then_some(meant)
}

fn unknown(
    format: SourceFormat,
    catalog: &Catalog,
    occurrence: &Occurrence,
    written: &str,
    tries: &mut usize,
) -> Diagnostic {
    let headline = format!(
        "expected a known parameter, found `{}`",
        ParameterName::from_open_format(written)
    );
    let diagnostic = finding(Code::UnknownParameter, occurrence.name, headline);
    if *tries == 0 {
        return diagnostic;
    }
    *tries -= 1;
    match catalog.nearest(occurrence.setting.name.open_format()) {
        Some(near) => {
            // A guess is offered in words; only the user knows whether it is meant.
            let near = match format {
                SourceFormat::OpenFormat => near.to_string(),
                SourceFormat::PlainText => catalog.plain_text(near),
            };
            diagnostic.with_help(format!("the nearest known name is `{near}`"))
        }
        None => diagnostic.with_help(
            "other products have more parameters; a device ignores names that it does not know",
        ),
    }
}

/// Both places of the name.
fn renamed(occurrence: &Occurrence, name: &str) -> Vec<TextEdit> {
    let places = std::iter::once(occurrence.name).chain(occurrence.end_name);
    places.map(|span| TextEdit::replace(span, name)).collect()
}
