//! What a technician looks up beside parameters and diagnostics: macro variables, data types, formats,
//! internal error codes, and the words of the guide. Plain data, in words of our own.
//!
//! ```
//! use profile_core::reference::{Collection, ErrorCode, error_code, macro_variable};
//! assert_eq!(Collection::Macros.entry("MA").map(|entry| entry.page), Some("4-7"));
//! assert_eq!(macro_variable("K").map(|entry| entry.id), Some("A-P"));
//! assert!(matches!(error_code("X10"), ErrorCode::Reserved));
//! ```

/// A table of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    /// The macro variables, table 4-4 of the guide.
    Macros,
    /// The data types of values.
    DataTypes,
    /// What a profile can be.
    Formats,
    /// The internal error codes, table 4-5 of the guide.
    ErrorCodes,
    /// Words.
    Glossary,
}

/// An entry of a table. A text may hold code between backticks; each but `id`, `title` and `meaning` may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key, for links.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// The page of the guide.
    pub page: &'static str,
    /// What it means, in sentences.
    pub meaning: &'static str,
    /// What it looks like.
    pub example: &'static str,
    /// What to watch out for, in sentences.
    pub remark: &'static str,
}

/// What an internal error code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The guide describes it.
    Described(Entry),
    /// It is in the range, and the guide does not describe it.
    Reserved,
    /// It is no code of these.
    NoCode,
}

impl Collection {
    /// Every table.
    pub const ALL: [Self; 5] = [
        Self::Macros,
        Self::DataTypes,
        Self::Formats,
        Self::ErrorCodes,
        Self::Glossary,
    ];

    fn table(self) -> &'static str {
        match self {
            Self::Macros => include_str!("../../data/macros.tsv"),
            Self::DataTypes => include_str!("../../data/data-types.tsv"),
            Self::Formats => include_str!("../../data/formats.tsv"),
            Self::ErrorCodes => include_str!("../../data/error-codes.tsv"),
            Self::Glossary => include_str!("../../data/glossary.tsv"),
        }
    }

    /// Its entries, in the order of the data file.
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        self.table().lines().filter_map(entry)
    }

    /// The entry whose key is `id`.
    pub fn entry(self, id: &str) -> Option<Entry> {
        self.entries().find(|entry| entry.id == id)
    }
}

/// One line of a data file; comments and lines that lack columns give nothing.
fn entry(line: &'static str) -> Option<Entry> {
    let columns: Vec<&'static str> = line.split('\t').collect();
    let [id, title, page, meaning, example, remark] = *columns.as_slice() else {
        return None;
    };
    Some(Entry {
        id,
        title,
        page,
        meaning,
        example,
        remark,
    })
}

/// The entry of the macro variable `name`, which is spelled without its dollar sign. Capitals count.
pub fn macro_variable(name: &str) -> Option<Entry> {
    let id = match name.as_bytes() {
        [b'A'..=b'P'] => "A-P",
        [b'S', b'A'..=b'D'] => "SA-SD",
        _ if name.contains('-') => return None,
        _ => name,
    };
    Collection::Macros.entry(id)
}

/// What `code`, such as `X60`, says.
pub fn error_code(code: &str) -> ErrorCode {
    match (Collection::ErrorCodes.entry(code), code.as_bytes()) {
        (Some(entry), _) => ErrorCode::Described(entry),
        (None, [b'X', b'0'..=b'9', b'0'..=b'9']) => ErrorCode::Reserved,
        (None, _) => ErrorCode::NoCode,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_of_the_data_files_is_read_and_has_a_key_of_its_own() {
        for collection in Collection::ALL {
            let rows = collection.table().lines().filter(|l| !l.starts_with('#'));
            let ids: BTreeSet<&str> = collection.entries().map(|entry| entry.id).collect();
            assert_eq!(ids.len(), rows.count(), "{collection:?}");
            for entry in collection.entries() {
                assert!(entry.meaning.ends_with('.'), "{}", entry.id);
                assert!(!entry.title.is_empty(), "{}", entry.id);
            }
        }
    }

    #[test]
    fn the_macro_variables_are_the_32_rows_of_the_guides_table() {
        let printed = "$ A-P SA-SD MA MAU MAC PN PSN SN CCERT IP EXTIP SWVER HWVER PRVST UPGST UPGERR PRVTMR \
            UPGTMR REGTMR1 REGTMR2 UPGCOND SCHEME METH SERV SERVIP PORT PATH ERR UID1 UID2 ISCUST";
        let listed: Vec<&str> = Collection::Macros.entries().map(|entry| entry.id).collect();
        assert_eq!(listed, printed.split_whitespace().collect::<Vec<_>>());
        assert_eq!(listed.len(), 32);
    }

    #[test]
    fn names_that_are_no_macro_variables_have_no_entry() {
        for name in ["VERSION", "GPP_A", "ma", "Q", "SE", "A-P", ""] {
            assert_eq!(macro_variable(name), None, "{name}");
        }
        for name in ["K", "SA", "MA", "$"] {
            assert!(macro_variable(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_data_type_of_the_catalogue_has_an_entry() {
        for entry in crate::catalog::Catalog::builtin().entries() {
            let id = entry.data_type.id();
            assert!(Collection::DataTypes.entry(id).is_some(), "{id}");
        }
    }

    #[test]
    fn err_01_the_four_described_codes_are_looked_up() {
        for (code, word) in [
            ("X00", "transport"),
            ("X20", "in time"),
            ("X40", "codec"),
            ("X60", "dial plan"),
        ] {
            let ErrorCode::Described(entry) = error_code(code) else {
                panic!("{code} is not described");
            };
            assert!(entry.meaning.contains(word), "{}", entry.meaning);
            assert_eq!(entry.page, "4-9");
        }
        assert_eq!(Collection::ErrorCodes.entries().count(), 4);
    }

    #[test]
    fn err_03_codes_without_a_description_are_reserved_and_others_are_none() {
        for code in ["X10", "X99", "X01"] {
            assert_eq!(error_code(code), ErrorCode::Reserved, "{code}");
        }
        for code in ["X100", "x60", "X6", "404", "", "XAB"] {
            assert_eq!(error_code(code), ErrorCode::NoCode, "{code}");
        }
    }
}
