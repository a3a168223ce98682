//! The studio in a frame of a portal: its side of the protocol, version 1.
//!
//! What a page around the frame sends is read as plain data within limits ([`plain`]), becomes a message or a refusal
//! ([`message`]), and counts only if it comes from the one page that has been pinned ([`session`]). What goes out is in
//! [`outgoing`]; no secret that was typed here goes out in it unless it is encrypted ([`leaving`]).
//!
//! | state | what is heard | what is answered |
//! |---|---|---|
//! | waiting | `configure` and `load` of the parent, if its origin is listed | nothing else |
//! | pinned | nothing: a port is on its way to that page | `connected`, with the port |
//! | connected | the port | every request; errors too |

pub mod bucket;
pub mod further;
pub mod leaving;
pub mod message;
pub mod origins;
pub mod outgoing;
pub mod plain;
pub mod session;
pub mod style;

pub use bucket::Bucket;
pub use leaving::{Leaving, leaving};
pub use message::{
    Code, Configure, Export, Feature, Format, Given, Load, Message, Refusal, Status, Wish,
};
pub use origins::Origins;
pub use outgoing::{Outgoing, Summary};
pub use plain::{Foreign, Kind, Plain, read};
pub use session::{Heard, Session};
pub use style::Style;

/// The version of the protocol.
pub const VERSION: u32 = 1;

/// What the studio can do for a portal.
pub const CAPABILITIES: [&str; 10] = [
    "load",
    "save",
    "export",
    "readonly",
    "features",
    "theme",
    "locale",
    "catalogue",
    "style",
    "resize",
];
