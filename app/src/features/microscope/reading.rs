use super::shared::{OUTCOME, PAUSE, Shared, shared};
use crate::components::{Button, Prose};
use crate::model::lab::states::differences;
use crate::model::lab::words::{Mood, outcome_words, verdict_reason, verdict_word};
use crate::platform::{dom, events};
use leptos::prelude::*;
use profile_core::device::Device;
use profile_core::profile_rule::{Outcome, Reach, Verdict, describe};

/// One line of the reading.
#[derive(Clone, Default, PartialEq)]
struct Line {
    words: String,
    /// What became of it, in a word.
    badge: Option<(Mood, &'static str)>,
    taken: bool,
    reason: String,
}

/// The rule in plain English: one line for each alternative, the one that is taken marked.
#[component]
pub(super) fn ReadingPart() -> impl IntoView {
    let shared = shared();
    let lab = shared.lab;
    let lines = Memo::new(move |_| {
        let said = lab.read.with(|rule| describe(rule));
        lab.evaluation.with(|found| {
            let same = found.alternatives.len() == said.len();
            let line = |(number, words): (usize, String)| {
                let trace = found.alternatives.get(number).filter(|_| same);
                let fires = match found.outcome {
                    Outcome::Fires => Some((Mood::Good, "Fires")),
                    Outcome::Quiet => Some((Mood::Quiet, "Quiet")),
                    _ => None,
                };
                Line {
                    words,
                    badge: trace.map(|trace| verdict_word(trace.verdict)).or(fires),
                    taken: found.outcome == Outcome::Fires
                        || trace.is_some_and(|trace| trace.verdict == Verdict::Taken),
                    reason: trace.map(verdict_reason).unwrap_or_default(),
                }
            };
            said.into_iter().enumerate().map(line).collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| lines.with(Vec::len));
    let line = move |number| {
        Memo::new(move |_| lines.with(|all| all.get(number).cloned().unwrap_or_default()))
    };
    view! {
        <section class="rules-card" aria-labelledby="scope-reading">
            <h3 id="scope-reading">"What it does"</h3>
            <OutcomeLine />
            <Show when=move || { count.get() > 0 }>
                <ol class="scope-lines" aria-labelledby="scope-reading">
                    <For each=move || 0..count.get() key=|number| *number let(number)>
                        <ReadingLine number=number line=line(number) />
                    </For>
                </ol>
                <Others />
            </Show>
        </section>
    }
}

/// What came of it.
#[component]
fn OutcomeLine() -> impl IntoView {
    let lab = shared().lab;
    let found = Memo::new(move |_| lab.evaluation.with(|found| outcome_words(found)));
    let class = move || match found.with(|found| found.0) {
        Mood::Good => "scope-outcome scope-good",
        Mood::Quiet => "scope-outcome",
        Mood::Bad => "scope-outcome scope-bad",
    };
    view! {
        <p id=OUTCOME class=class role="status" tabindex="-1">
            {move || view! { <Prose text=found.get().1 /> }}
        </p>
    }
}

/// One alternative.
#[component]
fn ReadingLine(
    /// Its number from 0.
    number: usize,
    /// What is said of it.
    line: Memo<Line>,
) -> impl IntoView {
    let shared = shared();
    let badge = move || {
        let (mood, word) = line.with(|line| line.badge)?;
        let class = match mood {
            Mood::Good => "scope-badge scope-good",
            Mood::Quiet => "scope-badge",
            Mood::Bad => "scope-badge scope-bad",
        };
        Some(view! { <span class=class>{word}</span> })
    };
    let taken = move || line.with(|line| line.taken);
    view! {
        <li class="scope-line" aria-current=move || taken().then_some("true")>
            <p class="scope-line-words">
                {badge}
                " "
                {move || view! { <Prose text=line.get().words /> }}
            </p>
            <p class="hint">{move || view! { <Prose text=line.get().reason /> }}</p>
            {move || reach_line(shared, number, taken())}
        </li>
    }
}

/// Whether some device takes an alternative, and the button that shows one.
fn reach_line(shared: Shared, number: usize, taken: bool) -> Option<AnyView> {
    let reach = shared.reach.get()?;
    let words = match reach.alternatives.get(number)? {
        _ if taken => return None,
        Reach::Witness(device) => {
            let state = (**device).clone();
            let what = shared
                .lab
                .read
                .with_untracked(|rule| rule.alternatives().is_empty());
            let (label, name) = if what {
                ("Show a state in which it fires", None)
            } else {
                let name = format!("Show a state that takes alternative {}", number + 1);
                (
                    "Show a state that takes it",
                    Some(Signal::derive(move || name.clone())),
                )
            };
            let show = move |()| show(shared, state.clone());
            return Some(match name {
                Some(name) => view! { <Button label=label name=name on_press=show /> }.into_any(),
                None => view! { <Button label=label on_press=show /> }.into_any(),
            });
        }
        Reach::Never => "No state of any device ever takes it.".to_owned(),
        Reach::Undecided => {
            let open = reach.open.first();
            let read = shared.lab.read;
            let term = open.map(|(span, why)| {
                let term = read.with_untracked(|rule| rule.slice(*span).to_owned());
                if term.contains('`') || term.chars().count() > 60 {
                    why.clone()
                } else {
                    format!("`{term}`: {why}")
                }
            });
            let term = term.unwrap_or_default();
            format!("No state that takes it was found, but that is not certain: {term}.")
        }
    };
    Some(view! { <p class="scope-reach"><Prose text=words /></p> }.into_any())
}

/// Buttons for what else can happen: none is taken, the evaluation fails.
#[component]
fn Others() -> impl IntoView {
    let shared = shared();
    let buttons = move || {
        let reach = shared.reach.get()?;
        let outcome = shared.lab.evaluation.with(|found| found.outcome.clone());
        let trigger = shared.lab.read.with(|rule| rule.alternatives().is_empty());
        let none = match (reach.none.witness(), &outcome) {
            (_, Outcome::NoneHolds | Outcome::Quiet) | (None, _) => None,
            (Some(device), _) => Some((
                device.clone(),
                if trigger {
                    "Show a state in which it does not fire"
                } else {
                    "Show a state that takes none"
                },
            )),
        };
        let failure = match (reach.failure.witness(), &outcome) {
            (_, Outcome::Failed(_)) | (None, _) => None,
            (Some(device), _) => Some((device.clone(), "Show a state in which it fails")),
        };
        let button = |(state, label): (Device, &'static str)| {
            view! { <Button label=label on_press=move |()| show(shared, state.clone()) /> }
        };
        let found: Vec<_> = none.into_iter().chain(failure).map(button).collect();
        (!found.is_empty()).then(|| view! { <div class="row">{found}</div> })
    };
    view! { {buttons} }
}

/// Gives the device another state, and says what has changed.
pub(super) fn show(shared: Shared, state: Device) {
    let before = shared.lab.device.get_untracked();
    let changed = shared
        .variables
        .with_untracked(|all| differences(all, &before, &state));
    shared.lab.show_state(state);
    shared.said.set(if changed.is_empty() {
        "The device has this state already.".to_owned()
    } else {
        format!("Now {}.", changed.join(", "))
    });
    // The button that was pressed goes, at once or when the table is made anew.
    dom::rescue_focus(OUTCOME);
    events::after(2 * PAUSE, || dom::rescue_focus(OUTCOME));
}
