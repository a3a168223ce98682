//! Characters that a word processor put in the place of plain ones, and the way back to their places.

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::text::{Span, TextEdit};

/// A pasted text with plain characters, and where each of its bytes came from.
#[derive(Default)]
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// What was mended.
    pub(super) findings: Vec<Diagnostic>,
    /// The place in the pasted text of each byte, and of the end.
    places: Vec<usize>,
}

impl Mended {
    /// The place in the pasted text of a place in this one.
    pub(super) fn place(&self, span: Span) -> Span {
        let at = |offset: usize| {
            let last = self.places.last().copied().unwrap_or_default();
            self.places.get(offset).copied().unwrap_or(last)
        };
        Span::new(at(span.start), at(span.end))
    }

    fn push(&mut self, text: &str, at: usize) {
        self.text.push_str(text);
        self.places.extend(std::iter::repeat_n(at, text.len()));
    }

    /// Adds the bytes of another one from `start` to `end`.
    fn take(&mut self, other: &Self, start: usize, end: usize) {
        self.text
            .push_str(other.text.get(start..end).unwrap_or_default());
        let places = other.places.get(start..end).unwrap_or_default();
        self.places.extend_from_slice(places);
    }
}

/// What a typographic character stands for, and its name.
fn plain(c: char, dashes: &'static str) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
            (dashes, "a typographic dash")
        }
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => {
            ("\"", "a typographic quote")
        }
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{b4}' | '\u{ff07}' => {
            ("'", "a typographic quote")
        }
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            (" ", "a blank that does not break")
        }
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            ("", "a character that cannot be seen")
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' => ("\n", "a line end of another kind"),
        _ => return None,
    })
}

/// Mends `pasted`: plain characters, no prompts and no comments, and lines that go on in the next made one.
pub(super) fn mended(pasted: &str) -> Mended {
    let mut plain = with_plain_characters(pasted);
    let mut mended = Mended::default();
    let mut start = 0;
    for line in plain.text.split_inclusive('\n') {
        add_line(&mut mended, &plain, line, start);
        start += line.len();
    }
    mended.places.push(pasted.len());
    mended.findings = std::mem::take(&mut plain.findings);
    mended
}

fn with_plain_characters(pasted: &str) -> Mended {
    let mut mended = Mended::default();
    let mut findings = Findings::default();
    for (at, c) in pasted.char_indices() {
        let begins = mended.text.ends_with(char::is_whitespace) || mended.text.is_empty();
        let long = c == '\u{2014}' && begins && is_long_option(pasted, at + c.len_utf8());
        match plain(c, if long { "--" } else { "-" }) {
            Some((instead, name)) => {
                findings.push_with(Code::SmartPunctuation, || typographic(at, c, instead, name));
                mended.push(instead, at);
            }
            None if c == '\r' => mended.push("\n", at),
            None => mended.push(c.encode_utf8(&mut [0; 4]), at),
        }
    }
    mended.places.push(pasted.len());
    mended.findings = findings.finish();
    mended
}

/// Adds the line of `plain` at `start`: what a shell printed before the command is left out; a backslash or a
/// caret at the end, and a line that begins with an option, make it one with its neighbour.
fn add_line(mended: &mut Mended, plain: &Mended, line: &str, start: usize) {
    let end = line.trim_end().len();
    let command = line.get(..end).unwrap_or_default();
    let prompt = prompt(command);
    let goes_on = command.ends_with(['\\', '^']);
    let begins_with_option = command
        .get(prompt..)
        .is_some_and(|rest| rest.starts_with('-'));
    if begins_with_option && mended.text.ends_with('\n') {
        let place = mended.places.pop().unwrap_or_default();
        mended.text.pop();
        mended.push(" ", place);
    }
    if prompt >= end {
        return;
    }
    mended.take(plain, start + prompt, start + end - usize::from(goes_on));
    let end = start + end - usize::from(goes_on);
    let place = plain.places.get(end).copied().unwrap_or_default();
    mended.push(if goes_on { " " } else { "\n" }, place);
}

/// Whether two letters follow, as in a long option of gzip; openssl has one dash before long ones too.
fn is_long_option(pasted: &str, at: usize) -> bool {
    let mut rest = pasted.get(at..).unwrap_or_default().chars();
    let gzip = pasted.contains("gzip") && !pasted.contains("openssl");
    gzip && (0..2).all(|_| rest.next().is_some_and(|c| c.is_ascii_alphabetic()))
}

fn typographic(at: usize, c: char, instead: &str, name: &str) -> Diagnostic {
    let span = Span::new(at, at + c.len_utf8());
    let wanted = match instead {
        "" => "nothing".to_owned(),
        " " => "a blank".to_owned(),
        "\n" => "a plain line end".to_owned(),
        other => format!("`{other}`"),
    };
    let headline = format!("expected {wanted}, found {name} (U+{:04X})", u32::from(c));
    Diagnostic::new(Code::SmartPunctuation, span, headline).with_fix(
        format!("Write {wanted}"),
        vec![TextEdit::replace(span, instead)],
    )
}

/// The length of what a shell or a page prints before a command: `# `, `$ `, `user@host:~$ `, `C:\>`, all of a
/// comment.
pub(super) fn prompt(line: &str) -> usize {
    const PROGRAMS: [&str; 6] = ["openssl", "gzip", "gunzip", "cat", "zcat", "sudo"];
    let begins = |at: usize| {
        let rest = line.get(at..).unwrap_or_default();
        let word = rest.split_whitespace().next().unwrap_or_default();
        let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = name.strip_suffix(".exe").unwrap_or(name);
        PROGRAMS.contains(&name)
    };
    let blank = line.len() - line.trim_start().len();
    if begins(blank) {
        return blank;
    }
    let marks = line.match_indices(['#', '$', '%', '>']);
    for (at, _) in marks {
        let rest = line.get(at + 1..).unwrap_or_default();
        let start = at + 1 + (rest.len() - rest.trim_start().len());
        if begins(start) && is_prompt(line.get(..at).unwrap_or_default()) {
            return start;
        }
    }
    if line.trim_start().starts_with('#') {
        return line.trim_end().len();
    }
    blank
}

/// Whether `before` can stand before the mark of a prompt: no blanks but in brackets.
fn is_prompt(before: &str) -> bool {
    let before = before.trim();
    let bracketed = before.starts_with(['[', '(']) && before.ends_with([']', ')']);
    bracketed || !before.contains([' ', '\t', '"', '\''])
}
