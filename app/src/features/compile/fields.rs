use super::findings::{Findings, TARGET_FIELD};
use super::form::Form;
use crate::actions;
use crate::components::{
    Button, Check, Choice, Field, Item, Options, SecretField, Select, SelectOption,
};
use crate::model::compiling::{is_xml_sample, phrase_of};
use crate::model::secret::{SecretText, hex};
use crate::platform::random;
use crate::store::studio;
use crate::texts::{compile as texts, frame, unpack};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use profile_core::profile_compiler::{Cipher, Field as Place, KeyForm, Task};
use std::collections::BTreeSet;

/// The words for the tasks, in their order.
const TASKS: [fn() -> &'static str; 5] = [
    texts::task_compile,
    texts::task_text,
    texts::task_xml,
    texts::task_compact,
    texts::task_schema,
];

/// What the compiler is asked to do.
#[component]
pub(super) fn Fields(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let task = Memo::new(move |_| form.options.with(|options| options.task));
    let words = TASKS.iter().enumerate();
    let options: Vec<SelectOption> = words
        .map(|(index, words)| SelectOption::new(index.to_string(), words()))
        .collect();
    let choose = move |key: String| {
        let task = key
            .parse()
            .ok()
            .and_then(|index: usize| Task::ALL.get(index));
        if let Some(task) = task {
            form.options.update(|options| {
                options.task = *task;
                // A name for another kind of file does not fit.
                options.output = None;
            });
        }
    };
    view! {
        <h4>{texts::command()}</h4>
        <Select
            name=texts::is_to_make()
            named=true
            options=options
            chosen=Signal::derive(move || {
                let chosen = Task::ALL.iter().position(|one| *one == task.get());
                chosen.unwrap_or_default().to_string()
            })
            on_choose=choose
        />
        <Field
            id="compile-output"
            label=texts::output_file()
            code=true
            described_by="compile-output-findings"
            value=Signal::derive(move || {
                form.source.with(|source| form.options.with(|options| options.output_name(source)))
            })
            on_type=move |text: String| form.options.update(|options| options.output = Some(text))
        />
        <Findings form=form field=Place::Output id="compile-output-findings" />
        <Show when=move || task.get() == Task::Compile>
            <ScrambleFields form=form />
            <TargetFields form=form />
            <KeyFields form=form />
        </Show>
        <Show when=move || is_xml_sample(task.get())>
            <Check
                label=texts::value_attributes()
                checked=Signal::derive(move || form.options.with(|options| options.value_attributes))
                on_switch=move |on| form.options.update(|options| options.value_attributes = on)
            />
        </Show>
        <Show when=move || !matches!(task.get(), Task::Compile | Task::XmlSchema)>
            <div class="notice-box">
                <p>{texts::sample_without_compiler()}</p>
                {(!studio.is_framed()).then(|| view! {
                    <Button
                        label=frame::new_profile()
                        on_press=move |()| actions::run(studio, "new-profile")
                    />
                })}
            </div>
        </Show>
        <CommandFileFields form=form />
    }
}

/// The phrase of `--scramble`.
#[component]
fn ScrambleFields(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let scrambles = move || form.options.with(|options| options.scrambles);
    view! {
        <Check
            label=texts::scramble()
            checked=Signal::derive(scrambles)
            on_switch=move |on| form.options.update(|options| options.scrambles = on)
        />
        <Show when=scrambles>
            <div class="compile-part">
                <SecretField
                    id="compile-scramble"
                    label=texts::scramble_phrase()
                    show_label=texts::show_scramble_phrase()
                    value=form.scramble
                    described_by="compile-scramble-findings"
                />
                <Findings form=form field=Place::Scramble id="compile-scramble-findings" />
                <p class="hint">{texts::scramble_hint()}</p>
            </div>
        </Show>
    }
}

/// The address of `--target`.
#[component]
fn TargetFields(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let address = move || form.options.with(|options| options.target.clone());
    let targets = move || address().is_some();
    let invalid = Memo::new(move |_| {
        let found = form.findings_of(Place::Target);
        found
            .iter()
            .any(|one| one.diagnostic.severity == Severity::Error)
    });
    view! {
        <Check
            label=texts::target()
            checked=Signal::derive(targets)
            on_switch=move |on: bool| form.options.update(|options| options.target = on.then(String::new))
        />
        <Show when=targets>
            <div class="compile-part">
                <Field
                    id=TARGET_FIELD
                    label=texts::target_address()
                    code=true
                    described_by="compile-target-findings"
                    invalid=invalid
                    value=Signal::derive(move || address().unwrap_or_default())
                    on_type=move |text: String| {
                        form.options.update(|options| options.target = Some(text));
                    }
                />
                <Findings form=form field=Place::Target id="compile-target-findings" />
            </div>
        </Show>
    }
}

/// The ciphers as they are listed.
const CIPHERS: [Option<Cipher>; 3] = [None, Some(Cipher::Rc4), Some(Cipher::Aes)];

/// The cipher, and the key where there is one.
#[component]
fn KeyFields(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let chosen = move || {
        form.options.with(|options| {
            let ciphers: Vec<Cipher> = options.ciphers.iter().copied().collect();
            CIPHERS
                .iter()
                .position(|one| one.as_slice() == ciphers.as_slice())
        })
    };
    let choose = move |index: usize| {
        let cipher = CIPHERS.get(index).copied().flatten();
        form.options.update(|options| {
            options.ciphers = cipher.into_iter().collect::<BTreeSet<_>>();
            options.key_form = cipher.map(|_| options.key_form.unwrap_or(KeyForm::Ascii));
        });
    };
    let keyed = Memo::new(move |_| {
        let with = |options: &crate::model::compiling::CompileOptions| {
            options.key_form.is_some() || !options.ciphers.is_empty()
        };
        form.options.with(with)
    });
    view! {
        <Options
            label=texts::encryption()
            items=[texts::no_encryption(), "RC4", "AES"].map(Item::plain).to_vec()
            chosen=Signal::derive(chosen)
            on_choose=choose
            described_by="compile-cipher-findings"
        />
        <Findings form=form field=Place::Cipher id="compile-cipher-findings" />
        <Show when=move || keyed.get()>
            <KeyPart form=form />
        </Show>
    }
}

/// The key and how it is given.
#[component]
fn KeyPart(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let shown = RwSignal::new(false);
    let is_hex = move || {
        form.options
            .with(|options| options.key_form == Some(KeyForm::Hex))
    };
    let choose = move |hex: bool| {
        let given = if hex { KeyForm::Hex } else { KeyForm::Ascii };
        form.options
            .update(|options| options.key_form = Some(given));
    };
    let generate = move |()| match random::bytes::<32>() {
        Some(bytes) => {
            let key = if untrack(is_hex) {
                hex(&bytes)
            } else {
                phrase_of(&bytes)
            };
            form.key.set(SecretText::new(key));
            // A command that was read may have a cipher and no word of a key.
            choose(untrack(is_hex));
            shown.set(true);
        }
        None => studio.warn(texts::no_random_key()),
    };
    let copy = move |()| {
        let key = form.key.with_untracked(|key| key.reveal().to_owned());
        studio.copy(texts::the_key(), key);
    };
    view! {
        <div class="compile-part">
            <Choice
                label=texts::key_form()
                first=texts::key_as_phrase()
                second=unpack::key_as_digits()
                is_second=Signal::derive(is_hex)
                on_choose=choose
            />
            <SecretField
                id="compile-key"
                label=texts::key()
                show_label=texts::show_key()
                value=form.key
                described_by="compile-key-findings"
                shown=shown
            />
            <div class="row">
                <Button label=texts::generate_key() on_press=generate />
                <Button
                    label=texts::copy_key()
                    disabled=Signal::derive(move || form.key.with(SecretText::is_empty))
                    on_press=copy
                />
            </div>
            <Findings form=form field=Place::Key id="compile-key-findings" />
        </div>
    }
}

/// The file of `--cmd-file`, which a command that was read may name.
#[component]
fn CommandFileFields(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let name = move || form.options.with(|options| options.command_file.clone());
    view! {
        <Show when=move || name().is_some()>
            <Check
                label=texts::command_file()
                checked=Signal::derive(move || name().is_some())
                on_switch=move |_| form.options.update(|options| options.command_file = None)
            />
            <div class="compile-part">
                <Field
                    id="compile-command-file"
                    label=texts::options_file()
                    code=true
                    described_by="compile-command-file-findings"
                    value=Signal::derive(move || name().unwrap_or_default())
                    on_type=move |text: String| {
                        form.options.update(|options| options.command_file = Some(text));
                    }
                />
                <Findings form=form field=Place::CommandFile id="compile-command-file-findings" />
                <p class="hint">{texts::options_file_hint()}</p>
            </div>
        </Show>
    }
}
