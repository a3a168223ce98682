use super::shared::{Shared, shared};
use crate::components::Prose;
use crate::model::lab::pieces::MASK;
use crate::model::lab::words::{Mood, replacement_words, values, verdict_reason, verdict_word};
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
            <h3 id="scope-trace">"Every step"</h3>
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
                        .map(|condition| view! { <li>"Condition"<ul>{condition_steps(shared, &condition)}</ul></li> })
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
            (0, 0) => "Expansion: no variables".to_owned(),
            (_, 0) => format!("Expansion: {replaced} replaced"),
            _ => format!("Expansion: {replaced} replaced, {stay} left as written"),
        }
    })
}

fn expansion_steps(shared: Shared) -> impl IntoView {
    let (read, level) = (shared.lab.read.get(), shared.lab.level.get());
    let words = shared.lab.evaluation.with(|found| {
        let all = found.expansion.replacements.iter().take(200);
        all.map(|one| {
            let written = read.slice(one.source);
            let (name, words) = replacement_words(written, &found.expansion, one, level);
            format!("`{name}` {words}")
        })
        .collect::<Vec<_>>()
    });
    words
        .into_iter()
        .map(|words| view! { <li><Prose text=words /></li> })
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
            {format!("Alternative {} ", number + 1)}
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
            <li>"Condition"<ul>{condition_steps(shared, condition)}</ul></li>
        }
    });
    let assignments = trace.assignments.iter().map(assignment).collect_view();
    let options = trace.options.iter().map(|(name, place)| {
        let written = shared
            .lab
            .read
            .with_untracked(|rule| rule.slice(place.written).to_owned());
        let words = match name {
            _ if has_holes(written.as_bytes()) => {
                format!(
                    "Option `{written}`: its secret was left out, and a hole stands in its place"
                )
            }
            OptionName::Key | OptionName::Password if !written.contains('$') => {
                format!(
                    "Option `{}`, with an argument of its own: {MASK}",
                    name.text()
                )
            }
            _ => format!("Option `{written}`"),
        };
        view! { <li><Prose text=words /></li> }
    });
    let request = trace.request.as_ref().map(|request| {
        let words = format!("Request: `{} {}`", request.method.text(), request.url());
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
            Ok(true) => ("scope-badge scope-good", "true"),
            Ok(false) => ("scope-badge", "false"),
            Err(_) => ("scope-badge scope-bad", "cannot be compared"),
        };
        let implied = one.pair.as_ref().is_some_and(|(left, ..)| left.implied);
        let note = if implied {
            " (without a left side, the firmware version is compared)"
        } else {
            ""
        };
        view! {
            <li>
                <code>{written}</code>
                " → "
                <code>{found}</code>
                " is "
                <span class=class>{word}</span>
                {note}
            </li>
        }
    };
    condition.comparisons.iter().map(step).collect_view()
}

fn assignment(one: &AssignmentTrace) -> impl IntoView + use<> {
    let value = match &one.value {
        AssignedValue::Open(text) if text.is_empty() => "nothing".to_owned(),
        value => format!("“{}”", value.shown()),
    };
    let unknown = if one.known {
        ""
    } else {
        " No such parameter is known, so the device ignores it."
    };
    let words = format!("Assigns {value} to `{}`.{unknown}", one.parameter);
    view! { <li><Prose text=words /></li> }
}
