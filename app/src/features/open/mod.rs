//! Opening: files, pasted text, samples, drops anywhere on the page.

use crate::actions::{self, FILES_FIELD, FOLDER_FIELD, PROJECT_FIELD};
use crate::components::Button;
use crate::platform::{events, files};
use crate::store::studio;
use crate::texts::{actions as words, opening as texts};
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// The ways in. Always on the screen.
#[component]
pub(crate) fn OpenPanel() -> impl IntoView {
    let studio = studio();
    view! {
        <section class="open" aria-labelledby="open-heading">
            <h2 id="open-heading">{texts::open()}</h2>
            <div class="open-buttons">
                <ActionButton id="open" />
                <ActionButton id="paste" />
                <ActionButton id="new-profile" />
            </div>
            <p class="hint">{texts::drop_hint()}</p>
            <details class="open-samples">
                <summary>{texts::samples()}</summary>
                <div class="open-buttons">
                    <ActionButton id="sample-open-format" />
                    <ActionButton id="sample-plain-text" />
                </div>
            </details>
            <input
                type="file"
                id=FILES_FIELD
                class="off-screen"
                tabindex="-1"
                multiple
                aria-label=texts::files_to_open()
                on:change=move |event| studio.open_picked(files::chosen(&event))
            />
            <input
                type="file"
                id=FOLDER_FIELD
                class="off-screen"
                tabindex="-1"
                prop:webkitdirectory=true
                aria-label=texts::folder_to_open()
                on:change=move |event| studio.open_picked(files::chosen(&event))
            />
            <input
                type="file"
                id=PROJECT_FIELD
                class="off-screen"
                tabindex="-1"
                accept=".json"
                aria-label=texts::project_to_open()
                on:change=move |event| studio.open_project(files::chosen(&event))
            />
        </section>
    }
}

/// The button of an action of the registry.
#[component]
fn ActionButton(
    /// Which action.
    id: &'static str,
) -> impl IntoView {
    let studio = studio();
    let action = actions::action(id)?;
    let hint = (!action.keys.is_empty()).then(|| action.keys.join(words::or()));
    Some(match hint {
        Some(hint) => view! {
            <Button label=(action.label)() hint=hint on_press=move |()| actions::run(studio, id) />
        }
        .into_any(),
        None => {
            view! { <Button label=(action.label)() on_press=move |()| actions::run(studio, id) /> }
                .into_any()
        }
    })
}

/// Takes files that are dropped anywhere on the page, and says so while they are dragged.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
    let studio = studio();
    let over = RwSignal::new(false);
    events::on_window("dragover", move |event: DragEvent| {
        if files::carries_files(event.data_transfer()) {
            event.prevent_default();
            over.set(true);
        }
    });
    events::on_window("dragleave", move |event: DragEvent| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    events::on_window("drop", move |event: DragEvent| {
        over.set(false);
        let dropped = files::dropped(event.data_transfer());
        if !dropped.files.is_empty() || !dropped.folders.is_empty() {
            event.prevent_default();
            studio.open_dropped(dropped);
        }
    });
    view! {
        <div class="drop-cover" hidden=move || !over.get() aria-hidden="true">
            <p>{texts::drop_here()}</p>
        </div>
    }
}
