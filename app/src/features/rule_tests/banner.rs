use crate::components::{Button, Look, Prose};
use crate::store::{Arrival, lab, studio, trials};
use crate::texts::rule_tests as texts;
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
            texts::rule_of_link()
        } else {
            texts::draft_waits()
        }
    };
    let words = move || {
        if linked() {
            texts::rule_of_link_words()
        } else {
            texts::draft_waits_words()
        }
    };
    let keep = move || {
        if linked() {
            texts::keep_this_rule()
        } else {
            texts::go_on()
        }
    };
    let holes = Memo::new(move |_| lab.rule.with(|rule| has_holes(rule.text.as_bytes())));
    view! {
        <Show when=move || arrival.get().is_some()>
            <section class="link-banner" aria-label=name>
                <p>{words}</p>
                <div class="row">
                    <Button label=texts::back_to_draft() on_press=move |()| studio.back_to_draft() />
                    <Button
                        label=Signal::derive(move || keep().to_owned())
                        look=Look::Quiet
                        hint=texts::draft_moves()
                        on_press=move |()| studio.keep_waiting()
                    />
                </div>
            </section>
        </Show>
        <Show when=move || holes.get()>
            <section class="link-banner" aria-label=texts::secrets_left_out()>
                <p>
                    <Prose text=texts::secrets_left_out_words() />
                </p>
            </section>
        </Show>
    }
}
