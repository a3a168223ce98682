//! What the page says and asks.

use super::Studio;
use crate::model::document::DocumentId;
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
    /// Another name for a document.
    Rename(DocumentId),
    /// A document with holes is about to be written.
    Holes {
        /// Which.
        document: DocumentId,
        /// Writes it all the same.
        go_on: GoOn,
    },
    /// The project is about to be replaced while something is unsaved.
    Replace(GoOn),
    /// A document with unsaved changes is about to be closed.
    CloseUnsaved(DocumentId),
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Done,
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
    /// In sentences. Never holds text of a profile.
    pub(crate) text: String,
}

impl Studio {
    /// Says that something was done.
    pub(crate) fn say(self, text: impl Into<String>) {
        let id = self.push_notice(Tone::Done, text.into());
        events::after(SHOWN, move || self.dismiss(id));
    }

    /// Says that something could not be done; the message stays until it is dismissed.
    pub(crate) fn warn(self, text: impl Into<String>) {
        self.push_notice(Tone::Trouble, text.into());
    }

    fn push_notice(self, tone: Tone, text: String) -> u64 {
        let id = self.behind.with_value(|behind| behind.said) + 1;
        self.behind.update_value(|behind| behind.said = id);
        self.notices.update(|notices| {
            // Of what was done only the last is of interest; trouble stays.
            notices.retain(|notice| notice.tone == Tone::Trouble && notice.text != text);
            notices.push(Notice { id, tone, text });
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

    /// Runs `go_on`, after asking if something is unsaved.
    pub(crate) fn unless_unsaved(self, go_on: impl Fn() + Send + Sync + 'static) {
        if self.is_unsaved() {
            self.ask(OpenDialog::Replace(Arc::new(go_on)));
        } else {
            go_on();
        }
    }
}
