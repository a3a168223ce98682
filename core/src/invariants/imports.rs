//! What holds for any set of files that import each other.

use super::{Property, holds};
use crate::plain_text::splice;
use std::collections::BTreeMap;

/// The files are called so, in the order in which the bytes give them.
const NAMES: [&str; 6] = ["main", "a", "b", "c", "d", "e"];
/// The limits of imports: files, and bytes of all of them.
const FILES: usize = 1_000;
const BYTES: usize = 16 << 20;

/// Takes the parts between NUL bytes for files. What is spliced comes to an end within the limits, every byte
/// of it stands in the file that it is said to come from, and so does every finding (TXT-12 … TXT-14).
pub fn imports_are_spliced(bytes: &[u8]) -> Property {
    let parts = bytes.split(|byte| *byte == 0);
    let files: BTreeMap<String, Vec<u8>> = NAMES
        .iter()
        .zip(parts)
        .map(|(name, text)| ((*name).to_owned(), text.to_vec()))
        .collect();
    let main = files.get("main").map(Vec::as_slice).unwrap_or_default();
    let spliced = splice("main", main, &files);
    holds(
        spliced.text.len() <= BYTES + bytes.len() && spliced.faults.len() <= FILES,
        "imports pass their limits",
    )?;
    for (offset, byte) in spliced
        .text
        .iter()
        .enumerate()
        .step_by(1 + spliced.text.len() / 500)
    {
        let origin = spliced.origin(offset);
        let there = origin.and_then(|(file, at)| files.get(file)?.get(at..));
        // A line end is added to a file without one.
        holds(
            there.is_some_and(|rest| rest.first().unwrap_or(&b'\n') == byte),
            "a byte does not stand where it is said to come from",
        )?;
    }
    for fault in &spliced.faults {
        let place = fault.diagnostic.primary.span;
        let text = files.get(&fault.file).map(|text| place.slice(text));
        holds(
            text.is_some_and(|name| !name.is_empty() && !name.iter().any(u8::is_ascii_whitespace)),
            "a finding does not point at the name of a file",
        )?;
    }
    Ok(())
}
