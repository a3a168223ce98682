//! The frame: header, documents, the chosen document, dialogs, messages.

mod dialog;
mod document;
mod header;
mod notices;
mod questions;
mod start;

use crate::features::documents::DocumentList;
use crate::features::open::{DropZone, OpenPanel};
use crate::store::{MAIN, studio};
use dialog::DialogHost;
use document::DocumentView;
use header::Header;
use leptos::prelude::*;
use notices::{Copies, Notices};
use start::StartView;

/// The whole page.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    let studio = studio();
    let chosen = Memo::new(move |_| (studio.projects.get(), studio.chosen.get()));
    view! {
        <a class="skip-link" href="#document">
            "Skip to the document"
        </a>
        <div class="page">
            <Header />
            <Copies />
            <div class="frame">
            <div class="side">
                <OpenPanel />
                <DocumentList />
            </div>
            <main id=MAIN class="main" tabindex="-1">
                {move || match chosen.get().1 {
                    Some(id) => view! { <DocumentView id=id /> }.into_any(),
                    None => view! { <StartView /> }.into_any(),
                }}
            </main>
        </div>
        </div>
        <Notices />
        <DialogHost />
        <DropZone />
    }
}
