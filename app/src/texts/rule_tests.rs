//! Tests of rules, and links to rules.

use super::texts;

texts! {}
