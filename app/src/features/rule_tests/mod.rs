//! Tests of the studied rule: rows that run on every change, made from the rule or typed, and the link that shares it.

mod banner;
mod exchange;
mod making;
mod row;
mod share;
mod why;

pub(crate) use banner::LinkBanner;
pub(crate) use share::ShareForm;

use crate::components::{Button, PartHead, Select, SelectOption};
use crate::model::lab::{PARAMETERS, StudiedRule};
use crate::platform::dom;
use crate::store::{Lab, OpenDialog, Trials, lab, studio, trials};
use crate::texts::{number, rule_tests as texts};
use exchange::Exchange;
use leptos::prelude::*;
use making::Making;
use profile_core::profile_rule::PreparedRule;
use profile_core::rule_tests::{Run, Verdict, run};
use row::{RowLine, SUMMARY, name_field};

/// The whole part.
#[component]
pub(crate) fn RuleTestsPanel() -> impl IntoView {
    let (lab, trials) = (lab(), trials());
    let runs = Memo::new(move |_| runs(lab, trials));
    let looked_at = RwSignal::new(None::<usize>);
    view! {
        <section class="rule-tests" aria-labelledby="tests-heading">
            <PartHead
                id="tests-heading"
                title=texts::tests()
                hint=texts::tests_hint()
            />
            <div class="rules-card">
                <RuleText />
            </div>
            <div class="rules-card">
                <Making />
            </div>
            <Rows runs=runs looked_at=looked_at />
            <Exchange />
        </section>
    }
}

fn runs(lab: Lab, trials: Trials) -> Vec<Run> {
    let level = lab.level.get();
    let rule = lab
        .rule
        .with(|rule| PreparedRule::new(&rule.text, rule.kind(), level));
    let device = lab.device.get();
    trials.rows.with(|rows| {
        rows.iter()
            .map(|row| run(&rule, &row.test, &device))
            .collect()
    })
}

/// The rule, and what is done with it as a whole.
#[component]
fn RuleText() -> impl IntoView {
    let studio = studio();
    let (lab, trials) = (lab(), trials());
    let options = move || {
        let mut all: Vec<String> = PARAMETERS.iter().map(|name| (*name).to_owned()).collect();
        let own = lab.rule.with(|rule| rule.parameter.clone());
        if !all.contains(&own) {
            all.push(own);
        }
        all.into_iter()
            .map(|name| SelectOption::new(name.clone(), name))
            .collect::<Vec<_>>()
    };
    let kept = move || {
        let rules = trials.rules.get().into_iter().enumerate();
        let rules = rules.map(|(at, saved)| {
            let label = texts::show_rule(&saved.name);
            view! { <Button label=label on_press=move |()| studio.show_rule(at) /> }
        });
        rules.collect_view()
    };
    view! {
        <Select
            name=texts::parameter()
            named=true
            options=Signal::derive(options)
            chosen=Signal::derive(move || lab.rule.with(|rule| rule.parameter.clone()))
            on_choose=move |name: String| lab.rule.update(|rule| rule.parameter = name)
        />
        <div class="field">
            <label for="tests-rule">{texts::rule()}</label>
            <textarea
                id="tests-rule"
                class="code"
                rows="3"
                autocomplete="off"
                spellcheck="false"
                placeholder="($SWVER lt 2.0.6)? http://server.example.com/firmware.bin"
                prop:value=move || lab.rule.with(|rule| rule.text.clone())
                on:input=move |event| lab.rule.update(|rule| rule.text = event_target_value(&event))
            ></textarea>
        </div>
        <div class="row">
            <Button
                label=texts::share_as_link()
                on_press=move |()| studio.ask(OpenDialog::ShareRule)
            />
            <Button
                label=texts::keep_rule()
                disabled=Signal::derive(move || lab.rule.with(StudiedRule::is_empty))
                on_press=move |()| studio.keep_rule()
            />
            {kept}
        </div>
    }
}

/// The rows with their results.
#[component]
fn Rows(
    /// What came of each.
    runs: Memo<Vec<Run>>,
    /// The row whose trace is open.
    looked_at: RwSignal<Option<usize>>,
) -> impl IntoView {
    let trials = trials();
    let summary = move || {
        runs.with(|runs| {
            let passed = runs.iter().filter(|one| one.verdict == Verdict::Passed);
            match (passed.count(), runs.len()) {
                (_, 0) => texts::no_rows().to_owned(),
                (passed, all) if passed == all => texts::all_pass(all),
                (passed, all) => texts::some_pass(&number(passed), &number(all)),
            }
        })
    };
    let add = move |()| {
        trials.rows.update(|rows| {
            let test = profile_core::rule_tests::RuleTest {
                name: String::new(),
                changes: Vec::new(),
                expected: profile_core::rule_tests::Expected::Alternative(1),
            };
            rows.push(test.into());
        });
    };
    let bring_back = move |()| {
        let Some((at, row)) = trials.removed.get_untracked() else {
            return;
        };
        trials.removed.set(None);
        let at = trials.rows.with_untracked(|rows| at.min(rows.len()));
        looked_at.update(|open| *open = open.map(|open| open + usize::from(open >= at)));
        trials.rows.update(|rows| rows.insert(at, row));
        dom::focus_when_drawn(name_field(at));
    };
    let bring_back_label = move || {
        let at = trials
            .removed
            .with(|removed| removed.as_ref().map(|(at, _)| at + 1));
        texts::bring_back(at.unwrap_or_default())
    };
    view! {
        <section class="rules-card" aria-label=texts::rows()>
            <div class="rules-line">
                <p id=SUMMARY class="tests-summary" role="status" tabindex="-1">
                    {summary}
                </p>
                <div class="row">
                    <Show when=move || trials.removed.with(Option::is_some)>
                        <Button label=Signal::derive(bring_back_label) on_press=bring_back />
                    </Show>
                    <Button label=texts::add_row() on_press=add />
                </div>
            </div>
            <ol class="tests-rows" aria-label=texts::tests()>
                <For
                    each=move || 0..trials.rows.with(Vec::len)
                    key=|at| *at
                    children=move |at| view! { <RowLine at=at runs=runs looked_at=looked_at /> }
                />
            </ol>
        </section>
    }
}
