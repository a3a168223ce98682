//! Two profiles side by side, parameter by parameter.

use crate::catalog::Catalog;
use crate::profile::{ParameterName, Profile, Setting, UserAccess, Value};
use crate::text::sort_by_rank;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// How two profiles differ in a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DifferenceKind {
    /// Only the right one mentions it.
    Added,
    /// Only the left one mentions it.
    Removed,
    /// The values differ.
    Value,
    /// The accesses differ, the values do not.
    Access,
}

/// A parameter in which two profiles differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which.
    pub name: ParameterName,
    /// Its name in plain text.
    pub plain_text: String,
    /// Its section, or nothing.
    pub section: String,
    /// Whether its value is a secret.
    pub secret: bool,
    /// How they differ.
    pub kind: DifferenceKind,
    /// What the left one says, if it mentions it.
    pub left: Option<Setting>,
    /// What the right one says, if it mentions it.
    pub right: Option<Setting>,
}

/// The differences between two profiles, in the order of the catalogue, unknown names last. Settings are compared by
/// what they come to: an access that is not said is the factory's, so both formats compare alike (CONV-04).
pub fn compare(left: &Profile, right: &Profile, catalog: &Catalog) -> Vec<Difference> {
    let (lefts, rights) = (by_name(left), by_name(right));
    let mut sorted: BTreeSet<ParameterName> = BTreeSet::new();
    sorted.extend(lefts.keys().chain(rights.keys()).cloned());
    let mut names: Vec<&ParameterName> = sorted.iter().collect();
    let place = |name: &&ParameterName| (catalog.position(name).unwrap_or(usize::MAX), 0);
    sort_by_rank(&mut names, place);
    let difference = |name: &&ParameterName| {
        let (left, right) = (lefts.get(*name), rights.get(*name));
        Some(Difference {
            name: (*name).clone(),
            plain_text: catalog.plain_text(name),
            section: catalog
                .find(name)
                .map(|entry| entry.section.clone())
                .unwrap_or_default(),
            secret: catalog.is_secret(name),
            kind: kind(left, right, catalog)?,
            left: left.cloned(),
            right: right.cloned(),
        })
    };
    names.iter().filter_map(difference).collect()
}

/// The profile of a factory-new device, to compare with.
pub fn factory(catalog: &Catalog) -> Profile {
    let entry = |entry: &crate::catalog::CatalogEntry| Setting {
        name: entry.name.clone(),
        value: Value::set(entry.default.clone()),
        access: entry.factory_access,
    };
    catalog.entries().iter().map(entry).collect()
}

fn by_name(profile: &Profile) -> HashMap<ParameterName, Setting> {
    let settings = profile.effective();
    settings
        .into_iter()
        .map(|setting| (setting.name.clone(), setting))
        .collect()
}

fn kind(
    left: Option<&Setting>,
    right: Option<&Setting>,
    catalog: &Catalog,
) -> Option<DifferenceKind> {
    match (left, right) {
        (None, None) => None,
        (None, Some(_)) => Some(DifferenceKind::Added),
        (Some(_), None) => Some(DifferenceKind::Removed),
        (Some(left), Some(right)) if left.value != right.value => Some(DifferenceKind::Value),
        (Some(left), Some(right)) => {
            let access = |setting: &Setting| match setting.access {
                UserAccess::Unspecified => catalog
                    .find(&setting.name)
                    .map_or(UserAccess::NotAccessible, |entry| entry.factory_access),
                said => said,
            };
            (access(left) != access(right)).then_some(DifferenceKind::Access)
        }
    }
}
