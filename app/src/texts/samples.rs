//! Sample profiles.

use super::texts;

texts! {}
