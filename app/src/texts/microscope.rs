//! The microscope of rules.

use super::texts;

texts! {}
