//! Answers for a screen, as plain data in the screen's terms. Nothing in core imports this module.

mod compare;
mod completion;
mod hover;
mod parameters;
mod text_compare;

pub use compare::{Difference, DifferenceKind, compare, factory};
pub use completion::{Completion, Proposal, ProposalKind, completion};
pub use hover::{Hover, hover};
pub use parameters::{ParameterFilter, ParameterRow, RowState, SettingPlace, Showing, parameters};
pub use text_compare::{LinePiece, Stretch, TextComparison, TextLine, TextRow};

use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::document::Document;
use crate::profile::Value;
use crate::text::{LineIndex, Utf16Position};
use serde::{Deserialize, Serialize};

/// A finding as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Where the place begins in a text field.
    pub start: Utf16Position,
    /// Where it ends.
    pub end: Utf16Position,
    /// How bad it is.
    pub severity: Severity,
    /// The fault's name.
    pub code: &'static str,
    /// The lint's name, or nothing.
    pub lint: &'static str,
    /// The page of the guide, or nothing.
    pub page: &'static str,
    /// What was expected and found.
    pub headline: String,
    /// What to do.
    pub help: Option<String>,
    /// What the fault means.
    pub explanation: &'static str,
    /// Other places that belong to it, such as the start tag of an end tag that does not match.
    pub also: Vec<Place>,
    /// The mend, where one is obvious.
    pub fix: Option<Fix>,
}

/// A place with a word on what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Where the place begins in a text field.
    pub start: Utf16Position,
    /// Where it ends.
    pub end: Utf16Position,
    /// What stands there; empty for a place that needs no word.
    pub text: String,
}

/// The findings about `text` as a list shows them, in their order.
pub fn problems(text: &[u8], diagnostics: &[Diagnostic]) -> Vec<Problem> {
    let lines = LineIndex::new(text);
    diagnostics
        .iter()
        .map(|diagnostic| problem(&lines, diagnostic))
        .collect()
}

fn problem(lines: &LineIndex<'_>, diagnostic: &Diagnostic) -> Problem {
    let span = diagnostic.primary.span;
    let place = lines.position(span.start);
    Problem {
        line: place.line,
        column: place.column,
        start: lines.utf16_position(span.start),
        end: lines.utf16_position(span.end),
        severity: diagnostic.severity,
        code: diagnostic.code.id(),
        lint: diagnostic.code.lint(),
        page: diagnostic.code.page(),
        headline: diagnostic.headline.clone(),
        help: diagnostic.help.clone(),
        explanation: diagnostic.code.explanation(),
        also: diagnostic
            .secondary
            .iter()
            .map(|label| also(lines, label))
            .collect(),
        fix: diagnostic.fix.clone(),
    }
}

fn also(lines: &LineIndex<'_>, label: &Label) -> Place {
    let place = lines.position(label.span.start);
    Place {
        line: place.line,
        column: place.column,
        start: lines.utf16_position(label.span.start),
        end: lines.utf16_position(label.span.end),
        text: label.text.clone(),
    }
}

/// How many of what a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Parameters that it names, each once.
    pub parameters: usize,
    /// Of these, set to a value.
    pub set: usize,
    /// Set to the empty string.
    pub emptied: usize,
    /// Left as they are.
    pub unchanged: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
}

/// Counts what `document` says and what is wrong with it.
pub fn summary(document: &Document, diagnostics: &[Diagnostic]) -> Summary {
    let of = |severity| {
        diagnostics
            .iter()
            .filter(|d| d.severity == severity)
            .count()
    };
    let mut summary = Summary {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        ..Summary::default()
    };
    for setting in document.reading.profile().effective() {
        summary.parameters += 1;
        match setting.value {
            Value::Unchanged => summary.unchanged += 1,
            Value::Set(value) if value.is_empty() => summary.emptied += 1,
            Value::Set(_) => summary.set += 1,
        }
    }
    summary
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::document::SourceFormat;

    #[test]
    fn other_places_of_a_finding_are_in_a_screens_terms() {
        let text = "<flat-profile>\n𝄞<GPP_A>1</GPP_B>\n</flat-profile>".as_bytes();
        let read = Document::read_as(text, SourceFormat::OpenFormat, Catalog::builtin());
        let listed = problems(text, &read.reading.diagnostics);
        let also: Vec<&Place> = listed.iter().flat_map(|problem| &problem.also).collect();
        let [place] = also.as_slice() else {
            panic!("{listed:?}");
        };
        assert_eq!((place.line, place.column, place.start.column), (2, 3, 3));
        assert_eq!(place.end.column, 8);
        assert_eq!(place.text, "`GPP_A` is opened here");
    }
}
