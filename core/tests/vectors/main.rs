//! Self-describing vectors of names, conversion, the catalogue, layers and hostile input, natively and in wasm.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "tests may trap, and speed is not their point"
)]

mod alias;
mod attacks;
mod compiled;
mod compiler;
mod completions;
mod containers;
mod edits;
mod encodings;
mod fields;
mod hostile;
mod layers;
mod model;
mod mutations;
mod padding;
mod padding_cases;
mod pasted;
mod repeated;
mod rule_tests;
mod rules;
mod schedules;
mod secrets;
mod text_compare;
mod types;
mod views;
mod work;
