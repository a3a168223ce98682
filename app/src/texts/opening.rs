//! Opening files, folders, projects and pasted texts.

use super::texts;

texts! {}
