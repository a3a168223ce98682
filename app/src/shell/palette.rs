use super::questions::HEADING;
use crate::actions::{self, ACTIONS};
use crate::model::document::DocumentId;
use crate::model::frame::Feature;
use crate::model::fuzzy::rank;
use crate::model::reference::{Area, Item, list};
use crate::model::route::Route;
use crate::platform::{dom, events};
use crate::store::{Studio, studio};
use crate::texts::{frame, of_the_core, questions as texts};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How many rows are shown at most.
const SHOWN: usize = 40;
/// The id of the list.
const LIST: &str = "palette-list";

/// What a row leads to.
#[derive(Clone, PartialEq, Eq)]
enum Target {
    Action(&'static str),
    Document(DocumentId),
    Article(Area, String),
}

/// A row of the list.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    target: Target,
    label: String,
    /// Its shortcuts, or what it is.
    note: String,
    is_shortcut: bool,
    enabled: bool,
}

/// Everything that fits the query, the best first.
fn find(studio: Studio, query: &str, entries: &[(Area, Item)]) -> Vec<Found> {
    let mut found: Vec<(usize, Found)> = Vec::new();
    let offered = ACTIONS
        .iter()
        .filter(|action| actions::is_offered(studio, action));
    for action in offered.filter(|action| action.id != "palette") {
        let label = actions::label(studio, action);
        if let Some(rank) = rank(query, label) {
            let row = Found {
                target: Target::Action(action.id),
                label: label.to_owned(),
                note: action.keys.join(frame::or()),
                is_shortcut: !action.keys.is_empty(),
                enabled: actions::is_enabled(studio, action),
            };
            found.push((rank, row));
        }
    }
    let link = |target, label: String, note: &str| Found {
        target,
        label,
        note: note.to_owned(),
        is_shortcut: false,
        enabled: true,
    };
    studio.workspace.with(|workspace| {
        for document in &workspace.documents {
            let label = texts::go_to(&document.name);
            if let Some(rank) = rank(query, &document.name).or_else(|| rank(query, &label)) {
                found.push((
                    rank,
                    link(Target::Document(document.id), label, texts::document()),
                ));
            }
        }
    });
    // One letter is in almost every entry.
    let letters = query.chars().filter(|c| c.is_alphanumeric()).count();
    if letters > 1 && studio.has(Feature::Reference) {
        for (area, item) in entries {
            if let Some(rank) = rank(query, &item.title) {
                let target = Target::Article(*area, item.id.clone());
                found.push((rank, link(target, item.title.clone(), area.singular())));
            }
        }
    }
    found.sort_by_key(|(rank, _)| if query.is_empty() { 0 } else { *rank });
    found.truncate(SHOWN);
    found.into_iter().map(|(_, row)| row).collect()
}

fn choose(studio: Studio, row: Found) {
    if !row.enabled {
        return;
    }
    studio.close_dialog_then(move || match &row.target {
        Target::Action(id) => actions::run(studio, id),
        Target::Document(id) => {
            studio.choose(*id);
            events::after(0, move || studio.focus_view());
        }
        Target::Article(area, id) => {
            studio.visit(Route::entry(*area, id));
            events::after(0, move || studio.focus_view());
        }
    });
}

/// Everything that can be done, the documents and the reference, by a few letters.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let studio = studio();
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let entries = StoredValue::new(
        Area::ALL
            .into_iter()
            .flat_map(|area| list(area, "").into_iter().map(move |item| (area, item)))
            .collect::<Vec<_>>(),
    );
    let found = Memo::new(move |_| {
        entries.with_value(|entries| query.with(|query| find(studio, query.trim(), entries)))
    });
    let on_key = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let here = at.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => (here + 1) % count.max(1),
            "ArrowUp" => here.checked_sub(1).unwrap_or(count.saturating_sub(1)),
            "Enter" => {
                event.prevent_default();
                if let Some(row) = found.with_untracked(|found| found.get(here).cloned()) {
                    choose(studio, row);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(next);
        dom::scroll_into_view(&option_id(next));
    };
    let rows = move || {
        let found = found.get().into_iter().enumerate();
        found
            .map(|(index, row)| view! { <Row row=row index=index at=at /> })
            .collect_view()
    };
    view! {
        <h2 id=HEADING class="off-screen">{texts::find()}</h2>
        <div class="field">
            <label for="palette-query">{texts::find_what()}</label>
            <input
                id="palette-query"
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-activedescendant=move || {
                    found.with(|found| !found.is_empty()).then(|| option_id(at.get()))
                }
                on:keydown=on_key
                on:input=move |event| {
                    at.set(0);
                    query.set(event_target_value(&event));
                }
            />
        </div>
        <ul id=LIST class="palette" role="listbox" aria-label=texts::found()>
            {rows}
        </ul>
        <p class="hint" role="status">
            {move || match found.with(Vec::len) {
                0 => texts::nothing_found(),
                _ => texts::palette_keys(),
            }}
        </p>
    }
}

/// One row.
#[component]
fn Row(
    /// What it shows.
    row: Found,
    /// Which one it is.
    index: usize,
    /// Which one is chosen.
    at: RwSignal<usize>,
) -> impl IntoView {
    let studio = studio();
    let enabled = row.enabled;
    // What the reference calls its entries is English.
    let lang = match row.target {
        Target::Article(..) => of_the_core(),
        _ => None,
    };
    let note = match (enabled, row.is_shortcut) {
        (false, _) => view! { <span class="palette-note">{texts::not_now()}</span> }.into_any(),
        (true, true) => view! { <kbd>{row.note.clone()}</kbd> }.into_any(),
        (true, false) => view! { <span class="palette-note">{row.note.clone()}</span> }.into_any(),
    };
    view! {
        <li
            role="option"
            id=option_id(index)
            class="palette-row"
            aria-selected=move || (at.get() == index).to_string()
            aria-disabled=(!enabled).then_some("true")
            on:click={
                let row = row.clone();
                move |_| choose(studio, row.clone())
            }
        >
            <span class="palette-label" lang=lang>{row.label.clone()}</span>
            {note}
        </li>
    }
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
}
