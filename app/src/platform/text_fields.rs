//! Text fields with an undo of their own, which is the browser's.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    dom::document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts `text` in the place of the UTF-16 units from `start` to `end` as if it were typed, so that the browser's undo
/// takes it back. The focus goes to the field. `false` where the browser cannot.
pub(crate) fn type_over(id: &str, (start, end): (usize, usize), text: &str) -> bool {
    typed(id, start, end, text).unwrap_or(false)
}

fn typed(id: &str, start: usize, end: usize, text: &str) -> Option<bool> {
    let field = field(id)?;
    field.focus().ok()?;
    let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    field.set_selection_range(start, end).ok()?;
    let document = dom::document()?;
    let command = super::method(&document, "execCommand")?;
    let word = if text.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    let done = command.call3(&document, &word.into(), &false.into(), &text.into());
    Some(done.ok()?.is_truthy())
}

/// The UTF-16 units before the caret of the field with this id.
pub(crate) fn caret(id: &str) -> Option<usize> {
    let units = field(id)?.selection_end().ok()??;
    usize::try_from(units).ok()
}

/// Selects a place of a text field, in UTF-16 units, and moves the focus there.
pub(crate) fn select(id: &str, (start, end): (usize, usize)) {
    if let Some(field) = field(id) {
        let _ = field.focus();
        if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) {
            let _ = field.set_selection_range(start, end);
        }
    }
}
