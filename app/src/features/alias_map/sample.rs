use crate::components::{Button, Look};
use crate::model::alias_desk::{is_markup, is_secret, with_row};
use crate::platform::dom;
use crate::store::{rules_desk, studio};
use crate::texts::{alias_map as texts, number};
use leptos::prelude::*;
use profile_core::alias_map::{AliasMap, Sample, SamplePath, sample};
use profile_core::open_format;

/// The sample document, and the paths in it.
#[component]
pub(super) fn SamplePart(
    /// The map as it is read.
    map: Memo<AliasMap>,
) -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let found = Memo::new(move |_| {
        let text = desk.alias_sample.get();
        map.with(|map| sample(&open_format::parse(text.as_bytes()), map))
    });
    let markup = Memo::new(move |_| {
        let id = studio.chosen_text()?;
        let text = studio.with_document(id, |document| document.text().cloned())??;
        is_markup(&text).then_some(id)
    });
    let take = move |()| {
        if let Some(id) = markup.get_untracked() {
            let text = studio.text(id);
            desk.alias_sample
                .set(String::from_utf8_lossy(&text).into_owned());
        }
    };
    view! {
        <div class="rules-line">
            <h3>{texts::sample()}</h3>
            <Show when=move || markup.get().is_some()>
                <Button label=texts::use_open_document() look=Look::Quiet on_press=take />
            </Show>
        </div>
        <div class="field">
            <label for="alias-sample">{texts::customer_xml()}</label>
            <textarea
                id="alias-sample"
                class="code"
                rows="8"
                autocomplete="off"
                spellcheck="false"
                placeholder="<customer><number>14085551234</number></customer>"
                prop:value=move || desk.alias_sample.get()
                on:input=move |event| desk.alias_sample.set(event_target_value(&event))
            ></textarea>
            <p class="hint">{texts::sample_hint()}</p>
        </div>
        <Paths found=found />
    }
}

/// The paths, each with what it takes to map it.
#[component]
fn Paths(
    /// What the sample document offers.
    found: Memo<Sample>,
) -> impl IntoView {
    let paths = move || found.with(|found| found.paths.clone());
    let left_out = move || found.with(|found| found.left_out);
    view! {
        <Show when=move || found.with(|found| !found.paths.is_empty())>
            <h4 id="alias-paths">{texts::paths()}</h4>
            <p class="hint">
                {texts::paths_hint()}
            </p>
            <ul class="alias-paths" aria-labelledby="alias-paths">
                {move || paths().into_iter().map(|path| view! { <PathRow path=path /> }).collect_view()}
            </ul>
            <p class="hint" hidden=move || left_out() == 0>
                {move || texts::paths_left_out(left_out())}
            </p>
        </Show>
    }
}

/// One path.
#[component]
fn PathRow(
    /// Which.
    path: SamplePath,
) -> impl IntoView {
    let desk = rules_desk();
    let left = path.left.clone().unwrap_or_else(|| path.path.clone());
    let state = match (path.entry, path.ordinary, &path.left) {
        (Some(entry), ..) => texts::entry(entry + 1),
        (None, true, _) => texts::needs_no_entry().to_owned(),
        (None, false, None) => texts::part_of_longer().to_owned(),
        (None, false, Some(_)) => String::new(),
    };
    let times = match path.count {
        1 => String::new(),
        count => format!(" × {}", number(count)),
    };
    let add = move |()| {
        desk.alias_map
            .update(|text| *text = with_row(text, &left, ""));
        let entries = AliasMap::parse(&desk.alias_map.get_untracked()).entries;
        let last = entries.len().saturating_sub(1);
        dom::focus_when_drawn(format!("alias-target-{last}"));
    };
    let secret = desk.alias_map.with(|map| is_secret(&path, map));
    let text = if secret && !path.text.is_empty() {
        "••••••••".to_owned()
    } else {
        path.text.clone()
    };
    let adds = path.entry.is_none() && !path.ordinary;
    let name = texts::add_entry_for(&path.path);
    view! {
        <li class="alias-path">
            <span class="alias-path-words">
                <code>{path.path}</code>
                {times}
                <span class="hint alias-path-text">{text}</span>
            </span>
            <span class="mark alias-state" hidden=state.is_empty()>
                {state.clone()}
            </span>
            {adds.then(|| view! { <Button label=texts::add() look=Look::Quiet name=name on_press=add /> })}
        </li>
    }
}
