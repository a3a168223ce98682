//! Compile: the vendor's compiler.

use super::texts;

texts! {}
