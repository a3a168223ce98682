//! Whom the studio listens to.

use super::bucket::{Bucket, Taken};
use super::message::{Code, Message, Refusal, Wish, message};
use super::origins::Origins;
use super::plain::Plain;

/// How far the handshake has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Waiting,
    Pinned,
    Connected,
}

/// The conversation with one page.
#[derive(Debug)]
pub struct Session {
    origins: Origins,
    stage: Stage,
    bucket: Bucket,
}

/// What came through the port.
#[derive(Clone, PartialEq)]
pub enum Heard {
    /// A message.
    Message(Message),
    /// Something to be refused.
    Refuse(Refusal),
    /// Nothing that is answered.
    Silence,
}

impl Session {
    /// Waits for a page of one of `origins`.
    pub fn new(origins: Origins) -> Self {
        Self {
            origins,
            stage: Stage::Waiting,
            bucket: Bucket::default(),
        }
    }

    /// The origins that are listed.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// Whether nobody is pinned yet.
    pub fn waits(&self) -> bool {
        self.stage == Stage::Waiting
    }

    /// A message of a window: `is_parent` says whether it is the one around the frame. The message that pins this
    /// window and its origin, if it is one; nothing else has an answer, and nothing of strangers is even read.
    pub fn window(
        &mut self,
        is_parent: bool,
        origin: &str,
        now: u64,
        read: impl FnOnce() -> Result<Plain, Code>,
    ) -> Option<Message> {
        let listed = is_parent && self.origins.has(origin);
        if !self.waits() || !listed || self.bucket.take(now) != Taken::Yes {
            return None;
        }
        let opening = message(read().ok()?).ok()?;
        if !matches!(opening.wish, Wish::Configure(_) | Wish::Load(_)) {
            return None;
        }
        self.stage = Stage::Pinned;
        Some(opening)
    }

    /// The port is on its way to the pinned page.
    pub fn connected(&mut self) {
        if self.stage == Stage::Pinned {
            self.stage = Stage::Connected;
            self.bucket = Bucket::default();
        }
    }

    /// A message through the port.
    pub fn port(&mut self, now: u64, read: impl FnOnce() -> Result<Plain, Code>) -> Heard {
        if self.stage != Stage::Connected {
            return Heard::Silence;
        }
        match self.bucket.take(now) {
            Taken::Silent => return Heard::Silence,
            Taken::TooMany => return Heard::Refuse(Code::TooMany.into()),
            Taken::Yes => {}
        }
        match read().map_err(Refusal::from).and_then(message) {
            Ok(message) => Heard::Message(message),
            Err(refusal) => Heard::Refuse(refusal),
        }
    }
}
