//! The frame: header, documents, the chosen document, dialogs, messages.

mod dialog;
mod document;
mod header;
mod notices;
mod one_file;
mod palette;
mod portal;
mod questions;
mod rules;
mod start;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

use crate::features::documents::DocumentList;
use crate::features::open::{DropZone, OpenPanel};
use crate::features::proof::ProofView;
use crate::features::reference::ReferenceView;
use crate::features::settings::SettingsView;
use crate::model::route::{Route, View};
use crate::store::{MAIN, VIEW, studio};
use crate::texts::frame as texts;
use dialog::DialogHost;
use document::DocumentView;
use header::Header;
use leptos::html;
use leptos::prelude::*;
use notices::{Copies, Notices};
use portal::{Closed, Readable};
pub(crate) use portal::{FrameNotice, refuse_drops};
use rules::RulesView;
use start::StartView;

/// The whole page.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    let studio = studio();
    let view = Memo::new(move |_| studio.route().with(Route::view));
    let chosen = Memo::new(move |_| {
        let starts = studio.route().with(|route| *route == Route::Start);
        let document = studio.chosen.get().filter(|_| !starts);
        (studio.projects().get(), document)
    });
    let content = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (Some(portal), Some(content)) = (studio.portal(), content.get()) {
            portal.measure(&content);
        }
    });
    let framed = studio.is_framed();
    view! {
        <a
            class="skip-link"
            href="#document"
            on:click=move |event| {
                event.prevent_default();
                studio.focus_view();
            }
        >
            {texts::skip_to_document()}
        </a>
        <div class="page" class:page-framed=framed>
            <div class="page-content" node_ref=content>
            <Header />
            <Copies />
            {studio.portal().map(|portal| view! { <Readable portal=portal /> })}
            // The documents stay while another view is shown, with all that is typed and scrolled.
            <div class="frame" hidden=move || view.get() != View::Documents>
            {(!framed).then(|| {
                view! {
                    <div class="side">
                        <OpenPanel />
                        <DocumentList />
                    </div>
                }
            })}
            <main id=MAIN class="main" tabindex="-1">
                {move || match chosen.get().1 {
                    Some(id) => view! { <DocumentView id=id /> }.into_any(),
                    None if framed => view! { <Closed /> }.into_any(),
                    None => view! { <StartView /> }.into_any(),
                }}
            </main>
        </div>
            {move || match view.get() {
                View::Documents => ().into_any(),
                View::Rules => {
                    view! {
                        <main id=VIEW class="view" tabindex="-1">
                            <RulesView />
                        </main>
                    }
                        .into_any()
                }
                View::Reference => {
                    view! {
                        <main id=VIEW class="view" tabindex="-1">
                            <ReferenceView />
                        </main>
                    }
                        .into_any()
                }
                View::Proof => {
                    view! {
                        <main id=VIEW class="view" tabindex="-1">
                            <ProofView />
                        </main>
                    }
                        .into_any()
                }
                View::Settings => {
                    view! {
                        <main id=VIEW class="view" tabindex="-1">
                            <SettingsView />
                        </main>
                    }
                        .into_any()
                }
            }}
            </div>
        </div>
        <Notices />
        <DialogHost />
        {(!framed).then(|| view! { <DropZone /> })}
    }
}
