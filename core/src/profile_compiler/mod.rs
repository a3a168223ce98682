//! The command line of the vendor's profile compiler: built, checked, quoted, read back (SPC-01 … SPC-12,
//! guide pages 2-6 to 2-8).
//!
//! A [`Command`] is what a form holds. [`Command::check`] says what the compiler would refuse or what would
//! leave secrets open, [`Command::to_sh`] and [`Command::to_cmd`] write it for a shell, [`parse`] reads
//! such a line, and [`front_end`] does what the compiler does before it writes a file. No file is written:
//! two digests in it are made with secrets of the vendor's.

mod check;
mod front_end;
mod parse;

pub use check::{Field, FieldFinding, holds_secrets};
pub use front_end::{CheckedSource, FrontEnd, check_source, front_end, timestamp};
pub use parse::{CommandFault, parse};

pub use crate::command_line::{Secret, Shell};
pub use crate::layers::compiled::{Cipher, KeyForm};

use crate::layers;
use std::collections::BTreeSet;

/// What the compiler is asked to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// A compiled profile.
    #[default]
    Compile,
    /// A sample in plain text.
    SampleText,
    /// A sample in the open format.
    SampleXml,
    /// The same without blank space and comments; the guide does not name it.
    SampleXmlCompact,
    /// The schema of the open format; the guide does not name it.
    XmlSchema,
}

impl Task {
    /// Every task.
    pub const ALL: [Self; 5] = [
        Self::Compile,
        Self::SampleText,
        Self::SampleXml,
        Self::SampleXmlCompact,
        Self::XmlSchema,
    ];

    /// The option that asks for it; compiling needs none.
    pub fn option(self) -> Option<&'static str> {
        match self {
            Self::Compile => None,
            Self::SampleText => Some("--sample-profile"),
            Self::SampleXml => Some("--sample-xml"),
            Self::SampleXmlCompact => Some("--sample-xml-compact"),
            Self::XmlSchema => Some("--xml-schema"),
        }
    }
}

/// An explicit key.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    /// How it is given.
    pub form: KeyForm,
    /// The phrase or the digits.
    pub text: Secret,
}

/// A command line of the compiler, as a form holds it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Command {
    /// What to write.
    pub task: Task,
    /// The source; samples have none.
    pub source: String,
    /// The file to write.
    pub output: String,
    /// The phrase of `--scramble`.
    pub scramble: Option<Secret>,
    /// The hardware address of `--target`.
    pub target: Option<String>,
    /// `--rc4`, `--aes`. Both is an error that a line can have.
    pub ciphers: BTreeSet<Cipher>,
    /// `--ascii-key` or `--hex-key`.
    pub key: Option<Key>,
    /// `--quiet`: no messages and no status line.
    pub quiet: bool,
    /// The file of `--log`.
    pub log: Option<String>,
    /// The file of `--cmd-file`; the guide does not name it.
    pub command_file: Option<String>,
    /// `--va`: samples with values in attributes; the guide does not name it.
    pub value_attributes: bool,
}

/// One word of a command line.
enum Word<'c> {
    /// An option.
    Option(&'static str),
    /// The argument of an option.
    Text(&'c str),
    /// The name of a file, which must not look like an option.
    File(&'c str),
    /// A secret, and the variable that stands for it.
    Secret(&'c Secret, &'static str),
}

impl Command {
    /// The cipher that encrypts the file: one, with a key.
    pub fn encryption(&self) -> Option<(Cipher, &Key)> {
        let mut ciphers = self.ciphers.iter();
        match (self.task, ciphers.next(), ciphers.next(), &self.key) {
            (Task::Compile, Some(cipher), None, Some(key)) => Some((*cipher, key)),
            _ => None,
        }
    }

    /// The command for a POSIX shell. Secrets stand as `"$KEY"` and `"$SCRAMBLE"`, never themselves.
    ///
    /// ```
    /// use profile_core::profile_compiler::{Command, Shell, parse};
    /// let line = "spc --aes --ascii-key \"my secret phrase\" a.txt a.cfg";
    /// let command = parse(line, Shell::Sh).ok().unwrap();
    /// assert_eq!(command.to_sh(), "spc --aes --ascii-key \"$KEY\" a.txt a.cfg");
    /// assert_eq!(command.with_secrets(Shell::Sh).reveal(), line);
    /// ```
    pub fn to_sh(&self) -> String {
        self.line(Shell::Sh, |_, variable| format!("\"${variable}\""))
    }

    /// The command for the Windows prompt (not for a batch file). Secrets stand as `"%KEY%"` and
    /// `"%SCRAMBLE%"`, never themselves.
    pub fn to_cmd(&self) -> String {
        self.line(Shell::Cmd, |_, variable| format!("\"%{variable}%\""))
    }

    /// The command with its secrets in it, to be run and never to be stored.
    pub fn with_secrets(&self, shell: Shell) -> Secret {
        Secret::new(self.line(shell, |secret, _| shell.quoted(secret.reveal())))
    }

    fn line(&self, shell: Shell, hidden: impl Fn(&Secret, &str) -> String) -> String {
        let written = |word: Word<'_>| match word {
            Word::Option(option) => option.to_owned(),
            Word::Text(text) => shell.quoted(text),
            Word::File(name) => shell.quoted_file(name),
            Word::Secret(secret, variable) => hidden(secret, variable),
        };
        let words: Vec<String> = self.words().into_iter().map(written).collect();
        format!("spc {}", words.join(" "))
    }

    fn words(&self) -> Vec<Word<'_>> {
        let mut words = Vec::new();
        if self.quiet {
            words.push(Word::Option("--quiet"));
        }
        for (option, file) in [("--log", &self.log), ("--cmd-file", &self.command_file)] {
            if let Some(file) = file {
                words.extend([Word::Option(option), Word::File(file)]);
            }
        }
        if let Some(phrase) = &self.scramble {
            words.extend([Word::Option("--scramble"), Word::Secret(phrase, "SCRAMBLE")]);
        }
        if let Some(address) = &self.target {
            words.extend([Word::Option("--target"), Word::Text(address)]);
        }
        words.extend(
            self.ciphers
                .iter()
                .map(|cipher| Word::Option(cipher.option())),
        );
        if let Some(key) = &self.key {
            words.extend([
                Word::Option(key.form.option()),
                Word::Secret(&key.text, "KEY"),
            ]);
        }
        if self.value_attributes {
            words.push(Word::Option("--va"));
        }
        match self.task.option() {
            None => words.push(Word::File(&self.source)),
            Some(option) => words.push(Word::Option(option)),
        }
        words.push(Word::File(&self.output));
        words
    }

    /// The option of a profile rule with which a device opens the compiled file (SPC-11): the text of the
    /// key, whether phrase or digits. A targeted or scrambled file needs none.
    pub fn rule_key(&self) -> Option<Secret> {
        let (_, key) = self.encryption()?;
        (!key.text.reveal().is_empty()).then(|| Secret::new(layers::rule_key(key.text.reveal())))
    }

    /// The status line that the compiler prints for a file of `length` bytes for `product` (SPC-09).
    pub fn compiler_status(&self, product: &str, length: usize) -> String {
        let name = self.described_output();
        format!("spc: generated {product} {name} len={length} bytes")
    }

    /// `encrypted scrambled FILE targeted for MAC`, as far as it is so.
    fn described_output(&self) -> String {
        let mut words = Vec::new();
        if self.encryption().is_some() {
            words.push("encrypted");
        }
        if self.scramble.is_some() {
            words.push("scrambled");
        }
        words.push(&self.output);
        if let Some(address) = &self.target {
            words.extend(["targeted for", address]);
        }
        words.join(" ")
    }
}
