//! What a row expects and changes, as a screen's fields have it.

use crate::texts::rule_tests as texts;
use profile_core::rule_tests::Expected;

/// A text in the language of the page.
pub type Words = fn() -> &'static str;

/// The kinds of expectations, with their words.
pub const KINDS: [(&str, Words); 8] = [
    ("alternative", texts::kind_alternative),
    ("skipped", texts::kind_skipped),
    ("fails", texts::kind_fails),
    ("url", texts::kind_url),
    ("assigned", texts::kind_assigned),
    ("fires", texts::kind_fires),
    ("quiet", texts::kind_quiet),
    ("text", texts::kind_text),
];

/// The kind of an expectation.
pub fn kind(expected: &Expected) -> &'static str {
    match expected {
        Expected::Alternative(_) => "alternative",
        Expected::Skipped => "skipped",
        Expected::Failed => "fails",
        Expected::Fires => "fires",
        Expected::Quiet => "quiet",
        Expected::Url(_) => "url",
        Expected::Assigned(..) => "assigned",
        Expected::Text(_) => "text",
    }
}

/// Whether a kind needs a value.
pub fn has_value(kind: &str) -> bool {
    matches!(kind, "alternative" | "url" | "assigned" | "text")
}

/// That something else was `found` than expected, as a sentence that ends with it.
pub fn failed(expected: &Expected, found: &str) -> String {
    let expected = match expected {
        Expected::Failed => texts::a_failure().to_owned(),
        Expected::Skipped => texts::to_be_skipped().to_owned(),
        Expected::Fires => texts::to_fire().to_owned(),
        Expected::Quiet => texts::not_to_fire().to_owned(),
        Expected::Url(url) => texts::a_request(url),
        Expected::Text(_) | Expected::Alternative(_) | Expected::Assigned(..) => words(expected),
    };
    texts::fails(&expected, found)
}

/// What is expected, in a few words.
pub fn words(expected: &Expected) -> String {
    match expected {
        Expected::Alternative(number) => texts::an_alternative(*number),
        Expected::Failed => texts::failing().to_owned(),
        Expected::Skipped => texts::skipped().to_owned(),
        Expected::Fires => texts::firing().to_owned(),
        Expected::Quiet => texts::not_firing().to_owned(),
        Expected::Url(url) => texts::asking(url),
        Expected::Text(_) | Expected::Assigned(..) => expected.to_string(),
    }
}

/// The value of an expectation, as it is typed.
pub fn value(expected: &Expected) -> String {
    match expected {
        Expected::Alternative(number) => number.to_string(),
        Expected::Url(text) | Expected::Text(text) => text.clone(),
        Expected::Assigned(name, value) => format!("{name}={value}"),
        _ => String::new(),
    }
}

/// The expectation of a kind with a typed value; `None` for what is no alternative's number.
pub fn expected(kind: &str, value: &str) -> Option<Expected> {
    Some(match kind {
        "skipped" => Expected::Skipped,
        "fails" => Expected::Failed,
        "fires" => Expected::Fires,
        "quiet" => Expected::Quiet,
        "url" => Expected::Url(value.to_owned()),
        "text" => Expected::Text(value.to_owned()),
        "assigned" => {
            let (name, value) = value.split_once('=').unwrap_or((value, ""));
            Expected::Assigned(name.trim().to_owned(), value.trim().to_owned())
        }
        _ => {
            let number = value.trim().parse().unwrap_or(1);
            Expected::Alternative(std::cmp::max(number, 1))
        }
    })
}

/// Changes in one line: `SWVER=2.0.5; A=x`.
pub fn changes_text(changes: &[(String, String)]) -> String {
    let pairs = changes
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("; ")
}

/// The changes of such a line. What has no `=` is a variable that is empty.
pub fn read_changes(text: &str) -> Vec<(String, String)> {
    let parts = text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let name = name.trim().trim_start_matches('$');
        (name.to_owned(), value.trim().to_owned())
    };
    parts.map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_03_a_row_that_fails_names_both_sides() {
        assert_eq!(
            failed(&Expected::Alternative(1), "alternative 2"),
            "Fails: expected alternative 1, found alternative 2"
        );
        assert_eq!(
            failed(&Expected::Skipped, "failure (syntax error)"),
            "Fails: expected the rule to be skipped, found failure (syntax error)"
        );
        assert_eq!(
            failed(&Expected::Failed, "skipped"),
            "Fails: expected a failure, found skipped"
        );
    }

    #[test]
    fn rule_03_what_is_typed_comes_back() {
        let line = "SWVER=2.0.5; A=x=y";
        assert_eq!(changes_text(&read_changes(line)), line);
        assert_eq!(read_changes("$A"), [("A".to_owned(), String::new())]);
        for (id, _) in KINDS {
            let typed = if has_value(id) { "2" } else { "" };
            assert_eq!(kind(&expected(id, typed).unwrap()), id);
        }
        let assigned = expected("assigned", "GPP_A = up").unwrap();
        assert_eq!(value(&assigned), "GPP_A=up");
        assert_eq!(expected("alternative", "0"), Some(Expected::Alternative(1)));
    }
}
