//! Words for two command lines: quoted, and taken apart again (SPC-12).

use super::WordFault;
use super::token::sh_words;

/// The program that reads a command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shell {
    /// A POSIX shell.
    Sh,
    /// The Windows prompt, and the C library that splits the line behind it.
    Cmd,
}

impl Shell {
    /// `text` as one word. Control characters that the shell cannot take become blanks.
    pub(crate) fn quoted(self, text: &str) -> String {
        let shown = |c: char| {
            let breaks = match self {
                Self::Sh => c == '\0',
                Self::Cmd => c.is_ascii_control(),
            };
            if breaks { ' ' } else { c }
        };
        let text: String = text.chars().map(shown).collect();
        if !text.is_empty() && text.chars().all(is_plain) {
            return text;
        }
        match self {
            Self::Sh => sh_quoted(&text),
            Self::Cmd => cmd_quoted(&text),
        }
    }

    /// The name of a file as one word that is no option.
    pub(crate) fn quoted_file(self, name: &str) -> String {
        match (self, name.starts_with('-')) {
            (_, false) => self.quoted(name),
            (Self::Sh, true) => self.quoted(&format!("./{name}")),
            (Self::Cmd, true) => self.quoted(&format!(".\\{name}")),
        }
    }

    /// The words of a line.
    pub(crate) fn words(self, line: &str) -> Result<Vec<String>, WordFault> {
        match self {
            Self::Sh => sh_words(line),
            Self::Cmd => Ok(c_words(&prompt_text(line)?)),
        }
    }
}

/// Characters that mean themselves in both shells.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '@' | '+' | ',')
}

/// In double quotes where nothing is special in them, else in single quotes.
fn sh_quoted(text: &str) -> String {
    if text.contains(['$', '`', '"', '\\', '!']) || text.contains(char::is_control) {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
    }
}

/// In quotes for the C library, where backslashes before a quote are doubled. With a quote or `%` inside,
/// every character that is special to the prompt gets a caret, so that the prompt sees no quotes at all.
fn cmd_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    let mut backslashes = 0;
    for c in text.chars() {
        match c {
            '\\' => backslashes += 1,
            '"' => {
                out.push_str(&"\\".repeat(backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        out.push(c);
    }
    out.push_str(&"\\".repeat(backslashes));
    out.push('"');
    if text.contains(['"', '%']) {
        careted(&out)
    } else {
        out
    }
}

fn careted(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if "()%!^\"<>&|".contains(c) {
            out.push('^');
        }
        out.push(c);
    }
    out
}

/// What the Windows prompt passes on of a line: carets taken out; variables and operators are faults.
fn prompt_text(line: &str) -> Result<String, WordFault> {
    if names_variable(line) {
        return Err(WordFault::Variable);
    }
    let mut out = String::new();
    let mut quoted = false;
    let mut rest = line.trim_end_matches(['\r', '\n']).chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                quoted = !quoted;
                out.push(c);
            }
            '^' if !quoted => out.extend(rest.next()),
            '&' | '|' | '<' | '>' if !quoted => return Err(WordFault::Operator(c)),
            '\r' | '\n' => return Err(WordFault::Operator(' ')),
            c => out.push(c),
        }
    }
    if quoted {
        return Err(WordFault::Quote);
    }
    Ok(out)
}

/// Whether two `%` stand around a name.
fn names_variable(line: &str) -> bool {
    let parts: Vec<&str> = line.split('%').collect();
    let inner = parts.len().saturating_sub(1);
    parts
        .iter()
        .take(inner)
        .skip(1)
        .any(|part| is_variable(part))
}

fn is_variable(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The words that the C library of Windows makes of a line.
fn c_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut backslashes = 0;
    for c in line.chars() {
        if c == '\\' {
            backslashes += 1;
            continue;
        }
        let pending = std::mem::take(&mut backslashes);
        let literal = if c == '"' { pending / 2 } else { pending };
        if literal > 0 {
            word.get_or_insert_default().push_str(&"\\".repeat(literal));
        }
        match c {
            '"' if pending % 2 == 1 => word.get_or_insert_default().push('"'),
            '"' => {
                word.get_or_insert_default();
                quoted = !quoted;
            }
            ' ' | '\t' if !quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    if backslashes > 0 {
        word.get_or_insert_default()
            .push_str(&"\\".repeat(backslashes));
    }
    words.extend(word);
    words
}
