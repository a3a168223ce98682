//! A file that is not a text yet: what it is, and the way to its text.

mod compiled;
mod key_doctor;

use crate::components::{Button, Field, Look, PastedCommand, Prose, SecretField, StageStrip};
use crate::model::arrival::{typed_salt, unlock};
use crate::model::document::DocumentId;
use crate::model::pasted::CommandSettings;
use crate::model::secret::SecretText;
use crate::model::stages::{self, Stages};
use crate::platform::dom;
use crate::store::{Studio, studio};
use compiled::CompiledForm;
use key_doctor::KeyDoctor;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::layers::{Kind, Opened, Salt, Verdict, sniff, to_utf8};
use profile_core::text::displayed;

/// The id of the phrase field.
const PHRASE_FIELD: &str = "unpack-phrase";
/// What is said where there is no phrase to try.
const NO_PHRASE: &str =
    "Expected a phrase, found an empty field. Type the phrase that the file was encrypted with.";
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
    let opened = unlock(&bytes.unwrap_or_default(), None, None);
    let verdict = RwSignal::new(opened.verdict.describe());
    let refused = RwSignal::new(opened.verdict != Verdict::NeedsPhrase);
    let headerless = opened.verdict == Verdict::PossiblyEncrypted;
    let needs_phrase = headerless || opened.verdict == Verdict::NeedsPhrase;
    let refuse = Callback::new(move |words: String| {
        verdict.set(words);
        refused.set(true);
    });
    let ways = Ways {
        document: id,
        salt: headerless.then(|| RwSignal::new(String::new())),
        refuse,
    };
    let layers = Stages::new(stages::opened(&opened));
    view! {
        <section class="unpack" aria-labelledby="unpack-heading">
            <h3 id="unpack-heading">"Layers found"</h3>
            <StageStrip id="unpack-bytes" label="Layers" stages=Signal::stored(Some(layers)) />
            <div role="alert" class="verdict" class:verdict-refused=move || refused.get()>
                {move || view! { <Prose text=verdict.get() /> }}
            </div>
            {needs_phrase.then(|| view! { <WaysIn ways=ways /> })}
            <Rescue id=id opened=opened on_refuse=refuse />
            <p class="hint">
                "Until it is a text, this file is only in the memory of this page: it is not stored and not exported."
            </p>
        </section>
    }
}

/// What the ways into an encrypted file share.
#[derive(Clone, Copy)]
struct Ways {
    /// Which document.
    document: DocumentId,
    /// The typed salt, for a file that may lack its header.
    salt: Option<RwSignal<String>>,
    /// Takes the words when a phrase does not open the file.
    refuse: Callback<String>,
}

impl Ways {
    /// What is wrong with the typed salt.
    fn salt_fault(self) -> Option<String> {
        self.salt?.with(|digits| typed_salt(digits)).err()
    }

    /// The typed salt, or the sentence that says what is wrong with it.
    fn salt(self) -> Result<Option<Salt>, String> {
        let typed = self.salt.map(|salt| salt.get_untracked());
        typed.map_or(Ok(None), |digits| typed_salt(&digits))
    }

    /// Tries a phrase. Whether it was refused.
    fn refuses(self, studio: Studio, phrase: &SecretText) -> bool {
        let words = match self.salt() {
            Ok(_) if phrase.is_empty() => Some(NO_PHRASE.to_owned()),
            Ok(salt) => studio.unlock(self.document, phrase, salt),
            Err(words) => Some(words),
        };
        let refused = words.is_some();
        if let Some(words) = words {
            self.refuse.run(words);
        }
        refused
    }
}

/// A phrase, many phrases, a command.
#[component]
fn WaysIn(
    /// What they share.
    ways: Ways,
) -> impl IntoView {
    let studio = studio();
    let use_command = move |settings: CommandSettings| {
        if let (Some(salt), Some(digits)) = (ways.salt, settings.salt_text) {
            salt.set(digits);
        }
        if settings.phrase.is_empty() {
            ways.refuse.run(
                "Expected a phrase after `-k`, found none in the command. Type the phrase of the file."
                    .to_owned(),
            );
            dom::focus(PHRASE_FIELD);
        } else {
            ways.refuses(studio, &settings.phrase);
        }
    };
    view! {
        <PhraseForm ways=ways />
        <KeyDoctor ways=ways />
        <PastedCommand id="unpack-command" use_label="Try its phrase" on_use=use_command />
    }
}

/// The field for the phrase.
#[component]
fn PhraseForm(
    /// What the ways in share.
    ways: Ways,
) -> impl IntoView {
    let studio = studio();
    let phrase = RwSignal::new(SecretText::default());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if phrase.with_untracked(|phrase| ways.refuses(studio, phrase)) {
            dom::focus(PHRASE_FIELD);
        }
    };
    let tried = match studio.known_phrases(ways.document).len() {
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
            {ways.salt.map(|salt| view! {
                <Field
                    id="unpack-salt"
                    label="Salt, up to 16 hexadecimal digits"
                    code=true
                    value=salt
                    fault=Signal::derive(move || ways.salt_fault())
                    on_type=move |digits: String| salt.set(digits)
                />
                <p class="hint">
                    "What followed -S when the file was made. Leave it empty for a file made with -nosalt."
                </p>
            })}
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
