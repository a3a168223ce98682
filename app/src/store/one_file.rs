//! The studio that is one file: the project is saved as a file, and stored in the browser only on request.

use super::{Keeper, Studio};
use crate::model::storage::{Kept, Storing};
use crate::platform::files::{self, FileHandle, Target};
use crate::platform::preferences;
use crate::platform::storage::Store;
use crate::texts::{keeping, one_file as texts};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Studio {
    /// Whether the project lives in memory until it is saved as a file.
    pub(crate) fn lives_in_file(self) -> bool {
        self.storing
            .with(|storing| matches!(storing, Storing::AsFile(_)))
    }

    /// The file that has the project lacks something now.
    pub(super) fn file_is_behind(self) {
        self.storing.update(|storing| {
            if *storing == Storing::AsFile(Kept::Whole) {
                *storing = Storing::AsFile(Kept::Before);
            }
        });
    }

    /// No file has the project.
    pub(super) fn is_in_no_file(self) {
        self.storing.update(|storing| {
            if matches!(storing, Storing::AsFile(_)) {
                *storing = Storing::AsFile(Kept::None);
            }
        });
    }

    /// Whether something has changed since the project was saved as a file.
    pub(super) fn is_project_unsaved(self) -> bool {
        untrack(|| self.lives_in_file()) && self.keeper.with_value(Keeper::is_dirty)
    }

    /// Saves the project's text where it was saved before, else where the person says, else as a download.
    pub(super) fn save_project_file(self, name: String, json: String) {
        let before = self.behind.with_value(|behind| behind.project.clone());
        // What is changed from now on is not in this file.
        self.keeper.update_value(Keeper::forget_changes);
        spawn_local(async move {
            let target = match before {
                Some(handle) => Target::File(handle),
                None => files::ask_target(&name).await,
            };
            match target {
                Target::File(handle) => self.write_project(handle, &json).await,
                Target::Unsupported if self.download(&name, json.as_bytes()) => {
                    self.project_saved(&name);
                }
                Target::Unsupported | Target::Cancelled => {
                    self.keeper.update_value(Keeper::is_changed);
                }
            }
        });
    }

    async fn write_project(self, handle: FileHandle, json: &str) {
        let name = handle.name();
        match handle.write(json.as_bytes()).await {
            Ok(()) => {
                self.behind
                    .update_value(|behind| behind.project = Some(handle));
                self.project_saved(&name);
            }
            Err(_) => {
                self.behind.update_value(|behind| behind.project = None);
                if self.download(&name, json.as_bytes()) {
                    self.project_saved(&name);
                } else {
                    self.keeper.update_value(Keeper::is_changed);
                }
            }
        }
    }

    fn project_saved(self, name: &str) {
        let behind = self.keeper.with_value(Keeper::is_dirty);
        let kept = if behind { Kept::Before } else { Kept::Whole };
        self.storing.set(Storing::AsFile(kept));
        self.say(texts::saved(name));
    }

    /// Lives in memory and in a file again; what is stored is deleted already.
    pub(super) fn end_storing(self) {
        self.keeper.update_value(Keeper::forget_store);
        self.storing.set(Storing::AsFile(Kept::None));
    }

    /// Deletes what is stored in this browser and stores nothing from now on; the project stays open.
    pub(crate) fn stop_storing(self) {
        let store = self.keeper.with_value(Keeper::store);
        self.abandon_storing();
        spawn_local(async move {
            if let Some(store) = store
                && let Err(why) = store.clear().await
            {
                self.warn(keeping::cannot_be_deleted(&why));
                return;
            }
            self.forget_preferences();
            self.end_storing();
            self.keeper.update_value(Keeper::is_changed);
            self.copies.set(Vec::new());
            self.say(texts::stores_no_more());
        });
    }

    /// Stores the project in this browser from now on.
    pub(crate) fn begin_storing(self) {
        spawn_local(async move {
            match Store::open().await {
                Ok(store) => {
                    preferences::allow_storing();
                    self.keeper.update_value(|keeper| keeper.begin_with(store));
                    self.storing.set(Storing::Idle);
                    self.touched();
                    self.say(texts::stores_now());
                }
                Err(why) => self.warn(keeping::nothing_is_stored(&why)),
            }
        });
    }
}
