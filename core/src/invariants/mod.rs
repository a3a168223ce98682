//! What holds for any input: the properties that tests, fuzz targets and soak runs share.
//!
//! Each function takes bytes and says what is broken, if anything. None of them traps by itself.
//! [`TARGETS`] lists those that are fuzzed; each has its shim in `core/fuzz`.

mod aliases;
mod commands;
mod imports;
mod layers;
mod links;
mod names;
mod resyncs;
mod rules;
mod settings;
mod texts;
mod traps;
mod work;

pub use aliases::alias_maps_are_read;
pub use commands::{
    command_lines_are_read, command_lines_come_back, pasted_commands_are_read, sources_are_compiled,
};
pub use imports::imports_are_spliced;
pub use layers::{
    base64_comes_back, compiled_files_are_told, deflate_streams_agree, encodings_become_utf8,
    gzip_files_are_told, opened_files_are_told, openssl_files_are_told, packed_files_open,
};
pub use links::{rule_links_come_back, rules_are_kept_without_secrets};
pub use names::names_come_back;
pub use resyncs::{schedules_are_drawn, web_links_come_back};
pub use rules::{conditions_are_evaluated, rules_are_evaluated, urls_are_read};
pub use settings::settings_are_edited;
pub use texts::{
    comments_hide_their_text, comparisons_are_whole, conversion_is_accounted_for,
    field_changes_keep_the_rest, field_edits_keep_the_rest, fields_show_texts, holes_are_filled,
    mends_converge, profiles_apply_once, redaction_is_complete, settings_have_places,
    trees_are_lossless, values_come_back, views_point_at_places,
};
pub use traps::nothing_traps;
pub use work::jobs_are_answered;

use crate::catalog::Catalog;
use crate::document::SourceFormat;
use crate::profile::Parameters;
use std::sync::OnceLock;

/// A property that does not hold, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(pub String);

/// What a property function gives.
pub type Property = Result<(), Broken>;

/// A property of any bytes.
pub type Target = fn(&[u8]) -> Property;

macro_rules! targets {
    ($($name:ident),* $(,)?) => {
        /// The properties that are fuzzed, by name.
        pub const TARGETS: &[(&str, Target)] = &[$((stringify!($name), $name)),*];
    };
}

targets![
    alias_maps_are_read,
    base64_comes_back,
    command_lines_are_read,
    comments_hide_their_text,
    comparisons_are_whole,
    compiled_files_are_told,
    conditions_are_evaluated,
    conversion_is_accounted_for,
    deflate_streams_agree,
    encodings_become_utf8,
    fields_show_texts,
    gzip_files_are_told,
    holes_are_filled,
    imports_are_spliced,
    jobs_are_answered,
    mends_converge,
    names_come_back,
    nothing_traps,
    opened_files_are_told,
    openssl_files_are_told,
    packed_files_open,
    pasted_commands_are_read,
    profiles_apply_once,
    redaction_is_complete,
    rule_links_come_back,
    rules_are_kept_without_secrets,
    schedules_are_drawn,
    rules_are_evaluated,
    settings_are_edited,
    settings_have_places,
    sources_are_compiled,
    trees_are_lossless,
    urls_are_read,
    values_come_back,
    views_point_at_places,
    web_links_come_back,
];

fn holds(condition: bool, what: &str) -> Property {
    if condition {
        Ok(())
    } else {
        Err(Broken(what.to_owned()))
    }
}

fn both_formats() -> [SourceFormat; 2] {
    [SourceFormat::OpenFormat, SourceFormat::PlainText]
}

/// A device with the general purpose parameters only: a whole one takes long to make.
fn small_device() -> Parameters {
    static SMALL: OnceLock<Parameters> = OnceLock::new();
    let small = SMALL.get_or_init(|| {
        let mut parameters = Catalog::builtin().factory_parameters();
        parameters
            .by_name
            .retain(|name, _| name.open_format().starts_with("GPP_"));
        parameters
    });
    small.clone()
}
