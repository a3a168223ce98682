//! A place in a real page where the tests draw parts of the screen and use them as a person does.

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};
use web_sys::{KeyboardEvent, KeyboardEventInit};

/// Parts that are drawn as long as this lives.
pub(crate) struct Stage {
    root: HtmlElement,
    mounted: Option<Box<dyn Any>>,
}

impl Stage {
    /// Draws `parts`.
    pub(crate) async fn new<V: IntoView + 'static>(parts: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), parts);
        let stage = Self {
            root,
            mounted: Some(Box::new(mounted)),
        };
        stage.drawn().await;
        stage
    }

    /// Waits until what was changed is drawn and timers of no length have run.
    pub(crate) async fn drawn(&self) {
        for _ in 0..3 {
            let turn = Promise::new(&mut |done, _| {
                Timeout::new(0, move || {
                    let _ = done.call0(&wasm_bindgen::JsValue::NULL);
                })
                .forget();
            });
            JsFuture::from(turn).await.unwrap();
        }
    }

    /// The first element of `selector`.
    pub(crate) fn element(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| {
                panic!(
                    "{selector} is not where it says {:?}",
                    self.root.text_content().unwrap_or_default()
                )
            })
            .unchecked_into()
    }

    /// How many elements there are of `selector`.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// An attribute of the first element of `selector`; empty if it has none.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        self.element(selector)
            .get_attribute(name)
            .unwrap_or_default()
    }

    /// The text of the first element of `selector`.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.element(selector).text_content().unwrap_or_default()
    }

    /// Presses the first element of `selector`, which gets the focus.
    pub(crate) async fn press(&self, selector: &str) {
        let element = self.element(selector);
        element.focus().unwrap();
        element.click();
        self.drawn().await;
    }

    /// Presses a key in the first element of `selector`; whether the page has taken the key for itself.
    pub(crate) async fn key(&self, selector: &str, key: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        let goes_on = self.element(selector).dispatch_event(&event).unwrap();
        self.drawn().await;
        !goes_on
    }

    /// Types `text` into the first field of `selector`, in the place of what it holds.
    pub(crate) async fn enter(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.element(selector).unchecked_into();
        field.set_value(text);
        self.tell(&field, "input").await;
    }

    /// Chooses the option of this value in the first list of `selector`.
    pub(crate) async fn choose(&self, selector: &str, value: &str) {
        let list = self.list(selector);
        list.set_value(value);
        self.tell(&list, "change").await;
    }

    /// The value that the first list of `selector` shows.
    pub(crate) fn chosen(&self, selector: &str) -> String {
        self.list(selector).value()
    }

    /// Whether the first switch of `selector` is on.
    pub(crate) fn is_on(&self, selector: &str) -> bool {
        let field: HtmlInputElement = self.element(selector).unchecked_into();
        field.checked()
    }

    /// Whether the first element of `selector` has the focus.
    pub(crate) fn has_focus(&self, selector: &str) -> bool {
        document().active_element().as_ref() == Some(self.element(selector).as_ref())
    }

    fn list(&self, selector: &str) -> HtmlSelectElement {
        self.element(selector).unchecked_into()
    }

    async fn tell(&self, element: &HtmlElement, what: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict(what, &init).unwrap();
        element.dispatch_event(&event).unwrap();
        self.drawn().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

fn document() -> Document {
    super::dom::document().unwrap()
}
