//! Where a new setting goes, and how its line looks there.

use crate::catalog::Catalog;
use crate::profile::{Occurrence, ParameterName};
use crate::text::{Span, TextEdit};

/// The setting beside which a new one goes.
pub(super) enum Neighbour<'d> {
    /// The new one goes behind it.
    Before(&'d Occurrence),
    /// The new one goes ahead of it.
    After(&'d Occurrence),
}

/// The last setting that the catalogue has before `name`, the nearest by the catalogue's order; else the first one.
pub(super) fn neighbour<'d>(
    occurrences: &'d [Occurrence],
    catalog: &Catalog,
    name: &ParameterName,
) -> Option<Neighbour<'d>> {
    let Some(own) = catalog.position(name) else {
        return occurrences.last().map(Neighbour::Before);
    };
    let known = occurrences.iter().filter_map(|one| {
        catalog
            .position(&one.setting.name)
            .map(|position| (position, one))
    });
    let before = known.filter(|(position, _)| *position < own);
    match before.max_by_key(|(position, one)| (*position, one.whole.start)) {
        Some((_, one)) => Some(Neighbour::Before(one)),
        None => occurrences.first().map(Neighbour::After),
    }
}

/// `written` on a line of its own behind `whole`, a comment on the same line left where it is.
pub(super) fn behind(text: &[u8], whole: Span, written: &[u8]) -> TextEdit {
    let rest = text.get(whole.end..).unwrap_or_default();
    let line = rest
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(rest.len());
    let tail = rest.get(..line).unwrap_or_default().trim_ascii();
    let note = tail.starts_with(b"#")
        || (tail.starts_with(b"<!--") && tail.ends_with(b"-->") && count(tail, b"<!--") == 1);
    let at = if tail.is_empty() || note {
        whole.end + line
    } else {
        whole.end
    };
    let new = [line_end(text, at), indent(text, whole.start), written].concat();
    TextEdit::insert(at, new)
}

/// `written` on a line of its own ahead of `whole`.
pub(super) fn ahead(text: &[u8], whole: Span, written: &[u8]) -> TextEdit {
    let lead = indent(text, whole.start);
    TextEdit::insert(
        whole.start,
        [written, line_end(text, whole.start), lead].concat(),
    )
}

/// `written` as the last line.
pub(super) fn at_end(text: &[u8], written: &[u8]) -> TextEdit {
    let end = line_end(text, text.len());
    let open = !text.is_empty() && !text.ends_with(b"\n") && !text.ends_with(b"\r");
    let before: &[u8] = if open { end } else { b"" };
    TextEdit::insert(text.len(), [before, written, end].concat())
}

fn count(text: &[u8], part: &[u8]) -> usize {
    text.windows(part.len())
        .filter(|window| *window == part)
        .count()
}

/// The blanks between the start of the line and `at`, if there is nothing else.
pub(super) fn indent(text: &[u8], at: usize) -> &[u8] {
    let before = text.get(..at).unwrap_or_default();
    let start = before
        .iter()
        .rposition(|byte| matches!(byte, b'\n' | b'\r'))
        .map_or(0, |end| end + 1);
    let lead = before.get(start..).unwrap_or_default();
    if lead.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
        lead
    } else {
        b""
    }
}

/// The line end that is used around `at`: the one before it, else the one behind it, else LF.
pub(super) fn line_end(text: &[u8], at: usize) -> &[u8] {
    let before = text.get(..at).unwrap_or_default();
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let place = before.iter().rposition(ends).or_else(|| {
        let behind = text.get(at..).unwrap_or_default();
        behind.iter().position(ends).map(|offset| at + offset)
    });
    let Some(place) = place else { return b"\n" };
    let start = place.saturating_sub(1);
    match (text.get(start..=place), text.get(place..place + 2)) {
        (Some(b"\r\n"), _) | (_, Some(b"\r\n")) => b"\r\n",
        _ => text.get(place..=place).unwrap_or(b"\n"),
    }
}
