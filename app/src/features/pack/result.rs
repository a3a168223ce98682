use super::form::Form;
use crate::components::{Button, CopyBlock, Look, Prose, SecretBlock, StageStrip};
use crate::model::arrival::sentences;
use crate::model::document::DocumentId;
use crate::model::names;
use crate::model::secret::SecretText;
use crate::store::studio;
use crate::texts::{of_the_core, pack as texts};
use leptos::prelude::*;
use profile_core::diagnostic::{Code, Diagnostic};
use profile_core::layers::{pack_commands, phrase_findings, rule_key};

/// The stages and the download.
#[component]
pub(super) fn Outcome(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let download = move |()| {
        // What was typed a moment ago belongs to the file.
        studio.settle_now();
        let Some(stages) = form.stages.get_untracked() else {
            return;
        };
        let name = names::clean(&untrack(|| form.file_name()));
        studio.unless_holes(form.document, move || {
            if studio.download(&name, stages.file()) {
                studio.say_downloaded(&name);
                form.refresh_salt();
            }
        });
    };
    let shown = Memo::new(move |_| {
        let stages = form.stages.get()?;
        Some(stages.named(&names::clean(&form.file_name())))
    });
    view! {
        <Show when=move || form.stages.with(Option::is_some)>
            <StageStrip id="pack-bytes" label=texts::stages() stages=shown />
        </Show>
        <p class="hint" role="status">
            {move || form.missing()}
        </p>
        <ErrorsWarning id=form.document />
        <div class="row">
            <Button
                label=texts::download()
                look=Look::Primary
                disabled=Signal::derive(move || form.stages.with(Option::is_none))
                on_press=download
            />
        </div>
    }
}

/// Says that the profile has errors, and leads to them.
#[component]
fn ErrorsWarning(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let errors = Memo::new(move |_| {
        studio.analysis.with(|analysis| {
            let analysis = analysis.as_ref().filter(|a| a.document == id);
            analysis.map_or(0, |analysis| analysis.counts().errors)
        })
    });
    let words = move || texts::errors(errors.get());
    view! {
        <Show when=move || { errors.get() > 0 }>
            <div class="notice-box">
                <p>{words}</p>
                <Button
                    label=texts::go_to_first_error()
                    on_press=move |()| studio.go_to_first_error()
                />
            </div>
        </Show>
    }
}

/// The same as commands, and the text for the profile rule.
#[component]
pub(super) fn Commands(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let commands = move || {
        let source = form.source_name.get();
        let file = names::clean(&form.file_name());
        pack_commands(form.gzip.get(), form.digest(), &source, &file).join("\n")
    };
    let any = move || form.gzip.get() || form.encrypts.get();
    let rule = move || form.phrase.with(|phrase| rule_key(phrase.reveal()));
    let trouble = Memo::new(move |_| {
        let found = form
            .phrase
            .with(|phrase| phrase_findings(phrase.reveal().as_bytes()));
        let odd = |found: &&Diagnostic| found.code == Code::PhraseCharacters;
        found.iter().find(odd).map(sentences)
    });
    let has_phrase = move || form.encrypts.get() && !form.phrase.with(SecretText::is_empty);
    view! {
            <Show when=any>
                <CopyBlock
                    label=texts::commands()
                    text=Signal::derive(commands)
                    copy_label=texts::copy_commands()
                    on_copy=move |()| studio.copy(texts::the_commands(), untrack(commands))
                />
                <p class="hint">
                    <Show when=move || form.encrypts.get()>
                        {texts::set_phrase()}
                    </Show>
                    <Show when=move || form.gzip.get()>
                        {texts::gzip_differs()}
                    </Show>
                </p>
            </Show>
            <Show when=move || has_phrase() && trouble.with(Option::is_some)>
                <p class="hint">
                    {texts::no_rule_text()}
                    <span lang=of_the_core()>
    {move || trouble.get().map(|words| view! { <Prose text=words /> })}
    </span>
                </p>
            </Show>
            <Show when=move || has_phrase() && trouble.with(Option::is_none)>
                <SecretBlock
                    label=texts::rule_text()
                    text=Signal::derive(rule)
                    masked="[--key ••••••••]"
                    copy_label=texts::copy_rule_text()
                    show_label=texts::show_rule_text()
                    on_copy=move |()| studio.copy(texts::the_rule_text(), untrack(rule))
                />
                <p class="hint">{texts::rule_text_hint()}</p>
            </Show>
        }
}
