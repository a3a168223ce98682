//! What the core says of one document, in the terms of the screen.

use super::catalogue::{Known, catalogue};
use super::document::DocumentId;
use super::parameters::ParameterTable;
use super::work::{Ask, BIG, LongJob, size_words, source};
use super::workspace::Workspace;
use crate::texts::{
    convert, facts, number, parameters as parameter_texts, problems as problem_texts,
};
use profile_core::checks::FirmwareLevel;
use profile_core::diagnostic::{Code, Diagnostic, Fix, Severity};
use profile_core::document::SourceFormat;
use profile_core::layers::{Encoding, encoding};
use profile_core::profile::{ParameterName, Profile};
use profile_core::text::{LineIndex, TextEdit, Utf16Position};
use profile_core::view::{Problem, Summary, problems};
use profile_core::work::{
    self, Answer, Checked, Converted, Found, Inspection, Job, Origins, ParameterList, imports,
};
use std::collections::{HashMap, HashSet};
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

/// How many problems of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Whether there are more of them than are listed: errors, warnings, notes.
    pub more: [bool; 3],
}

/// One document, read and checked.
pub struct Analysis {
    /// Which document.
    pub document: DocumentId,
    /// The text that was read. Places and fixes are good for this text only.
    pub text: Arc<[u8]>,
    /// The firmware that it was checked for.
    firmware: FirmwareLevel,
    /// The parameters that were known.
    catalogue: Known,
    /// Its format.
    pub format: SourceFormat,
    /// What is wrong with it, in the order of the places.
    pub problems: Vec<Listed>,
    /// What it sets.
    pub summary: Summary,
    /// Its reading, unless it was read beside the page.
    inspection: Option<Inspection>,
}

impl PartialEq for Analysis {
    fn eq(&self, other: &Self) -> bool {
        let importing = imports(&self.text) || imports(&other.text);
        !importing
            && self.document == other.document
            && self.firmware == other.firmware
            && self.catalogue == other.catalogue
            && Arc::ptr_eq(&self.text, &other.text)
    }
}

impl Analysis {
    /// Asks to read and check a document. `None` for one that is not a text.
    pub fn ask(workspace: &Workspace, id: DocumentId) -> Option<Ask<Arc<Self>>> {
        let text = workspace.document(id)?.text()?.clone();
        if text.len() < BIG {
            return Self::of(workspace, id).map(|analysis| Ask::Done(Arc::new(analysis)));
        }
        let (source, ids) = source(workspace, id)?;
        let (firmware, catalogue) = (workspace.firmware, catalogue());
        let files = Files::of(workspace, ids);
        let words = files.words(problem_texts::checking_of, id);
        let finish = move |answer| {
            let Answer::Checked(checked) = answer else {
                return None;
            };
            let about = (id, text.clone(), firmware, catalogue.clone());
            let analysis = Self::from_checked(&files, about, &checked);
            Some(Arc::new(analysis))
        };
        Some(Ask::Long(LongJob::new(&Job::Check(source), words, finish)))
    }

    /// Reads and checks a document. `None` for one that is not a text.
    pub fn of(workspace: &Workspace, id: DocumentId) -> Option<Self> {
        let text = workspace.document(id)?.text()?.clone();
        let (source, ids) = source(workspace, id)?;
        let catalogue = catalogue();
        let inspection = Inspection::of(&source, &catalogue);
        let files = Files::of(workspace, ids);
        let about = (id, text, workspace.firmware, catalogue);
        let mut analysis = Self::from_checked(&files, about, inspection.peek());
        analysis.inspection = Some(inspection);
        Some(analysis)
    }

    fn from_checked(
        files: &Files,
        (document, text, firmware, catalogue): (DocumentId, Arc<[u8]>, FirmwareLevel, Known),
        checked: &Checked,
    ) -> Self {
        Self {
            document,
            text,
            firmware,
            catalogue,
            format: checked.format,
            problems: files.listed(&checked.found, document),
            summary: checked.summary,
            inspection: None,
        }
    }

    /// Asks for its parameters, with the places of those that imports set.
    pub fn ask_parameters(&self, workspace: &Workspace) -> Option<Ask<Arc<ParameterTable>>> {
        let (source, ids) = source(workspace, self.document)?;
        let files = Files::of(workspace, ids);
        let format = self.format;
        let table = move |files: &Files, list: ParameterList| {
            let origins = files.origins(list.origins);
            Arc::new(ParameterTable::new(format, list.rows, origins))
        };
        if let Some(inspection) = &self.inspection {
            return Some(Ask::Done(table(
                &files,
                inspection.parameters(&source, &self.catalogue),
            )));
        }
        let words = files.words(parameter_texts::listing, self.document);
        let finish = move |answer| match answer {
            Answer::Parameters(list) => Some(table(&files, list)),
            _ => None,
        };
        Some(Ask::Long(LongJob::new(
            &Job::Parameters(source),
            words,
            finish,
        )))
    }

    /// Asks for the document in the other format, imports resolved, with the losses where they are.
    pub fn ask_conversion(&self, workspace: &Workspace) -> Option<Ask<Conversion>> {
        let (source, ids) = source(workspace, self.document)?;
        let files = Files::of(workspace, ids);
        let document = self.document;
        let outcome = move |files: &Files, converted: Converted| {
            Conversion(Arc::new(Outcome {
                text: converted.text.into(),
                format: converted.format,
                losses: files.listed(&converted.losses, document),
            }))
        };
        if let Some(inspection) = &self.inspection {
            return Some(Ask::Done(outcome(
                &files,
                inspection.convert(&source, &self.catalogue),
            )));
        }
        let words = files.words(convert::converting, document);
        let finish = move |answer| match answer {
            Answer::Converted(converted) => Some(outcome(&files, converted)),
            _ => None,
        };
        Some(Ask::Long(LongJob::new(
            &Job::Convert(source),
            words,
            finish,
        )))
    }

    /// What the document sets, imports resolved; `None` if it was read beside the page.
    pub fn profile(&self) -> Option<Profile> {
        self.inspection.as_ref().map(Inspection::profile)
    }

    /// How many problems of each severity there are.
    pub fn counts(&self) -> Counts {
        let of = |severity| {
            let same = |one: &&Listed| one.problem.severity == severity;
            self.problems.iter().filter(same).count()
        };
        let cut = self.cut_kinds();
        let more = |severity| {
            let mut all = self.problems.iter();
            all.any(|one| one.problem.severity == severity && cut.contains(one.problem.code))
        };
        let severities = [Severity::Error, Severity::Warning, Severity::Information];
        let [errors, warnings, notes] = severities.map(of);
        Counts {
            errors,
            warnings,
            notes,
            more: severities.map(more),
        }
    }

    /// The codes of which there are more problems than are listed.
    pub fn cut_kinds(&self) -> HashSet<&'static str> {
        let more = |one: &&Listed| one.problem.code == Code::MoreFindings.id();
        let said: Vec<&str> = self.problems.iter().filter(more).map(headline).collect();
        if said.is_empty() {
            return HashSet::new();
        }
        let codes: HashSet<_> = self.problems.iter().map(|one| one.problem.code).collect();
        let cut = |code: &&'static str| said.iter().any(|words| words.contains(&quoted(code)));
        codes.into_iter().filter(cut).collect()
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
            more: self.cut_kinds().contains(code),
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
}

/// A document in the other format, compared by identity.
#[derive(Clone)]
pub struct Conversion(pub Arc<Outcome>);

/// What converting gave.
pub struct Outcome {
    /// The text.
    pub text: Arc<[u8]>,
    /// Its format.
    pub format: SourceFormat,
    /// What is not as it was.
    pub losses: Vec<Listed>,
}

impl PartialEq for Conversion {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The documents that a source is made of, as they were.
struct Files(Vec<(DocumentId, String, Arc<[u8]>)>);

impl Files {
    fn of(workspace: &Workspace, ids: Vec<DocumentId>) -> Self {
        let file = |id| {
            let document = workspace.document(id)?;
            Some((id, document.name.clone(), document.text()?.clone()))
        };
        Self(ids.into_iter().filter_map(file).collect())
    }

    /// Findings as the screen lists them.
    fn listed(&self, found: &[Found], main: DocumentId) -> Vec<Listed> {
        let mut listed = Vec::with_capacity(found.len());
        for (number, (id, name, text)) in self.0.iter().enumerate() {
            let of_file = found.iter().filter(|one| one.file == number);
            let findings: Vec<Diagnostic> = of_file.map(|one| one.finding.clone()).collect();
            let file = (*id != main).then_some(name);
            listed.extend(problems(text, &findings).into_iter().map(|problem| Listed {
                problem,
                document: *id,
                file: file.cloned(),
            }));
        }
        listed.sort_by_key(|one| (one.file.is_some(), one.problem.start));
        listed
    }

    /// Places as the screen shows them.
    fn origins(&self, origins: Origins) -> HashMap<ParameterName, Vec<Origin>> {
        let indexes: Vec<LineIndex> = self.0.iter().map(|file| LineIndex::new(&file.2)).collect();
        let origin = |place: work::Origin| {
            let (document, file, _) = self.0.get(place.file)?;
            let lines = indexes.get(place.file)?;
            Some(Origin {
                document: *document,
                file: file.clone(),
                line: lines.position(place.offset).line,
                place: lines.utf16_position(place.offset),
            })
        };
        let of_one = |places: Vec<work::Origin>| places.into_iter().filter_map(origin).collect();
        let origins = origins.into_iter();
        origins
            .map(|(name, places)| (name, of_one(places)))
            .collect()
    }

    /// What is being done to the main document, in words.
    fn words(&self, doing: fn(&str, &str) -> String, main: DocumentId) -> String {
        let main = self.0.iter().find(|(id, _, _)| *id == main);
        main.map_or_else(String::new, |(_, name, text)| {
            doing(name, &size_words(text.len()))
        })
    }
}

/// The mends of one kind, as one change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MendAll {
    /// The edits, without overlaps.
    pub edits: Vec<TextEdit>,
    /// How many mends they are.
    pub taken: usize,
    /// How many are listed.
    pub total: usize,
    /// Whether there are more than are listed.
    pub more: bool,
}

fn headline(one: &Listed) -> &str {
    &one.problem.headline
}

/// A code as a headline names it.
fn quoted(code: &str) -> String {
    format!("`{code}`")
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
        .map(|(name, count)| format!("{name} ({})", number(*count)))
        .collect();
    match found.as_slice() {
        [] => facts::one_line().to_owned(),
        [one] => one.clone(),
        several => facts::mixed(&several.join(", ")),
    }
}

/// The encoding of a text, in words, and whether they are the core's.
pub fn encoding_words(text: &[u8]) -> (String, bool) {
    let (words, of_core) = match encoding(text) {
        Encoding::Utf8 if text.is_ascii() => ("ASCII", false),
        Encoding::Utf8 if text.starts_with(b"\xef\xbb\xbf") => (facts::with_mark(), false),
        other => (other.describe(), true),
    };
    (words.to_owned(), of_core)
}

/// The name of a format in a sentence.
pub fn format_words(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::OpenFormat => facts::open_format(),
        SourceFormat::PlainText => facts::plain_text(),
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
        let Some(Ask::Done(Conversion(outcome))) = analysis.ask_conversion(&workspace) else {
            panic!("a small text is converted at once");
        };
        let text = String::from_utf8_lossy(&outcome.text);
        assert!(text.contains("<GPP_B ua=\"na\">2</GPP_B>"), "{text}");
    }

    #[test]
    fn a_count_that_was_cut_is_not_told_as_the_count() {
        let text = "GPP_A 1\n".repeat(1_500);
        let (workspace, ids) = with(&[("a.txt", text.as_str()), ("b.txt", "GPP_A 1\n")]);
        let analysis = Analysis::of(&workspace, ids[0]).unwrap();
        let cut = analysis.cut_kinds();
        assert!(cut.contains("duplicate-parameter"), "{cut:?}");
        assert!(!cut.contains("more-findings"), "{cut:?}");
        assert!(
            analysis.counts().more.contains(&true),
            "{:?}",
            analysis.counts()
        );
        assert!(analysis.mend_all("unquoted-value").more);
        let small = Analysis::of(&workspace, ids[1]).unwrap();
        assert_eq!(small.counts().more, [false; 3]);
        assert!(small.cut_kinds().is_empty());
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

    /// A big text is read by the worker: the page has no reading of it, and asks for everything else too.
    #[test]
    fn a_big_text_is_read_beside_the_page_and_says_the_same() {
        let line = "  <Custom_1_>x</Custom_1_>\n";
        let text = format!(
            "<flat-profile>\n{}<GPP_A>1</GPP_B>\n</flat-profile>\n",
            line.repeat(BIG / line.len() + 1)
        );
        let (workspace, ids) = with(&[("big.xml", &text)]);
        let Some(Ask::Long(job)) = Analysis::ask(&workspace, ids[0]) else {
            panic!("a big text is a long job");
        };
        assert!(
            job.words.starts_with("Checking big.xml (250 kB"),
            "{}",
            job.words
        );
        let far = job.finish(&work::answer(&job.job)).unwrap();
        let near = Analysis::of(&workspace, ids[0]).unwrap();
        let codes = |analysis: &Analysis| -> Vec<_> {
            let listed = analysis.problems.iter();
            listed
                .map(|one| (one.problem.code, one.problem.start))
                .collect()
        };
        assert_eq!(codes(&far), codes(&near));
        assert!(
            far.problems
                .iter()
                .any(|one| one.problem.code == "mismatched-end-tag")
        );
        assert_eq!((far.summary, far.format), (near.summary, near.format));
        assert!(far.profile().is_none() && near.profile().is_some());
        let mut texts = Vec::new();
        for asked in [
            far.ask_conversion(&workspace),
            near.ask_conversion(&workspace),
        ] {
            let outcome = match asked.unwrap() {
                Ask::Done(conversion) => conversion,
                Ask::Long(job) => job.finish(&work::answer(&job.job)).unwrap(),
            };
            texts.push(outcome.0.text.clone());
        }
        assert_eq!(texts[0], texts[1]);
        assert!(String::from_utf8_lossy(&texts[0]).contains("Custom[1]"));
        let table = |asked: Option<Ask<Arc<ParameterTable>>>| match asked.unwrap() {
            Ask::Done(table) => table,
            Ask::Long(job) => job.finish(&work::answer(&job.job)).unwrap(),
        };
        assert!(table(far.ask_parameters(&workspace)) == table(near.ask_parameters(&workspace)));
    }

    #[test]
    fn line_ends_are_counted() {
        assert_eq!(line_ends(b"a\r\nb\r\n"), "CRLF (2)");
        assert_eq!(line_ends(b"a\nb\r"), "mixed: LF (1), CR (1)");
        assert_eq!(line_ends(b"a"), "none, one line");
    }
}
