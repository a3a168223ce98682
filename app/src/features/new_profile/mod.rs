//! A new profile from the catalogue.

mod extent;

use crate::components::{Button, Item, Options};
use crate::model::samples::{NEW_PROFILES, Wanted};
use crate::store::studio;
use crate::texts::new_profile as texts;
use extent::ExtentChoice;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Asks for the form of the new profile, and makes it.
#[component]
pub(crate) fn NewProfileForm(
    /// The id of the dialog's heading.
    heading: &'static str,
) -> impl IntoView {
    let studio = studio();
    let chosen = RwSignal::new(0);
    let wanted = RwSignal::new(Wanted::default());
    let count = Memo::new(move |_| wanted.with(Wanted::count));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if count.get_untracked() == 0 {
            return;
        }
        studio.close_dialog();
        if let Some(new) = NEW_PROFILES.get(chosen.get_untracked()) {
            wanted.with_untracked(|wanted| studio.open_new_profile(new, wanted));
        }
    };
    let items = NEW_PROFILES.map(|new| Item {
        title: (new.title)(),
        detail: Some((new.what)()),
    });
    let next = move || NEW_PROFILES.get(chosen.get()).map(|new| (new.next)());
    view! {
        <form on:submit=submit>
            <h2 id=heading>{texts::title()}</h2>
            <p>
                {texts::hint()}
            </p>
            <ExtentChoice wanted=wanted />
            <Options
                label=texts::form()
                items=items.to_vec()
                chosen=Signal::derive(move || Some(chosen.get()))
                on_choose=move |index| chosen.set(index)
            />
            <p class="new-profile-next" role="status">
                <strong>{texts::next()}</strong>
                {move || wanted.with(|wanted| wanted.extent.next())}
                {next}
            </p>
            <p id="new-profile-count" role="status">
                {move || wanted.with(Wanted::counted)}
            </p>
            <div class="row">
                <button
                    type="submit"
                    class="button button-primary"
                    disabled=move || count.get() == 0
                    aria-describedby="new-profile-count"
                >
                    {texts::make()}
                </button>
                <Button label=texts::cancel() on_press=move |()| studio.close_dialog() />
            </div>
        </form>
    }
}
