//! The settings: those of this browser, and those of the project.

mod one_file;

use crate::actions;
use crate::components::{Button, Item, Look, Options};
use crate::model::preferences::Theme;
use crate::model::storage::Storing;
use crate::platform::{parts, updates};
use crate::store::studio;
use crate::texts::one_file as one_file_texts;
use crate::texts::proof::link as proof_link;
use crate::texts::{Language, settings as texts};
use leptos::prelude::*;
use one_file::OneFile;
use profile_core::checks::FirmwareLevel;
use std::iter;

/// All of them, one section each.
#[component]
pub(crate) fn SettingsView() -> impl IntoView {
    view! {
        <div class="settings">
            <h2>"Settings"</h2>
            <Appearance />
            <Tongue />
            <Firmware />
            <Keyboard />
            <Stored />
            <p>
                <a class="side-link" href="#/proof">{proof_link()}</a>
            </p>
        </div>
    }
}

/// The theme.
#[component]
fn Appearance() -> impl IntoView {
    let studio = studio();
    let chosen = move || {
        Theme::ALL
            .iter()
            .position(|one| *one == studio.theme().get())
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-appearance">
            <h3 id="settings-appearance">"Appearance"</h3>
            <Options
                label="Theme"
                items=Theme::ALL.map(|theme| Item::plain(theme.label())).to_vec()
                chosen=Signal::derive(chosen)
                on_choose=move |index: usize| {
                    studio.choose_theme(Theme::ALL.get(index).copied().unwrap_or_default());
                }
            />
            <p class="hint">"Kept in this browser, for every project."</p>
        </section>
    }
}

/// The language.
#[component]
fn Tongue() -> impl IntoView {
    let studio = studio();
    let choices: Vec<Option<Language>> = iter::once(None)
        .chain(Language::ALL.into_iter().map(Some))
        .collect();
    let items = choices
        .iter()
        .map(|choice| Item::plain(choice.map_or_else(texts::language_of_browser, Language::name)));
    let items = items.collect::<Vec<_>>();
    let place = choices
        .iter()
        .position(|one| *one == studio.language().get_untracked());
    view! {
        <section class="settings-part" aria-labelledby="settings-language">
            <h3 id="settings-language">{texts::language()}</h3>
            <Options
                label=texts::language()
                items=items
                chosen=Signal::stored(place)
                on_choose=move |index: usize| {
                    studio.choose_language(choices.get(index).copied().flatten());
                }
            />
            <p class="hint">{texts::language_hint()}</p>
        </section>
    }
}

/// The firmware that the project's profiles are for.
#[component]
fn Firmware() -> impl IntoView {
    let studio = studio();
    let level = move || studio.workspace.with(|workspace| workspace.firmware);
    let chosen = move || FirmwareLevel::ALL.iter().position(|one| *one == level());
    let item = |level: FirmwareLevel| {
        let (title, detail) = match level {
            FirmwareLevel::V2_0_5 => (
                "2.0.5 and older",
                "Compiled profiles only: the open format is not read.",
            ),
            FirmwareLevel::V2_0_6 => ("2.0.6", "The open format, and HTTPS."),
            FirmwareLevel::V2_0_11 => (
                "2.0.11",
                "Parts of macro values such as $(MAU:4), and the user ids $UID1 and $UID2.",
            ),
            FirmwareLevel::V3 => ("3 and newer", "Lists of delays. The usual choice."),
            FirmwareLevel::V5 => (
                "5 and newer",
                "Options and macros of later devices, which the guide does not have.",
            ),
        };
        Item {
            title,
            detail: Some(detail),
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-firmware">
            <h3 id="settings-firmware">"Firmware of the devices"</h3>
            <Options
                label="Firmware level"
                items=FirmwareLevel::ALL.map(item).to_vec()
                chosen=Signal::derive(chosen)
                on_choose=move |index: usize| {
                    studio.set_firmware(FirmwareLevel::ALL.get(index).copied().unwrap_or_default());
                }
            />
            <p class="hint">
                "Part of this project, and undone like any change. What the oldest of your devices cannot do is named among the problems."
            </p>
        </section>
    }
}

/// The way to the shortcuts.
#[component]
fn Keyboard() -> impl IntoView {
    let studio = studio();
    view! {
        <section class="settings-part" aria-labelledby="settings-keyboard">
            <h3 id="settings-keyboard">"Keyboard"</h3>
            <div class="row">
                <Button
                    label="List of shortcuts"
                    on_press=move |()| actions::run(studio, "shortcuts")
                />
            </div>
            <p class="hint">"Ctrl+K finds every action, document and parameter by a few letters."</p>
        </section>
    }
}

/// What is kept of the page's own files.
fn program() -> &'static str {
    if parts::is_one_file() {
        one_file_texts::itself()
    } else if updates::can_keep() {
        "Its files, so that it starts without a network. They hold nothing of yours, and stay."
    } else {
        "Nothing, so it needs its server: browsers keep a page for use without a network only from https addresses and outside private windows."
    }
}

/// What this browser keeps, and the way to delete it.
#[component]
fn Stored() -> impl IntoView {
    let studio = studio();
    let project = move || {
        let (count, size) = studio
            .workspace
            .with(|workspace| (workspace.documents.len(), workspace.size()));
        let documents = if count == 1 { "document" } else { "documents" };
        format!(
            "{count} {documents}, {size} bytes. {}.",
            studio.storing.with(Storing::describe)
        )
    };
    let copies = move || match studio.copies.with(Vec::len) {
        0 => "None.".to_owned(),
        count => format!("{count}, each without secrets."),
    };
    let theme = move || match studio.theme().get() {
        Theme::System => "Nothing.".to_owned(),
        theme => format!("The theme: {}.", theme.label()),
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-stored">
            <h3 id="settings-stored">"Stored in this browser"</h3>
            <dl class="settings-facts">
                <dt>"This project"</dt>
                <dd>{project}</dd>
                <dt>"Copies of second tabs"</dt>
                <dd>{copies}</dd>
                <dt>"Preferences"</dt>
                <dd>{theme}</dd>
                <dt>"The studio itself"</dt>
                <dd>{program()}</dd>
                <dt>"Never stored"</dt>
                <dd>"Passwords and other secrets, phrases, files that are still locked, what you undo."</dd>
            </dl>
            <div class="row">
                <Button
                    label="Delete everything stored here…"
                    look=Look::Danger
                    on_press=move |()| actions::run(studio, "forget")
                />
            </div>
            <OneFile />
        </section>
    }
}
