use super::gutter::Gutter;
use crate::actions::SOURCE_FIELD;
use crate::model::document::DocumentId;
use crate::platform::dom::{self, Scrolled};
use crate::platform::events;
use crate::store::{Reveal, Studio, studio};
use crate::texts::source as texts;
use leptos::ev::InputEvent;
use leptos::html;
use leptos::prelude::*;
use profile_core::text::displayed;
use std::sync::Arc;

/// The text in a plain field, with the numbers of its lines.
#[component]
pub(super) fn PlainField(
    /// Which document.
    id: DocumentId,
    /// Its text.
    text: Memo<Arc<[u8]>>,
) -> impl IntoView {
    let studio = studio();
    let field = NodeRef::<html::Textarea>::new();
    let scrolled = RwSignal::new(Scrolled::default());
    // What the field holds already, because it was typed there.
    let typed = StoredValue::new(Arc::<[u8]>::default());
    Effect::new(move |_| {
        let Some(field) = field.get() else {
            return;
        };
        text.with(|text| {
            if !typed.with_value(|typed| Arc::ptr_eq(typed, text)) {
                dom::set_text(&field, &displayed(text));
            }
        });
    });
    let take = move |after: String| {
        studio.typed(id, &after);
        typed.set_value(studio.text(id));
    };
    let measure = move || {
        if let Some(field) = field.get_untracked() {
            scrolled.set(dom::scrolled(&field));
        }
    };
    Effect::new(move |_| {
        if field.get().is_some() {
            measure();
        }
    });
    follow(studio, id, field);
    view! {
        <Gutter id=id text=text scrolled=scrolled />
        <textarea
            node_ref=field
            id=SOURCE_FIELD
            class="source-field"
            readonly=studio.is_readonly()
            aria-label=texts::title()
            wrap="off"
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            on:input=move |event| take(event_target_value(&event))
            on:beforeinput=move |event| take_history(studio, &event)
            on:scroll=move |_| measure()
        ></textarea>
    }
}

/// The one undo history is the workspace's: the browser's own menu entries lead there too.
fn take_history(studio: Studio, event: &InputEvent) {
    match event.input_type().as_str() {
        "historyUndo" => {
            event.prevent_default();
            studio.undo();
        }
        "historyRedo" => {
            event.prevent_default();
            studio.redo();
        }
        _ => {}
    }
}

/// Goes to the places that the rest of the page asks for.
fn follow(studio: Studio, id: DocumentId, field: NodeRef<html::Textarea>) {
    Effect::new(move |_| {
        if field.get().is_none() {
            return;
        }
        if let Some(reveal) = studio.take_reveal(id) {
            // The field takes its new text in another effect, which may come after this one.
            events::after(0, move || go(field, reveal));
        }
    });
}

fn go(field: NodeRef<html::Textarea>, reveal: Reveal) {
    let Some(field) = field.get_untracked() else {
        return;
    };
    if reveal.focus {
        dom::reveal(&field, reveal.start, reveal.end);
    } else {
        dom::place_caret(&field, reveal.start);
    }
}
