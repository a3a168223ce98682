//! Everything that can be done: the toolbar, the palette, the shortcuts and the list of shortcuts read it here.

use crate::model::arrival::pasted_name;
use crate::model::comparison::ComparedBy;
use crate::model::document::DocumentId;
use crate::model::frame::Feature;
use crate::model::preferences::Theme;
use crate::model::reference::Area;
use crate::model::route::Route;
use crate::model::rules::RulesPart;
use crate::model::samples;
use crate::platform::{dom, events, files};
use crate::store::{OpenDialog, Panel, Side, Studio};
use crate::texts::{Language, actions as texts, portal, proof};
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

/// The id of the hidden field that picks files.
pub(crate) const FILES_FIELD: &str = "files-field";
/// The id of the hidden field that picks a folder.
pub(crate) const FOLDER_FIELD: &str = "folder-field";
/// The id of the hidden field that picks a project.
pub(crate) const PROJECT_FIELD: &str = "project-field";
/// The id of the source field.
pub(crate) const SOURCE_FIELD: &str = "source-field";

/// The id of the button that goes to the next difference.
pub(crate) const NEXT_DIFFERENCE: &str = "next-difference";
/// The id of the button that goes to the difference before.
pub(crate) const PREVIOUS_DIFFERENCE: &str = "previous-difference";

/// Where the focus may be for a shortcut to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Anywhere.
    Everywhere,
    /// In the source or outside of fields: other fields have an undo of their own.
    SourceOrOutside,
    /// Outside of fields: the key types a character.
    Outside,
}

/// Something that can be done.
pub(crate) struct Action {
    /// Which.
    pub(crate) id: &'static str,
    /// The button's words, except in a frame: [`label`] has those.
    pub(crate) label: fn() -> &'static str,
    /// The shortcuts, such as `Ctrl+Shift+Z`; on a Mac the command key counts as Ctrl.
    pub(crate) keys: &'static [&'static str],
    /// Where the shortcuts count.
    pub(crate) reach: Reach,
    /// Whether it can be done now.
    pub(crate) enabled: fn(Studio) -> bool,
    /// Does it.
    pub(crate) run: fn(Studio),
}

/// All of them, in the order of the list of shortcuts.
pub(crate) const ACTIONS: &[Action] = &[
    Action {
        id: "palette",
        label: texts::find,
        keys: &["Ctrl+K"],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.ask(OpenDialog::Palette),
    },
    Action {
        id: "open",
        label: texts::open_files,
        keys: &["Ctrl+O"],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.pick_files(FILES_FIELD),
    },
    Action {
        id: "open-folder",
        label: texts::open_folder,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |_| dom::press(FOLDER_FIELD),
    },
    Action {
        id: "identify",
        label: texts::identify,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| {
            studio.panel.set(Panel::Facts);
            studio.pick_files(FILES_FIELD);
        },
    },
    Action {
        id: "paste",
        label: texts::paste,
        keys: &[],
        reach: Reach::Outside,
        enabled: always,
        run: |studio| studio.ask(OpenDialog::Paste),
    },
    Action {
        id: "new-profile",
        label: texts::new_profile,
        keys: &[],
        reach: Reach::Outside,
        enabled: always,
        run: |studio| studio.ask(OpenDialog::NewProfile),
    },
    Action {
        id: "sample-open-format",
        label: texts::sample_open_format,
        keys: &[],
        reach: Reach::Outside,
        enabled: always,
        run: |studio| studio.open_sample(samples::OPEN_FORMAT),
    },
    Action {
        id: "sample-plain-text",
        label: texts::sample_plain_text,
        keys: &[],
        reach: Reach::Outside,
        enabled: always,
        run: |studio| studio.open_sample(samples::PLAIN_TEXT),
    },
    Action {
        id: "save",
        label: texts::save,
        keys: &["Ctrl+S"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: save,
    },
    Action {
        id: "rename",
        label: texts::rename,
        keys: &["F2"],
        reach: Reach::Outside,
        enabled: has_chosen,
        run: |studio| on_chosen(studio, |studio, id| studio.ask(OpenDialog::Rename(id))),
    },
    Action {
        id: "duplicate",
        label: texts::duplicate,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: has_chosen,
        run: |studio| on_chosen(studio, Studio::duplicate),
    },
    Action {
        id: "close",
        label: texts::close,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: has_chosen,
        run: |studio| on_chosen(studio, Studio::close_document),
    },
    Action {
        id: "next-document",
        label: texts::next_document,
        keys: &["Alt+PageDown"],
        reach: Reach::Everywhere,
        enabled: has_chosen,
        run: |studio| studio.step_document(true),
    },
    Action {
        id: "previous-document",
        label: texts::previous_document,
        keys: &["Alt+PageUp"],
        reach: Reach::Everywhere,
        enabled: has_chosen,
        run: |studio| studio.step_document(false),
    },
    Action {
        id: "undo",
        label: texts::undo,
        keys: &["Ctrl+Z"],
        reach: Reach::SourceOrOutside,
        enabled: Studio::can_undo,
        run: Studio::undo,
    },
    Action {
        id: "redo",
        label: texts::redo,
        keys: &["Ctrl+Shift+Z", "Ctrl+Y"],
        reach: Reach::SourceOrOutside,
        enabled: Studio::can_redo,
        run: Studio::redo,
    },
    Action {
        id: "next-problem",
        label: texts::next_problem,
        keys: &["F8"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.go_to_problem(true),
    },
    Action {
        id: "previous-problem",
        label: texts::previous_problem,
        keys: &["Shift+F8"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.go_to_problem(false),
    },
    Action {
        id: "next-difference",
        label: texts::next_difference,
        keys: &["F7"],
        reach: Reach::Everywhere,
        enabled: compares_text,
        run: |_| dom::press(NEXT_DIFFERENCE),
    },
    Action {
        id: "previous-difference",
        label: texts::previous_difference,
        keys: &["Shift+F7"],
        reach: Reach::Everywhere,
        enabled: compares_text,
        run: |_| dom::press(PREVIOUS_DIFFERENCE),
    },
    Action {
        id: "convert",
        label: texts::show_convert,
        keys: &["Alt+1"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show(Panel::Convert),
    },
    Action {
        id: "compare",
        label: texts::show_compare,
        keys: &["Alt+5"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show(Panel::Compare),
    },
    Action {
        id: "parameters",
        label: texts::show_parameters,
        keys: &["Alt+P"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show_side(Side::Parameters),
    },
    Action {
        id: "source",
        label: texts::show_source,
        keys: &["Alt+S"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show_side(Side::Source),
    },
    Action {
        id: "pack",
        label: texts::show_pack,
        keys: &["Alt+2"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show(Panel::Pack),
    },
    Action {
        id: "compile",
        label: texts::show_compile,
        keys: &["Alt+3"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show(Panel::Compile),
    },
    Action {
        id: "facts",
        label: texts::show_facts,
        keys: &["Alt+4"],
        reach: Reach::Everywhere,
        enabled: shows_text,
        run: |studio| studio.show(Panel::Facts),
    },
    Action {
        id: "new-project",
        label: texts::new_project,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: Studio::new_project,
    },
    Action {
        id: "open-project",
        label: texts::open_project,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |_| dom::press(PROJECT_FIELD),
    },
    Action {
        id: "export-project",
        label: texts::export_project,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: |studio| has_documents(studio) || studio.has_lab(),
        run: Studio::export_project,
    },
    Action {
        id: "start",
        label: texts::go_to_start,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Start),
    },
    Action {
        id: "documents",
        label: texts::go_to_profile,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: Studio::show_documents,
    },
    Action {
        id: "microscope",
        label: texts::go_to_microscope,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Rules(RulesPart::Microscope)),
    },
    Action {
        id: "alias-map",
        label: texts::go_to_alias_map,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Rules(RulesPart::AliasMap)),
    },
    Action {
        id: "schedule",
        label: texts::go_to_schedule,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Rules(RulesPart::Schedule)),
    },
    Action {
        id: "resync-url",
        label: texts::go_to_resync_url,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Rules(RulesPart::ResyncUrl)),
    },
    Action {
        id: "reference",
        label: texts::go_to_reference,
        keys: &["F1"],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::area(Area::default())),
    },
    Action {
        id: "settings",
        label: texts::go_to_settings,
        keys: &["Ctrl+,"],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Settings),
    },
    Action {
        id: "theme-system",
        label: texts::theme_system,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.choose_theme(Theme::System),
    },
    Action {
        id: "theme-light",
        label: texts::theme_light,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.choose_theme(Theme::Light),
    },
    Action {
        id: "theme-dark",
        label: texts::theme_dark,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.choose_theme(Theme::Dark),
    },
    Action {
        id: "theme-contrast",
        label: texts::theme_contrast,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.choose_theme(Theme::Contrast),
    },
    Action {
        id: "language-english",
        label: texts::language_english,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.choose_language(Some(Language::English)),
    },
    Action {
        id: "language-spanish",
        label: texts::language_spanish,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.choose_language(Some(Language::Spanish)),
    },
    Action {
        id: "proof",
        label: proof::link,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.visit(Route::Proof),
    },
    Action {
        id: "forget",
        label: texts::forget,
        keys: &[],
        reach: Reach::Everywhere,
        enabled: always,
        run: |studio| studio.ask(OpenDialog::Forget),
    },
    Action {
        id: "shortcuts",
        label: texts::shortcuts,
        keys: &["?"],
        reach: Reach::Outside,
        enabled: always,
        run: |studio| studio.ask(OpenDialog::Shortcuts),
    },
];

fn always(_: Studio) -> bool {
    true
}

fn has_documents(studio: Studio) -> bool {
    studio.workspace.with(|workspace| !workspace.is_empty())
}

fn has_chosen(studio: Studio) -> bool {
    studio.chosen.get().is_some()
}

fn on_chosen(studio: Studio, act: fn(Studio, DocumentId)) {
    if let Some(id) = studio.chosen.get_untracked() {
        act(studio, id);
    }
}

fn shows_text(studio: Studio) -> bool {
    let Some(id) = studio.chosen.get() else {
        return false;
    };
    studio
        .with_document(id, |document| document.text().is_some())
        .unwrap_or_default()
}

fn compares_text(studio: Studio) -> bool {
    let shown =
        studio.panel.get() == Panel::Compare && studio.compared_by().get() == ComparedBy::Text;
    shown && shows_text(studio)
}

fn save(studio: Studio) {
    if let Some(id) = studio.chosen.get_untracked() {
        studio.save(id);
    }
}

/// What a frame does not have: its one document is the portal's.
const NOT_IN_FRAMES: [&str; 21] = [
    "proof",
    "language-english",
    "language-spanish",
    "open",
    "open-folder",
    "identify",
    "paste",
    "new-profile",
    "sample-open-format",
    "sample-plain-text",
    "rename",
    "duplicate",
    "close",
    "next-document",
    "previous-document",
    "new-project",
    "open-project",
    "export-project",
    "start",
    "forget",
    "documents",
];

/// The part of the studio that an action belongs to, if a portal can leave it out.
fn feature(id: &str) -> Option<Feature> {
    Some(match id {
        "convert" => Feature::Convert,
        "compare" | "next-difference" | "previous-difference" => Feature::Compare,
        "parameters" => Feature::Parameters,
        "source" => Feature::Source,
        "pack" => Feature::Pack,
        "compile" => Feature::Compile,
        "facts" => Feature::Facts,
        "microscope" | "alias-map" | "schedule" | "resync-url" => Feature::Rules,
        "reference" => Feature::Reference,
        "settings" | "theme-system" | "theme-light" | "theme-dark" | "theme-contrast" => {
            Feature::Settings
        }
        _ => return None,
    })
}

/// Whether the page has an action at all.
pub(crate) fn is_offered(studio: Studio, action: &Action) -> bool {
    let framed = studio.is_framed() && NOT_IN_FRAMES.contains(&action.id);
    !framed && feature(action.id).is_none_or(|feature| studio.has(feature))
}

/// What an action is called here.
pub(crate) fn label(studio: Studio, action: &Action) -> &'static str {
    match action.id {
        "save" if studio.is_framed() => portal::save(),
        _ => (action.label)(),
    }
}

/// Whether an action can be done now.
pub(crate) fn is_enabled(studio: Studio, action: &Action) -> bool {
    let changes = matches!(action.id, "save" | "undo" | "redo");
    is_offered(studio, action) && (action.enabled)(studio) && !(changes && studio.is_readonly())
}

/// The action of this id.
pub(crate) fn action(id: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.id == id)
}

/// Runs the action of this id, if it can be done now.
pub(crate) fn run(studio: Studio, id: &str) {
    if let Some(action) = action(id)
        && untrack(|| is_enabled(studio, action))
    {
        (action.run)(studio);
    }
}

/// Listens to shortcuts and to texts pasted onto the page.
pub(crate) fn listen(studio: Studio) {
    events::on_window("keydown", move |event: KeyboardEvent| {
        pressed(studio, &event);
    });
    events::on_document("paste", move |event: ClipboardEvent| {
        if dom::is_typing() || dom::has_open_dialog() || studio.is_framed() {
            return;
        }
        let (files, text) = files::pasted(&event);
        if !files.is_empty() {
            event.prevent_default();
            studio.open_picked(files);
        } else if !text.trim().is_empty() {
            event.prevent_default();
            studio.open_text(&pasted_name(&text), &text);
        }
    });
}

fn pressed(studio: Studio, event: &KeyboardEvent) {
    let keys = spelled(event);
    let Some(action) = ACTIONS
        .iter()
        .find(|action| action.keys.contains(&keys.as_str()))
        .filter(|action| untrack(|| is_offered(studio, action)))
    else {
        return;
    };
    if !reaches(action.reach) {
        return;
    }
    event.prevent_default();
    if !dom::has_open_dialog() {
        run(studio, action.id);
    }
}

fn reaches(reach: Reach) -> bool {
    match reach {
        Reach::Everywhere => true,
        Reach::SourceOrOutside => dom::is_focused(SOURCE_FIELD) || !dom::is_typing(),
        Reach::Outside => !dom::is_typing(),
    }
}

/// The keys of an event as [`Action::keys`] spells them.
fn spelled(event: &KeyboardEvent) -> String {
    let key = event.key();
    let named = key.chars().count() > 1 || key.chars().all(char::is_alphanumeric);
    let mut keys = String::new();
    for (held, word) in [
        (event.ctrl_key() || event.meta_key(), "Ctrl+"),
        (event.alt_key(), "Alt+"),
        (event.shift_key() && named, "Shift+"),
    ] {
        if held {
            keys.push_str(word);
        }
    }
    if key.chars().count() == 1 {
        keys + &key.to_uppercase()
    } else {
        keys + &key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_shortcuts_are_used_once() {
        let mut ids: Vec<&str> = ACTIONS.iter().map(|action| action.id).collect();
        let mut keys: Vec<&str> = ACTIONS.iter().flat_map(|a| a.keys).copied().collect();
        for list in [&mut ids, &mut keys] {
            let before = list.len();
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), before);
        }
    }
}
