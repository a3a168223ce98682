use super::shared::{OUTCOME, PAUSE, Shared, shared};
use crate::components::{Button, Prose};
use crate::model::catalogue::catalogue;
use crate::model::lab::states::differences;
use crate::model::lab::words::{Mood, outcome_words, verdict_reason, verdict_word};
use crate::platform::{dom, events};
use crate::texts::{microscope as texts, of_the_core};
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
        let said = lab.read.with(|rule| describe(rule, &catalogue()));
        lab.evaluation.with(|found| {
            let same = found.alternatives.len() == said.len();
            let line = |(number, words): (usize, String)| {
                let trace = found.alternatives.get(number).filter(|_| same);
                let fires = match found.outcome {
                    Outcome::Fires => Some((Mood::Good, texts::fires())),
                    Outcome::Quiet => Some((Mood::Quiet, texts::quiet())),
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
        <section class="rules-card" aria-labelledby="scope-reading" hidden=move || count.get() == 0>
            <h3 id="scope-reading">{texts::what_it_does()}</h3>
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

/// What came of it. It stays in sight while the state is changed further down.
#[component]
pub(super) fn OutcomeLine() -> impl IntoView {
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
                {move || view! { <span lang=of_the_core()><Prose text=line.get().words /></span> }}
            </p>
            <p class="hint">{move || view! { <Prose text=line.get().reason /> }}</p>
            {move || reach_line(shared, number, taken())}
        </li>
    }
}

/// Whether some device takes an alternative, and the button that shows one.
fn reach_line(shared: Shared, number: usize, taken: bool) -> Option<AnyView> {
    let reach = shared.reach.get()?;
    if shared.lab.read.with(|rule| rule.is_faulty()) {
        return None;
    }
    let words = match reach.alternatives.get(number)? {
        _ if taken => return None,
        Reach::Witness(device) => {
            let state = (**device).clone();
            let what = shared
                .lab
                .read
                .with_untracked(|rule| rule.alternatives().is_empty());
            let (label, name) = if what {
                (texts::show_firing(), None)
            } else {
                let name = texts::show_taking_name(number + 1);
                (
                    texts::show_taking(),
                    Some(Signal::derive(move || name.clone())),
                )
            };
            let show = move |()| show(shared, state.clone());
            return Some(match name {
                Some(name) => view! { <Button label=label name=name on_press=show /> }.into_any(),
                None => view! { <Button label=label on_press=show /> }.into_any(),
            });
        }
        Reach::Never => texts::never_taken().into_any(),
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
            view! {
                {texts::not_certain()}
                " "
                <span lang=of_the_core()><Prose text=format!("{term}.") /></span>
            }
            .into_any()
        }
    };
    Some(view! { <p class="scope-reach">{words}</p> }.into_any())
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
                    texts::show_quiet()
                } else {
                    texts::show_none()
                },
            )),
        };
        let failure = match (reach.failure.witness(), &outcome) {
            (_, Outcome::Failed(_)) | (None, _) => None,
            (Some(device), _) => Some((device.clone(), texts::show_failing())),
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
        texts::state_already().to_owned()
    } else {
        texts::state_now(&changed.join(", "))
    });
    // The button that was pressed goes, at once or when the table is made anew.
    dom::rescue_focus(OUTCOME);
    events::after(2 * PAUSE, || dom::rescue_focus(OUTCOME));
}
