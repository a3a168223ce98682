//! What the core is measured on: shapes of input, operations on them, and the same as a module for an
//! interpreter and for Node.
//!
//! The module takes numbers and gives numbers, so no pointer crosses its border: [`prepare`] makes the
//! input inside, [`run`] does one operation on it.

pub mod operations;
pub mod shapes;
mod subject;

#[path = "../../tests/vectors/repeated.rs"]
mod repeated;

use operations::OPERATIONS;
use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::document::Document;
use profile_core::redaction::redact;
use profile_core::view;
use std::cell::RefCell;
pub use subject::Subject;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static SUBJECT: RefCell<Option<Subject>> = const { RefCell::new(None) };
}

/// Makes the input of shape number `shape` with about `size` bytes, and gives its length.
#[wasm_bindgen]
pub fn prepare(shape: u32, size: u32) -> u32 {
    let shapes = shapes::all();
    let text = shapes
        .get(index(shape))
        .map(|shape| shape.text(index(size)));
    keep(text.unwrap_or_default())
}

/// Makes a profile of so many parameters the input, in plain text if `plain` is not 0, and gives its length.
#[wasm_bindgen]
pub fn prepare_profile(parameters: u32, plain: u32) -> u32 {
    keep(shapes::profile(index(parameters), plain != 0))
}

/// Does operation number `operation` of [`OPERATIONS`] on the input. What it gives is of no use but to keep
/// the work from being left out.
#[wasm_bindgen]
pub fn run(operation: u32) -> u32 {
    SUBJECT.with_borrow(|subject| {
        let (Some(subject), Some((_, work))) = (subject, OPERATIONS.get(index(operation))) else {
            return 0;
        };
        u32::try_from(work(subject)).unwrap_or(u32::MAX)
    })
}

/// Does with a file of shape number `shape` and about `size` bytes what the page does with one that is opened:
/// reads, checks, converts and redacts it. For the memory that this takes.
#[wasm_bindgen]
pub fn open_file(shape: u32, size: u32) -> u32 {
    let shapes = shapes::all();
    let text = shapes
        .get(index(shape))
        .map(|shape| shape.text(index(size)));
    let work = text.map_or(0, |text| {
        let catalog = Catalog::builtin();
        let document = Document::read(&text, catalog);
        let findings = check(&text, &document, &CheckOptions::default());
        let problems = view::problems(&text, &findings).len();
        let converted = convert(&text, &document, catalog).text.len();
        problems + converted + redact(&text, catalog, 1).text.len()
    });
    u32::try_from(work).unwrap_or(u32::MAX)
}

fn keep(text: Vec<u8>) -> u32 {
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    // The one before goes first, so that two never fill the memory together.
    SUBJECT.set(None);
    SUBJECT.set(Some(Subject::new(text)));
    length
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
