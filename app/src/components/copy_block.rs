use super::Button;
use leptos::prelude::*;

/// Lines of code with a button that copies them.
#[component]
pub(crate) fn CopyBlock(
    /// The heading.
    label: &'static str,
    /// The lines as they are shown.
    #[prop(into)]
    text: Signal<String>,
    /// What the button says.
    copy_label: &'static str,
    /// Copies them.
    #[prop(into)]
    on_copy: Callback<()>,
    /// Further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="copy-block" aria-label=label>
            <div class="copy-head">
                <h4>{label}</h4>
                {children.map(|children| children())}
                <Button label=copy_label on_press=on_copy />
            </div>
            <pre class="copy-text">{move || text.get()}</pre>
        </section>
    }
}
