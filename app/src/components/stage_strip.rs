use super::{FindingLine, HexView, Prose};
use crate::model::stages::{StageView, Stages, headline};
use crate::texts::components as texts;
use leptos::prelude::*;

/// The stages of a file, one after the other, each with its size, its SHA-256 and what is known of it. The bytes
/// of one are shown at a time.
#[component]
pub(crate) fn StageStrip(
    /// The id that the view of the bytes begins its own with.
    id: &'static str,
    /// What the list is called.
    label: &'static str,
    /// The stages; nothing while there are none.
    #[prop(into)]
    stages: Signal<Option<Stages>>,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<usize>);
    let count = Memo::new(move |_| stages.with(|stages| stages.as_ref().map_or(0, |s| s.0.len())));
    view! {
        <ol class="stages" aria-label=label>
            <For each=move || 0..count.get() key=|index| *index let(index)>
                <StageRow id=id index=index stages=stages chosen=chosen />
            </For>
        </ol>
    }
}

/// One stage.
#[component]
fn StageRow(
    /// The id that the view of the bytes begins its own with.
    id: &'static str,
    /// Which stage.
    index: usize,
    /// All of them.
    stages: Signal<Option<Stages>>,
    /// The one whose bytes are shown.
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let stage = Memo::new(move |_| {
        stages.with(|stages| stages.as_ref().and_then(|s| s.0.get(index).cloned()))
    });
    let has_bytes =
        Memo::new(move |_| stage.with(|s| s.as_ref().is_some_and(|s| s.bytes.is_some())));
    let open = move || chosen.get() == Some(index) && has_bytes.get();
    let title = move || {
        stage
            .with(|stage| stage.as_ref().map(headline))
            .unwrap_or_default()
    };
    let lang = move || stage.with(|stage| stage.as_ref().and_then(StageView::title_lang));
    let head = move || {
        if !has_bytes.get() {
            return view! { <p class="stage-title" lang=lang()><Prose text=title() /></p> }
                .into_any();
        }
        view! {
            <button
                type="button"
                class="stage-title stage-head"
                lang=lang
                aria-expanded=move || open().to_string()
                on:click=move |_| {
                    chosen.update(|chosen| *chosen = (*chosen != Some(index)).then_some(index));
                }
            >
                <span>{move || view! { <Prose text=title() /> }}</span>
                <span class="stage-more">{texts::bytes()}</span>
            </button>
        }
        .into_any()
    };
    let bytes = Signal::derive(move || {
        stage
            .with(|stage| stage.as_ref().and_then(|stage| stage.bytes.clone()))
            .unwrap_or_default()
    });
    view! {
        <li>
            {head}
            {move || stage.get().map(details)}
            <Show when=open>
                <HexView id=id bytes=bytes />
            </Show>
        </li>
    }
}

/// What stands below the title.
fn details(stage: StageView) -> impl IntoView {
    let facts = stage.shown_facts().into_iter();
    let facts =
        facts.map(|fact| view! { <dt>{fact.term}</dt><dd lang=fact.lang>{fact.words}</dd> });
    let remarks = stage.remarks.into_iter();
    let remarks =
        remarks.map(|remark| view! { <FindingLine severity=remark.severity words=remark.words /> });
    view! {
        <p class="digest">{format!("SHA-256 {}", stage.sha256)}</p>
        <dl class="facts stage-facts">{facts.collect_view()}</dl>
        <div class="findings">{remarks.collect_view()}</div>
    }
}
