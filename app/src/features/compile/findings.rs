use super::form::Form;
use crate::components::FindingLine;
use crate::model::arrival::sentences;
use crate::model::compiling::mended;
use crate::platform::dom;
use crate::texts::{compile as texts, of_the_core};
use leptos::prelude::*;
use profile_core::diagnostic::Fix;
use profile_core::profile_compiler::{Field, FieldFinding};

/// The id of the field for the hardware address.
pub(super) const TARGET_FIELD: &str = "compile-target";

/// What is to be said of one field, below it.
#[component]
pub(super) fn Findings(
    /// What is chosen.
    form: Form,
    /// Which field.
    field: Field,
    /// The id by which the field is described.
    id: &'static str,
) -> impl IntoView {
    let found = Memo::new(move |_| form.findings_of(field));
    let rows = move || {
        let found = found.get().into_iter();
        found
            .map(|found| view! { <FindingRow form=form found=found /> })
            .collect_view()
    };
    view! {
        <div id=id class="findings" role="status">
            {rows}
        </div>
    }
}

/// One of these, with its mend.
#[component]
fn FindingRow(
    /// What is chosen.
    form: Form,
    /// What is to be said.
    found: FieldFinding,
) -> impl IntoView {
    let fix = found
        .diagnostic
        .fix
        .clone()
        .filter(|_| found.field == Field::Target);
    let fix = fix.map(|fix| {
        let title = fix.title.clone();
        view! {
            <button type="button" class="button problem-fix" on:click=move |_| mend(form, &fix)>
                <span>{texts::fix()} <span lang=of_the_core()>{title}</span></span>
            </button>
        }
    });
    view! {
        <FindingLine severity=found.diagnostic.severity words=sentences(&found.diagnostic)>
            {fix}
        </FindingLine>
    }
}

/// Only the address has mends: a mend of a secret would show it.
fn mend(form: Form, fix: &Fix) {
    form.options.update(|options| {
        if let Some(address) = &mut options.target {
            *address = mended(address, fix);
        }
    });
    dom::focus(TARGET_FIELD);
}
