use super::palette::Palette;
use super::questions::{
    CloseQuestion, ForgetQuestion, HEADING, HolesQuestion, PasteForm, RenameForm, ReplaceQuestion,
    Shortcuts, UpdateQuestion,
};
use crate::features::new_profile::NewProfileForm;
use crate::features::rule_tests::ShareForm;
use crate::platform::{dom, events};
use crate::store::{OpenDialog, studio};
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

/// The one dialog of the page. It stays in the page, so that the browser can give the focus back.
#[component]
pub(super) fn DialogHost() -> impl IntoView {
    let studio = studio();
    let element = NodeRef::<html::Dialog>::new();
    // Whether a dialog is about to be shown. The browser tells late that the one before it was closed.
    let awaited = StoredValue::new(false);
    Effect::new(move |_| {
        let open = studio.dialog.with(Option::is_some);
        let Some(dialog) = element.get() else {
            return;
        };
        awaited.set_value(open);
        if open {
            // The content is drawn first, so that the focus finds its first field.
            events::after(0, move || {
                awaited.set_value(false);
                if studio.dialog.with_untracked(Option::is_some) {
                    dom::show(&dialog);
                }
            });
        } else {
            dom::close(&dialog);
        }
    });
    let content = move || studio.dialog.get().map(content);
    view! {
        <dialog
            node_ref=element
            class="dialog"
            aria-labelledby="dialog-heading"
            on:cancel=move |_: Event| studio.close_dialog()
            on:close=move |_| studio.dialog_closed(awaited.get_value())
        >
            {content}
        </dialog>
    }
}

fn content(dialog: OpenDialog) -> AnyView {
    match dialog {
        OpenDialog::Shortcuts => view! { <Shortcuts /> }.into_any(),
        OpenDialog::Palette => view! { <Palette /> }.into_any(),
        OpenDialog::ShareRule => view! { <ShareForm heading=HEADING /> }.into_any(),
        OpenDialog::Update => view! { <UpdateQuestion /> }.into_any(),
        OpenDialog::Forget => view! { <ForgetQuestion /> }.into_any(),
        OpenDialog::Paste => view! { <PasteForm /> }.into_any(),
        OpenDialog::NewProfile => view! { <NewProfileForm heading=HEADING /> }.into_any(),
        OpenDialog::Rename(id) => view! { <RenameForm id=id /> }.into_any(),
        OpenDialog::Holes { document, go_on } => {
            view! { <HolesQuestion document=document go_on=go_on /> }.into_any()
        }
        OpenDialog::Replace(go_on) => view! { <ReplaceQuestion go_on=go_on /> }.into_any(),
        OpenDialog::CloseUnsaved(id) => view! { <CloseQuestion id=id /> }.into_any(),
    }
}
