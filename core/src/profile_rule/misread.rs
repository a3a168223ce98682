//! What was probably meant where a condition cannot be read (COND-08).
//!
//! A mend is only offered where it gives a condition that can be read.

use super::assignment::other_quotes;
use super::parser::{Form, Parser};
use super::syntax::{Comparison, ComparisonForm, Operand, OperandForm, Operator};
use crate::device::{Content, content};
use crate::diagnostic::Diagnostic;
use crate::firmware::FirmwareLevel;
use crate::macro_expansion::macros;
use crate::text::{Span, TextEdit, parted};

/// What a condition needs where it has something else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Comparison,
    Operator,
    Operand,
    And,
}

impl Wanted {
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Comparison => "a comparison",
            Self::Operator => "an operator",
            Self::Operand => "a number, a version or a quoted text",
            Self::And => "`and` or the end of the condition",
        }
    }
}

/// `finding` with help and mend for the token at `span`, in a condition that ends at `end`, behind `last`.
pub(super) fn explained(
    parser: &Parser<'_>,
    finding: Diagnostic,
    (span, end): (Span, usize),
    wanted: Wanted,
    last: Option<&Comparison>,
) -> Diagnostic {
    let word = parser.slice(span);
    let small = word.to_ascii_lowercase();
    let write = |finding: Diagnostic, place: Span, text: String| {
        finding.with_fix(
            format!("Write `{text}`"),
            vec![TextEdit::replace(place, text)],
        )
    };
    match small.as_str() {
        "or" | "||" => {
            return finding.with_help("there is no `or`: write another alternative behind `|`");
        }
        "not" if word == "not" || wanted == Wanted::Comparison => {
            return finding.with_help("there is no `not`: turn the operator round");
        }
        "and" | "&&" if wanted == Wanted::And => return write(finding, span, "and".to_owned()),
        _ => {}
    }
    if wanted == Wanted::Operator && Operator::from_text(&small).is_some() {
        return write(finding, span, small);
    }
    if wanted == Wanted::Operand
        && let Some((place, operator)) = turned_operator(parser, span)
    {
        return write(finding, place, operator.to_owned());
    }
    let run = run(parser, span, end);
    let written = parser.slice(run);
    match wanted {
        Wanted::Comparison => match without_dollar(parser, written) {
            Some(text) => write(finding, run, text),
            None => finding,
        },
        Wanted::Operator => finding,
        Wanted::Operand => text(parser, finding, run, end),
        Wanted::And if run.start == span.start => finding,
        Wanted::And if written.starts_with(|c: char| c.is_ascii_digit()) && written.contains('.') => {
            finding.with_help(if parser.level < FirmwareLevel::V5 {
                "a version is three numbers with dots between them, with perhaps a suffix in parentheses: `2.0.6(b)`; versions such as `7.5.2b` are those of firmware 5 and newer"
            } else {
                "a version is three numbers with dots between them, with perhaps a suffix"
            })
        }
        Wanted::And if against_text(parser, last) => {
            let text = format!("\"{written}\"");
            write(finding.with_help(QUOTES), run, text)
        }
        Wanted::And => finding,
    }
}

const QUOTES: &str = "text stands in double quotes";

/// Two signs that were turned round, or one too many: where, and what was meant.
fn turned_operator(parser: &Parser<'_>, span: Span) -> Option<(Span, &'static str)> {
    let place = Span::new(span.start.checked_sub(1)?, span.start + 1);
    let meant = match parser.slice(place) {
        "==" => "=",
        "=>" => ">=",
        "=<" => "<=",
        "<>" => "!=",
        _ => return None,
    };
    Some((place, meant))
}

/// A text without quotes, or with others: up to the next `and`.
fn text(parser: &Parser<'_>, finding: Diagnostic, run: Span, end: usize) -> Diagnostic {
    let rest = parser.slice(Span::new(run.start, end));
    let rest = parted(rest, " and ").map_or(rest, |(before, _)| before);
    let rest = rest.trim_ascii_end();
    let quotes = other_quotes(rest);
    let inner = rest.get(quotes..rest.len() - quotes).unwrap_or_default();
    let plain = |c: char| {
        !matches!(
            c,
            '"' | '(' | ')' | '<' | '>' | '=' | '!' | '|' | '&' | '\'' | '`'
        )
    };
    let finding = finding.with_help(QUOTES);
    if inner.is_empty()
        || inner.contains(|c| !plain(c))
        || quotes == 0 && !inner.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return finding;
    }
    let edit = TextEdit::replace(
        Span::new(run.start, run.start + rest.len()),
        format!("\"{inner}\""),
    );
    finding.with_fix(format!("Write `\"{inner}\"`"), vec![edit])
}

/// A variable whose dollar sign is missing, as a condition writes it.
fn without_dollar(parser: &Parser<'_>, written: &str) -> Option<String> {
    match content(written).filter(|_| parser.form == Form::Written)? {
        Content::Number | Content::Version | Content::True => Some(format!("${written}")),
        Content::Text | Content::Any => Some(format!("\"${written}\"")),
        Content::Secret => None,
    }
}

/// Whether the comparison has a text on its left.
fn against_text(parser: &Parser<'_>, last: Option<&Comparison>) -> bool {
    let Some(ComparisonForm::Pair {
        left: Some(left), ..
    }) = last.map(|last| &last.form)
    else {
        return false;
    };
    match left.form {
        OperandForm::Text(_) => true,
        OperandForm::Variable => {
            matches!(variable(parser, left), Some(Content::Text | Content::Any))
        }
        _ => false,
    }
}

/// What the variable holds that is all of an operand.
fn variable(parser: &Parser<'_>, operand: &Operand) -> Option<Content> {
    let text = parser.slice(operand.span);
    let found = macros(text)
        .next()
        .filter(|found| found.span == Span::new(0, text.len()))?;
    let name = found.name?;
    content(text.get(name.start..name.end)?)
}

/// Whether a variable cannot stand alone: it is neither `true` nor a whole comparison on any device.
pub(super) fn cannot_stand_alone(parser: &Parser<'_>, operand: &Operand) -> bool {
    let held = variable(parser, operand);
    matches!(
        held,
        Some(Content::Number | Content::Version | Content::Text)
    )
}

/// What stands around `span` without blanks, quotes and signs between.
fn run(parser: &Parser<'_>, span: Span, end: usize) -> Span {
    let ends = |c: char| {
        c.is_ascii_whitespace() || matches!(c, '"' | '(' | ')' | '<' | '>' | '=' | '!' | '|' | '&')
    };
    let before = parser.slice(Span::new(0, span.start));
    let start = before.rfind(ends).map_or(0, |at| at + 1);
    let rest = parser.slice(Span::new(span.start, end));
    let length = rest.find(ends).unwrap_or(rest.len());
    Span::new(start, (span.start + length).max(span.end))
}
