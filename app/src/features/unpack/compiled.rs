use crate::components::{Button, Choice, Look, SecretField};
use crate::model::compiled::{CompiledState, state};
use crate::model::document::DocumentId;
use crate::model::secret::SecretText;
use crate::platform::dom;
use crate::store::studio;
use crate::texts::unpack as texts;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::layers::compiled::KeyForm;

/// The id of the key field.
const KEY_FIELD: &str = "unpack-key";

/// The way from a compiled file to a document.
#[component]
pub(super) fn CompiledForm(
    /// Which document.
    id: DocumentId,
    /// The compiled file itself.
    file: Vec<u8>,
    /// Takes the words when the file cannot be read.
    #[prop(into)]
    on_refuse: Callback<String>,
) -> impl IntoView {
    let studio = studio();
    match state(&file) {
        Some(CompiledState::Open) => {
            let turn = move |()| {
                if let Some(words) = studio.decompile(id, &file, None) {
                    on_refuse.run(words);
                }
            };
            view! { <Button label=texts::turn_into_document() look=Look::Primary on_press=turn /> }
                .into_any()
        }
        Some(CompiledState::NeedsKey(form)) => {
            view! { <CompiledKeyForm id=id file=file form=form on_refuse=on_refuse /> }.into_any()
        }
        Some(CompiledState::Sealed) | None => ().into_any(),
    }
}

/// The field for the key that a file was compiled with.
#[component]
fn CompiledKeyForm(
    /// Which document.
    id: DocumentId,
    /// The compiled file itself.
    file: Vec<u8>,
    /// How the file says that its key was given.
    form: Option<KeyForm>,
    /// Takes the words when the key does not fit.
    #[prop(into)]
    on_refuse: Callback<String>,
) -> impl IntoView {
    let studio = studio();
    let key = RwSignal::new(SecretText::default());
    let hexadecimal = RwSignal::new(form == Some(KeyForm::Hex));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let form = if hexadecimal.get_untracked() {
            KeyForm::Hex
        } else {
            KeyForm::Ascii
        };
        let typed = key.get_untracked();
        if let Some(words) = studio.decompile(id, &file, Some((&typed, form))) {
            on_refuse.run(words);
            dom::focus(KEY_FIELD);
        }
    };
    view! {
        <form class="unpack-form" on:submit=submit>
            <SecretField id=KEY_FIELD label=texts::key() show_label=texts::show_key() value=key />
            <Choice
                label=texts::key_given_as()
                first=texts::key_as_text()
                second=texts::key_as_digits()
                is_second=hexadecimal
                on_choose=move |second| hexadecimal.set(second)
            />
            <button type="submit" class="button button-primary">
                {texts::turn_into_document()}
            </button>
        </form>
    }
}
