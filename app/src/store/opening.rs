//! Files, pasted texts, samples and projects that come in.

use super::{MAIN, Studio};
use crate::model::arrival::{Arrival, Arrived, arrive, container, unlock, unlock_with};
use crate::model::compiled::decompile;
use crate::model::document::{Container, DigestName, Document, DocumentId};
use crate::model::history::History;
use crate::model::packing::Packing;
use crate::model::project;
use crate::model::samples::{NewProfile, Wanted};
use crate::model::secret::SecretText;
use crate::model::stages::{self, Stages};
use crate::model::workspace::Workspace;
use crate::platform::dom;
use crate::platform::files::{self, Dropped, FileHandle, Picked, ReadFile};
use crate::texts::opening as texts;
use crate::texts::portal as portal_texts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::layers::compiled::KeyForm;
use profile_core::layers::{Opened as OpenedFile, Salt, Verdict, to_utf8};

/// What the names of project files end in.
pub(crate) const PROJECT_SUFFIX: &str = ".spa-project.json";

/// How many files of folders are opened at once.
const MOST_FILES: usize = 500;

/// What became of files that were opened together.
#[derive(Default)]
struct Opened {
    files: Vec<(DocumentId, Arrived)>,
    /// Those that could not be read at all, in sentences.
    refused: Vec<String>,
    /// What is to be said of those that a phrase of the project has opened.
    unlocked: Vec<String>,
}

impl Opened {
    fn one(id: DocumentId, state: Arrived) -> Self {
        Self {
            files: vec![(id, state)],
            ..Self::default()
        }
    }

    fn add(&mut self, file: (DocumentId, Arrived)) {
        self.files.push(file);
    }
}

impl Studio {
    /// Reads files and opens them, projects among them too.
    pub(crate) fn open_picked(self, picked: Vec<Picked>) {
        spawn_local(self.open_all(picked));
    }

    async fn open_all(self, picked: Vec<Picked>) {
        let mut opened = Opened::default();
        for one in picked {
            let file = one.read().await;
            self.open_read(file, &mut opened);
        }
        self.say_opened(opened);
    }

    /// Opens what was dropped: files, and those in folders.
    pub(crate) fn open_dropped(self, dropped: Dropped) {
        spawn_local(async move {
            let mut picked = dropped.files;
            let mut more = false;
            for folder in dropped.folders {
                let (files, cut) = folder.files(MOST_FILES.saturating_sub(picked.len())).await;
                picked.extend(files);
                more |= cut;
            }
            if picked.is_empty() {
                self.warn(texts::empty_folder());
                return;
            }
            self.open_all(picked).await;
            if more {
                self.warn(texts::first_files(MOST_FILES));
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

    fn open_read(self, file: ReadFile, opened: &mut Opened) {
        match file.bytes {
            Err(why) => opened.refused.push(texts::cannot_be_read(&file.name, &why)),
            Ok(bytes) if file.name.ends_with(PROJECT_SUFFIX) => {
                self.open_project_text(&file.name, &String::from_utf8_lossy(&bytes));
            }
            Ok(bytes) => opened.add(self.open_bytes(&file.name, &bytes, file.handle)),
        }
    }

    /// Opens bytes as a document and shows it.
    pub(crate) fn open_bytes(
        self,
        name: &str,
        bytes: &[u8],
        handle: Option<FileHandle>,
    ) -> (DocumentId, Arrived) {
        let arrival = arrive(bytes);
        let state = arrival.state;
        let id = self.add(name, arrival);
        let wrapped = self.peek_document(id, Document::was_wrapped);
        if let (Some(handle), Some(false)) = (handle, wrapped) {
            self.behind.update_value(|behind| {
                behind.handles.insert(id, handle);
            });
        }
        self.workspace.update(|workspace| {
            let text = workspace.document(id).and_then(|d| d.text().cloned());
            if let Some(text) = text {
                workspace.mark_saved(id, text);
            }
        });
        (id, state)
    }

    /// Says in one message what became of the files that were opened together.
    fn say_opened(self, mut opened: Opened) {
        self.unlock_opened(&mut opened);
        let opened = &opened;
        let mut words = opened.refused.clone();
        words.extend(opened.unlocked.iter().cloned());
        let [open, locked, unreadable] = [Arrived::Open, Arrived::Locked, Arrived::Unreadable]
            .map(|state| self.names_of(opened, state));
        match open.as_slice() {
            [] => {}
            [one] => words.push(one.clone()),
            several => words.push(texts::files_open(several.len())),
        }
        words.extend(locked);
        words.extend(unreadable.iter().cloned());
        if words.is_empty() {
            return;
        }
        let all_open = opened
            .files
            .iter()
            .all(|(_, state)| *state == Arrived::Open);
        let words = words.join(" ");
        if !opened.refused.is_empty() || !unreadable.is_empty() {
            self.warn(words);
        } else if all_open {
            self.say(words);
        } else {
            self.note(words);
        }
    }

    /// Tries the phrases of the project on those files that need one.
    fn unlock_opened(self, opened: &mut Opened) {
        let Opened {
            files, unlocked, ..
        } = opened;
        files.retain(|(id, state)| {
            let words = match state {
                Arrived::Locked => self.unlock_with_known(*id),
                Arrived::Open | Arrived::Unreadable => None,
            };
            let keeps = words.is_none();
            unlocked.extend(words);
            keeps
        });
    }

    /// A sentence for each of the files that came to `state`.
    fn names_of(self, opened: &Opened, state: Arrived) -> Vec<String> {
        let files = opened.files.iter().filter(|(_, one)| *one == state);
        let sentence = |document: &Document| {
            let name = &document.name;
            match (state, document.container.gzip) {
                (Arrived::Open, true) => texts::is_open_unzipped(name),
                (Arrived::Open, false) => texts::is_open(name),
                (Arrived::Locked, _) => texts::is_locked(name),
                (Arrived::Unreadable, _) => texts::is_unreadable(name),
            }
        };
        files
            .filter_map(|(id, _)| self.peek_document(*id, sentence))
            .collect()
    }

    /// Opens a text that is no file yet.
    pub(crate) fn open_text(self, name: &str, text: &str) {
        let arrival = arrive(text.as_bytes());
        let state = arrival.state;
        let id = self.add(name, arrival);
        self.say_opened(Opened::one(id, state));
    }

    /// The same for bytes, without a word; what is wrapped is unwrapped.
    pub(crate) fn add_bytes(self, name: &str, bytes: &[u8]) -> DocumentId {
        self.add(name, arrive(bytes))
    }

    /// Opens a sample; it counts as saved, there is nothing to lose.
    pub(crate) fn open_sample(self, (name, text): (&str, &str)) {
        let (id, state) = self.open_bytes(name, text.as_bytes(), None);
        self.say_opened(Opened::one(id, state));
    }

    /// Opens a new profile of the catalogue; it is no file yet.
    pub(crate) fn open_new_profile(self, new: &NewProfile, wanted: &Wanted) {
        let id = self.add_bytes(new.name, &new.text(wanted));
        self.say(texts::is_new_profile(&self.name(id)));
    }

    fn add(self, name: &str, arrival: Arrival) -> DocumentId {
        if self.is_framed() {
            // The document of a frame is the portal's.
            self.warn(portal_texts::one_document());
            return DocumentId(0);
        }
        let mut added = None;
        self.workspace.update(|workspace| {
            added = Some(workspace.add(name, arrival.content, arrival.container));
        });
        if let Some(id) = added {
            self.keep_opening(id, arrival.stages);
        }
        self.chosen.set(added);
        self.show_documents();
        self.settle_now();
        self.touched();
        dom::rescue_focus(MAIN);
        added.unwrap_or(DocumentId(0))
    }

    pub(super) fn keep_opening(self, id: DocumentId, stages: Option<Stages>) {
        if let Some(stages) = stages {
            self.behind.update_value(|behind| {
                behind.openings.insert(id, stages);
            });
        }
    }

    /// Tries a phrase on a closed file, with the salt of one that has no header. The verdict in words, if it did
    /// not open.
    pub(crate) fn unlock(
        self,
        id: DocumentId,
        phrase: &SecretText,
        salt: Option<Salt>,
    ) -> Option<String> {
        let bytes = self.peek_document(id, |document| document.bytes().clone())?;
        let opened = unlock(&bytes, Some(phrase), salt);
        let Verdict::Readable(_) = opened.verdict else {
            return Some(opened.verdict.describe());
        };
        let open = texts::phrase_is_right(&self.name(id));
        match self.take_opened(id, opened, phrase) {
            Some(remark) => self.note(format!("{open} {remark}")),
            None => self.say(open),
        }
        None
    }

    /// Tries the phrases of the other documents on a closed file. What is to be said, if one fits.
    fn unlock_with_known(self, id: DocumentId) -> Option<String> {
        let bytes = self.peek_document(id, |document| document.bytes().clone())?;
        let (opened, taken) = unlock_with(&bytes, &self.known_phrases(id))?;
        let owners: Vec<&str> = taken.iter().map(|one| one.owner.as_str()).collect();
        let name = self.name(id);
        let open = match owners.as_slice() {
            [one] => texts::phrase_fits(&name, one),
            several => texts::phrases_fit(&name, &several.join(texts::and())),
        };
        let remark = self.take_opened(id, opened, &taken.first()?.phrase);
        Some(match remark {
            Some(remark) => format!("{open} {remark}"),
            None => open,
        })
    }

    /// The same when the document is shown: a phrase may have become known since it was opened.
    pub(super) fn unlock_shown(self, id: DocumentId) {
        let closed = self.peek_document(id, |document| document.text().is_none());
        if closed == Some(true)
            && let Some(words) = self.unlock_with_known(id)
        {
            self.note(words);
        }
    }

    /// A closed file is a text now, opened with `phrase`. What is to be remarked, if anything is.
    fn take_opened(
        self,
        id: DocumentId,
        opened: OpenedFile,
        phrase: &SecretText,
    ) -> Option<&'static str> {
        let container = container(&opened.layers);
        let digest = container.encryption;
        self.keep_opening(id, Some(Stages::new(stages::opened(&opened))));
        self.become_text(id, opened.content, container);
        // Packing goes on with the phrase that has proved right.
        if let Some(packing) = self.packing(id) {
            let phrase = phrase.clone();
            self.keep_packing(id, Packing { phrase, ..packing });
        }
        (digest == Some(DigestName::Sha256)).then(texts::made_with_sha256)
    }

    /// Opens a closed file of UTF-16 text as UTF-8.
    pub(crate) fn unlock_as_utf8(self, id: DocumentId) {
        let Some(bytes) = self.peek_document(id, |document| document.bytes().clone()) else {
            return;
        };
        let content = unlock(&bytes, None, None).content;
        let container = self
            .peek_document(id, |document| document.container.clone())
            .unwrap_or_default();
        self.become_text(id, to_utf8(&content), container);
        self.say(texts::opened_as_utf8());
    }

    /// Turns a compiled file into a document. The words that say why not, if it cannot be read.
    pub(crate) fn decompile(
        self,
        id: DocumentId,
        file: &[u8],
        key: Option<(&SecretText, KeyForm)>,
    ) -> Option<String> {
        match decompile(file, key) {
            Ok(read) => {
                self.become_text(id, read.text, Container::default());
                self.say(read.words);
                None
            }
            Err(words) => Some(words),
        }
    }

    fn become_text(self, id: DocumentId, text: Vec<u8>, container: Container) {
        self.workspace
            .update(|workspace| workspace.unlock(id, text.into(), container));
        self.settle_now();
        self.touched();
        dom::rescue_focus(MAIN);
    }

    /// Opens a project, after asking if documents are open; `name` is the file's.
    pub(crate) fn open_project_text(self, name: &str, json: &str) {
        match project::read(json) {
            Ok(workspace) => self.unless_open(move || {
                self.replace(workspace.clone());
                self.show_documents();
                self.say(texts::project_is_open());
            }),
            Err(fault) => self.warn(texts::not_a_project(name, &fault.to_string())),
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
                Ok(bytes) => self.open_project_text(&file.name, &String::from_utf8_lossy(&bytes)),
                Err(why) => self.warn(texts::cannot_be_read(&file.name, &why)),
            }
        });
    }

    /// Begins a new project, after asking if documents are open.
    pub(crate) fn new_project(self) {
        self.unless_open(move || {
            self.replace(Workspace::default());
            self.show_documents();
            self.say(texts::this_is_new_project());
        });
    }

    /// Puts another project in the place of this one.
    pub(crate) fn replace(self, workspace: Workspace) {
        self.chosen.set(None);
        self.projects().update(|count| *count += 1);
        self.history.set(History::default());
        self.behind.update_value(|behind| {
            behind.packings.clear();
            behind.compilings.clear();
            behind.openings.clear();
            // Files of the project before: this one has documents of the same numbers.
            behind.handles.clear();
            behind.project = None;
        });
        self.is_in_no_file();
        self.workspace.set(workspace);
        self.read_lab();
        self.keep_choice_valid();
        self.settle_now();
        self.touched();
        dom::rescue_focus(MAIN);
    }
}
