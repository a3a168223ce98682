use super::{Diagnostic, Severity};
use crate::text::{LineIndex, Position};
use std::fmt::Write;

/// `file:line:column: severity[code]: headline`, then help and fix on lines of their own.
pub fn render(diagnostic: &Diagnostic, lines: &LineIndex<'_>, file: &str) -> String {
    let at = lines.position(diagnostic.primary.span.start);
    let mut out = format!("{file}:{}", describe(diagnostic, at));
    for label in &diagnostic.secondary {
        let place = lines.position(label.span.start);
        let _ = write!(out, "\n  {}:{}: {}", place.line, place.column, label.text);
    }
    for (word, text) in [
        ("help", diagnostic.help.as_deref()),
        ("fix", diagnostic.fix.as_ref().map(|fix| fix.title.as_str())),
    ] {
        if let Some(text) = text {
            let _ = write!(out, "\n  {word}: {text}");
        }
    }
    out
}

/// `line:column: severity[code]: headline`.
pub fn describe(diagnostic: &Diagnostic, at: Position) -> String {
    format!(
        "{}:{}: {}[{}]: {}",
        at.line,
        at.column,
        word(diagnostic.severity),
        diagnostic.code.id(),
        diagnostic.headline
    )
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
    }
}
