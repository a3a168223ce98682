//! The parameters of a document as the form lists them.

use super::analysis::Origin;
use crate::texts::parameters as texts;
use profile_core::catalog::DataType;
use profile_core::document::SourceFormat;
use profile_core::profile::{ParameterName, Setting, UserAccess, Value};
use profile_core::view::{ParameterFilter, ParameterRow, RowState};
use std::collections::HashMap;

/// All rows of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterTable {
    /// The document's format.
    pub format: SourceFormat,
    rows: Vec<ParameterRow>,
    origins: HashMap<ParameterName, Vec<Origin>>,
    by_name: HashMap<String, usize>,
}

/// A row that passes the filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListedRow {
    /// The parameter's name in the open format.
    pub name: String,
    /// The heading above it, where a section begins.
    pub heading: Option<String>,
}

/// How a value is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One of a few texts.
    List,
    /// A masked line.
    Secret,
    /// A line.
    Line,
    /// A line of digits for the most part.
    Digits,
    /// Several lines.
    Lines,
    /// Nothing here can hold it: it is not UTF-8.
    None,
}

impl ParameterTable {
    /// The table of these rows; `origins` are the places of those that imports set.
    pub fn new(
        format: SourceFormat,
        rows: Vec<ParameterRow>,
        origins: HashMap<ParameterName, Vec<Origin>>,
    ) -> Self {
        let names = rows.iter().enumerate();
        let by_name = names
            .map(|(at, row)| (row.name.open_format().to_owned(), at))
            .collect();
        Self {
            format,
            rows,
            origins,
            by_name,
        }
    }

    /// The row of a parameter.
    pub fn row(&self, name: &str) -> Option<&ParameterRow> {
        self.by_name.get(name).and_then(|at| self.rows.get(*at))
    }

    /// Where imports and the document itself set a parameter, the place that counts last; nothing without imports.
    pub fn origins(&self, name: &ParameterName) -> Vec<Origin> {
        self.origins.get(name).cloned().unwrap_or_default()
    }

    /// How many parameters there are.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// The rows that pass `filter`, by section.
    pub fn listed(&self, filter: &ParameterFilter) -> Vec<ListedRow> {
        let sections = self.sections();
        let place = |row: &ParameterRow| sections.iter().position(|one| *one == row.section);
        let mut passing: Vec<&ParameterRow> =
            self.rows.iter().filter(|row| filter.takes(row)).collect();
        // Rows of further lines stand behind all others in the table.
        passing.sort_by_key(|row| place(row));
        let mut last = None;
        let listed = |row: &ParameterRow| {
            let begins = last.as_ref() != Some(&row.section);
            last = Some(row.section.clone());
            ListedRow {
                name: row.name.open_format().to_owned(),
                heading: begins.then(|| section_words(&row.section).to_owned()),
            }
        };
        passing.into_iter().map(listed).collect()
    }

    /// The settings that give the listed parameters another access: those that the document mentions and that have
    /// another one now.
    pub fn with_access(&self, listed: &[ListedRow], access: UserAccess) -> Vec<Setting> {
        let rows = listed.iter().filter_map(|one| self.row(&one.name));
        rows.filter(|row| row.state != RowState::Absent && row.setting.access != access)
            .map(|row| with_access(row, access))
            .collect()
    }

    /// The sections in the order of the catalogue, the unknown last.
    pub fn sections(&self) -> Vec<String> {
        let mut sections: Vec<String> = Vec::new();
        for row in &self.rows {
            if !sections.contains(&row.section) {
                sections.push(row.section.clone());
            }
        }
        sections
    }

    /// The lines, users and extensions that there are.
    pub fn indexes(&self) -> Vec<u32> {
        let mut indexes: Vec<u32> = self.rows.iter().filter_map(|row| row.index).collect();
        indexes.sort_unstable();
        indexes.dedup();
        indexes
    }
}

/// The name of a section; unknown parameters have none.
pub fn section_words(section: &str) -> &str {
    if section.is_empty() {
        texts::not_in_catalogue()
    } else {
        section
    }
}

/// The value as text, if it is one; nothing where none is set.
pub fn value_text(row: &ParameterRow) -> Option<String> {
    match &row.setting.value {
        Value::Unchanged => Some(String::new()),
        Value::Set(value) => String::from_utf8(value.clone()).ok(),
    }
}

/// How the value of `row` is edited.
pub fn control(row: &ParameterRow) -> Control {
    let Some(value) = value_text(row) else {
        return Control::None;
    };
    match row.data_type {
        _ if row.secret => Control::Secret,
        _ if value.contains(['\n', '\r']) => Control::Lines,
        DataType::Boolean => Control::List,
        DataType::Choice if !row.choices.is_empty() => Control::List,
        DataType::Unsigned8
        | DataType::Unsigned16
        | DataType::Port
        | DataType::WholeSeconds
        | DataType::Seconds
        | DataType::Address => Control::Digits,
        _ => Control::Line,
    }
}

/// The texts of a list; the present value is among them, whatever it is.
pub fn choices(row: &ParameterRow) -> Vec<String> {
    let mut choices = match row.data_type {
        DataType::Boolean => vec!["Yes".to_owned(), "No".to_owned()],
        _ => row.choices.clone(),
    };
    let present = value_text(row).filter(|_| matches!(row.setting.value, Value::Set(_)));
    if let Some(present) = present.filter(|present| !choices.contains(present)) {
        choices.insert(0, present);
    }
    choices
}

/// The setting of `row` with another value; one that is not there yet gets the access that means the factory's.
pub fn with_value(row: &ParameterRow, format: SourceFormat, value: Value) -> Setting {
    Setting {
        name: row.name.clone(),
        value,
        access: match (row.state, format) {
            (RowState::Absent, SourceFormat::PlainText) => row.factory_access,
            (RowState::Absent, SourceFormat::OpenFormat) => UserAccess::Unspecified,
            _ => row.setting.access,
        },
    }
}

/// The setting of `row` with another access.
pub fn with_access(row: &ParameterRow, access: UserAccess) -> Setting {
    Setting {
        access,
        ..row.setting.clone()
    }
}

/// The accesses that a format can say.
pub fn accesses(format: SourceFormat) -> Vec<UserAccess> {
    let mut accesses = Vec::new();
    if format == SourceFormat::OpenFormat {
        accesses.push(UserAccess::Unspecified);
    }
    accesses.extend(UserAccess::SPECIFIED);
    accesses
}

/// The key of an access in a list.
pub fn access_key(access: UserAccess) -> &'static str {
    match access {
        UserAccess::Unspecified => "factory",
        said => said.attribute(),
    }
}

/// An access in words.
pub fn access_words(access: UserAccess) -> &'static str {
    match access {
        UserAccess::Unspecified => texts::factory_access(),
        UserAccess::NotAccessible => texts::hidden(),
        UserAccess::ReadOnly => texts::read_only(),
        UserAccess::ReadWrite => texts::may_change(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::analysis::Analysis;
    use crate::model::document::{Container, Content};
    use crate::model::work::Ask;
    use crate::model::workspace::Workspace;

    fn table(text: &str) -> ParameterTable {
        let mut workspace = Workspace::default();
        let content = Content::Text(text.as_bytes().into());
        let id = workspace.add("a.txt", content, Container::default());
        let analysis = Analysis::of(&workspace, id).unwrap();
        let Some(Ask::Done(table)) = analysis.ask_parameters(&workspace) else {
            panic!("a small text is listed at once");
        };
        ParameterTable::clone(&table)
    }

    #[test]
    fn rows_of_further_lines_stand_in_the_section_of_their_siblings() {
        let table = table("Proxy[3] \"sip\" ;\nNew_One \"1\" ;\n");
        let filter = ParameterFilter {
            words: "proxy 3".to_owned(),
            ..ParameterFilter::default()
        };
        let listed = table.listed(&filter);
        assert_eq!(listed[0].name, "Proxy_3_");
        let all = table.listed(&ParameterFilter::default());
        let headings: Vec<&String> = all.iter().filter_map(|row| row.heading.as_ref()).collect();
        let mut once = headings.clone();
        once.dedup();
        assert_eq!(headings.len(), table.sections().len());
        assert_eq!(headings.len(), once.len());
        assert_eq!(headings.last().unwrap().as_str(), "Not in the catalogue");
        assert_eq!(table.indexes(), [1, 2, 3]);
    }

    #[test]
    fn a_list_holds_the_present_value_whatever_it_is() {
        let table = table("Line_Enable[1] \"enable\" ;\nLine_Enable[2] \"Yes\" ;\n");
        assert_eq!(
            choices(table.row("Line_Enable_1_").unwrap()),
            ["enable", "Yes", "No"]
        );
        assert_eq!(choices(table.row("Line_Enable_2_").unwrap()), ["Yes", "No"]);
    }

    #[test]
    fn values_are_edited_by_what_they_are() {
        let table = table("GPP_A \"a\nb\" ;\nAdmin_Passwd \"x\" ;\nGPP_B \"\\xff\" ;\n");
        let of = |name: &str| control(table.row(name).unwrap());
        assert_eq!(of("GPP_A"), Control::Lines);
        assert_eq!(of("Admin_Passwd"), Control::Secret);
        assert_eq!(of("GPP_B"), Control::None);
        assert_eq!(of("GPP_C"), Control::Line);
        assert_eq!(of("Web_Server_Port"), Control::Digits);
        assert_eq!(of("Line_Enable_1_"), Control::List);
    }

    #[test]
    fn a_new_setting_keeps_the_factory_access_in_both_formats() {
        let table = table("GPP_A ! \"1\" ;\n");
        let row = table.row("User_Password").unwrap();
        let plain = with_value(row, SourceFormat::PlainText, Value::set("x"));
        assert_eq!(plain.access, UserAccess::ReadWrite);
        let open = with_value(row, SourceFormat::OpenFormat, Value::set("x"));
        assert_eq!(open.access, UserAccess::Unspecified);
        let kept = with_value(
            table.row("GPP_A").unwrap(),
            SourceFormat::PlainText,
            Value::Unchanged,
        );
        assert_eq!(kept.access, UserAccess::ReadWrite);
    }
}
