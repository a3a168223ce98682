//! Commands that were pasted: what a guide prints or a shell remembers of `openssl` and `gzip`, typographic
//! dashes and quotes, prompts and wrapped lines included (ENC-07).

mod gzip;
mod mend;
mod openssl;

pub use gzip::GzipCommand;
pub use openssl::{OpensslCommand, PhraseSource, Task};

use super::openssl::SaltFault;
use crate::command_line::{Secret, Shell, Token, TokenKind, WordFault, sh_tokens};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, sort_by_rank};
use std::fmt;

/// A longer text is no command.
const LONGEST: usize = 64 << 10;

/// What was pasted.
#[derive(Debug)]
pub struct Pasted {
    /// The commands, in their order.
    pub commands: Vec<PastedCommand>,
    /// What was mended, and what a device would not read; places count in the pasted text. None of them
    /// holds a phrase.
    pub findings: Vec<Diagnostic>,
}

impl Pasted {
    /// The commands in plain characters, quoted for sh, a line each. A phrase stands as `"$PHRASE"`.
    pub fn to_sh(&self) -> String {
        self.lines(PastedCommand::to_sh)
    }

    /// The same with phrases and keys in it, to be run and never to be stored.
    pub fn with_secrets(&self) -> Secret {
        Secret::new(self.lines(|command| command.with_secrets().reveal().to_owned()))
    }

    fn lines(&self, line: impl Fn(&PastedCommand) -> String) -> String {
        let lines: Vec<String> = self.commands.iter().map(line).collect();
        lines.join("\n")
    }
}

/// One command.
pub enum PastedCommand {
    /// `openssl enc`.
    Openssl(OpensslCommand),
    /// `gzip`, `gunzip` or `zcat`.
    Gzip(GzipCommand),
}

impl PastedCommand {
    /// The command quoted for sh. A phrase stands as `"$PHRASE"`.
    pub fn to_sh(&self) -> String {
        match self {
            Self::Openssl(command) => command.line(|_, variable| format!("\"${variable}\"")),
            Self::Gzip(command) => command.line(),
        }
    }

    /// The same with phrase and key in it.
    pub fn with_secrets(&self) -> Secret {
        let quoted = |secret: &Secret, _: &str| Shell::Sh.quoted(secret.reveal());
        Secret::new(match self {
            Self::Openssl(command) => command.line(quoted),
            Self::Gzip(command) => command.line(),
        })
    }
}

impl fmt::Debug for PastedCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_sh())
    }
}

/// Why a pasted text is no command, with the place. None holds a word that could be a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedFault {
    /// Where in the pasted text.
    pub span: Span,
    /// What.
    pub kind: PastedFaultKind,
}

/// Why a pasted text is no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastedFaultKind {
    /// The text is longer than any command.
    TooLong,
    /// There is no command in it.
    NoCommand,
    /// A quote is never closed, or the text ends with an escape.
    Quote,
    /// A variable stands where only its text can be used.
    Variable,
    /// A character that a shell acts on, where no command needs it.
    Operator(char),
    /// Another program than `openssl enc` or `gzip`.
    OtherProgram,
    /// An option that the program does not have: its name.
    UnknownOption(String),
    /// An option stands without its argument.
    NoArgument(&'static str),
    /// The argument of an option that takes a number is none.
    Number(&'static str),
    /// More file names than the program takes.
    TooManyNames,
    /// The salt is no salt.
    Salt(SaltFault),
}

impl fmt::Display for PastedFaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("expected a command, found a text of more than 64 KiB"),
            Self::NoCommand => f.write_str("expected an `openssl` or `gzip` command, found none"),
            Self::Quote => f.write_str("expected a closing quote, found the end of the line"),
            Self::Variable => f.write_str(
                "expected the text itself, found a variable, which only a shell can fill in",
            ),
            Self::Operator(c) => write!(
                f,
                "expected a command, found `{c}`, which a shell acts on; put it in quotes if it is part of a text"
            ),
            Self::OtherProgram => {
                f.write_str("expected `openssl enc` or `gzip`, found another command")
            }
            Self::UnknownOption(name) => write!(f, "expected a known option, found `{name}`"),
            Self::NoArgument(option) => {
                write!(f, "expected an argument after `{option}`, found none")
            }
            Self::Number(option) => {
                write!(
                    f,
                    "expected a number after `{option}`, found something else"
                )
            }
            Self::TooManyNames => {
                f.write_str("expected no more words, found one that is no option")
            }
            Self::Salt(fault) => fault.fmt(f),
        }
    }
}

/// A word with its place.
struct Word {
    text: String,
    variable: bool,
    span: Span,
}

/// The words of one command and the files of its redirections.
#[derive(Default)]
struct Segment {
    words: Vec<Word>,
    input: Option<String>,
    output: Option<String>,
}

type Result<T> = std::result::Result<T, PastedFault>;

fn fault<T>(span: Span, kind: PastedFaultKind) -> Result<T> {
    Err(PastedFault { span, kind })
}

/// An option that is not known: what is glued to it may be a phrase and is left out.
fn unknown<T>(word: &Word) -> Result<T> {
    let shown = match word.text.trim_start_matches('-').chars().next() {
        Some('k' | 'K') => 1,
        _ => 16,
    };
    let dashes = word.text.chars().take_while(|c| *c == '-').take(2).count();
    let name = word
        .text
        .chars()
        .skip(dashes)
        .take_while(char::is_ascii_alphanumeric)
        .take(shown);
    let name: String = "-".repeat(dashes).chars().chain(name).collect();
    fault(word.span, PastedFaultKind::UnknownOption(name))
}

/// Reads the commands in `pasted`. Places count in it as it is.
///
/// ```
/// use profile_core::layers::pasted_command::read;
/// let pasted = read("# openssl enc –e –aes-256-cbc –k “SecretPhrase1234” –in a.xml –out a.cfg").unwrap();
/// assert_eq!(
///     pasted.to_sh(),
///     "openssl enc -e -aes-256-cbc -k \"$PHRASE\" -in a.xml -out a.cfg"
/// );
/// ```
pub fn read(pasted: &str) -> Result<Pasted> {
    let whole = Span::new(0, pasted.len());
    if pasted.len() > LONGEST {
        return fault(whole, PastedFaultKind::TooLong);
    }
    let mended = mend::mended(pasted);
    let placed = |mut fault: PastedFault| {
        fault.span = mended.place(fault.span);
        fault
    };
    let mut findings = mended.findings.clone();
    let mut commands = Vec::new();
    for words in segments(&mended.text).map_err(placed)? {
        let command = command(words, &mut findings, &|span| mended.place(span)).map_err(placed)?;
        commands.push(command);
    }
    if commands.is_empty() {
        return fault(whole, PastedFaultKind::NoCommand);
    }
    sort_by_rank(&mut findings, |finding| (finding.primary.span.start, 0));
    Ok(Pasted { commands, findings })
}

fn command(
    words: Segment,
    findings: &mut Vec<Diagnostic>,
    place: &dyn Fn(Span) -> Span,
) -> Result<PastedCommand> {
    let Some(first) = words.words.first() else {
        return fault(Span::at(0), PastedFaultKind::NoCommand);
    };
    let program = program(&first.text);
    if program == "openssl" {
        let (command, found) = openssl::read(words)?;
        let placed = found.into_iter().map(|mut finding| {
            finding.primary.span = place(finding.primary.span);
            finding
        });
        findings.extend(placed);
        return Ok(PastedCommand::Openssl(command));
    }
    gzip::read(&program, words).map(PastedCommand::Gzip)
}

/// The name of a program without folder and ending.
fn program(word: &str) -> String {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    name.strip_suffix(".exe").unwrap_or(&name).to_owned()
}

/// The commands of a text: parted by line ends, `;`, `&` and `|`.
fn segments(text: &str) -> Result<Vec<Segment>> {
    let (tokens, end) = sh_tokens(text);
    let mut segments = vec![Segment::default()];
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let Some(words) = segments.last_mut() else {
            break;
        };
        match token.kind {
            // No name and no phrase goes over a line end; a quote is missing before it.
            TokenKind::Word { text, .. } if text.contains('\n') => {
                return fault(token.span, PastedFaultKind::Quote);
            }
            TokenKind::Word { text, variable } => words.words.push(Word {
                text,
                variable,
                span: token.span,
            }),
            TokenKind::Operator('<') => words.input = Some(file(&mut tokens, token.span)?),
            TokenKind::Operator('>') => words.output = Some(file(&mut tokens, token.span)?),
            TokenKind::Operator(';' | '&' | '|') | TokenKind::LineEnd => {
                segments.push(Segment::default());
            }
            TokenKind::Operator(c) => return fault(token.span, PastedFaultKind::Operator(c)),
        }
    }
    if let Some((word_fault, span)) = end {
        return fault(span, PastedFaultKind::from(word_fault));
    }
    Ok(merged(segments))
}

/// The file of a redirection.
fn file(tokens: &mut impl Iterator<Item = Token>, operator: Span) -> Result<String> {
    match tokens.next().map(|token| (token.kind, token.span)) {
        Some((TokenKind::Word { text, .. }, span)) if text.contains('\n') => {
            fault(span, PastedFaultKind::Quote)
        }
        Some((TokenKind::Word { variable: true, .. }, span)) => {
            fault(span, PastedFaultKind::Variable)
        }
        Some((TokenKind::Word { text, .. }, _)) => Ok(text),
        _ => fault(operator, PastedFaultKind::NoArgument("> or <")),
    }
}

/// `sudo` means nothing here; `cat file |` is the input of what follows.
fn merged(segments: Vec<Segment>) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut fed: Option<String> = None;
    for mut segment in segments {
        if segment
            .words
            .first()
            .is_some_and(|word| word.text == "sudo")
        {
            segment.words.remove(0);
        }
        let is_cat = segment.words.first().is_some_and(|word| word.text == "cat");
        match (is_cat, segment.words.as_slice()) {
            (_, []) => {}
            (true, [_, name]) if !name.variable => fed = Some(name.text.clone()),
            _ => {
                segment.input = segment.input.take().or(fed.take());
                out.push(segment);
            }
        }
    }
    out
}

impl From<WordFault> for PastedFaultKind {
    fn from(fault: WordFault) -> Self {
        match fault {
            WordFault::Quote => Self::Quote,
            WordFault::Variable => Self::Variable,
            WordFault::Operator(c) => Self::Operator(c),
        }
    }
}
