use super::form::{Form, Stages};
use crate::components::{Button, CopyBlock, Look};
use crate::model::names;
use crate::model::secret::SecretText;
use crate::store::studio;
use leptos::prelude::*;
use profile_core::layers::{Stage, pack_commands, rule_key};

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
        let Some(Stages(stages)) = form.stages.get_untracked() else {
            return;
        };
        let name = names::clean(&untrack(|| form.file_name()));
        studio.unless_holes(form.document, move || {
            let file = stages.last().map(|stage| stage.bytes.as_slice());
            if studio.download(&name, file.unwrap_or_default()) {
                studio.say(format!("Downloaded {name}."));
                form.refresh_salt();
            }
        });
    };
    view! {
        <Show when=move || form.stages.with(Option::is_some)>
            <StageTable form=form />
        </Show>
        <p class="hint" role="status">
            {move || form.missing()}
        </p>
        <div class="row">
            <Button
                label="Download packed file"
                look=Look::Primary
                disabled=Signal::derive(move || form.stages.with(Option::is_none))
                on_press=download
            />
        </div>
    }
}

/// Every stage with its size and its SHA-256.
#[component]
fn StageTable(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let rows = move || {
        let Some(Stages(stages)) = form.stages.get() else {
            return Vec::new();
        };
        stages.iter().map(row).collect()
    };
    view! {
        <div class="table-box" tabindex="0" role="group" aria-label="Stages of packing">
            <table class="stages" aria-label="Stages">
                <thead>
                    <tr>
                        <th scope="col">"Stage"</th>
                        <th scope="col">"Bytes"</th>
                        <th scope="col">"SHA-256"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(stage: &Stage) -> impl IntoView + use<> {
    let title = match stage.title {
        "gzip" => "Compressed",
        "encrypt" => "Encrypted",
        _ => "Profile",
    };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td class="number">{stage.bytes.len()}</td>
            <td class="digest">{stage.sha256.clone()}</td>
        </tr>
    }
}

/// The same as commands, and the text for the profile rule.
#[component]
pub(super) fn Commands(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let shown = RwSignal::new(false);
    let commands = move || {
        let source = form.source_name.get();
        let file = names::clean(&form.file_name());
        pack_commands(form.gzip.get(), form.digest(), &source, &file).join("\n")
    };
    let any = move || form.gzip.get() || form.encrypts.get();
    let rule = move || form.phrase.with(|phrase| rule_key(phrase.reveal()));
    let masked = move || {
        if shown.get() {
            rule()
        } else {
            "[--key ••••••••]".to_owned()
        }
    };
    let has_phrase = move || form.encrypts.get() && !form.phrase.with(SecretText::is_empty);
    view! {
        <Show when=any>
            <CopyBlock
                label="Commands"
                text=Signal::derive(commands)
                copy_label="Copy commands"
                on_copy=move |()| studio.copy("the commands", untrack(commands))
            />
        </Show>
        <Show when=has_phrase>
            <CopyBlock
                label="Rule text"
                text=Signal::derive(masked)
                copy_label="Copy rule text"
                on_copy=move |()| studio.copy("the rule text", untrack(rule))
            >
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || shown.get().to_string()
                    aria-label="Show rule text"
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { "Hide" } else { "Show" }}
                </button>
            </CopyBlock>
            <p class="hint">
                "The rule text goes before the address in a profile rule. It names the phrase, so treat it as a secret."
            </p>
        </Show>
    }
}
