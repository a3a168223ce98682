//! Answers as plain objects: JSON that the host's own parser reads, and bytes set into what comes out of it.
//!
//! A number of JSON is a double, which holds every offset and timer there is. Bytes are no JSON: their places are kept,
//! and each becomes a `Uint8Array` there.

use js_sys::{JSON, Reflect, Uint8Array};
use std::fmt::Write;
use wasm_bindgen::JsValue;

/// A step on the way to a value.
#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    /// The number of an item.
    Item(u32),
}

/// An answer that is being written. It begins and ends inside an object.
pub(crate) struct Json {
    out: String,
    /// The way to the object or list that is open.
    path: Vec<Step>,
    /// How many items the lists on the way have; one number for each object or list that is open.
    counts: Vec<u32>,
    bytes: Vec<(Vec<Step>, Vec<u8>)>,
}

impl Json {
    pub(crate) fn new() -> Self {
        Self {
            out: "{".to_owned(),
            path: Vec::new(),
            counts: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// An object as a field.
    #[inline(never)]
    pub(crate) fn begin(&mut self, name: &'static str) {
        self.name(name);
        self.open(Step::Field(name), '{');
    }

    /// An object as the next item of a list.
    #[inline(never)]
    pub(crate) fn begin_item(&mut self) {
        self.comma();
        let number = self.counts.last_mut();
        let at = number.map_or(0, |count| {
            *count += 1;
            *count - 1
        });
        self.open(Step::Item(at), '{');
    }

    pub(crate) fn end(&mut self) {
        self.close('}');
    }

    /// A list as a field.
    #[inline(never)]
    pub(crate) fn begin_list(&mut self, name: &'static str) {
        self.name(name);
        self.open(Step::Field(name), '[');
    }

    pub(crate) fn end_list(&mut self) {
        self.close(']');
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, name: &'static str, text: &str) {
        self.name(name);
        self.string(text);
    }

    /// A text where there is one; else no field.
    #[inline(never)]
    pub(crate) fn text_if(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, name: &'static str, number: usize) {
        self.name(name);
        let _ = write!(self.out, "{number}");
    }

    #[inline(never)]
    pub(crate) fn flag(&mut self, name: &'static str, flag: bool) {
        self.name(name);
        self.out.push_str(if flag { "true" } else { "false" });
    }

    #[inline(never)]
    pub(crate) fn null(&mut self, name: &'static str) {
        self.name(name);
        self.out.push_str("null");
    }

    /// Bytes, as a `Uint8Array`.
    #[inline(never)]
    pub(crate) fn bytes(&mut self, name: &'static str, bytes: Vec<u8>) {
        let mut path = self.path.clone();
        path.push(Step::Field(name));
        self.bytes.push((path, bytes));
    }

    /// Bytes that are text, U+FFFD for what is no UTF-8 in them; then the bytes themselves stand in `exact`.
    #[inline(never)]
    pub(crate) fn shown(&mut self, name: &'static str, exact: &'static str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        self.text(name, &text);
        if text.as_bytes() != bytes {
            self.bytes(exact, bytes.to_vec());
        }
    }

    pub(crate) fn text_items(&mut self, name: &'static str, texts: &mut dyn Iterator<Item = &str>) {
        self.begin_list(name);
        for text in texts {
            self.comma();
            self.string(text);
        }
        self.end_list();
    }

    pub(crate) fn number_items(&mut self, name: &'static str, numbers: &[usize]) {
        self.begin_list(name);
        for number in numbers {
            self.comma();
            let _ = write!(self.out, "{number}");
        }
        self.end_list();
    }

    /// The answer as an object of the host.
    #[inline(never)]
    pub(crate) fn finish(mut self) -> Result<JsValue, JsValue> {
        self.out.push('}');
        let root = JSON::parse(&self.out)?;
        for (path, bytes) in self.bytes {
            set(&root, &path, &bytes)?;
        }
        Ok(root)
    }

    fn open(&mut self, step: Step, bracket: char) {
        self.path.push(step);
        self.counts.push(0);
        self.out.push(bracket);
    }

    #[inline(never)]
    fn close(&mut self, bracket: char) {
        self.path.pop();
        self.counts.pop();
        self.out.push(bracket);
    }

    fn comma(&mut self) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
    }

    fn name(&mut self, name: &str) {
        self.comma();
        self.string(name);
        self.out.push(':');
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.out.extend(['\\', c]),
                '\n' => self.out.push_str("\\n"),
                c if c < ' ' => {
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

/// Sets bytes at the end of a path; a step that is not there leaves them out.
fn set(root: &JsValue, path: &[Step], bytes: &[u8]) -> Result<(), JsValue> {
    let Some((last, way)) = path.split_last() else {
        return Ok(());
    };
    let mut at = root.clone();
    for step in way {
        at = Reflect::get(&at, &step.key())?;
    }
    Reflect::set(&at, &last.key(), &Uint8Array::from(bytes)).map(drop)
}

impl Step {
    fn key(self) -> JsValue {
        match self {
            Self::Field(name) => name.into(),
            Self::Item(at) => at.into(),
        }
    }
}
