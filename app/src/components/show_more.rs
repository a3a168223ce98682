use crate::texts::components as texts;
use leptos::prelude::*;

/// How many rows of a long list are drawn at once.
pub(crate) const PORTION: usize = 200;

/// The button that draws another portion of the list.
#[component]
pub(crate) fn ShowMore(
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    /// How many are drawn.
    limit: RwSignal<usize>,
) -> impl IntoView {
    let hidden = move || total.get().saturating_sub(limit.get());
    view! {
        <Show when=move || { hidden() > 0 }>
            <p class="show-more">
                {move || texts::not_shown(hidden())}
                <button
                    type="button"
                    class="button"
                    on:click=move |_| limit.update(|limit| *limit += PORTION)
                >
                    {texts::show_more()}
                </button>
            </p>
        </Show>
    }
}
