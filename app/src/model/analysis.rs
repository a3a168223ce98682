//! What the core says of one document, in the terms of the screen.

use super::document::{Document, DocumentId};
use super::workspace::Workspace;
use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, FirmwareLevel, check};
use profile_core::convert::{Conversion, convert};
use profile_core::diagnostic::{Diagnostic, Fix, Severity};
use profile_core::document::{Document as Reading, SourceFormat};
use profile_core::layers::{Encoding, encoding};
use profile_core::plain_text::{Spliced, splice};
use profile_core::profile::{ParameterName, Profile};
use profile_core::text::{LineIndex, TextEdit, Utf16Position};
use profile_core::view::{ParameterRow, Problem, Summary, parameters, problems, summary};
use std::collections::HashMap;
use std::sync::Arc;

/// A problem with the document that it is in.
#[derive(Clone)]
pub struct Listed {
    /// The problem; its places are in that document.
    pub problem: Problem,
    /// Which document.
    pub document: DocumentId,
    /// That document's name, where it is another one than the document that was checked.
    pub file: Option<String>,
}

/// A place in one of the files that make up a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Which document.
    pub document: DocumentId,
    /// Its name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The place in a text field.
    pub place: Utf16Position,
}

fn place_of(workspace: &Workspace, spliced: &Spliced, at: usize) -> Option<Origin> {
    let (file, offset) = spliced.origin(at)?;
    let document = workspace.documents.iter().find(|d| d.name == file)?;
    let lines = LineIndex::new(document.text()?);
    Some(Origin {
        document: document.id,
        file: file.to_owned(),
        line: lines.position(offset).line,
        place: lines.utf16_position(offset),
    })
}

/// How many problems of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

/// One document, read and checked.
pub struct Analysis {
    /// Which document.
    pub document: DocumentId,
    /// The text that was read. Places and fixes are good for this text only.
    pub text: Arc<[u8]>,
    /// The firmware that it was checked for.
    firmware: FirmwareLevel,
    /// Its format.
    pub format: SourceFormat,
    /// What is wrong with it, in the order of the places.
    pub problems: Vec<Listed>,
    /// What it sets.
    pub summary: Summary,
    found: Vec<Diagnostic>,
    reading: Reading,
    spliced: Option<(Spliced, Reading)>,
}

impl PartialEq for Analysis {
    fn eq(&self, other: &Self) -> bool {
        let importing = self.spliced.is_some() || other.spliced.is_some();
        !importing
            && self.document == other.document
            && self.firmware == other.firmware
            && Arc::ptr_eq(&self.text, &other.text)
    }
}

impl Analysis {
    /// Reads and checks a document. `None` for one that is not a text.
    pub fn of(workspace: &Workspace, id: DocumentId) -> Option<Self> {
        let document = workspace.document(id)?;
        let text = document.text()?.clone();
        let catalog = Catalog::builtin();
        let reading = Reading::read(&text, catalog);
        let options = CheckOptions {
            catalog,
            firmware: workspace.firmware,
        };
        let found = check(&text, &reading, &options);
        let summary = summary(&reading, &found);
        let mut listed = list(&text, &found, id, None);
        let spliced = spliced(workspace, document, &reading);
        if let Some(spliced) = &spliced {
            listed.extend(import_faults(workspace, id, &text, spliced));
            listed.sort_by_key(|one| (one.file.is_some(), one.problem.start));
        }
        Some(Self {
            document: id,
            firmware: workspace.firmware,
            format: reading.format,
            problems: listed,
            summary,
            spliced: spliced.map(|spliced| {
                let whole = Reading::read_as(&spliced.text, SourceFormat::PlainText, catalog);
                (spliced, whole)
            }),
            text,
            found,
            reading,
        })
    }

    /// Every parameter of the catalogue and of the document, without what imported files set.
    pub fn parameters(&self) -> Vec<ParameterRow> {
        parameters(&self.text, &self.reading, Catalog::builtin(), &self.found)
    }

    /// What the document sets, imports resolved.
    pub fn profile(&self) -> Profile {
        match &self.spliced {
            Some((_, whole)) => whole.reading.profile(),
            None => self.reading.reading.profile(),
        }
    }

    /// Where parameters are set, the place that counts last; only of documents that import others.
    pub fn origins(&self, workspace: &Workspace) -> HashMap<ParameterName, Vec<Origin>> {
        let mut origins: HashMap<ParameterName, Vec<Origin>> = HashMap::new();
        let Some((spliced, whole)) = &self.spliced else {
            return origins;
        };
        for occurrence in &whole.reading.occurrences {
            if let Some(origin) = place_of(workspace, spliced, occurrence.whole.start) {
                let name = occurrence.setting.name.clone();
                origins.entry(name).or_default().push(origin);
            }
        }
        origins
    }

    /// How many problems of each severity there are.
    pub fn counts(&self) -> Counts {
        let of = |severity| {
            let same = |one: &&Listed| one.problem.severity == severity;
            self.problems.iter().filter(same).count()
        };
        Counts {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Information),
        }
    }

    /// The problems of this code that have a mend for the document itself.
    fn mendable(&self, code: &str) -> impl Iterator<Item = &Fix> {
        let own = move |one: &&Listed| one.file.is_none() && one.problem.code == code;
        let listed = self.problems.iter().filter(own);
        listed.filter_map(|one| one.problem.fix.as_ref())
    }

    /// The mends of all problems of `code` at once. Of mends that overlap only the first is among them.
    pub fn mend_all(&self, code: &str) -> MendAll {
        let mut fixes: Vec<&Fix> = self.mendable(code).collect();
        let total = fixes.len();
        fixes.sort_by_key(|fix| reach(fix));
        let mut all = MendAll {
            total,
            ..MendAll::default()
        };
        let mut done = None;
        for fix in fixes {
            let (start, end) = reach(fix);
            if done.is_none_or(|done| start > done) {
                all.edits.extend(fix.edits.iter().cloned());
                all.taken += 1;
                done = Some(end);
            }
        }
        all
    }

    /// The document in the other format, imports resolved, with the losses where they are.
    pub fn convert(&self, workspace: &Workspace) -> (Conversion, Vec<Listed>) {
        let catalog = Catalog::builtin();
        let Some((spliced, reading)) = &self.spliced else {
            let conversion = convert(&self.text, &self.reading, catalog);
            let found: Vec<Diagnostic> = losses(&conversion);
            let listed = list(&self.text, &found, self.document, None);
            return (conversion, listed);
        };
        let conversion = convert(&spliced.text, reading, catalog);
        let listed = losses(&conversion)
            .into_iter()
            .filter_map(|loss| self.origin(workspace, spliced, loss))
            .collect();
        (conversion, listed)
    }

    /// A finding in the spliced text, moved to the file that it comes from.
    fn origin(&self, workspace: &Workspace, spliced: &Spliced, loss: Diagnostic) -> Option<Listed> {
        let (file, offset) = spliced.origin(loss.primary.span.start)?;
        let document = workspace.documents.iter().find(|d| d.name == file)?;
        let moved = moved(loss, offset);
        let name = (document.id != self.document).then_some(file);
        list(document.text()?, &[moved], document.id, name).pop()
    }
}

/// The mends of one kind, as one change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MendAll {
    /// The edits, without overlaps.
    pub edits: Vec<TextEdit>,
    /// How many mends they are.
    pub taken: usize,
    /// How many there are.
    pub total: usize,
}

/// From where to where a mend changes the text.
fn reach(fix: &Fix) -> (usize, usize) {
    let starts = fix.edits.iter().map(|edit| edit.span.start);
    let ends = fix.edits.iter().map(|edit| edit.span.end);
    (
        starts.min().unwrap_or_default(),
        ends.max().unwrap_or_default(),
    )
}

/// The same finding at `offset`, without places that may be in other files.
fn moved(mut finding: Diagnostic, offset: usize) -> Diagnostic {
    let length = finding.primary.span.len();
    finding.primary.span = profile_core::text::Span::new(offset, offset + length);
    finding.secondary.clear();
    finding.fix = None;
    finding
}

fn losses(conversion: &Conversion) -> Vec<Diagnostic> {
    conversion
        .report
        .iter()
        .map(|loss| loss.diagnostic.clone())
        .collect()
}

fn list(text: &[u8], found: &[Diagnostic], id: DocumentId, file: Option<&str>) -> Vec<Listed> {
    problems(text, found)
        .into_iter()
        .map(|problem| Listed {
            problem,
            document: id,
            file: file.map(str::to_owned),
        })
        .collect()
}

/// The text with its imports, if it is plain text that has some.
fn spliced(workspace: &Workspace, document: &Document, reading: &Reading) -> Option<Spliced> {
    let text = document.text()?;
    let imports = text.starts_with(b"import")
        || text
            .windows(7)
            .any(|window| matches!(window, [b'\n' | b'\r', rest @ ..] if rest == b"import"));
    (imports && reading.format == SourceFormat::PlainText)
        .then(|| splice(&document.name, text, &workspace.files()))
}

fn import_faults(
    workspace: &Workspace,
    id: DocumentId,
    text: &[u8],
    spliced: &Spliced,
) -> Vec<Listed> {
    let own = workspace.document(id).map(|document| &document.name);
    spliced
        .faults
        .iter()
        .flat_map(|fault| {
            let found = std::slice::from_ref(&fault.diagnostic);
            if own == Some(&fault.file) {
                return list(text, found, id, None);
            }
            let other = workspace.documents.iter().find(|d| d.name == fault.file);
            match other.and_then(|other| Some((other.id, other.text()?))) {
                Some((other, text)) => list(text, found, other, Some(&fault.file)),
                None => Vec::new(),
            }
        })
        .collect()
}

/// The line ends of a text, in words.
pub fn line_ends(text: &[u8]) -> String {
    let index = LineIndex::new(text);
    let mut counts = [("LF", 0), ("CRLF", 0), ("CR", 0)];
    for line in 0..index.line_count() {
        let kind = match index.line_end(line) {
            b"\n" => 0,
            b"\r\n" => 1,
            b"\r" => 2,
            _ => continue,
        };
        if let Some((_, count)) = counts.get_mut(kind) {
            *count += 1;
        }
    }
    let found: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name} ({count})"))
        .collect();
    match found.as_slice() {
        [] => "none, one line".to_owned(),
        [one] => one.clone(),
        several => format!("mixed: {}", several.join(", ")),
    }
}

/// The encoding of a text, in words.
pub fn encoding_words(text: &[u8]) -> String {
    match encoding(text) {
        Encoding::Utf8 if text.is_ascii() => "ASCII".to_owned(),
        Encoding::Utf8 if text.starts_with(b"\xef\xbb\xbf") => {
            "UTF-8 with a byte-order mark".to_owned()
        }
        other => other.describe().to_owned(),
    }
}

/// The name of a format in a sentence.
pub fn format_words(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::OpenFormat => "open format",
        SourceFormat::PlainText => "plain text",
    }
}

/// The suffix of files in a format.
pub fn suffix(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::OpenFormat => "xml",
        SourceFormat::PlainText => "txt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Container, Content};

    fn with(files: &[(&str, &str)]) -> (Workspace, Vec<DocumentId>) {
        let mut workspace = Workspace::default();
        let ids = files
            .iter()
            .map(|(name, text)| {
                let content = Content::Text(text.as_bytes().into());
                workspace.add(name, content, Container::default())
            })
            .collect();
        (workspace, ids)
    }

    #[test]
    fn a_missing_import_is_a_problem_of_the_main_document() {
        let (workspace, ids) = with(&[
            ("main.txt", "GPP_A \"1\" ;\nimport part.txt\n"),
            ("part.txt", "import gone.txt\nGPP_B \"2\" ;\n"),
        ]);
        let analysis = Analysis::of(&workspace, ids[0]).unwrap();
        let fault = analysis
            .problems
            .iter()
            .find(|one| one.problem.code == "missing-import")
            .unwrap();
        assert_eq!(fault.document, ids[1]);
        assert_eq!(fault.file.as_deref(), Some("part.txt"));
        assert_eq!(fault.problem.line, 1);
    }

    #[test]
    fn converting_resolves_imports() {
        let (workspace, ids) = with(&[
            ("main.txt", "import part.txt\n"),
            ("part.txt", "GPP_B \"2\" ;\n"),
        ]);
        let analysis = Analysis::of(&workspace, ids[0]).unwrap();
        let (conversion, _) = analysis.convert(&workspace);
        let text = String::from_utf8(conversion.text).unwrap();
        assert!(text.contains("<GPP_B ua=\"na\">2</GPP_B>"), "{text}");
    }

    #[test]
    fn all_mends_of_a_kind_are_one_change() {
        let text = "GPP_A \"1\"\nGPP_B \"2\"\nGPP_C 3 ;\nGPP_D \"4\"\n";
        let (workspace, ids) = with(&[("a.txt", text)]);
        let analysis = Analysis::of(&workspace, ids[0]).unwrap();
        let all = analysis.mend_all("unterminated-statement");
        assert_eq!((all.taken, all.total), (3, 3));
        let mended = profile_core::text::apply_edits(text.as_bytes(), &all.edits).unwrap();
        let mended = String::from_utf8(mended).unwrap();
        assert_eq!(
            mended,
            "GPP_A \"1\" ;\nGPP_B \"2\" ;\nGPP_C 3 ;\nGPP_D \"4\" ;\n"
        );
        assert_eq!(analysis.mend_all("no-such-code"), MendAll::default());
    }

    #[test]
    fn gen_05_another_firmware_level_is_another_analysis() {
        let (mut workspace, ids) = with(&[("a.xml", "<flat-profile></flat-profile>")]);
        let new = Analysis::of(&workspace, ids[0]).unwrap();
        workspace.firmware = FirmwareLevel::V2_0_5;
        let old = Analysis::of(&workspace, ids[0]).unwrap();
        assert!(new != old && new.problems.is_empty());
        assert_eq!(old.problems[0].problem.code, "newer-firmware");
    }

    #[test]
    fn line_ends_are_counted() {
        assert_eq!(line_ends(b"a\r\nb\r\n"), "CRLF (2)");
        assert_eq!(line_ends(b"a\nb\r"), "mixed: LF (1), CR (1)");
        assert_eq!(line_ends(b"a"), "none, one line");
    }
}
