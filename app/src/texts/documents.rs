//! The list of documents.

use super::texts;

texts! {}
