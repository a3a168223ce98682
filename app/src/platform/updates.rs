//! A new build of the page that waits: what `public/offline.js` and the program tell each other.

use super::events::on_window;
use super::property;
use web_sys::Event;

/// Whether the browser keeps pages of this address for use without a network.
pub(crate) fn can_keep() -> bool {
    web_sys::window().is_some_and(|window| {
        window.is_secure_context() && property(&window.navigator(), "serviceWorker").is_some()
    })
}

/// Runs `action` when a new build is ready, or is so already.
pub(crate) fn on_ready(action: impl Fn() + 'static) {
    on_window("studio-update-ready", move |_: Event| action());
    tell("studio-update-asked");
}

/// Runs `action` with the number of other pages of the studio that stand in the way of a new build.
pub(crate) fn on_refused(action: impl Fn(u32) + 'static) {
    on_window("studio-update-refused", move |event: Event| {
        let others = property(&event, "detail").and_then(|detail| detail.as_f64());
        action(others.map_or(1, count));
    });
}

/// Lets the new build take over and loads it, unless other pages of the studio are open.
pub(crate) fn take() {
    tell("studio-update-take");
}

fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and it counts windows"
)]
fn count(number: f64) -> u32 {
    number as u32
}
