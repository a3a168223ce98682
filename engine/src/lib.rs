//! The core as a module for a worker: one function, bytes in, bytes out.
//!
//! `cargo xtask build` makes it for speed, where the page itself is made for size, and puts it beside the page.

use wasm_bindgen::prelude::wasm_bindgen;

/// Does a job ([`profile_core::work`]) and gives its answer; nothing for bytes that are no job.
#[wasm_bindgen]
pub fn answer(job: &[u8]) -> Vec<u8> {
    profile_core::work::answer(job)
}
