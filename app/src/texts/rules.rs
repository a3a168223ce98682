//! What the parts of Rules share.

use super::texts;

texts! {}
