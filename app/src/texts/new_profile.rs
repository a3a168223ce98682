//! A new profile.

use super::texts;

texts! {}
