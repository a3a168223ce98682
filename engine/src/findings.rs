//! Places and findings.

use profile_core::diagnostic::{Diagnostic, Fix};
use profile_core::text::{LineIndex, Span};

use crate::json::Json;
use crate::words;

/// A span with its ends as lines and UTF-16 columns of the text that `lines` indexes.
#[inline(never)]
pub(crate) fn span(json: &mut Json, name: &'static str, span: Span, lines: &LineIndex<'_>) {
    json.begin(name);
    json.number("start", span.start);
    json.number("end", span.end);
    place(json, "from", span.start, lines);
    place(json, "to", span.end, lines);
    json.end();
}

fn place(json: &mut Json, name: &'static str, offset: usize, lines: &LineIndex<'_>) {
    let place = lines.utf16_position(offset);
    json.begin(name);
    json.number("line", place.line);
    json.number("column", place.column);
    json.end();
}

/// Findings about the text that `lines` indexes, as a list.
#[inline(never)]
pub(crate) fn diagnostics(
    json: &mut Json,
    name: &'static str,
    found: &[Diagnostic],
    lines: &LineIndex<'_>,
) {
    json.begin_list(name);
    for one in found {
        json.begin_item();
        diagnostic(json, one, lines);
        json.end();
    }
    json.end_list();
}

/// The fields of a finding.
pub(crate) fn diagnostic(json: &mut Json, found: &Diagnostic, lines: &LineIndex<'_>) {
    json.text("code", found.code.id());
    json.text("severity", words::of_severity(found.severity));
    json.text("message", &found.headline);
    span(json, "span", found.primary.span, lines);
    json.begin_list("labels");
    for label in &found.secondary {
        json.begin_item();
        span(json, "span", label.span, lines);
        json.text("text", &label.text);
        json.end();
    }
    json.end_list();
    json.text_if("help", found.help.as_deref());
    if let Some(mend) = &found.fix {
        fix(json, mend, lines);
    }
    let filled = |text: &'static str| (!text.is_empty()).then_some(text);
    json.text_if("lint", filled(found.code.lint()));
    json.text_if("page", filled(found.code.page()));
}

fn fix(json: &mut Json, fix: &Fix, lines: &LineIndex<'_>) {
    json.begin("fix");
    json.text("title", &fix.title);
    json.begin_list("edits");
    for edit in &fix.edits {
        json.begin_item();
        span(json, "span", edit.span, lines);
        json.shown("replacement", "replacementBytes", &edit.replacement);
        json.end();
    }
    json.end_list();
    json.end();
}
