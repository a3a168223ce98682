//! What is known without any input: the catalogue.

use profile_core::catalog::{Catalog, CatalogEntry, Lookup};
use profile_core::profile::ParameterName;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::arguments::text;
use crate::json::Json;
use crate::words;

/// What the catalogue says of a parameter.
#[wasm_bindgen(js_name = lookUp)]
pub fn look_up(name: &JsValue) -> Result<JsValue, JsValue> {
    let written = text(name, "name")?;
    let catalog = Catalog::builtin();
    let name = ParameterName::from_plain_text(&written);
    let mut json = Json::new();
    json.text("name", name.open_format());
    json.text("plainText", &catalog.plain_text(&name));
    json.flag("secret", catalog.is_secret(&name));
    match catalog.look_up(&name) {
        Lookup::Known(entry) => {
            json.text("status", "known");
            json.begin("entry");
            of_entry(&mut json, entry);
            json.end();
        }
        Lookup::OtherCase(known) => {
            json.text("status", "other-case");
            json.text("known", known.open_format());
        }
        Lookup::Unknown => json.text("status", "unknown"),
    }
    json.finish()
}

/// Every parameter of the catalogue.
#[wasm_bindgen]
pub fn catalogue() -> Result<JsValue, JsValue> {
    let mut json = Json::new();
    json.begin_list("entries");
    for entry in Catalog::builtin().entries() {
        json.begin_item();
        of_entry(&mut json, entry);
        json.end();
    }
    json.end_list();
    json.finish()
}

fn of_entry(json: &mut Json, entry: &CatalogEntry) {
    json.text("name", entry.name.open_format());
    json.text("plainText", &entry.plain_text);
    json.text("section", &entry.section);
    json.text("access", words::of_access(entry.factory_access));
    json.text("dataType", entry.data_type.id());
    json.flag("secret", entry.secret);
    json.flag("supplement", entry.supplement);
    json.text("page", &entry.page);
    json.text("default", &entry.default);
    json.text_items("choices", &mut entry.choices.iter().map(String::as_str));
}
