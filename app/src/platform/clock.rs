//! The time.

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since the page was opened. They never go back.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and whole milliseconds are enough"
)]
pub(crate) fn ticks() -> u64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or_else(now, |clock| clock.now()) as u64
}

/// Seconds since 1970 on the clock of this place, as a log shows them.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole seconds of this century"
)]
pub(crate) fn local_seconds() -> u64 {
    let ahead = js_sys::Date::new_0().get_timezone_offset() * -60.0;
    (now() / 1_000.0 + ahead).max(0.0) as u64
}
