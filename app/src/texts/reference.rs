//! The reference.

use super::texts;

texts! {}
