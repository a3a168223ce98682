//! Checks over what a text says, in either format: one file each, and its doc comment is its help page.
//!
//! [`check`] gives the findings of the markup or grammar together with those of every check, in the
//! order of their places.

mod alias_map;
mod blank_values;
mod boolean;
mod characters;
mod data_type;
mod dial_plan;
mod duplicate;
mod firmware;
mod holes;
mod invisible;
mod long_value;
mod masked;
mod names;
mod placing;
mod punctuation;
mod rules;
mod schedule;

pub use crate::firmware::FirmwareLevel;

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::document::{Document, SourceFormat, SourceTree};
use crate::open_format::LeafKind;
use crate::profile::{Occurrence, ParameterName, Value, ValueForm};
use crate::text::Span;

/// What checks depend on.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions<'c> {
    /// The known parameters.
    pub catalog: &'c Catalog,
    /// The firmware that the profile is for.
    pub firmware: FirmwareLevel,
}

impl Default for CheckOptions<'_> {
    fn default() -> Self {
        Self {
            catalog: Catalog::builtin(),
            firmware: FirmwareLevel::default(),
        }
    }
}

/// What every check looks at.
struct Subject<'s> {
    text: &'s [u8],
    document: &'s Document,
    options: &'s CheckOptions<'s>,
}

impl<'s> Subject<'s> {
    fn occurrences(&self) -> impl Iterator<Item = &'s Occurrence> {
        self.document.reading.occurrences.iter()
    }

    fn is_open_format(&self) -> bool {
        self.document.format == SourceFormat::OpenFormat
    }

    /// Occurrences that set a value, with the value and its place as it is written.
    fn values(&self) -> impl Iterator<Item = (&'s Occurrence, &'s [u8], Span)> {
        self.occurrences()
            .filter_map(|o| match (&o.setting.value, o.value) {
                (Value::Set(value), Some(span)) => Some((o, value.as_slice(), span)),
                _ => None,
            })
    }

    /// Whether the text may mean something else than it says: it is corrupt, or a template, whose branches may set
    /// one parameter twice.
    fn is_uncertain(&self) -> bool {
        let findings = &self.document.reading.diagnostics;
        self.document.reading.corrupt
            || findings
                .iter()
                .any(|finding| finding.code == Code::TemplateMark)
    }

    /// Whether the byte at `at` belongs to a value as it is written, and to no markup inside it: without it `<!-\u{1}->`
    /// would begin a comment.
    fn is_in_value(&self, at: usize) -> bool {
        let occurrences = &self.document.reading.occurrences;
        let next = occurrences.partition_point(|occurrence| occurrence.whole.start <= at);
        let before = next.checked_sub(1).and_then(|index| occurrences.get(index));
        let value = before.and_then(|occurrence| occurrence.value);
        value.is_some_and(|value| value.start <= at && at < value.end) && !self.is_in_markup(at)
    }

    fn is_in_markup(&self, at: usize) -> bool {
        let SourceTree::Open(tree) = &self.document.tree else {
            return false;
        };
        let text = [LeafKind::Text, LeafKind::AttributeValue];
        !tree
            .leaf_at(at)
            .is_some_and(|leaf| text.contains(&leaf.kind))
    }

    /// A name in the notation of this text.
    fn shown(&self, name: &ParameterName) -> String {
        if self.is_open_format() {
            return name.to_string();
        }
        ParameterName::from_open_format(self.options.catalog.plain_text(name)).to_string()
    }

    /// The written value without the white space around it.
    fn core_of(&self, span: Span) -> Span {
        let written = span.slice(self.text);
        let lead = written.len() - written.trim_ascii_start().len();
        let trail = written.len() - written.trim_ascii_end().len();
        if lead == written.len() {
            return span;
        }
        Span::new(span.start + lead, span.end - trail)
    }

    /// `value` as it is written where `occurrence` has its value.
    fn written(occurrence: &Occurrence, value: &[u8]) -> Vec<u8> {
        match occurrence.form {
            ValueForm::Element => crate::open_format::escape(value),
            ValueForm::Attribute => crate::open_format::attribute_text(value),
            ValueForm::Quoted => {
                let quoted = crate::plain_text::quote(value);
                Span::new(1, quoted.len() - 1).slice(&quoted).to_vec()
            }
        }
    }
}

/// All findings about `text`, of which `document` is the reading.
///
/// ```
/// use profile_core::{catalog::Catalog, checks::{check, CheckOptions}, document::Document};
/// let text = b"GPP_A \"1\" ;\nGPP_A \"2\" ;";
/// let document = Document::read(text, Catalog::builtin());
/// let findings = check(text, &document, &CheckOptions::default());
/// assert_eq!(findings[0].code.id(), "duplicate-parameter");
/// ```
pub fn check(text: &[u8], document: &Document, options: &CheckOptions<'_>) -> Vec<Diagnostic> {
    let subject = Subject {
        text,
        document,
        options,
    };
    let mut findings = Findings::default();
    findings.extend(document.reading.diagnostics.iter().cloned());
    for check in ALL {
        check(&subject, &mut findings);
    }
    findings.finish()
}

const ALL: [fn(&Subject<'_>, &mut Findings); 16] = [
    alias_map::check,
    blank_values::check,
    boolean::check,
    characters::check,
    data_type::check,
    dial_plan::check,
    duplicate::check,
    firmware::check,
    holes::check,
    invisible::check,
    long_value::check,
    masked::check,
    names::check,
    punctuation::check,
    rules::check,
    schedule::check,
];

fn finding(code: Code, span: Span, headline: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, span, headline)
}

/// Whether a byte-order mark stands behind `span`, which would come to stand at the beginning of the file.
fn before_a_mark(text: &[u8], span: Span) -> bool {
    let rest = text.get(span.end..).unwrap_or_default();
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    marks.iter().any(|mark| rest.starts_with(mark))
}
