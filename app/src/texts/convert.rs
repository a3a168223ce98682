//! Convert.

use super::texts;

texts! {}
