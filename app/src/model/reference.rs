//! The reference as lists and articles: parameters, diagnostics, and the tables of the core.

use super::route::Route;
use crate::model::catalogue::catalogue;
use crate::texts::{parameters as parameter_texts, reference as texts};
use profile_core::catalog::CatalogEntry;
use profile_core::diagnostic::{Code, Severity};
use profile_core::document::Document;
use profile_core::profile::UserAccess;
use profile_core::reference::{Collection, Entry, ErrorCode, error_code, macro_variable};
use profile_core::view::{ParameterFilter, parameters};

/// A part of the reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Area {
    /// The parameters of the catalogue.
    #[default]
    Parameters,
    /// The macro variables.
    Macros,
    /// The data types of values.
    DataTypes,
    /// What can be wrong.
    Diagnostics,
    /// What a profile can be.
    Formats,
    /// The internal error codes.
    ErrorCodes,
    /// Words.
    Glossary,
}

impl Area {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::Parameters,
        Self::Macros,
        Self::DataTypes,
        Self::Diagnostics,
        Self::Formats,
        Self::ErrorCodes,
        Self::Glossary,
    ];

    /// Its key in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Parameters => "parameters",
            Self::Macros => "macros",
            Self::DataTypes => "data-types",
            Self::Diagnostics => "diagnostics",
            Self::Formats => "formats",
            Self::ErrorCodes => "error-codes",
            Self::Glossary => "glossary",
        }
    }

    /// The area of this key.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.id() == id)
    }

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Parameters => texts::parameters(),
            Self::Macros => texts::macros(),
            Self::DataTypes => texts::data_types(),
            Self::Diagnostics => texts::diagnostics(),
            Self::Formats => texts::formats(),
            Self::ErrorCodes => texts::error_codes(),
            Self::Glossary => texts::glossary(),
        }
    }

    /// What an entry of it is called in a list of all kinds.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Parameters => texts::parameter(),
            Self::Macros => texts::macro_variable(),
            Self::DataTypes => texts::data_type(),
            Self::Diagnostics => texts::diagnostic(),
            Self::Formats => texts::format(),
            Self::ErrorCodes => texts::error_code(),
            Self::Glossary => texts::word(),
        }
    }

    fn collection(self) -> Option<Collection> {
        match self {
            Self::Parameters | Self::Diagnostics => None,
            Self::Macros => Some(Collection::Macros),
            Self::DataTypes => Some(Collection::DataTypes),
            Self::Formats => Some(Collection::Formats),
            Self::ErrorCodes => Some(Collection::ErrorCodes),
            Self::Glossary => Some(Collection::Glossary),
        }
    }
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// A few words on it.
    pub note: String,
}

/// What is said of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words of the page.
    Words(String),
    /// Words of the core; what stands between backticks is code.
    Core(String),
    /// Code, in one line each.
    Code(Vec<String>),
    /// Words that lead to another article.
    Link(String, Route),
}

/// An entry in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What it is called.
    pub title: String,
    /// What it means, in sentences; what stands between backticks is code.
    pub meaning: String,
    /// Whether it is a parameter that the guide's appendix does not have.
    pub supplement: bool,
    /// The rest: name and fact.
    pub facts: Vec<(&'static str, Said)>,
}

/// The rows of `area` in which all `words` occur; a parameter is found in any of its notations, and by its section.
pub fn list(area: Area, words: &str) -> Vec<Item> {
    let Some(collection) = area.collection() else {
        return match area {
            Area::Parameters => parameter_items(words),
            _ => diagnostic_items(words),
        };
    };
    let found = |entry: &Entry| has(&[entry.id, entry.title, entry.meaning, entry.remark], words);
    let item = |entry: Entry| Item {
        id: entry.id.to_owned(),
        title: entry.title.to_owned(),
        note: entry.meaning.replace('`', ""),
    };
    let mut items: Vec<Item> = collection.entries().filter(found).map(item).collect();
    // `$K` is found although the table has one row for all sixteen.
    let name = words.trim().trim_start_matches('$');
    if area == Area::Macros
        && let Some(entry) = macro_variable(name)
    {
        items.retain(|one| one.id != entry.id);
        items.insert(0, item(entry));
    }
    items
}

fn has(texts: &[&str], words: &str) -> bool {
    let text = texts.join(" ").to_lowercase();
    let words = words.to_lowercase();
    words.split_whitespace().all(|word| text.contains(word))
}

fn parameter_items(words: &str) -> Vec<Item> {
    let catalog = &catalogue();
    let filter = ParameterFilter {
        words: words.to_owned(),
        ..ParameterFilter::default()
    };
    let rows = parameters(b"", &Document::read(b"", catalog), catalog, &[]);
    rows.into_iter()
        .filter(|row| filter.takes(row) || has(&[&row.section], words))
        .map(|row| Item {
            id: row.name.open_format().to_owned(),
            title: row.plain_text,
            note: row.section,
        })
        .collect()
}

fn diagnostic_items(words: &str) -> Vec<Item> {
    Code::ALL
        .iter()
        .filter(|code| has(&[code.id(), code.lint(), code.explanation()], words))
        .map(|code| Item {
            id: code.id().to_owned(),
            title: code.id().to_owned(),
            note: code.explanation().replace('`', ""),
        })
        .collect()
}

/// The entry `id` of `area` in full.
pub fn article(area: Area, id: &str) -> Option<Article> {
    match area.collection() {
        Some(collection) => collection
            .entry(id)
            .map(|entry| entry_article(area, &entry)),
        None if area == Area::Parameters => {
            let known = catalogue();
            let entries = known.entries();
            let same = |entry: &&CatalogEntry| entry.name.open_format() == id;
            entries.iter().find(same).map(parameter_article)
        }
        None => {
            let code = Code::ALL.iter().find(|code| code.id() == id)?;
            Some(diagnostic_article(*code))
        }
    }
}

/// What an internal error code that has no article says, where `words` are one.
pub fn remark(area: Area, words: &str) -> Option<&'static str> {
    let words = words.trim();
    let looks_so = words.starts_with('X') && words.len() > 1;
    match error_code(words) {
        _ if area != Area::ErrorCodes || !looks_so => None,
        ErrorCode::Described(_) => None,
        ErrorCode::Reserved => Some(texts::reserved_code()),
        ErrorCode::NoCode => Some(texts::no_code()),
    }
}

fn entry_article(area: Area, entry: &Entry) -> Article {
    let mut facts = Vec::new();
    let mut add = |name, text: &str, said: fn(String) -> Said| {
        if !text.is_empty() {
            facts.push((name, said(text.to_owned())));
        }
    };
    add(texts::example(), entry.example, Said::Core);
    add(texts::note(), entry.remark, Said::Core);
    add(parameter_texts::guide(), &page(entry.page), Said::Words);
    let title = match area {
        Area::Macros if entry.id != "$" => format!("${}", entry.title.replace(" to ", " to $")),
        _ => entry.title.to_owned(),
    };
    Article {
        title,
        meaning: entry.meaning.to_owned(),
        supplement: false,
        facts,
    }
}

fn parameter_article(entry: &CatalogEntry) -> Article {
    let code = |text: &str| Said::Code(vec![text.to_owned()]);
    let type_id = entry.data_type.id();
    let type_name = Collection::DataTypes.entry(type_id);
    let mut facts = vec![
        (texts::plain_text(), code(&entry.plain_text)),
        (texts::open_format(), code(entry.name.open_format())),
        (
            parameter_texts::section(),
            Said::Core(entry.section.clone()),
        ),
        (
            texts::data_type(),
            Said::Link(
                type_name.map_or(type_id, |entry| entry.title).to_owned(),
                Route::entry(Area::DataTypes, type_id),
            ),
        ),
        (
            parameter_texts::factory_value(),
            factory_value(&entry.default),
        ),
        (
            texts::user_access(),
            Said::Words(access_words(entry.factory_access).to_owned()),
        ),
    ];
    if !entry.choices.is_empty() {
        facts.push((
            parameter_texts::choices(),
            Said::Code(entry.choices.clone()),
        ));
    }
    if catalogue().is_secret(&entry.name) {
        let words = texts::is_secret().to_owned();
        facts.push((texts::secret(), Said::Words(words)));
    }
    if !entry.page.is_empty() {
        facts.push((parameter_texts::guide(), Said::Words(page(&entry.page))));
    }
    if !entry.description.is_empty() {
        let words = entry.description.clone();
        facts.push((parameter_texts::purpose(), Said::Words(words)));
    }
    Article {
        title: entry.plain_text.clone(),
        meaning: type_name.map_or("", |entry| entry.meaning).to_owned(),
        supplement: entry.supplement,
        facts,
    }
}

fn factory_value(value: &str) -> Said {
    if value.is_empty() {
        Said::Words(texts::empty().to_owned())
    } else {
        Said::Code(vec![value.to_owned()])
    }
}

fn access_words(access: UserAccess) -> &'static str {
    match access {
        UserAccess::Unspecified => texts::not_specified(),
        UserAccess::NotAccessible => texts::hidden(),
        UserAccess::ReadOnly => texts::read_only(),
        UserAccess::ReadWrite => texts::may_change(),
    }
}

fn diagnostic_article(code: Code) -> Article {
    let severity = match code.severity() {
        Severity::Error => texts::error(),
        Severity::Warning => texts::warning(),
        Severity::Information => texts::worth_knowing(),
    };
    let mut facts = vec![(texts::severity(), Said::Words(severity.to_owned()))];
    if !code.lint().is_empty() {
        facts.push((texts::lint(), Said::Code(vec![code.lint().to_owned()])));
    }
    if !code.page().is_empty() {
        facts.push((parameter_texts::guide(), Said::Words(page(code.page()))));
    }
    Article {
        title: code.id().to_owned(),
        meaning: code.explanation().to_owned(),
        supplement: false,
        facts,
    }
}

/// Where the guide speaks of it.
fn page(page: &str) -> String {
    match page {
        "" => String::new(),
        "C" => texts::appendix_c().to_owned(),
        page => texts::page(page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(area: Area, words: &str) -> Vec<String> {
        list(area, words).into_iter().map(|item| item.id).collect()
    }

    #[test]
    fn a_parameter_is_found_in_any_notation() {
        for words in ["Dial_Plan[1]", "Dial_Plan_1_", "dial plan 1"] {
            assert_eq!(
                ids(Area::Parameters, words).first().map(String::as_str),
                Some("Dial_Plan_1_"),
                "{words}"
            );
        }
        assert!(
            ids(Area::Parameters, "system configuration").contains(&"Web_Server_Port".to_owned())
        );
        assert_eq!(ids(Area::Parameters, "").len(), 554);
    }

    #[test]
    fn every_row_has_an_article_that_links_to_articles() {
        for area in Area::ALL {
            assert_eq!(Area::from_id(area.id()), Some(area));
            for item in list(area, "") {
                let article = article(area, &item.id).unwrap_or_else(|| panic!("{}", item.id));
                assert!(!article.meaning.is_empty(), "{}", item.id);
                for (_, said) in article.facts {
                    if let Said::Link(_, route) = said {
                        assert_eq!(Route::parse(&route.fragment()), Some(route));
                    }
                }
            }
        }
    }

    #[test]
    fn one_of_the_sixteen_letters_is_found_first() {
        assert_eq!(
            ids(Area::Macros, "$K").first().map(String::as_str),
            Some("A-P")
        );
        assert_eq!(ids(Area::Macros, "$VERSION"), Vec::<String>::new());
    }

    #[test]
    fn err_03_a_search_for_a_code_without_a_description_is_answered() {
        assert!(
            remark(Area::ErrorCodes, "X10")
                .unwrap()
                .contains("no description")
        );
        assert!(
            remark(Area::ErrorCodes, "X100")
                .unwrap()
                .contains("Not a code")
        );
        assert_eq!(remark(Area::ErrorCodes, "X60"), None);
        assert_eq!(remark(Area::Macros, "X10"), None);
    }
}
