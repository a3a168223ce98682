//! What the microscope says of an evaluation, in sentences. Code stands between backticks.

use crate::texts::{lab as texts, number};
use profile_core::device::{Stage, stage};
use profile_core::firmware::FirmwareLevel;
use profile_core::macro_expansion::{Expansion, Replacement, ReplacementKind};
use profile_core::profile_rule::{
    AlternativeTrace, ComparisonTrace, Evaluation, Failure, Nothing, OperandKind, OperandTrace,
    Outcome, Request, RuleKind, Verdict,
};
use profile_core::reference::macro_variable;
use profile_core::text::Span;

/// How an outcome is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// Something happens.
    Good,
    /// Nothing happens, which is no fault.
    Quiet,
    /// It fails.
    Bad,
}

/// The outcome in one line, for a table.
pub fn short_outcome(outcome: &Outcome, request: Option<&Request>) -> String {
    match (outcome, request) {
        (Outcome::Taken(number), Some(request)) => {
            format!("{}: {}", number + 1, line(request))
        }
        (Outcome::Taken(number), None) => texts::short_nothing_fetched(number + 1),
        (Outcome::PassedOver(_), _) => texts::short_passed_over().to_owned(),
        (Outcome::NoneHolds, _) => texts::short_no_alternative().to_owned(),
        (Outcome::Failed(why), _) => texts::short_fails(why.message()),
        (Outcome::Fires, _) => texts::short_resync().to_owned(),
        (Outcome::Quiet, _) => texts::short_no_resync().to_owned(),
        (Outcome::Text, _) => texts::short_text().to_owned(),
    }
}

/// A request in one line.
pub fn line(request: &Request) -> String {
    format!("{} {}", request.method.text(), request.url())
}

/// The outcome in a sentence.
pub fn outcome_words(evaluation: &Evaluation) -> (Mood, String) {
    let words = match &evaluation.outcome {
        Outcome::Taken(taken) => {
            return (Mood::Good, taken_words(evaluation, *taken));
        }
        Outcome::Fires => {
            return (Mood::Good, texts::trigger_holds().to_owned());
        }
        Outcome::Text if evaluation.kind == RuleKind::PostBody => {
            return (Mood::Good, texts::text_is_sent().to_owned());
        }
        Outcome::Text => return (Mood::Good, texts::text_is_logged().to_owned()),
        Outcome::PassedOver(Nothing::Empty) => texts::rule_empty(),
        Outcome::PassedOver(Nothing::Comment) => texts::rule_comment(),
        Outcome::NoneHolds => texts::none_holds(),
        Outcome::Quiet
            if evaluation
                .condition
                .as_ref()
                .is_some_and(|one| one.holds.is_none()) =>
        {
            return (Mood::Bad, texts::trigger_fails().to_owned());
        }
        Outcome::Quiet => texts::trigger_quiet(),
        Outcome::Failed(why) => return (Mood::Bad, failure(*why).to_owned()),
    };
    (Mood::Quiet, words.to_owned())
}

fn taken_words(evaluation: &Evaluation, taken: usize) -> String {
    let request = evaluation.request().map(line);
    let (alternative, all) = (number(taken + 1), evaluation.alternatives.len());
    match (request, all) {
        (Some(request), 1) => texts::applies_request(&request),
        (None, 1) => texts::applies_assigns().to_owned(),
        (Some(request), _) => texts::taken_request(&alternative, &number(all), &request),
        (None, _) => texts::taken_assigns(&alternative, &number(all)),
    }
}

fn failure(why: Failure) -> &'static str {
    match why {
        Failure::Syntax => texts::fails_syntax(),
        Failure::Condition(_) => texts::fails_condition(),
        Failure::NoServer => texts::fails_no_server(),
        Failure::TooLong => texts::fails_too_long(),
    }
}

/// What became of an alternative, in a word.
pub fn verdict_word(verdict: Verdict) -> (Mood, &'static str) {
    match verdict {
        Verdict::Taken => (Mood::Good, texts::verdict_taken()),
        Verdict::ConditionFalse => (Mood::Quiet, texts::verdict_not_taken()),
        Verdict::ConditionFails => (Mood::Bad, texts::verdict_fails()),
        Verdict::Faulty => (Mood::Bad, texts::verdict_error()),
        Verdict::Withheld => (Mood::Bad, texts::verdict_withheld()),
        Verdict::NotReached => (Mood::Quiet, texts::verdict_not_reached()),
    }
}

/// Why an alternative was taken or not (RULE-16).
pub fn verdict_reason(trace: &AlternativeTrace) -> String {
    let comparisons = trace.condition.iter().flat_map(|one| &one.comparisons);
    match trace.verdict {
        Verdict::Taken if trace.condition.is_some() => texts::because_condition().to_owned(),
        Verdict::Taken => texts::because_no_condition().to_owned(),
        Verdict::ConditionFalse => {
            let mut wrong = comparisons.filter(|one| one.holds == Ok(false));
            match wrong.next() {
                Some(one) => texts::because_false(&values(one)),
                None => texts::because_not_held().to_owned(),
            }
        }
        Verdict::ConditionFails => {
            let mut wrong = comparisons.filter(|one| one.holds.is_err());
            match wrong.next() {
                Some(one) => texts::because_incomparable(&values(one)),
                None => texts::because_condition_error().to_owned(),
            }
        }
        Verdict::Faulty => texts::because_syntax().to_owned(),
        Verdict::Withheld => texts::because_withheld().to_owned(),
        Verdict::NotReached => {
            let condition = trace.condition.as_ref().map(|one| one.holds);
            let words = match condition {
                Some(Some(true)) => texts::would_hold(),
                Some(Some(false)) => texts::would_not_hold(),
                Some(None) => texts::would_fail(),
                None => "",
            };
            let reason = format!("{} {words}", texts::because_earlier());
            reason.trim_end().to_owned()
        }
    }
}

/// A comparison with the values of its operands.
pub fn values(comparison: &ComparisonTrace) -> String {
    match &comparison.pair {
        Some((left, operator, right)) => {
            format!("{} {} {}", operand(left), operator.word(), operand(right))
        }
        None => "true".to_owned(),
    }
}

fn operand(operand: &OperandTrace) -> String {
    match operand.kind {
        OperandKind::Text => format!("\"{}\"", operand.value),
        _ => operand.value.clone(),
    }
}

/// The name of a replaced span, as it is written, what became of it, and what the reference says of the variable.
pub fn replacement_words(
    written: &str,
    expansion: &Expansion,
    replacement: &Replacement,
    level: FirmwareLevel,
) -> (String, String, &'static str) {
    let Span { start, end } = replacement.value;
    let value = expansion.text.get(start..end).unwrap_or_default();
    let meaning = match replacement.kind {
        ReplacementKind::Value => macro_variable(&replacement.name).map(|entry| entry.meaning),
        _ => None,
    };
    let words = match replacement.kind {
        ReplacementKind::Value if value.is_empty() => texts::gives_nothing().to_owned(),
        ReplacementKind::Value if value.contains('`') => texts::gives_quoted(value),
        ReplacementKind::Value => texts::gives(value),
        ReplacementKind::Escape => texts::gives_dollar().to_owned(),
        ReplacementKind::Secret => texts::stays_secret().to_owned(),
        ReplacementKind::Broken => texts::stays_broken().to_owned(),
        ReplacementKind::Unknown => unknown(&replacement.name, level),
    };
    (written.to_owned(), words, meaning.unwrap_or_default())
}

fn unknown(name: &str, level: FirmwareLevel) -> String {
    let letter = name.strip_prefix("GPP_").filter(|rest| rest.len() == 1);
    match (letter, stage(name, level)) {
        (Some(letter), _) => texts::stays_letter(name, letter),
        (None, Stage::Later(since)) => texts::stays_later(since.id()),
        (None, Stage::Known) => texts::stays_part().to_owned(),
        (None, Stage::Unknown) => texts::stays_unknown().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::catalogue;
    use profile_core::device::Device;
    use profile_core::profile_rule::evaluate;

    fn found(text: &str) -> Evaluation {
        evaluate(
            text,
            RuleKind::ProfileRule,
            &Device::default(),
            FirmwareLevel::V3,
            &catalogue(),
        )
    }

    #[test]
    fn rule_16_the_reason_names_the_false_comparison() {
        let found = found("($REGTMR1 eq 0)? /a | /b");
        let reasons: Vec<String> = found.alternatives.iter().map(verdict_reason).collect();
        assert_eq!(
            reasons,
            [
                "`301 eq 0` is false.",
                "It has no condition, and none before it was taken."
            ]
        );
        let (mood, words) = outcome_words(&found);
        assert_eq!(mood, Mood::Good);
        assert_eq!(
            words,
            "Alternative 2 of 2 is taken: `TFTP GET tftp://192.0.2.66:69/b`"
        );
    }

    #[test]
    fn mac_03_mac_11_unknown_names_are_explained() {
        let found = found("http://h/$GPP_A$PROXY1$MAx$SA$$");
        let expansion = &found.expansion;
        let words: Vec<String> = expansion
            .replacements
            .iter()
            .map(|one| replacement_words("", expansion, one, FirmwareLevel::V3).1)
            .collect();
        assert!(words[0].contains("`$A`"), "{words:?}");
        assert!(words[1].contains("5.x"), "{words:?}");
        assert!(words[2].contains("no variable"), "{words:?}");
        assert!(words[3].contains("--key"), "{words:?}");
        assert!(words[4].contains("one dollar sign"), "{words:?}");
    }
}
