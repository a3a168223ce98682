//! How the reader likes the page: a few words in the browser's small store, never anything of a profile.

/// All names begin like this: the store belongs to everything on the same address.
const OWNER: &str = "spa-profile-studio.";

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What was kept under `name`. `None` where nothing was, or where the browser keeps nothing.
pub(crate) fn kept(name: &str) -> Option<String> {
    store()?.get_item(&format!("{OWNER}{name}")).ok().flatten()
}

/// Keeps `words` under `name`, where the browser lets it.
pub(crate) fn keep(name: &str, words: &str) {
    if let Some(store) = store() {
        let _ = store.set_item(&format!("{OWNER}{name}"), words);
    }
}
