//! What happens to the page as a whole: keys, drops, pastes, leaving, timers, faults.

use super::dom;
use crate::texts::work as texts;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BeforeUnloadEvent, Event, EventTarget};

/// Runs the program's beginning, before there is a page that could run it.
pub(crate) fn begin(start: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(start);
}

/// Listens to `name` on the window as long as the page lives.
pub(crate) fn on_window<E: JsCast + 'static>(name: &'static str, action: impl Fn(E) + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, name, action);
    }
}

/// Listens to `name` on the document as long as the page lives.
pub(crate) fn on_document<E: JsCast + 'static>(name: &'static str, action: impl Fn(E) + 'static) {
    if let Some(document) = dom::document() {
        listen(&document, name, action);
    }
}

fn listen<E: JsCast + 'static>(
    target: &EventTarget,
    name: &'static str,
    action: impl Fn(E) + 'static,
) {
    let options = EventListenerOptions::enable_prevent_default();
    let action = move |event: &Event| action(event.clone().unchecked_into());
    EventListener::new_with_options(target, name, options, action).forget();
}

/// Asks before the page is left, as long as `unsaved` says so.
pub(crate) fn ask_before_leaving(unsaved: impl Fn() -> bool + 'static) {
    on_window("beforeunload", move |event: BeforeUnloadEvent| {
        if unsaved() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
}

/// Runs `action` when the page is hidden or left: the last chance to store anything.
pub(crate) fn on_hiding(action: impl Fn() + Clone + 'static) {
    on_window("pagehide", {
        let action = action.clone();
        move |_: Event| action()
    });
    on_document("visibilitychange", move |_: Event| {
        let hidden = dom::document().is_some_and(|document| document.hidden());
        if hidden {
            action();
        }
    });
}

/// A timer that is cancelled when it is dropped.
pub(crate) type Timer = Timeout;

/// Runs `action` after `milliseconds`, unless the timer is dropped before.
pub(crate) fn timer(milliseconds: u32, action: impl FnOnce() + 'static) -> Timer {
    Timeout::new(milliseconds, action)
}

/// Runs `action` after `milliseconds`, whatever happens.
pub(crate) fn after(milliseconds: u32, action: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, action).forget();
}

/// Says so in the page when the program itself fails; nothing of it works any more then.
pub(crate) fn announce_faults() {
    std::panic::set_hook(Box::new(|fault| {
        // Only the place: a message could hold a piece of a profile.
        let place = fault
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let _ = show_fault(&place);
    }));
}

fn show_fault(place: &str) -> Result<(), JsValue> {
    let document = dom::document().ok_or(JsValue::UNDEFINED)?;
    let notice = document.create_element("div")?;
    notice.set_attribute("role", "alert")?;
    notice.set_class_name("fault");
    notice.set_text_content(Some(&texts::has_stopped(place)));
    let body = document.body().ok_or(JsValue::UNDEFINED)?;
    body.insert_before(&notice, body.first_child().as_ref())?;
    Ok(())
}
