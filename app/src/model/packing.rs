//! What is chosen for packing a document.

use super::document::{DigestName, Document};
use super::secret::SecretText;

/// The choices of one document. They are only in memory, as one of them is the phrase.
#[derive(Clone, PartialEq, Eq)]
pub struct Packing {
    /// Whether to compress.
    pub gzip: bool,
    /// Whether to encrypt.
    pub encrypts: bool,
    /// The phrase.
    pub phrase: SecretText,
    /// What makes the key of the phrase.
    pub digest: DigestName,
    /// Whether the salt is the typed one.
    pub fixed_salt: bool,
    /// The typed salt.
    pub salt_text: String,
    /// The file name, if one was typed.
    pub typed_name: Option<String>,
}

impl Packing {
    /// The layers that the document was wrapped in when it was opened; gzip for one that was not. The
    /// digest is MD5 whatever the file had: devices know no other.
    pub fn of(document: &Document) -> Self {
        Self {
            gzip: document.container.gzip || !document.was_wrapped(),
            encrypts: document.container.encryption.is_some(),
            phrase: SecretText::default(),
            digest: DigestName::Md5,
            fixed_salt: false,
            salt_text: String::new(),
            typed_name: None,
        }
    }
}
