//! Parameters as a form.

use super::texts;

texts! {}
