//! Plain text: the source that the vendor's profile compiler reads (guide, pages 2-8 to 2-10).
//!
//! ```text
//! # comment
//! Name [ ! | ? ] [ "value" ] ;
//! import file
//! ```
//!
//! [`parse`] reads any bytes into a lossless tree and never fails, [`read`] takes the settings out of it,
//! [`splice`] resolves imports over a set of named files, and the writing functions write statements. Where
//! the guide is silent the grammar is that of the compiler 5.1.10: names end at a blank or `;`, name,
//! mark and opening quote stand on one line, values know the escapes of C and keep their line breaks.

mod import;
mod literal;
mod parser;
mod read;
mod shape;
mod statement;
mod write;

pub use import::{ImportFault, Spliced, splice};
pub use literal::{decode, quote};
pub use parser::{PlainText, parse};
pub use read::read;
pub use write::{comment, profile_document, statement as statement_text};

use crate::text::Tree;

/// A parsed profile in plain text.
pub type PlainTree = Tree<LeafKind, NodeKind>;

/// What a leaf of a [`PlainTree`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeafKind {
    /// White space.
    Blank,
    /// `# …` up to the line end.
    Comment,
    /// `*** …`, `// …` or `; …` up to the line end, `/* … */` and `<!-- … -->`: a comment without its `#`.
    StarHeading,
    /// The word `import`.
    ImportWord,
    /// The name of the imported file.
    ImportFile,
    /// What follows on the line of an import; the compiler does not look at it.
    ImportRest,
    /// The name of a parameter.
    Name,
    /// `!` or `?`.
    Mark,
    /// The value with its quotes.
    Value,
    /// `;`.
    Semicolon,
    /// What the grammar has no place for.
    Stray,
    /// A byte-order mark at the very start.
    ByteOrderMark,
}

/// What a node of a [`PlainTree`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// The file.
    Document,
    /// A statement with its semicolon.
    Statement,
    /// An import line.
    Import,
}
