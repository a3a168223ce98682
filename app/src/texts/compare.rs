//! Compare.

use super::texts;

texts! {}
