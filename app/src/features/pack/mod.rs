//! Packing: gzip, then encryption, as a device undoes them.

mod form;
mod result;

use crate::components::{
    Button, Check, Choice, Field, PastedCommand, Prose, SecretField, WorkNotice,
};
use crate::model::arrival::sentences;
use crate::model::document::DocumentId;
use crate::model::pasted::CommandSettings;
use crate::model::secret::{SecretText, hex, strength};
use crate::platform::random;
use crate::store::{Panel, studio};
use crate::texts::{of_the_core, pack as texts, questions};
use form::Form;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::layers::phrase_findings;
use result::{Commands, Outcome};

/// The switches, the stages and the file.
#[component]
pub(crate) fn PackPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let form = Form::of(studio, id);
    let reading = studio.reading();
    let take = move |settings: CommandSettings| {
        form.take(&settings);
        let mut words = vec![texts::command_taken()];
        if settings.encrypts && settings.phrase.is_empty() {
            words.push(texts::command_has_no_phrase());
        }
        words.extend(settings.left_out);
        studio.note(words.join(" "));
    };
    view! {
        <h3>{texts::pack()}</h3>
        <FormatNotice id=id />
        <div class="pack-switches">
            <Check
                label=texts::compress()
                checked=form.gzip
                on_switch=move |on| form.gzip.set(on)
            />
            <Check
                label=texts::encrypt()
                checked=form.encrypts
                on_switch=move |on| form.encrypts.set(on)
            />
        </div>
        <Show when=move || form.encrypts.get()>
            <EncryptionForm form=form />
        </Show>
        <Field
            id="pack-file"
            label=questions::file_name()
            code=true
            value=Signal::derive(move || form.file_name())
            on_type=move |name: String| form.typed_name.set(Some(name))
        />
        <WorkNotice
            progress=Signal::derive(move || form.work.progress_after(reading))
            on_cancel=move |()| form.work.cancel()
            on_retry=move |()| form.work.retry_after(reading)
        />
        <Outcome form=form />
        <Commands form=form />
        <PastedCommand id="pack-command" use_label=texts::use_settings() on_use=take />
    }
}

/// Says that devices do not read plain text.
#[component]
fn FormatNotice(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let plain = move || {
        studio.analysis.with(|analysis| {
            let analysis = analysis.as_ref().filter(|a| a.document == id);
            analysis.is_some_and(|a| a.format == SourceFormat::PlainText)
        })
    };
    view! {
        <Show when=plain>
            <div class="notice-box">
                <p>{texts::plain_text()}</p>
                <Button label=texts::go_to_convert() on_press=move |()| studio.show(Panel::Convert) />
            </div>
        </Show>
    }
}

/// Phrase, digest and salt.
#[component]
fn EncryptionForm(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let shown = RwSignal::new(false);
    let copy = move |()| {
        let phrase = form
            .phrase
            .with_untracked(|phrase| phrase.reveal().to_owned());
        studio.copy(texts::the_phrase(), phrase);
    };
    let generate = move |digits: usize| match random::bytes::<32>() {
        Some(bytes) => {
            let bytes = bytes.get(..digits / 2).unwrap_or(&bytes);
            form.phrase.set(SecretText::new(hex(bytes)));
            shown.set(true);
        }
        None => studio.warn(texts::no_random_phrase()),
    };
    let notices = move || {
        let found = form
            .phrase
            .with(|phrase| phrase_findings(phrase.reveal().as_bytes()));
        found
            .iter()
            .map(|found| view! { <p lang=of_the_core()><Prose text=sentences(found) /></p> })
            .collect_view()
    };
    view! {
        <div class="pack-encryption">
            <SecretField
                id="pack-phrase"
                label=texts::phrase()
                show_label=texts::show_phrase()
                value=form.phrase
                described_by="pack-phrase-notices"
                shown=shown
            />
            <div class="row">
                <Button
                    label=texts::generate_phrase()
                    hint=texts::generate_phrase_hint()
                    on_press=move |()| generate(64)
                />
                <Button
                    label=texts::generate_digits()
                    hint=texts::generate_digits_hint()
                    on_press=move |()| generate(32)
                />
                <Button
                    label=texts::copy_phrase()
                    disabled=Signal::derive(move || form.phrase.with(SecretText::is_empty))
                    on_press=copy
                />
            </div>
            <div id="pack-phrase-notices" class="pack-notices" role="status">
                {notices}
            </div>
            <p class="hint">{move || form.phrase.with(strength)}</p>
            <Choice
                label=texts::digest()
                first="MD5"
                second="SHA-256"
                is_second=form.sha256
                on_choose=move |second| form.sha256.set(second)
            />
            <p class="hint" class:hint-warning=move || form.sha256.get()>
                {texts::digest_hint()}
            </p>
            <Choice
                label=texts::salt()
                first=texts::random()
                second=texts::fixed()
                is_second=form.fixed_salt
                on_choose=move |second| form.fixed_salt.set(second)
            />
            <Show
                when=move || form.fixed_salt.get()
                fallback=|| view! { <p class="hint">{texts::random_salt_hint()}</p> }
            >
                <Field
                    id="pack-salt"
                    label=texts::fixed_salt()
                    code=true
                    value=form.salt_text
                    fault=Signal::derive(move || form.salt_fault())
                    on_type=move |text: String| form.salt_text.set(text)
                />
                <p class="hint">{texts::fixed_salt_hint()}</p>
            </Show>
        </div>
    }
}
