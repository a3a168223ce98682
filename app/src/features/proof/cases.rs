use crate::components::{Button, Look};
use crate::model::proof::Cases;
use crate::platform::proof;
use crate::texts::{number, of_the_core, proof as texts};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many failures are shown.
const SHOWN: usize = 20;

/// How the run stands.
#[derive(Clone, PartialEq, Eq)]
enum State {
    /// It was not begun.
    Idle,
    /// It runs.
    Running,
    /// It has ended, or was.
    Ended,
    /// The cases could not be run; why.
    Failed(String),
}

/// The core's cases, run in this browser.
#[component]
pub(super) fn CasesPart() -> impl IntoView {
    let state = RwSignal::new(State::Idle);
    let cases = RwSignal::new(Cases::default());
    let running = Memo::new(move |_| state.get() == State::Running);
    let start = move |()| {
        cases.set(Cases::default());
        state.set(State::Running);
        spawn_local(run(state, cases));
    };
    let words = move || match state.get() {
        State::Idle => String::new(),
        State::Failed(why) => texts::not_run(&why),
        State::Running => cases.with(|cases| texts::running_cases(cases.done, &number(cases.all))),
        State::Ended => cases.with(verdict),
    };
    let bad = move || {
        cases.with(|cases| !cases.failures.is_empty()) || matches!(state.get(), State::Failed(_))
    };
    let failures = move || {
        cases.with(|cases| {
            let shown: Vec<String> = cases.failures.iter().take(SHOWN).cloned().collect();
            (!shown.is_empty()).then(|| shown.join("\n"))
        })
    };
    view! {
        <section class="settings-part" aria-labelledby="proof-cases">
            <h3 id="proof-cases">{texts::cases()}</h3>
            <p class="hint">{texts::cases_lead()}</p>
            <div class="row">
                <Button
                    label=texts::run_cases()
                    look=Look::Primary
                    disabled=running
                    on_press=start
                />
                <Show when=move || running.get()>
                    <Button
                        label=texts::stop()
                        on_press=move |()| state.set(State::Ended)
                    />
                </Show>
            </div>
            <p role="status" class="proof-verdict" class:proof-bad=bad>
                {words}
            </p>
            {move || {
                failures()
                    .map(|words| {
                        view! {
                            <pre class="copy-text" tabindex="0" lang=of_the_core()>
                                {words}
                            </pre>
                        }
                    })
            }}
        </section>
    }
}

/// What came of it.
fn verdict(cases: &Cases) -> String {
    match cases.failures.len() {
        0 if cases.holds() => texts::all_met(cases.compared),
        0 => texts::stopped(cases.compared),
        count => texts::not_met(count),
    }
}

async fn run(state: RwSignal<State>, cases: RwSignal<Cases>) {
    let tell = move |json: String| {
        let taken = cases.try_update(|cases| cases.take(&json));
        taken == Some(true) && state.try_get_untracked() == Some(State::Running)
    };
    let ended = match proof::cases(tell).await {
        Ok(()) => State::Ended,
        Err(why) => State::Failed(why),
    };
    let _ = state.try_set(ended);
}
