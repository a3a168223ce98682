//! The languages of the browser's reader, and how numbers are written there.

use super::dom;
use crate::texts::{Language, Numbers};
use js_sys::{Array, Intl, Object};

/// The tags of the reader's languages, the dearest first.
pub(crate) fn wanted() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let tags = window.navigator().languages();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}

/// How numbers are written where `tag` is spoken, such as `es-MX`.
pub(crate) fn numbers(language: Language, tag: &str) -> Numbers {
    let format = Intl::NumberFormat::new(&Array::of1(&tag.into()), &Object::new()).format();
    let written = |number: f64| format.call1(&format, &number.into()).ok()?.as_string();
    let parted = |number: f64| {
        let mut marks = written(number)?
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .collect::<Vec<_>>()
            .into_iter();
        Some((marks.next()?, marks.next_back()))
    };
    let usual = Numbers::of(language);
    let Some((group, Some(decimal))) = parted(12_345.5) else {
        return usual;
    };
    let grouped_from = if parted(1_234.0).is_some() { 4 } else { 5 };
    Numbers {
        group,
        decimal,
        grouped_from,
    }
}

/// Tells screen readers and spelling which language the page has.
pub(crate) fn tell(tag: &str) {
    let root = dom::document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("lang", tag);
    }
}
