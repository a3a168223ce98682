use super::{Cipher, Command, Key, KeyForm, Secret, Shell, Task};
use crate::command_line::WordFault;
use std::fmt;

/// Why a line is no command of the compiler. No fault holds a word that could be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandFault {
    /// A quote is never closed, or the line ends with an escape.
    Quote,
    /// The line has a variable, which only a shell can fill in.
    Variable,
    /// The line has a character that a shell acts on: pipes, redirection, several commands.
    Operator(char),
    /// It does not begin with `spc`.
    OtherProgram,
    /// An option that the compiler does not have: its name.
    UnknownOption(String),
    /// An option stands without its argument.
    NoArgument(&'static str),
    /// An option, or one of its kind, stands twice.
    Twice(&'static str),
    /// There are more file names than there are files: how many.
    TooManyNames(usize),
    /// There are fewer file names than the task needs.
    NoName,
}

impl From<WordFault> for CommandFault {
    fn from(fault: WordFault) -> Self {
        match fault {
            WordFault::Quote => Self::Quote,
            WordFault::Variable => Self::Variable,
            WordFault::Operator(c) => Self::Operator(c),
        }
    }
}

impl fmt::Display for CommandFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quote => f.write_str("expected a closing quote, found the end of the line"),
            Self::Variable => f.write_str(
                "expected the text itself, found a variable, which only a shell can fill in",
            ),
            Self::Operator(c) => write!(
                f,
                "expected one command, found `{c}`, which a shell acts on; put it in quotes if it is part of a text"
            ),
            Self::OtherProgram => f.write_str("expected `spc` at the start, found another word"),
            Self::UnknownOption(name) => {
                write!(f, "expected an option of the compiler, found `{name}`")
            }
            Self::NoArgument(option) => {
                write!(f, "expected an argument after `{option}`, found none")
            }
            Self::Twice(option) => write!(f, "expected `{option}` once, found it again"),
            Self::TooManyNames(count) => {
                write!(f, "expected no more file names, found {count} more")
            }
            Self::NoName => f.write_str("expected the names of the files, found too few"),
        }
    }
}

/// Reads a command line as `shell` would (SPC-02). What is wrong with the command itself, such as two
/// ciphers, is for [`Command::check`] to say.
pub fn parse(line: &str, shell: Shell) -> Result<Command, CommandFault> {
    let mut words = shell.words(line)?.into_iter();
    if !words.next().is_some_and(|word| is_compiler(&word)) {
        return Err(CommandFault::OtherProgram);
    }
    let mut command = Command::default();
    let mut names = Vec::new();
    while let Some(word) = words.next() {
        if word.starts_with("--") {
            option(&mut command, &word, &mut words, &mut names)?;
        } else if word.starts_with('-') {
            return Err(unknown(&word));
        } else {
            names.push(word);
        }
    }
    let mut names = names.into_iter();
    let mut name = || names.next().ok_or(CommandFault::NoName);
    if command.task == Task::Compile {
        command.source = name()?;
    }
    command.output = name()?;
    match names.count() {
        0 => Ok(command),
        more => Err(CommandFault::TooManyNames(more)),
    }
}

/// `spc`, with folder, ending and the name of a platform.
fn is_compiler(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    name == "spc" || name == "spc.exe" || name.starts_with("spc-")
}

fn unknown(word: &str) -> CommandFault {
    // What is glued to an option may be a secret.
    let name: String = word
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(24)
        .collect();
    CommandFault::UnknownOption(name)
}

fn option(
    command: &mut Command,
    word: &str,
    words: &mut impl Iterator<Item = String>,
    names: &mut Vec<String>,
) -> Result<(), CommandFault> {
    let mut argument = |option| words.next().ok_or(CommandFault::NoArgument(option));
    match word {
        "--quiet" => command.quiet = true,
        "--va" => command.value_attributes = true,
        "--rc4" => drop(command.ciphers.insert(Cipher::Rc4)),
        "--aes" => drop(command.ciphers.insert(Cipher::Aes)),
        "--log" => once(&mut command.log, argument("--log")?, "--log")?,
        "--cmd-file" => {
            once(
                &mut command.command_file,
                argument("--cmd-file")?,
                "--cmd-file",
            )?;
        }
        "--scramble" => {
            let phrase = Secret::new(argument("--scramble")?);
            once(&mut command.scramble, phrase, "--scramble")?;
        }
        "--target" => once(&mut command.target, argument("--target")?, "--target")?,
        "--ascii-key" | "--hex-key" => {
            let form = if word == "--hex-key" {
                KeyForm::Hex
            } else {
                KeyForm::Ascii
            };
            let text = Secret::new(argument(form.option())?);
            once(&mut command.key, Key { form, text }, form.option())?;
        }
        other => {
            let task = sample_task(other, command.task)?;
            command.task = task;
            names.insert(0, argument(task.option().unwrap_or_default())?);
        }
    }
    Ok(())
}

/// The task that the option `word` asks for, where none is asked for yet.
fn sample_task(word: &str, before: Task) -> Result<Task, CommandFault> {
    let wanted = |task: &&Task| task.option() == Some(word);
    let task = Task::ALL.iter().find(wanted).ok_or_else(|| unknown(word))?;
    match before.option() {
        None => Ok(*task),
        Some(option) => Err(CommandFault::Twice(option)),
    }
}

fn once<T>(field: &mut Option<T>, value: T, option: &'static str) -> Result<(), CommandFault> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(CommandFault::Twice(option)),
    }
}
