//! The list of documents.

use crate::components::{Icon, Picture};
use crate::model::analysis::format_words;
use crate::model::document::{Document, DocumentId};
use crate::store::{Studio, studio};
use crate::texts::documents as texts;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::redaction;
use std::collections::HashMap;
use std::sync::Arc;

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
    fn of(document: &Document, told: &Told) -> Self {
        Self {
            id: document.id,
            name: document.name.clone(),
            kind: told.kind,
            readable: document.text().is_some(),
            unsaved: document.is_unsaved(),
            holes: told.holes,
        }
    }

    fn words(&self) -> String {
        let mut words = self.kind.to_owned();
        if self.unsaved {
            words += texts::not_saved();
        }
        if self.holes {
            words += texts::secrets_missing();
        }
        words
    }
}

/// What a text tells of itself when all of it is read.
#[derive(Clone, PartialEq, Eq)]
struct Told {
    bytes: Arc<[u8]>,
    kind: &'static str,
    holes: bool,
}

impl Told {
    fn of(document: &Document) -> Self {
        let text = document.text();
        Self {
            bytes: document.bytes().clone(),
            kind: text.map_or_else(texts::not_readable, |text| {
                format_words(SourceFormat::of(text))
            }),
            holes: text.is_some_and(|text| redaction::has_holes(text)),
        }
    }
}

/// The rows of the list. A text is read again when typing has settled, and no other text with it.
fn rows(studio: Studio) -> Memo<Vec<Row>> {
    let known = StoredValue::new_local(HashMap::<DocumentId, Told>::new());
    Memo::new(move |_| {
        studio.follow_settling();
        let settling = studio.checking.get();
        studio.workspace.with(|workspace| {
            let mut next = HashMap::new();
            let rows = workspace.documents.iter().map(|document| {
                let before = known.with_value(|known| known.get(&document.id).cloned());
                let same = |told: &Told| {
                    (settling && document.text().is_some())
                        || Arc::ptr_eq(&told.bytes, document.bytes())
                };
                let told = before.filter(same).unwrap_or_else(|| Told::of(document));
                let row = Row::of(document, &told);
                next.insert(document.id, told);
                row
            });
            let rows = rows.collect();
            known.set_value(next);
            rows
        })
    })
}

/// All documents of the project.
#[component]
pub(crate) fn DocumentList() -> impl IntoView {
    let studio = studio();
    let rows = rows(studio);
    view! {
        <nav class="documents" aria-labelledby="documents-heading">
            <h2 id="documents-heading">{texts::documents()}</h2>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="hint">{texts::none_yet()}</p>
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
                aria-label=texts::close(&row.name)
                on:click=move |_| studio.close_document(id)
            >
                <Icon picture=Picture::Cross />
            </button>
        </li>
    }
}
