//! Pack.

use super::texts;

texts! {}
