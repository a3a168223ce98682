//! Command lines: taken apart into words and written again, for the vendor's compiler, `openssl` and `gzip`.

mod secret;
mod shell;
mod token;

pub use secret::Secret;
pub use shell::Shell;
pub(crate) use token::{Token, TokenKind, sh_tokens};

/// Why a line cannot be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordFault {
    /// A quote is never closed, or the line ends with an escape.
    Quote,
    /// The line has a variable, which only a shell can fill in.
    Variable,
    /// The line has a character that a shell acts on: pipes, redirection, several commands.
    Operator(char),
}
