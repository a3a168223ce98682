//! Compiled profiles as profiles: names for ids, and a document of either source format (FMT-04).
//!
//! [`layers::compiled`](crate::layers::compiled) reads the bytes; here the ids get the names that
//! `data/compiled-parameters.tsv` lists, which are those of one compiler for one product. An id without a
//! name is told, never guessed.

use crate::catalog::Catalog;
use crate::document::{Document, SourceFormat};
use crate::layers::compiled::{Compiled, StoredAccess};
use crate::profile::{ParameterName, Profile, Setting, UserAccess, Value};
use crate::{open_format, plain_text};
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

const TABLE: &str = include_str!("../data/compiled-parameters.tsv");

/// What a compiled file says, with names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompiledProfile {
    /// The settings of all ids that have a name: in the order of the catalogue, then by id.
    pub profile: Profile,
    /// The ids that the file mentions and that have no name.
    pub unnamed: Vec<usize>,
}

/// A document made of a compiled file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledDocument {
    /// The text.
    pub text: Vec<u8>,
    /// The parameters that the text cannot hold as they are: a line break, a blank at an edge.
    pub changed: Vec<ParameterName>,
}

fn names() -> &'static HashMap<usize, &'static str> {
    static NAMES: OnceLock<HashMap<usize, &'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let row = |line: &'static str| {
            let (id, name) = line.split_once('\t')?;
            Some((id.parse().ok()?, name))
        };
        TABLE.lines().filter_map(row).collect()
    })
}

/// The name of the parameter with the number `id`.
///
/// ```
/// use profile_core::compiled_profile::parameter_name;
/// assert_eq!(parameter_name(4).unwrap().open_format(), "GPP_A");
/// assert_eq!(parameter_name(977), None);
/// ```
pub fn parameter_name(id: usize) -> Option<ParameterName> {
    names()
        .get(&id)
        .map(|name| ParameterName::from_plain_text(name))
}

/// The settings of `compiled`. Values are kept as they are stored: a Boolean is `1` or `0`.
pub fn profile(compiled: &Compiled, catalog: &Catalog) -> CompiledProfile {
    let ids: BTreeSet<usize> = compiled
        .values
        .keys()
        .chain(compiled.access.keys())
        .copied()
        .collect();
    let mut out = CompiledProfile::default();
    for id in ids {
        match parameter_name(id) {
            Some(name) => out.profile.settings.push(setting(compiled, id, name)),
            None => out.unnamed.push(id),
        }
    }
    let places: HashMap<&ParameterName, usize> = catalog
        .entries()
        .iter()
        .enumerate()
        .map(|(place, entry)| (&entry.name, place))
        .collect();
    let place = |setting: &Setting| places.get(&setting.name).copied().unwrap_or(usize::MAX);
    out.profile.settings.sort_by_key(place);
    out
}

fn setting(compiled: &Compiled, id: usize, name: ParameterName) -> Setting {
    let value = compiled.values.get(&id).cloned();
    let access = match compiled.access.get(&id) {
        None => UserAccess::Unspecified,
        Some(StoredAccess::Hidden) => UserAccess::NotAccessible,
        Some(StoredAccess::Shown) => UserAccess::ReadOnly,
        Some(StoredAccess::Changeable) => UserAccess::ReadWrite,
    };
    Setting {
        name,
        value: value.map_or(Value::Unchanged, Value::Set),
        access,
    }
}

impl CompiledProfile {
    /// The settings as a text of `format`, read back to see what it cannot hold. Plain text has no
    /// unspecified access: there the factory access of the parameter is written (LINT-UADEFAULT).
    pub fn document(&self, format: SourceFormat, catalog: &Catalog) -> CompiledDocument {
        let text = match format {
            SourceFormat::OpenFormat => open_format::profile_document(&self.profile.settings),
            SourceFormat::PlainText => {
                let explicit: Vec<Setting> = self
                    .profile
                    .settings
                    .iter()
                    .map(|setting| explicit(setting, catalog))
                    .collect();
                plain_text::profile_document(&explicit, catalog)
            }
        };
        let read = Document::read_as(&text, format, catalog).reading.profile();
        let changed = self
            .profile
            .settings
            .iter()
            .enumerate()
            .filter(|(place, setting)| read.settings.get(*place) != Some(*setting))
            .map(|(_, setting)| setting.name.clone())
            .collect();
        CompiledDocument { text, changed }
    }

    /// What is to be said of ids without a name, if there are any.
    pub fn unnamed_sentence(&self) -> Option<String> {
        let listed: Vec<String> = self.unnamed.iter().take(20).map(usize::to_string).collect();
        let more = if self.unnamed.len() > listed.len() {
            " and more"
        } else {
            ""
        };
        (!listed.is_empty()).then(|| {
            format!(
                "The names of {} parameters are not known, so they are left out: number {}{more}.",
                self.unnamed.len(),
                listed.join(", ")
            )
        })
    }
}

fn explicit(setting: &Setting, catalog: &Catalog) -> Setting {
    let mut setting = setting.clone();
    if setting.access == UserAccess::Unspecified {
        setting.access = catalog.factory_access(&setting.name);
    }
    setting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_name_that_can_be_written() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!((rows, names().len()), (756, 756));
        let distinct: BTreeSet<_> = names().values().collect();
        assert_eq!(distinct.len(), 756);
        for id in names().keys() {
            let name = parameter_name(*id).unwrap();
            assert!(open_format::is_writable_name(&name), "{name}");
        }
    }
}
