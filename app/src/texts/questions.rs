//! Dialogs that ask.

use super::texts;

texts! {}
