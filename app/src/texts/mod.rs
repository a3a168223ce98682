//! Every text of the page, in every language: one table, whose rows are functions.
//!
//! A row that lacks a language does not compile, and a row that nobody shows is dead code. What the core says (findings,
//! the sentences of rules, the reference) is English and is marked so where it is shown.

mod locale;

pub(crate) mod actions;
pub(crate) mod alias_map;
pub(crate) mod compare;
pub(crate) mod compile;
pub(crate) mod components;
pub(crate) mod convert;
pub(crate) mod device_state;
pub(crate) mod documents;
pub(crate) mod editor;
pub(crate) mod facts;
pub(crate) mod frame;
pub(crate) mod holes;
pub(crate) mod keeping;
pub(crate) mod lab;
pub(crate) mod microscope;
pub(crate) mod new_profile;
pub(crate) mod one_file;
pub(crate) mod opening;
pub(crate) mod pack;
pub(crate) mod parameters;
pub(crate) mod portal;
pub(crate) mod problems;
pub(crate) mod proof;
pub(crate) mod questions;
pub(crate) mod reference;
pub(crate) mod resync_url;
pub(crate) mod rule_tests;
pub(crate) mod rules;
pub(crate) mod schedule;
pub(crate) mod settings;
pub(crate) mod shell;
pub(crate) mod source;
pub(crate) mod unpack;
pub(crate) mod work;

pub(crate) use locale::{Language, Numbers, language, number, of_the_core, speak, tenths};

/// Writes rows of the table: English, then Spanish.
///
/// ```ignore
/// texts! {
///     /// A plain text.
///     title => ["Open", "Abrir"];
///     /// A text with values, as `format!` writes them.
///     said(name: &str) => ["Downloaded {name}.", "Se descargó {name}."];
///     /// A count comes first and has no type: it is written by the language's rules, one apart from many.
///     documents(count) => ["{count} document" | "{count} documents", "{count} documento" | "{count} documentos"];
/// }
/// ```
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($arguments:tt)*))? => $forms:tt;)*) => {
        $($crate::texts::row! { [$(#[$doc])*] $name [$($($arguments)*)?] $forms })*
    };
}

/// One row.
macro_rules! row {
    ([$(#[$doc:meta])*] $name:ident [] [$english:literal, $spanish:literal]) => {
        $(#[$doc])*
        pub(crate) fn $name() -> &'static str {
            match $crate::texts::language() {
                $crate::texts::Language::English => $english,
                $crate::texts::Language::Spanish => $spanish,
            }
        }
    };
    ([$(#[$doc:meta])*] $name:ident [$count:ident $(, $argument:ident: $type:ty)*]
        [$one:literal | $many:literal, $uno:literal | $varios:literal]) => {
        $(#[$doc])*
        pub(crate) fn $name($count: usize $(, $argument: $type)*) -> String {
            let single = $count == 1;
            let $count = $crate::texts::number($count);
            match ($crate::texts::language(), single) {
                ($crate::texts::Language::English, true) => format!($one),
                ($crate::texts::Language::English, false) => format!($many),
                ($crate::texts::Language::Spanish, true) => format!($uno),
                ($crate::texts::Language::Spanish, false) => format!($varios),
            }
        }
    };
    ([$(#[$doc:meta])*] $name:ident [$($argument:ident: $type:ty),+] [$english:literal, $spanish:literal]) => {
        $(#[$doc])*
        pub(crate) fn $name($($argument: $type),+) -> String {
            match $crate::texts::language() {
                $crate::texts::Language::English => format!($english),
                $crate::texts::Language::Spanish => format!($spanish),
            }
        }
    };
}

pub(crate) use {row, texts};
