//! Alias maps: the map as a table and as text, a sample document beside it, and what comes of both.

mod result;
mod sample;
mod table;
mod target;

use crate::components::{Button, FindingLine, Look, PartHead};
use crate::model::arrival::sentence;
use crate::model::catalogue::catalogue;
use crate::store::{RulesDesk, rules_desk};
use crate::texts::{alias_map as texts, number, of_the_core};
use leptos::prelude::*;
use profile_core::alias_map::{AliasMap, MOST_ENTRIES};
use profile_core::diagnostic::{Diagnostic, apply_fixes};
use result::ResultPart;
use sample::SamplePart;
use table::TablePart;
use target::TargetPart;

/// The whole part.
#[component]
pub(crate) fn AliasMapPanel() -> impl IntoView {
    let desk = rules_desk();
    let map = Memo::new(move |_| desk.alias_map.with(|text| AliasMap::parse(text)));
    view! {
        <section class="alias" aria-labelledby="alias-heading">
            <PartHead
                id="alias-heading"
                title=texts::title()
                hint=texts::hint()
            />
            <div class="rules-columns">
                <div class="rules-card">
                    <TablePart map=map />
                    <MapText map=map />
                </div>
                <div class="rules-card">
                    <SamplePart map=map />
                </div>
            </div>
            <ResultPart map=map />
            <TargetPart map=map />
        </section>
    }
}

/// The map as text, and what is to be said of it.
#[component]
fn MapText(
    /// The map as it is read.
    map: Memo<AliasMap>,
) -> impl IntoView {
    let desk = rules_desk();
    let findings = Memo::new(move |_| found(desk, &map.get()));
    let used = move || {
        let count = map.with(|map| map.entries.len());
        texts::entries_used(&number(count), &number(MOST_ENTRIES))
    };
    view! {
        <div class="field">
            <label for="alias-text">{texts::map_as_text()}</label>
            <textarea
                id="alias-text"
                class="code"
                rows="5"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="alias-used"
                placeholder="/customer/number = /flat-profile/User_ID_1_ ;"
                prop:value=move || desk.alias_map.get()
                on:input=move |event| desk.alias_map.set(event_target_value(&event))
            ></textarea>
            <p id="alias-used" class="hint" role="status">
                {used}
            </p>
        </div>
        <div class="rules-findings" lang=of_the_core()>
            {move || findings.get().into_iter().map(finding_line).collect_view()}
        </div>
    }
}

fn found(desk: RulesDesk, map: &AliasMap) -> Vec<Diagnostic> {
    desk.alias_map.with(|text| map.check(text, &catalogue()))
}

/// A finding with the button that mends it.
fn finding_line(diagnostic: Diagnostic) -> impl IntoView {
    let desk = rules_desk();
    let severity = diagnostic.severity;
    let help = diagnostic.help.as_deref().map(sentence).unwrap_or_default();
    let words = format!("{} {help}", sentence(&diagnostic.headline));
    let title = diagnostic.fix.as_ref().map(|fix| fix.title.clone());
    let mend = move |()| {
        let text = desk.alias_map.get_untracked();
        let mended = apply_fixes(text.as_bytes(), std::slice::from_ref(&diagnostic));
        if let Some(mended) = mended.ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            desk.alias_map.set(mended);
        }
    };
    view! {
        <FindingLine severity=severity words=words>
            {title.map(|title| view! { <Button label=title look=Look::Quiet on_press=mend /> })}
        </FindingLine>
    }
}
