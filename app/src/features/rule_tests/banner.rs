use crate::components::{Button, Look, Prose};
use crate::store::{Arrival, lab, studio, trials};
use leptos::prelude::*;
use profile_core::redaction::has_holes;

/// That another rule than one's own draft is shown, and the way back; and that a rule came without its secrets.
#[component]
pub(crate) fn LinkBanner() -> impl IntoView {
    let studio = studio();
    let (lab, trials) = (lab(), trials());
    let arrival = Memo::new(move |_| trials.draft.with(|draft| Some(draft.as_ref()?.arrival)));
    let linked = move || arrival.get() == Some(Arrival::Link);
    let name = move || {
        if linked() {
            "Rule of a link"
        } else {
            "Your draft waits"
        }
    };
    let words = move || {
        if linked() {
            "This rule came with a link and is not stored: reloading the page forgets it, so keep it first. Your own draft is kept as it was."
        } else {
            "Another rule is shown in the place of your draft. The draft is kept, with its tests."
        }
    };
    let keep = move || {
        if linked() {
            "Keep this rule"
        } else {
            "Go on with this rule"
        }
    };
    let holes = Memo::new(move |_| lab.rule.with(|rule| has_holes(rule.text.as_bytes())));
    view! {
        <Show when=move || arrival.get().is_some()>
            <section class="link-banner" aria-label=name>
                <p>{words}</p>
                <div class="row">
                    <Button label="Back to my draft" on_press=move |()| studio.back_to_draft() />
                    <Button
                        label=Signal::derive(move || keep().to_owned())
                        look=Look::Quiet
                        hint="Your draft moves to the kept rules"
                        on_press=move |()| studio.keep_waiting()
                    />
                </div>
            </section>
        </Show>
        <Show when=move || holes.get()>
            <section class="link-banner" aria-label="Secrets left out of the rule">
                <p>
                    <Prose text="A key or another secret was left out of this rule when it was shared or stored. `[[secret:1]]` or the like stands in its place: type the secret there. Until then no device could use the rule." />
                </p>
            </section>
        </Show>
    }
}
