use super::form::Form;
use crate::components::{Check, CopyBlock, SecretBlock};
use crate::model::compiling::{masked, variables};
use crate::store::studio;
use crate::texts::{compile as texts, pack};
use leptos::prelude::*;
use profile_core::diagnostic::Code;
use profile_core::profile_compiler::{Command, Secret, Shell};

/// The command for both shells, and the text for the profile rule.
#[component]
pub(super) fn Commands(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let with_secrets = RwSignal::new(false);
    let names = Memo::new(move |_| form.command.with(variables));
    let has_secrets = move || names.with(|names| !names.is_empty());
    let hint = move || match (with_secrets.get(), names.get().join(texts::and())) {
        (_, names) if names.is_empty() => String::new(),
        (true, _) => texts::secrets_in_copy().to_owned(),
        (false, names) => texts::set_variables(&names),
    };
    view! {
        <Show when=move || form.is_refused()>
            <p class="hint hint-warning">
                {texts::refuses_this_command()}
            </p>
        </Show>
        <CommandBlock
            form=form
            shell=Shell::Sh
            label=texts::command_for_sh()
            copy_label=texts::copy_for_sh()
            with_secrets=with_secrets
        />
        <CommandBlock
            form=form
            shell=Shell::Cmd
            label=texts::command_for_cmd()
            copy_label=texts::copy_for_cmd()
            with_secrets=with_secrets
        />
        <Show when=has_secrets>
            <Check
                label=texts::copy_secrets()
                checked=with_secrets
                on_switch=move |on| with_secrets.set(on)
            />
        </Show>
        <p class="hint" class:hint-warning=move || with_secrets.get() && has_secrets()>
            {hint}
        </p>
        <RuleText form=form />
    }
}

/// The command for one shell. Its secrets are never on the screen.
#[component]
fn CommandBlock(
    /// What is chosen.
    form: Form,
    /// Which shell.
    shell: Shell,
    /// The heading.
    label: &'static str,
    /// What the button says.
    copy_label: &'static str,
    /// Whether the copy has the secrets in it.
    with_secrets: RwSignal<bool>,
) -> impl IntoView {
    let studio = studio();
    let open = move |command: &Command| match shell {
        Shell::Sh => command.to_sh(),
        Shell::Cmd => command.to_cmd(),
    };
    let shown = move || {
        form.command.with(|command| {
            if with_secrets.get() {
                masked(command).with_secrets(shell).reveal().to_owned()
            } else {
                open(command)
            }
        })
    };
    let copy = move |()| {
        let command = form.command.get_untracked();
        if with_secrets.get_untracked() && !variables(&command).is_empty() {
            let line = command.with_secrets(shell);
            studio.copy(texts::the_command_with_secrets(), line.reveal().to_owned());
        } else {
            studio.copy(texts::the_command(), open(&command));
        }
    };
    view! {
        <CopyBlock label=label text=Signal::derive(shown) copy_label=copy_label on_copy=copy />
    }
}

/// What a profile rule needs for the compiled file.
#[component]
fn RuleText(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let odd = move || {
        let odd = |code| code == Code::PhraseCharacters;
        form.findings
            .with(|found| found.iter().any(|one| odd(one.diagnostic.code)))
    };
    let rule = move || {
        let rule = form.command.with(Command::rule_key);
        rule.as_ref()
            .map(Secret::reveal)
            .unwrap_or_default()
            .to_owned()
    };
    let has_key = Memo::new(move |_| form.command.with(|command| command.rule_key().is_some()));
    let keyless = move || {
        form.command.with(|command| {
            let keyed = command.key.is_some() || !command.ciphers.is_empty();
            !keyed && (command.target.is_some() || command.scramble.is_some())
        })
    };
    view! {
        <Show when=move || has_key.get() && !odd()>
            <SecretBlock
                label=pack::rule_text()
                text=Signal::derive(rule)
                masked="[--key ••••••••]"
                copy_label=pack::copy_rule_text()
                show_label=pack::show_rule_text()
                on_copy=move |()| studio.copy(pack::the_rule_text(), untrack(rule))
            />
            <p class="hint">{texts::rule_text_hint()}</p>
        </Show>
        <Show when=keyless>
            <p class="hint">{texts::no_key_needed()}</p>
        </Show>
    }
}
