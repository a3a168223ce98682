//! Light hints about dial plans (TYPE-21): the guide does not define them, so brackets are all that is looked at.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// Brackets that are not closed or not opened, and a plan without parentheses around it.
pub(super) fn hints(text: &str) -> Vec<Diagnostic> {
    match unbalanced(text) {
        Some(finding) => vec![finding],
        None => framed(text).into_iter().collect(),
    }
}

fn hint(at: usize, headline: String) -> Diagnostic {
    Diagnostic::new(Code::DialPlanBalance, Span::new(at, at + 1), headline)
}

fn unbalanced(text: &str) -> Option<Diagnostic> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        let closing = match c {
            '(' | '<' | '[' => {
                open.push((at, c));
                continue;
            }
            ')' => '(',
            '>' => '<',
            ']' => '[',
            _ => continue,
        };
        match open.pop() {
            Some((_, opened)) if opened == closing => {}
            Some((place, opened)) => {
                return Some(
                    hint(at, format!("expected the end of `{opened}`, found `{c}`"))
                        .with_label(Span::new(place, place + 1), "opened here"),
                );
            }
            None => {
                return Some(hint(
                    at,
                    format!("expected `{closing}` before it, found `{c}` alone"),
                ));
            }
        }
    }
    let (at, opened) = open.pop()?;
    Some(hint(
        at,
        format!("expected an end of `{opened}`, found none"),
    ))
}

/// The plan stands in parentheses; timers such as `L:8,S:4,` may stand before.
fn framed(text: &str) -> Option<Diagnostic> {
    let text = text.trim();
    let timers = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | ',' | ' ');
    let prefix = text.split('(').next().unwrap_or_default();
    let good = text.contains('(') && text.ends_with(')') && prefix.chars().all(timers);
    (!good).then(|| {
        let headline = "expected a plan in parentheses, found another form";
        Diagnostic::new(Code::DialPlanBalance, Span::new(0, text.len()), headline)
    })
}
