use super::ShowButton;
use crate::model::secret::SecretText;
use leptos::prelude::*;

/// A masked line of text that can be shown.
#[component]
pub(crate) fn SecretField(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<SecretText>,
    /// What the button that shows it is called, such as `Show phrase`.
    #[prop(into)]
    show_label: String,
    /// The id of a text that describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Whether it is shown; a switch of its own if there is none.
    #[prop(optional)]
    shown: Option<RwSignal<bool>>,
) -> impl IntoView {
    let shown = shown.unwrap_or_else(|| RwSignal::new(false));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="field-row">
                <input
                    id=id
                    class="code"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=described_by
                    prop:value=move || value.with(|value| value.reveal().to_owned())
                    on:input=move |event| value.set(SecretText::new(event_target_value(&event)))
                />
                <ShowButton name=show_label shown=shown />
            </div>
        </div>
    }
}
