use super::ShowButton;
use crate::model::secret::SecretText;
use leptos::prelude::*;

/// Masked lines of text that can be shown.
#[component]
pub(crate) fn SecretArea(
    /// The field's id.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What is typed.
    value: RwSignal<SecretText>,
    /// What the button that shows it is called, such as `Show phrases`.
    show_label: &'static str,
    /// The id of a text that describes it.
    #[prop(into)]
    described_by: String,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="field-row">
                <textarea
                    id=id
                    class="code secret-area"
                    class:secret-masked=move || !shown.get()
                    rows="3"
                    wrap="off"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=described_by
                    prop:value=move || value.with(|value| value.reveal().to_owned())
                    on:input=move |event| value.set(SecretText::new(event_target_value(&event)))
                ></textarea>
                <ShowButton name=show_label shown=shown />
            </div>
        </div>
    }
}
