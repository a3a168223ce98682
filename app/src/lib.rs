//! The page of SPA Profile Studio.
//!
//! [`model`] is plain Rust: the project, the commands that change it, undo, the project file. The other
//! modules are the page: `store` holds the state, `actions` lists what can be done, `platform` is the only
//! one that touches the browser, `components` know nothing of profiles, `features` are the areas of the
//! screen, `shell` puts them together, `texts` has what all of them say.

pub mod model;

mod actions;
#[allow(unreachable_pub, reason = "the component macro writes public items")]
mod app;
#[allow(unreachable_pub, reason = "the component macro writes public items")]
mod components;
#[allow(unreachable_pub, reason = "the component macro writes public items")]
mod features;
mod platform;
#[allow(unreachable_pub, reason = "the component macro writes public items")]
mod shell;
mod store;
mod texts;

pub use app::start;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
