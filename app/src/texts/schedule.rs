//! Schedules.

use super::texts;

texts! {}
