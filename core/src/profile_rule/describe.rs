//! A rule in plain English.

use super::syntax::Rule;

/// One sentence for each alternative.
pub fn describe(_: &Rule) -> Vec<String> {
    Vec::new()
}
