use crate::actions;
use crate::platform::{events, frame, launch};
use crate::shell::{FrameNotice, Shell, refuse_drops};
use crate::store::{Portal, Restored, Stage, Studio, restore, speak_kept_language};
use leptos::prelude::*;

/// Restores the stored project and draws the page.
pub fn start() {
    speak_kept_language();
    events::announce_faults();
    if frame::is_framed() {
        mount_to_body(|| view! { <Framed /> });
        return;
    }
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
    let Restored {
        workspace,
        keeper,
        storing,
        ..
    } = restored;
    let studio = Studio::provide(workspace, keeper, storing, None);
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

/// The root in a frame: a notice, until a page that may be around the frame has spoken.
#[component]
fn Framed() -> impl IntoView {
    let portal = Portal::new();
    portal.begin();
    move || match portal.stage.get() {
        Stage::Connected => view! { <FramedApp portal=portal /> }.into_any(),
        stage => view! { <FrameNotice stage=stage /> }.into_any(),
    }
}

/// The studio for the page around the frame. Nothing is stored, and nothing is asked when the frame is left.
#[component]
fn FramedApp(
    /// The line to that page.
    portal: Portal,
) -> impl IntoView {
    let studio = Studio::provide_in_frame(portal);
    refuse_drops();
    portal.follow_typing();
    studio.follow_address();
    actions::listen(studio);
    move || {
        studio.language().track();
        portal.leave.track();
        view! { <Shell /> }
    }
}
