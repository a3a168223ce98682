//! Problems.

use super::texts;

texts! {}
