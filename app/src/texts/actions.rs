//! What can be done, as the toolbar, the palette and the list of shortcuts name it.

use super::texts;

texts! {}
