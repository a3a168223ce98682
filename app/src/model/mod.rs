//! The project and what can be done to it: plain Rust, without the page.

pub mod analysis;
pub mod arrival;
pub mod command;
pub mod comparison;
pub mod compiled;
pub mod compiling;
pub mod document;
pub mod editor;
pub mod fuzzy;
pub mod history;
pub mod names;
pub mod pace;
pub mod packing;
pub mod parameters;
pub mod pasted;
pub mod phrase_pile;
pub mod preferences;
pub mod project;
pub mod reference;
pub mod route;
pub mod samples;
pub mod secret;
pub mod stages;
pub mod storage;
pub mod work;
pub mod workspace;
