use crate::components::{Button, FindingLine, Prose, ShowButton};
use crate::model::alias_desk::{MappedRow, mapped, profile, result};
use crate::model::arrival::sentence;
use crate::store::{rules_desk, studio};
use crate::texts::{alias_map as texts, of_the_core};
use leptos::prelude::*;
use profile_core::alias_map::{AliasMap, Aliased};
use std::sync::Arc;

/// The document with the map, compared by identity.
#[derive(Clone)]
struct Read(Arc<Aliased>);

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the map makes of the sample document.
#[component]
pub(super) fn ResultPart(
    /// The map as it is read.
    map: Memo<AliasMap>,
) -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let read = Memo::new(move |_| {
        let sample = desk.alias_sample.get();
        Read(Arc::new(map.with(|map| mapped(map, &sample))))
    });
    let shown = move || desk.alias_sample.with(|sample| !sample.trim().is_empty());
    let make = move |()| {
        studio.add_bytes("mapped.xml", &profile(&read.get_untracked().0));
    };
    let settings = move || result(&read.get().0);
    view! {
        <section class="rules-card" aria-labelledby="alias-result" hidden=move || !shown()>
            <div class="rules-line">
                <h3 id="alias-result">{texts::result()}</h3>
                {(!studio.is_framed()).then(|| {
                    view! {
                        <Button
                            label=texts::make_profile()
                            disabled=Signal::derive(move || settings().is_empty())
                            on_press=make
                        />
                    }
                })}
            </div>
            <p class="hint hint-warning" hidden=move || !read.get().0.reading.corrupt>
                {texts::corrupt()}
            </p>
            <Settings settings=Signal::derive(settings) />
            <Explanations map=map read=read />
        </section>
    }
}

/// The parameters that are set.
#[component]
fn Settings(
    /// Each parameter once.
    settings: Signal<Vec<MappedRow>>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let has_secrets = move || settings.with(|rows| rows.iter().any(|row| row.secret));
    let value = move |row: &MappedRow| match &row.value {
        None => texts::unchanged().to_owned(),
        Some(_) if row.secret && !shown.get() => "••••••••".to_owned(),
        Some(value) => value.clone(),
    };
    let row = move |row: MappedRow| {
        let name = row.name.clone();
        let access = row.access;
        view! {
            <tr>
                <th scope="row">
                    <code>{name}</code>
                </th>
                <td>{move || value(&row)}</td>
                <td>{access}</td>
            </tr>
        }
    };
    view! {
        <Show
            when=move || settings.with(|rows| !rows.is_empty())
            fallback=|| view! { <p class="hint">{texts::nothing_set()}</p> }
        >
            <table class="rules-table" aria-labelledby="alias-result">
                <thead>
                    <tr>
                        <th scope="col">{texts::parameter()}</th>
                        <th scope="col">
                            {texts::value()}
                            <Show when=has_secrets>
                                <ShowButton name=texts::show_secrets() shown=shown />
                            </Show>
                        </th>
                        <th scope="col">{texts::access()}</th>
                    </tr>
                </thead>
                <tbody>{move || settings.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Show>
    }
}

/// Why each element is what it is, and what the document shows about the map.
#[component]
fn Explanations(
    /// The map as it is read.
    map: Memo<AliasMap>,
    /// The document with it.
    read: Memo<Read>,
) -> impl IntoView {
    let sentences = move || {
        let read = read.get();
        map.with(|map| {
            let matches = read.0.matches.iter();
            matches.map(|one| one.explanation(map)).collect::<Vec<_>>()
        })
    };
    let findings = move || read.get().0.findings.clone();
    view! {
        <div class="rules-findings" lang=of_the_core()>
            {move || {
                findings()
                    .into_iter()
                    .map(|one| {
                        let path = desk_slice(one.primary.span.start, one.primary.span.end);
                        let help = one.help.as_deref().map(sentence).unwrap_or_default();
                        let words = format!("`{path}`: {} {help}", sentence(&one.headline));
                        view! { <FindingLine severity=one.severity words=words /> }
                    })
                    .collect_view()
            }}
        </div>
        <h4 id="alias-why">{texts::why()}</h4>
        <ul class="alias-why" aria-labelledby="alias-why" lang=of_the_core()>
            {move || {
                sentences()
                    .into_iter()
                    .map(|text| view! { <li><Prose text=text /></li> })
                    .collect_view()
            }}
        </ul>
    }
}

/// A part of the map's text.
fn desk_slice(start: usize, end: usize) -> String {
    let text = rules_desk().alias_map;
    text.with(|text| text.get(start..end).unwrap_or_default().to_owned())
}
