//! Alias maps: read, checked, applied to a document.

use profile_core::alias_map::{AliasMap, Match, Outcome, apply, one_line};
use profile_core::catalog::Catalog;
use profile_core::open_format;
use profile_core::profile::ParameterName;
use profile_core::text::LineIndex;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::arguments::{bytes, text};
use crate::findings::{diagnostics, span};
use crate::json::Json;
use crate::texts::occurrences;

/// The entries of a map, and what is wrong with them.
#[wasm_bindgen(js_name = readAliasMap)]
pub fn read_alias_map(map: &JsValue) -> Result<JsValue, JsValue> {
    let text = text(map, "map")?;
    let lines = LineIndex::new(text.as_bytes());
    let map = AliasMap::parse(&text);
    let mut json = Json::new();
    json.begin_list("entries");
    for entry in &map.entries {
        json.begin_item();
        json.text("left", &entry.left);
        json.text("right", &entry.right);
        let parameter = entry.parameter();
        json.text_if(
            "parameter",
            parameter.as_ref().map(ParameterName::open_format),
        );
        span(&mut json, "span", entry.whole, &lines);
        json.end();
    }
    json.end_list();
    json.text("oneLine", &one_line(&map));
    let found = map.check(&text, Catalog::builtin());
    diagnostics(&mut json, "diagnostics", &found, &lines);
    json.finish()
}

/// A document read with a map.
#[wasm_bindgen(js_name = applyAliasMap)]
pub fn apply_alias_map(source: &JsValue, map: &JsValue) -> Result<JsValue, JsValue> {
    let (document, map_text) = (bytes(source, "source")?, text(map, "map")?);
    let map = AliasMap::parse(&map_text);
    let aliased = apply(&map, &open_format::parse(&document));
    let lines = LineIndex::new(&document);
    let mut json = Json::new();
    json.flag("corrupt", aliased.reading.corrupt);
    occurrences(&mut json, &aliased.reading.occurrences, &lines);
    json.number("matched", aliased.matched);
    json.begin_list("matches");
    for one in &aliased.matches {
        json.begin_item();
        of_match(&mut json, one, &map, &lines);
        json.end();
    }
    json.end_list();
    diagnostics(
        &mut json,
        "diagnostics",
        &aliased.reading.diagnostics,
        &lines,
    );
    let of_map = LineIndex::new(map_text.as_bytes());
    diagnostics(&mut json, "mapDiagnostics", &aliased.findings, &of_map);
    json.finish()
}

fn of_match(json: &mut Json, one: &Match, map: &AliasMap, lines: &LineIndex<'_>) {
    let (outcome, setting) = match &one.outcome {
        Outcome::Sets(setting) => ("sets", Some(setting)),
        Outcome::SetAgain(setting, _) => ("set-again", Some(setting)),
        Outcome::HoldsElements => ("holds-elements", None),
        Outcome::NoParameter => ("no-parameter", None),
    };
    json.text("path", &one.path);
    span(json, "span", one.element, lines);
    json.number("entry", one.entry);
    json.number_items("others", &one.others);
    json.text("outcome", outcome);
    json.text_if(
        "parameter",
        setting.map(|setting| setting.name.open_format()),
    );
    json.text("explanation", &one.explanation(map));
}
