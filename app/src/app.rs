use crate::actions;
use crate::platform::{events, launch};
use crate::shell::Shell;
use crate::store::{Restored, Studio, restore, speak_kept_language};
use leptos::prelude::*;

/// Restores the stored project and draws the page.
pub fn start() {
    speak_kept_language();
    events::announce_faults();
    events::begin(async {
        let restored = restore().await;
        mount_to_body(move || view! { <App restored=restored /> });
    });
}

/// The root: the state, the shortcuts, the screen.
#[component]
fn App(
    /// What the browser had stored.
    restored: Restored,
) -> impl IntoView {
    let studio = Studio::provide(restored.workspace, restored.keeper, restored.storing);
    studio.copies.set(restored.copies);
    if let Some(trouble) = restored.trouble {
        studio.warn_lastingly(trouble);
    }
    studio.follow_address();
    actions::listen(studio);
    studio.follow_updates();
    launch::on_files(move |picked| studio.open_picked(picked));
    events::ask_before_leaving(move || {
        studio.store_now();
        studio.holds_work()
    });
    events::on_hiding(move || studio.store_now());
    // Another language is another page over the same state.
    move || {
        studio.language().track();
        view! { <Shell /> }
    }
}
