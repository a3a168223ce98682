//! The source editor.

use super::texts;

texts! {}
