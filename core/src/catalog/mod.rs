//! The parameters that are known: of an SPA2102-type device as the guide's appendix C lists them, and
//! three that the guide names elsewhere (CAT-01, CAT-07). Other products have more; an unknown name is
//! never an error (CAT-08).

mod nearest;
mod types;
mod values;

pub use types::{DataType, parse_boolean};
pub use values::{
    CadenceScript, Delay, Duration, Frequency, FrequencyScript, Schedule, ScriptFault, Section,
    Segment, Template, TemplateFault, ToneScript, signed, value_findings,
};

use crate::profile::{DeviceParameter, ParameterName, Parameters, UserAccess};
use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../data/catalogue.tsv");

/// A parameter of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    /// Its name.
    pub name: ParameterName,
    /// Its name in plain text, such as `Dial_Plan[1]`.
    pub plain_text: String,
    /// The section of the appendix.
    pub section: String,
    /// The user access of a factory-new device (CAT-02).
    pub factory_access: UserAccess,
    /// What its values look like.
    pub data_type: DataType,
    /// Whether its value is a secret by this row: [`Catalog::is_secret`] knows of others.
    pub secret: bool,
    /// Whether the appendix leaves it out (CAT-07).
    pub supplement: bool,
    /// Where the guide speaks of it: a page such as `2-19`, or `C` for the appendix. Nothing for a further parameter.
    pub page: String,
    /// The factory value.
    pub default: String,
    /// The values it may take, if they are listed (CAT-03).
    pub choices: Vec<String>,
    /// What it is for, in the words of whoever added it; nothing for those of the guide.
    pub description: String,
}

impl CatalogEntry {
    /// The entry as a line of the data file, which is how entries travel. No field may have control characters, and no
    /// choice a `;`: [`is_writable`](Self::is_writable).
    pub fn row(&self) -> String {
        let flag = |name, set| if set { name } else { "" };
        let flags = [
            flag("secret", self.secret),
            flag("supplement", self.supplement),
        ];
        [
            &self.plain_text,
            &self.section,
            self.factory_access.attribute(),
            self.data_type.id(),
            &flags.join(" "),
            &self.page,
            &self.default,
            &self.choices.join(";"),
            &self.description,
        ]
        .join("\t")
    }

    /// Whether [`row`](Self::row) can write it.
    pub fn is_writable(&self) -> bool {
        let choices = self.choices.iter();
        let fields = [
            &self.plain_text,
            &self.section,
            &self.page,
            &self.default,
            &self.description,
        ];
        let bare = |text: &String| !text.contains(char::is_control);
        let whole = |text: &String| !text.is_empty() && text.trim() == text && !text.contains(';');
        let named = ParameterName::from_plain_text(&self.plain_text) == self.name;
        named && fields.into_iter().all(bare) && choices.clone().all(|one| bare(one) && whole(one))
    }
}

/// A set of known parameters.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    entries: Vec<CatalogEntry>,
    /// Lower-case open-format name to entry.
    by_folded: HashMap<String, usize>,
    /// Families of secrets, and the entry of each.
    secrets: HashMap<String, usize>,
}

/// How a name fares in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<'c> {
    /// The catalogue has it, for `Proxy_8_` by way of `Proxy_1_` (NAME-06).
    Known(&'c CatalogEntry),
    /// It differs from this name, which is known, in capitals only (NAME-07).
    OtherCase(ParameterName),
    /// Not known.
    Unknown,
}

impl Catalog {
    /// The catalogue of the guide.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Catalog> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read(&[TABLE]))
    }

    /// The entries of `tables`, whose lines are those of the data file; of two with one name, whatever its capitals, the
    /// later counts.
    fn read(tables: &[&str]) -> Self {
        let mut catalog = Self::default();
        for table in tables {
            for entry in table.lines().filter_map(entry) {
                catalog.put(entry);
            }
        }
        catalog
    }

    fn put(&mut self, entry: CatalogEntry) {
        let folded = entry.name.open_format().to_ascii_lowercase();
        let known = self.by_folded.get(&folded).copied();
        let index = known.unwrap_or(self.entries.len());
        if entry.secret {
            self.secrets.insert(entry.name.family(), index);
        }
        if let Some(known) = self.entries.get_mut(index) {
            *known = entry;
            return;
        }
        self.by_folded.insert(folded, index);
        self.entries.push(entry);
    }

    /// The guide's with further parameters, such as those of another product: `rows` are lines as [`CatalogEntry::row`]
    /// writes them. A parameter that is known takes other facts, but a secret stays one, in every line and spelling.
    pub fn with(rows: &str) -> Self {
        Self::read(&[TABLE, rows])
    }

    /// The entries in the order of the appendix, further ones behind them.
    pub fn entries(&self) -> &[CatalogEntry] {
        &self.entries
    }

    /// Where the appendix has `name`, counted from 0; a line that it does not list has the place of line 1.
    pub fn position(&self, name: &ParameterName) -> Option<usize> {
        let (index, spelled) = self.near(name)?;
        (spelled == *name).then_some(index)
    }

    /// What the catalogue says of `name`.
    pub fn look_up(&self, name: &ParameterName) -> Lookup<'_> {
        let near = self.near(name);
        match near.and_then(|(index, spelled)| Some((self.entries.get(index)?, spelled))) {
            Some((entry, spelled)) if spelled == *name => Lookup::Known(entry),
            Some((_, spelled)) => Lookup::OtherCase(spelled),
            None => Lookup::Unknown,
        }
    }

    /// The entry of `name` in whatever capitals, else that of its line 1, and how the catalogue spells it.
    fn near(&self, name: &ParameterName) -> Option<(usize, ParameterName)> {
        if let Some((index, entry)) = self.folded(name.open_format()) {
            return Some((index, entry.name.clone()));
        }
        let (base, digits) = name.indexed()?;
        let (index, first) = self.folded(&format!("{base}_1_"))?;
        let (base, _) = first.name.indexed()?;
        let spelled = format!("{base}_{digits}_");
        Some((index, ParameterName::from_open_format(spelled)))
    }

    fn folded(&self, open_format: &str) -> Option<(usize, &CatalogEntry)> {
        let index = *self.by_folded.get(&open_format.to_ascii_lowercase())?;
        Some((index, self.entries.get(index)?))
    }

    /// The entry of `name`, spelled exactly.
    pub fn find(&self, name: &ParameterName) -> Option<&CatalogEntry> {
        match self.look_up(name) {
            Lookup::Known(entry) => Some(entry),
            Lookup::OtherCase(_) | Lookup::Unknown => None,
        }
    }

    /// The name that plain text means: names compare without case there, and one of the catalogue takes the
    /// catalogue's spelling.
    pub fn resolve_plain_text(&self, written: &str) -> ParameterName {
        let name = ParameterName::from_plain_text(written);
        match self.look_up(&name) {
            Lookup::OtherCase(known) => known,
            Lookup::Known(_) | Lookup::Unknown => name,
        }
    }

    /// `name` in plain-text notation: the catalogue's, else a final `_digits_` as `[digits]` (NAME-04).
    pub fn plain_text(&self, name: &ParameterName) -> String {
        match self.find(name) {
            Some(entry) if entry.name == *name => entry.plain_text.clone(),
            Some(entry) => sibling_plain_text(entry, name),
            None => name.plain_text_guess(),
        }
    }

    /// Whether the value of `name` is a secret, by the catalogue or by the look of its name. What one line of a parameter
    /// is, all are, in whatever capitals: plain text knows no others.
    pub fn is_secret(&self, name: &ParameterName) -> bool {
        name.looks_secret() || self.secrets.contains_key(&name.family())
    }

    /// The user access of a factory-new device; parameters that are not known have none for the User.
    pub fn factory_access(&self, name: &ParameterName) -> UserAccess {
        self.find(name)
            .map_or(UserAccess::NotAccessible, |entry| entry.factory_access)
    }

    /// A device as it leaves the factory.
    pub fn factory_parameters(&self) -> Parameters {
        let device = |entry: &CatalogEntry| DeviceParameter {
            value: entry.default.clone().into_bytes(),
            access: entry.factory_access,
            factory_access: entry.factory_access,
        };
        let by_name = self
            .entries
            .iter()
            .map(|e| (e.name.clone(), device(e)))
            .collect();
        Parameters { by_name }
    }
}

/// The name of another line's parameter, from the entry of line 1.
fn sibling_plain_text(entry: &CatalogEntry, name: &ParameterName) -> String {
    let base = entry.plain_text.rsplit_once('[').map(|(base, _)| base);
    match (base, name.indexed()) {
        (Some(base), Some((_, digits))) => format!("{base}[{digits}]"),
        _ => name.plain_text_guess(),
    }
}

/// One line of the data file; comments and lines that lack columns give nothing.
fn entry(line: &str) -> Option<CatalogEntry> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [
        name,
        section,
        access,
        data_type,
        flags,
        page,
        default,
        choices,
        description @ ..,
    ] = columns.as_slice()
    else {
        return None;
    };
    Some(CatalogEntry {
        name: ParameterName::from_plain_text(name),
        plain_text: (*name).to_owned(),
        section: (*section).to_owned(),
        factory_access: UserAccess::from_attribute(access.as_bytes())?,
        data_type: DataType::from_id(data_type)?,
        secret: flags.split(' ').any(|flag| flag == "secret"),
        supplement: flags.split(' ').any(|flag| flag == "supplement"),
        page: (*page).to_owned(),
        default: (*default).to_owned(),
        choices: choices
            .split(';')
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .map(str::to_owned)
            .collect(),
        description: description.concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_file_is_read() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(Catalog::builtin().entries().len(), rows);
        assert_eq!(rows, 554);
    }

    #[test]
    fn defaults_are_among_the_choices() {
        for entry in Catalog::builtin().entries() {
            let listed = entry.choices.is_empty() || entry.choices.contains(&entry.default);
            assert!(listed, "{}", entry.plain_text);
        }
    }
}
