//! What holds for edits of one parameter.

use super::{Broken, Property, both_formats, holds};
use crate::catalog::Catalog;
use crate::document::{Document, SourceFormat};
use crate::profile::{ParameterName, Setting, UserAccess, Value};
use crate::setting_edits;
use crate::text::{TextEdit, apply_edits};
use std::collections::BTreeMap;

/// Setting or removing one parameter says exactly that of it, and nothing else of any other. Which parameter
/// follows from the bytes.
pub fn settings_are_edited(text: &[u8]) -> Property {
    let choice = text.iter().map(|byte| usize::from(*byte)).sum();
    let catalog = Catalog::builtin();
    for format in both_formats() {
        let document = Document::read_as(text, format, catalog);
        if document.reading.corrupt {
            continue;
        }
        let before = by_name(&document);
        let name = chosen_name(&document, choice);
        for setting in wanted_settings(&name, format) {
            let edits = setting_edits::set(text, &document, catalog, &setting);
            let mut expected = before.clone();
            expected.insert(name.clone(), setting);
            says(text, format, &edits, &expected)?;
        }
        let edits = setting_edits::remove(text, &document, &name);
        let mut expected = before;
        expected.remove(&name);
        says(text, format, &edits, &expected)?;
    }
    Ok(())
}

type ByName = BTreeMap<ParameterName, Setting>;

fn by_name(document: &Document) -> ByName {
    let settings = document.reading.profile().effective();
    settings
        .into_iter()
        .map(|setting| (setting.name.clone(), setting))
        .collect()
}

/// A parameter of the document, or one that it does not have.
fn chosen_name(document: &Document, choice: usize) -> ParameterName {
    let occurrences = &document.reading.occurrences;
    let new = [
        "GPP_P",
        "Proxy_8_",
        "Something_New",
        "Restricted_Access_Domains",
    ];
    let index = choice % (occurrences.len() + new.len());
    match occurrences.get(index) {
        Some(occurrence) => occurrence.setting.name.clone(),
        None => {
            ParameterName::from_open_format(*new.get(index - occurrences.len()).unwrap_or(&"GPP_P"))
        }
    }
}

fn wanted_settings(name: &ParameterName, format: SourceFormat) -> Vec<Setting> {
    let values = [
        Value::Unchanged,
        Value::set(""),
        Value::set("a <b> & \"c\" \\ 'd' {$e} # ;"),
    ];
    let accesses = match format {
        SourceFormat::OpenFormat => vec![UserAccess::Unspecified, UserAccess::ReadWrite],
        SourceFormat::PlainText => vec![UserAccess::NotAccessible, UserAccess::ReadOnly],
    };
    let pairs = values
        .iter()
        .flat_map(|value| accesses.iter().map(move |access| (value, access)));
    let setting = |(value, access): (&Value, &UserAccess)| Setting {
        name: name.clone(),
        value: value.clone(),
        access: *access,
    };
    pairs.map(setting).collect()
}

fn says(text: &[u8], format: SourceFormat, edits: &[TextEdit], expected: &ByName) -> Property {
    let edited =
        apply_edits(text, edits).map_err(|_| Broken("setting edits overlap".to_owned()))?;
    let document = Document::read_as(&edited, format, Catalog::builtin());
    holds(
        !document.reading.corrupt,
        "a setting edit made the text corrupt",
    )?;
    if by_name(&document) == *expected {
        Ok(())
    } else {
        Err(Broken(format!(
            "a setting edit says something else: {}",
            edited.escape_ascii()
        )))
    }
}
