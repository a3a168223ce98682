//! Where a row was decided.

use super::Expected;
use crate::profile_rule::{
    AlternativeTrace, ComparisonTrace, ConditionTrace, Evaluation, Outcome, Place, Verdict,
};
use crate::text::excerpt;

/// The place of a rule that made it come out as it did, and not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The alternative, from 0.
    pub alternative: Option<usize>,
    /// The comparison in it, from 0; none where the whole alternative decides.
    pub comparison: Option<usize>,
    /// Where it stands.
    pub place: Place,
    /// Why it decides, as a sentence.
    pub words: String,
}

/// What decided an evaluation that did not give what was expected: the comparison that kept the expected alternative
/// from being taken, or that let another one be. `None` where the rule says nothing at all.
pub fn deciding(evaluation: &Evaluation, expected: &Expected) -> Option<Deciding> {
    if let Some(condition) = &evaluation.condition {
        return of_condition(None, condition);
    }
    let wanted = match expected {
        Expected::Alternative(number) => number.checked_sub(1),
        _ => None,
    };
    let exists = |at: usize| at < evaluation.alternatives.len();
    let at = match (&evaluation.outcome, wanted) {
        (Outcome::Taken(taken), Some(wanted)) if wanted > *taken && exists(wanted) => *taken,
        (Outcome::Taken(_) | Outcome::NoneHolds, Some(wanted)) => wanted,
        (Outcome::Taken(taken), None) => *taken,
        (Outcome::NoneHolds, None) => 0,
        (Outcome::Failed(_), _) => return of_failure(evaluation),
        _ => return None,
    };
    match evaluation.alternatives.get(at) {
        Some(alternative) => of_alternative(at, alternative),
        None => Some(Deciding {
            alternative: None,
            comparison: None,
            place: Place::default(),
            words: format!(
                "The rule has {} and no number {}.",
                counted(evaluation.alternatives.len()),
                at + 1
            ),
        }),
    }
}

fn counted(count: usize) -> String {
    match count {
        1 => "1 alternative".to_owned(),
        count => format!("{count} alternatives"),
    }
}

fn of_alternative(at: usize, alternative: &AlternativeTrace) -> Option<Deciding> {
    if let Some(condition) = &alternative.condition {
        return of_condition(Some(at), condition);
    }
    Some(Deciding {
        alternative: Some(at),
        comparison: None,
        place: alternative.place,
        words: format!(
            "Alternative {} has no condition, so it is taken wherever it is reached.",
            at + 1
        ),
    })
}

/// The first comparison that does not hold, or the last one where all do.
fn of_condition(alternative: Option<usize>, condition: &ConditionTrace) -> Option<Deciding> {
    let comparisons = &condition.comparisons;
    let refused = comparisons.iter().position(|one| one.holds != Ok(true));
    let at = refused.or_else(|| comparisons.len().checked_sub(1))?;
    let comparison = comparisons.get(at)?;
    Some(Deciding {
        alternative,
        comparison: Some(at),
        place: comparison.place,
        words: words(comparison),
    })
}

/// A comparison with its values, and what came of it.
fn words(comparison: &ComparisonTrace) -> String {
    let holds = match comparison.holds {
        Ok(true) => "holds",
        Ok(false) => "does not hold",
        Err(_) => "cannot be compared",
    };
    match &comparison.pair {
        Some((left, operator, right)) => format!(
            "{} {} {} {holds}.",
            excerpt(left.value.as_bytes()),
            operator.word(),
            excerpt(right.value.as_bytes())
        ),
        None => format!("`true` {holds}."),
    }
}

fn of_failure(evaluation: &Evaluation) -> Option<Deciding> {
    let failing = |one: &AlternativeTrace| one.verdict == Verdict::ConditionFails;
    if let Some(at) = evaluation.alternatives.iter().position(failing) {
        return of_alternative(at, evaluation.alternatives.get(at)?);
    }
    let error =
        |one: &&crate::diagnostic::Diagnostic| one.severity == crate::diagnostic::Severity::Error;
    let found = evaluation.diagnostics.iter().find(error)?;
    let faulty = |one: &AlternativeTrace| one.verdict == Verdict::Faulty;
    Some(Deciding {
        alternative: evaluation.alternatives.iter().position(faulty),
        comparison: None,
        place: Place {
            written: found.primary.span,
            expanded: found.primary.span,
        },
        words: format!("The evaluation fails: {}.", found.headline),
    })
}
