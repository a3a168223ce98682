use super::row::why_button;
use crate::components::{Button, Prose};
use crate::model::catalogue::catalogue;
use crate::model::expectation;
use crate::model::route::Route;
use crate::model::rules::RulesPart;
use crate::platform::dom;
use crate::store::{lab, studio, trials};
use crate::texts::{of_the_core, rule_tests as texts};
use leptos::prelude::*;
use profile_core::profile_rule::{
    AlternativeTrace, ComparisonTrace, Evaluation, Verdict, evaluate,
};
use profile_core::rule_tests::{Deciding, Run, deciding};

/// The id of the open trace.
pub(super) const WHY: &str = "tests-why";

/// The trace of a row, open at the place that decided.
#[component]
pub(super) fn Why(
    /// The row, from 0.
    at: usize,
    /// What came of each row.
    runs: Memo<Vec<Run>>,
    /// The row whose trace is open.
    looked_at: RwSignal<Option<usize>>,
) -> impl IntoView {
    let studio = studio();
    let (lab, trials) = (lab(), trials());
    move || {
        let device = runs.with(|runs| runs.get(at).map(|one| one.device.clone()))?;
        let expected = trials
            .rows
            .with(|rows| rows.get(at).map(|row| row.test.expected.clone()))?;
        let level = lab.level.get();
        let found = lab
            .rule
            .with(|rule| evaluate(&rule.text, rule.kind(), &device, level, &catalogue()));
        let decided = deciding(&found, &expected);
        let open = move |()| {
            lab.show_state(device.clone());
            studio.visit(Route::Rules(RulesPart::Microscope));
        };
        let close = move |()| {
            looked_at.set(None);
            dom::focus(&why_button(at));
        };
        Some(view! {
            <section id=WHY class="tests-why" tabindex="-1" aria-label=texts::why_test(at + 1)>
                <div class="rules-line">
                    <h3>{texts::test_expected(at + 1, &expectation::words(&expected))}</h3>
                    <div class="row">
                        <Button label=texts::look_in_microscope() on_press=open />
                        <Button label=texts::close() on_press=close />
                    </div>
                </div>
                {trace(&found, decided.as_ref())}
            </section>
        })
    }
}

fn trace(found: &Evaluation, decided: Option<&Deciding>) -> impl IntoView + use<> {
    let words = decided.map(|one| one.words.clone());
    let alternatives = found.alternatives.iter().enumerate();
    let alternatives: Vec<_> = alternatives
        .map(|(at, one)| alternative(at, one, decided.filter(|d| d.alternative == Some(at))))
        .collect();
    let condition = found.condition.as_ref().map(|condition| {
        let comparisons = condition.comparisons.iter().enumerate();
        let list: Vec<_> = comparisons
            .map(|(at, one)| comparison(one, decided.is_some_and(|d| d.comparison == Some(at))))
            .collect();
        view! { <ul class="tests-comparisons">{list}</ul> }
    });
    view! {
        {words
            .map(|words| {
                view! {
                    <p class="tests-decided">
                        {texts::decided_here()} <span lang=of_the_core()><Prose text=words /></span>
                    </p>
                }
            })}
        <ol class="tests-trace" aria-label=texts::alternatives()>
            {alternatives}
        </ol>
        {condition}
    }
}

fn alternative(
    at: usize,
    one: &AlternativeTrace,
    decided: Option<&Deciding>,
) -> impl IntoView + use<> {
    let verdict = match one.verdict {
        Verdict::Taken => texts::taken(),
        Verdict::ConditionFalse => texts::condition_false(),
        Verdict::ConditionFails => texts::condition_fails(),
        Verdict::Faulty => texts::faulty(),
        Verdict::Withheld => texts::withheld(),
        Verdict::NotReached => texts::not_reached(),
    };
    let comparisons = one.condition.iter().flat_map(|one| &one.comparisons);
    let list: Vec<_> = comparisons
        .enumerate()
        .map(|(place, one)| comparison(one, decided.is_some_and(|d| d.comparison == Some(place))))
        .collect();
    let whole = decided.is_some_and(|one| one.comparison.is_none());
    view! {
        <li class:tests-deciding=whole aria-current=whole.then_some("true")>
            <p>{texts::alternative(at + 1, verdict)}</p>
            <ul class="tests-comparisons">{list}</ul>
        </li>
    }
}

fn comparison(one: &ComparisonTrace, decides: bool) -> impl IntoView + use<> {
    let holds = match one.holds {
        Ok(true) => texts::holds(),
        Ok(false) => texts::does_not_hold(),
        Err(_) => texts::cannot_be_compared(),
    };
    let terms = match &one.pair {
        Some((left, operator, right)) => {
            format!("{} {} {}", left.value, operator.word(), right.value)
        }
        None => "true".to_owned(),
    };
    view! {
        <li class:tests-deciding=decides aria-current=decides.then_some("true")>
            <code>{terms}</code>
            " – "
            {holds}
        </li>
    }
}
