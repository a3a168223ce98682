//! The engine of SPA Profile Studio: configuration profiles of Linksys, Sipura and Cisco SPA devices.
//!
//! Everything here is a function of its arguments: no file system, no clock, no randomness, no network. Any
//! bytes are accepted; what is wrong with them is said in [`diagnostic`]s, and nothing is lost.
//!
//! ```
//! use profile_core::{open_format, profile::Value};
//!
//! let parsed = open_format::parse(b"<flat-profile><GPP_A> 12345678\n</GPP_A></flat-profile>");
//! let reading = open_format::read(&parsed);
//! assert!(reading.diagnostics.is_empty());
//! assert_eq!(reading.occurrences[0].setting.value, Value::set("12345678"));
//! ```

pub mod alias_map;
pub mod catalog;
pub mod checks;
pub mod command_line;
pub mod compiled_profile;
pub mod convert;
pub mod device;
pub mod diagnostic;
pub mod document;
pub mod firmware;
pub mod invariants;
pub mod layers;
pub mod macro_expansion;
pub mod open_format;
pub mod plain_text;
pub mod profile;
pub mod profile_compiler;
pub mod profile_rule;
pub mod redaction;
pub mod reference;
pub mod resync;
pub mod rule_link;
pub mod rule_tests;
pub mod samples;
pub mod setting_edits;
pub mod text;
pub mod view;
pub mod work;
