//! How the source is shown: in the editor or in a plain field.

use super::Studio;
use crate::actions::SOURCE_FIELD;
use crate::platform::editor::EditorScript;
use crate::platform::{dom, preferences};
use crate::texts::work as texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A narrower window has a plain field, unless the reader wants otherwise, in pixels.
const NARROW: f64 = 768.0;
const FIELD: &str = "spa-profile-studio:source-field";
const WRAP: &str = "spa-profile-studio:wrap-lines";

/// How the source is shown.
#[derive(Clone, Copy)]
pub(crate) struct SourceView {
    /// Whether a plain field is wanted.
    pub(crate) plain: RwSignal<bool>,
    /// Whether the editor wraps long lines.
    pub(crate) wrap: RwSignal<bool>,
    /// The editor's script, as soon as it is loaded.
    pub(crate) script: RwSignal<Option<EditorScript>, LocalStorage>,
    /// Whether it could not be loaded.
    pub(crate) missing: RwSignal<bool>,
    /// It is loading, or could not be loaded.
    asked: StoredValue<bool>,
}

/// How the source is shown, from any component.
pub(crate) fn source_view() -> SourceView {
    expect_context()
}

impl SourceView {
    /// As the reader has left it.
    pub(super) fn restore() -> Self {
        let plain = match preferences::read(FIELD).as_deref() {
            Some("plain") => true,
            Some("editor") => false,
            _ => dom::window_width() < NARROW,
        };
        Self {
            plain: RwSignal::new(plain),
            wrap: RwSignal::new(preferences::read(WRAP).as_deref() == Some("on")),
            script: RwSignal::new_local(None),
            missing: RwSignal::new(false),
            asked: StoredValue::new(false),
        }
    }

    /// Shows the plain field, or the editor.
    pub(crate) fn set_plain(self, plain: bool) {
        preferences::keep(FIELD, Some(if plain { "plain" } else { "editor" }));
        self.plain.set(plain);
        if !plain && self.script.with_untracked(Option::is_none) {
            // What could not be loaded before may be there now.
            self.asked.set_value(false);
        }
    }

    /// Wraps long lines, or does not.
    pub(crate) fn set_wrap(self, wrap: bool) {
        preferences::keep(WRAP, Some(if wrap { "on" } else { "off" }));
        self.wrap.set(wrap);
    }

    /// Loads the editor's script unless that was tried before. The plain field is there meanwhile.
    pub(crate) fn load(self, studio: Studio) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            match EditorScript::load().await {
                Ok(script) => {
                    let selected = dom::selection(SOURCE_FIELD);
                    self.script.set(Some(script));
                    if let Some((places, document)) = selected.zip(studio.chosen.get_untracked()) {
                        studio.go(document, places, true);
                    }
                }
                Err(why) => {
                    self.missing.set(true);
                    studio.warn(texts::no_editor(&why));
                }
            }
        });
    }
}
