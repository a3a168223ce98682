//! The source of a document, in the editor or in a plain field.

mod editor;
mod gutter;
mod plain;

use crate::components::Check;
use crate::model::document::DocumentId;
use crate::model::editor::LARGEST;
use crate::store::{source_view, studio};
use crate::texts::source as texts;
use editor::EditorField;
use leptos::prelude::*;
use plain::PlainField;

/// The text, and how it is shown.
#[component]
pub(crate) fn SourcePanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let (studio, source) = (studio(), source_view());
    let text = Memo::new(move |_| {
        studio
            .with_document(id, |document| document.text().cloned())
            .flatten()
            .unwrap_or_default()
    });
    let too_big = Memo::new(move |_| text.with(|text| text.len() > LARGEST));
    let wanted = Memo::new(move |_| !source.plain.get() || too_big.get());
    Effect::new(move |_| {
        if wanted.get() {
            source.load(studio);
        }
    });
    let script = Signal::derive_local(move || source.script.get().filter(|_| wanted.get()));
    view! {
        <section class="source" aria-labelledby="source-heading">
            <div class="source-head">
                <h3 id="source-heading">{texts::title()}</h3>
                <SourceSwitches too_big=too_big />
            </div>
            <div class="source-box">
                {move || match script.get() {
                    Some(script) => {
                        view! { <EditorField id=id text=text script=script /> }.into_any()
                    }
                    // A plain field would take seconds to show it.
                    None if too_big.get() && !source.missing.get() => {
                        view! { <p class="source-note">{texts::loading()}</p> }.into_any()
                    }
                    None => view! { <PlainField id=id text=text /> }.into_any(),
                }}
            </div>
        </section>
    }
}

/// How the source is shown.
#[component]
fn SourceSwitches(
    /// Whether the text is too big for a plain field.
    too_big: Memo<bool>,
) -> impl IntoView {
    let source = source_view();
    view! {
        <div class="source-switches">
            <Show when=move || too_big.get() || !source.plain.get()>
                <Check
                    label=texts::wrap()
                    checked=source.wrap
                    on_switch=move |on| source.set_wrap(on)
                />
            </Show>
            <Show when=move || too_big.get()>
                <span class="source-note">{texts::too_big()}</span>
            </Show>
            <Show when=move || !too_big.get()>
                <Check
                    label=texts::plain()
                    checked=source.plain
                    on_switch=move |on| source.set_plain(on)
                />
            </Show>
        </div>
    }
}
