use super::why::{WHY, Why};
use crate::components::{Button, Icon, Look, Picture, Select, SelectOption};
use crate::model::expectation;
use crate::platform::{dom, events};
use crate::store::trials;
use crate::texts::{of_the_core, rule_tests as texts};
use leptos::prelude::*;
use profile_core::rule_tests::{RuleTest, Run, Verdict};

/// The id of what is said of all rows.
pub(super) const SUMMARY: &str = "tests-summary";

/// The id of the field with the name of a row.
pub(super) fn name_field(at: usize) -> String {
    format!("tests-name-{at}")
}

/// One row: what is different, what is expected, what came.
#[component]
pub(super) fn RowLine(
    /// Its place, from 0.
    at: usize,
    /// What came of each row.
    runs: Memo<Vec<Run>>,
    /// The row whose trace is open.
    looked_at: RwSignal<Option<usize>>,
) -> impl IntoView {
    let trials = trials();
    let number = at + 1;
    let passed = move || runs.with(|runs| runs.get(at).map(|one| one.verdict == Verdict::Passed));
    let change = move |edit: &dyn Fn(&mut RuleTest)| {
        trials.rows.update(|rows| {
            if let Some(row) = rows.get_mut(at) {
                edit(&mut row.test);
            }
        });
    };
    let test = move |read: &dyn Fn(&RuleTest) -> String| {
        trials
            .rows
            .with(|rows| rows.get(at).map(|row| read(&row.test)).unwrap_or_default())
    };
    let remove = move |()| {
        // The open trace stays with its row.
        looked_at.update(|open| {
            *open = open
                .filter(|open| *open != at)
                .map(|open| open - usize::from(open > at));
        });
        let rows = trials.rows.try_update(|rows| {
            let gone = (at < rows.len()).then(|| rows.remove(at));
            (gone, rows.len())
        });
        let Some((Some(gone), left)) = rows else {
            return;
        };
        trials.removed.set(Some((at, gone)));
        match left.checked_sub(1) {
            Some(last) => dom::focus_when_drawn(name_field(at.min(last))),
            None => dom::focus_when_drawn(SUMMARY.to_owned()),
        }
    };
    let is_open = move || looked_at.get() == Some(at);
    let look = move |_| {
        if looked_at.get_untracked() == Some(at) {
            looked_at.set(None);
        } else {
            looked_at.set(Some(at));
            events::after(0, || dom::focus(WHY));
        }
    };
    view! {
        <li class="tests-row" class:tests-failed=move || passed() == Some(false)>
            <Result at=at runs=runs />
            <input
                id=name_field(at)
                class="code"
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-label=texts::name_of_test(number)
                placeholder=texts::name()
                prop:value=move || test(&|test| test.name.clone())
                on:change=move |event| {
                    let typed = event_target_value(&event);
                    change(&|test| test.name.clone_from(&typed));
                }
            />
            <input
                class="code"
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-label=texts::device_of_test(number)
                placeholder="SWVER=2.0.5; A=x"
                prop:value=move || test(&|test| expectation::changes_text(&test.changes))
                on:change=move |event| {
                    let typed = event_target_value(&event);
                    change(&|test| test.changes = expectation::read_changes(&typed));
                }
            />
            <Expects at=at />
            <div class="tests-actions">
                <button
                    type="button"
                    class="button"
                    id=why_button(at)
                    aria-label=texts::why_test_came(number)
                    aria-expanded=move || is_open().to_string()
                    on:click=look
                >
                    {texts::why()}
                </button>
                <Button
                    label=texts::remove()
                    look=Look::Quiet
                    name=Signal::stored(texts::remove_test(number))
                    on_press=remove
                />
            </div>
            <Show when=is_open>
                <Why at=at runs=runs looked_at=looked_at />
            </Show>
        </li>
    }
}

/// The id of the button that opens the trace of a row.
pub(super) fn why_button(at: usize) -> String {
    format!("tests-why-{at}")
}

/// Whether it passes, and what came.
#[component]
fn Result(
    /// Its place, from 0.
    at: usize,
    /// What came of each row.
    runs: Memo<Vec<Run>>,
) -> impl IntoView {
    let trials = trials();
    let shown = move || {
        let (verdict, found) = runs.with(|runs| {
            runs.get(at)
                .map(|one| (one.verdict.clone(), one.found.clone()))
        })?;
        let (picture, words, found) = match verdict {
            Verdict::Passed => (Picture::Tick, texts::passes().to_owned(), found),
            Verdict::Failed => {
                let expected = trials
                    .rows
                    .with(|rows| rows.get(at).map(|row| row.test.expected.clone()))?;
                // What was found stands last, and is the core's.
                (Picture::Error, expectation::failed(&expected, ""), found)
            }
            Verdict::Unusable(places) => {
                let names = trials.rows.with(|rows| {
                    let changes = rows.get(at).map(|row| row.test.changes.clone());
                    let changes = changes.unwrap_or_default();
                    let named = places.iter().filter_map(|place| changes.get(*place));
                    named.map(|(name, _)| name.clone()).collect::<Vec<_>>()
                });
                let words = texts::cannot_run(&names.join(", "));
                (Picture::Warning, words, String::new())
            }
        };
        Some(view! {
            <Icon picture />
            <span>{words} <span lang=of_the_core()>{found}</span></span>
        })
    };
    view! { <p class="tests-result">{shown}</p> }
}

/// What is expected: its kind, and its value where it has one.
#[component]
fn Expects(
    /// The row's place, from 0.
    at: usize,
) -> impl IntoView {
    let trials = trials();
    let number = at + 1;
    let expected = move || {
        trials
            .rows
            .with(|rows| rows.get(at).map(|row| row.test.expected.clone()))
    };
    let put = move |kind: &str, value: &str| {
        let expected = expectation::expected(kind, value);
        trials.rows.update(|rows| {
            if let (Some(row), Some(expected)) = (rows.get_mut(at), expected) {
                row.test.expected = expected;
            }
        });
    };
    let kind = move || expected().map_or("alternative", |one| expectation::kind(&one));
    let value = move || expected().map_or_else(String::new, |one| expectation::value(&one));
    let options = expectation::KINDS.map(|(id, label)| SelectOption::new(id, label()));
    view! {
        <div class="tests-expects">
            <Select
                name=texts::what_test_expects(number)
                options=Signal::stored(options.to_vec())
                chosen=Signal::derive(move || kind().to_owned())
                on_choose=move |chosen: String| put(&chosen, &value())
            />
            <Show when=move || expectation::has_value(kind())>
                <input
                    class="code"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=texts::expected_value(number)
                    prop:value=value
                    on:change=move |event| put(kind(), &event_target_value(&event))
                />
            </Show>
        </div>
    }
}
