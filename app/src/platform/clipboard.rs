//! The clipboard.

use super::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`. `false` where the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    if window.is_secure_context() {
        let done = JsFuture::from(window.navigator().clipboard().write_text(text)).await;
        if done.is_ok() {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

/// The old way, which also works on pages without encryption.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = dom::document()?;
    let field: web_sys::HtmlTextAreaElement =
        document.create_element("textarea").ok()?.dyn_into().ok()?;
    let before = document.active_element();
    field.set_class_name("off-screen");
    field.set_value(text);
    document.body()?.append_child(&field).ok()?;
    field.select();
    let command = super::method(&document, "execCommand")?;
    let done = command.call1(&document, &"copy".into()).ok()?.is_truthy();
    field.remove();
    if let Some(element) = before.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
    Some(done)
}
