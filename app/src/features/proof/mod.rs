//! What the page may do and has done, shown by the browser itself.

mod cases;
mod files;
mod one_file;
mod policy;

use crate::platform::parts;
use crate::texts::proof as texts;
use cases::CasesPart;
use files::Files;
use leptos::prelude::*;
use one_file::OneFile;
use policy::{Policy, Requests, Trial};

/// All of it, one section each.
#[component]
pub(crate) fn ProofView() -> impl IntoView {
    let trial = Trial::new();
    view! {
        <div class="proof">
            <h2>{texts::title()}</h2>
            <p>{texts::lead()}</p>
            <Policy trial=trial />
            <Requests trial=trial />
            {if parts::is_one_file() {
                view! { <OneFile /> }.into_any()
            } else {
                view! { <Files /> }.into_any()
            }}
            <CasesPart />
        </div>
    }
}
