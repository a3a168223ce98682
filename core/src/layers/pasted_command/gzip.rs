use super::{PastedFaultKind, Result, Segment, Word, fault, unknown};
use crate::command_line::Shell;

/// A `gzip` command. Whether the input stays does not matter here, `-k` is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GzipCommand {
    /// Whether it unpacks.
    pub unpacks: bool,
    /// How hard it tries, 1 to 9.
    pub level: Option<u8>,
    /// Whether name and time stay out of the header.
    pub no_name: bool,
    /// Whether it writes to its output instead of a file beside the input.
    pub to_output: bool,
    /// The file that it reads.
    pub input: Option<String>,
    /// The file that its output goes to.
    pub output: Option<String>,
}

/// Reads a command of `program`.
pub(super) fn read(program: &str, segment: Segment) -> Result<GzipCommand> {
    let mut command = GzipCommand {
        unpacks: matches!(program, "gunzip" | "zcat"),
        to_output: program == "zcat",
        output: segment.output,
        ..GzipCommand::default()
    };
    let mut list = segment.words.into_iter();
    let first = list.next();
    if !matches!(program, "gzip" | "gunzip" | "zcat") {
        let span = first.map(|word| word.span).unwrap_or_default();
        return fault(span, PastedFaultKind::OtherProgram);
    }
    let mut options = true;
    for word in list {
        if word.variable {
            return fault(word.span, PastedFaultKind::Variable);
        }
        match word.text.as_str() {
            "--" if options => options = false,
            "-" => {}
            text if options && text.starts_with("--") => long(&mut command, &word)?,
            text if options && text.starts_with('-') => short(&mut command, &word)?,
            _ if command.input.is_some() => {
                return fault(word.span, PastedFaultKind::TooManyNames);
            }
            _ => command.input = Some(word.text),
        }
    }
    // What is fed to it counts where no file is named.
    if command.input.is_none() {
        command.input = segment.input;
        command.to_output = true;
    }
    Ok(command)
}

fn long(command: &mut GzipCommand, word: &Word) -> Result<()> {
    match word.text.as_str() {
        "--best" => command.level = Some(9),
        "--fast" => command.level = Some(1),
        "--stdout" | "--to-stdout" => command.to_output = true,
        "--decompress" | "--uncompress" => command.unpacks = true,
        "--no-name" => command.no_name = true,
        "--name" => command.no_name = false,
        "--keep" | "--force" | "--quiet" | "--verbose" | "--rsyncable" => {}
        _ => return unknown(word),
    }
    Ok(())
}

fn short(command: &mut GzipCommand, word: &Word) -> Result<()> {
    for letter in word.text.chars().skip(1) {
        match letter {
            '1'..='9' => {
                command.level = letter
                    .to_digit(10)
                    .and_then(|digit| u8::try_from(digit).ok());
            }
            'c' => command.to_output = true,
            'd' => command.unpacks = true,
            'n' => command.no_name = true,
            'N' => command.no_name = false,
            'k' | 'f' | 'q' | 'v' => {}
            _ => return unknown(word),
        }
    }
    Ok(())
}

impl GzipCommand {
    pub(super) fn line(&self) -> String {
        let mut words = vec!["gzip".to_owned()];
        words.extend(self.level.map(|level| format!("-{level}")));
        let flags = [
            (self.no_name, "-n"),
            (self.unpacks, "-d"),
            (self.to_output, "-c"),
        ];
        let set = flags.iter().filter(|(set, _)| *set);
        words.extend(set.map(|(_, flag)| (*flag).to_owned()));
        words.extend(
            self.input
                .as_deref()
                .map(|name| Shell::Sh.quoted_file(name)),
        );
        if let Some(name) = &self.output {
            words.extend([">".to_owned(), Shell::Sh.quoted_file(name)]);
        }
        words.join(" ")
    }
}
