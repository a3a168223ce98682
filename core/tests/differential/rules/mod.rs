//! Rules: an evaluator that was written from the description of rules and takes nothing of the core, against the core.
//!
//! It works as plainly as can be: replace, cut at separators, compare. Random rules are made by a grammar, some of them
//! broken by a random edit, and run on random devices.

mod maker;
mod model;

use crate::effort::{Random, cases, on_two_threads};
use maker::{VALUES, kind, pick, rule, state, variable};
use model::{Answer, answer, replace};
use profile_core::catalog::Catalog;
use profile_core::firmware::FirmwareLevel;
use profile_core::macro_expansion::expand;
use profile_core::profile_rule::{Decision, Evaluation, Failure, Outcome, PreparedRule, evaluate};
use profile_core::text::Span;
use std::collections::BTreeMap;
use std::sync::Mutex;

const SAMPLE: usize = 2_000;
const ALL: usize = 100_000;

/// The core's answer in the same terms.
fn core_answer(decision: &Decision) -> Answer {
    match &decision.outcome {
        Outcome::PassedOver(_) => Answer::Word("skip"),
        Outcome::NoneHolds => Answer::Word("none"),
        Outcome::Failed(Failure::NoServer | Failure::TooLong) => Answer::Word("other"),
        Outcome::Failed(_) => Answer::Word("fail"),
        Outcome::Fires => Answer::Word("fires"),
        Outcome::Quiet => Answer::Word("quiet"),
        Outcome::Text => Answer::Word("text"),
        Outcome::Taken(number) => {
            let assigned = decision.assignments.iter();
            let assigned = assigned.map(|(name, value)| (name.clone(), value.reveal().to_owned()));
            let request = decision.request.as_ref().map(|one| {
                let key = one.key.as_ref().map(|key| key.reveal().to_owned());
                let body = one.body.as_ref().map(|body| body.expansion.text.clone());
                format!(
                    "{} {} {key:?} {:?} {body:?}",
                    one.method.text(),
                    one.url(),
                    one.alias
                )
            });
            Answer::Taken(*number, assigned.collect(), request.unwrap_or_default())
        }
    }
}

/// What holds of any evaluation: places lie in the texts, and what no value covers is the same in both.
fn places_lead_back(text: &str, found: &Evaluation) {
    let expansion = &found.expansion;
    let inside = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{text} {span:?}");
    for one in &expansion.replacements {
        inside(one.source);
        assert_eq!(
            expansion.written(one.value).cover(one.source).len(),
            one.source.len().max(expansion.written(one.value).len())
        );
    }
    for alternative in &found.alternatives {
        inside(alternative.place.written);
        assert!(
            expansion
                .text
                .get(alternative.place.expanded.start..alternative.place.expanded.end)
                .is_some()
        );
        for one in alternative
            .condition
            .iter()
            .flat_map(|condition| &condition.comparisons)
        {
            inside(one.place.written);
            let (outer, inner) = (alternative.place.written, one.place.written);
            assert!(
                outer.start <= inner.start && inner.end <= outer.end,
                "{text} {outer:?} {inner:?}"
            );
        }
    }
    for one in &found.diagnostics {
        inside(one.primary.span);
    }
}

#[test]
fn rules_are_evaluated_as_the_plain_reading_of_their_description_says() {
    let mut random = Random::of("rules");
    let count = cases(SAMPLE, ALL);
    let outcomes = Mutex::new(BTreeMap::new());
    on_two_threads(&mut random, count, |_, mut random| {
        let kind = kind(&mut random);
        let text = rule(&mut random, kind);
        let prepared = PreparedRule::new(&text, kind, FirmwareLevel::V3);
        for _ in 0..3 {
            let (state, device) = state(&mut random);
            let found = evaluate(&text, kind, &device, FirmwareLevel::V3, Catalog::builtin());
            let decision = Decision::of(&found);
            assert_eq!(
                core_answer(&decision),
                answer(&text, kind, &state),
                "{kind:?} {text}\n{state:?}"
            );
            assert!(
                prepared.decide(&device) == decision,
                "prepared: {kind:?} {text}\n{state:?}"
            );
            places_lead_back(&text, &found);
            *outcomes
                .lock()
                .unwrap()
                .entry(word(&found.outcome))
                .or_insert(0) += 1;
        }
    });
    let outcomes = outcomes.into_inner().unwrap();
    println!("rules: {outcomes:?}");
    // The rules are of every kind, or they would show little.
    for wanted in ["taken", "none", "failed", "passed over", "fires", "quiet"] {
        let share = outcomes.get(wanted).copied().unwrap_or(0) * 100 / (3 * count);
        assert!(share >= 1, "{wanted}: {outcomes:?}");
    }
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::PassedOver(_) => "passed over",
        Outcome::NoneHolds => "none",
        Outcome::Taken(_) => "taken",
        Outcome::Failed(_) => "failed",
        Outcome::Fires => "fires",
        Outcome::Quiet => "quiet",
        Outcome::Text => "text",
    }
}

#[test]
fn mac_02_texts_are_expanded_as_a_plain_replacement_does() {
    let mut random = Random::of("expansions");
    let count = cases(SAMPLE, ALL);
    on_two_threads(&mut random, count, |_, mut random| {
        let (state, device) = state(&mut random);
        let mut parts = Vec::new();
        for _ in 0..random.below(8) {
            parts.push(if random.once_in(2) {
                variable(&mut random)
            } else {
                pick(&mut random, VALUES).to_owned()
            });
        }
        let text = parts.concat();
        assert_eq!(
            expand(&text, &device, FirmwareLevel::V3).text,
            replace(&text, &state, false),
            "{text}"
        );
    });
}
