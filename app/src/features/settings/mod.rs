//! The settings: those of this browser, and those of the project.

mod one_file;

use crate::actions;
use crate::components::{Button, Item, Look, Options};
use crate::model::preferences::Theme;
use crate::model::storage::Storing;
use crate::platform::{parts, updates};
use crate::store::{Studio, studio};
use crate::texts::one_file as one_file_texts;
use crate::texts::portal as portal_texts;
use crate::texts::proof::link as proof_link;
use crate::texts::{Language, facts, settings as texts};
use leptos::prelude::*;
use one_file::OneFile;
use profile_core::checks::FirmwareLevel;
use std::iter;

/// All of them, one section each.
#[component]
pub(crate) fn SettingsView() -> impl IntoView {
    view! {
        <div class="settings">
            <h2>{texts::title()}</h2>
            <Appearance />
            <Tongue />
            <Firmware />
            <Keyboard />
            {(!studio().is_framed()).then(|| {
                view! {
                    <Stored />
                    <p>
                        <a class="side-link" href="#/proof">{proof_link()}</a>
                    </p>
                }
            })}
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
            <h3 id="settings-appearance">{texts::appearance()}</h3>
            <Options
                label=texts::theme()
                items=Theme::ALL.map(|theme| Item::plain(theme.label())).to_vec()
                chosen=Signal::derive(chosen)
                on_choose=move |index: usize| {
                    studio.choose_theme(Theme::ALL.get(index).copied().unwrap_or_default());
                }
            />
            <p class="hint">{kept_hint(studio, texts::theme_hint)}</p>
        </section>
    }
}

/// Where a choice is kept.
fn kept_hint(studio: Studio, kept: fn() -> &'static str) -> impl Fn() -> &'static str {
    move || {
        if studio.is_framed() {
            portal_texts::not_kept()
        } else if studio.lives_in_file() {
            one_file_texts::not_kept()
        } else {
            kept()
        }
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
            <p class="hint">{kept_hint(studio, texts::language_hint)}</p>
            <p class="hint">{texts::language_extent()}</p>
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
            FirmwareLevel::V2_0_5 => (texts::up_to_2_0_5(), texts::up_to_2_0_5_is()),
            FirmwareLevel::V2_0_6 => ("2.0.6", texts::from_2_0_6_is()),
            FirmwareLevel::V2_0_11 => ("2.0.11", texts::from_2_0_11_is()),
            FirmwareLevel::V3 => (texts::from_3(), texts::from_3_is()),
            FirmwareLevel::V5 => (texts::from_5(), texts::from_5_is()),
        };
        Item {
            title,
            detail: Some(detail),
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-firmware">
            <h3 id="settings-firmware">{texts::firmware()}</h3>
            <Options
                label=texts::firmware_level()
                items=FirmwareLevel::ALL.map(item).to_vec()
                chosen=Signal::derive(chosen)
                disabled=Signal::derive(move || studio.is_readonly())
                on_choose=move |index: usize| {
                    studio.set_firmware(FirmwareLevel::ALL.get(index).copied().unwrap_or_default());
                }
            />
            <p class="hint">
                {texts::firmware_hint()}
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
            <h3 id="settings-keyboard">{texts::keyboard()}</h3>
            <div class="row">
                <Button
                    label=texts::shortcuts()
                    on_press=move |()| actions::run(studio, "shortcuts")
                />
            </div>
            <p class="hint">{texts::keyboard_hint()}</p>
        </section>
    }
}

/// What is kept of the page's own files.
fn program() -> &'static str {
    if parts::is_one_file() {
        one_file_texts::itself()
    } else if updates::can_keep() {
        texts::kept()
    } else {
        texts::not_kept()
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
        format!(
            "{}, {}. {}.",
            texts::documents(count),
            facts::bytes(size),
            studio.storing.with(Storing::describe)
        )
    };
    let copies = move || match studio.copies.with(Vec::len) {
        0 => texts::no_copies().to_owned(),
        count => texts::copy_count(count),
    };
    let chosen = move || {
        let theme = Some(studio.theme().get()).filter(|theme| *theme != Theme::System);
        let theme = theme.map(|theme| texts::the_theme(theme.label()));
        let language = studio.language().get();
        let language = language.map(|language| texts::the_language(language.name()));
        let all: Vec<String> = theme.into_iter().chain(language).collect();
        if all.is_empty() || studio.lives_in_file() {
            texts::no_preferences().to_owned()
        } else {
            all.join(" ")
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-stored">
            <h3 id="settings-stored">{texts::stored()}</h3>
            <dl class="settings-facts">
                <dt>{texts::this_project()}</dt>
                <dd>{project}</dd>
                <dt>{texts::copies()}</dt>
                <dd>{copies}</dd>
                <dt>{texts::preferences()}</dt>
                <dd>{chosen}</dd>
                <dt>{texts::studio()}</dt>
                <dd>{program()}</dd>
                <dt>{texts::never()}</dt>
                <dd>{texts::never_is()}</dd>
            </dl>
            <div class="row">
                <Button
                    label=texts::delete()
                    look=Look::Danger
                    on_press=move |()| actions::run(studio, "forget")
                />
            </div>
            <OneFile />
        </section>
    }
}
