//! Links that make a device resync.

use super::texts;

texts! {}
