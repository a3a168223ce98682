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
use crate::texts::{of_the_core, pack, unpack as texts};
use compiled::CompiledForm;
use key_doctor::KeyDoctor;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::layers::{Kind, Opened, Salt, Verdict, sniff, to_utf8};
use profile_core::text::displayed;

/// The id of the phrase field.
const PHRASE_FIELD: &str = "unpack-phrase";
/// How much of a text is shown before it is opened, in characters.
const PREVIEW: usize = 400;

/// Words for the verdict, and their language where it is not the page's.
type Said = (String, Option<&'static str>);

/// What the core says of the file.
fn by_core(words: String) -> Said {
    (words, of_the_core())
}

/// What was found, and what can be done about it.
#[component]
pub(crate) fn UnpackPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let bytes = studio.peek_document(id, |document| document.bytes().clone());
    let opened = unlock(&bytes.unwrap_or_default(), None, None);
    let verdict = RwSignal::new(by_core(opened.verdict.describe()));
    let refused = RwSignal::new(opened.verdict != Verdict::NeedsPhrase);
    let headerless = opened.verdict == Verdict::PossiblyEncrypted;
    let needs_phrase = headerless || opened.verdict == Verdict::NeedsPhrase;
    let refuse = Callback::new(move |words: Said| {
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
            <h3 id="unpack-heading">{texts::layers_found()}</h3>
            <StageStrip id="unpack-bytes" label=texts::layers() stages=Signal::stored(Some(layers)) />
            <div role="alert" class="verdict" class:verdict-refused=move || refused.get()>
                {move || {
                    let (words, lang) = verdict.get();
                    view! { <span lang=lang><Prose text=words /></span> }
                }}
            </div>
            {needs_phrase.then(|| view! { <WaysIn ways=ways /> })}
            <Rescue id=id opened=opened on_refuse=move |words| refuse.run(by_core(words)) />
            <p class="hint">{texts::in_memory()}</p>
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
    refuse: Callback<Said>,
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
            Ok(_) if phrase.is_empty() => Some((texts::no_phrase().to_owned(), None)),
            Ok(salt) => studio.unlock(self.document, phrase, salt).map(by_core),
            Err(words) => Some(by_core(words)),
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
            let words = texts::no_phrase_in_command().to_owned();
            ways.refuse.run((words, None));
            dom::focus(PHRASE_FIELD);
        } else {
            ways.refuses(studio, &settings.phrase);
        }
    };
    view! {
        <PhraseForm ways=ways />
        <KeyDoctor ways=ways />
        <PastedCommand id="unpack-command" use_label=texts::try_its_phrase() on_use=use_command />
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
        count => Some(texts::known_phrases_tried(count)),
    };
    view! {
        <form class="unpack-form" on:submit=submit>
            {tried.map(|words| view! { <p class="hint">{words}</p> })}
            <SecretField
                id=PHRASE_FIELD
                label=pack::phrase()
                show_label=pack::show_phrase()
                value=phrase
            />
            {ways.salt.map(|salt| view! {
                <Field
                    id="unpack-salt"
                    label=texts::salt()
                    code=true
                    value=salt
                    fault=Signal::derive(move || ways.salt_fault())
                    on_type=move |digits: String| salt.set(digits)
                />
                <p class="hint">{texts::salt_hint()}</p>
            })}
            <button type="submit" class="button button-primary">
                {texts::open_with_phrase()}
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
                <pre class="preview" tabindex="0" aria-label=texts::beginning()>
                    {preview}
                </pre>
                <Button
                    label=texts::convert_and_open()
                    look=Look::Primary
                    on_press=move |()| studio.unlock_as_utf8(id)
                />
            }
            .into_any()
        }
        // A frame has one document.
        Verdict::Damaged(_) | Verdict::Unreadable(Kind::Zlib | Kind::RawDeflate)
            if studio.is_framed() =>
        {
            ().into_any()
        }
        Verdict::Damaged(_) if sniff(&opened.content).is_text() && !opened.content.is_empty() => {
            let content = opened.content;
            let words = texts::could_be_read(content.len());
            let rescue = move |()| {
                studio.add_bytes(&format!("rescued-{}", studio.name(id)), &content);
            };
            view! {
                <p>{words}</p>
                <Button label=texts::open_what_could_be_read() on_press=rescue />
            }
            .into_any()
        }
        Verdict::Unreadable(Kind::Zlib | Kind::RawDeflate) if !opened.content.is_empty() => {
            let content = opened.content;
            let open = move |()| {
                studio.add_bytes(&format!("unpacked-{}", studio.name(id)), &content);
            };
            view! { <Button label=texts::open_what_it_holds() on_press=open /> }.into_any()
        }
        _ => ().into_any(),
    }
}
