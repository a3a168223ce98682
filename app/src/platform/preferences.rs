//! The local storage, and what it changes in the page before anything is drawn.

use super::{dom, frame, parts};
use crate::model::preferences::STORES;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Storage};

/// Where the browser offers none, nothing is kept; nor in the frame of a portal.
fn storage() -> Option<Storage> {
    if frame::is_framed() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// What is kept under `key`.
pub(crate) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Whether anything may be stored: the studio that is one file has to be asked to.
pub(crate) fn may_store() -> bool {
    !parts::is_one_file() || read(STORES).is_some()
}

/// Lets the studio that is one file store things.
pub(crate) fn allow_storing() {
    if let Some(storage) = storage() {
        let _ = storage.set_item(STORES, "yes");
    }
}

/// Keeps `value` under `key`, or nothing.
pub(crate) fn keep(key: &str, value: Option<&str>) {
    let Some(storage) = storage().filter(|_| may_store()) else {
        return;
    };
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// Forgets everything whose key begins with `prefix`.
pub(crate) fn forget(prefix: &str) {
    let Some(storage) = storage() else {
        return;
    };
    let count = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..count)
        .filter_map(|index| storage.key(index).ok()?)
        .filter(|key| key.starts_with(prefix))
        .collect();
    for key in keys {
        let _ = storage.remove_item(&key);
    }
}

/// Gives the root these custom properties; those without a value are taken away.
pub(crate) fn show_style(properties: &[(&str, Option<String>)]) {
    let root = dom::document().and_then(|document| document.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    for (name, value) in properties {
        let _ = match value {
            Some(value) => root.style().set_property(name, value),
            None => root.style().remove_property(name).map(|_| ()),
        };
    }
}

/// Shows the page in this theme, or as the system wants it.
pub(crate) fn show_theme(theme: Option<&str>) {
    let root = dom::document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}
