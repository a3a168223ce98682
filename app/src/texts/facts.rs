//! Facts of a file.

use super::texts;

texts! {}
