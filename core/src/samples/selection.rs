//! Which parameters of a catalogue a new profile has.

use crate::catalog::{Catalog, CatalogEntry};
use std::collections::{BTreeMap, BTreeSet};

/// A section of a catalogue, as far as it can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// How many of its parameters belong to no line.
    pub shared: usize,
    /// How many belong to each line.
    pub by_line: BTreeMap<String, usize>,
}

impl Section {
    /// How many of its parameters a profile for `lines` has.
    pub fn count(&self, lines: &BTreeSet<String>) -> usize {
        let chosen = self
            .by_line
            .iter()
            .filter(|(line, _)| lines.contains(*line));
        self.shared + chosen.map(|(_, count)| count).sum::<usize>()
    }
}

/// The sections of a catalogue in its order. Sections of one name, which each line has, are one.
///
/// ```
/// use profile_core::{catalog::Catalog, samples::sections};
/// let sections = sections(Catalog::builtin());
/// let plan = sections.iter().find(|one| one.name == "Dial Plan").unwrap();
/// assert_eq!((plan.shared, plan.by_line["1"]), (0, 2));
/// ```
pub fn sections(catalog: &Catalog) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for entry in catalog.entries() {
        let known = sections.iter().position(|one| one.name == entry.section);
        let place = known.unwrap_or(sections.len());
        if known.is_none() {
            sections.push(Section {
                name: entry.section.clone(),
                shared: 0,
                by_line: BTreeMap::new(),
            });
        }
        match (sections.get_mut(place), line(entry)) {
            (Some(section), Some(line)) => {
                *section.by_line.entry(line.to_owned()).or_default() += 1;
            }
            (Some(section), None) => section.shared += 1,
            (None, _) => {}
        }
    }
    sections
}

/// The lines of a catalogue.
pub fn lines(catalog: &Catalog) -> BTreeSet<String> {
    let lines = catalog.entries().iter().filter_map(line);
    lines.map(str::to_owned).collect()
}

/// Sections and lines of a new profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The names of the sections.
    pub sections: BTreeSet<String>,
    /// The lines; parameters of no line are taken in any case.
    pub lines: BTreeSet<String>,
}

impl Selection {
    /// Everything.
    pub fn all(catalog: &Catalog) -> Self {
        let sections = catalog.entries().iter().map(|entry| entry.section.clone());
        Self {
            sections: sections.collect(),
            lines: lines(catalog),
        }
    }

    /// Whether it has `entry`.
    pub fn takes(&self, entry: &CatalogEntry) -> bool {
        self.sections.contains(&entry.section) && is_of(entry, &self.lines)
    }
}

/// A parameter that a device needs to register and to be provisioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Its name in plain text, `[n]` for every line.
    pub name: &'static str,
    /// Why.
    pub why: &'static str,
    /// Whether the factory leaves it empty, so that it has to be filled in.
    pub to_fill: bool,
}

const fn needed(name: &'static str, why: &'static str) -> Needed {
    Needed {
        name,
        why,
        to_fill: false,
    }
}

const fn to_fill(name: &'static str, why: &'static str) -> Needed {
    Needed {
        name,
        why,
        to_fill: true,
    }
}

/// The parameters of a minimal profile: without any of them, a device does not fetch its next profile or does not
/// register (guide pages 2-2 to 2-8, 5-2 and appendix C).
pub const MINIMAL: &[Needed] = &[
    needed(
        "Provision_Enable",
        "without it no profile is fetched at all",
    ),
    needed(
        "Resync_On_Reset",
        "the profile is fetched when the device starts",
    ),
    needed("Resync_Periodic", "and again after so many seconds"),
    needed("Profile_Rule", "where the profile is fetched from"),
    needed("Line_Enable[n]", "the line is in service"),
    to_fill("Proxy[n]", "where the line registers"),
    needed("Register[n]", "the line registers, so that calls reach it"),
    to_fill("User_ID[n]", "the number or name of the line"),
    to_fill("Password[n]", "proves to the proxy that it is this line"),
];

/// The entries of a minimal profile for `lines`, with the reasons.
pub(super) fn minimal<'c>(
    catalog: &'c Catalog,
    lines: &'c BTreeSet<String>,
) -> impl Iterator<Item = (&'c CatalogEntry, &'static Needed)> {
    let chosen = catalog.entries().iter().filter(|entry| is_of(entry, lines));
    chosen.filter_map(|entry| Some((entry, reason(entry)?)))
}

fn reason(entry: &CatalogEntry) -> Option<&'static Needed> {
    let name = match line(entry) {
        Some(line) => entry.plain_text.replace(&format!("[{line}]"), "[n]"),
        None => entry.plain_text.clone(),
    };
    MINIMAL.iter().find(|one| one.name == name)
}

/// The line that a parameter belongs to.
fn line(entry: &CatalogEntry) -> Option<&str> {
    entry.name.indexed().map(|(_, line)| line)
}

fn is_of(entry: &CatalogEntry, lines: &BTreeSet<String>) -> bool {
    line(entry).is_none_or(|line| lines.contains(line))
}
