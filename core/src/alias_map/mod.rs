//! Alias maps: other names for parameters, for profiles that a customer's database writes (guide, pages 2-13 and
//! 3-12; ALIAS-01 … ALIAS-14).
//!
//! A map is the text of a general purpose parameter. Its entries, `left path = /flat-profile/Parameter ;`, are
//! compared with the end of an element's path, step by step; the first that fits counts.
//!
//! Not here: comments, which a map does not have, and macros, which are not expanded in it (G-18).

mod apply;
mod entries;
mod findings;
mod sample;
mod write;

pub use apply::{Aliased, Match, Outcome, apply};
pub use entries::{AliasEntry, AliasMap};
pub use sample::{Sample, SamplePath, sample};
pub use write::{entry_text, one_line};

/// The most entries of a map that a device uses (ALIAS-07).
pub const MOST_ENTRIES: usize = 30;

/// What the right side of every entry begins with.
pub const TARGET: &str = "/flat-profile/";

/// Whether the value of a parameter looks like an alias map: it maps something to a parameter.
pub fn is_alias_map(value: &[u8]) -> bool {
    let mut sides = value.split(|byte| *byte == b'=').skip(1);
    sides.any(|side| side.trim_ascii_start().starts_with(TARGET.as_bytes()))
}
