//! Words for two command lines: quoted, and taken apart again (SPC-12).

use super::CommandFault;

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
    pub(super) fn quoted(self, text: &str) -> String {
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
    pub(super) fn quoted_file(self, name: &str) -> String {
        match (self, name.starts_with('-')) {
            (_, false) => self.quoted(name),
            (Self::Sh, true) => self.quoted(&format!("./{name}")),
            (Self::Cmd, true) => self.quoted(&format!(".\\{name}")),
        }
    }

    /// The words of a line.
    pub(super) fn words(self, line: &str) -> Result<Vec<String>, CommandFault> {
        match self {
            Self::Sh => ShWords::new(line).all(),
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

/// The words of a line for sh: quotes and backslashes; what a shell would expand or run is a fault.
struct ShWords<'l> {
    rest: std::iter::Peekable<std::str::Chars<'l>>,
    words: Vec<String>,
    word: Option<String>,
}

impl<'l> ShWords<'l> {
    fn new(line: &'l str) -> Self {
        Self {
            rest: line.chars().peekable(),
            words: Vec::new(),
            word: None,
        }
    }

    fn all(mut self) -> Result<Vec<String>, CommandFault> {
        while let Some(c) = self.rest.next() {
            match c {
                ' ' | '\t' | '\r' | '\n' => self.words.extend(self.word.take()),
                '#' if self.word.is_none() => while self.rest.next_if(|c| *c != '\n').is_some() {},
                '\'' => self.single()?,
                '"' => self.double()?,
                '\\' => match self.rest.next() {
                    Some('\n') => {}
                    Some(c) => self.push(c),
                    None => return Err(CommandFault::Quote),
                },
                '$' | '`' => return Err(CommandFault::Variable),
                ';' | '&' | '|' | '<' | '>' | '(' | ')' => return Err(CommandFault::Operator(c)),
                c => self.push(c),
            }
        }
        self.words.extend(self.word.take());
        Ok(self.words)
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }

    fn single(&mut self) -> Result<(), CommandFault> {
        self.word.get_or_insert_default();
        loop {
            match self.rest.next().ok_or(CommandFault::Quote)? {
                '\'' => return Ok(()),
                c => self.push(c),
            }
        }
    }

    fn double(&mut self) -> Result<(), CommandFault> {
        self.word.get_or_insert_default();
        loop {
            match self.rest.next().ok_or(CommandFault::Quote)? {
                '"' => return Ok(()),
                '$' | '`' => return Err(CommandFault::Variable),
                '\\' => match self.rest.next().ok_or(CommandFault::Quote)? {
                    '\n' => {}
                    c @ ('$' | '`' | '"' | '\\') => self.push(c),
                    c => {
                        self.push('\\');
                        self.push(c);
                    }
                },
                c => self.push(c),
            }
        }
    }
}

/// What the Windows prompt passes on of a line: carets taken out; variables and operators are faults.
fn prompt_text(line: &str) -> Result<String, CommandFault> {
    if names_variable(line) {
        return Err(CommandFault::Variable);
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
            '&' | '|' | '<' | '>' if !quoted => return Err(CommandFault::Operator(c)),
            '\r' | '\n' => return Err(CommandFault::Operator(' ')),
            c => out.push(c),
        }
    }
    if quoted {
        return Err(CommandFault::Quote);
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
