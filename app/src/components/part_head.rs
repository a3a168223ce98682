use leptos::prelude::*;

/// The head of a part of a view: what it is called and what it is for.
#[component]
pub(crate) fn PartHead(
    /// The heading's id, which names the part.
    id: &'static str,
    /// What it is called.
    title: &'static str,
    /// What it is for, in a sentence or two.
    hint: &'static str,
    /// What else stands there.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="rules-head">
            <h2 id=id>{title}</h2>
            <p class="hint">{hint}</p>
            {children.map(|children| children())}
        </div>
    }
}
