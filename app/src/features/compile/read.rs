use super::form::Form;
use crate::components::{Choice, SecretField};
use crate::model::arrival::sentence;
use crate::model::compiling::Compiling;
use crate::model::secret::SecretText;
use crate::platform::dom;
use crate::store::studio;
use crate::texts::{compile as texts, of_the_core};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::profile_compiler::{Command, Shell, Task, parse};

/// The id of the field for the line.
const LINE_FIELD: &str = "compile-line";

/// Reads a command that exists already into the form (SPC-02).
#[component]
pub(super) fn ReadCommand(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let line = RwSignal::new(SecretText::default());
    let for_prompt = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let shell = if for_prompt.get_untracked() {
            Shell::Cmd
        } else {
            Shell::Sh
        };
        match line.with_untracked(|line| parse(line.reveal(), shell)) {
            Ok(command) => {
                form.take(Compiling::of(&command));
                line.set(SecretText::default());
                fault.set(None);
                studio.say(form.source.with_untracked(|source| words(&command, source)));
            }
            Err(why) => {
                fault.set(Some(sentence(&why.to_string())));
                dom::focus(LINE_FIELD);
            }
        }
    };
    view! {
        <details class="compile-read">
            <summary>{texts::read_command_of_yours()}</summary>
            <form class="compile-part" on:submit=submit>
                <SecretField
                    id=LINE_FIELD
                    label=texts::command_line()
                    show_label=texts::show_command_line()
                    value=line
                    described_by="compile-line-fault"
                />
                <p id="compile-line-fault" class="field-fault" role="alert" lang=of_the_core()>
                    {move || fault.get()}
                </p>
                <Choice
                    label=texts::written_for()
                    first="sh"
                    second=texts::windows_prompt()
                    is_second=for_prompt
                    on_choose=move |second| for_prompt.set(second)
                />
                <p class="hint">{texts::read_command_hint()}</p>
                <div class="row">
                    <button type="submit" class="button">
                        {texts::read_command()}
                    </button>
                </div>
            </form>
        </details>
    }
}

/// What is said of a command that was read for the document `source`.
fn words(command: &Command, source: &str) -> String {
    if command.task == Task::Compile && command.source != source {
        texts::other_command_read(&command.source, source)
    } else {
        texts::command_read().to_owned()
    }
}
