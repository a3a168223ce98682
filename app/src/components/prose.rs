use leptos::prelude::*;

/// A sentence; what stands between backticks is set as code.
#[allow(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub(crate) fn Prose(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    text.split('`')
        .enumerate()
        .map(|(index, part)| {
            let part = part.to_owned();
            if index % 2 == 1 {
                // The backticks stay in the text, so that a copy of it is quoted.
                view! {
                    <code>
                        <span class="tick">"`"</span>
                        {part}
                        <span class="tick">"`"</span>
                    </code>
                }
                .into_any()
            } else {
                part.into_any()
            }
        })
        .collect_view()
}
