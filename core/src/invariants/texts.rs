//! What holds for any text of a profile.

use super::{Broken, Property, both_formats, holds, small_device};
use crate::catalog::Catalog;
use crate::checks::{CheckOptions, check};
use crate::convert::{Conversion, Loss, convert};
use crate::diagnostic::{Diagnostic, apply_fixes};
use crate::document::{Document, SourceFormat, SourceTree};
use crate::open_format;
use crate::plain_text;
use crate::profile::{Occurrence, Parameters, Setting, UserAccess, Value, apply};
use crate::redaction::{fill, has_holes, highest_hole, holes, redact, secrets};
use crate::text::{
    FieldChange, LineIndex, Span, Tree, Utf16Position, apply_edits, displayed, displayed_change,
    field_edits, is_space,
};
use crate::view;

/// Printing the tree of any text gives the text; changing one leaf changes its range only.
pub fn trees_are_lossless(text: &[u8]) -> Property {
    for format in both_formats() {
        match &Document::read_as(text, format, Catalog::builtin()).tree {
            SourceTree::Open(tree) => lossless(tree, text)?,
            SourceTree::Plain(tree) => lossless(tree, text)?,
        }
    }
    Ok(())
}

fn lossless<L: Copy, N: Copy>(tree: &Tree<L, N>, text: &[u8]) -> Property {
    holds(tree.print() == text, "the printed tree is not the text")?;
    let count = tree.leaves(tree.root()).count();
    let Some(leaf) = tree.leaves(tree.root()).nth(count / 2) else {
        return holds(text.is_empty(), "a text without leaves");
    };
    let mut expected = text.to_vec();
    expected.splice(leaf.span.start..leaf.span.end, *b"new");
    holds(
        tree.with_leaf(leaf.id, b"new").print() == expected,
        "changing a leaf changed more than its range",
    )
}

pub(super) fn places_are_inside(text: &[u8], findings: &[Diagnostic]) -> Property {
    for finding in findings {
        let labels = finding.secondary.iter().map(|label| label.span);
        let edits = finding
            .fix
            .iter()
            .flat_map(|fix| &fix.edits)
            .map(|edit| edit.span);
        let mut places = labels.chain(edits).chain([finding.primary.span]);
        let code = finding.code.id();
        holds(
            places.all(|span| span.end <= text.len()),
            &format!("`{code}` points outside the text"),
        )?;
        if let Some(fix) = &finding.fix {
            holds(
                apply_edits(text, &fix.edits).is_ok(),
                &format!("the mend of `{code}` overlaps itself"),
            )?;
        }
    }
    Ok(())
}

/// Applying all mends again and again comes to an end, and no mend makes a well-formed text corrupt.
pub fn mends_converge(text: &[u8]) -> Property {
    for format in both_formats() {
        let mut current = text.to_vec();
        let mut rounds = 0;
        loop {
            let document = Document::read_as(&current, format, Catalog::builtin());
            let findings = check(&current, &document, &CheckOptions::default());
            let next =
                apply_fixes(&current, &findings).map_err(|_| Broken("mends overlap".to_owned()))?;
            if next == current {
                break;
            }
            let after = Document::read_as(&next, format, Catalog::builtin());
            holds(
                document.reading.corrupt || !after.reading.corrupt,
                "a mend made the text corrupt",
            )?;
            rounds += 1;
            holds(rounds <= 10 + text.len(), "the mends do not come to an end")?;
            current = next;
        }
    }
    Ok(())
}

/// The settings after conversion are those before, the entries of the report applied, and nothing else;
/// an empty report means equal profiles.
pub fn conversion_is_accounted_for(text: &[u8]) -> Property {
    for format in both_formats() {
        let document = Document::read_as(text, format, Catalog::builtin());
        if document.reading.corrupt {
            continue;
        }
        let conversion = convert(text, &document, Catalog::builtin());
        let after = Document::read_as(&conversion.text, conversion.format, Catalog::builtin());
        holds(!after.reading.corrupt, "the converted text is corrupt")?;
        let expected = accounted(&document.reading.occurrences, &conversion);
        holds(
            after.reading.profile().settings == expected,
            "the report does not account for the difference",
        )?;
        let same = document.reading.profile() == after.reading.profile();
        holds(
            !conversion.report.is_empty() || same,
            "an empty report, but another profile",
        )?;
    }
    Ok(())
}

fn accounted(occurrences: &[Occurrence], conversion: &Conversion) -> Vec<Setting> {
    let losses = |occurrence: &Occurrence| {
        let inside = |loss: &&Loss| {
            let span = loss.diagnostic.primary.span;
            loss.before.is_some()
                && occurrence.whole.start <= span.start
                && span.end <= occurrence.whole.end
        };
        conversion.report.iter().rfind(inside).cloned()
    };
    let kept = occurrences
        .iter()
        .filter_map(|occurrence| match losses(occurrence) {
            Some(loss) => loss.after,
            None => Some(occurrence.setting.clone()),
        });
    kept.collect()
}

/// After redaction no secret is left, and doing it again changes nothing.
pub fn redaction_is_complete(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let redacted = redact(text, catalog, 1);
    holds(
        secrets(&redacted.text, catalog).is_empty(),
        "a secret is left after redaction",
    )?;
    holds(
        redact(&redacted.text, catalog, 1).text == redacted.text,
        "redaction is not idempotent",
    )
}

/// Editing what a text field shows changes only what differs.
pub fn field_edits_keep_the_rest(text: &[u8], shown_after: &str) -> Property {
    let after = shown_after.replace("\r\n", "\n").replace('\r', "\n");
    let Some(edit) = displayed_change(text, &after) else {
        return holds(displayed(text) == after, "a change was not seen");
    };
    let edited =
        apply_edits(text, &[edit]).map_err(|_| Broken("an edit outside the text".to_owned()))?;
    holds(
        displayed(&edited) == after,
        "the field shows something else after the edit",
    )
}

/// Splits `bytes` in two, where its first byte says, and takes the second part for what was typed.
pub fn fields_show_texts(bytes: &[u8]) -> Property {
    let Some((at, rest)) = bytes.split_first() else {
        return Ok(());
    };
    let at = usize::from(*at).min(rest.len());
    let (text, typed) = rest.split_at_checked(at).unwrap_or_default();
    field_edits_keep_the_rest(text, &String::from_utf8_lossy(typed))?;
    field_changes_keep_the_rest(text, typed)
}

/// Changes of a text field that `script` describes are the same changes of what the field shows, and the bytes of
/// the lines that none of them touches stay.
pub fn field_changes_keep_the_rest(text: &[u8], script: &[u8]) -> Property {
    const TYPED: [&str; 8] = ["", "x", "\n", "é", "a\nb\n", "𝄞", "\n\n", "\u{fffd}"];
    let shown = displayed(text);
    let places: Vec<usize> = shown.char_indices().map(|(at, _)| at).collect();
    let lines = LineIndex::new(shown.as_bytes());
    let mut expected = String::new();
    let (mut done, mut changes) = (0, Vec::new());
    for step in script.chunks_exact(3) {
        let [skip, take, typed] = step else { continue };
        let first = places.partition_point(|at| *at < done) + usize::from(*skip);
        let place = |index: usize| places.get(index).copied().unwrap_or(shown.len());
        let (from, to) = (place(first), place(first + usize::from(*take % 8)));
        let typed = TYPED.get(usize::from(*typed) % 8).copied().unwrap_or("");
        expected.push_str(shown.get(done..from).unwrap_or_default());
        expected.push_str(typed);
        let position = |at| -> Utf16Position { lines.utf16_position(at) };
        changes.push(FieldChange {
            from: position(from),
            to: position(to),
            text: typed.to_owned(),
        });
        done = to;
    }
    expected.push_str(shown.get(done..).unwrap_or_default());
    let edits = field_edits(text, &changes);
    let edited =
        apply_edits(text, &edits).map_err(|_| Broken("a change outside the text".to_owned()))?;
    holds(
        displayed(&edited) == expected,
        "the field shows something else after its changes",
    )?;
    untouched_lines_stay(text, &edited, &changes)
}

/// The lines before the first change and behind the last one are the same bytes. The line next to a change may
/// have to be written anew: a CR in front of it could become a part of CRLF, bytes could become a character.
fn untouched_lines_stay(text: &[u8], edited: &[u8], changes: &[FieldChange]) -> Property {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
        return holds(text == edited, "no change changed the text");
    };
    let lines = LineIndex::new(text);
    let lead = lines.line_content(first.from.line.saturating_sub(1)).start;
    let trail = text.len() - lines.line_content(last.to.line + 2).start;
    let ends = edited.get(edited.len().saturating_sub(trail)..);
    holds(
        text.get(..lead) == edited.get(..lead) && text.get(text.len() - trail..) == ends,
        "a change changed bytes elsewhere",
    )
}

/// Every setting lies inside the text, its name, value and access inside it; settings come in order.
pub fn settings_have_places(text: &[u8]) -> Property {
    for format in both_formats() {
        let document = Document::read_as(text, format, Catalog::builtin());
        let mut before = 0;
        for occurrence in &document.reading.occurrences {
            let whole = occurrence.whole;
            let parts = [occurrence.end_name, occurrence.value, occurrence.access];
            let mut parts = parts.into_iter().flatten().chain([occurrence.name]);
            holds(whole.end <= text.len(), "a setting outside the text")?;
            holds(
                parts.all(|part| whole.start <= part.start && part.end <= whole.end),
                "a part of a setting outside it",
            )?;
            holds(before <= whole.start, "settings out of order")?;
            before = whole.start;
        }
    }
    Ok(())
}

/// Any value that is written is read again as the same value: in plain text up to a NUL, in the open format with
/// a blank for each line end, without white space at its edges and without what XML cannot write (XML-22).
pub fn values_come_back(value: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let written = |value: &[u8]| Setting {
        name: crate::profile::ParameterName::from_open_format("GPP_A"),
        value: Value::set(value),
        access: UserAccess::ReadWrite,
    };
    let setting = written(value);
    let open = open_format::profile_document([&setting]);
    let mut expected = Vec::new();
    let mut after_cr = false;
    for byte in open_format::legal(value) {
        match byte {
            b'\n' if after_cr => {}
            b'\n' | b'\r' => expected.push(b' '),
            other => expected.push(other),
        }
        after_cr = byte == b'\r';
    }
    let read = Document::read_as(&open, SourceFormat::OpenFormat, catalog);
    holds(
        read.reading.profile().settings == [written(trimmed(&expected))],
        "the open format gives another value",
    )?;
    let plain = plain_text::profile_document([&setting], catalog);
    let end = value.iter().position(|byte| *byte == 0);
    let expected = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
    let read = Document::read_as(&plain, SourceFormat::PlainText, catalog);
    holds(
        read.reading.profile().settings == [written(expected)],
        "plain text gives another value",
    )
}

fn trimmed(value: &[u8]) -> &[u8] {
    let mut value = value;
    while let [first, rest @ ..] = value
        && is_space(*first)
    {
        value = rest;
    }
    while let [rest @ .., last] = value
        && is_space(*last)
    {
        value = rest;
    }
    value
}

/// A comment of any text ends where it should: the setting behind it is read, and nothing of the comment is.
pub fn comments_hide_their_text(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let setting = b"GPP_A \"1\" ;\n".as_slice();
    let plain = [&plain_text::comment(text), b"\n".as_slice(), setting].concat();
    let element = b"<GPP_A ua=\"na\">1</GPP_A>".as_slice();
    let comment = open_format::comment(text);
    let open = [
        b"<flat-profile>",
        comment.as_slice(),
        element,
        b"</flat-profile>",
    ]
    .concat();
    for (text, format) in [
        (plain, SourceFormat::PlainText),
        (open, SourceFormat::OpenFormat),
    ] {
        let read = Document::read_as(&text, format, catalog).reading;
        let names: Vec<&str> = read
            .occurrences
            .iter()
            .map(|occurrence| occurrence.setting.name.open_format())
            .collect();
        holds(
            !read.corrupt && names == ["GPP_A"],
            "a comment does not end where it should",
        )?;
    }
    Ok(())
}

/// Holes are where they are said to be; filling none keeps the text, filling all leaves none.
pub fn holes_are_filled(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let found = holes(text, catalog);
    holds(has_holes(text) != found.is_empty(), "holes miscounted")?;
    let highest = highest_hole(text);
    for hole in &found {
        holds(
            hole.span.end <= text.len() && hole.number <= highest,
            "a hole outside the text, or above the highest number",
        )?;
    }
    holds(
        fill(text, &[], catalog) == text,
        "filling nothing changed the text",
    )?;
    let values: Vec<(u32, Vec<u8>)> = found
        .iter()
        .map(|hole| (hole.number, b"held".to_vec()))
        .collect();
    holds(
        !has_holes(&fill(text, &values, catalog)),
        "a hole is left after filling",
    )
}

/// Applying a profile a second time changes nothing (XML-08).
pub fn profiles_apply_once(text: &[u8]) -> Property {
    for format in both_formats() {
        let document = Document::read_as(text, format, Catalog::builtin());
        let profile = document.reading.profile();
        let mut device: Parameters = small_device();
        apply(&profile, &mut device);
        holds(
            apply(&profile, &mut device).changes.is_empty(),
            "a profile changes something when it is applied again",
        )?;
    }
    Ok(())
}

/// Lines put together are the text; a place becomes line and column and comes back; problems are shown in
/// places that exist.
pub fn views_point_at_places(text: &[u8]) -> Property {
    let lines = LineIndex::new(text);
    let mut joined = Vec::new();
    for line in 0..lines.line_count() {
        joined.extend_from_slice(lines.line_content(line).slice(text));
        joined.extend_from_slice(lines.line_end(line));
    }
    holds(joined == text, "the lines are not the text")?;
    for offset in (0..=text.len()).step_by(1 + text.len() / 100) {
        let place = lines.position(offset);
        let back = lines.offset(lines.utf16_position(offset));
        holds(
            place.line <= lines.line_count() && back.abs_diff(offset) <= 3,
            "a place does not come back",
        )?;
    }
    for format in both_formats() {
        let document = Document::read_as(text, format, Catalog::builtin());
        let findings = check(text, &document, &CheckOptions::default());
        places_are_inside(text, &findings)?;
        for problem in view::problems(text, &findings) {
            let whole = Span::new(lines.offset(problem.start), lines.offset(problem.end));
            holds(
                problem.line <= lines.line_count() && whole.end <= text.len(),
                "a problem is shown outside the text",
            )?;
        }
    }
    for offset in (0..=text.len()).step_by(1 + text.len() / 5) {
        answers_are_there(text, offset)?;
    }
    Ok(())
}

/// Two halves of a text, compared: every line is in one stretch, what is the same is the same, and the parts of a line are
/// the line but for its secrets.
pub fn comparisons_are_whole(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let (left, right) = text.split_at(text.len() / 2);
    let found = view::TextComparison::new(left.into(), right.into(), catalog);
    let mut next = (0, 0);
    for stretch in found.stretches() {
        holds(
            (stretch.left.start, stretch.right.start) == next && stretch.rows() > 0,
            "a line is in no stretch or in two",
        )?;
        next = (stretch.left.end, stretch.right.end);
        for row in found.rows(stretch, 0..stretch.rows()) {
            let of = |line: &Option<view::TextLine>| line.as_ref().map(|line| line.pieces.clone());
            let changed = [&row.left, &row.right].into_iter().flatten();
            let changed = changed
                .flat_map(|line| &line.pieces)
                .any(|piece| piece.changed);
            holds(
                !stretch.same || !changed && of(&row.left).is_some() && of(&row.right).is_some(),
                "lines that are the same are marked",
            )?;
        }
    }
    let twin = view::TextComparison::new(left.into(), left.into(), catalog);
    holds(twin.differences() == 0, "a text differs from itself")
}

/// What is proposed or known at a place is about the text at that place.
fn answers_are_there(text: &[u8], offset: usize) -> Property {
    let around = |span: Span| span.start <= offset && offset <= span.end && span.end <= text.len();
    if let Some(found) = view::completion(text, offset, Catalog::builtin()) {
        let caret = |one: &view::Proposal| one.insert.is_char_boundary(one.caret);
        holds(
            around(found.span) && found.proposals.iter().all(caret),
            "a proposal for another place",
        )?;
    }
    let known = view::hover(text, offset, Catalog::builtin());
    holds(
        known.is_none_or(|known| around(known.span)),
        "facts on another place",
    )
}
