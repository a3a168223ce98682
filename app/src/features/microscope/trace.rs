use super::expanded::explained;
use super::shared::{Shared, shared};
use crate::components::Prose;
use crate::model::lab::pieces::MASK;
use crate::model::lab::words::{
    Mood, line, replacement_words, values, verdict_reason, verdict_word,
};
use crate::texts::{microscope as texts, number as written_number};
use leptos::prelude::*;
use profile_core::profile_rule::{
    AlternativeTrace, AssignedValue, AssignmentTrace, ComparisonTrace, ConditionTrace, OptionName,
};
use profile_core::redaction::has_holes;

/// Every step of the evaluation, as lists in lists.
#[component]
pub(super) fn TracePart() -> impl IntoView {
    let shared = shared();
    let lab = shared.lab;
    let count = Memo::new(move |_| lab.evaluation.with(|found| found.alternatives.len()));
    let trigger = Memo::new(move |_| lab.evaluation.with(|found| found.condition.clone()));
    view! {
        <section class="rules-card" aria-labelledby="scope-trace">
            <h3 id="scope-trace">{texts::every_step()}</h3>
            <ol class="scope-tree" aria-labelledby="scope-trace">
                <li>
                    <details open>
                        <summary>{move || expansion_title(shared)}</summary>
                        <ul>{move || expansion_steps(shared)}</ul>
                    </details>
                </li>
                {move || {
                    trigger
                        .get()
                        .map(|condition| view! { <li>{texts::condition()}<ul>{condition_steps(shared, &condition)}</ul></li> })
                }}
                <For each=move || 0..count.get() key=|number| *number let(number)>
                    <AlternativeStep number=number />
                </For>
            </ol>
        </section>
    }
}

fn expansion_title(shared: Shared) -> String {
    shared.lab.evaluation.with(|found| {
        let all = &found.expansion.replacements;
        let replaced = all.iter().filter(|one| one.changes()).count();
        let stay = all.len() - replaced;
        match (replaced, stay) {
            (0, 0) => texts::expansion_none().to_owned(),
            (_, 0) => texts::expansion_replaced(replaced),
            _ => texts::expansion_partly(replaced, &written_number(stay)),
        }
    })
}

fn expansion_steps(shared: Shared) -> impl IntoView {
    let (read, level) = (shared.lab.read.get(), shared.lab.level.get());
    let words = shared.lab.evaluation.with(|found| {
        let all = found.expansion.replacements.iter().take(200);
        all.map(|one| {
            let written = read.slice(one.source);
            let (name, words, meaning) = replacement_words(written, &found.expansion, one, level);
            (format!("`{name}` {words}"), meaning)
        })
        .collect::<Vec<_>>()
    });
    words
        .into_iter()
        .map(|words| view! { <li>{explained(words)}</li> })
        .collect_view()
}

/// One alternative with its parts.
#[component]
fn AlternativeStep(
    /// Its number from 0.
    number: usize,
) -> impl IntoView {
    let shared = shared();
    let trace = Memo::new(move |_| {
        shared
            .lab
            .evaluation
            .with(|found| found.alternatives.get(number).cloned())
    });
    let title = move || {
        let word = trace.with(|trace| trace.as_ref().map(|trace| verdict_word(trace.verdict)));
        let (mood, word) = word.unwrap_or((Mood::Quiet, ""));
        let class = match mood {
            Mood::Good => "scope-badge scope-good",
            Mood::Quiet => "scope-badge",
            Mood::Bad => "scope-badge scope-bad",
        };
        view! {
            {texts::alternative(number + 1)}
            " "
            <span class=class>{word}</span>
        }
    };
    view! {
        <li>
            <details open>
                <summary>{title}</summary>
                <ul>{move || trace.get().map(|trace| alternative_steps(shared, &trace))}</ul>
            </details>
        </li>
    }
}

fn alternative_steps(shared: Shared, trace: &AlternativeTrace) -> impl IntoView + use<> {
    let reason = verdict_reason(trace);
    let condition = trace.condition.as_ref().map(|condition| {
        view! {
            <li>{texts::condition()}<ul>{condition_steps(shared, condition)}</ul></li>
        }
    });
    let assignments = trace.assignments.iter().map(assignment).collect_view();
    let options = trace.options.iter().map(|(name, place)| {
        let written = shared
            .lab
            .read
            .with_untracked(|rule| rule.slice(place.written).to_owned());
        let words = match name {
            _ if has_holes(written.as_bytes()) => texts::option_hole(&written),
            OptionName::Key | OptionName::Password if !written.contains('$') => {
                texts::option_masked(name.text(), MASK)
            }
            _ => texts::option(&written),
        };
        view! { <li><Prose text=words /></li> }
    });
    let request = trace.request.as_ref().map(|request| {
        let words = texts::request_step(&line(request));
        view! { <li><Prose text=words /></li> }
    });
    view! {
        <li><Prose text=reason /></li>
        {condition}
        {assignments}
        {options.collect_view()}
        {request}
    }
}

fn condition_steps(shared: Shared, condition: &ConditionTrace) -> impl IntoView + use<> {
    let step = |one: &ComparisonTrace| {
        let written = shared
            .lab
            .read
            .with_untracked(|rule| rule.slice(one.place.written).to_owned());
        let found = values(one);
        let (class, word) = match one.holds {
            Ok(true) => ("scope-badge scope-good", texts::holds()),
            Ok(false) => ("scope-badge", texts::holds_not()),
            Err(_) => ("scope-badge scope-bad", texts::incomparable()),
        };
        let is = one
            .holds
            .is_ok()
            .then(|| view! { {texts::comparison_is()}" " });
        let implied = one.pair.as_ref().is_some_and(|(left, ..)| left.implied);
        let note = implied.then(|| view! { " "{texts::firmware_compared()} });
        view! {
            <li>
                <code>{written}</code>
                " → "
                <code>{found}</code>
                " "
                {is}
                <span class=class>{word}</span>
                {note}
            </li>
        }
    };
    condition.comparisons.iter().map(step).collect_view()
}

fn assignment(one: &AssignmentTrace) -> impl IntoView + use<> {
    let mut words = match &one.value {
        AssignedValue::Open(text) if text.is_empty() => texts::assigns_nothing(&one.parameter),
        value => texts::assigns(value.shown(), &one.parameter),
    };
    if !one.known {
        words.push(' ');
        words.push_str(texts::no_such_parameter());
    }
    view! { <li><Prose text=words /></li> }
}
