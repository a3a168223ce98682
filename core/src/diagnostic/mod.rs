//! What the studio has to say about a text: one type for every reader, check and conversion.
//!
//! A diagnostic names its fault by a [`Code`], says in a terse headline what was expected and what was
//! found, points at the place, and where a mend is obvious carries it as text edits (GEN-04).

mod code;
mod collector;
mod render;

pub use code::{Code, Severity};
pub use collector::Findings;
pub use render::{describe, render};

use crate::text::{EditConflict, Span, TextEdit, apply_edits, sort_by_rank};
use serde::{Deserialize, Serialize};

/// One finding about a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Which fault.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What was expected and what was found, without a full stop.
    pub headline: String,
    /// The place the finding is about.
    pub primary: Label,
    /// Other places that belong to it, such as the start tag of an end tag that does not match.
    pub secondary: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// The mend, where one is obvious.
    pub fix: Option<Fix>,
}

/// A place with a word on what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place, in bytes.
    pub span: Span,
    /// What stands there; empty for a place that needs no word.
    pub text: String,
}

/// A mend that one click applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The button's label, in the imperative.
    pub title: String,
    /// The edits, without overlaps.
    pub edits: Vec<TextEdit>,
}

impl Diagnostic {
    /// A finding of `code` at `span`, with the severity that belongs to the code.
    pub fn new(code: Code, span: Span, headline: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            headline: headline.into(),
            primary: Label {
                span,
                text: String::new(),
            },
            secondary: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn with_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds the mend.
    #[must_use]
    pub fn with_fix(mut self, title: impl Into<String>, edits: Vec<TextEdit>) -> Self {
        self.fix = Some(Fix {
            title: title.into(),
            edits,
        });
        self
    }

    /// The same finding with every place `by` bytes further on.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.primary.span = self.primary.span.shifted(by);
        for label in &mut self.secondary {
            label.span = label.span.shifted(by);
        }
        for edit in self.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = edit.span.shifted(by);
        }
        self
    }
}

/// Applies the mends of `diagnostics` to `text`; of mends that overlap only the first is applied.
pub fn apply_fixes(text: &[u8], diagnostics: &[Diagnostic]) -> Result<Vec<u8>, EditConflict> {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut fixes: Vec<&Fix> = diagnostics.iter().filter_map(|d| d.fix.as_ref()).collect();
    sort_by_rank(&mut fixes, |fix| {
        let first = fix.edits.iter().map(|edit| edit.span.start).min();
        (first.map_or(0, |start| start + 1), 0)
    });
    let mut done = 0;
    for fix in fixes {
        let start = fix.edits.iter().map(|edit| edit.span.start).min();
        let end = fix.edits.iter().map(|edit| edit.span.end).max();
        if edits.is_empty() || start.is_some_and(|start| start > done) {
            edits.extend(fix.edits.iter().cloned());
            done = end.unwrap_or(done).max(done);
        }
    }
    apply_edits(text, &edits)
}
