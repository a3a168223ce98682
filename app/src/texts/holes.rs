//! Holes where secrets were.

use super::texts;

texts! {}
