//! Files that are locked or compiled.

use super::texts;

texts! {}
