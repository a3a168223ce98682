//! A file that is not a text yet: what it is, and the way to its text.

mod compiled;

use crate::components::{Button, Look, Prose, SecretField};
use crate::model::arrival::{sentence, unlock};
use crate::model::document::DocumentId;
use crate::model::secret::SecretText;
use crate::platform::dom;
use crate::store::studio;
use compiled::CompiledForm;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::layers::{Kind, Opened, Verdict, sniff, to_utf8};
use profile_core::text::displayed;

/// The id of the phrase field.
const PHRASE_FIELD: &str = "unpack-phrase";
/// How much of a text is shown before it is opened, in characters.
const PREVIEW: usize = 400;

/// What was found, and what can be done about it.
#[component]
pub(crate) fn UnpackPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let bytes = studio.peek_document(id, |document| document.bytes().clone());
    let opened = unlock(&bytes.unwrap_or_default(), None);
    let verdict = RwSignal::new(opened.verdict.describe());
    let refused = RwSignal::new(opened.verdict != Verdict::NeedsPhrase);
    let needs_phrase = matches!(
        opened.verdict,
        Verdict::NeedsPhrase | Verdict::PossiblyEncrypted
    );
    let refuse = move |words: String| {
        verdict.set(words);
        refused.set(true);
    };
    view! {
        <section class="unpack" aria-labelledby="unpack-heading">
            <h3 id="unpack-heading">"Layers found"</h3>
            <LayersFound opened=opened.clone() />
            <div role="alert" class="verdict" class:verdict-refused=move || refused.get()>
                {move || view! { <Prose text=verdict.get() /> }}
            </div>
            {needs_phrase.then(|| view! { <PhraseForm id=id on_refuse=refuse /> })}
            <Rescue id=id opened=opened on_refuse=refuse />
            <p class="hint">
                "Until it is a text, this file is only in the memory of this page: it is not stored and not exported."
            </p>
        </section>
    }
}

/// The layers, outermost first.
#[component]
fn LayersFound(
    /// How far the file could be opened.
    opened: Opened,
) -> impl IntoView {
    let words = |kind: Kind, size: usize| sentence(&format!("{}, {size} bytes", kind.describe()));
    let mut rows: Vec<String> = opened
        .layers
        .iter()
        .map(|layer| words(layer.kind, layer.size))
        .collect();
    let findings: Vec<String> = opened
        .layers
        .iter()
        .flat_map(|layer| &layer.findings)
        .map(crate::model::arrival::sentences)
        .collect();
    let damaged = matches!(opened.verdict, Verdict::Damaged(_));
    let listed = opened.layers.last();
    let inner = sniff(&opened.content);
    // What a damaged layer gave is no layer of its own; a zlib stream and a compiled file stand in the list already.
    let said = listed.is_some() && (damaged || matches!(inner, Kind::Zlib | Kind::Compiled));
    if !said {
        rows.push(words(inner, opened.content.len()));
    }
    view! {
        <ol class="layers" aria-label="Layers">
            {rows.into_iter().map(|row| view! { <li><Prose text=row /></li> }).collect_view()}
        </ol>
        {findings.into_iter().map(|words| view! { <p><Prose text=words /></p> }).collect_view()}
    }
}

/// The field for the phrase.
#[component]
fn PhraseForm(
    /// Which document.
    id: DocumentId,
    /// Takes the words when a phrase does not open the file.
    #[prop(into)]
    on_refuse: Callback<String>,
) -> impl IntoView {
    let studio = studio();
    let phrase = RwSignal::new(SecretText::default());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = phrase.get_untracked();
        if typed.is_empty() {
            on_refuse.run("Expected a phrase, found an empty field. Type the phrase that the file was encrypted with.".to_owned());
        } else if let Some(words) = studio.unlock(id, &typed) {
            on_refuse.run(words);
        } else {
            return;
        }
        dom::focus(PHRASE_FIELD);
    };
    let tried = match studio.known_phrases(id).len() {
        0 => None,
        1 => Some("The phrase of another document was tried: it does not fit.".to_owned()),
        count => Some(format!(
            "The {count} phrases of other documents were tried: none fits."
        )),
    };
    view! {
        <form class="unpack-form" on:submit=submit>
            {tried.map(|words| view! { <p class="hint">{words}</p> })}
            <SecretField
                id=PHRASE_FIELD
                label="Phrase"
                show_label="Show phrase"
                value=phrase
            />
            <button type="submit" class="button button-primary">
                "Open with this phrase"
            </button>
        </form>
    }
}

/// What can be had of a file that cannot be opened as it is.
#[component]
fn Rescue(
    /// Which document.
    id: DocumentId,
    /// How far it could be opened.
    opened: Opened,
    /// Takes the words when that does not work either.
    #[prop(into)]
    on_refuse: Callback<String>,
) -> impl IntoView {
    let studio = studio();
    match opened.verdict {
        Verdict::Unreadable(Kind::Compiled) => {
            view! { <CompiledForm id=id file=opened.content on_refuse=on_refuse /> }.into_any()
        }
        Verdict::Unreadable(Kind::Utf16 | Kind::Utf32) => {
            let text = displayed(&to_utf8(&opened.content));
            let preview: String = text.chars().take(PREVIEW).collect();
            view! {
                <pre class="preview" tabindex="0" aria-label="Beginning of the text">
                    {preview}
                </pre>
                <Button
                    label="Convert to UTF-8 and open"
                    look=Look::Primary
                    on_press=move |()| studio.unlock_as_utf8(id)
                />
            }
            .into_any()
        }
        Verdict::Damaged(_) if sniff(&opened.content).is_text() && !opened.content.is_empty() => {
            let content = opened.content;
            let words = format!("{} bytes could be read before the fault.", content.len());
            let rescue = move |()| {
                studio.add_bytes(&format!("rescued-{}", studio.name(id)), &content);
            };
            view! {
                <p>{words}</p>
                <Button label="Open what could be read" on_press=rescue />
            }
            .into_any()
        }
        Verdict::Unreadable(Kind::Zlib | Kind::RawDeflate) if !opened.content.is_empty() => {
            let content = opened.content;
            let open = move |()| {
                studio.add_bytes(&format!("unpacked-{}", studio.name(id)), &content);
            };
            view! { <Button label="Open what it holds" on_press=open /> }.into_any()
        }
        _ => ().into_any(),
    }
}
