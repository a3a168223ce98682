use crate::platform::{events, files};
use crate::store::{Portal, Stage};
use crate::texts::portal as texts;
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// What stands in a frame before a portal has spoken.
#[component]
pub(crate) fn FrameNotice(
    /// How far the handshake has come.
    stage: Stage,
) -> impl IntoView {
    let words = match stage {
        Stage::Asking | Stage::Connected => "",
        Stage::Refused => texts::refused(),
        Stage::Waiting => texts::waiting(),
    };
    view! {
        <main class="frame-notice">
            <h1>"SPA Profile Studio"</h1>
            <p role="status">{words}</p>
        </main>
    }
}

/// What stands in the place of a document that the portal has not given, or has put away.
#[component]
pub(super) fn Closed() -> impl IntoView {
    view! { <p class="frame-empty" role="status">{texts::no_document()}</p> }
}

/// Says for as long as it is so that the portal can read what is typed as a secret.
#[component]
pub(super) fn Readable(
    /// The line to it.
    portal: Portal,
) -> impl IntoView {
    view! {
        <div class="frame-readable" role="status">
            <Show when=move || portal.reads.get()>
                <div class="notice-box">
                    <p>{texts::reads()}</p>
                </div>
            </Show>
        </div>
    }
}

/// A file that is dropped neither becomes a document nor takes the place of the page.
pub(crate) fn refuse_drops() {
    for name in ["dragover", "drop"] {
        events::on_window(name, move |event: DragEvent| {
            if files::carries_files(event.data_transfer()) {
                event.prevent_default();
            }
        });
    }
}
