//! Files that the system opens the installed studio with.

use super::files::{Picked, from_handle};
use super::{method, property};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;

/// Gives `action` the files of each launch, with the right to write them back. Browsers that do not open files with
/// pages never call it.
pub(crate) fn on_files(action: impl Fn(Vec<Picked>) + Clone + 'static) {
    let queue = web_sys::window().and_then(|window| property(&window, "launchQueue"));
    let Some((queue, listen)) = queue.and_then(|queue| {
        let listen = method(&queue, "setConsumer")?;
        Some((queue, listen))
    }) else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let handles = property(&launch, "files").map(|files| Array::from(&files));
        spawn_local(open(handles.unwrap_or_default(), action.clone()));
    });
    let _ = listen.call1(&queue, &consumer.into_js_value());
}

async fn open(handles: Array, action: impl Fn(Vec<Picked>)) {
    let mut picked = Vec::new();
    for handle in handles.iter() {
        picked.push(from_handle(handle).await);
    }
    // A launch without files only shows the page.
    if !picked.is_empty() {
        action(picked);
    }
}
