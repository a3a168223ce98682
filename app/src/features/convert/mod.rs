//! The document in the other format, beside the original.

use crate::components::{Button, Look, PORTION, Prose, ShowMore, WorkNotice};
use crate::model::analysis::{Conversion, Listed, Outcome, format_words, suffix};
use crate::model::document::DocumentId;
use crate::model::names;
use crate::model::work::size_words;
use crate::store::{Panel, Worked, studio};
use crate::texts::{convert as texts, of_the_core, parameters};
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::text::displayed;

/// How much of a text a plain field shows without a pause, in bytes.
const SHOWN: usize = 1_000_000;

/// The converted text, what is lost, and what can be done with it.
#[component]
pub(crate) fn ConvertPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let reading = studio.reading();
    let work = Worked::ask(move || {
        if studio.panel.get() != Panel::Convert {
            return None;
        }
        let analysis = studio.analysis.get().filter(|a| a.document == id)?;
        let ask = |workspace: &_| analysis.ask_conversion(workspace);
        studio.workspace.with_untracked(ask)
    });
    let converted = Memo::new(move |_| work.value());
    let heading = move || {
        converted.with(|converted| match converted.as_ref().map(|c| c.0.format) {
            Some(SourceFormat::PlainText) => texts::to_plain_text(),
            Some(SourceFormat::OpenFormat) => texts::to_open_format(),
            None => texts::title(),
        })
    };
    let shown = move || converted.with(|c| c.as_ref().map(|c| displayed(beginning(&c.0.text))));
    let cut = move || {
        converted.with(|c| {
            let text = &c.as_ref()?.0.text;
            (beginning(text).len() < text.len()).then(|| texts::beginning(&size_words(text.len())))
        })
    };
    view! {
        <h3>{heading}</h3>
        <WorkNotice
            progress=Signal::derive(move || work.progress_after(reading))
            on_cancel=move |()| work.cancel()
            on_retry=move |()| work.retry_after(reading)
        />
        <Outgoing id=id converted=converted />
        <Losses converted=converted />
        <p class="hint" hidden=move || cut().is_none()>
            {cut}
        </p>
        <textarea
            class="convert-field"
            aria-label=texts::converted_text()
            readonly
            wrap="off"
            spellcheck="false"
            prop:value=move || shown().unwrap_or_default()
        ></textarea>
    }
}

/// The lines at the beginning of a text that a field shows at once.
fn beginning(text: &[u8]) -> &[u8] {
    let cut = text.get(..SHOWN).unwrap_or(text);
    if cut.len() == text.len() {
        return text;
    }
    let end = cut.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
    cut.get(..end.unwrap_or_default()).unwrap_or(cut)
}

/// What can be done with the converted text. A document with holes asks first.
#[component]
fn Outgoing(
    /// Which document.
    id: DocumentId,
    /// Its conversion.
    converted: Memo<Option<Conversion>>,
) -> impl IntoView {
    let studio = studio();
    let with = move |go_on: fn(crate::store::Studio, &str, &Outcome)| {
        // What was typed a moment ago belongs to it.
        studio.settle_now();
        let Some(Conversion(outcome)) = converted.get_untracked() else {
            return;
        };
        let name = names::respelled(&studio.name(id), suffix(outcome.format));
        studio.unless_holes(id, move || go_on(studio, &name, &outcome));
    };
    let keep = move |()| {
        with(|studio, name, outcome| {
            let added = studio.add_bytes(name, &outcome.text);
            let format = format_words(outcome.format);
            studio.say(texts::kept(&studio.name(added), format));
        });
    };
    let copy = move |()| {
        with(|studio, _, outcome| {
            let text = String::from_utf8_lossy(&outcome.text).into_owned();
            studio.copy(texts::the_text(), text);
        });
    };
    let download = move |()| {
        with(|studio, name, outcome| {
            if studio.download(name, &outcome.text) {
                studio.say_downloaded(name);
            }
        });
    };
    let nothing = Signal::derive(move || converted.with(Option::is_none));
    view! {
        <div class="row">
            // A frame has one document, which is its portal's.
            {(!studio.is_framed()).then(|| {
                view! {
                    <Button
                        label=texts::keep()
                        look=Look::Primary
                        disabled=nothing
                        on_press=keep
                    />
                }
            })}
            <Button label=texts::copy() disabled=nothing on_press=copy />
            <Button label=texts::download() disabled=nothing on_press=download />
        </div>
    }
}

/// What is not carried over as it was.
#[component]
fn Losses(
    /// The conversion.
    converted: Memo<Option<Conversion>>,
) -> impl IntoView {
    let limit = RwSignal::new(PORTION);
    let count = move || converted.with(|c| c.as_ref().map(|c| c.0.losses.len()));
    let rows = move || {
        let Some(Conversion(outcome)) = converted.get() else {
            return Vec::new();
        };
        let losses = outcome.losses.iter().take(limit.get());
        losses
            .map(|one| view! { <LossRow one=one.clone() /> })
            .collect()
    };
    let words = move || match count() {
        None => String::new(),
        Some(0) => texts::nothing_lost().to_owned(),
        Some(count) => texts::lost(count),
    };
    view! {
        <h4>{texts::losses()}</h4>
        <p role="status">{words}</p>
        <Show when=move || count().is_some_and(|count| count > 0)>
            <ul class="losses" aria-label=texts::losses()>
                {rows}
            </ul>
            <ShowMore total=Signal::derive(move || count().unwrap_or_default()) limit=limit />
        </Show>
    }
}

/// One of these, with the way to its place in the original.
#[component]
fn LossRow(
    /// What it is.
    one: Listed,
) -> impl IntoView {
    let studio = studio();
    let problem = &one.problem;
    let file = one.file.as_ref().map(|file| format!("{file}, "));
    let line = parameters::line(problem.line);
    let place = format!("{}{line}", file.unwrap_or_default());
    let (document, places) = (one.document, (problem.start, problem.end));
    view! {
        <li>
            <button
                type="button"
                class="loss"
                on:click=move |_| studio.go(document, places, true)
            >
                <span class="loss-place">{place}</span>
                <span class="loss-words" lang=of_the_core()>
                    <Prose text=problem.headline.clone() />
                </span>
            </button>
        </li>
    }
}
