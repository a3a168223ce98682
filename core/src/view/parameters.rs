//! A document as a list of parameters: those of the catalogue, and what the document adds to them (CAT-08, CAT-09).

use crate::catalog::{Catalog, CatalogEntry, DataType, Lookup};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::profile::{Occurrence, ParameterName, Setting, UserAccess, Value};
use crate::text::{LineIndex, Span, sort_by_rank};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a document makes of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RowState {
    /// It does not mention it.
    Absent,
    /// It leaves the value as it is on the device.
    Unchanged,
    /// It sets the value that the factory sets.
    Factory,
    /// It sets another value.
    Changed,
}

/// A place of a text where a parameter is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingPlace {
    /// The line, from 1.
    pub line: usize,
    /// The whole element or statement.
    pub span: Span,
}

/// One parameter of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterRow {
    /// Its name.
    pub name: ParameterName,
    /// Its name in plain text, such as `Dial_Plan[1]`.
    pub plain_text: String,
    /// The line, user or extension it belongs to.
    pub index: Option<u32>,
    /// The section of the catalogue, or nothing where the catalogue does not know it.
    pub section: String,
    /// What its values look like.
    pub data_type: DataType,
    /// The values it may take, if they are listed.
    pub choices: Vec<String>,
    /// The factory value.
    pub default: String,
    /// The user access of a factory-new device.
    pub factory_access: UserAccess,
    /// Where the guide speaks of it, or nothing.
    pub page: String,
    /// What it is for, in the words of whoever added it to the guide's, or nothing.
    pub description: String,
    /// Whether its value is a secret.
    pub secret: bool,
    /// Whether the catalogue knows it, perhaps by way of line 1.
    pub known: bool,
    /// What the document makes of it.
    pub state: RowState,
    /// What the document says of it all in all; unchanged and unspecified where it says nothing.
    pub setting: Setting,
    /// Where it says so, the place that counts last.
    pub places: Vec<SettingPlace>,
    /// The worst that is wrong with it.
    pub worst: Option<Severity>,
    /// What is wrong with it, in sentences.
    pub troubles: Vec<String>,
}

/// The parameters of `catalog` in its order, those of other lines behind their siblings' section, and at the end those
/// that only the document knows.
pub fn parameters(
    text: &[u8],
    document: &Document,
    catalog: &Catalog,
    findings: &[Diagnostic],
) -> Vec<ParameterRow> {
    let lines = LineIndex::new(text);
    let listed = |entry| listed(entry, catalog);
    let mut rows: Vec<ParameterRow> = catalog.entries().iter().map(listed).collect();
    let mut by_name: HashMap<ParameterName, usize> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row.name.clone(), at))
        .collect();
    for setting in document.reading.profile().effective() {
        let at = *by_name.entry(setting.name.clone()).or_insert_with(|| {
            rows.push(unlisted(&setting.name, catalog));
            rows.len() - 1
        });
        if let Some(row) = rows.get_mut(at) {
            row.state = state(row, &setting);
            row.setting = setting;
        }
    }
    let mut order = findings.iter().collect::<Vec<_>>();
    sort_by_rank(&mut order, |finding| (finding.primary.span.start, 0));
    for occurrence in &document.reading.occurrences {
        let row = by_name
            .get(&occurrence.setting.name)
            .and_then(|at| rows.get_mut(*at));
        if let Some(row) = row {
            row.places.push(SettingPlace {
                line: lines.position(occurrence.whole.start).line,
                span: occurrence.whole,
            });
            troubles(row, occurrence, &order);
        }
    }
    rows
}

fn troubles(row: &mut ParameterRow, occurrence: &Occurrence, findings: &[&Diagnostic]) {
    let whole = occurrence.whole;
    let first = findings.partition_point(|finding| finding.primary.span.start < whole.start);
    let inside = findings
        .iter()
        .skip(first)
        .take_while(|finding| finding.primary.span.start < whole.end);
    for finding in inside {
        // Of severities the worst comes first.
        row.worst = Some(
            row.worst
                .map_or(finding.severity, |worst| worst.min(finding.severity)),
        );
        row.troubles.push(finding.headline.clone());
    }
}

fn state(row: &ParameterRow, setting: &Setting) -> RowState {
    match &setting.value {
        Value::Unchanged => RowState::Unchanged,
        Value::Set(value) if row.known && *value == row.default.as_bytes() => RowState::Factory,
        Value::Set(_) => RowState::Changed,
    }
}

fn listed(entry: &CatalogEntry, catalog: &Catalog) -> ParameterRow {
    ParameterRow {
        name: entry.name.clone(),
        plain_text: entry.plain_text.clone(),
        index: index(&entry.name),
        section: entry.section.clone(),
        data_type: entry.data_type,
        choices: entry.choices.clone(),
        default: entry.default.clone(),
        factory_access: entry.factory_access,
        page: entry.page.clone(),
        description: entry.description.clone(),
        secret: catalog.is_secret(&entry.name),
        known: true,
        state: RowState::Absent,
        setting: nothing(&entry.name),
        places: Vec::new(),
        worst: None,
        troubles: Vec::new(),
    }
}

/// A parameter that the catalogue does not list, with the facts of line 1 where it has them (NAME-06).
fn unlisted(name: &ParameterName, catalog: &Catalog) -> ParameterRow {
    if let Lookup::Known(sibling) = catalog.look_up(name) {
        return ParameterRow {
            name: name.clone(),
            plain_text: catalog.plain_text(name),
            index: index(name),
            setting: nothing(name),
            ..listed(sibling, catalog)
        };
    }
    ParameterRow {
        name: name.clone(),
        plain_text: catalog.plain_text(name),
        index: index(name),
        section: String::new(),
        data_type: DataType::Text,
        choices: Vec::new(),
        default: String::new(),
        factory_access: UserAccess::NotAccessible,
        page: String::new(),
        description: String::new(),
        secret: catalog.is_secret(name),
        known: false,
        state: RowState::Absent,
        setting: nothing(name),
        places: Vec::new(),
        worst: None,
        troubles: Vec::new(),
    }
}

fn nothing(name: &ParameterName) -> Setting {
    Setting {
        name: name.clone(),
        value: Value::Unchanged,
        access: UserAccess::Unspecified,
    }
}

fn index(name: &ParameterName) -> Option<u32> {
    name.indexed().and_then(|(_, digits)| digits.parse().ok())
}

impl ParameterRow {
    /// What the User account may do on a device that has this profile: the access that it says, else the factory's.
    pub fn effective_access(&self) -> UserAccess {
        match self.setting.access {
            UserAccess::Unspecified => self.factory_access,
            said => said,
        }
    }
}

/// Which rows a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Showing {
    /// All.
    #[default]
    All,
    /// Those that the document mentions.
    Mentioned,
    /// Those that it sets to another value than the factory.
    Changed,
    /// Those that it leaves as they are.
    LeftAlone,
    /// Those with something wrong.
    Troubled,
}

/// What the rows of a list must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterFilter {
    /// Words of the name, in any of its notations.
    pub words: String,
    /// The section; none for all.
    pub section: Option<String>,
    /// The line, user or extension; none for all.
    pub index: Option<u32>,
    /// The user access that is effective; none for all.
    pub access: Option<UserAccess>,
    /// What the document makes of them.
    pub showing: Showing,
}

impl ParameterFilter {
    /// Whether the list shows `row`.
    ///
    /// Names are found by parts of any notation: `dial plan`, `Dial_Plan[1]` and `Dial_Plan_1_` find the same ones.
    pub fn takes(&self, row: &ParameterRow) -> bool {
        let name = folded(&row.plain_text);
        self.words
            .split_whitespace()
            .all(|word| name.contains(&folded(word)))
            && self
                .section
                .as_ref()
                .is_none_or(|section| *section == row.section)
            && self.index.is_none_or(|index| row.index == Some(index))
            && self
                .access
                .is_none_or(|access| row.effective_access() == access)
            && self.shows(row)
    }

    fn shows(&self, row: &ParameterRow) -> bool {
        match self.showing {
            Showing::All => true,
            Showing::Mentioned => row.state != RowState::Absent,
            Showing::Changed => row.state == RowState::Changed,
            Showing::LeftAlone => row.state == RowState::Unchanged,
            Showing::Troubled => row.worst.is_some(),
        }
    }
}

/// A name in lower case, with `_` for what the open format cannot write.
fn folded(name: &str) -> String {
    ParameterName::from_plain_text(name)
        .open_format()
        .to_ascii_lowercase()
}
