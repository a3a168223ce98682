use super::{Button, CopyBlock, FindingLine, Look, Prose, SecretArea};
use crate::model::pasted::{CommandSettings, ReadCommand, alike, mended, read_command};
use crate::model::secret::SecretText;
use crate::platform::dom;
use crate::store::studio;
use crate::texts::{components as texts, of_the_core};
use leptos::prelude::*;
use profile_core::diagnostic::{Diagnostic, Severity};

/// A printed command of `openssl` or `gzip`, pasted, mended, and used.
#[component]
pub(crate) fn PastedCommand(
    /// The field's id.
    id: &'static str,
    /// What the button that uses the command says.
    use_label: &'static str,
    /// Takes the settings of the command.
    #[prop(into)]
    on_use: Callback<CommandSettings>,
) -> impl IntoView {
    let pasted = RwSignal::new(SecretText::default());
    let read = Memo::new(move |_| pasted.with(read_command));
    let fault_id = format!("{id}-fault");
    let fault = move || read.get().and_then(Result::err);
    let command = move || read.get().and_then(Result::ok);
    view! {
        <details class="pasted">
            <summary>{texts::paste_command()}</summary>
            <div class="pasted-part">
                <SecretArea
                    id=id
                    label=texts::command()
                    show_label=texts::show_command()
                    value=pasted
                    described_by=fault_id.clone()
                />
                <p id=fault_id.clone() class="field-fault" role="alert">
                    {fault}
                </p>
                <p class="hint">
                    {texts::command_hint()}
                </p>
                {move || command().map(|command| view! {
                    <MendedCommand id=id pasted=pasted command=command.clone() />
                    <div class="row">
                        <Button
                            label=use_label
                            look=Look::Primary
                            on_press=move |()| on_use.run(command.settings.clone())
                        />
                    </div>
                })}
            </div>
        </details>
    }
}

/// The command in plain characters, and what was mended.
#[component]
fn MendedCommand(
    /// The id of the field that it was pasted into.
    id: &'static str,
    /// What was pasted.
    pasted: RwSignal<SecretText>,
    /// What it was read as.
    command: ReadCommand,
) -> impl IntoView {
    let studio = studio();
    let shown = RwSignal::new(false);
    let has_secret = command.masked != command.full.reveal();
    let (masked, full) = (command.masked, command.full);
    let text = Signal::derive(move || {
        if shown.get() {
            full.reveal().to_owned()
        } else {
            masked.clone()
        }
    });
    let mend = move |findings: &[Diagnostic]| {
        pasted.update(|text| *text = mended(text, findings));
        dom::focus(id);
    };
    let mendable: Vec<Diagnostic> = command
        .findings
        .iter()
        .filter(|one| one.fix.is_some())
        .cloned()
        .collect();
    let several = (mendable.len() > 1).then(|| {
        let label = texts::mend_all(mendable.len());
        view! { <div class="row"><Button label=label on_press=move |()| mend(&mendable) /></div> }
    });
    let rows = alike(command.findings).into_iter().map(|(words, found)| {
        let severity = found
            .first()
            .map_or(Severity::Information, |one| one.severity);
        let fix = found.first().and_then(|one| one.fix.as_ref());
        let button = fix.map(|fix| fix.title.clone()).map(|title| {
            view! {
                <button type="button" class="button problem-fix" on:click=move |_| mend(&found)>
                    <span>{texts::fix()} <span lang=of_the_core()><Prose text=title /></span></span>
                </button>
            }
        });
        view! { <FindingLine severity=severity words=words>{button}</FindingLine> }
    });
    view! {
        <CopyBlock
            label=texts::mended_command()
            text=text
            copy_label=texts::copy_command()
            on_copy=move |()| studio.copy(texts::the_command(), text.get_untracked())
        >
            {has_secret.then(|| view! {
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || shown.get().to_string()
                    aria-label=texts::show_phrase_in_command()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { texts::hide_phrase() } else { texts::show_phrase() }}
                </button>
            })}
        </CopyBlock>
        {several}
        <div class="findings">{rows.collect_view()}</div>
    }
}
