//! Files that go out.

use super::Studio;
use super::opening::PROJECT_SUFFIX;
use crate::model::analysis::suffix;
use crate::model::document::DocumentId;
use crate::model::names;
use crate::platform::clipboard;
use crate::platform::files::{self, FileHandle, Target};
use crate::texts::{keeping as texts, portal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::document::SourceFormat;
use std::sync::Arc;

impl Studio {
    /// Saves a document as a file, after asking if it has holes.
    ///
    /// In a frame it is given to the portal.
    pub(crate) fn save(self, id: DocumentId) {
        if self.peek_document(id, |d| d.text().is_none()) != Some(false) {
            self.warn(texts::only_texts());
            return;
        }
        match self.portal() {
            Some(portal) => self.save_to_portal(portal, id),
            None => self.unless_holes(id, move || spawn_local(self.save_now(id))),
        }
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
                self.say(texts::saved(&handle.name()) + self.container_remark(id));
            }
            Err(why) => {
                let name = self.save_name(id, &text);
                if self.download(&name, &text) {
                    self.mark_saved(id, text);
                    self.warn(texts::downloaded_instead(&handle.name(), &why));
                }
            }
        }
    }

    fn download_text(self, id: DocumentId, name: &str, text: Arc<[u8]>) {
        if self.download(name, &text) {
            self.mark_saved(id, text);
            self.say(texts::downloaded(name) + self.container_remark(id));
        }
    }

    pub(super) fn mark_saved(self, id: DocumentId, text: Arc<[u8]>) {
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
            Some(true) => texts::container_remark(),
            _ => "",
        }
    }

    /// Hands bytes to the browser as a download, and says so where it refuses.
    pub(crate) fn download(self, name: &str, bytes: &[u8]) -> bool {
        let done = files::download(name, bytes);
        if !done {
            self.warn(texts::download_refused(name));
        }
        done
    }

    /// Says that bytes were handed over as a download. In a frame it is not known what the browser makes of that.
    pub(crate) fn say_downloaded(self, name: &str) {
        self.say(if self.is_framed() {
            portal::handed_over(name)
        } else {
            texts::downloaded(name)
        });
    }

    /// Copies `text` and says so; `what` names it.
    pub(crate) fn copy(self, what: &'static str, text: String) {
        spawn_local(async move {
            if clipboard::copy(&text).await {
                self.say(texts::copied(what));
            } else {
                self.warn(texts::copy_refused(what));
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
            Err(why) => self.warn(texts::project_cannot_be_written(&why)),
        });
        self.behind.update_value(|behind| behind.exporting = task);
    }

    fn download_project(self, name: &str, json: &str, left_out: usize) {
        if self.download(name, json.as_bytes()) {
            let files = match left_out {
                0 => String::new(),
                count => texts::files_left_out(count),
            };
            self.say(texts::project_downloaded(name) + &files);
        }
    }
}
