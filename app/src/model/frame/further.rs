//! Parameters that a portal adds to those of the guide: `configure {catalogue}`.

use super::message::{Code, Fields};
use super::plain::Plain;
use profile_core::catalog::{Catalog, CatalogEntry, DataType, Lookup};
use profile_core::open_format::is_writable_name;
use profile_core::profile::{ParameterName, UserAccess};

/// How many parameters can be added.
pub const MOST_PARAMETERS: usize = 2_000;
/// How many characters a name or a section may have.
const LONGEST_NAME: usize = 100;
/// How many characters a description may have.
const LONGEST_DESCRIPTION: usize = 1_000;
/// How many characters a value may have.
const LONGEST_VALUE: usize = 4_000;
/// How many choices there may be.
const MOST_CHOICES: usize = 200;
/// The section of those that name none.
const SECTION: &str = "Portal";

/// Reads the rows of a catalogue, which look as the engine's `catalogue()` gives them. Of each only `name` is needed:
/// what it leaves out is as the guide has it, where that knows the parameter.
pub(super) fn parameters(rows: Plain) -> Result<Vec<CatalogEntry>, Code> {
    let Plain::List(rows) = rows else {
        return Err(Code::Malformed);
    };
    if rows.len() > MOST_PARAMETERS {
        return Err(Code::TooLarge);
    }
    let numbered = rows.into_iter().zip(1..);
    numbered
        .map(|(row, number)| parameter(row).ok_or(Code::Parameter(number)))
        .collect()
}

fn parameter(row: Plain) -> Option<CatalogEntry> {
    let mut fields = Fields::of(row).ok()?;
    let written = short(fields.text("name").ok()??, LONGEST_NAME)?;
    let name = ParameterName::from_plain_text(written.trim());
    if !is_writable_name(&name) {
        return None;
    }
    let mut entry = usual(name, written.trim());
    if let Some(section) = fields.text("section").ok()? {
        entry.section = short(section, LONGEST_NAME)?;
    }
    if let Some(id) = fields.text("dataType").ok()? {
        entry.data_type = DataType::from_id(&id)?;
    }
    if let Some(access) = fields.text("access").ok()? {
        entry.factory_access = UserAccess::from_attribute(access.as_bytes())?;
    }
    if let Some(value) = fields.text("default").ok()? {
        entry.default = short(value, LONGEST_VALUE)?;
    }
    if let Some(choices) = fields.take("choices") {
        entry.choices = texts(choices)?;
    }
    if let Some(words) = fields.text("description").ok()? {
        entry.description = short(words, LONGEST_DESCRIPTION)?;
    }
    entry.secret |= fields.flag("secret").ok()?.unwrap_or_default();
    entry.is_writable().then_some(entry)
}

/// What is known of the parameter without the portal.
fn usual(name: ParameterName, written: &str) -> CatalogEntry {
    let guide = Catalog::builtin();
    let plain_text = if written.contains(['[', '/', '(']) {
        written.to_owned()
    } else {
        guide.plain_text(&name)
    };
    match guide.look_up(&name) {
        Lookup::Known(known) => CatalogEntry {
            name,
            plain_text,
            ..known.clone()
        },
        Lookup::OtherCase(_) | Lookup::Unknown => CatalogEntry {
            name,
            plain_text,
            section: SECTION.to_owned(),
            factory_access: UserAccess::NotAccessible,
            data_type: DataType::Text,
            secret: false,
            supplement: false,
            page: String::new(),
            default: String::new(),
            choices: Vec::new(),
            description: String::new(),
        },
    }
}

fn short(text: String, longest: usize) -> Option<String> {
    (text.chars().count() <= longest).then_some(text)
}

fn texts(list: Plain) -> Option<Vec<String>> {
    let Plain::List(items) = list else {
        return None;
    };
    if items.len() > MOST_CHOICES {
        return None;
    }
    let text = |item| match item {
        Plain::Text(text) => short(text, LONGEST_NAME),
        _ => None,
    };
    items.into_iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::Known;

    fn row(fields: &[(&str, Plain)]) -> Plain {
        let owned = |(name, value): &(&str, Plain)| ((*name).to_owned(), value.clone());
        Plain::Record(fields.iter().map(owned).collect())
    }

    fn text(words: &str) -> Plain {
        Plain::Text(words.to_owned())
    }

    fn one(fields: &[(&str, Plain)]) -> Result<CatalogEntry, Code> {
        parameters(Plain::List(vec![row(fields)])).map(|mut rows| rows.remove(0))
    }

    #[test]
    fn a_name_is_enough() {
        let entry = one(&[("name", text("Line_Key_Mode[2]"))]).unwrap();
        assert_eq!(entry.name.open_format(), "Line_Key_Mode_2_");
        assert_eq!(entry.plain_text, "Line_Key_Mode[2]");
        assert_eq!(
            (entry.section.as_str(), entry.data_type),
            ("Portal", DataType::Text)
        );
    }

    #[test]
    fn what_a_row_leaves_out_is_as_the_guide_has_it() {
        let words = text("Our proxy");
        let entry = one(&[("name", text("Proxy_1_")), ("description", words)]).unwrap();
        let guide = Catalog::builtin();
        let known = guide.find(&entry.name).unwrap();
        assert_eq!(entry.description, "Our proxy");
        assert_eq!(
            CatalogEntry {
                description: String::new(),
                ..entry
            },
            *known
        );
    }

    #[test]
    fn a_secret_of_the_guide_stays_one() {
        let entry = one(&[
            ("name", text("Admin_Passwd")),
            ("secret", Plain::Bool(false)),
        ])
        .unwrap();
        assert!(entry.secret);
        let other = one(&[("name", text("Door")), ("secret", Plain::Bool(true))]).unwrap();
        assert!(Known::with(std::slice::from_ref(&other)).is_secret(&other.name));
        let open = CatalogEntry {
            secret: false,
            ..entry
        };
        assert!(Known::with(std::slice::from_ref(&open)).is_secret(&open.name));
    }

    #[test]
    fn a_refusal_says_which_row() {
        let good = row(&[("name", text("A1"))]);
        let bad = [
            row(&[]),
            row(&[("name", text("1 <b>"))]),
            row(&[("name", text(""))]),
            row(&[("name", text(&"n".repeat(LONGEST_NAME + 1)))]),
            row(&[("name", text("A2")), ("dataType", text("Bolo"))]),
            row(&[("name", text("A2")), ("access", text("all"))]),
            row(&[("name", text("A2")), ("choices", text("Yes"))]),
            row(&[("name", text("A2")), ("secret", text("yes"))]),
            row(&[("name", text("A2")), ("default", text("a\tb"))]),
            row(&[
                ("name", text("A2")),
                ("default", text(&"v".repeat(LONGEST_VALUE + 1))),
            ]),
            row(&[
                ("name", text("A2")),
                ("choices", Plain::List(vec![text("x"); MOST_CHOICES + 1])),
            ]),
            row(&[("name", text("A2")), ("section", text("a\nb"))]),
            row(&[
                ("name", text("A2")),
                ("choices", Plain::List(vec![text("a;b")])),
            ]),
            Plain::Nothing,
        ];
        for bad in bad {
            let found = parameters(Plain::List(vec![good.clone(), bad]));
            assert_eq!(found, Err(Code::Parameter(2)));
        }
        assert_eq!(parameters(text("A1")), Err(Code::Malformed));
        let many = vec![good; MOST_PARAMETERS + 1];
        assert_eq!(parameters(Plain::List(many)), Err(Code::TooLarge));
    }
}
