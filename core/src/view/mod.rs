//! Answers for a screen, as plain data in the screen's terms. Nothing in core imports this module.

mod compare;
mod parameters;

pub use compare::{Difference, DifferenceKind, compare, factory};
pub use parameters::{ParameterFilter, ParameterRow, RowState, SettingPlace, Showing, parameters};

use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::document::Document;
use crate::profile::Value;
use crate::text::{LineIndex, Utf16Position};

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
    /// The mend, where one is obvious.
    pub fix: Option<Fix>,
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
        fix: diagnostic.fix.clone(),
    }
}

/// How many of what a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
