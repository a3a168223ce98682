//! Plain text to open format and back, with an account of what cannot be carried over (CONV-01 … CONV-10).
//!
//! Comments stay in place, the order of the settings stays, and every setting whose model differs
//! afterwards stands in the report with its model before and after. A setting that the other format
//! cannot hold at all becomes a comment.

mod to_open;
mod to_plain;

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::document::{Document, SourceFormat, SourceTree};
use crate::profile::{ParameterName, Setting};
use crate::text::sort_by_rank;
use to_open::to_open;
use to_plain::to_plain;

/// A converted text.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// The text in the other format.
    pub text: Vec<u8>,
    /// That format.
    pub format: SourceFormat,
    /// What is not as it was, in the order of the original. Empty: both texts say the same.
    pub report: Vec<Loss>,
}

/// Something that is not carried over as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The parameter, if it is about one.
    pub parameter: Option<ParameterName>,
    /// The setting in the original; `None` where no setting is concerned.
    pub before: Option<Setting>,
    /// The setting after conversion; `None` where it is left out or no setting is concerned.
    pub after: Option<Setting>,
    /// What happens and why; places count in the original.
    pub diagnostic: Diagnostic,
}

impl Loss {
    /// A part without effect on the device.
    fn of_text(diagnostic: Diagnostic) -> Self {
        Self {
            parameter: None,
            before: None,
            after: None,
            diagnostic,
        }
    }

    fn of_setting(before: &Setting, after: Option<Setting>, diagnostic: Diagnostic) -> Self {
        Self {
            parameter: Some(before.name.clone()),
            before: Some(before.clone()),
            after,
            diagnostic,
        }
    }
}

/// Converts `text`, of which `document` is the reading, to the other format.
///
/// ```
/// use profile_core::{catalog::Catalog, convert::convert, document::Document};
/// let text = b"Admin_Passwd \"s\" ;";
/// let catalog = Catalog::builtin();
/// let conversion = convert(text, &Document::read(text, catalog), catalog);
/// let expected = "<flat-profile>\n<Admin_Passwd ua=\"na\">s</Admin_Passwd>\n</flat-profile>\n";
/// assert_eq!(conversion.text, expected.as_bytes());
/// assert!(conversion.report.is_empty());
/// ```
pub fn convert(text: &[u8], document: &Document, catalog: &Catalog) -> Conversion {
    let (text, mut report) = match &document.tree {
        SourceTree::Open(tree) => to_plain(text, tree, &document.reading, catalog),
        SourceTree::Plain(tree) => to_open(tree, &document.reading),
    };
    if document.reading.corrupt {
        report.insert(0, corrupt_source(document));
    }
    Conversion {
        text,
        format: document.format.other(),
        report,
    }
}

/// The losses of settings, each of which counts, and those of other text, of which a thousand of a kind do: a file
/// of stray characters would fill the memory with them.
fn whole_report(mut settings: Vec<Loss>, texts: Findings) -> Vec<Loss> {
    settings.extend(texts.finish().into_iter().map(Loss::of_text));
    sort_by_rank(&mut settings, |loss| {
        (loss.diagnostic.primary.span.start, 0)
    });
    settings
}

/// What is converted of a text that a device or the compiler refuses as a whole.
fn corrupt_source(document: &Document) -> Loss {
    let faults = &document.reading.diagnostics;
    let first = faults
        .iter()
        .find(|fault| fault.severity == Severity::Error);
    let span = first.map(|fault| fault.primary.span).unwrap_or_default();
    let headline =
        "the original has errors, so nothing of it would be applied; what can be read is converted";
    Loss::of_text(
        Diagnostic::new(Code::CorruptSource, span, headline).with_help("mend the errors first"),
    )
}
