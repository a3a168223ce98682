use crate::components::{Button, FindingLine};
use crate::model::rows::{self, RowFault};
use crate::store::{studio, trials};
use crate::texts::rule_tests as texts;
use leptos::prelude::*;
use profile_core::diagnostic::Severity;

/// Rows as JSON, out and in.
#[component]
pub(super) fn Exchange() -> impl IntoView {
    let studio = studio();
    let trials = trials();
    let typed = RwSignal::new(String::new());
    let faults = RwSignal::new(Vec::<RowFault>::new());
    let copy = move |()| {
        let text = trials.rows.with_untracked(|rows| rows::text(rows));
        studio.copy(texts::the_tests(), text);
    };
    let read = move |()| {
        let found = rows::read_text(&typed.get_untracked());
        if !found.rows.is_empty() {
            trials.rows.update(|rows| rows.extend(found.rows));
            typed.set(String::new());
        }
        faults.set(found.faults);
    };
    let lines = move || {
        let found = faults.get().into_iter();
        found
            .map(|one| {
                let words = format!("{}: {}", one.place, one.what);
                view! { <FindingLine severity=Severity::Error words=words of_the_page=true /> }
            })
            .collect_view()
    };
    view! {
        <details class="rules-card tests-exchange">
            <summary>{texts::tests_as_json()}</summary>
            <div class="field">
                <label for="tests-json">{texts::rows_to_add()}</label>
                <textarea
                    id="tests-json"
                    class="code"
                    rows="4"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=r#"[{"name": "old firmware", "set": {"SWVER": "2.0.5"}, "expect": {"alternative": 1}}]"#
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                ></textarea>
            </div>
            <div class="rules-findings">{lines}</div>
            <div class="row">
                <Button label=texts::add_these_rows() on_press=read />
                <Button label=texts::copy_rows() on_press=copy />
            </div>
        </details>
    }
}
