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

use crate::components::PartHead;
use crate::store::lab;
use crate::texts::{microscope as texts, rules};
use examples::ExampleList;
use expanded::ExpandedPart;
use field::FieldPart;
use findings::FindingsPart;
use leptos::prelude::*;
use reading::{OutcomeLine, ReadingPart};
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
            <PartHead
                id="scope-heading"
                title=rules::microscope()
                hint=texts::hint()
            />
            <div class="rules-card">
                <FieldPart />
            </div>
            <Show when=move || !empty.get() fallback=|| view! { <Beginning /> }>
                <OutcomeLine />
                <div class="rules-card">
                    <ExpandedPart />
                    <FindingsPart />
                </div>
                <div class="scope-columns">
                    <ReadingPart />
                    <StatePart />
                </div>
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
            <h3 id="scope-begin">{texts::begin()}</h3>
            <p class="hint">{texts::begin_hint()}</p>
            <ExampleList />
        </section>
    }
}
