//! The one way in which a task fails.

use std::error::Error;
use std::fmt;

/// Why a task stopped: a sentence for the reader that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(String);

/// What a step gives back.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with its sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Failure {}
