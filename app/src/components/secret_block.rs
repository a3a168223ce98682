use super::{CopyBlock, ShowButton};
use leptos::prelude::*;

/// Lines of code that hold a secret: masked until they are asked for.
#[component]
pub(crate) fn SecretBlock(
    /// The heading.
    label: &'static str,
    /// The lines themselves.
    #[prop(into)]
    text: Signal<String>,
    /// What is shown in their place.
    masked: &'static str,
    /// What the button that copies says.
    copy_label: &'static str,
    /// What the button that shows the lines is called.
    show_label: &'static str,
    /// Copies them.
    #[prop(into)]
    on_copy: Callback<()>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let lines = move || {
        if shown.get() {
            text.get()
        } else {
            masked.to_owned()
        }
    };
    view! {
        <CopyBlock label=label text=Signal::derive(lines) copy_label=copy_label on_copy=on_copy>
            <ShowButton name=show_label shown=shown />
        </CopyBlock>
    }
}
