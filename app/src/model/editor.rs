//! What the page and the source editor tell each other, as JSON (`app/editor/src/protocol.ts` reads and writes the
//! same).

use super::analysis::{Analysis, Listed};
use crate::model::catalogue::catalogue;
use crate::texts::{editor as texts, of_the_core, problems as problem_texts, source};
use profile_core::diagnostic::Severity;
use profile_core::document::SourceFormat;
use profile_core::text::{FieldChange, LineIndex, Span, Utf16Position, displayed};
use profile_core::view;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A bigger text is always shown in the editor, which draws what is on the screen only, and gets no proposals, in bytes.
pub const LARGEST: usize = 2_000_000;

type Place = (usize, usize);

fn place(at: Utf16Position) -> Place {
    (at.line, at.column)
}

fn position((line, column): Place) -> Utf16Position {
    Utf16Position { line, column }
}

#[derive(Deserialize)]
struct Change {
    from: Place,
    to: Place,
    text: String,
}

/// The changes that the editor reports. `None` for anything else.
pub fn changes(json: &str) -> Option<Vec<FieldChange>> {
    let changes: Vec<Change> = serde_json::from_str(json).ok()?;
    let change = |change: Change| FieldChange {
        from: position(change.from),
        to: position(change.to),
        text: change.text,
    };
    Some(changes.into_iter().map(change).collect())
}

/// How many UTF-16 units a field shows of `text`.
pub fn shown_length(text: &[u8]) -> usize {
    if text.is_ascii() && !text.contains(&b'\r') {
        text.len()
    } else {
        displayed(text).encode_utf16().count()
    }
}

#[derive(Serialize)]
struct Problem<'p> {
    from: Place,
    to: Place,
    severity: &'static str,
    headline: &'p str,
    help: &'p str,
    fix: Option<&'p str>,
    index: usize,
}

/// The problems of the document itself, with their mends where it `can_change`.
pub fn problems(analysis: &Analysis, can_change: bool) -> String {
    let listed = analysis.problems.iter().enumerate();
    let own = listed.filter(|(_, one)| one.file.is_none());
    let problems: Vec<Problem<'_>> = own
        .map(|(index, one)| problem(index, one, can_change))
        .collect();
    serde_json::to_string(&problems).unwrap_or_default()
}

fn problem(index: usize, one: &Listed, can_change: bool) -> Problem<'_> {
    let found = &one.problem;
    let mend = found.fix.as_ref().filter(|_| can_change);
    Problem {
        from: place(found.start),
        to: place(found.end),
        severity: match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "info",
        },
        headline: &found.headline,
        help: found.help.as_deref().unwrap_or(found.explanation),
        fix: mend.map(|fix| fix.title.as_str()),
        index,
    }
}

#[derive(Serialize)]
struct Proposal<'p> {
    label: &'p str,
    detail: &'p str,
    kind: &'static str,
    insert: &'p str,
    caret: usize,
}

#[derive(Serialize)]
struct Completion<'p> {
    from: Place,
    to: Place,
    proposals: Vec<Proposal<'p>>,
}

fn places(lines: &LineIndex<'_>, span: Span) -> (Place, Place) {
    let at = |offset| place(lines.utf16_position(offset));
    (at(span.start), at(span.end))
}

/// What could stand at a place.
pub fn completion(text: &[u8], at: Utf16Position) -> Option<String> {
    if text.len() > LARGEST {
        return None;
    }
    let lines = LineIndex::new(text);
    let found = view::completion(text, lines.offset(at), &catalogue())?;
    let (from, to) = places(&lines, found.span);
    let proposals = found.proposals.iter().map(|one| Proposal {
        label: &one.label,
        detail: &one.detail,
        kind: one.kind.id(),
        insert: &one.insert,
        caret: shown_length(one.insert.as_bytes().get(..one.caret).unwrap_or_default()),
    });
    let proposals = proposals.collect();
    serde_json::to_string(&Completion {
        from,
        to,
        proposals,
    })
    .ok()
}

#[derive(Serialize)]
struct Hover<'h> {
    from: Place,
    to: Place,
    title: &'h str,
    facts: &'h [(&'static str, String)],
}

/// What is known about the word at a place.
pub fn hover(text: &[u8], at: Utf16Position) -> Option<String> {
    if text.len() > LARGEST {
        return None;
    }
    let lines = LineIndex::new(text);
    let found = view::hover(text, lines.offset(at), &catalogue())?;
    let (from, to) = places(&lines, found.span);
    serde_json::to_string(&Hover {
        from,
        to,
        title: &found.title,
        facts: &found.facts,
    })
    .ok()
}

/// What the editor itself says, in the language of the page. Its phrases have those of `CodeMirror` as keys.
pub fn words() -> String {
    json!({
        "source": source::title(),
        "fix": problem_texts::fix(),
        "noFix": texts::no_fix(),
        "severities": {
            "error": problem_texts::error(),
            "warning": problem_texts::warning(),
            "info": texts::info(),
        },
        "core": of_the_core().unwrap_or_default(),
        "phrases": {
            "Completions": texts::completions(),
            "Selection deleted": texts::selection_deleted(),
            "Find": texts::find(),
            "Replace": texts::replacement(),
            "next": texts::next(),
            "previous": texts::previous(),
            "all": texts::select_all(),
            "match case": texts::match_case(),
            "regexp": texts::regular_expression(),
            "by word": texts::whole_words(),
            "replace": texts::replacement(),
            "replace all": texts::replace_all(),
            "close": texts::close(),
            "current match": texts::current_match(),
            "on line": texts::on_line(),
            "replaced match on line $": texts::replaced_match(),
            "replaced $ matches": texts::replaced_matches(),
            "Go to line": texts::go_to_line(),
            "go": texts::go(),
        },
    })
    .to_string()
}

/// What the editor calls a format.
pub fn format_name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::OpenFormat => "open-format",
        SourceFormat::PlainText => "plain-text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Container, Content};
    use crate::model::workspace::Workspace;

    #[test]
    fn changes_are_read_and_nonsense_is_not() {
        let read = changes(r#"[{"from":[0,1],"to":[2,3],"text":"é\n"}]"#).unwrap();
        let wanted = FieldChange {
            from: Utf16Position { line: 0, column: 1 },
            to: Utf16Position { line: 2, column: 3 },
            text: "é\n".to_owned(),
        };
        assert_eq!(read, [wanted]);
        assert_eq!(changes("[{}]"), None);
    }

    #[test]
    fn lengths_are_those_of_what_is_shown() {
        assert_eq!(shown_length(b"a\r\nb"), 3);
        assert_eq!(shown_length("𝄞é".as_bytes()), 3);
        assert_eq!(shown_length(b"a\xffb"), 3);
    }

    #[test]
    fn problems_and_proposals_are_in_the_editors_terms() {
        let text = "# é\nGPP_A \"1\"\n";
        let mut workspace = Workspace::default();
        let content = Content::Text(text.as_bytes().into());
        let id = workspace.add("a.txt", content, Container::default());
        let found = problems(&Analysis::of(&workspace, id).unwrap(), true);
        assert!(found.contains(r#""severity":"error""#), "{found}");
        assert!(found.contains(r#""fix":"Insert"#), "{found}");
        let shown = problems(&Analysis::of(&workspace, id).unwrap(), false);
        assert!(shown.contains(r#""fix":null"#) && !shown.contains("Insert"));
        let at = |line, column| Utf16Position { line, column };
        let proposed = completion(text.as_bytes(), at(1, 3)).unwrap();
        assert!(
            proposed.starts_with(r#"{"from":[1,0],"to":[1,5],"proposals":[{"#),
            "{proposed}"
        );
        let known = hover(text.as_bytes(), at(1, 2)).unwrap();
        assert!(known.contains(r#"["Type","text"]"#), "{known}");
        assert_eq!(hover(text.as_bytes(), at(0, 1)), None);
    }
}
