//! Edits that make a text say something else about one parameter, and nothing else about any other.
//!
//! Everything that need not change stays byte for byte: attributes, comments, alignment, line ends, the order. Of
//! several settings of one parameter the last one is edited; earlier ones go only where they would still count. A
//! new setting stands where the catalogue's order puts it among those that are there.

mod open;
mod place;
mod plain;

use crate::catalog::Catalog;
use crate::document::{Document, SourceTree};
use crate::open_format::is_writable_name;
use crate::profile::{Occurrence, ParameterName, Setting, Value};
use crate::text::{TextEdit, lines_of_its_own};

/// The edits after which `text`, of which `document` is the reading, says `setting` of its parameter.
///
/// The open format drops white space at the edges of a value and control characters; a name that the format cannot
/// hold gives no edits.
///
/// ```
/// use profile_core::catalog::Catalog;
/// use profile_core::document::Document;
/// use profile_core::profile::{ParameterName, Setting, UserAccess, Value};
/// use profile_core::setting_edits::set;
/// use profile_core::text::apply_edits;
///
/// let text = b"<flat-profile>\n  <GPP_A group=\"x\">1</GPP_A>\n</flat-profile>\n";
/// let document = Document::read(text, Catalog::builtin());
/// let setting = Setting {
///     name: ParameterName::from_open_format("GPP_A"),
///     value: Value::set("2"),
///     access: UserAccess::ReadOnly,
/// };
/// let edits = set(text, &document, Catalog::builtin(), &setting);
/// assert_eq!(
///     apply_edits(text, &edits).unwrap(),
///     b"<flat-profile>\n  <GPP_A ua=\"ro\" group=\"x\">2</GPP_A>\n</flat-profile>\n"
/// );
/// ```
pub fn set(
    text: &[u8],
    document: &Document,
    catalog: &Catalog,
    setting: &Setting,
) -> Vec<TextEdit> {
    let occurrences = of(document, &setting.name);
    let Some((last, earlier)) = occurrences.split_last() else {
        return added(text, document, catalog, setting);
    };
    let mut edits = match &document.tree {
        SourceTree::Open(tree) => open::changed(text, tree, last, setting),
        SourceTree::Plain(_) => plain::changed(text, last, setting),
    };
    if setting.value == Value::Unchanged {
        let counting = earlier
            .iter()
            .filter(|one| one.setting.value != Value::Unchanged);
        edits.extend(counting.map(|one| removal(text, one)));
    }
    edits
}

/// The edits after which `text` does not mention the parameter `name`.
pub fn remove(text: &[u8], document: &Document, name: &ParameterName) -> Vec<TextEdit> {
    let occurrences = of(document, name);
    occurrences.iter().map(|one| removal(text, one)).collect()
}

fn of<'d>(document: &'d Document, name: &ParameterName) -> Vec<&'d Occurrence> {
    let occurrences = document.reading.occurrences.iter();
    occurrences
        .filter(|one| one.setting.name == *name)
        .collect()
}

fn removal(text: &[u8], occurrence: &Occurrence) -> TextEdit {
    TextEdit::remove(lines_of_its_own(text, occurrence.whole))
}

/// A setting of a parameter that the text does not mention yet.
fn added(text: &[u8], document: &Document, catalog: &Catalog, setting: &Setting) -> Vec<TextEdit> {
    let written = match &document.tree {
        SourceTree::Open(_) if !is_writable_name(&setting.name) => return Vec::new(),
        SourceTree::Open(_) => crate::open_format::element(setting),
        SourceTree::Plain(_) => crate::plain_text::statement_text(setting, catalog),
    };
    let neighbour = place::neighbour(&document.reading.occurrences, catalog, &setting.name);
    match (neighbour, &document.tree) {
        (Some(place::Neighbour::Before(occurrence)), _) => {
            vec![place::behind(text, occurrence.whole, &written)]
        }
        (Some(place::Neighbour::After(occurrence)), _) => {
            vec![place::ahead(text, occurrence.whole, &written)]
        }
        (None, SourceTree::Open(tree)) => vec![open::first(text, tree, &written)],
        (None, SourceTree::Plain(_)) => vec![place::at_end(text, &written)],
    }
}
