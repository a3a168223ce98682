//! Files, pasted texts, samples and projects that come in.

use super::{MAIN, Studio};
use crate::model::arrival::{arrive, container, unlock};
use crate::model::document::{Container, Content, DocumentId};
use crate::model::history::History;
use crate::model::project;
use crate::model::secret::SecretText;
use crate::model::workspace::Workspace;
use crate::platform::dom;
use crate::platform::files::{self, FileHandle, Picked, ReadFile};
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::layers::{Phrase, Verdict, to_utf8};
use std::collections::HashMap;

/// What the names of project files end in.
pub(crate) const PROJECT_SUFFIX: &str = ".spa-project.json";

impl Studio {
    /// Reads files and opens them, projects among them too.
    pub(crate) fn open_picked(self, picked: Vec<Picked>) {
        spawn_local(async move {
            for one in picked {
                let file = one.read().await;
                self.open_read(file);
            }
        });
    }

    /// Asks for files with the browser's dialog, which lets them be written back; else presses `field`.
    pub(crate) fn pick_files(self, field: &'static str) {
        if !files::can_pick() {
            dom::press(field);
            return;
        }
        spawn_local(async move {
            match files::pick().await {
                Some(picked) => self.open_picked(picked),
                None => dom::press(field),
            }
        });
    }

    fn open_read(self, file: ReadFile) {
        match file.bytes {
            Err(why) => self.warn(format!(
                "“{}” cannot be read: {why}. Folders cannot be opened; choose files.",
                file.name
            )),
            Ok(bytes) if file.name.ends_with(PROJECT_SUFFIX) => {
                self.open_project_text(&String::from_utf8_lossy(&bytes));
            }
            Ok(bytes) => {
                let id = self.open_bytes(&file.name, &bytes, file.handle);
                self.say_opened(id);
            }
        }
    }

    /// Opens bytes as a document and shows it.
    pub(crate) fn open_bytes(
        self,
        name: &str,
        bytes: &[u8],
        handle: Option<FileHandle>,
    ) -> DocumentId {
        let (content, container) = arrive(bytes);
        let id = self.add(name, content, container);
        let wrapped = self.peek_document(id, crate::model::document::Document::was_wrapped);
        if let (Some(handle), Some(false)) = (handle, wrapped) {
            self.handles.update_value(|handles| {
                handles.insert(id, handle);
            });
        }
        self.workspace.update(|workspace| {
            let text = workspace.document(id).and_then(|d| d.text().cloned());
            if let Some(text) = text {
                workspace.mark_saved(id, text);
            }
        });
        id
    }

    fn say_opened(self, id: DocumentId) {
        let words = self.peek_document(id, |document| {
            let how = match (document.text(), document.container.gzip) {
                (None, _) => "is not readable yet",
                (Some(_), true) => "is open; its gzip layer was taken off",
                (Some(_), false) => "is open",
            };
            format!("{} {how}.", document.name)
        });
        self.say(words.unwrap_or_default());
    }

    /// Opens a text that is no file yet.
    pub(crate) fn open_text(self, name: &str, text: &str) -> DocumentId {
        self.add_bytes(name, text.as_bytes())
    }

    /// The same for bytes; what is wrapped is unwrapped.
    pub(crate) fn add_bytes(self, name: &str, bytes: &[u8]) -> DocumentId {
        let (content, container) = arrive(bytes);
        self.add(name, content, container)
    }

    /// Opens a sample; it counts as saved, there is nothing to lose.
    pub(crate) fn open_sample(self, (name, text): (&str, &str)) {
        self.open_bytes(name, text.as_bytes(), None);
    }

    fn add(self, name: &str, content: Content, container: Container) -> DocumentId {
        let mut added = None;
        self.workspace
            .update(|workspace| added = Some(workspace.add(name, content, container)));
        self.chosen.set(added);
        self.settle_now();
        self.touched();
        dom::rescue_focus(MAIN);
        added.unwrap_or(DocumentId(0))
    }

    /// Tries a phrase on a closed file. The verdict in words, if it did not open.
    pub(crate) fn unlock(self, id: DocumentId, phrase: &SecretText) -> Option<String> {
        let bytes = self.peek_document(id, |document| document.bytes().clone())?;
        let opened = unlock(&bytes, Phrase::new(phrase.reveal()));
        let Verdict::Readable(_) = opened.verdict else {
            return Some(opened.verdict.describe());
        };
        let container = container(&opened.layers);
        self.become_text(id, opened.content, container);
        None
    }

    /// Opens a closed file of UTF-16 text as UTF-8.
    pub(crate) fn unlock_as_utf8(self, id: DocumentId) {
        let Some(bytes) = self.peek_document(id, |document| document.bytes().clone()) else {
            return;
        };
        let content = unlock(&bytes, None).content;
        let container = self
            .peek_document(id, |document| document.container.clone())
            .unwrap_or_default();
        self.become_text(id, to_utf8(&content), container);
        self.say("Opened as UTF-8. The file itself is as it was until it is saved.");
    }

    fn become_text(self, id: DocumentId, text: Vec<u8>, container: Container) {
        self.workspace
            .update(|workspace| workspace.unlock(id, text.into(), container));
        self.settle_now();
        self.touched();
        dom::rescue_focus(MAIN);
    }

    /// Opens a project, after asking if something is unsaved.
    pub(crate) fn open_project_text(self, json: &str) {
        match project::read(json) {
            Ok(workspace) => self.unless_unsaved(move || {
                self.replace(workspace.clone());
                self.say("The project is open. Secrets are not part of a project file: fill them in where they are missing.");
            }),
            Err(fault) => self.warn(fault.to_string()),
        }
    }

    /// Opens the first of `picked` as a project, whatever its name.
    pub(crate) fn open_project(self, picked: Vec<Picked>) {
        spawn_local(async move {
            let Some(picked) = picked.into_iter().next() else {
                return;
            };
            let file = picked.read().await;
            match file.bytes {
                Ok(bytes) => self.open_project_text(&String::from_utf8_lossy(&bytes)),
                Err(why) => self.warn(format!("“{}” cannot be read: {why}.", file.name)),
            }
        });
    }

    /// Begins a new project, after asking if something is unsaved.
    pub(crate) fn new_project(self) {
        self.unless_unsaved(move || self.replace(Workspace::default()));
    }

    /// Puts another project in the place of this one.
    pub(crate) fn replace(self, workspace: Workspace) {
        self.chosen.set(None);
        self.history.set(History::default());
        self.handles.set_value(HashMap::new());
        self.workspace.set(workspace);
        self.keep_choice_valid();
        self.settle_now();
        self.touched();
        dom::rescue_focus(MAIN);
    }
}
