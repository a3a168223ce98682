use crate::platform::frame;
use crate::texts::components as texts;
use leptos::prelude::*;

/// The button that shows a secret and hides it again.
#[component]
pub(crate) fn ShowButton(
    /// What it is called, such as `Show phrase`.
    #[prop(into)]
    name: Signal<String>,
    /// Whether the secret is shown.
    shown: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button"
            aria-pressed=move || shown.get().to_string()
            aria-label=move || name.get()
            on:click=move |event| {
                // A page around the frame cannot press it.
                if shown.get_untracked() || !frame::is_framed() || frame::is_of_person(&event) {
                    shown.update(|shown| *shown = !*shown);
                }
            }
        >
            {move || if shown.get() { texts::hide() } else { texts::show() }}
        </button>
    }
}
