//! The alias map.

use super::texts;

texts! {}
