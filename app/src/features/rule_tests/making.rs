use crate::components::{Button, Field};
use crate::model::lab::StudiedRule;
use crate::store::{Lab, Trials, lab, studio, trials};
use crate::texts::rule_tests as texts;
use leptos::prelude::*;
use profile_core::profile_rule::PreparedRule;
use profile_core::rule_tests::{COMMON_VERSIONS, RuleTest, version_rows, witness_rows};

/// Rows made from the rule.
#[component]
pub(super) fn Making() -> impl IntoView {
    let (lab, trials) = (lab(), trials());
    let studio = studio();
    let versions = RwSignal::new(COMMON_VERSIONS.join(", "));
    let outcomes = move |()| {
        let device = lab.device.get_untracked();
        let made = add(trials, witness_rows(&prepared(lab), &device));
        studio.say(said(made));
    };
    let over_versions = move |()| {
        let device = lab.device.get_untracked();
        let typed = versions.get_untracked();
        let list = typed.split([',', ';', ' ', '\n']);
        let list = list.map(str::trim).filter(|one| !one.is_empty());
        let made = add(trials, version_rows(&prepared(lab), &device, list));
        studio.say(said(made));
    };
    let empty = Signal::derive(move || lab.rule.with(StudiedRule::is_empty));
    view! {
        <h3>{texts::make_rows()}</h3>
        <p class="hint">{texts::make_rows_hint()}</p>
        <div class="tests-making">
            <Button label=texts::row_for_each_outcome() disabled=empty on_press=outcomes />
            <div class="tests-versions">
                <Field
                    id="tests-versions"
                    label=texts::firmware_versions()
                    code=true
                    value=versions
                    on_type=move |typed: String| versions.set(typed)
                />
                <Button label=texts::row_for_each_version() disabled=empty on_press=over_versions />
            </div>
        </div>
    }
}

fn prepared(lab: Lab) -> PreparedRule {
    let level = lab.level.get_untracked();
    lab.rule
        .with_untracked(|rule| PreparedRule::new(&rule.text, rule.kind(), level))
}

/// Adds the rows that are not there yet; how many.
fn add(trials: Trials, made: Vec<RuleTest>) -> usize {
    let known = trials.rows.with_untracked(|rows| {
        let tests = rows.iter().map(|row| row.test.changes.clone());
        tests.collect::<Vec<_>>()
    });
    let fresh = made
        .into_iter()
        .filter(|test| !known.contains(&test.changes));
    let fresh: Vec<_> = fresh.map(Into::into).collect();
    let count = fresh.len();
    trials.rows.update(|rows| rows.extend(fresh));
    count
}

fn said(count: usize) -> String {
    match count {
        0 => texts::rows_are_there().to_owned(),
        count => texts::rows_added(count),
    }
}
