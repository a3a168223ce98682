//! Conditions: comparisons joined by `and` (guide pages 2-10, 2-11, COND-01 … COND-14).

use super::misread::{self, Wanted};
use super::number::{Number, Version};
use super::parser::{Form, Parser};
use super::roles::Role;
use super::syntax::{Comparison, ComparisonForm, Condition, Operand, OperandForm, Operator};
use crate::diagnostic::{Code, Diagnostic};
use crate::firmware::FirmwareLevel;
use crate::text::{Span, TextEdit, parted};

#[derive(Clone, Debug, PartialEq, Eq)]
enum TokenKind {
    Operand(OperandForm),
    Operator(Operator),
    And,
    True,
    Word,
    OpenQuote,
    Other,
}

#[derive(Clone, Debug)]
struct Token {
    span: Span,
    kind: TokenKind,
}

/// The condition `inner` of `whole`, which is `( … )?`.
pub(super) fn parse(parser: &mut Parser<'_>, whole: Span, inner: Span) -> Condition {
    let errors = parser.errors;
    let span = parser.trimmed(inner);
    let comparisons = comparisons(parser, span);
    Condition {
        whole,
        span,
        comparisons,
        faulty: parser.errors > errors,
    }
}

/// A condition without parentheses, as a trigger has it (COND-12).
pub(super) fn bare(parser: &mut Parser<'_>, span: Span) -> Condition {
    let text = parser.slice(span);
    let is_other =
        text.starts_with(['(', '[', '/']) || parted(text, "://").is_some() && !text.contains('"');
    if !is_other {
        return parse(parser, span, span);
    }
    parser.role(span, Role::Unknown);
    let headline = format!(
        "expected a bare condition in a trigger, found {}",
        if text.starts_with('(') {
            "a parenthesis"
        } else {
            "another part of a rule"
        }
    );
    let finding = Diagnostic::new(Code::TriggerForm, span, headline).with_help(
        "a trigger only says when to resync; what is fetched stands in the profile rules",
    );
    let inner = text.strip_prefix('(').and_then(|rest| {
        let rest = rest.strip_suffix('?').unwrap_or(rest).trim_ascii_end();
        rest.strip_suffix(')')
    });
    let inner = inner.filter(|inner| is_condition(parser, inner));
    parser.error(match inner {
        Some(inner) => {
            let edit = TextEdit::replace(span, inner.trim_ascii());
            finding.with_fix("Leave the parentheses out", vec![edit])
        }
        None => finding,
    });
    Condition {
        whole: span,
        span,
        comparisons: Vec::new(),
        faulty: true,
    }
}

/// Whether `text` alone is a condition.
fn is_condition(parser: &Parser<'_>, text: &str) -> bool {
    let mut alone = Parser::new(text, parser.kind, parser.level, parser.form, &[]);
    let whole = Span::new(0, text.len());
    !parse(&mut alone, whole, whole).faulty
}

fn comparisons(parser: &mut Parser<'_>, span: Span) -> Vec<Comparison> {
    let mut found = Vec::new();
    let mut reader = Reader {
        at: span.start,
        end: span.end,
        peeked: None,
    };
    loop {
        let Some(comparison) = comparison(parser, &mut reader) else {
            return found;
        };
        found.push(comparison);
        let Some(token) = reader.next(parser) else {
            return found;
        };
        if token.kind != TokenKind::And {
            refuse(parser, &reader, Some(&token), Wanted::And, found.last());
            return found;
        }
        parser.role(token.span, Role::Operator);
    }
}

/// A place in a condition.
struct Reader {
    at: usize,
    end: usize,
    peeked: Option<Token>,
}

impl Reader {
    fn next(&mut self, parser: &Parser<'_>) -> Option<Token> {
        if let Some(token) = self.peeked.take() {
            return Some(token);
        }
        let start = parser.skip(self.at, self.end);
        if start >= self.end {
            self.at = self.end;
            return None;
        }
        let rest = parser.slice(Span::new(start, self.end));
        let (length, kind) = token(rest, parser.level >= FirmwareLevel::V5, parser.form, start);
        self.at = start + length;
        Some(Token {
            span: Span::new(start, self.at),
            kind,
        })
    }
}

/// One comparison, or nothing behind an error.
fn comparison(parser: &mut Parser<'_>, reader: &mut Reader) -> Option<Comparison> {
    let first = reader.next(parser);
    let (left, operator) = match first {
        Some(Token {
            span,
            kind: TokenKind::True,
        }) => {
            parser.role(span, Role::Operator);
            return Some(Comparison {
                span,
                form: ComparisonForm::True,
            });
        }
        Some(Token {
            span,
            kind: TokenKind::Operand(form),
        }) => {
            let operand = operand(parser, span, form);
            let next = reader.next(parser);
            let alone = next
                .as_ref()
                .is_none_or(|token| token.kind == TokenKind::And);
            let complete = alone && !misread::cannot_stand_alone(parser, &operand);
            if operand.form == OperandForm::Variable && complete {
                reader.peeked = next;
                return Some(Comparison {
                    span,
                    form: ComparisonForm::Variable(operand),
                });
            }
            (Some(operand), next)
        }
        other => (None, other),
    };
    let what = if left.is_some() {
        Wanted::Operator
    } else {
        Wanted::Comparison
    };
    let Some(Token {
        span: operator_span,
        kind: TokenKind::Operator(operator),
    }) = operator
    else {
        refuse(parser, reader, operator.as_ref(), what, None);
        return None;
    };
    parser.role(operator_span, Role::Operator);
    let token = reader.next(parser);
    let Some(Token {
        span,
        kind: TokenKind::Operand(form),
    }) = token
    else {
        refuse(parser, reader, token.as_ref(), Wanted::Operand, None);
        return None;
    };
    let right = operand(parser, span, form);
    let start = left.as_ref().map_or(operator_span, |left| left.span);
    Some(Comparison {
        span: start.cover(span),
        form: ComparisonForm::Pair {
            left,
            operator,
            operator_span,
            right,
        },
    })
}

fn operand(parser: &mut Parser<'_>, span: Span, form: OperandForm) -> Operand {
    let role = match &form {
        OperandForm::Number(_) => Role::Number,
        OperandForm::Version(_) => Role::Version,
        OperandForm::Text(_) => Role::Text,
        OperandForm::Variable => Role::Variable,
    };
    parser.role(span, role);
    Operand { span, form }
}

/// Says that `token` is not what is wanted behind the comparison `last`.
fn refuse(
    parser: &mut Parser<'_>,
    reader: &Reader,
    token: Option<&Token>,
    wanted: Wanted,
    last: Option<&Comparison>,
) {
    let span = token.map_or(Span::at(reader.end), |token| token.span);
    let found = match token.map(|token| &token.kind) {
        None => "the end".to_owned(),
        Some(TokenKind::OpenQuote) => "a quote that is not closed".to_owned(),
        Some(_) => parser.found(span.start, span.end),
    };
    let headline = format!("expected {}, found {found}", wanted.text());
    let finding = Diagnostic::new(Code::ConditionSyntax, span, headline);
    let readable = token.filter(|token| token.kind != TokenKind::OpenQuote);
    parser.error(match readable {
        Some(_) => misread::explained(parser, finding, (span, reader.end), wanted, last),
        None => finding,
    });
}

/// The first token of `rest`, which begins at `start`: its length and kind.
fn token(rest: &str, later: bool, form: Form, start: usize) -> (usize, TokenKind) {
    if let Some(inner) = rest.strip_prefix('"') {
        return match inner.find('"') {
            Some(length) => {
                let span = Span::new(start + 1, start + 1 + length);
                (length + 2, TokenKind::Operand(OperandForm::Text(span)))
            }
            None => (rest.len(), TokenKind::OpenQuote),
        };
    }
    if form == Form::Written
        && !starts_with_word(rest, later)
        && let Some(length) = variable(rest)
    {
        return (length, TokenKind::Operand(OperandForm::Variable));
    }
    if let Some(length) = Version::length(rest, later)
        && let Some(version) = rest
            .get(..length)
            .and_then(|text| Version::parse(text, later))
    {
        return (length, TokenKind::Operand(OperandForm::Version(version)));
    }
    if let Some(found) = number(rest) {
        return found;
    }
    for length in [2, 1] {
        if let Some(operator) = rest.get(..length).and_then(Operator::from_text)
            && !rest.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            return (length, TokenKind::Operator(operator));
        }
    }
    word(rest)
}

fn number(rest: &str) -> Option<(usize, TokenKind)> {
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let length = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let length = (length > 0).then_some(rest.len() - digits.len() + length)?;
    let number = Number::parse(rest.get(..length)?)?;
    Some((length, TokenKind::Operand(OperandForm::Number(number))))
}

fn word(rest: &str) -> (usize, TokenKind) {
    let length = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or_default();
    let kind = match word {
        "" => {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let doubled = if rest.starts_with("&&") || rest.starts_with("||") {
                2
            } else {
                first
            };
            return (doubled, TokenKind::Other);
        }
        "and" => TokenKind::And,
        "true" => TokenKind::True,
        _ => Operator::from_text(word).map_or(TokenKind::Word, TokenKind::Operator),
    };
    (length, kind)
}

/// Whether `rest` begins with a word that ends where its letters end, also before a variable: `and$PRVTMR`.
fn starts_with_word(rest: &str, later: bool) -> bool {
    let (length, kind) = word(rest);
    let letters = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    letters && (!later || kind != TokenKind::Word || length == rest.len())
}

/// The length of a run of word characters at the start of `rest` that has a variable in it.
fn variable(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    let mut dollar = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'$' => {
                dollar = true;
                at += 1;
                if bytes.get(at) == Some(&b'(') {
                    let inner = bytes.get(at..).unwrap_or_default();
                    at += 1 + inner.iter().position(|byte| *byte == b')')?;
                } else if bytes.get(at) == Some(&b'$') {
                    at += 1;
                }
            }
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-') => at += 1,
            _ => break,
        }
    }
    dollar.then_some(at)
}
