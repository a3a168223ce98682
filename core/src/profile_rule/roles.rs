//! What each stretch of a rule is, for colours.

use crate::device::{Stage, is_secret, stage};
use crate::firmware::FirmwareLevel;
use crate::macro_expansion::{MacroForm, macros};
use crate::text::{Span, sort_by_rank};

/// What a stretch of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A variable that the firmware knows, or `$$`.
    Variable,
    /// A `$` with a name that stays as it is.
    UnknownVariable,
    /// An operator, `and`, `true`.
    Operator,
    /// A quoted text.
    Text,
    /// A number.
    Number,
    /// A version.
    Version,
    /// The name of an assigned parameter.
    Parameter,
    /// `--key` and the like.
    Option,
    /// The argument of an option.
    Argument,
    /// The argument of `--key` or `--pwd`.
    Key,
    /// `http://`.
    Scheme,
    /// The server.
    Server,
    /// The port with its colon.
    Port,
    /// The path.
    Path,
    /// Parentheses, brackets, marks, bars, `=`, `;`.
    Punctuation,
    /// A rule that is commented out.
    Comment,
    /// Text of a message or a body.
    Plain,
    /// What has no place in a rule.
    Unknown,
}

/// A stretch of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleSpan {
    /// Where.
    pub span: Span,
    /// What.
    pub role: Role,
}

/// `parts` in order, with the macros of `text` cut out of them, and `Unknown` for what none of them covers.
pub(super) fn painted(text: &str, mut parts: Vec<RoleSpan>, level: FirmwareLevel) -> Vec<RoleSpan> {
    sort_by_rank(&mut parts, |part| (part.span.start, 0));
    let parts = covered(text, &parts);
    if parts.first().is_some_and(|part| part.role == Role::Comment) {
        return parts;
    }
    let mut variables = macros(text).map(|found| {
        let name = found
            .name
            .and_then(|span| text.get(span.start..span.end))
            .unwrap_or_default();
        let known = match found.form {
            MacroForm::Escape => true,
            MacroForm::Broken => false,
            MacroForm::Name { .. } => is_secret(name) || stage(name, level) == Stage::Known,
        };
        let role = if known {
            Role::Variable
        } else {
            Role::UnknownVariable
        };
        RoleSpan {
            span: found.span,
            role,
        }
    });
    let mut next = variables.next();
    let mut out = Vec::new();
    for part in parts {
        let mut from = part.span.start;
        while let Some(variable) = next.filter(|one| one.span.start < part.span.end) {
            push(&mut out, Span::new(from, variable.span.start), part.role);
            let end = variable.span.end.min(part.span.end);
            push(
                &mut out,
                Span::new(from.max(variable.span.start), end),
                variable.role,
            );
            from = from.max(end);
            if variable.span.end > part.span.end {
                break;
            }
            next = variables.next();
        }
        push(&mut out, Span::new(from, part.span.end), part.role);
    }
    out
}

fn push(out: &mut Vec<RoleSpan>, span: Span, role: Role) {
    if !span.is_empty() {
        out.push(RoleSpan { span, role });
    }
}

/// The parts without overlaps, and what lies between them.
fn covered(text: &str, parts: &[RoleSpan]) -> Vec<RoleSpan> {
    let mut out = Vec::new();
    let mut at = 0;
    for part in parts {
        gap(text, &mut out, Span::new(at, part.span.start));
        push(
            &mut out,
            Span::new(at.max(part.span.start), part.span.end),
            part.role,
        );
        at = at.max(part.span.end);
    }
    gap(text, &mut out, Span::new(at, text.len()));
    out
}

/// What no part covers, without the white space around it.
fn gap(text: &str, out: &mut Vec<RoleSpan>, span: Span) {
    let written = text.get(span.start..span.end).unwrap_or_default();
    let lead = written.len() - written.trim_ascii_start().len();
    let core = written.trim_ascii();
    push(
        out,
        Span::new(span.start + lead, span.start + lead + core.len()),
        Role::Unknown,
    );
}
