//! A new profile from the catalogue.

use crate::components::{Button, Item, Options};
use crate::model::samples::NEW_PROFILES;
use crate::store::studio;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::catalog::Catalog;

/// Asks for the form of the new profile, and makes it.
#[component]
pub(crate) fn NewProfileForm(
    /// The id of the dialog's heading.
    heading: &'static str,
) -> impl IntoView {
    let studio = studio();
    let chosen = RwSignal::new(0);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        studio.close_dialog();
        if let Some(new) = NEW_PROFILES.get(chosen.get_untracked()) {
            studio.open_new_profile(new);
        }
    };
    let count = Catalog::builtin().entries().len();
    let items = NEW_PROFILES.map(|new| Item {
        title: new.title,
        detail: Some(new.what),
    });
    let next = move || NEW_PROFILES.get(chosen.get()).map(|new| new.next);
    view! {
        <form on:submit=submit>
            <h2 id=heading>"New profile"</h2>
            <p>
                {format!(
                    "All {count} parameters of the catalogue, section by section, each with its factory value and user access: what the vendor's compiler prints as a sample.",
                )}
            </p>
            <Options
                label="Form"
                items=items.to_vec()
                chosen=Signal::derive(move || Some(chosen.get()))
                on_choose=move |index| chosen.set(index)
            />
            <p class="new-profile-next" role="status">
                <strong>"What to do next: "</strong>
                "set the values that you need and delete the other lines. A device leaves alone what a profile does not name. "
                {next}
            </p>
            <div class="row">
                <button type="submit" class="button button-primary">
                    "Make profile"
                </button>
                <Button label="Cancel" on_press=move |()| studio.close_dialog() />
            </div>
        </form>
    }
}
