//! A new build of the page: it is loaded when the person wants it and the project is stored.

use super::{OpenDialog, Studio};
use crate::model::workspace::Workspace;
use crate::platform::{events, updates};
use crate::texts::work as texts;
use leptos::prelude::*;

/// How long the browser may take to load the new build, in milliseconds.
const PATIENCE: u32 = 10_000;

/// How a new build stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Update {
    /// None is known of.
    #[default]
    None,
    /// One waits.
    Ready,
    /// The person has asked for it; the page is about to be loaded anew.
    Taken,
}

impl Studio {
    /// How a new build stands.
    pub(crate) fn update(self) -> RwSignal<Update> {
        self.screen.get_value().update
    }

    /// Hears of new builds as long as the page lives.
    pub(crate) fn follow_updates(self) {
        updates::on_ready(move || {
            if self.update().get_untracked() == Update::None {
                self.update().set(Update::Ready);
            }
        });
        updates::on_refused(move |others| {
            self.update().set(Update::Ready);
            self.warn(texts::update_refused(others as usize));
        });
    }

    /// Stores the project, asks if something is open, then loads the new build.
    pub(crate) fn ask_for_update(self) {
        self.once_stored(move || {
            if self.workspace.with_untracked(Workspace::is_empty) && self.lab_file().is_blank() {
                self.take_update();
            } else {
                self.ask(OpenDialog::Update);
            }
        });
    }

    /// Loads the new build.
    pub(crate) fn take_update(self) {
        self.update().set(Update::Taken);
        updates::take();
        // A browser that does not answer leaves the page as it is, with its question before it is left.
        events::after(PATIENCE, move || self.update().set(Update::Ready));
    }

    /// Whether the browser is to ask before the page is left.
    pub(crate) fn holds_work(self) -> bool {
        let unsaved = self.is_unsaved() || self.is_project_unsaved();
        unsaved && self.update().get_untracked() != Update::Taken
    }
}
