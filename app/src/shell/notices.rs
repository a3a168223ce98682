use crate::components::{Button, Icon, Picture};
use crate::store::{Notice, Tone, Update, studio};
use crate::texts::frame as texts;
use leptos::prelude::*;

/// What the page has to say. What was done and what is worth knowing is announced politely, trouble at once.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let studio = studio();
    let of = move |tone: Tone| {
        studio.notices.with(|all| {
            all.iter()
                .filter(|n| n.tone == tone)
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <section class="notices" aria-label=texts::messages()>
            <div>
                <For each=move || of(Tone::Trouble) key=|notice| notice.id let(notice)>
                    <NoticeRow notice=notice />
                </For>
            </div>
            <div role="status">
                <UpdateNotice />
                <For each=move || of(Tone::Note) key=|notice| notice.id let(notice)>
                    <NoticeRow notice=notice />
                </For>
                <For each=move || of(Tone::Done) key=|notice| notice.id let(notice)>
                    <NoticeRow notice=notice />
                </For>
            </div>
        </section>
    }
}

/// A new build of the page waits.
#[component]
fn UpdateNotice() -> impl IntoView {
    let studio = studio();
    let is_ready = move || studio.update().get() == Update::Ready;
    view! {
        <Show when=is_ready>
            <div class="notice notice-note">
                <Icon picture=Picture::Note />
                <p>{texts::new_version()}</p>
                <Button label=texts::load_version() on_press=move |()| studio.ask_for_update() />
            </div>
        </Show>
    }
}

/// One message.
#[component]
fn NoticeRow(
    /// What it says.
    notice: Notice,
) -> impl IntoView {
    let studio = studio();
    let id = notice.id;
    // What was done stands in a region that announces it; trouble announces itself at once.
    let (class, picture, role) = match notice.tone {
        Tone::Done => ("notice", Picture::Tick, None),
        Tone::Note => ("notice notice-note", Picture::Note, None),
        Tone::Trouble => ("notice notice-trouble", Picture::Warning, Some("alert")),
    };
    view! {
        <div class=class role=role>
            <Icon picture />
            <p>{notice.text}</p>
            <button
                type="button"
                class="icon-button"
                aria-label=texts::dismiss()
                on:click=move |_| studio.dismiss(id)
            >
                <Icon picture=Picture::Cross />
            </button>
        </div>
    }
}

/// Copies of the project that second tabs have stored.
#[component]
pub(super) fn Copies() -> impl IntoView {
    let studio = studio();
    view! {
        <div class="copies">
            <For each=move || studio.copies.get() key=Clone::clone let(key)>
                <CopyRow key=key />
            </For>
        </div>
    }
}

/// One of these copies.
#[component]
fn CopyRow(
    /// The key under which it is stored.
    key: String,
) -> impl IntoView {
    let studio = studio();
    let (opened, deleted) = (key.clone(), key);
    view! {
        <div class="notice-box">
            <p>{texts::copy_is_stored()}</p>
            <Button label=texts::open_copy() on_press=move |()| studio.open_copy(opened.clone()) />
            <Button
                label=texts::delete_copy()
                on_press=move |()| studio.delete_copy(deleted.clone())
            />
        </div>
    }
}
