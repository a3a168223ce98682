use super::one_file::OneFileNote;
use crate::actions;
use crate::components::{Icon, Picture};
use crate::model::document::{Document, DocumentId};
use crate::store::studio;
use leptos::prelude::*;

/// How many documents are listed as recent work.
const RECENT: usize = 6;

/// The ways in: the action, its words here, and what happens then.
const WAYS: [(&str, &str, &str); 6] = [
    (
        "open",
        "Open a file",
        "A profile in XML or plain text, compressed, encrypted or compiled. Its problems are named, with mends.",
    ),
    (
        "identify",
        "Find out what a file is",
        "Its layers, sizes and checksums are shown, and what a device would make of it.",
    ),
    (
        "paste",
        "Paste a text",
        "A profile from a mail or a web page becomes a document. Ctrl+V on this page does the same.",
    ),
    (
        "new-profile",
        "Make a new profile",
        "Every parameter of the catalogue with its factory value, in either format, to be edited.",
    ),
    (
        "sample-open-format",
        "Try a sample",
        "A short profile with faults on purpose: mend, convert and pack it.",
    ),
    (
        "microscope",
        "Try a rule",
        "A provisioning rule on a device of your making: which alternative it takes, what it fetches, and why.",
    ),
];

/// What can be done, and recent work.
#[component]
pub(super) fn StartView() -> impl IntoView {
    let studio = studio();
    let holds = Memo::new(move |_| studio.workspace.with(|w| !w.documents.is_empty()));
    let ways = WAYS.map(|(id, title, line)| view! { <Way id=id title=title line=line /> });
    view! {
        <div class="start">
            <h2>"What do you want to do?"</h2>
            <OneFileNote />
            <Show when=move || holds.get()>
                <Recent />
            </Show>
            <ul class="start-ways">{ways.into_iter().collect_view()}</ul>
            <p class="hint">
                "Or drop files and folders anywhere on this page. Everything happens in this browser: nothing is sent anywhere, and what is stored here is stored without secrets."
            </p>
        </div>
    }
}

/// One way in.
#[component]
fn Way(
    /// Its action.
    id: &'static str,
    /// What it is called here.
    title: &'static str,
    /// What happens then.
    line: &'static str,
) -> impl IntoView {
    let studio = studio();
    let line_id = format!("start-{id}");
    let described = line_id.clone();
    view! {
        <li>
            <button
                type="button"
                class="start-way"
                aria-label=title
                aria-describedby=described
                on:click=move |_| actions::run(studio, id)
            >
                <span class="start-title">{title}</span>
                <span id=line_id class="start-line">
                    {line}
                </span>
            </button>
        </li>
    }
}

/// The documents of the project.
#[component]
fn Recent() -> impl IntoView {
    let studio = studio();
    let rows = Memo::new(move |_| {
        studio.workspace.with(|workspace| {
            let last = workspace.documents.iter().rev().take(RECENT);
            let row =
                |document: &Document| (document.id, document.name.clone(), document.is_unsaved());
            last.map(row).collect::<Vec<(DocumentId, String, bool)>>()
        })
    });
    view! {
        <section class="start-recent" aria-labelledby="recent-heading">
            <h3 id="recent-heading">"Go on with"</h3>
            <ul class="row">
                <For each=move || rows.get() key=Clone::clone let(row)>
                    <li>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| studio.choose(row.0)
                        >
                            <Icon picture=Picture::Page />
                            <span>
                                {row.1.clone()}{row.2.then_some(", not saved to a file")}
                            </span>
                        </button>
                    </li>
                </For>
            </ul>
        </section>
    }
}
