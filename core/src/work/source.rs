use super::{Checked, Converted, ParameterList};
use crate::catalog::Catalog;
use crate::checks::{CheckOptions, FirmwareLevel, check};
use crate::convert::{Conversion, convert};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, SourceFormat};
use crate::plain_text::{Spliced, splice};
use crate::profile::{ParameterName, Profile};
use crate::text::{Span, sort_by_rank};
use crate::view::{parameters, summary};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The files of a project, and the one that the work is about.
#[derive(Serialize, Deserialize)]
pub struct Source<'s> {
    /// The files, each name once.
    #[serde(borrow)]
    pub files: Vec<SourceFile<'s>>,
    /// Which of them the work is about. The others are there for its imports.
    pub main: usize,
    /// The firmware that it is for.
    pub firmware: FirmwareLevel,
}

/// A file of a project.
#[derive(Serialize, Deserialize)]
pub struct SourceFile<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Its bytes.
    #[serde(borrow, with = "serde_bytes")]
    pub text: Cow<'s, [u8]>,
}

/// A finding with the file that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Which file of the source.
    pub file: usize,
    /// The finding; its places are in that file.
    pub finding: Diagnostic,
}

/// A place in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Which file of the source.
    pub file: usize,
    /// The byte in it.
    pub offset: usize,
}

/// Where parameters are set: for each the places in order, the one that counts last.
pub type Origins = BTreeMap<ParameterName, Vec<Origin>>;

impl Source<'_> {
    /// The text that the work is about; an empty one where `main` names no file.
    pub fn text(&self) -> &[u8] {
        let file = self.files.get(self.main);
        file.map(|file| &*file.text).unwrap_or_default()
    }

    /// The number of the file of this name.
    fn number(&self, name: &str) -> Option<usize> {
        self.files.iter().position(|file| file.name == name)
    }

    /// The text with its imports, if it is plain text that has some.
    fn spliced(&self, format: SourceFormat) -> Option<Spliced> {
        let text = self.text();
        if format != SourceFormat::PlainText || !imports(text) {
            return None;
        }
        let file = |file: &SourceFile<'_>| (file.name.to_string(), file.text.to_vec());
        let mut files = BTreeMap::new();
        files.extend(self.files.iter().map(file));
        let name = self.files.get(self.main).map(|file| &*file.name);
        Some(splice(name.unwrap_or_default(), text, &files))
    }
}

/// Whether a line of `text` begins like an import: only then other files matter.
pub fn imports(text: &[u8]) -> bool {
    let begins = |window: &[u8]| matches!(window, [b'\n' | b'\r', rest @ ..] if rest == b"import");
    text.starts_with(b"import") || text.windows(7).any(begins)
}

/// A text, read and checked, its imports resolved (TXT-12).
pub struct Inspection {
    checked: Checked,
    own: Vec<Diagnostic>,
    reading: Document,
    spliced: Option<(Spliced, Document)>,
}

impl Inspection {
    /// Reads and checks the text of `source`, whose parameters are those of `catalog`.
    pub fn of(source: &Source<'_>, catalog: &Catalog) -> Self {
        let text = source.text();
        let reading = Document::read(text, catalog);
        let options = CheckOptions {
            catalog,
            firmware: source.firmware,
        };
        let own = check(text, &reading, &options);
        let spliced = source.spliced(reading.format).map(|spliced| {
            let whole = Document::read_as(&spliced.text, SourceFormat::PlainText, catalog);
            (spliced, whole)
        });
        let checked = Checked {
            format: reading.format,
            found: found(source, &own, spliced.as_ref().map(|(spliced, _)| spliced)),
            summary: summary(&reading, &own),
        };
        Self {
            checked,
            own,
            reading,
            spliced,
        }
    }

    /// What is known of it, as plain data.
    pub fn checked(self) -> Checked {
        self.checked
    }

    /// The same, as long as the rest is needed too.
    pub fn peek(&self) -> &Checked {
        &self.checked
    }

    /// Every parameter of the catalogue and of the text.
    pub fn parameters(&self, source: &Source<'_>, catalog: &Catalog) -> ParameterList {
        ParameterList {
            rows: parameters(source.text(), &self.reading, catalog, &self.own),
            origins: self.origins(source),
        }
    }

    fn origins(&self, source: &Source<'_>) -> Origins {
        let mut origins = Origins::new();
        let Some((spliced, whole)) = &self.spliced else {
            return origins;
        };
        for occurrence in &whole.reading.occurrences {
            if let Some(origin) = origin(source, spliced, occurrence.whole.start) {
                let name = occurrence.setting.name.clone();
                origins.entry(name).or_default().push(origin);
            }
        }
        origins
    }

    /// What the text sets, imports resolved.
    pub fn profile(&self) -> Profile {
        let whole = self.spliced.as_ref().map(|(_, whole)| whole);
        whole.unwrap_or(&self.reading).reading.profile()
    }

    /// The text in the other format, imports resolved, with the losses where they are.
    pub fn convert(&self, source: &Source<'_>, catalog: &Catalog) -> Converted {
        let Some((spliced, whole)) = &self.spliced else {
            let conversion = convert(source.text(), &self.reading, catalog);
            let file = source.main;
            let losses = losses(&conversion).map(|finding| Found { file, finding });
            let losses = losses.collect();
            return Converted::of(conversion, losses);
        };
        let conversion = convert(&spliced.text, whole, catalog);
        let losses = losses(&conversion);
        let losses = losses.filter_map(|loss| moved(source, spliced, loss));
        let losses = losses.collect();
        Converted::of(conversion, losses)
    }
}

/// The findings of the text itself, then those of its imports.
fn found(source: &Source<'_>, own: &[Diagnostic], spliced: Option<&Spliced>) -> Vec<Found> {
    let mut found: Vec<Found> = own
        .iter()
        .map(|finding| Found {
            file: source.main,
            finding: finding.clone(),
        })
        .collect();
    let faults = spliced.map(|spliced| spliced.faults.as_slice());
    for fault in faults.unwrap_or_default() {
        if let Some(file) = source.number(&fault.file) {
            found.push(Found {
                file,
                finding: fault.diagnostic.clone(),
            });
        }
    }
    sort_by_rank(&mut found, |one| {
        (
            usize::from(one.file != source.main),
            one.finding.primary.span.start,
        )
    });
    found
}

fn losses(conversion: &Conversion) -> impl Iterator<Item = Diagnostic> + '_ {
    conversion.report.iter().map(|loss| loss.diagnostic.clone())
}

fn origin(source: &Source<'_>, spliced: &Spliced, at: usize) -> Option<Origin> {
    let (file, offset) = spliced.origin(at)?;
    let file = source.number(file)?;
    Some(Origin { file, offset })
}

/// A finding in the spliced text, moved to the file that it comes from, without places that may be in other files.
fn moved(source: &Source<'_>, spliced: &Spliced, mut finding: Diagnostic) -> Option<Found> {
    let Origin { file, offset } = origin(source, spliced, finding.primary.span.start)?;
    let length = finding.primary.span.len();
    finding.primary.span = Span::new(offset, offset + length);
    finding.secondary.clear();
    finding.fix = None;
    Some(Found { file, finding })
}
