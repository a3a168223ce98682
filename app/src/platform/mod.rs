//! The browser. Nothing else in the page touches it.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod dom;
pub(crate) mod editor;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod folders;
pub(crate) mod frame;
pub(crate) mod launch;
pub(crate) mod parts;
pub(crate) mod preferences;
pub(crate) mod proof;
pub(crate) mod random;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) mod stage;
pub(crate) mod storage;
pub(crate) mod text_fields;
pub(crate) mod tongue;
pub(crate) mod updates;
pub(crate) mod worker;

use crate::texts::keeping as texts;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

/// The words of a browser's error.
fn words(error: &JsValue) -> String {
    let words = match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => property(error, "message")
            .and_then(|message| message.as_string())
            .unwrap_or_else(|| texts::no_reason().to_owned()),
    };
    words.trim_end_matches('.').to_owned()
}

/// A property of a script object, if it has it.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// A method of a script object, if it has it.
fn method(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    property(object, name)?.dyn_into().ok()
}
