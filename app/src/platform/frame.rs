//! The frame of a portal: who is around the page, its messages, and the height of what is shown.

use super::{events, method, property};
use crate::model::frame::origins::LARGEST_LIST;
use crate::model::frame::{Code, Foreign, Kind, Origins, Outgoing, Plain, read};
use gloo::events::EventListener;
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub(crate) use web_sys::HtmlDivElement;
use web_sys::{
    Event, MessageChannel, MessageEvent, MessagePort, RequestCache, RequestCredentials,
    RequestInit, ResizeObserver, Response, Window,
};

/// The list of the origins that may show the page in a frame, beside the page.
const LIST: &str = "embed.json";

/// The window around the frame.
fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok().flatten()?;
    (!Object::is(&window, &parent)).then_some(parent)
}

/// Whether the page is in a frame.
pub(crate) fn is_framed() -> bool {
    parent().is_some()
}

/// Whether the address asks for the studio of a portal.
pub(crate) fn is_wanted() -> bool {
    let asked = web_sys::window().and_then(|window| window.location().search().ok());
    let asked = asked.unwrap_or_default();
    let mut words = asked.trim_start_matches('?').split('&');
    words.any(|word| word == "embed=1")
}

/// The origins that may show the page in a frame. `None` where there are none, or the list cannot be read.
pub(crate) async fn origins() -> Option<Origins> {
    let window = web_sys::window()?;
    let how = RequestInit::new();
    how.set_credentials(RequestCredentials::Omit);
    how.set_cache(RequestCache::NoCache);
    let answer = JsFuture::from(window.fetch_with_str_and_init(LIST, &how)).await;
    let answer: Response = answer.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text: JsString = JsFuture::from(answer.text().ok()?)
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    if text.length() as usize > LARGEST_LIST {
        return None;
    }
    Origins::parse(&String::from(text))
}

/// The origin of the window around the frame, where the browser tells it: one that sends no referrer may stay `null`.
pub(crate) fn parent_origin() -> Option<String> {
    let location = web_sys::window()?.location();
    let ancestors = property(&location, "ancestorOrigins")?;
    let origin = property(&ancestors, "0")?.as_string();
    origin.filter(|origin| origin != "null")
}

/// Says `message` to the window around the frame, if its origin is `origin`.
pub(crate) fn call(message: Outgoing, origin: &str) {
    if let Some(parent) = parent() {
        let _ = parent.post_message(&script(&message.plain()), origin);
    }
}

/// Says `message` to the window around the frame, with one end of a channel. The other end, if that went well.
pub(crate) fn connect(message: Outgoing, origin: &str) -> Option<Port> {
    let channel = MessageChannel::new().ok()?;
    let message = script(&message.plain());
    let ends = Array::of1(&channel.port2());
    let sent = parent()?.post_message_with_transfer(&message, origin, &ends);
    sent.ok().map(|()| Port(channel.port1()))
}

/// A message that has come, not looked at yet.
pub(crate) struct Incoming(MessageEvent);

impl Incoming {
    /// Whether it is of the window around the frame.
    pub(crate) fn is_of_parent(&self) -> bool {
        let source = self.0.source();
        parent().is_some_and(|parent| source.is_some_and(|source| Object::is(&source, &parent)))
    }

    /// The origin of the window that sent it.
    pub(crate) fn origin(&self) -> String {
        self.0.origin()
    }

    /// What it holds.
    pub(crate) fn read(&self) -> Result<Plain, Code> {
        read(&Value(self.0.data()))
    }
}

/// Gives `action` every message of a window.
pub(crate) fn on_message(action: impl Fn(&Incoming) + 'static) {
    events::on_window("message", move |event: MessageEvent| {
        action(&Incoming(event));
    });
}

/// Does `action` whenever the person types or chooses something in a field.
pub(crate) fn on_typing(action: impl Fn() + 'static) {
    events::on_window("input", move |_: Event| action());
}

/// The frame's end of a channel.
#[derive(Clone)]
pub(crate) struct Port(MessagePort);

impl Port {
    /// Says `message`.
    pub(crate) fn say(&self, message: Outgoing) {
        let _ = self.0.post_message(&script(&message.plain()));
    }

    /// Gives `action` every message, those too that have come before.
    pub(crate) fn listen(&self, action: impl Fn(&Incoming) + 'static) {
        EventListener::new(&self.0, "message", move |event: &Event| {
            action(&Incoming(event.clone().unchecked_into()));
        })
        .forget();
        self.0.start();
    }
}

/// A script's value.
struct Value(JsValue);

impl Value {
    /// Whether it is an object as a literal makes it.
    fn is_record(&self) -> bool {
        let own = Reflect::get_prototype_of(&self.0);
        let usual = Reflect::get_prototype_of(&Object::new());
        self.0.is_object()
            && matches!((own, usual), (Ok(own), Ok(usual)) if Object::is(&own, &usual))
    }
}

impl Foreign for Value {
    fn kind(&self) -> Kind {
        let value = &self.0;
        if value.is_undefined() || value.is_null() {
            Kind::Nothing
        } else if let Some(value) = value.as_bool() {
            Kind::Bool(value)
        } else if let Some(value) = value.as_f64() {
            Kind::Number(value)
        } else if let Some(text) = value.dyn_ref::<JsString>() {
            Kind::Text(text.length() as usize)
        } else if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
            Kind::Bytes(bytes.length() as usize)
        } else if Array::is_array(value) {
            Kind::List(value.unchecked_ref::<Array>().length() as usize)
        } else if self.is_record() {
            Kind::Record
        } else {
            Kind::Other
        }
    }

    fn text(&self) -> Option<String> {
        // A lone surrogate does not survive the way to text and back.
        let text = String::from(self.0.dyn_ref::<JsString>()?);
        (JsValue::from_str(&text) == self.0).then_some(text)
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        self.0.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
    }

    fn item(&self, index: usize) -> Option<Self> {
        let index = u32::try_from(index).ok()?;
        self.0.dyn_ref::<Array>().map(|list| Self(list.get(index)))
    }

    fn names(&self) -> Option<Self> {
        let object = self.0.dyn_ref::<Object>()?;
        Some(Self(Object::keys(object).into()))
    }

    fn field(&self, name: &Self) -> Option<Self> {
        Reflect::get(&self.0, &name.0).ok().map(Self)
    }
}

/// Plain data as a script's value.
fn script(plain: &Plain) -> JsValue {
    match plain {
        Plain::Nothing => JsValue::NULL,
        Plain::Bool(value) => (*value).into(),
        Plain::Number(value) => (*value).into(),
        Plain::Text(text) => text.as_str().into(),
        Plain::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        Plain::List(items) => items.iter().map(script).collect::<Array>().into(),
        Plain::Record(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                let _ = Reflect::set(&object, &name.as_str().into(), &script(value));
            }
            object.into()
        }
    }
}

/// Follows the height of an element as long as it lives.
pub(crate) struct HeightObserver {
    observer: ResizeObserver,
    _closure: Closure<dyn Fn()>,
}

impl HeightObserver {
    /// Gives `action` the height of `element` in CSS pixels, now and whenever it changes.
    pub(crate) fn new(element: &HtmlDivElement, action: impl Fn(u32) + 'static) -> Option<Self> {
        let measured = element.clone();
        let closure = Closure::<dyn Fn()>::new(move || {
            let height = measured.offset_height();
            action(u32::try_from(height).unwrap_or_default());
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for HeightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether `event` is of a person who has just done something in this page: what is hidden is shown to nobody else.
pub(crate) fn is_of_person(event: &Event) -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let activation = navigator.and_then(|navigator| property(&navigator, "userActivation"));
    let active = activation.and_then(|activation| property(&activation, "isActive"));
    event.is_trusted() && active.is_none_or(|active| active.is_truthy())
}

/// Whether the page has the focus.
pub(crate) fn has_focus() -> bool {
    let document = super::dom::document();
    let asked = document.and_then(|document| {
        let ask = method(&document, "hasFocus")?;
        ask.call0(&document).ok()
    });
    asked.is_some_and(|answer| answer.is_truthy())
}
