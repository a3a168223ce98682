//! What the page says and asks.

use super::Studio;
use crate::model::document::DocumentId;
use crate::model::workspace::Workspace;
use crate::platform::events;
use leptos::prelude::*;
use profile_core::redaction;
use std::sync::Arc;

/// How many messages are kept on the screen.
const KEPT: usize = 3;
/// How long a message stays that asks for nothing, in milliseconds.
const SHOWN: u32 = 10_000;

/// What happens when a question is answered with yes.
pub(crate) type GoOn = Arc<dyn Fn() + Send + Sync>;

/// The dialog that is open.
#[derive(Clone)]
pub(crate) enum OpenDialog {
    /// The list of shortcuts.
    Shortcuts,
    /// A field for a text to paste.
    Paste,
    /// The list of everything that can be done.
    Palette,
    /// The rule is about to be copied as a link.
    ShareRule,
    /// The page is about to be loaded anew, as a newer build.
    Update,
    /// Everything that is stored is about to be deleted.
    Forget,
    /// The form of a new profile of the catalogue.
    NewProfile,
    /// Another name for a document.
    Rename(DocumentId),
    /// A document with holes is about to be written.
    Holes {
        /// Which.
        document: DocumentId,
        /// Writes it all the same.
        go_on: GoOn,
    },
    /// The project is about to be replaced while documents are open.
    Replace(GoOn),
    /// A document with unsaved changes is about to be closed.
    CloseUnsaved(DocumentId),
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Done,
    /// Something is worth knowing.
    Note,
    /// Something could not be done.
    Trouble,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// Which.
    pub(crate) id: u64,
    /// How it is meant.
    pub(crate) tone: Tone,
    /// Whether it stays until it is dismissed. Others go with the next action.
    lasting: bool,
    /// In sentences. Never holds text of a profile.
    pub(crate) text: String,
}

impl Studio {
    /// Says that something was done.
    pub(crate) fn say(self, text: impl Into<String>) {
        let id = self.push_notice(Tone::Done, text.into(), false);
        events::after(SHOWN, move || self.dismiss(id));
    }

    /// Says what is worth knowing; the message stays until the next action.
    pub(crate) fn note(self, text: impl Into<String>) {
        self.push_notice(Tone::Note, text.into(), false);
    }

    /// Says what is worth knowing whatever is done next.
    pub(super) fn note_lastingly(self, text: impl Into<String>) {
        self.push_notice(Tone::Note, text.into(), true);
    }

    /// Says that something could not be done; the message stays until the next action.
    pub(crate) fn warn(self, text: impl Into<String>) {
        self.push_notice(Tone::Trouble, text.into(), false);
    }

    /// Warns of what no action mends, such as a storage that is denied.
    pub(crate) fn warn_lastingly(self, text: impl Into<String>) {
        self.push_notice(Tone::Trouble, text.into(), true);
    }

    /// Takes the message of the last action off the screen.
    pub(super) fn hush(self) {
        if self
            .notices
            .with_untracked(|all| all.iter().any(|one| !one.lasting))
        {
            self.notices
                .update(|notices| notices.retain(|one| one.lasting));
        }
    }

    fn push_notice(self, tone: Tone, text: String, lasting: bool) -> u64 {
        let id = self.behind.with_value(|behind| behind.said) + 1;
        self.behind.update_value(|behind| behind.said = id);
        self.notices.update(|notices| {
            // Of the actions only the last is of interest.
            notices.retain(|notice| notice.lasting && notice.text != text);
            notices.push(Notice {
                id,
                tone,
                lasting,
                text,
            });
            if notices.len() > KEPT {
                notices.remove(0);
            }
        });
        id
    }

    /// Takes a message off the screen.
    pub(crate) fn dismiss(self, id: u64) {
        self.notices
            .update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// Opens a dialog.
    pub(crate) fn ask(self, dialog: OpenDialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog.
    pub(crate) fn close_dialog(self) {
        self.dialog.set(None);
    }

    /// Closes the dialog and runs `go_on` when the focus is back where it was.
    pub(crate) fn close_dialog_then(self, go_on: impl Fn() + Send + Sync + 'static) {
        self.behind
            .update_value(|behind| behind.after_dialog = Some(Arc::new(go_on)));
        self.close_dialog();
    }

    /// The browser has closed the dialog; another one may be asked for already.
    pub(crate) fn dialog_closed(self, another: bool) {
        if !another {
            self.close_dialog();
        }
        let go_on = self
            .behind
            .try_update_value(|behind| behind.after_dialog.take());
        if let Some(go_on) = go_on.flatten() {
            go_on();
        }
    }

    /// Runs `go_on`, after asking if the document has holes: they are never written silently.
    pub(crate) fn unless_holes(
        self,
        document: DocumentId,
        go_on: impl Fn() + Send + Sync + 'static,
    ) {
        if redaction::has_holes(&self.text(document)) {
            let go_on = Arc::new(go_on);
            self.ask(OpenDialog::Holes { document, go_on });
        } else {
            go_on();
        }
    }

    /// Runs `go_on`, after asking if a document is open: undo does not bring a project back.
    pub(crate) fn unless_open(self, go_on: impl Fn() + Send + Sync + 'static) {
        if self.workspace.with_untracked(Workspace::is_empty) && self.lab_file().is_blank() {
            go_on();
        } else {
            self.ask(OpenDialog::Replace(Arc::new(go_on)));
        }
    }
}
