//! What the page loads beside its program: `public/boot.js` says from where, or `app/single/boot.js` where the studio is
//! one file. A page that was started by neither has none of it.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Worker;

#[wasm_bindgen(js_namespace = studioParts)]
extern "C" {
    #[wasm_bindgen(catch, js_name = editor)]
    fn load_editor() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = worker)]
    fn start_worker() -> Result<Worker, JsValue>;
    #[wasm_bindgen(catch, js_name = proof)]
    fn load_proof() -> Result<Promise, JsValue>;
}

/// The script of the source editor.
pub(super) fn editor() -> Result<Promise, JsValue> {
    load_editor()
}

/// The script that shows what the page may and does.
pub(super) fn proof() -> Result<Promise, JsValue> {
    load_proof()
}

/// A new worker.
pub(super) fn worker() -> Result<Worker, JsValue> {
    start_worker()
}

/// Whether the studio is one file that was opened from a disk.
pub(crate) fn is_one_file() -> bool {
    let parts = super::property(&js_sys::global(), "studioParts");
    parts
        .and_then(|parts| super::property(&parts, "alone"))
        .is_some_and(|alone| alone.is_truthy())
}
