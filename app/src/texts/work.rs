//! Work that takes its time.

use super::texts;

texts! {}
