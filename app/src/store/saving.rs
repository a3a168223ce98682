//! Files that go out.

use super::Studio;
use super::opening::PROJECT_SUFFIX;
use crate::model::analysis::suffix;
use crate::model::document::DocumentId;
use crate::model::names;
use crate::platform::clipboard;
use crate::platform::files::{self, FileHandle, Target};
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::document::SourceFormat;
use std::sync::Arc;

impl Studio {
    /// Saves a document as a file, after asking if it has holes.
    pub(crate) fn save(self, id: DocumentId) {
        if self.peek_document(id, |d| d.text().is_none()) != Some(false) {
            self.warn("Only texts can be saved. This file is as it was opened.");
            return;
        }
        self.unless_holes(id, move || spawn_local(self.save_now(id)));
    }

    /// Writes back to the opened file where the browser allows it, else where the person says, else as a download.
    async fn save_now(self, id: DocumentId) {
        let text = self.text(id);
        if let Some(handle) = self
            .behind
            .with_value(|behind| behind.handles.get(&id).cloned())
        {
            self.write(id, handle, text).await;
            return;
        }
        let name = self.save_name(id, &text);
        match files::ask_target(&name).await {
            Target::File(handle) => {
                self.behind.update_value(|behind| {
                    behind.handles.insert(id, handle.clone());
                });
                self.write(id, handle, text).await;
            }
            Target::Unsupported => self.download_text(id, &name, text),
            Target::Cancelled => {}
        }
    }

    async fn write(self, id: DocumentId, handle: FileHandle, text: Arc<[u8]>) {
        match handle.write(&text).await {
            Ok(()) => {
                self.mark_saved(id, text);
                self.say(format!(
                    "Saved {}.{}",
                    handle.name(),
                    self.container_remark(id)
                ));
            }
            Err(why) => {
                let name = self.save_name(id, &text);
                if self.download(&name, &text) {
                    self.mark_saved(id, text);
                    self.warn(format!(
                        "“{}” could not be written: {why}. It was downloaded instead.",
                        handle.name()
                    ));
                }
            }
        }
    }

    fn download_text(self, id: DocumentId, name: &str, text: Arc<[u8]>) {
        if self.download(name, &text) {
            self.mark_saved(id, text);
            self.say(format!("Downloaded {name}.{}", self.container_remark(id)));
        }
    }

    fn mark_saved(self, id: DocumentId, text: Arc<[u8]>) {
        self.workspace
            .update(|workspace| workspace.mark_saved(id, text));
        self.touched();
    }

    /// The name under which a document is saved: without the suffixes of its container.
    fn save_name(self, id: DocumentId, text: &[u8]) -> String {
        let name = self.name(id);
        match self.peek_document(id, crate::model::document::Document::was_wrapped) {
            Some(true) => names::with_suffix(&name, suffix(SourceFormat::of(text))),
            _ => name,
        }
    }

    fn container_remark(self, id: DocumentId) -> &'static str {
        match self.peek_document(id, crate::model::document::Document::was_wrapped) {
            Some(true) => " It holds the plain text of the profile: use Pack to wrap it again.",
            _ => "",
        }
    }

    /// Hands bytes to the browser as a download, and says so where it refuses.
    pub(crate) fn download(self, name: &str, bytes: &[u8]) -> bool {
        let done = files::download(name, bytes);
        if !done {
            self.warn(format!(
                "The browser refused to download {name}. Allow downloads for this page and try again."
            ));
        }
        done
    }

    /// Copies `text` and says so; `what` names it.
    pub(crate) fn copy(self, what: &'static str, text: String) {
        spawn_local(async move {
            if clipboard::copy(&text).await {
                self.say(format!("Copied {what}."));
            } else {
                self.warn(format!(
                    "The browser does not let the page copy {what}. Select the text and copy it by hand."
                ));
            }
        });
    }

    /// Downloads the project, secrets left out.
    pub(crate) fn export_project(self) {
        let (name, left_out) = self.workspace.with_untracked(|workspace| {
            let name = names::clean(&workspace.name) + PROJECT_SUFFIX;
            let left_out = workspace.documents.iter().filter(|d| d.text().is_none());
            (name, left_out.count())
        });
        let task = self.written(move |json| match json {
            Ok(json) if untrack(|| self.lives_in_file()) => self.save_project_file(name, json),
            Ok(json) => self.download_project(&name, &json, left_out),
            Err(why) => self.warn(format!("The project cannot be written: {why}.")),
        });
        self.behind.update_value(|behind| behind.exporting = task);
    }

    fn download_project(self, name: &str, json: &str, left_out: usize) {
        if self.download(name, json.as_bytes()) {
            let files = match left_out {
                0 => String::new(),
                1 => " One file that is no text was left out.".to_owned(),
                count => format!(" {count} files that are no text were left out."),
            };
            self.say(format!("Downloaded {name}, without secrets.{files}"));
        }
    }
}
