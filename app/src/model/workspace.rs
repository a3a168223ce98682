//! The one value that the screens are projections of.

use super::document::{Container, Content, Document, DocumentId};
use super::names;
use crate::texts::opening as texts;
use profile_core::checks::FirmwareLevel;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The project that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct Workspace {
    /// Its name.
    pub name: String,
    /// Its files, in the order in which they were opened.
    pub documents: Vec<Document>,
    /// The firmware that its profiles are for.
    pub firmware: FirmwareLevel,
    /// Devices, rules, tests, scenarios: kept as they were read.
    pub devices: Vec<Value>,
    /// Kept as they were read.
    pub rules: Vec<Value>,
    /// Kept as they were read.
    pub tests: Vec<Value>,
    /// Kept as they were read.
    pub scenarios: Vec<Value>,
    /// Fields of the project file that this version does not know.
    pub rest: Map<String, Value>,
    next_id: u32,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            name: texts::untitled_project().to_owned(),
            documents: Vec::new(),
            firmware: FirmwareLevel::default(),
            devices: Vec::new(),
            rules: Vec::new(),
            tests: Vec::new(),
            scenarios: Vec::new(),
            rest: Map::new(),
            next_id: 1,
        }
    }
}

impl Workspace {
    /// One document.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    pub(super) fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == id)
    }

    /// Adds a document. Its name gets a number where another one has it already.
    pub fn add(&mut self, name: &str, content: Content, container: Container) -> DocumentId {
        let id = self.fresh_id();
        let name = self.free_name(&names::clean(name));
        self.documents.push(Document {
            id,
            name,
            content,
            container,
            saved: None,
            rest: Map::new(),
        });
        id
    }

    /// A copy of a document, with an id and a name of its own, that is not part of the project yet; and its place.
    pub fn copy_of(&mut self, id: DocumentId) -> Option<(usize, Document)> {
        let index = self.documents.iter().position(|d| d.id == id)?;
        let copy = self.documents.get(index)?.clone();
        let name = self.free_name(&copy.name);
        let copy = Document {
            id: self.fresh_id(),
            name,
            saved: None,
            ..copy
        };
        Some((index + 1, copy))
    }

    /// A closed file turned out to be a text.
    pub fn unlock(&mut self, id: DocumentId, text: Arc<[u8]>, container: Container) {
        if let Some(document) = self.document_mut(id) {
            document.content = Content::Text(text.clone());
            document.saved = Some(text);
            document.container = container;
        }
    }

    /// The document's present text is a file now.
    pub fn mark_saved(&mut self, id: DocumentId, text: Arc<[u8]>) {
        if let Some(document) = self.document_mut(id) {
            document.saved = Some(text);
        }
    }

    /// Whether some document is unsaved.
    pub fn is_unsaved(&self) -> bool {
        self.documents.iter().any(Document::is_unsaved)
    }

    /// How many bytes all texts have together.
    pub fn size(&self) -> usize {
        let texts = self.documents.iter().filter_map(Document::text);
        texts.map(|text| text.len()).sum()
    }

    /// Whether nothing was opened or named yet.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The texts by name, as imports see them.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.documents
            .iter()
            .filter_map(|document| Some((document.name.clone(), document.text()?.to_vec())))
            .collect()
    }

    /// `name`, with a number where another document has it.
    pub fn free_name(&self, name: &str) -> String {
        names::free(name, self.documents.iter().map(|d| d.name.as_str()))
    }

    /// Ids up to `highest` are taken.
    pub(super) fn begin_ids_after(&mut self, highest: u32) {
        self.next_id = highest.saturating_add(1);
    }

    pub(super) fn fresh_id(&mut self) -> DocumentId {
        let id = DocumentId(self.next_id);
        self.next_id += 1;
        id
    }
}
