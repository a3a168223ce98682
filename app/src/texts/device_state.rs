//! The device that a rule is tried on.

use super::texts;

texts! {}
