//! The frame: header, start, messages, palette.

use super::texts;

texts! {}
