//! The project in the browser's storage.

use super::{GoOn, Studio};
use crate::model::storage::{Kept, Record, Storing};
use crate::model::work::Ask;
use crate::model::workspace::Workspace;
use crate::model::{pace, project};
use crate::platform::storage::{KEY, Saved, Store};
use crate::platform::worker::{self, Fault, Task};
use crate::platform::{events, preferences};
use crate::texts::{keeping as texts, opening, work};
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::work::answer;
use std::sync::Arc;

/// Where and on which revision the next save builds.
pub(crate) struct Keeper {
    store: Option<Store>,
    key: String,
    revision: u64,
    /// A save is under way.
    busy: bool,
    /// Something has changed since.
    dirty: bool,
}

/// What was found in the browser's storage on start.
pub(crate) struct Restored {
    /// The project.
    pub(crate) workspace: Workspace,
    /// Where saves go.
    pub(crate) keeper: Keeper,
    /// How it is stored.
    pub(crate) storing: Storing,
    /// Keys of copies of second tabs.
    pub(crate) copies: Vec<String>,
    /// What has to be said about it.
    pub(crate) trouble: Option<String>,
}

/// Looks into the browser's storage.
pub(crate) async fn restore() -> Restored {
    if !preferences::may_store() {
        return Restored {
            storing: Storing::AsFile(Kept::None),
            trouble: None,
            ..in_memory(String::new())
        };
    }
    match Store::open().await {
        Ok(store) => match store.load(KEY).await {
            Ok(record) => {
                let copies = store.copies().await;
                let found = found(store, record);
                Restored { copies, ..found }
            }
            Err(why) => in_memory(why),
        },
        Err(why) => in_memory(why),
    }
}

fn found(store: Store, record: Option<Record>) -> Restored {
    let revision = record.as_ref().map_or(0, |record| record.revision);
    let mut restored = Restored {
        workspace: Workspace::default(),
        keeper: Keeper {
            store: Some(store),
            key: KEY.to_owned(),
            revision,
            busy: false,
            dirty: false,
        },
        storing: Storing::Idle,
        copies: Vec::new(),
        trouble: None,
    };
    match record.map(|record| project::read(&record.project)) {
        Some(Ok(workspace)) => {
            restored.workspace = workspace;
            restored.storing = Storing::Stored;
        }
        Some(Err(fault)) => {
            // A base that is not the stored one: the first save makes a copy and leaves this as it is.
            restored.keeper.revision = u64::MAX;
            restored.trouble = Some(texts::stored_project_unreadable(&fault.to_string()));
        }
        None => {}
    }
    restored
}

fn in_memory(why: String) -> Restored {
    Restored {
        workspace: Workspace::default(),
        keeper: Keeper::none(),
        trouble: Some(texts::nothing_is_stored(&why)),
        storing: Storing::Memory(why),
        copies: Vec::new(),
    }
}

impl Studio {
    /// Something has changed that is to be stored.
    pub(super) fn touched(self) {
        if self.keeper.with_value(|keeper| keeper.store.is_none()) {
            self.keeper.update_value(Keeper::is_changed);
            self.file_is_behind();
            return;
        }
        self.storing.update(|storing| {
            if !matches!(storing, Storing::Memory(_) | Storing::Copy) {
                *storing = Storing::Pending;
            }
        });
        self.keeper.update_value(|keeper| keeper.dirty = true);
        let delay = pace::storing(self.workspace.with_untracked(Workspace::size));
        self.behind.update_value(|behind| {
            if behind.store.is_none() {
                behind.store = Some(events::timer(delay, move || self.store_now()));
            }
        });
    }

    /// Stores what has changed, without waiting.
    pub(crate) fn store_now(self) {
        self.behind.update_value(|behind| {
            behind.store = None;
        });
        let job = self.keeper.try_update_value(Keeper::begin).flatten();
        let Some((store, key, base)) = job else {
            return;
        };
        let task = self.written(move |json| match json {
            Ok(json) => spawn_local(async move {
                // It may have been ended meanwhile.
                if self.keeper.with_value(|keeper| keeper.stores_under(&key)) {
                    let saved = store.save(&key, base, &json).await;
                    self.stored(saved);
                }
            }),
            Err(why) => self.stored(Err(why)),
        });
        self.behind.update_value(|behind| behind.storing = task);
    }

    /// Stores what has changed and runs `go_on` then, also where that has failed.
    pub(super) fn once_stored(self, go_on: impl Fn() + Send + Sync + 'static) {
        let go_on: GoOn = Arc::new(go_on);
        self.behind
            .update_value(|behind| behind.after_storing = Some(go_on));
        self.store_now();
        if !self.keeper.with_value(|keeper| keeper.busy) {
            self.storing_ended();
        }
    }

    fn storing_ended(self) {
        let go_on = self
            .behind
            .try_update_value(|behind| behind.after_storing.take());
        if let Some(go_on) = go_on.flatten() {
            go_on();
        }
    }

    /// Gives the project file to `then`, or why there is none. A big project is written by the worker: keep its task.
    pub(super) fn written(
        self,
        then: impl FnOnce(Result<String, String>) + 'static,
    ) -> Option<Task> {
        let lab = self.lab_file();
        let asked = self
            .workspace
            .with_untracked(|workspace| project::ask_write(workspace, lab));
        let job = match asked {
            Ask::Done(json) => {
                then(Ok(json));
                return None;
            }
            Ask::Long(job) => job,
        };
        let bytes = job.job.clone();
        Some(worker::run(&bytes, move |result| {
            let answer = match result {
                Ok(answer) => answer,
                Err(Fault::Missing) => answer(&job.job),
                Err(Fault::Trap(why)) => {
                    return then(Err(work::engine_stopped_at_text(&why)));
                }
            };
            let json = job.finish(&answer);
            then(json.ok_or_else(|| work::other_version().to_owned()));
        }))
    }

    fn stored(self, saved: Result<Saved, String>) {
        // Storing was ended meanwhile: nothing is stored, whatever came of this.
        if self.keeper.with_value(|keeper| keeper.store.is_none()) {
            self.storing_ended();
            return;
        }
        let again = self
            .keeper
            .try_update_value(|keeper| keeper.end(&saved))
            .unwrap_or_default();
        match saved {
            Ok(Saved::As(_)) if self.keeps_copy() => self.storing.set(Storing::Copy),
            Ok(Saved::As(_)) if again => {}
            Ok(Saved::As(_)) => self.storing.set(Storing::Stored),
            Ok(Saved::Forked(_)) => {
                self.storing.set(Storing::Copy);
                self.warn_lastingly(texts::another_tab_has_stored());
            }
            Err(why) => self.storing.set(Storing::Memory(why)),
        }
        if again {
            self.store_now();
        } else {
            self.storing_ended();
        }
    }

    fn keeps_copy(self) -> bool {
        self.keeper.with_value(|keeper| keeper.key != KEY)
    }

    /// Opens the copy of a second tab in the place of this project.
    pub(crate) fn open_copy(self, key: String) {
        let Some(store) = self.keeper.with_value(|keeper| keeper.store.clone()) else {
            return;
        };
        spawn_local(async move {
            match store.load(&key).await {
                Ok(Some(record)) => {
                    self.open_project_text(opening::the_copy(), &record.project);
                }
                Ok(None) => self.forget_copy(&key),
                Err(why) => self.warn(texts::copy_cannot_be_read(&why)),
            }
        });
    }

    /// Deletes the copy of a second tab.
    pub(crate) fn delete_copy(self, key: String) {
        let Some(store) = self.keeper.with_value(|keeper| keeper.store.clone()) else {
            return;
        };
        spawn_local(async move {
            match store.remove(&key).await {
                Ok(()) => self.forget_copy(&key),
                Err(why) => self.warn(texts::copy_cannot_be_deleted(&why)),
            }
        });
    }

    /// Ends a save under way, so that it does not come after what deletes it.
    pub(super) fn abandon_storing(self) {
        self.behind.update_value(|behind| {
            behind.store = None;
            behind.storing = None;
        });
        self.keeper.update_value(Keeper::abandon);
    }

    /// Deletes everything that is stored in this browser, and begins a new project.
    pub(crate) fn forget_everything(self) {
        let store = self.keeper.with_value(Keeper::store);
        self.abandon_storing();
        spawn_local(async move {
            let cleared = match store {
                Some(store) => store.clear().await,
                None => Ok(()),
            };
            match cleared {
                Ok(()) => self.begin_anew(),
                Err(why) => self.warn(texts::cannot_be_deleted(&why)),
            }
        });
    }

    fn begin_anew(self) {
        self.forget_preferences();
        self.replace(Workspace::default());
        // The empty project is not to be stored either.
        self.behind.update_value(|behind| {
            behind.store = None;
            behind.handles.clear();
        });
        self.keeper.update_value(|keeper| {
            keeper.dirty = false;
            keeper.revision = 0;
            if keeper.store.is_some() {
                KEY.clone_into(&mut keeper.key);
            }
        });
        self.copies.set(Vec::new());
        if preferences::may_store() {
            self.storing.update(|storing| {
                if !matches!(storing, Storing::Memory(_)) {
                    *storing = Storing::Idle;
                }
            });
        } else {
            self.end_storing();
        }
        self.say(texts::deleted());
    }

    fn forget_copy(self, key: &str) {
        self.copies
            .update(|copies| copies.retain(|copy| copy != key));
    }
}

impl Keeper {
    /// Keeps nothing.
    pub(super) fn none() -> Self {
        Self {
            store: None,
            key: String::new(),
            revision: 0,
            busy: false,
            dirty: false,
        }
    }

    /// Whether something has changed that is not stored or saved yet.
    pub(super) fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Where it stores.
    pub(super) fn store(&self) -> Option<Store> {
        self.store.clone()
    }

    /// Something has changed that is neither stored nor saved.
    pub(super) fn is_changed(&mut self) {
        self.dirty = true;
    }

    /// A save under way does not count.
    fn abandon(&mut self) {
        self.busy = false;
    }

    /// Stores nothing any more.
    pub(super) fn forget_store(&mut self) {
        self.store = None;
        self.busy = false;
    }

    /// Whether `key` is still written to.
    fn stores_under(&self, key: &str) -> bool {
        self.store.is_some() && self.key == key
    }

    /// What has changed is saved elsewhere.
    pub(super) fn forget_changes(&mut self) {
        self.dirty = false;
    }

    /// Stores from now on. What another page from a disk has stored there is not touched: the first save makes a copy.
    pub(super) fn begin_with(&mut self, store: Store) {
        self.store = Some(store);
        self.revision = 0;
        self.dirty = true;
        KEY.clone_into(&mut self.key);
    }

    /// Begins a save: the store, the key and the revision it builds on. `None` when there is nothing to do.
    fn begin(&mut self) -> Option<(Store, String, u64)> {
        if self.busy || !self.dirty {
            return None;
        }
        let store = self.store.clone()?;
        self.busy = true;
        self.dirty = false;
        Some((store, self.key.clone(), self.revision))
    }

    /// Ends a save. Whether another one is due.
    fn end(&mut self, saved: &Result<Saved, String>) -> bool {
        self.busy = false;
        match saved {
            Ok(Saved::As(revision)) => self.revision = *revision,
            Ok(Saved::Forked(key)) => {
                self.key.clone_from(key);
                self.revision = 1;
            }
            Err(_) => self.dirty = true,
        }
        saved.is_ok() && self.dirty
    }
}
