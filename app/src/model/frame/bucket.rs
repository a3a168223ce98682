//! How many messages are listened to, and how often something may be said. Time is an argument, in milliseconds.

/// Messages a second.
const RATE: u64 = 100;
/// Messages at once.
const BURST: u64 = 200;
/// Thousandths of a message, so that milliseconds are whole numbers of them.
const WHOLE: u64 = 1_000;
/// How long nothing is heard after too many, in milliseconds.
const SILENCE: u64 = 1_000;

/// A bucket of tokens: each message takes one.
#[derive(Clone, Debug)]
pub struct Bucket {
    tokens: u64,
    filled: u64,
    silent_until: Option<u64>,
}

/// Whether a message is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is.
    Yes,
    /// It is the first one too many.
    TooMany,
    /// It is another one too many.
    Silent,
}

impl Default for Bucket {
    fn default() -> Self {
        Self {
            tokens: BURST * WHOLE,
            filled: 0,
            silent_until: None,
        }
    }
}

impl Bucket {
    /// Takes a token at `now`. A clock that goes back fills nothing.
    pub fn take(&mut self, now: u64) -> Taken {
        if let Some(until) = self.silent_until {
            if now < until {
                return Taken::Silent;
            }
            self.silent_until = None;
        }
        let passed = now.saturating_sub(self.filled);
        self.filled = self.filled.max(now);
        let more = passed.saturating_mul(RATE * WHOLE / 1_000);
        self.tokens = self.tokens.saturating_add(more).min(BURST * WHOLE);
        match self.tokens.checked_sub(WHOLE) {
            Some(left) => {
                self.tokens = left;
                Taken::Yes
            }
            None => {
                self.silent_until = Some(self.filled.saturating_add(SILENCE));
                Taken::TooMany
            }
        }
    }
}

/// Says how long to wait before something may be said again.
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    length: u64,
    last: Option<u64>,
}

impl Gap {
    /// At most once in `length` milliseconds.
    pub fn new(length: u64) -> Self {
        Self { length, last: None }
    }

    /// How long to wait at `now`.
    pub fn wait(&self, now: u64) -> u64 {
        let due = |last: u64| last.saturating_add(self.length).saturating_sub(now);
        self.last.map_or(0, due).min(self.length)
    }

    /// It was said at `now`.
    pub fn said(&mut self, now: u64) {
        self.last = Some(now);
    }
}
