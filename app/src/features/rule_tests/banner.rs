use crate::components::{Button, Look};
use crate::store::{studio, trials};
use leptos::prelude::*;

/// That the rule of a link is shown, and the way back.
#[component]
pub(crate) fn LinkBanner() -> impl IntoView {
    let studio = studio();
    let trials = trials();
    view! {
        <Show when=move || trials.draft.with(Option::is_some)>
            <section class="link-banner" aria-label="Rule of a link">
                <p>
                    "This rule came with a link and is not stored. Your own draft is kept as it was."
                </p>
                <div class="row">
                    <Button label="Back to my draft" on_press=move |()| studio.back_to_draft() />
                    <Button
                        label="Keep this rule"
                        look=Look::Quiet
                        hint="Your draft moves to the kept rules"
                        on_press=move |()| studio.keep_linked()
                    />
                </div>
            </section>
        </Show>
    }
}
