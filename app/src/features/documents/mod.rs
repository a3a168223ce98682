//! The list of documents.

use crate::components::{Icon, Picture};
use crate::model::analysis::format_words;
use crate::model::document::{Document, DocumentId};
use crate::store::studio;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::redaction;

/// What a row shows.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: DocumentId,
    name: String,
    kind: &'static str,
    readable: bool,
    unsaved: bool,
    holes: bool,
}

impl Row {
    fn of(document: &Document) -> Self {
        let text = document.text();
        Self {
            id: document.id,
            name: document.name.clone(),
            kind: text.map_or("not readable yet", |text| {
                format_words(SourceFormat::of(text))
            }),
            readable: text.is_some(),
            unsaved: document.is_unsaved(),
            holes: text.is_some_and(|text| redaction::has_holes(text)),
        }
    }

    fn words(&self) -> String {
        let mut words = self.kind.to_owned();
        if self.unsaved {
            words += ", unsaved";
        }
        if self.holes {
            words += ", secrets missing";
        }
        words
    }
}

/// All documents of the project.
#[component]
pub(crate) fn DocumentList() -> impl IntoView {
    let studio = studio();
    let rows = Memo::new(move |_| {
        studio.workspace.with(|workspace| {
            let rows = workspace.documents.iter().map(Row::of);
            rows.collect::<Vec<_>>()
        })
    });
    view! {
        <nav class="documents" aria-labelledby="documents-heading">
            <h2 id="documents-heading">"Documents"</h2>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="hint">"None yet."</p>
            </Show>
            <ul class="documents-list">
                <For each=move || rows.get() key=Clone::clone let(row)>
                    <DocumentRow row=row />
                </For>
            </ul>
        </nav>
    }
}

/// One document.
#[component]
fn DocumentRow(
    /// What it shows.
    row: Row,
) -> impl IntoView {
    let studio = studio();
    let id = row.id;
    let picture = if row.readable {
        Picture::Page
    } else {
        Picture::Lock
    };
    let words = row.words();
    let label = format!("{}, {words}", row.name);
    view! {
        <li class="document" class:document-chosen=move || studio.chosen.get() == Some(id)>
            <button
                type="button"
                class="document-name"
                aria-label=label
                aria-current=move || (studio.chosen.get() == Some(id)).then_some("true")
                on:click=move |_| studio.choose(id)
            >
                <Icon picture />
                <span class="document-words">
                    <span class="document-title">{row.name.clone()}</span>
                    <span class="document-kind">{words}</span>
                </span>
            </button>
            <button
                type="button"
                class="icon-button"
                aria-label=format!("Close {}", row.name)
                on:click=move |_| studio.close_document(id)
            >
                <Icon picture=Picture::Cross />
            </button>
        </li>
    }
}
