//! What is kept where, and whether a save may overwrite what is stored.
//!
//! | what | where | secrets |
//! |---|---|---|
//! | the project | IndexedDB, key `current` | numbered holes |
//! | the project of a second tab | IndexedDB, key `copy` and a number | numbered holes |
//! | phrases | memory of the page | never stored |
//! | files that are no text | memory of the page | never stored |
//! | handles of opened files | memory of the page | none |
//! | the files of the page itself | Cache Storage, by `public/sw.js` | none |

use crate::texts::keeping as texts;
use crate::texts::{one_file, portal};

/// The stored project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Counts the saves, from 1.
    pub revision: u64,
    /// The project file.
    pub project: String,
}

/// The key of the project that is restored on start.
pub const CURRENT: &str = "current";
/// What the keys of further copies begin with.
pub const COPY: &str = "copy";

/// What a save may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Save {
    /// Write, as this revision.
    Write(u64),
    /// Somebody else has written since: write a copy of its own.
    Fork,
}

/// Decides over a save that is based on revision `base` (0: on nothing) where `stored` is the stored one.
///
/// A store that has lost the project is written again.
pub fn decide(base: u64, stored: Option<u64>) -> Save {
    match stored {
        Some(stored) if stored != base => Save::Fork,
        _ => Save::Write(base.saturating_add(1)),
    }
}

/// A key for a copy that no key of `taken` has.
pub fn copy_key(taken: &[String]) -> String {
    (1..=usize::MAX)
        .map(|number| format!("{COPY}-{number}"))
        .find(|key| !taken.contains(key))
        .unwrap_or_default()
}

/// What a file has of a project that the browser does not store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    None,
    /// The project as it was before.
    Before,
    /// All of it but the secrets.
    Whole,
}

/// How the project is stored, as the header says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Storing {
    /// Nothing to store yet.
    Idle,
    /// A change waits for its turn.
    Pending,
    /// Everything is stored, without secrets.
    Stored,
    /// Another tab has written: this project goes on as a copy.
    Copy,
    /// It is only in memory; why.
    Memory(String),
    /// It is only in memory, as the studio is one file and was not asked to store anything: it is saved as a file.
    AsFile(Kept),
    /// It is only in memory, as the page is in a frame whose portal saves it.
    Portal,
}

impl Storing {
    /// A few words for the header.
    pub fn brief(&self) -> &'static str {
        match self {
            Self::Idle => texts::nothing_yet(),
            Self::Pending => texts::storing(),
            Self::Stored => texts::stored_briefly(),
            Self::Copy => texts::stored_as_copy_briefly(),
            Self::Memory(_) => texts::not_stored_briefly(),
            Self::AsFile(Kept::None) => one_file::brief(),
            Self::AsFile(Kept::Before) => one_file::changed_briefly(),
            Self::AsFile(Kept::Whole) => one_file::saved_briefly(),
            Self::Portal => portal::brief(),
        }
    }

    /// The same in full.
    pub fn describe(&self) -> String {
        match self {
            Self::Idle => texts::nothing_yet().to_owned(),
            Self::Pending => texts::storing().to_owned(),
            Self::Stored => texts::stored().to_owned(),
            Self::Copy => texts::stored_as_copy().to_owned(),
            Self::Memory(why) => texts::not_stored(why),
            Self::AsFile(Kept::None) => one_file::in_memory().to_owned(),
            Self::AsFile(Kept::Before) => one_file::changed().to_owned(),
            Self::AsFile(Kept::Whole) => one_file::saved_whole().to_owned(),
            Self::Portal => portal::in_memory().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_on_an_old_revision_forks() {
        assert_eq!(decide(0, None), Save::Write(1));
        assert_eq!(decide(5, Some(5)), Save::Write(6));
        assert_eq!(decide(5, Some(6)), Save::Fork);
        assert_eq!(decide(0, Some(1)), Save::Fork);
    }

    #[test]
    fn a_vanished_store_is_written_again() {
        assert_eq!(decide(5, None), Save::Write(6));
    }

    #[test]
    fn copies_have_keys_of_their_own() {
        let taken = ["current", "copy-1"].map(str::to_owned);
        assert_eq!(copy_key(&taken), "copy-2");
    }
}
