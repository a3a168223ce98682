//! What is to be said of the macros of a text.

use super::{MacroForm, MacroUse, Part, macros};
use crate::device::{self, Stage, stage};
use crate::diagnostic::{Code, Diagnostic};
use crate::firmware::FirmwareLevel;
use crate::text::{Span, TextEdit, excerpt};

/// Where a text is expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a rule or trigger, before its request is made.
    Rule,
    /// In a message or body that belongs to a request.
    Request,
    /// In the argument of `--key`, where `SA` to `SD` count. No finding tells what else stands there.
    Key,
    /// Beside a key that cannot be told from the rest of the rule, or in a password: no finding tells what stands there.
    Hidden,
}

impl Place {
    fn is_secret(self) -> bool {
        matches!(self, Self::Key | Self::Hidden)
    }
}

/// What is to be said of the macros of `text` whatever their values are (MAC-03, MAC-09 … MAC-12, MAC-16).
pub fn findings(text: &str, place: Place, level: FirmwareLevel) -> Vec<Diagnostic> {
    macros(text)
        .filter_map(|found| about(text, found, place, level))
        .collect()
}

fn about(text: &str, found: MacroUse, place: Place, level: FirmwareLevel) -> Option<Diagnostic> {
    let name = found.name.map_or("", |span| {
        text.get(span.start..span.end).unwrap_or_default()
    });
    match found.form {
        MacroForm::Escape => None,
        MacroForm::Broken if place.is_secret() => {
            let headline = "expected `$(NAME)` or `$(NAME:p:q)`, found another text";
            Some(stays(Code::UnknownMacro, found.span, headline))
        }
        MacroForm::Broken => Some(broken(text, found.span)),
        MacroForm::Name { part: Some(_), .. } if level < FirmwareLevel::V2_0_11 => {
            let headline = "expected macros of firmware older than 2.0.11, found a part of a value (`$(NAME:p)`)";
            Some(Diagnostic::new(Code::NewerMacro, found.span, headline))
        }
        MacroForm::Name { part, .. } => match stage(name, level) {
            Stage::Known => known(found.span, name, part, place),
            Stage::Later(since) => Some(later(found.span, name, since)),
            Stage::Unknown if place.is_secret() => Some(concealed(found, name)),
            Stage::Unknown => Some(unknown(found, name)),
        },
    }
}

fn broken(text: &str, span: Span) -> Diagnostic {
    let headline = format!(
        "expected `$(NAME)` or `$(NAME:p:q)`, found `{}`",
        excerpt(Span::new(span.start, span.end + 1).slice(text.as_bytes()))
    );
    Diagnostic::new(Code::UnknownMacro, span, headline)
        .with_help("the text stays as it is written; `p` and `q` are numbers")
}

fn known(span: Span, name: &str, part: Option<Part>, place: Place) -> Option<Diagnostic> {
    if device::is_secret(name) && place != Place::Key {
        let headline = format!("expected `${name}` inside `--key` only, found it elsewhere");
        let finding = Diagnostic::new(Code::SecretMacro, span, headline);
        return Some(finding.with_help("it stays as it is written"));
    }
    if name == "METH" {
        let finding = Diagnostic::new(
            Code::DeprecatedMacro,
            span,
            "expected `$SCHEME`, found its old name `$METH`",
        );
        let dollar = Span::new(span.start, span.end);
        return Some(match part {
            None => finding.with_fix(
                "Write `$SCHEME`",
                vec![TextEdit::replace(dollar, "$(SCHEME)")],
            ),
            Some(_) => finding,
        });
    }
    if device::is_request(name) && place != Place::Request {
        let headline =
            format!("expected a variable that is set before the request, found `${name}`");
        return Some(
            Diagnostic::new(Code::RequestMacro, span, headline)
                .with_help("in a rule it still holds the request before, or nothing"),
        );
    }
    if part.is_some_and(|part| part.length == Some(0)) {
        let headline = format!("expected a length of at least 1, found 0 characters of `${name}`");
        return Some(Diagnostic::new(Code::PartRange, span, headline));
    }
    None
}

fn later(span: Span, name: &str, since: FirmwareLevel) -> Diagnostic {
    if since == FirmwareLevel::V2_0_11 {
        let headline =
            "expected macros of firmware older than 2.0.11, found a user id (`$UID1`, `$UID2`)";
        return Diagnostic::new(Code::NewerMacro, span, headline);
    }
    let headline = format!(
        "expected a variable of this firmware, found `${name}`, which is known from {} on",
        since.id()
    );
    Diagnostic::new(Code::UnknownMacro, span, headline).with_help("the name stays as it is written")
}

fn unknown(found: MacroUse, name: &str) -> Diagnostic {
    let span = found.span;
    let spelled = |name: &str| match found.form {
        MacroForm::Name { braced: true, .. } => format!("$({name})"),
        _ => format!("${name}"),
    };
    let replaced = |text: String| vec![TextEdit::replace(found.name.unwrap_or(span), text)];
    if let Some(letters) = name
        .strip_prefix("GPP_")
        .filter(|rest| device::content(rest).is_some())
    {
        let headline = format!("expected `{}`, found `{}`", spelled(letters), spelled(name));
        return Diagnostic::new(Code::ParameterMacro, span, headline)
            .with_help("`GPP_A` is the name of the parameter; its variable is `A`")
            .with_fix(
                format!("Write `{}`", spelled(letters)),
                replaced(letters.to_owned()),
            );
    }
    if let Some((known, rest)) =
        prefix(name).filter(|_| matches!(found.form, MacroForm::Name { braced: false, .. }))
    {
        let meant = format!("$({known}){rest}");
        let headline = format!("expected `{meant}`, found `${name}`");
        return Diagnostic::new(Code::MacroRunsOn, span, headline)
            .with_help("letters, digits and `_` behind a name belong to it")
            .with_fix(
                format!("Write `{meant}`"),
                vec![TextEdit::replace(span, meant.clone())],
            );
    }
    let headline = format!(
        "expected the name of a variable, found `{}`",
        excerpt(name.as_bytes())
    );
    let finding = Diagnostic::new(Code::UnknownMacro, span, headline)
        .with_help("the name stays as it is written; `$$` gives a dollar sign");
    let capitals = name.to_ascii_uppercase();
    if name.len() > 1 && device::content(&capitals).is_some() {
        return finding.with_fix(
            format!("Write `{}`", spelled(&capitals)),
            replaced(capitals),
        );
    }
    finding
}

/// An unknown name in a secret: only what is a known name of it is told.
fn concealed(found: MacroUse, name: &str) -> Diagnostic {
    if name
        .strip_prefix("GPP_")
        .is_some_and(|rest| device::content(rest).is_some())
    {
        return unknown(found, name);
    }
    let bare = matches!(found.form, MacroForm::Name { braced: false, .. });
    let Some((known, _)) = prefix(name).filter(|_| bare) else {
        let headline = "expected the name of a variable, found an unknown one";
        return stays(Code::UnknownMacro, found.span, headline);
    };
    let headline = format!("expected `$({known})`, found `${known}` with something attached");
    let start = found.span.start + 1;
    let edits = vec![
        TextEdit::insert(start, "("),
        TextEdit::insert(start + known.len(), ")"),
    ];
    Diagnostic::new(Code::MacroRunsOn, found.span, headline)
        .with_help("letters, digits and `_` behind a name belong to it")
        .with_fix(format!("Write `$({known})`"), edits)
}

fn stays(code: Code, span: Span, headline: &str) -> Diagnostic {
    Diagnostic::new(code, span, headline)
        .with_help("the text stays as it is written; `$$` gives a dollar sign")
}

/// A name that runs on: the longest known name that it begins with, and the rest.
fn prefix(name: &str) -> Option<(&str, &str)> {
    let longest = name.len().min(12);
    let cuts = (1..longest)
        .rev()
        .filter_map(|at| name.split_at_checked(at));
    let mut known = cuts.filter(|(known, _)| device::content(known).is_some());
    known.find(|(known, rest)| known.len() > 1 || rest.starts_with('_'))
}

/// A part that lies outside the value.
pub(super) fn out_of_range(span: Span, name: &str, part: Part, value: &str) -> Diagnostic {
    let count = value.chars().count();
    let wanted = match part.length {
        Some(length) => format!("{length} characters from {}", part.offset),
        None => format!("characters from {} on", part.offset),
    };
    let headline =
        format!("expected a part inside the {count} characters of `${name}`, found {wanted}");
    Diagnostic::new(Code::PartRange, span, headline).with_help("the part ends where the value ends")
}
