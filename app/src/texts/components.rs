//! Parts that know no profiles.

use super::texts;

texts! {}
