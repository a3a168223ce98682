//! A text read as a profile, in whichever of the two source formats it is written.

use crate::alias_map::{self, AliasMap};
use crate::catalog::Catalog;
use crate::layers::{Kind, sniff};
use crate::open_format::{self, OpenTree};
use crate::plain_text::{self, PlainTree};
use crate::profile::Reading;
use serde::{Deserialize, Serialize};

/// The two source formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceFormat {
    /// XML-style.
    OpenFormat,
    /// The source of the profile compiler.
    PlainText,
}

impl SourceFormat {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::OpenFormat => Self::PlainText,
            Self::PlainText => Self::OpenFormat,
        }
    }

    /// The format that `text` is written in: by its content, and the open format for an empty text.
    pub fn of(text: &[u8]) -> Self {
        match sniff(text) {
            Kind::OpenFormat | Kind::Empty => Self::OpenFormat,
            Kind::PlainText => Self::PlainText,
            _ if text.trim_ascii_start().starts_with(b"<") => Self::OpenFormat,
            _ => Self::PlainText,
        }
    }
}

/// The lossless tree of a text.
#[derive(Clone, Debug)]
pub enum SourceTree {
    /// Of the open format.
    Open(OpenTree),
    /// Of plain text.
    Plain(PlainTree),
}

impl SourceTree {
    /// The text, leaf by leaf.
    pub fn print(&self) -> Vec<u8> {
        match self {
            Self::Open(tree) => tree.print(),
            Self::Plain(tree) => tree.print(),
        }
    }
}

/// A text with what it says.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which format it was read as.
    pub format: SourceFormat,
    /// Its tree.
    pub tree: SourceTree,
    /// Its settings, and what is wrong with it.
    pub reading: Reading,
}

impl Document {
    /// Reads `text` in the format that it is written in.
    ///
    /// ```
    /// use profile_core::{catalog::Catalog, document::{Document, SourceFormat}};
    /// let document = Document::read(b"GPP_A \"1\" ;", Catalog::builtin());
    /// assert_eq!(document.format, SourceFormat::PlainText);
    /// ```
    pub fn read(text: &[u8], catalog: &Catalog) -> Self {
        Self::read_as(text, SourceFormat::of(text), catalog)
    }

    /// Reads `text` as `format`, whatever it looks like.
    pub fn read_as(text: &[u8], format: SourceFormat, catalog: &Catalog) -> Self {
        match format {
            SourceFormat::OpenFormat => {
                let parsed = open_format::parse(text);
                let reading = open_format::read(&parsed);
                Self {
                    format,
                    tree: SourceTree::Open(parsed.tree),
                    reading,
                }
            }
            SourceFormat::PlainText => {
                let parsed = plain_text::parse(text);
                let reading = plain_text::read(&parsed, catalog);
                Self {
                    format,
                    tree: SourceTree::Plain(parsed.tree),
                    reading,
                }
            }
        }
    }

    /// Reads `text` in the open format with an alias map: aliased elements are settings of their parameters, so
    /// that the document can be checked and converted like any other (CONV-08).
    pub fn read_aliased(text: &[u8], map: &AliasMap) -> Self {
        let parsed = open_format::parse(text);
        let reading = alias_map::apply(map, &parsed).reading;
        Self {
            format: SourceFormat::OpenFormat,
            tree: SourceTree::Open(parsed.tree),
            reading,
        }
    }
}
