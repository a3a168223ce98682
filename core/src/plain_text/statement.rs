//! `Name [ ! | ? ] [ "value" ] ;`, and what people write instead.

use super::literal::{bare, bare_quotes, literal_length, opening_quote, smart_literal_length};
use super::parser::{Parser, is_line_end};
use super::shape::{
    begins_statement, ends_statement, first_line, glued_signs, index_length, interrupts_value,
    is_sign, statement_end,
};
use super::{LeafKind, NodeKind};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Span, TextEdit, is_space};

/// White space and comments between two parts of a statement.
#[derive(Clone, Copy)]
struct Gap {
    span: Span,
    /// Whether a line end lies in it.
    breaks: bool,
}

/// A literal that runs over a line end. What is known of it holds for every quote inside it, too.
#[derive(Clone, Copy)]
pub(super) struct Wrapped {
    start: usize,
    end: usize,
    /// Whether a statement ends behind it, so that the compiler takes it as it stands.
    is_whole: bool,
    /// Where the last line in it begins that looks like no part of a value.
    statement: Option<usize>,
}

impl Wrapped {
    fn new(text: &[u8], start: usize, end: usize) -> Self {
        let literal = text.get(start..end).unwrap_or_default();
        let behind = |at: &usize| text.get(start + at + 1..).map(first_line);
        let breaks = literal
            .iter()
            .enumerate()
            .filter(|(_, byte)| is_line_end(**byte));
        let statement = breaks
            .map(|(at, _)| at)
            .rfind(|at| behind(at).is_some_and(interrupts_value));
        Self {
            start,
            end,
            is_whole: ends_statement(text.get(end..).unwrap_or_default()),
            statement: statement.map(|at| start + at + 1),
        }
    }
}

impl Parser<'_> {
    pub(super) fn statement(&mut self) {
        let start = self.cursor.at;
        self.cursor.tree.open(NodeKind::Statement);
        let name = self.name();
        self.after_name(start, name);
        self.cursor.tree.close();
    }

    /// The name: up to white space or `;`, which is how the compiler reads it. A quote, mark or sign glued
    /// to it is taken off and reported.
    fn name(&mut self) -> Span {
        let word = self
            .cursor
            .rest()
            .iter()
            .take_while(|b| !is_space(**b) && **b != b';' && **b != 0)
            .count();
        let text = self.cursor.rest().get(..word).unwrap_or_default();
        let quote = opening_quote(text).unwrap_or(word);
        let head = text.get(..quote).unwrap_or_default();
        if matches!(head, [] | b"!" | b"?") {
            return self.nameless(head);
        }
        let signs = Some(glued_signs(head)).filter(|at| (1..quote).contains(at));
        let head = head.get(..signs.unwrap_or(quote)).unwrap_or_default();
        let mark = usize::from(head.len() > 1 && matches!(head.last(), Some(b'!' | b'?')));
        let name = self.cursor.take(LeafKind::Name, head.len() - mark);
        self.check_name(name);
        if signs.is_some() && mark == 0 {
            self.take_signs(word - head.len());
        } else if name.len() < word {
            let mut edits = vec![TextEdit::insert(name.end, " ")];
            if mark == 1 && quote < word {
                edits.push(TextEdit::insert(name.end + 1, " "));
            }
            let headline = "expected a blank after the name, found none";
            self.push(
                Code::MissingBlank,
                Span::at(name.end),
                headline,
                "Insert the blank",
                edits,
            );
        }
        name
    }

    /// A statement that begins with its mark or its value.
    fn nameless(&mut self, head: &[u8]) -> Span {
        let at = self.cursor.at;
        let found = match head {
            [] => "a value",
            _ => "a mark",
        };
        let headline = format!("expected the name of a parameter, found {found} without one");
        let place = Span::new(at, at + 1);
        self.findings
            .push(Diagnostic::new(Code::UnexpectedText, place, headline));
        Span::at(at)
    }

    /// `Name=`, `Name,`: the signs at the start of the `len` bytes that are left of the word.
    fn take_signs(&mut self, len: usize) {
        let rest = self.cursor.rest().get(..len).unwrap_or_default();
        let signs = rest.iter().take_while(|byte| is_sign(**byte)).count();
        let span = self.cursor.take(LeafKind::Stray, signs);
        let sign = char::from(rest.first().copied().unwrap_or(b'='));
        let (edit, fix) = if signs < len {
            (TextEdit::replace(span, " "), "Write a blank")
        } else {
            (TextEdit::remove(span), "Remove it")
        };
        let headline = format!("expected a blank after the name, found `{sign}`");
        self.push(Code::UnexpectedText, span, headline, fix, vec![edit]);
    }

    /// No name of a parameter has a sign in it that separates or quotes. Templates may.
    fn check_name(&mut self, name: Span) {
        let text = name.slice(self.cursor.text);
        let foreign = |byte: &u8| matches!(byte, b'{' | b'}' | b'$' | b'@' | b'%' | b'<');
        if text.iter().any(foreign) || text.windows(2).any(|two| two == b"[[") {
            return;
        }
        let odd =
            |byte: &u8| is_sign(*byte) || b"'*|\\`>".contains(byte) || byte.is_ascii_control();
        if let Some(at) = text.iter().position(odd) {
            let sign = text.get(at..=at).unwrap_or_default().escape_ascii();
            let headline =
                format!("expected a name of letters, digits and `_`, found `{sign}` in it");
            let place = Span::new(name.start + at, name.start + at + 1);
            self.findings
                .push(Diagnostic::new(Code::UnexpectedText, place, headline));
        }
    }

    fn after_name(&mut self, start: usize, name: Span) {
        let mut last = name;
        let gap = self.gap();
        if let [mark @ (b'!' | b'?'), ..] = self.cursor.rest() {
            let mark = char::from(*mark);
            self.joined(start, gap, &format!("`{mark}`"));
            last = self.cursor.take(LeafKind::Mark, 1);
            let gap = self.gap();
            return self.value_or_end(start, last, gap);
        }
        if name.is_empty() {
            last = Span::at(self.cursor.at);
        }
        self.value_or_end(start, last, gap);
    }

    fn value_or_end(&mut self, start: usize, last: Span, mut gap: Gap) {
        loop {
            match self.cursor.rest() {
                [b';', ..] => {
                    self.cursor.take(LeafKind::Semicolon, 1);
                    return;
                }
                [b'"', ..] => {
                    self.joined(start, gap, "the value");
                    return self.value();
                }
                [] => return self.missing_semicolon(last, "the name"),
                _ if gap.breaks => return self.missing_semicolon(last, "the name"),
                [b'*'] | [b'*', b' ' | b'\t' | b'\r' | b'\n' | b'"' | b';', ..] => {
                    return self.unexpected("expected `!`, `?`, a value or `;`, found `*`", start);
                }
                [b'=', ..] => self.superfluous_sign('='),
                [b':', next, ..] if is_space(*next) || matches!(next, b'"' | b'=') => {
                    self.superfluous_sign(':');
                }
                [b',', next, ..] if is_space(*next) || *next == b'"' => self.superfluous_sign(','),
                [b'!' | b'?', ..] => self.superfluous(
                    1,
                    "expected one mark, found another one",
                    "Remove the second mark",
                ),
                rest => match (index_length(rest), smart_literal_length(rest)) {
                    (Some(len), _) => self.loose_index(last, len),
                    (None, Some(len)) => return self.smart_value(len),
                    (None, None) => return self.unquoted(),
                },
            }
            gap = self.gap();
        }
    }

    fn superfluous_sign(&mut self, sign: char) {
        self.superfluous(
            1,
            &format!("expected a value in quotes after the name, found `{sign}`"),
            &format!("Remove the `{sign}`"),
        );
    }

    fn superfluous(&mut self, len: usize, headline: &str, fix: &str) {
        let span = self.cursor.take(LeafKind::Stray, len);
        self.push(
            Code::UnexpectedText,
            span,
            headline,
            fix,
            vec![TextEdit::remove(span)],
        );
    }

    /// `Dial_Plan [1]`: the index belongs to the name.
    fn loose_index(&mut self, last: Span, len: usize) {
        let span = self.cursor.take(LeafKind::Stray, len);
        let blank = Span::new(last.end, span.start);
        let headline = "expected the index right behind the name, found a blank before it";
        self.push(
            Code::UnexpectedText,
            span,
            headline,
            "Remove the blank",
            vec![TextEdit::remove(blank)],
        );
    }

    /// White space and comments, as leaves.
    fn gap(&mut self) -> Gap {
        let start = self.cursor.at;
        loop {
            match self.cursor.rest() {
                [byte, ..] if is_space(*byte) => {
                    self.cursor.take_while(LeafKind::Blank, is_space);
                }
                [b'#', ..] => drop(self.take_line(LeafKind::Comment)),
                _ => break,
            }
        }
        let span = Span::new(start, self.cursor.at);
        let breaks = span
            .slice(self.cursor.text)
            .iter()
            .any(|byte| is_line_end(*byte));
        Gap { span, breaks }
    }

    /// Reports a part that stands on another line than the name; the mend moves comments before the statement.
    fn joined(&mut self, start: usize, gap: Gap, part: &str) {
        if !gap.breaks {
            return;
        }
        let mut edits = vec![TextEdit::replace(gap.span, " ")];
        let text = gap.span.slice(self.cursor.text);
        for line in text
            .split(|byte| is_line_end(*byte))
            .map(<[u8]>::trim_ascii)
        {
            if line.starts_with(b"#") {
                edits.push(TextEdit::insert(start, [line, b"\n"].concat()));
            }
        }
        let headline =
            format!("expected {part} on the line of the name, found a line end before it");
        self.push(
            Code::SplitStatement,
            Span::at(self.cursor.at),
            headline,
            "Join the lines",
            edits,
        );
    }

    fn value(&mut self) {
        match self.closed_literal() {
            Some(len) if !self.swallows_statements(len) => {
                self.imports_inside(len);
                let value = self.cursor.take(LeafKind::Value, len);
                self.after_value(value);
            }
            _ => self.unterminated_value(),
        }
    }

    /// Length of the literal that begins here. Once one is not closed, no later one is either: every
    /// quote behind it is escaped.
    fn closed_literal(&mut self) -> Option<usize> {
        let at = self.cursor.at;
        // A quote inside a literal is escaped, so what begins there ends where the literal ends.
        if let Some(known) = self.wrapped
            && (known.start..known.end.saturating_sub(1)).contains(&at)
        {
            return Some(known.end - at);
        }
        let len = if self.unclosed {
            None
        } else {
            literal_length(self.cursor.rest())
        };
        self.unclosed = len.is_none();
        len
    }

    /// Whether a literal of `len` bytes that runs over a line end is really one whose closing quote is
    /// missing: a line of it looks like a statement, and no statement ends behind it.
    fn swallows_statements(&mut self, len: usize) -> bool {
        let start = self.cursor.at;
        let literal = self.cursor.rest().get(..len).unwrap_or_default();
        let Some(line) = literal.iter().position(|byte| is_line_end(*byte)) else {
            return false;
        };
        let end = start + len;
        let wrapped = match self.wrapped {
            Some(known) if known.end == end => known,
            _ => Wrapped::new(self.cursor.text, start, end),
        };
        self.wrapped = Some(wrapped);
        !wrapped.is_whole && wrapped.statement.is_some_and(|at| at > start + line)
    }

    fn imports_inside(&mut self, len: usize) {
        let literal = self.cursor.rest().get(..len).unwrap_or_default();
        let at_import = |window: &[u8]| match window {
            [end, word @ .., b' ' | b'\t'] => is_line_end(*end) && word == b"import",
            _ => false,
        };
        if let Some(at) = literal.windows(8).position(at_import) {
            let span = Span::new(self.cursor.at + at + 1, self.cursor.at + at + 7);
            let headline = "expected the value to go on, found a line that the profile compiler takes for an import";
            self.findings
                .push(Diagnostic::new(Code::ImportInValue, span, headline));
        }
    }

    fn unterminated_value(&mut self) {
        let line: usize = self
            .cursor
            .rest()
            .iter()
            .take_while(|byte| !is_line_end(**byte))
            .count();
        let text = self.cursor.rest().get(..line).unwrap_or_default();
        let text = text
            .get(..statement_end(text).unwrap_or(text.len()))
            .unwrap_or_default()
            .trim_ascii_end();
        let value = self.cursor.take(LeafKind::Stray, text.len().max(1));
        let headline = "expected a closing quote after the value, found none";
        let edit = TextEdit::insert(value.end, "\"");
        self.push(
            Code::UnterminatedValue,
            Span::new(value.start, value.start + 1),
            headline,
            "Close the quote at the end of the line",
            vec![edit],
        );
        self.skip_to_semicolon();
    }

    fn after_value(&mut self, value: Span) {
        let gap = self.gap();
        match self.cursor.rest() {
            [b';', ..] => {
                self.cursor.take(LeafKind::Semicolon, 1);
            }
            [] => self.missing_semicolon(value, "the value"),
            _ if gap.breaks => self.missing_semicolon(value, "the value"),
            rest if begins_statement(rest) => {
                self.missing_semicolon(value, "the value");
            }
            _ => match self.last_quote_of_line() {
                Some(len) => self.quote_in_value(value, gap, len),
                None => self.text_after_value(),
            },
        }
    }

    fn text_after_value(&mut self) {
        let start = self.cursor.at;
        let text: usize = self
            .cursor
            .rest()
            .iter()
            .take_while(|b| !is_line_end(**b) && **b != b';')
            .count();
        let span = Span::new(start, start + text);
        let headline = "expected `;` after the value, found other text";
        self.findings
            .push(Diagnostic::new(Code::UnexpectedText, span, headline));
        self.cursor.take(LeafKind::Stray, text);
        self.skip_to_semicolon();
    }

    /// Length up to and with the quote that stands before the next `;` on this line.
    fn last_quote_of_line(&self) -> Option<usize> {
        let goes_on = |byte: &&u8| !is_line_end(**byte) && **byte != b';';
        let len = self.cursor.rest().iter().take_while(goes_on).count();
        let part = self.cursor.rest().get(..len)?.trim_ascii_end();
        let closed = self.cursor.rest().get(len) == Some(&b';') && part.ends_with(b"\"");
        closed.then_some(part.len())
    }

    /// `"x "y" z"`: the quotes inside want a backslash.
    fn quote_in_value(&mut self, value: Span, gap: Gap, len: usize) {
        let rest = Span::new(self.cursor.at, self.cursor.at + len);
        let inner = [value.end - 1].into_iter();
        let more = rest
            .slice(self.cursor.text)
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'"');
        let mut quotes: Vec<usize> = inner.chain(more.map(|(i, _)| rest.start + i)).collect();
        quotes.pop();
        let edits = quotes
            .into_iter()
            .map(|at| TextEdit::insert(at, "\\"))
            .collect();
        let place = Span::new(value.end - 1, value.end);
        let headline = "expected `;` after the value, found more text: a quote inside a value is written `\\\"`";
        self.push(
            Code::QuoteInValue,
            place,
            headline,
            "Write the quotes as `\\\"`",
            edits,
        );
        debug_assert!(!gap.breaks);
        self.cursor.take(LeafKind::Stray, len);
        self.skip_to_semicolon();
    }

    fn missing_semicolon(&mut self, last: Span, after: &str) {
        let word: usize = self
            .cursor
            .rest()
            .iter()
            .take_while(|b| !is_space(**b))
            .count();
        let here = Span::new(self.cursor.at, self.cursor.at + word);
        let between = Span::new(last.end, self.cursor.at).slice(self.cursor.text);
        let (place, found) = if word == 0 {
            (Span::at(last.end), "the end of the file")
        } else if between.iter().any(|byte| is_line_end(*byte)) {
            (here, "the next line")
        } else {
            (here, "another statement")
        };
        let headline = format!("expected `;` after {after}, found {found}");
        self.findings.push(
            Diagnostic::new(Code::UnterminatedStatement, place, headline)
                .with_label(Span::at(last.end), "`;` belongs here")
                .with_fix("Insert `;`", vec![TextEdit::insert(last.end, " ;")]),
        );
    }

    fn unexpected(&mut self, headline: &str, start: usize) {
        let span = self.cursor.take(LeafKind::Stray, 1);
        self.findings
            .push(Diagnostic::new(Code::UnexpectedText, span, headline));
        let gap = self.gap();
        match self.cursor.rest() {
            [b'"', ..] => {
                self.joined(start, gap, "the value");
                self.value();
            }
            _ => self.skip_to_semicolon(),
        }
    }

    fn smart_value(&mut self, len: usize) {
        let value = self.cursor.take(LeafKind::Value, len);
        let text = value.slice(self.cursor.text);
        let closing = if text.ends_with(b"\"") { 1 } else { 3 };
        let inner = Span::new(value.start + 3, value.end - closing);
        let mut edits = vec![TextEdit::replace(Span::new(value.start, inner.start), "\"")];
        let escapes = bare_quotes(inner.slice(self.cursor.text));
        edits.extend(
            escapes
                .into_iter()
                .map(|at| TextEdit::insert(inner.start + at, "\\")),
        );
        edits.push(TextEdit::replace(Span::new(inner.end, value.end), "\""));
        let headline = "expected straight quotes around the value, found typographic ones";
        let mut diagnostic = Diagnostic::new(Code::SmartPunctuation, value, headline)
            .with_fix("Write straight quotes", edits);
        diagnostic.severity = Severity::Error;
        self.findings.push(diagnostic);
        self.after_value(value);
    }

    /// A value without its quotes: up to the `;`, the line end or a comment, which has a blank before it.
    fn unquoted(&mut self) {
        let mut before = b' ';
        let goes_on = |byte: &&u8| {
            let comment = **byte == b'#' && is_space(before);
            before = **byte;
            !(is_line_end(**byte) || **byte == b';' || comment)
        };
        let len = self.cursor.rest().iter().take_while(goes_on).count();
        let text = self.cursor.rest().get(..len).unwrap_or_default();
        let span = self
            .cursor
            .take(LeafKind::Stray, text.trim_ascii_end().len());
        let fixed = super::quote(bare(span.slice(self.cursor.text)));
        let headline = "expected a value in double quotes, found text without them";
        let edit = TextEdit::replace(span, fixed);
        self.push(
            Code::UnquotedValue,
            span,
            headline,
            "Put it in double quotes",
            vec![edit],
        );
        self.skip_to_semicolon();
    }

    /// Takes what is left of the statement on this line, with its `;`; a missing one is reported with the fault before.
    fn skip_to_semicolon(&mut self) {
        self.cursor
            .take_while(LeafKind::Blank, |byte| matches!(byte, b' ' | b'\t'));
        if !matches!(self.cursor.rest(), [b'#', ..]) {
            self.cursor
                .take_while(LeafKind::Stray, |byte| !is_line_end(byte) && byte != b';');
        }
        if let [b';', ..] = self.cursor.rest() {
            self.cursor.take(LeafKind::Semicolon, 1);
        }
    }
}
