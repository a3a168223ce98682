//! What a stretch of text looks like before it is read: where a statement begins, and where one ends.

use super::parser::is_line_end;
use crate::text::is_space;

/// The line at the start of `text`, without its end.
pub(super) fn first_line(text: &[u8]) -> &[u8] {
    let len = text.iter().take_while(|byte| !is_line_end(**byte)).count();
    text.get(..len).unwrap_or_default()
}

/// Whether names of the catalogue are made of this byte.
fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'(' | b')' | b'/')
}

/// Whether people write this between name and value.
pub(super) fn is_sign(byte: u8) -> bool {
    matches!(byte, b'=' | b':' | b',')
}

/// Where in `word`, which begins with a name, the signs begin that are glued to the name: at the first `=`, or
/// at the end of the word. The marks of templates may hold any sign.
pub(super) fn glued_signs(word: &[u8]) -> usize {
    let foreign = |byte: &u8| matches!(byte, b'{' | b'$' | b'@' | b'%' | b'<');
    if word.iter().any(foreign) {
        return word.len();
    }
    let equals = word.iter().position(|byte| *byte == b'=');
    let head = word.get(..equals.unwrap_or(word.len())).unwrap_or_default();
    let signs = head.iter().rev().take_while(|byte| is_sign(**byte)).count();
    head.len() - signs
}

/// `text` without the blanks at its start; line ends stay.
fn behind_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
    text.get(blanks.count()..).unwrap_or_default()
}

fn is_end_of_line(text: &[u8]) -> bool {
    text.first().is_none_or(|byte| is_line_end(*byte))
}

/// What may be a name at the start of `text`, and what follows it behind blanks; `None` if nothing may or
/// no blank follows.
fn word(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let len = text.iter().take_while(|byte| is_name_byte(**byte)).count();
    let (name, rest) = text.split_at_checked(len)?;
    let begins = matches!(name, [first, ..] if first.is_ascii_alphabetic() || *first == b'_');
    let after = behind_blanks(rest);
    (begins && after.len() < rest.len()).then_some((name, after))
}

/// Whether a word can hardly be one of a sentence.
fn is_parameter(name: &[u8]) -> bool {
    name.iter().any(|byte| matches!(byte, b'_' | b'['))
}

/// Whether a statement with a value begins `text`: `Name [!|?] "…`. A word in small letters is a name only if its
/// value ends as one does. No more of the text is looked at than the value up to its quote.
pub(super) fn begins_statement(text: &[u8]) -> bool {
    let Some((name, after)) = word(text) else {
        return false;
    };
    let after = match after {
        [b'!' | b'?' | b'=' | b':', rest @ ..] => behind_blanks(rest),
        other => other,
    };
    let [b'"', behind @ ..] = after else {
        return false;
    };
    let named = is_parameter(name) || name.first().is_some_and(u8::is_ascii_uppercase);
    let value = match behind_blanks(behind) {
        [b';', rest @ ..] => behind_blanks(rest),
        other => other,
    };
    !is_end_of_line(value) && (named || is_whole(behind))
}

/// Whether a statement without a value begins `text`: `Name [!|?] ;`.
fn is_without_value(text: &[u8]) -> bool {
    let after = match word(text) {
        Some((_, [b'!' | b'?', rest @ ..])) => behind_blanks(rest),
        Some((_, other)) => other,
        None => return false,
    };
    after.starts_with(b";")
}

/// Whether the value whose opening quote stands before `behind` is closed on its line and followed by the end of
/// its statement or of the line.
fn is_whole(behind: &[u8]) -> bool {
    let quote = behind
        .iter()
        .position(|byte| *byte == b'"' || is_line_end(*byte));
    let closed = quote.and_then(|at| behind.get(at..));
    closed
        .and_then(|rest| rest.strip_prefix(b"\""))
        .map(behind_blanks)
        .is_some_and(|after| is_end_of_line(after) || matches!(after, [b';' | b'#', ..]))
}

/// Whether `line` is no part of a value, by the look of it.
pub(super) fn interrupts_value(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let marked = [&b"#"[..], b"***", b"//", b"import ", b"import\t"];
    marked.iter().any(|mark| line.starts_with(mark)) || begins_statement(line)
}

/// Whether the `;` stands here that ends a statement: behind white space and comments, and followed by the
/// end of its line, a comment or another statement.
pub(super) fn ends_statement(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_ascii_start();
        match rest {
            [b'#', ..] => rest = rest.get(first_line(rest).len()..).unwrap_or_default(),
            [b';', behind @ ..] => {
                let line = first_line(behind).trim_ascii();
                return matches!(line, [] | [b'#', ..])
                    || begins_statement(line)
                    || is_without_value(line);
            }
            _ => return false,
        }
    }
}

/// Where in a line the `;` stands that ends a statement: nothing or a comment follows it.
pub(super) fn statement_end(line: &[u8]) -> Option<usize> {
    let ends = |at: &usize| {
        let behind = line.get(*at + 1..).unwrap_or_default().trim_ascii_start();
        line.get(*at) == Some(&b';') && (behind.is_empty() || behind.starts_with(b"#"))
    };
    let last = line.iter().rposition(|byte| *byte == b';')?;
    let before_comment = line
        .iter()
        .position(|byte| *byte == b'#')
        .and_then(|hash| line.get(..hash)?.iter().rposition(|byte| *byte == b';'));
    before_comment.filter(ends).or(Some(last).filter(ends))
}

/// Length of `[1]` at the start of `rest`.
pub(super) fn index_length(rest: &[u8]) -> Option<usize> {
    let digits = rest.strip_prefix(b"[")?;
    let len = digits
        .iter()
        .take(4)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (len > 0 && digits.get(len) == Some(&b']')).then_some(len + 2)
}

/// Whether a line that begins with `;`, of which `text` is the rest, is a note in the manner of ini files and not
/// a `;` too many before a statement.
pub(super) fn is_ini_comment(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let name: usize = text.iter().take_while(|byte| is_name_byte(**byte)).count();
    let (name, after) = text.split_at_checked(name).unwrap_or_default();
    let setting = is_parameter(name) && text.contains(&b';');
    let access = match after.trim_ascii_start() {
        [b'!' | b'?', rest @ ..] => rest.trim_ascii_start().starts_with(b";"),
        rest => !name.is_empty() && rest.starts_with(b";"),
    };
    let import = name == b"import" && after.first().is_some_and(|byte| is_space(*byte));
    let nothing = matches!(text, [] | [b';' | b'#' | b'"' | 0, ..]);
    !(nothing || setting || access || import || begins_statement(text))
}
