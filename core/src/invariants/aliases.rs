//! What holds for any alias map over any document.

use super::texts::places_are_inside;
use super::{Property, holds};
use crate::alias_map::{AliasMap, Aliased, Outcome, apply, entry_text, one_line, sample};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Severity};
use crate::open_format::{self, OpenFormat};
use crate::profile::ParameterName;

/// Proposed paths that are tried out.
const TRIED: usize = 5;

/// The text before the first NUL as a map, that behind it as a document; without a NUL the text is both. Places lie
/// inside, the line that is written means the same map, and a proposed path matches what it was proposed for
/// (ALIAS-01, ALIAS-12).
pub fn alias_maps_are_read(bytes: &[u8]) -> Property {
    let mut halves = bytes.splitn(2, |byte| *byte == 0);
    let map_text = halves.next().unwrap_or_default();
    let document_text = halves.next().unwrap_or(bytes);
    let map_text = String::from_utf8_lossy(map_text);
    let map = AliasMap::parse(&map_text);
    places_are_inside(
        map_text.as_bytes(),
        &map.check(&map_text, Catalog::builtin()),
    )?;
    sides_are_those_of_the_text(&map, &map_text)?;
    the_line_means_the_same(&map)?;
    let document = open_format::parse(document_text);
    let aliased = apply(&map, &document);
    places_are_inside(map_text.as_bytes(), &aliased.findings)?;
    reading_is_in_order(&aliased, document_text)?;
    proposals_match(&document, &map)
}

fn sides_are_those_of_the_text(map: &AliasMap, text: &str) -> Property {
    for entry in &map.entries {
        holds(
            entry.right_span.slice(text.as_bytes()) == entry.right.as_bytes(),
            "the place of a right side holds another text",
        )?;
        let inside = [entry.left_span, entry.right_span];
        holds(
            inside
                .iter()
                .all(|side| entry.whole.start <= side.start && side.end <= entry.whole.end),
            "a side lies outside its entry",
        )?;
    }
    Ok(())
}

fn the_line_means_the_same(map: &AliasMap) -> Property {
    let is_error = |severity| severity == Severity::Error;
    let mut faults = map.diagnostics.iter();
    if faults.any(|fault| is_error(fault.severity) && fault.code != Code::AliasLimit) {
        return Ok(());
    }
    let line = one_line(map);
    let again = AliasMap::parse(&line);
    let sides = |map: &AliasMap| -> Vec<(String, String)> {
        let entries = map.entries.iter();
        entries
            .map(|entry| (entry.left.clone(), entry.right.clone()))
            .collect()
    };
    holds(
        sides(&again) == sides(map) && one_line(&again) == line,
        "the map on one line is another map",
    )
}

fn reading_is_in_order(aliased: &Aliased, document: &[u8]) -> Property {
    let occurrences = &aliased.reading.occurrences;
    holds(
        occurrences.is_sorted_by_key(|one| one.whole.start),
        "settings are not in document order",
    )?;
    holds(
        occurrences
            .iter()
            .all(|one| one.whole.end <= document.len()),
        "a setting stands outside the document",
    )?;
    places_are_inside(document, &aliased.reading.diagnostics)
}

/// A proposed left side matches the elements of its path and no others.
fn proposals_match(document: &OpenFormat, map: &AliasMap) -> Property {
    let target = ParameterName::from_open_format("GPP_A");
    for path in sample(document, map).paths.into_iter().take(TRIED) {
        let Some(left) = &path.left else { continue };
        let entry = AliasMap::parse(&entry_text(left, &target));
        // A name of another format may hold what divides entries.
        if entry.entries.len() != 1 || entry.entries.iter().any(|one| one.left != *left) {
            continue;
        }
        let aliased = apply(&entry, document);
        if aliased.matched > aliased.matches.len() {
            continue;
        }
        let sets = |outcome: &Outcome| matches!(outcome, Outcome::Sets(_) | Outcome::SetAgain(..));
        let set = aliased.matches.iter().filter(|one| sets(&one.outcome));
        let (matching, all): (Vec<_>, Vec<_>) = set.partition(|one| one.path == path.path);
        holds(
            matching.len() == path.count && all.is_empty(),
            "a proposed path matches other elements",
        )?;
    }
    Ok(())
}
