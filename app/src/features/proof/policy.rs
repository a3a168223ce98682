use crate::components::{Button, Look};
use crate::model::proof::{Attempt, Proof, Request};
use crate::platform::{address, proof};
use crate::texts::{number, proof as texts};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the browser has told so far.
#[derive(Clone, Copy)]
pub(super) struct Trial {
    found: RwSignal<Option<Result<Proof, String>>>,
    running: RwSignal<bool>,
}

impl Trial {
    /// Nothing was tried yet.
    pub(super) fn new() -> Self {
        Self {
            found: RwSignal::new(None),
            running: RwSignal::new(false),
        }
    }

    fn run(self) {
        self.running.set(true);
        spawn_local(async move {
            let told = proof::prove().await;
            let found = told.and_then(|json| Proof::read(&json).ok_or(json));
            self.found.set(Some(found));
            self.running.set(false);
        });
    }

    fn proof(self) -> Option<Proof> {
        self.found.get().and_then(Result::ok)
    }
}

/// What the browser refuses.
#[component]
pub(super) fn Policy(
    /// What was tried.
    trial: Trial,
) -> impl IntoView {
    let words = move || match (trial.running.get(), trial.found.get()) {
        (true, _) => texts::trying().to_owned(),
        (false, None) => String::new(),
        (false, Some(Err(why))) => texts::not_tried(&why),
        (false, Some(Ok(proof))) if proof.holds() => texts::all_refused().to_owned(),
        (false, Some(Ok(_))) => texts::not_refused().to_owned(),
    };
    let bad = move || trial.proof().is_some_and(|proof| !proof.holds());
    view! {
        <section class="settings-part" aria-labelledby="proof-policy">
            <h3 id="proof-policy">{texts::policy()}</h3>
            <p class="hint">{texts::policy_lead()}</p>
            <div class="row">
                <Button
                    label=texts::try_it()
                    look=Look::Primary
                    disabled=trial.running
                    on_press=move |()| trial.run()
                />
            </div>
            <p role="status" class="proof-verdict" class:proof-bad=bad>
                {words}
            </p>
            {move || trial.proof().map(|proof| view! { <Found proof=proof /> })}
        </section>
    }
}

/// The attempts, and the policies behind them.
#[component]
fn Found(
    /// What the browser told.
    proof: Proof,
) -> impl IntoView {
    let policies: Vec<String> = proof
        .policies()
        .iter()
        .map(|policy| policy.replace("; ", ";\n"))
        .collect();
    let several = policies.len() > 1;
    let policy = move |(index, policy): (usize, String)| {
        view! {
            {several.then(|| view! { <h5>{texts::policy_number(&number(index + 1))}</h5> })}
            <pre class="copy-text" tabindex="0">
                {policy}
            </pre>
        }
    };
    let any = !policies.is_empty();
    let policies = policies.into_iter().enumerate().map(policy).collect_view();
    let row = |attempt: Attempt| {
        let way = match attempt.kind.as_str() {
            "fetch" => texts::by_fetch(),
            "picture" => texts::by_picture(),
            "socket" => texts::by_socket(),
            _ => texts::by_worker(),
        };
        let result = if attempt.refused {
            texts::refused(&attempt.directive)
        } else {
            texts::let_through().to_owned()
        };
        view! {
            <tr>
                <th scope="row">{way}</th>
                <td class:proof-bad=!attempt.refused>{result}</td>
            </tr>
        }
    };
    view! {
        <div class="proof-table" tabindex="0" role="group" aria-label=texts::attempt()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::attempt()}</th>
                        <th scope="col">{texts::result()}</th>
                    </tr>
                </thead>
                <tbody>{proof.attempts.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {(!proof.worker).then(|| view! { <p class="hint">{texts::no_worker()}</p> })}
        {any.then(|| view! { <h4>{texts::in_force()}</h4> })}
        {policies}
    }
}

/// What was asked for.
#[component]
pub(super) fn Requests(
    /// What was tried.
    trial: Trial,
) -> impl IntoView {
    view! {
        <section class="settings-part" aria-labelledby="proof-requests">
            <h3 id="proof-requests">{texts::requests()}</h3>
            <p class="hint">{texts::requests_lead()}</p>
            <div class="row">
                <Button
                    label=texts::list_now()
                    disabled=trial.running
                    on_press=move |()| trial.run()
                />
            </div>
            {move || trial.proof().map(|proof| view! { <Listed requests=proof.requests /> })}
        </section>
    }
}

/// The requests, those that went elsewhere first.
#[component]
fn Listed(
    /// What was asked for.
    requests: Vec<Request>,
) -> impl IntoView {
    let page = address::page();
    let mut rows: Vec<(bool, Request)> = requests
        .into_iter()
        .map(|request| (request.is_foreign(&page), request))
        .collect();
    rows.sort_by_key(|(foreign, request)| (!foreign, request.worker, request.after));
    let foreign = rows.iter().filter(|(foreign, _)| *foreign).count();
    let words = match (rows.len(), foreign) {
        (0, _) => texts::no_requests().to_owned(),
        (all, 0) => texts::all_own(all),
        (_, foreign) => texts::foreign(foreign),
    };
    let row = |(foreign, request): (bool, Request)| {
        let kind = if request.worker {
            texts::worker_kind(&request.kind)
        } else {
            request.kind
        };
        let count = |count: u64| number(usize::try_from(count).unwrap_or(usize::MAX));
        view! {
            <tr class:proof-bad=foreign>
                <th scope="row">{request.address}</th>
                <td>{kind}</td>
                <td class="proof-number">{count(request.bytes)}</td>
                <td class="proof-number">{texts::milliseconds(&count(request.after))}</td>
            </tr>
        }
    };
    view! {
        <p role="status" class="proof-verdict" class:proof-bad={foreign > 0}>
            {words}
        </p>
        <div class="proof-table" tabindex="0" role="group" aria-label=texts::requests()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::address()}</th>
                        <th scope="col">{texts::asked_by()}</th>
                        <th scope="col">{texts::bytes()}</th>
                        <th scope="col">{texts::after()}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
