//! Assignments: `Name = "value" ;` (guide pages 2-11, 2-12, ASGN-01 … ASGN-09).

use super::parser::Parser;
use super::roles::Role;
use super::syntax::{Assignment, AssignmentList};
use crate::catalog::{Catalog, Lookup};
use crate::device::is_secret;
use crate::diagnostic::{Code, Diagnostic};
use crate::profile::ParameterName;
use crate::text::{Span, TextEdit};

/// The assignments `inner` of `whole`, which is `( … )!`.
pub(super) fn parse(parser: &mut Parser<'_>, whole: Span, inner: Span) -> AssignmentList {
    let mut list = AssignmentList {
        whole,
        assignments: Vec::new(),
    };
    let end = inner.end;
    let mut at = parser.skip(inner.start, end);
    while at < end {
        let Some(assignment) = one(parser, at, end) else {
            return list;
        };
        at = parser.skip(assignment.span.end, end);
        list.assignments.push(assignment);
    }
    list
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

fn one(parser: &mut Parser<'_>, start: usize, end: usize) -> Option<Assignment> {
    let name_span = name(parser, start, end)?;
    let equals = parser.skip(name_span.end, end);
    if equals >= end || parser.byte(equals) != Some(b'=') {
        let found = something(equals, end);
        let headline = format!("expected `=` behind the name, found {found}");
        parser.error(Diagnostic::new(
            Code::AssignmentSyntax,
            Span::at(equals),
            headline,
        ));
        return None;
    }
    parser.role(Span::new(equals, equals + 1), Role::Punctuation);
    let value = value(parser, equals + 1, end)?;
    let behind = parser.skip(value.end + 1, end);
    let stop = semicolon(parser, value.end + 1, behind, end)?;
    Some(Assignment {
        span: Span::new(start, stop),
        name_span,
        parameter: parameter(parser.slice(name_span)),
        value,
    })
}

/// The parameter that a name on the left means (ASGN-02).
fn parameter(name: &str) -> String {
    match name.as_bytes() {
        [b'a'..=b'p'] => format!("GPP_{}", name.to_ascii_uppercase()),
        _ => name.to_owned(),
    }
}

/// Whether the value of a parameter is a secret, also where its name is spelled in other capitals or is the variable's.
pub(super) fn holds_secret(parameter: &str, catalog: &Catalog) -> bool {
    let name = ParameterName::from_open_format(parameter);
    let meant = match catalog.look_up(&name) {
        Lookup::OtherCase(known) => catalog.is_secret(&known),
        _ => catalog.is_secret(&name),
    };
    meant || is_secret(&parameter.to_ascii_uppercase())
}

fn name(parser: &mut Parser<'_>, start: usize, end: usize) -> Option<Span> {
    let rest = parser.slice(Span::new(start, end));
    let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    let span = Span::new(start, start + length);
    let letter = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    if letter
        && !parser
            .slice(Span::new(span.end, end))
            .starts_with(['[', '/', '('])
    {
        parser.role(span, Role::Parameter);
        return Some(span);
    }
    let found = parser.found(start, end);
    if !letter {
        let headline = format!("expected the name of a parameter, found {found}");
        parser.error(Diagnostic::new(
            Code::AssignmentSyntax,
            Span::at(start),
            headline,
        ));
        return None;
    }
    let whole = rest
        .split(['=', '"', ';'])
        .next()
        .unwrap_or_default()
        .trim_ascii_end();
    let span = Span::new(start, start + whole.len());
    let open = ParameterName::from_plain_text(whole)
        .open_format()
        .to_owned();
    let headline = format!("expected the name in the open format, `{open}`, found `{whole}`");
    let finding = Diagnostic::new(Code::AssignmentSyntax, span, headline)
        .with_help("rules write brackets and slashes as underscores, as the open format does");
    let title = format!("Write `{open}`");
    parser.error(finding.with_fix(title, vec![TextEdit::replace(span, open)]));
    None
}

/// What stands at `at`, without saying it: it may be a part of a secret.
fn something(at: usize, end: usize) -> &'static str {
    if at < end { "another text" } else { "the end" }
}

/// The length of each of the two quotes around `word` that are no double quotes; 0 where there are none.
pub(super) fn other_quotes(word: &str) -> usize {
    let mut letters = word.chars();
    match (letters.next(), letters.next_back()) {
        (Some('\''), Some('\'')) | (Some('`'), Some('`')) => 1,
        (Some('\u{2018}'..='\u{201f}'), Some('\u{2018}'..='\u{201f}')) => 3,
        _ => 0,
    }
}

/// The place inside the quotes.
fn value(parser: &mut Parser<'_>, from: usize, end: usize) -> Option<Span> {
    let at = parser.skip(from, end);
    let rest = parser.slice(Span::new(at, end));
    if let Some(inner) = rest.strip_prefix('"')
        && let Some(length) = inner.find('"')
    {
        parser.role(Span::new(at, at + length + 2), Role::Text);
        return Some(Span::new(at + 1, at + 1 + length));
    }
    let found = something(at, end);
    let headline = format!("expected a value in double quotes, found {found}");
    let word = rest.split(';').next().unwrap_or_default().trim_ascii_end();
    let span = Span::new(at, at + word.len());
    let finding = Diagnostic::new(Code::AssignmentSyntax, span, headline);
    let other = other_quotes(word);
    parser.error(if word.is_empty() || word.contains('"') {
        finding
    } else {
        let first = Span::new(at, at + other);
        let last = Span::new(span.end - other, span.end);
        let edits = vec![
            TextEdit::replace(first, "\""),
            TextEdit::replace(last, "\""),
        ];
        finding.with_fix("Put the value in double quotes", edits)
    });
    None
}

/// Where the assignment ends, with its semicolon if it has one.
fn semicolon(parser: &mut Parser<'_>, close: usize, at: usize, end: usize) -> Option<usize> {
    if at < end && parser.byte(at) == Some(b';') {
        parser.role(Span::new(at, at + 1), Role::Punctuation);
        return Some(at + 1);
    }
    let found = something(at, end);
    let fix = vec![TextEdit::insert(close, ";")];
    if at >= end {
        let headline = "expected `;` behind the last assignment, found `)`";
        parser.warning(
            Diagnostic::new(Code::AssignmentSemicolon, Span::at(close), headline)
                .with_fix("Add the semicolon", fix),
        );
        return Some(close);
    }
    let headline = format!("expected `;` behind the value, found {found}");
    parser.error(
        Diagnostic::new(Code::AssignmentSyntax, Span::at(at), headline)
            .with_fix("Add the semicolon", fix),
    );
    None
}
