use super::{Button, Look};
use crate::model::work::Progress;
use crate::texts::components as texts;
use leptos::prelude::*;

/// Says that long work is under way and ends it on request, or why it came to nothing, and does it again.
#[component]
pub(crate) fn WorkNotice(
    /// How it stands; nothing is shown for none.
    #[prop(into)]
    progress: Signal<Option<Progress>>,
    /// Ends it.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Does it again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let sentence = move || progress.with(|progress| progress.as_ref().map(Progress::sentence));
    let working = move || progress.with(|p| matches!(p, Some(Progress::Working { .. })));
    let can_stop =
        move || progress.with(|p| matches!(p, Some(Progress::Working { can_stop: true, .. })));
    let ended = move || progress.with(Option::is_some) && !working();
    view! {
        <div class="work" role="status" class:work-shown=move || progress.with(Option::is_some)>
            <Show when=working>
                <progress aria-hidden="true"></progress>
            </Show>
            <p>{sentence}</p>
            <Show when=can_stop>
                <Button label=texts::cancel() on_press=move |()| on_cancel.run(()) />
            </Show>
            <Show when=ended>
                <Button label=texts::try_again() look=Look::Primary on_press=move |()| on_retry.run(()) />
            </Show>
        </div>
    }
}
