use super::shared::{Shared, shared};
use crate::components::{Button, FindingLine, Look};
use crate::model::arrival::sentences;
use crate::texts::{microscope as texts, of_the_core};
use leptos::prelude::*;
use profile_core::diagnostic::{Diagnostic, apply_fixes};

/// What is to be said of the rule, each finding with the way to its place and its mend.
#[component]
pub(super) fn FindingsPart() -> impl IntoView {
    let shared = shared();
    let found = Memo::new(move |_| {
        shared
            .lab
            .evaluation
            .with(|found| found.diagnostics.clone())
    });
    let row = move |finding: Diagnostic| finding_line(shared, finding);
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <section class="scope-findings" aria-label=texts::findings()>
                {move || found.get().into_iter().take(40).map(row).collect_view()}
            </section>
        </Show>
    }
}

fn finding_line(shared: Shared, finding: Diagnostic) -> impl IntoView {
    let words = sentences(&finding);
    let severity = finding.severity;
    let place = finding.primary.span;
    let written = shared
        .lab
        .read
        .with_untracked(|rule| rule.slice(place).to_owned());
    let short: String = written.chars().take(40).collect();
    let name = if short.is_empty() {
        texts::show_place_of(&finding.headline)
    } else {
        texts::show_in_rule(&short)
    };
    let title = finding.fix.as_ref().map(|fix| fix.title.replace('`', ""));
    let mend = move |()| {
        let text = shared.lab.rule.with_untracked(|rule| rule.text.clone());
        let mended = apply_fixes(text.as_bytes(), std::slice::from_ref(&finding));
        if let Some(mended) = mended.ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            shared.retype(&mended);
        }
    };
    view! {
        <FindingLine severity=severity words=words>
            <Button
                label=texts::show()
                look=Look::Quiet
                name=name
                on_press=move |()| shared.go_to(place)
            />
            {title.map(|title| view! { <span lang=of_the_core()><Button label=title on_press=mend /></span> })}
        </FindingLine>
    }
}
