//! What the microscope says of an evaluation, in sentences. Code stands between backticks.

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
            format!(
                "{}: {} {}",
                number + 1,
                request.method.text(),
                request.url()
            )
        }
        (Outcome::Taken(number), None) => format!("{}: nothing is fetched", number + 1),
        (Outcome::PassedOver(_), _) => "passed over".to_owned(),
        (Outcome::NoneHolds, _) => "no alternative".to_owned(),
        (Outcome::Failed(why), _) => format!("fails: {}", why.message()),
        (Outcome::Fires, _) => "resync".to_owned(),
        (Outcome::Quiet, _) => "no resync".to_owned(),
        (Outcome::Text, _) => "text".to_owned(),
    }
}

/// The outcome in a sentence.
pub fn outcome_words(evaluation: &Evaluation) -> (Mood, String) {
    let words = match &evaluation.outcome {
        Outcome::Taken(number) => {
            let place = match evaluation.alternatives.len() {
                1 => "The rule applies".to_owned(),
                count => format!("Alternative {} of {count} is taken", number + 1),
            };
            return (
                Mood::Good,
                match evaluation.request() {
                    Some(request) => {
                        format!("{place}: `{} {}`", request.method.text(), request.url())
                    }
                    None => format!("{place}: it assigns, and nothing is fetched."),
                },
            );
        }
        Outcome::Fires => {
            return (
                Mood::Good,
                "The condition holds: a resync starts.".to_owned(),
            );
        }
        Outcome::Text if evaluation.kind == RuleKind::PostBody => {
            return (Mood::Good, "The text below is what is sent.".to_owned());
        }
        Outcome::Text => return (Mood::Good, "The text below is what is logged.".to_owned()),
        Outcome::PassedOver(Nothing::Empty) => "The rule is empty, so the device passes it over.",
        Outcome::PassedOver(Nothing::Comment) => {
            "The rule begins with `#`, so the device passes it over."
        }
        Outcome::NoneHolds => {
            "No condition holds, so the device passes the rule over. That is no failure."
        }
        Outcome::Quiet
            if evaluation
                .condition
                .as_ref()
                .is_some_and(|one| one.holds.is_none()) =>
        {
            return (
                Mood::Bad,
                "The condition has an error: it never starts a resync.".to_owned(),
            );
        }
        Outcome::Quiet => "The condition does not hold: no resync.",
        Outcome::Failed(why) => return (Mood::Bad, failure(*why).to_owned()),
    };
    (Mood::Quiet, words.to_owned())
}

fn failure(why: Failure) -> &'static str {
    match why {
        Failure::Syntax => {
            "The resync fails: the rule has a syntax error after expansion, so no alternative is used."
        }
        Failure::Condition(_) => "The resync fails: a condition compares what cannot be compared.",
        Failure::NoServer => {
            "The resync fails: neither the address nor DHCP option 66 names a server."
        }
        Failure::TooLong => "The resync fails: the expanded rule is too long.",
    }
}

/// What became of an alternative, in a word.
pub fn verdict_word(verdict: Verdict) -> (Mood, &'static str) {
    match verdict {
        Verdict::Taken => (Mood::Good, "Taken"),
        Verdict::ConditionFalse => (Mood::Quiet, "Not taken"),
        Verdict::ConditionFails => (Mood::Bad, "Fails"),
        Verdict::Faulty => (Mood::Bad, "Error"),
        Verdict::Withheld => (Mood::Bad, "Withheld"),
        Verdict::NotReached => (Mood::Quiet, "Not reached"),
    }
}

/// Why an alternative was taken or not (RULE-16).
pub fn verdict_reason(trace: &AlternativeTrace) -> String {
    let comparisons = trace.condition.iter().flat_map(|one| &one.comparisons);
    match trace.verdict {
        Verdict::Taken if trace.condition.is_some() => {
            "Its condition holds, and none before it did.".to_owned()
        }
        Verdict::Taken => "It has no condition, and none before it was taken.".to_owned(),
        Verdict::ConditionFalse => {
            let mut wrong = comparisons.filter(|one| one.holds == Ok(false));
            match wrong.next() {
                Some(one) => format!("`{}` is false.", values(one)),
                None => "Its condition does not hold.".to_owned(),
            }
        }
        Verdict::ConditionFails => {
            let mut wrong = comparisons.filter(|one| one.holds.is_err());
            match wrong.next() {
                Some(one) => format!("`{}` cannot be compared.", values(one)),
                None => "Its condition has an error.".to_owned(),
            }
        }
        Verdict::Faulty => "It has a syntax error, so the whole rule fails.".to_owned(),
        Verdict::Withheld => {
            "It would be taken, but another part of the rule has a syntax error.".to_owned()
        }
        Verdict::NotReached => {
            let condition = trace.condition.as_ref().map(|one| one.holds);
            let words = match condition {
                Some(Some(true)) => " Its condition would hold.",
                Some(Some(false)) => " Its condition would not hold.",
                Some(None) => " Its condition would fail.",
                None => "",
            };
            format!("The device does not look at it: an earlier one decides.{words}")
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

/// The name of a replaced span, as it is written, and what became of it.
pub fn replacement_words(
    written: &str,
    expansion: &Expansion,
    replacement: &Replacement,
    level: FirmwareLevel,
) -> (String, String) {
    let Span { start, end } = replacement.value;
    let value = expansion.text.get(start..end).unwrap_or_default();
    let meaning = || {
        let entry = macro_variable(&replacement.name);
        entry.map_or("", |entry| entry.meaning)
    };
    let words = match replacement.kind {
        ReplacementKind::Value if value.is_empty() => format!("gives nothing. {}", meaning()),
        ReplacementKind::Value if value.contains('`') => format!("gives “{value}”. {}", meaning()),
        ReplacementKind::Value => format!("gives `{value}`. {}", meaning()),
        ReplacementKind::Escape => "gives one dollar sign, which begins no variable.".to_owned(),
        ReplacementKind::Secret => {
            "stays as it is: the special purpose parameters are read in the argument of `--key` only."
                .to_owned()
        }
        ReplacementKind::Broken => {
            "stays as it is: what stands in the parentheses is no variable.".to_owned()
        }
        ReplacementKind::Unknown => unknown(&replacement.name, level),
    };
    (written.to_owned(), words.trim_end().to_owned())
}

fn unknown(name: &str, level: FirmwareLevel) -> String {
    let letter = name.strip_prefix("GPP_").filter(|rest| rest.len() == 1);
    match (letter, stage(name, level)) {
        (Some(letter), _) => {
            format!("stays as it is: the variable of `{name}` is called `${letter}`.")
        }
        (None, Stage::Later(since)) => {
            format!("stays as it is: firmware {} and newer knows it.", since.id())
        }
        (None, Stage::Known) => {
            "stays as it is: this firmware takes no part of a value.".to_owned()
        }
        (None, Stage::Unknown) => {
            "stays as it is: no variable has this name; capitals count, and a name goes on as far as letters, digits and `_` do."
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::device::Device;
    use profile_core::profile_rule::evaluate;

    fn found(text: &str) -> Evaluation {
        evaluate(
            text,
            RuleKind::ProfileRule,
            &Device::default(),
            FirmwareLevel::V3,
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
