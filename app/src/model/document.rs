//! A file of the project.

use profile_core::text::{EditConflict, TextEdit, apply_edits};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Which document; never used twice while a page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// What a document holds.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// A readable text, as its bytes.
    Text(Arc<[u8]>),
    /// A file that is not a text (yet): encrypted, damaged, compiled, unknown. It is never stored.
    Closed(Arc<[u8]>),
}

/// A file of the project.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// Which.
    pub id: DocumentId,
    /// The file's name; imports find the document by it.
    pub name: String,
    /// Its bytes.
    pub content: Content,
    /// What it was wrapped in when it was opened.
    pub container: Container,
    /// The text as it was opened or last saved as a file; `None` for one that never was a file.
    pub saved: Option<Arc<[u8]>>,
    /// Fields of the project file that this version does not know.
    pub rest: Map<String, Value>,
}

/// What a document was wrapped in; packing starts from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Container {
    /// Whether it was compressed with gzip.
    pub gzip: bool,
    /// The digest of its encryption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption: Option<DigestName>,
    /// The layers, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerFact>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The digest that makes a key of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DigestName {
    /// MD5, which devices use.
    #[default]
    Md5,
    /// SHA-256, which newer openssl programs use unless told otherwise.
    Sha256,
}

/// A layer that was taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LayerFact {
    /// What it is, in words.
    pub title: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// What is known of it: terms and words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<(String, String)>,
    /// What is worth knowing about it, in sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Document {
    /// The text, if it is readable.
    pub fn text(&self) -> Option<&Arc<[u8]>> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Closed(_) => None,
        }
    }

    /// The bytes, readable or not.
    pub fn bytes(&self) -> &Arc<[u8]> {
        match &self.content {
            Content::Text(bytes) | Content::Closed(bytes) => bytes,
        }
    }

    /// Whether the text differs from what was opened or last saved as a file.
    pub fn is_unsaved(&self) -> bool {
        let Some(text) = self.text() else {
            return false;
        };
        self.saved
            .as_ref()
            .is_none_or(|saved| !Arc::ptr_eq(saved, text) && saved != text)
    }

    /// Whether it came out of a container: gzip, encryption or both.
    pub fn was_wrapped(&self) -> bool {
        self.container.gzip || self.container.encryption.is_some()
    }

    /// Changes the text and answers the edits that change it back.
    pub(super) fn edit(&mut self, edits: &[TextEdit]) -> Result<Vec<TextEdit>, EditConflict> {
        let Some(text) = self.text() else {
            return Ok(Vec::new());
        };
        let changed = apply_edits(text, edits)?;
        let back = inverse(text, edits);
        self.content = Content::Text(changed.into());
        Ok(back)
    }
}

/// The edits that undo `edits`, for the text that `edits` make of `text`.
fn inverse(text: &[u8], edits: &[TextEdit]) -> Vec<TextEdit> {
    use profile_core::text::Span;
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut grown, mut shrunk) = (0, 0);
    let mut out = Vec::with_capacity(edits.len());
    for edit in sorted {
        let start = edit.span.start + grown - shrunk;
        let span = Span::new(start, start + edit.replacement.len());
        out.push(TextEdit::replace(span, edit.span.slice(text)));
        grown += edit.replacement.len();
        shrunk += edit.span.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::text::Span;

    #[test]
    fn several_edits_are_undone_together() {
        let text = b"one two three";
        let edits = [
            TextEdit::replace(Span::new(8, 13), "3"),
            TextEdit::remove(Span::new(0, 4)),
            TextEdit::insert(7, "!!"),
        ];
        let changed = apply_edits(text, &edits).unwrap();
        assert_eq!(changed, b"two!! 3");
        assert_eq!(apply_edits(&changed, &inverse(text, &edits)).unwrap(), text);
    }
}
