//! What the studio says to a portal.

use super::message::{ENVELOPE, Format, Given, Refusal};
use super::plain::Plain;
use super::{CAPABILITIES, VERSION};
use crate::model::analysis::Counts;

/// What a document is, in a few words. Nothing of it was typed in the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What the portal has called it.
    pub title: String,
    /// `open-format`, `plain-text`, or `file` for one that is not readable yet.
    pub kind: &'static str,
    /// Its length in bytes as the portal has given it, or as it is where the portal gets secrets.
    pub length: usize,
}

/// A message to the portal.
#[derive(Clone, PartialEq)]
pub enum Outgoing {
    /// The studio is there.
    Ready,
    /// The portal is pinned; a port comes along.
    Connected {
        /// That of the message that did it.
        id: Option<String>,
    },
    /// It looks as wanted.
    Configured {
        /// That of the request.
        id: Option<String>,
    },
    /// The document is shown.
    Loaded {
        /// That of the request.
        id: Option<String>,
        /// As in [`Summary::kind`].
        kind: &'static str,
        /// What is wrong with it.
        counts: Counts,
    },
    /// The document.
    Doc {
        /// That of the request.
        id: Option<String>,
        /// The document.
        doc: Given,
        /// How many holes it has.
        holes: usize,
    },
    /// The document as a file.
    Exported {
        /// That of the request.
        id: Option<String>,
        /// Its form.
        format: Format,
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
        /// How many secrets are missing in it.
        holes: usize,
    },
    /// The document has changed, or whether it is saved.
    Change {
        /// Whether it is unsaved.
        dirty: bool,
        /// What it is now.
        summary: Summary,
    },
    /// The person wants it saved.
    Save {
        /// What the answer is to carry.
        id: String,
        /// The document.
        doc: Given,
        /// How many holes it has.
        holes: usize,
    },
    /// What is wrong with the document.
    Diagnostics(Counts),
    /// How high the content is, in CSS pixels.
    Resize(u32),
    /// Something is refused.
    Error(Refusal),
    /// The document is put away.
    Exit {
        /// That of the request.
        id: Option<String>,
    },
}

impl Outgoing {
    /// The message as plain data.
    pub fn plain(self) -> Plain {
        let (kind, id, fields) = self.parts();
        let mut all = vec![(ENVELOPE, number(VERSION)), ("type", text(kind))];
        all.extend(id.map(|id| ("id", Plain::Text(id))));
        all.extend(fields);
        record(all)
    }

    fn parts(self) -> (&'static str, Option<String>, Vec<(&'static str, Plain)>) {
        match self {
            Self::Ready => {
                let versions = Plain::List(vec![number(VERSION)]);
                (
                    "ready",
                    None,
                    vec![("versions", versions), ("capabilities", capabilities())],
                )
            }
            Self::Connected { id } => {
                let fields = vec![
                    ("version", number(VERSION)),
                    ("capabilities", capabilities()),
                ];
                ("connected", id, fields)
            }
            Self::Configured { id } => ("configured", id, Vec::new()),
            Self::Loaded { id, kind, counts } => {
                let fields = vec![("kind", text(kind)), ("counts", counted(counts))];
                ("loaded", id, fields)
            }
            Self::Doc { id, doc, holes } => ("doc", id, document(doc, holes)),
            Self::Exported {
                id,
                format,
                name,
                bytes,
                holes,
            } => {
                let fields = vec![
                    ("holes", count(holes)),
                    ("format", text(format.id())),
                    ("name", Plain::Text(name)),
                    ("bytes", Plain::Bytes(bytes)),
                ];
                ("exported", id, fields)
            }
            Self::Change { dirty, summary } => {
                let Summary {
                    title,
                    kind,
                    length,
                } = summary;
                let summary = record(vec![
                    ("title", Plain::Text(title)),
                    ("kind", text(kind)),
                    ("length", count(length)),
                ]);
                let fields = vec![("dirty", Plain::Bool(dirty)), ("summary", summary)];
                ("change", None, fields)
            }
            Self::Save { id, doc, holes } => ("save", Some(id), document(doc, holes)),
            Self::Diagnostics(counts) => ("diagnostics", None, vec![("counts", counted(counts))]),
            Self::Resize(height) => ("resize", None, vec![("height", number(height))]),
            Self::Error(refusal) => {
                let code = refusal.code;
                let fields = vec![
                    ("code", text(code.id())),
                    ("message", text(&code.sentence())),
                ];
                ("error", refusal.id, fields)
            }
            Self::Exit { id } => ("exit", id, Vec::new()),
        }
    }
}

fn record(fields: Vec<(&str, Plain)>) -> Plain {
    let fields = fields.into_iter();
    Plain::Record(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn text(words: &str) -> Plain {
    Plain::Text(words.to_owned())
}

fn number(value: u32) -> Plain {
    Plain::Number(f64::from(value))
}

fn count(value: usize) -> Plain {
    number(u32::try_from(value).unwrap_or(u32::MAX))
}

fn capabilities() -> Plain {
    Plain::List(CAPABILITIES.into_iter().map(text).collect())
}

fn counted(counts: Counts) -> Plain {
    record(vec![
        ("errors", count(counts.errors)),
        ("warnings", count(counts.warnings)),
        ("notes", count(counts.notes)),
    ])
}

fn document(doc: Given, holes: usize) -> Vec<(&'static str, Plain)> {
    let doc = match doc {
        Given::Text(text) => Plain::Text(text),
        Given::Bytes(bytes) => Plain::Bytes(bytes),
    };
    vec![("doc", doc), ("holes", count(holes))]
}
