use super::{PastedFaultKind, Result, Segment, Word, fault, unknown};
use crate::command_line::{Secret, Shell};
use crate::diagnostic::{Code, Diagnostic};
use crate::layers::hexadecimal;
use crate::layers::openssl::{Salt, salt_from_hexadecimal};
use crate::text::{Span, excerpt};
use std::collections::BTreeMap;

/// What `openssl enc` is asked to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// `-e`, and what it does unless told otherwise.
    #[default]
    Encrypt,
    /// `-d`.
    Decrypt,
}

/// Where the phrase comes from.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum PhraseSource {
    /// The command asks for it.
    #[default]
    Asked,
    /// The command holds it.
    Given(Secret),
    /// A variable holds it.
    Variable,
    /// A file or another place holds it, as `-kfile` and `-pass` name it.
    Elsewhere(String),
}

/// An `openssl enc` command.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct OpensslCommand {
    /// Encrypt or decrypt.
    pub task: Task,
    /// The cipher, in small letters and without its dash.
    pub cipher: Option<String>,
    /// What `-md` names.
    pub digest: Option<String>,
    /// The phrase.
    pub phrase: PhraseSource,
    /// The key of `-K`, in hexadecimal digits.
    pub raw_key: Option<Secret>,
    /// The initial vector of `-iv`, in hexadecimal digits.
    pub initial_vector: Option<String>,
    /// Base64 around the file.
    pub base64: bool,
    /// The salt of `-S`.
    pub salt: Option<Salt>,
    /// `-nosalt`.
    pub no_salt: bool,
    /// `-pbkdf2`.
    pub pbkdf2: bool,
    /// The number of `-iter`.
    pub iterations: Option<u32>,
    /// The file that it reads.
    pub input: Option<String>,
    /// The file that it writes.
    pub output: Option<String>,
    /// Options that say nothing of the file, such as `-p`.
    pub others: Vec<&'static str>,
}

/// Options without argument that say nothing of the file.
const OTHERS: [&str; 7] = ["-p", "-P", "-v", "-debug", "-A", "-nopad", "-z"];
/// Options whose argument says nothing of the file.
const SKIPPED: [&str; 6] = [
    "-bufsize",
    "-engine",
    "-rand",
    "-writerand",
    "-provider",
    "-saltlen",
];

/// Where each option stands.
type Places = BTreeMap<&'static str, Span>;

/// Reads a command, with what a device would not read. Of an option that stands twice the last one counts, as
/// for openssl.
pub(super) fn read(segment: Segment) -> Result<(OpensslCommand, Vec<Diagnostic>)> {
    let mut command = OpensslCommand {
        input: segment.input,
        output: segment.output,
        ..OpensslCommand::default()
    };
    let mut places = Places::new();
    let mut list = segment.words.into_iter();
    let program = list.next().map(|word| word.span).unwrap_or_default();
    match list.next() {
        Some(word) if word.text == "enc" => {}
        Some(word) if is_cipher(&word.text) => {
            places.insert("cipher", word.span);
            command.cipher = Some(word.text.to_ascii_lowercase());
        }
        _ => return fault(program, PastedFaultKind::OtherProgram),
    }
    while let Some(word) = list.next() {
        option(&mut command, &word, &mut list, &mut places)?;
    }
    let findings = findings(&command, &places, program);
    Ok((command, findings))
}

/// Whether a word without its dash names a cipher.
fn is_cipher(name: &str) -> bool {
    const FAMILIES: [&str; 14] = [
        "aes", "aria", "bf", "blowfish", "camellia", "cast", "chacha20", "des", "id-aes", "idea",
        "rc2", "rc4", "seed", "sm4",
    ];
    let name = name.to_ascii_lowercase();
    let ends = |family: &&str| {
        name.strip_prefix(*family)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    FAMILIES.iter().any(ends) || name == "none"
}

fn option(
    command: &mut OpensslCommand,
    word: &Word,
    rest: &mut impl Iterator<Item = Word>,
    places: &mut Places,
) -> Result<()> {
    let text = match word.text.strip_prefix("--") {
        Some(name) => format!("-{name}"),
        None => word.text.clone(),
    };
    let mut flag = |name: &'static str, set: &mut bool| {
        *set = true;
        places.insert(name, word.span);
    };
    match text.as_str() {
        "-e" => command.task = Task::Encrypt,
        "-d" => command.task = Task::Decrypt,
        "-a" | "-base64" => command.base64 = true,
        "-salt" => command.no_salt = false,
        "-nosalt" => flag("-nosalt", &mut command.no_salt),
        "-pbkdf2" => flag("-pbkdf2", &mut command.pbkdf2),
        _ => return valued(command, &text, word, rest, places),
    }
    Ok(())
}

/// An option with an argument, a cipher, or one that says nothing of the file.
fn valued(
    command: &mut OpensslCommand,
    text: &str,
    word: &Word,
    rest: &mut impl Iterator<Item = Word>,
    places: &mut Places,
) -> Result<()> {
    let mut argument = |option: &'static str| match rest.next() {
        Some(value) if value.variable && option != "-k" && option != "-pass" => {
            fault(value.span, PastedFaultKind::Variable)
        }
        Some(value) => {
            places.insert(option, word.span);
            Ok(value)
        }
        None => fault(word.span, PastedFaultKind::NoArgument(option)),
    };
    match text {
        "-in" => command.input = Some(argument("-in")?.text),
        "-out" => command.output = Some(argument("-out")?.text),
        "-md" => command.digest = Some(argument("-md")?.text.to_ascii_lowercase()),
        "-k" => command.phrase = given(argument("-k")?),
        "-pass" => command.phrase = pass(argument("-pass")?),
        "-kfile" => {
            command.phrase = PhraseSource::Elsewhere(format!("file:{}", argument("-kfile")?.text));
        }
        "-K" => command.raw_key = Some(Secret::new(argument("-K")?.text)),
        "-iv" => command.initial_vector = Some(argument("-iv")?.text),
        "-S" => {
            let value = argument("-S")?;
            let salt = salt_from_hexadecimal(&value.text);
            let wrong = |kind| super::PastedFault {
                span: value.span,
                kind: PastedFaultKind::Salt(kind),
            };
            command.salt = Some(salt.map_err(wrong)?);
        }
        "-iter" => {
            let value = argument("-iter")?;
            match value.text.parse() {
                Ok(count) => command.iterations = Some(count),
                Err(_) => return fault(value.span, PastedFaultKind::Number("-iter")),
            }
        }
        other => return rarely(command, other, word, rest, places),
    }
    Ok(())
}

fn rarely(
    command: &mut OpensslCommand,
    text: &str,
    word: &Word,
    rest: &mut impl Iterator<Item = Word>,
    places: &mut Places,
) -> Result<()> {
    let cipher = text.strip_prefix('-').filter(|name| is_cipher(name));
    if let Some(name) = cipher {
        places.insert("cipher", word.span);
        command.cipher = Some(name.to_ascii_lowercase());
        return Ok(());
    }
    if let Some(option) = OTHERS.iter().find(|option| **option == text) {
        command.others.push(option);
        return Ok(());
    }
    match SKIPPED.iter().find(|option| **option == text) {
        Some(option) if rest.next().is_none() => {
            fault(word.span, PastedFaultKind::NoArgument(option))
        }
        Some(_) => Ok(()),
        None if text.starts_with('-') => unknown(word),
        None => fault(word.span, PastedFaultKind::TooManyNames),
    }
}

fn given(value: Word) -> PhraseSource {
    if value.variable {
        PhraseSource::Variable
    } else {
        PhraseSource::Given(Secret::new(value.text))
    }
}

/// The argument of `-pass`.
fn pass(value: Word) -> PhraseSource {
    match value.text.strip_prefix("pass:") {
        Some(_) if value.variable => PhraseSource::Variable,
        Some(phrase) => PhraseSource::Given(Secret::new(phrase)),
        None => PhraseSource::Elsewhere(value.text),
    }
}

/// What a device would not read of the file that the command makes or opens.
fn findings(command: &OpensslCommand, places: &Places, program: Span) -> Vec<Diagnostic> {
    let found = |option: &str, code: Code, headline: String| {
        let span = places.get(option).copied().unwrap_or(program);
        Diagnostic::new(code, span, headline)
    };
    let mut findings = Vec::new();
    let cipher = command.cipher.as_deref().unwrap_or("no cipher");
    if !matches!(cipher, "aes-256-cbc" | "aes256" | "id-aes256-cbc") {
        let headline = format!(
            "expected `-aes-256-cbc`, found {}",
            excerpt(cipher.as_bytes())
        );
        findings.push(found("cipher", Code::OtherCipher, headline));
    }
    let derived = command.raw_key.is_none();
    findings.extend(match command.digest.as_deref() {
        _ if !derived => None,
        Some("md5") => None,
        Some(other) => {
            let name = excerpt(other.as_bytes());
            let headline = format!("expected `-md md5`, found `-md {name}`");
            Some(found("-md", Code::NewerDerivation, headline))
        }
        None => {
            let headline = "expected `-md md5`, found no digest".to_owned();
            Some(found("", Code::MissingDigest, headline).with_help("add `-md md5`"))
        }
    });
    for (set, option) in [
        (command.pbkdf2, "-pbkdf2"),
        (command.iterations.is_some(), "-iter"),
    ] {
        if set {
            let headline = format!(
                "expected a key made in one round, found `{option}`, which no device reads"
            );
            findings.push(found(option, Code::IteratedDerivation, headline));
        }
    }
    if !derived {
        let headline = "expected a phrase after `-k`, found a key after `-K`".to_owned();
        findings.push(
            found("-K", Code::RawKey, headline)
                .with_help("`-k` takes a phrase even if it is made of hexadecimal digits"),
        );
    }
    findings.extend(headerless(command, &found));
    findings
}

fn headerless(
    command: &OpensslCommand,
    found: &impl Fn(&str, Code, String) -> Diagnostic,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if command.no_salt {
        let headline = "expected a salt, found `-nosalt`, which leaves the header out".to_owned();
        findings.push(found("-nosalt", Code::HeaderlessEncryption, headline));
    }
    if command.salt.is_some() {
        let headline =
            "expected a salt of openssl's own, found `-S`, with which openssl 3 leaves the header out"
                .to_owned();
        findings.push(found("-S", Code::HeaderlessEncryption, headline));
    }
    findings
}

impl OpensslCommand {
    /// The command for sh; `hidden` writes phrase and key, each with the name of a variable for it.
    pub(super) fn line(&self, hidden: impl Fn(&Secret, &str) -> String) -> String {
        let mut words: Vec<String> = vec!["openssl".to_owned(), "enc".to_owned()];
        let mut add = |parts: &[&str]| words.extend(parts.iter().map(|part| (*part).to_owned()));
        let quoted = |text: &str| Shell::Sh.quoted(text);
        add(&[match self.task {
            Task::Encrypt => "-e",
            Task::Decrypt => "-d",
        }]);
        for (set, option) in [
            (self.base64, "-a"),
            (self.no_salt, "-nosalt"),
            (self.pbkdf2, "-pbkdf2"),
        ] {
            if set {
                add(&[option]);
            }
        }
        if let Some(name) = &self.cipher {
            add(&[&quoted(&format!("-{name}"))]);
        }
        if let Some(name) = &self.digest {
            add(&["-md", &quoted(name)]);
        }
        if let Some(count) = self.iterations {
            add(&["-iter", &count.to_string()]);
        }
        match &self.phrase {
            PhraseSource::Asked => {}
            PhraseSource::Given(phrase) => add(&["-k", &hidden(phrase, "PHRASE")]),
            PhraseSource::Variable => add(&["-k", "\"$PHRASE\""]),
            PhraseSource::Elsewhere(place) => add(&["-pass", &quoted(place)]),
        }
        if let Some(key) = &self.raw_key {
            add(&["-K", &hidden(key, "KEY")]);
        }
        if let Some(vector) = &self.initial_vector {
            add(&["-iv", &quoted(vector)]);
        }
        if let Some(salt) = &self.salt {
            add(&["-S", &hexadecimal(salt)]);
        }
        add(&self.others);
        for (option, name) in [("-in", &self.input), ("-out", &self.output)] {
            if let Some(name) = name {
                add(&[option, &Shell::Sh.quoted_file(name)]);
            }
        }
        words.join(" ")
    }
}
