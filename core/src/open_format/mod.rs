//! The open format: XML-style profiles (guide, pages 2-2 to 2-5).
//!
//! [`parse`] reads any bytes into a lossless tree and never fails; [`read`] takes the settings out of the
//! tree; [`Writer`](write_setting) functions write settings. The lexer is tolerant because real files are not
//! XML: raw `&` and `<`, single and curly quotes, slashes in names, tags that do not match. It is linear
//! and does not recurse.
//!
//! Not supported: namespaces (prefixes are part of the name), entities of a DTD (nothing is ever expanded).

mod attribute;
mod decode;
mod intent;
mod label;
mod matching;
mod outline;
mod parser;
mod read;
mod section;
mod template;
mod write;

pub use decode::decode;
pub use parser::{OpenFormat, parse};
pub use read::{element_name, element_setting, element_settings, read, unquoted};
pub use template::has_template_mark;
pub(crate) use write::legal;
pub use write::{attribute_text, comment, element, escape, is_writable_name, profile_document};

use crate::text::Tree;

/// A parsed profile in the open format.
pub type OpenTree = Tree<LeafKind, NodeKind>;

/// What a leaf of an [`OpenTree`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeafKind {
    /// Character data, references left out.
    Text,
    /// `&amp;`, `&#40;`.
    Reference,
    /// `<!-- … -->`.
    Comment,
    /// `<![CDATA[ … ]]>`.
    Cdata,
    /// `<!DOCTYPE … >` and any other declaration.
    Declaration,
    /// `<? … ?>`.
    Instruction,
    /// `<` or `</`.
    TagOpen,
    /// `>` or `/>`.
    TagClose,
    /// The name of an element.
    Name,
    /// The name of an attribute.
    AttributeName,
    /// `=`.
    Equals,
    /// The value of an attribute with its quotes.
    AttributeValue,
    /// White space inside a tag.
    Blank,
    /// What has no place inside a tag.
    Stray,
    /// The rest of a file that is nested too deep, as text.
    Overdeep,
    /// A byte-order mark at the very start.
    ByteOrderMark,
}

/// What a node of an [`OpenTree`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// The file.
    Document,
    /// An element with its tags and content.
    Element,
    /// `<X …>`.
    StartTag,
    /// `<X … />`.
    EmptyTag,
    /// `</X>`.
    EndTag,
    /// `ua="rw"`.
    Attribute,
}
