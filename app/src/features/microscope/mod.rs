//! The rule microscope: what a device does with a rule, why, and in which state it would do something else.

use crate::store::lab;
use leptos::prelude::*;

/// The whole part.
#[component]
pub(crate) fn MicroscopePanel() -> impl IntoView {
    let lab = lab();
    view! {
        <section class="scope" aria-labelledby="scope-heading">
            <div class="rules-head">
                <h2 id="scope-heading">"Microscope"</h2>
            </div>
            <p hidden=move || lab.rule.with(|rule| !rule.is_empty())>"Paste a rule."</p>
        </section>
    }
}
