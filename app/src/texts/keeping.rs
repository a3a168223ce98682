//! What is stored, restored, saved and exported.

use super::texts;

texts! {}
