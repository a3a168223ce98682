//! A rule and its expanded text cut into stretches that are drawn in one way each.

use profile_core::diagnostic::{Diagnostic, Severity};
use profile_core::macro_expansion::{Expansion, Replacement, ReplacementKind, macros};
use profile_core::profile_rule::{AssignedValue, Evaluation, OptionName, Role, Rule, Verdict};
use profile_core::text::Span;

/// What stands for a secret.
pub const MASK: &str = "••••";

/// A stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What is drawn.
    pub text: String,
    /// What it is in the rule.
    pub role: Option<Role>,
    /// The number of the replacement that it belongs to.
    pub replacement: Option<usize>,
    /// The worst finding about it.
    pub severity: Option<Severity>,
    /// Whether it belongs to the alternative that is taken.
    pub taken: bool,
    /// Whether it stands in the place of a secret.
    pub masked: bool,
}

/// The rule as it is written. Put one after the other, the texts are the rule.
pub fn written_pieces(rule: &Rule, evaluation: &Evaluation) -> Vec<Piece> {
    let findings: Vec<&Diagnostic> = evaluation
        .diagnostics
        .iter()
        .filter(|one| one.severity != Severity::Information && !one.primary.span.is_empty())
        .take(100)
        .collect();
    let replacements = &evaluation.expansion.replacements;
    let roles = rule.roles.iter().map(|one| one.span);
    let sources = replacements.iter().map(|one| one.source);
    let faults = findings.iter().map(|one| one.primary.span);
    let cuts = cuts(&rule.text, roles.chain(sources).chain(faults));
    pairs(&cuts)
        .map(|span| {
            let at = span.start;
            let role = before(&rule.roles, at, |one| one.span.start);
            let role = role.filter(|(_, one)| at < one.span.end);
            let found = before(replacements, at, |one| one.source.start);
            let worst = findings
                .iter()
                .filter(|one| one.primary.span.start <= at && at < one.primary.span.end)
                .map(|one| one.severity);
            Piece {
                text: slice(&rule.text, span),
                role: role.map(|(_, one)| one.role),
                replacement: found
                    .filter(|(_, one)| at < one.source.end)
                    .map(|(number, _)| number),
                severity: worst.min_by_key(|severity| match severity {
                    Severity::Error => 0,
                    Severity::Warning => 1,
                    Severity::Information => 2,
                }),
                ..Piece::default()
            }
        })
        .collect()
}

/// The expanded text, with secrets masked. A variable that gives nothing is a piece without text.
pub fn expanded_pieces(evaluation: &Evaluation) -> Vec<Piece> {
    let expansion = &evaluation.expansion;
    let text = &expansion.text;
    let secrets = secrets(evaluation);
    let replacements = &expansion.replacements;
    let alternatives = || evaluation.alternatives.iter();
    let values = replacements.iter().map(|one| one.value);
    let wholes = alternatives().map(|one| one.place.expanded);
    let cuts = cuts(text, values.chain(wholes).chain(secrets.iter().copied()));
    let taken = alternatives().find(|one| one.verdict == Verdict::Taken);
    let taken = taken.map_or(Span::at(0), |one| one.place.expanded);
    let mut empty = replacements
        .iter()
        .enumerate()
        .filter(|(_, one)| one.value.is_empty())
        .peekable();
    let mut pieces = Vec::new();
    for span in pairs(&cuts) {
        while let Some((number, _)) = empty.next_if(|(_, one)| one.value.start <= span.start) {
            pieces.push(gap(number));
        }
        let at = span.start;
        let secret = secrets.iter().find(|one| one.start <= at && at < one.end);
        if secret.is_some_and(|one| one.start < at) {
            continue;
        }
        let found = before(replacements, at, |one| one.value.start);
        let found = found.filter(|(_, one)| at < one.value.end && secret.is_none());
        pieces.push(Piece {
            text: match secret {
                Some(_) => MASK.to_owned(),
                None => slice(text, span),
            },
            replacement: found.map(|(number, _)| number),
            taken: taken.start <= at && at < taken.end,
            masked: secret.is_some(),
            ..Piece::default()
        });
    }
    pieces.extend(empty.map(|(number, _)| gap(number)));
    pieces
}

fn gap(number: usize) -> Piece {
    Piece {
        replacement: Some(number),
        ..Piece::default()
    }
}

/// What is secret in the expanded text: keys and passwords that are written out, values of secret parameters.
fn secrets(evaluation: &Evaluation) -> Vec<Span> {
    let text = &evaluation.expansion.text;
    let mut found: Vec<Span> = evaluation
        .expansion
        .kept
        .iter()
        .map(|(_, value)| *value)
        .filter(|span| !is_variable(&slice(text, *span)))
        .collect();
    for alternative in &evaluation.alternatives {
        for one in &alternative.assignments {
            if matches!(one.value, AssignedValue::Secret(_)) {
                found.extend(quoted(text, one.place.expanded));
            }
        }
        for (name, place) in &alternative.options {
            if *name == OptionName::Password {
                let start = place.expanded.start + name.text().len();
                found.push(Span::new(start.min(place.expanded.end), place.expanded.end));
            }
        }
    }
    found.retain(|span| !span.is_empty());
    found.sort();
    found
}

/// Whether `text` is one variable and nothing else.
fn is_variable(text: &str) -> bool {
    let whole = Span::new(0, text.len());
    macros(text).any(|found| found.span == whole)
}

/// What stands between the quotes of an assignment.
fn quoted(text: &str, place: Span) -> Option<Span> {
    let written = text.get(place.start..place.end)?;
    let (first, last) = (written.find('"')?, written.rfind('"')?);
    (first < last).then(|| Span::new(place.start + first + 1, place.start + last))
}

/// The text of `span`.
pub fn slice(text: &str, span: Span) -> String {
    text.get(span.start..span.end)
        .unwrap_or_default()
        .to_owned()
}

/// Where `text` is cut: at the ends of `spans`.
fn cuts(text: &str, spans: impl Iterator<Item = Span>) -> Vec<usize> {
    let mut cuts: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.retain(|at| *at <= text.len() && text.is_char_boundary(*at));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn pairs(cuts: &[usize]) -> impl Iterator<Item = Span> + '_ {
    let ends = cuts.iter().skip(1);
    cuts.iter()
        .zip(ends)
        .map(|(start, end)| Span::new(*start, *end))
}

/// The last of `all` that begins at `at` or before, with its number; they are in order.
fn before<T>(all: &[T], at: usize, start: impl Fn(&T) -> usize) -> Option<(usize, &T)> {
    let next = all.partition_point(|one| start(one) <= at);
    let number = next.checked_sub(1)?;
    all.get(number).map(|one| (number, one))
}

/// The replacement at the byte `at` of the rule as it is written.
pub fn replacement_at(expansion: &Expansion, at: usize) -> Option<usize> {
    let found = before(&expansion.replacements, at, |one: &Replacement| {
        one.source.start
    });
    found
        .filter(|(_, one)| at <= one.source.end)
        .map(|(number, _)| number)
}

/// The byte at which `units` UTF-16 units of `text` end.
pub fn byte_at(text: &str, units: usize) -> usize {
    let mut seen = 0;
    let found = text.char_indices().find(|(_, c)| {
        let here = seen >= units;
        seen += c.len_utf16();
        here
    });
    found.map_or(text.len(), |(at, _)| at)
}

/// How many UTF-16 units of `text` lie before the byte `at`.
pub fn units_at(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).encode_utf16().count()
}

/// Whether the text was changed at a replacement.
pub fn is_known(replacement: &Replacement) -> bool {
    matches!(
        replacement.kind,
        ReplacementKind::Value | ReplacementKind::Escape
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::catalogue;
    use profile_core::device::Device;
    use profile_core::firmware::FirmwareLevel;
    use profile_core::profile_rule::{RuleKind, evaluate, read};

    fn both(text: &str) -> (Vec<Piece>, Vec<Piece>) {
        let (kind, level) = (RuleKind::ProfileRule, FirmwareLevel::V3);
        let evaluation = evaluate(text, kind, &Device::default(), level, &catalogue());
        let rule = read(text, kind, level);
        (
            written_pieces(&rule, &evaluation),
            expanded_pieces(&evaluation),
        )
    }

    fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn mac_15_both_texts_are_cut_at_the_replaced_spans() {
        let (written, expanded) = both("http://h/$STRANGE$(MAU:8)$A.cfg ö");
        assert_eq!(text(&written), "http://h/$STRANGE$(MAU:8)$A.cfg ö");
        assert_eq!(text(&expanded), "http://h/$STRANGE2345.cfg ö");
        for pieces in [&written, &expanded] {
            let numbers: Vec<usize> = pieces.iter().filter_map(|one| one.replacement).collect();
            assert_eq!(numbers, [0, 1, 2]);
        }
    }

    #[test]
    fn asgn_08_secrets_are_masked_in_the_expanded_text() {
        let (_, expanded) =
            both("( GPP_SA = \"k$MA\" ; GPP_A = \"x\" ; )! [--key top secret] http://h/a | /b");
        let text = text(&expanded);
        assert!(
            !text.contains("000e08") && !text.contains("top secret"),
            "{text}"
        );
        assert!(
            text.contains("GPP_SA = \"••••\"") && text.contains("GPP_A = \"x\""),
            "{text}"
        );
        let (_, expanded) = both("[--key $SD] http://h/a");
        assert!(self::text(&expanded).contains("--key $SD"));
    }

    #[test]
    fn any_text_comes_back() {
        for rule in [
            "",
            "\n",
            "(",
            "(\"ö\" eq",
            "a\n\n",
            "$",
            "[--key \"",
            "|||",
            "$A$A",
        ] {
            assert_eq!(text(&both(rule).0), rule);
        }
    }
}
