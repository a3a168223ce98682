//! The rule microscope: what a device does with a rule, why, and in which state it would do something else.

mod examples;
mod expanded;
mod field;
mod findings;
mod reading;
mod request;
mod shared;
mod state;
mod table;
mod taking;
mod trace;

use crate::store::lab;
use examples::ExampleList;
use expanded::ExpandedPart;
use field::FieldPart;
use findings::FindingsPart;
use leptos::prelude::*;
use reading::ReadingPart;
use request::RequestPart;
use shared::Shared;
use state::StatePart;
use table::TablePart;
use trace::TracePart;

/// The whole part.
#[component]
pub(crate) fn MicroscopePanel() -> impl IntoView {
    let lab = lab();
    provide_context(Shared::new(lab));
    let empty = Memo::new(move |_| lab.rule.with(|rule| rule.text.is_empty()));
    view! {
        <section class="scope" aria-labelledby="scope-heading">
            <div class="rules-head">
                <h2 id="scope-heading">"Microscope"</h2>
                <p class="hint">
                    "What a device does with a rule, why, and in which state it would do something else."
                </p>
            </div>
            <div class="rules-card">
                <FieldPart />
                <Show when=move || !empty.get()>
                    <ExpandedPart />
                    <FindingsPart />
                </Show>
            </div>
            <Show when=move || !empty.get() fallback=|| view! { <Beginning /> }>
                <StatePart />
                <ReadingPart />
                <RequestPart />
                <TracePart />
                <TablePart />
            </Show>
        </section>
    }
}

/// What to do while there is no rule.
#[component]
fn Beginning() -> impl IntoView {
    view! {
        <section class="rules-card" aria-labelledby="scope-begin">
            <h3 id="scope-begin">"Begin here"</h3>
            <p class="hint">
                "Paste or type a rule above, take one from an open profile, or try one of the guide's examples:"
            </p>
            <ExampleList />
        </section>
    }
}
