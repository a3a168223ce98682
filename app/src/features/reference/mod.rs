//! The reference: an area, its list with a search, and the article that is open.

mod article;

use crate::components::{PORTION, ShowMore};
use crate::model::reference::{Area, Item, list, remark};
use crate::model::route::Route;
use crate::store::studio;
use crate::texts::{of_the_core, reference as texts};
use article::ArticleBox;
use leptos::prelude::*;

/// The whole view.
#[component]
pub(crate) fn ReferenceView() -> impl IntoView {
    let studio = studio();
    let place = Memo::new(move |before: Option<&(Area, Option<String>)>| {
        studio.route().with(|route| match route {
            Route::Reference { area, entry } => (*area, entry.clone()),
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let area = Memo::new(move |_| place.get().0);
    let entry = Memo::new(move |_| place.get().1);
    view! {
        <div class="reference" class:reference-reads=move || entry.with(Option::is_some)>
            <Areas area=area />
            <Entries area=area entry=entry />
            {move || view! { <ArticleBox area=area.get() entry=entry.get() /> }}
        </div>
    }
}

/// The areas.
#[component]
fn Areas(
    /// The one that is shown.
    #[prop(into)]
    area: Signal<Area>,
) -> impl IntoView {
    let links = Area::ALL.map(|one| {
        view! {
            <li>
                <a
                    class="side-link"
                    href=Route::area(one).fragment()
                    aria-current=move || (area.get() == one).then_some("true")
                >
                    {one.label()}
                </a>
            </li>
        }
    });
    view! {
        <nav class="reference-areas" aria-labelledby="reference-heading">
            <h2 id="reference-heading">{texts::title()}</h2>
            <ul>{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// The list of an area.
#[component]
fn Entries(
    /// Which area.
    #[prop(into)]
    area: Signal<Area>,
    /// The entry that is open.
    #[prop(into)]
    entry: Signal<Option<String>>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let limit = RwSignal::new(PORTION);
    let found = Memo::new(move |_| words.with(|words| list(area.get(), words)));
    let shown = move || {
        let area = area.get();
        let drawn = limit.get();
        found.with(|found| {
            let first = found.iter().take(drawn);
            first.map(|item| (area, item.clone())).collect::<Vec<_>>()
        })
    };
    let counted = move || match found.with(Vec::len) {
        0 => texts::nothing_found().to_owned(),
        count => texts::entries(count),
    };
    view! {
        <section class="reference-list" aria-label=move || area.get().label()>
            <div class="reference-search">
                <div class="field">
                    <label for="reference-words">
                        {move || texts::search_in(&area.get().label().to_lowercase())}
                    </label>
                    <input
                        id="reference-words"
                        type="search"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=move || words.get()
                        on:input=move |event| {
                            limit.set(PORTION);
                            words.set(event_target_value(&event));
                        }
                    />
                </div>
                <p class="hint" role="status">
                    {counted}
                    {move || {
                        words
                            .with(|words| remark(area.get(), words))
                            .map(|remark| format!(". {remark}"))
                    }}
                </p>
            </div>
            <ul class="reference-entries">
                <For each=shown key=Clone::clone let(row)>
                    <EntryRow area=row.0 item=row.1 entry=entry />
                </For>
            </ul>
            <ShowMore total=Signal::derive(move || found.with(Vec::len)) limit=limit />
        </section>
    }
}

/// One entry of the list.
#[component]
fn EntryRow(
    /// Its area.
    area: Area,
    /// What it shows.
    item: Item,
    /// The entry that is open.
    #[prop(into)]
    entry: Signal<Option<String>>,
) -> impl IntoView {
    let href = Route::entry(area, &item.id).fragment();
    let id = item.id;
    view! {
        <li>
            <a
                class="reference-entry"
                lang=of_the_core()
                href=href
                aria-current=move || {
                    entry.with(|entry| entry.as_ref() == Some(&id)).then_some("true")
                }
            >
                <span class="reference-title">{item.title}</span>
                <span class="reference-note">{item.note}</span>
            </a>
        </li>
    }
}
