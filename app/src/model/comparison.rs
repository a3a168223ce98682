//! A document beside another one, or beside a factory-new device.

use super::analysis::{Analysis, format_words};
use super::document::{Document, DocumentId};
use super::work::{Ask, BIG, LongJob, size_words, source};
use super::workspace::Workspace;
use crate::model::catalogue::catalogue;
use crate::texts::{compare as texts, number as written, parameters};
use profile_core::document::SourceFormat;
use profile_core::profile::{Setting, Value};
use profile_core::samples::{SampleForm, sample};
use profile_core::view::{Difference, DifferenceKind, Stretch, TextComparison};
use profile_core::work::{self, Answer, Job};
use std::sync::Arc;

/// What documents are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedBy {
    /// What their parameters come to.
    #[default]
    Parameter,
    /// Their lines.
    Text,
}

/// What a document is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Other {
    /// A device as it leaves the factory.
    #[default]
    Factory,
    /// Another document of the project.
    Document(DocumentId),
}

impl Other {
    /// Its key in a list.
    pub fn key(self) -> String {
        match self {
            Self::Factory => "factory".to_owned(),
            Self::Document(id) => id.0.to_string(),
        }
    }

    /// What a key names.
    pub fn of_key(key: &str) -> Self {
        key.parse()
            .map_or(Self::Factory, |id| Self::Document(DocumentId(id)))
    }
}

/// Asks for the differences from `other` to the document of `analysis` ([`work::differences`]).
pub fn ask(analysis: &Analysis, workspace: &Workspace, other: Other) -> Option<Differences> {
    let left = match other {
        Other::Factory => None,
        Other::Document(id) => Some(id),
    };
    let small = |id: DocumentId| {
        let text = workspace.document(id).and_then(Document::text);
        text.is_none_or(|text| text.len() < BIG)
    };
    let right = analysis.profile().filter(|_| left.is_none_or(small));
    if let Some(right) = right {
        let left = match left {
            Some(id) => Some(Analysis::of(workspace, id)?.profile()?),
            None => None,
        };
        return Some(Ask::Done(work::differences(
            &right,
            left.as_ref(),
            &catalogue(),
        )));
    }
    let (right, _) = source(workspace, analysis.document)?;
    let left = match left {
        Some(id) => Some(source(workspace, id)?.0),
        None => None,
    };
    let words = texts::comparing(&size_words(analysis.text.len()));
    let finish = |answer| match answer {
        Answer::Differences(found) => Some(found),
        _ => None,
    };
    Some(Ask::Long(LongJob::new(
        &Job::Compare { right, left },
        words,
        finish,
    )))
}

/// What [`ask`] asks for.
pub type Differences = Ask<Vec<Difference>>;

/// Another text and the document of an analysis, line by line.
pub struct TextDifferences {
    /// The lines.
    pub lines: TextComparison,
    /// What the other text is called.
    pub there: String,
    /// Their formats.
    formats: (SourceFormat, SourceFormat),
}

impl TextDifferences {
    /// The differences in the lines from `other` to the document of `analysis`. The text of a factory-new device is the
    /// catalogue's new profile in the format of the document.
    pub fn of(analysis: &Analysis, workspace: &Workspace, other: Other) -> Option<Self> {
        let catalog = &catalogue();
        let (there, left, format) = match other {
            Other::Factory => {
                let form = match analysis.format {
                    SourceFormat::PlainText => SampleForm::PlainText,
                    SourceFormat::OpenFormat => SampleForm::Xml,
                };
                let text = sample(form, None, catalog);
                let there = texts::new_profile().to_owned();
                (there, Arc::from(text), analysis.format)
            }
            Other::Document(id) => {
                let document = workspace.document(id)?;
                let text = document.text()?.clone();
                let format = SourceFormat::of(&text);
                (document.name.clone(), text, format)
            }
        };
        Some(Self {
            lines: TextComparison::new(left, analysis.text.clone(), catalog),
            there,
            formats: (format, analysis.format),
        })
    }

    /// How much differs, in words.
    pub fn counted(&self) -> String {
        let (removed, added) = self.lines.counts();
        match self.lines.differences() {
            0 if self.lines.line_ends().is_some() => texts::lines_say_the_same().to_owned(),
            0 => texts::same_texts().to_owned(),
            count => texts::text_differences(count, &texts::lines(removed), &texts::lines(added)),
        }
    }

    /// What is to be known before the lines are read.
    pub fn remarks(&self) -> Vec<String> {
        let (there, here) = self.formats;
        let formats =
            (there != here).then(|| texts::formats_differ(format_words(there), format_words(here)));
        formats.into_iter().chain(self.lines.line_ends()).collect()
    }
}

/// What stretch number `number` of `of` that differ is called.
pub fn stretch_words(stretch: &Stretch, number: usize, of: usize) -> String {
    let lines = |range: &std::ops::Range<usize>| match range.len() {
        0 => texts::nothing().to_owned(),
        1 => texts::line(range.end),
        _ => texts::line_range(range.start + 1, range.end),
    };
    let (there, here) = (lines(&stretch.left), lines(&stretch.right));
    texts::difference(&written(number), &written(of), &there, &here)
}

/// The kinds in the order in which they are counted.
const KINDS: [DifferenceKind; 4] = [
    DifferenceKind::Value,
    DifferenceKind::Access,
    DifferenceKind::Added,
    DifferenceKind::Removed,
];

/// A kind in words.
pub fn kind_words(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Value => texts::another_value(),
        DifferenceKind::Access => texts::another_access(),
        DifferenceKind::Added => texts::only_here(),
        DifferenceKind::Removed => texts::only_there(),
    }
}

/// How many of a kind, in words.
fn kind_counted(kind: DifferenceKind, count: usize) -> String {
    match kind {
        DifferenceKind::Value => texts::values(count),
        DifferenceKind::Access => texts::accesses(count),
        DifferenceKind::Added => texts::added(count),
        DifferenceKind::Removed => texts::removed(count),
    }
}

/// How many of each kind, in words.
pub fn counted(differences: &[Difference]) -> String {
    if differences.is_empty() {
        return texts::none().to_owned();
    }
    let of = |kind| differences.iter().filter(|one| one.kind == kind).count();
    let counts = KINDS.into_iter().map(|kind| (kind, of(kind)));
    let words: Vec<String> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| kind_counted(kind, count))
        .collect();
    format!("{}.", words.join(", "))
}

/// One side of a difference in words; a secret shows no value.
pub fn side_words(setting: Option<&Setting>, secret: bool) -> String {
    let Some(setting) = setting else {
        return parameters::not_mentioned().to_owned();
    };
    let value = match &setting.value {
        Value::Unchanged => parameters::left_as_it_is().to_owned(),
        Value::Set(value) if value.is_empty() => parameters::empty().to_owned(),
        Value::Set(_) if secret => texts::secret().to_owned(),
        Value::Set(value) => format!("“{}”", String::from_utf8_lossy(value)),
    };
    match setting.access.attribute() {
        "" => value,
        access => format!("{value} ({access})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Container, Content};

    fn differences(analysis: &Analysis, workspace: &Workspace, other: Other) -> Vec<Difference> {
        match ask(analysis, workspace, other).unwrap() {
            Ask::Done(found) => found,
            Ask::Long(job) => job.finish(&work::answer(&job.job)).unwrap(),
        }
    }

    fn open(workspace: &mut Workspace, name: &str, text: &str) -> DocumentId {
        workspace.add(
            name,
            Content::Text(text.as_bytes().into()),
            Container::default(),
        )
    }

    #[test]
    fn documents_and_the_factory_are_compared() {
        let mut workspace = Workspace::default();
        let old = open(
            &mut workspace,
            "old.xml",
            "<flat-profile><GPP_A>1</GPP_A><GPP_B>x</GPP_B></flat-profile>",
        );
        let new = open(
            &mut workspace,
            "new.txt",
            "GPP_A \"2\" ;\nAdmin_Passwd \"s\" ;\nResync_Periodic \"3600\" ;\nGPP_C ;\n",
        );
        let analysis = Analysis::of(&workspace, new).unwrap();
        let found = differences(&analysis, &workspace, Other::Document(old));
        assert_eq!(
            counted(&found),
            "1 with another value, 3 only here, 1 only there."
        );
        let names: Vec<String> = differences(&analysis, &workspace, Other::Factory)
            .into_iter()
            .map(|one| one.plain_text)
            .collect();
        assert_eq!(names, ["Admin_Passwd", "GPP_A"]);
        assert_eq!(
            counted(&differences(&analysis, &workspace, Other::Document(new))),
            "No differences."
        );
    }

    #[test]
    fn texts_are_compared_line_by_line() {
        let mut workspace = Workspace::default();
        let old = open(&mut workspace, "old.txt", "GPP_A \"1\" ;\r\nGPP_B ;\r\n");
        let new = open(&mut workspace, "new.txt", "GPP_A \"2\" ;\nGPP_B ;\n");
        let xml = open(&mut workspace, "a.xml", "<flat-profile></flat-profile>");
        let analysis = Analysis::of(&workspace, new).unwrap();
        let with = |other| TextDifferences::of(&analysis, &workspace, other).unwrap();
        let found = with(Other::Document(old));
        assert_eq!(found.counted(), "1 difference: 1 line there, 1 line here.");
        assert_eq!(
            found.remarks(),
            ["The lines end in CRLF there and in LF here."]
        );
        let stretch = &found.lines.stretches()[0];
        assert_eq!(
            stretch_words(stretch, 1, 1),
            "Difference 1 of 1: line 1 there, line 1 here"
        );
        assert_eq!(
            with(Other::Document(new)).counted(),
            "The texts are the same."
        );
        assert!(with(Other::Document(xml)).remarks()[0].contains("by parameter"));
        assert!(with(Other::Factory).remarks().is_empty());
    }

    #[test]
    fn a_secret_shows_no_value() {
        let mut workspace = Workspace::default();
        let id = open(&mut workspace, "a.txt", "Admin_Passwd ! \"hush\" ;\n");
        let analysis = Analysis::of(&workspace, id).unwrap();
        let found = differences(&analysis, &workspace, Other::Factory);
        assert_eq!(
            side_words(found[0].right.as_ref(), found[0].secret),
            "a secret (rw)"
        );
        assert_eq!(side_words(None, false), "not mentioned");
    }

    #[test]
    fn keys_name_what_they_came_from() {
        for other in [Other::Factory, Other::Document(DocumentId(7))] {
            assert_eq!(Other::of_key(&other.key()), other);
        }
    }
}
