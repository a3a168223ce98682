//! Elements: dialogs, focus, text fields.

use profile_core::text::Utf16Position;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusEvent, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The page.
pub(super) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Shows `dialog` above everything else; the browser keeps the focus inside.
pub(crate) fn show(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Closes `dialog`; the browser gives the focus back.
pub(crate) fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Moves the focus to the element with this id.
pub(crate) fn focus(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Moves the focus to an element that is about to be drawn.
pub(crate) fn focus_when_drawn(id: String) {
    super::events::after(0, move || focus(&id));
}

/// The same as [`focus`], but what is on the screen stays where it is.
fn focus_in_place(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls as little as needed for the element with this id to be seen.
pub(crate) fn bring_into_view(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the focus to the element with this id if the one that had it is gone.
pub(crate) fn rescue_focus(id: &'static str) {
    // The page is redrawn, and a dialog closed, before it is known whether the focus is lost.
    super::events::after(0, move || {
        // In a frame the focus may be in the page around it, and stays there.
        if super::frame::is_framed() && !super::frame::has_focus() {
            return;
        }
        let lost = document().is_some_and(|document| {
            let focused = document.active_element();
            focused.is_none_or(|element| element.tag_name() == "BODY" || is_hidden(&element))
        });
        if lost {
            focus_in_place(id);
        }
    });
}

/// Whether nothing of `element` is drawn.
fn is_hidden(element: &Element) -> bool {
    let element = element.dyn_ref::<HtmlElement>();
    element.is_some_and(|element| element.offset_parent().is_none())
}

/// Moves the focus to the next element that `selector` finds, or to the one before; round at the ends.
pub(crate) fn step_focus(selector: &str, forward: bool) {
    let Some(document) = document() else {
        return;
    };
    let Ok(found) = document.query_selector_all(selector) else {
        return;
    };
    let (count, focused) = (found.length(), document.active_element());
    let here = (0..count).find(|index| {
        let one = found
            .item(*index)
            .and_then(|node| node.dyn_into::<Element>().ok());
        one.is_some() && one == focused
    });
    let next = match (here, forward) {
        (Some(index), true) if index + 1 < count => index + 1,
        (Some(index), false) if index > 0 => index - 1,
        (_, true) => 0,
        (_, false) => count.saturating_sub(1),
    };
    let next = found
        .item(next)
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(element) = next {
        let _ = element.focus();
    }
}

/// Scrolls as little as needed to show the element with this id.
pub(crate) fn scroll_into_view(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls what `selector` finds to its beginning, when the page is drawn again.
pub(crate) fn scroll_to_start(selector: &'static str) {
    super::events::after(0, move || {
        let found = document().and_then(|document| document.query_selector(selector).ok()?);
        if let Some(element) = found {
            element.set_scroll_top(0);
        }
    });
}

/// Selects the text of the field that `event` is about.
pub(crate) fn select(event: &FocusEvent) {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.select();
    }
}

/// Presses the button or the file field with this id.
pub(crate) fn press(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}

/// Whether the focus is in a field that text is typed into.
pub(crate) fn is_typing() -> bool {
    let Some(element) = document().and_then(|document| document.active_element()) else {
        return false;
    };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        // What the source editor's own fields lie in.
        _ if element.shadow_root().is_some() => true,
        "INPUT" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "file")
        }
        _ => false,
    }
}

/// Whether the focus is in the element with this id.
pub(crate) fn is_focused(id: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == id)
}

/// Whether a dialog is open.
pub(crate) fn has_open_dialog() -> bool {
    document()
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}

/// How far a text field is scrolled and how much it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Scrolled {
    /// Pixels above the visible part.
    pub(crate) top: f64,
    /// Height of a line in pixels.
    pub(crate) line: f64,
}

/// The height of the window in pixels.
pub(crate) fn window_height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or(1_000.0)
}

/// The width of the window in pixels.
pub(crate) fn window_width() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_width().ok()?.as_f64())
        .unwrap_or(1_280.0)
}

/// What is selected in the text field with this id, if it has the focus.
pub(crate) fn selection(id: &str) -> Option<(Utf16Position, Utf16Position)> {
    let field: HtmlTextAreaElement = document()?.active_element()?.dyn_into().ok()?;
    if field.id() != id {
        return None;
    }
    let text: String = field.value();
    let place = |units: Option<u32>| place_of(&text, units.unwrap_or_default() as usize);
    let (start, end) = (field.selection_start().ok()?, field.selection_end().ok()?);
    Some((place(start), place(end)))
}

/// Puts `text` into `field`, unless it is there already.
pub(crate) fn set_text(field: &HtmlTextAreaElement, text: &str) {
    let held: String = field.value();
    if held != text {
        field.set_value(text);
    }
}

/// How `field` is scrolled.
pub(crate) fn scrolled(field: &HtmlTextAreaElement) -> Scrolled {
    Scrolled {
        top: f64::from(field.scroll_top()),
        line: line_height(field),
    }
}

fn line_height(element: &Element) -> f64 {
    web_sys::window()
        .and_then(|window| window.get_computed_style(element).ok().flatten())
        .and_then(|style| style.get_property_value("line-height").ok())
        .and_then(|height| height.trim_end_matches("px").parse().ok())
        .filter(|height: &f64| *height > 0.0)
        .unwrap_or(20.0)
}

/// Selects from `start` to `end` in `field`, scrolls there and moves the focus into the field.
pub(crate) fn reveal(field: &HtmlTextAreaElement, start: Utf16Position, end: Utf16Position) {
    let text: String = field.value();
    let from = units_before(&text, start);
    let to = units_before(&text, end).max(from);
    let _ = field.focus();
    let _ = field.set_selection_range(clamped(from), clamped(to));
    scroll_to(field, start);
    // The field is never higher than the screen: with it the selection comes into view.
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    field.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the caret of `field` without taking the focus.
pub(crate) fn place_caret(field: &HtmlTextAreaElement, at: Utf16Position) {
    let text: String = field.value();
    let at_units = clamped(units_before(&text, at));
    let _ = field.set_selection_range(at_units, at_units);
    scroll_to(field, at);
}

/// Scrolls so that `place` is visible, in the middle where the field has to move.
fn scroll_to(field: &HtmlTextAreaElement, place: Utf16Position) {
    let seen = scrolled(field);
    let top = rounded(seen.line) * clamped_i32(place.line);
    let (height, above) = (field.client_height(), field.scroll_top());
    if top < above || top + 2 * rounded(seen.line) > above + height {
        field.set_scroll_top((top - height / 3).max(0));
    }
    let column = clamped_i32(place.column) * rounded(seen.line) * 2 / 5;
    let width = field.client_width();
    if column < field.scroll_left() || column + 80 > field.scroll_left() + width {
        field.set_scroll_left((column - width / 2).max(0));
    }
}

/// UTF-16 units before `place` in `text`, whose lines end with LF.
fn units_before(text: &str, place: Utf16Position) -> usize {
    let mut units = 0;
    for (number, line) in text.split('\n').enumerate() {
        let length: usize = line.chars().map(char::len_utf16).sum();
        if number == place.line {
            return units + place.column.min(length);
        }
        units += length + 1;
    }
    units.saturating_sub(1)
}

/// The place behind so many UTF-16 units of `text`, whose lines end with LF.
fn place_of(text: &str, units: usize) -> Utf16Position {
    let mut place = Utf16Position::default();
    let mut seen = 0;
    for character in text.chars() {
        if seen >= units {
            break;
        }
        seen += character.len_utf16();
        if character == '\n' {
            place.line += 1;
            place.column = 0;
        } else {
            place.column += character.len_utf16();
        }
    }
    place
}

fn clamped(units: usize) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}

fn clamped_i32(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 64)
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a line is some twenty pixels high"
)]
fn rounded(pixels: f64) -> i32 {
    pixels.clamp(1.0, 1_000.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_become_units() {
        let text = "a𝄞b\ncd\n";
        let at = |line, column| units_before(text, Utf16Position { line, column });
        assert_eq!(at(0, 3), 3);
        assert_eq!(at(0, 99), 4);
        assert_eq!(at(1, 1), 6);
        assert_eq!(at(9, 0), 8);
        for units in [0, 3, 4, 5, 8] {
            assert_eq!(units_before(text, place_of(text, units)), units);
        }
    }
}
