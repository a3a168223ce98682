//! The core as a module: strings and bytes in, plain objects out.
//!
//! [`answer`] is for the page's worker. The rest is the package for other programs: `spa-profile-engine.d.ts` beside this
//! folder says what each function takes and gives, and README.md shows them at work.
//!
//! Nothing here decides anything: an argument is read ([`arguments`]), a function of the core is called, its answer
//! is written down as JSON ([`json`]). What is wrong with an input stands in the answer; only an argument of a
//! wrong type is refused ([`arguments::Misuse`]). No phrase is ever given back.

pub mod aliases;
mod arguments;
pub mod files;
mod findings;
mod json;
pub mod known;
pub mod rules;
pub mod texts;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

/// Does a job ([`profile_core::work`]) and gives its answer; nothing for bytes that are no job.
#[wasm_bindgen]
pub fn answer(job: &[u8]) -> Vec<u8> {
    profile_core::work::answer(job)
}
