//! The fragment of the address, and the title of the page.

use super::{dom, events};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// The fragment, with its `#`.
pub(crate) fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// The address of the page without its fragment.
pub(crate) fn page() -> String {
    let whole = web_sys::window().and_then(|window| window.location().href().ok());
    let whole = whole.unwrap_or_default();
    whole
        .split_once('#')
        .map_or(whole.clone(), |(page, _)| page.to_owned())
}

/// Goes to another fragment; the browser's back button leads here again.
pub(crate) fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts another fragment in the place of this one.
pub(crate) fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Runs `action` when the fragment has changed.
pub(crate) fn on_change(action: impl Fn() + 'static) {
    events::on_window("hashchange", move |_: Event| action());
}

/// Names the page.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = dom::document() {
        document.set_title(title);
    }
}
