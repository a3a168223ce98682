//! The source beside its problems.

use super::texts;

texts! {}
