use crate::components::{Button, Look};
use crate::model::alias_desk::{AliasRow, raised, rows, with_left, with_row, with_target, without};
use crate::model::catalogue::catalogue;
use crate::platform::dom;
use crate::store::rules_desk;
use crate::texts::alias_map as texts;
use leptos::prelude::*;
use profile_core::alias_map::AliasMap;

/// The id of the list of parameters that targets are picked from.
const TARGETS: &str = "alias-targets";

/// The map as a table: one row an entry.
#[component]
pub(super) fn TablePart(
    /// The map as it is read.
    map: Memo<AliasMap>,
) -> impl IntoView {
    let desk = rules_desk();
    let count = Memo::new(move |_| map.with(|map| map.entries.len()));
    let listed = Memo::new(move |_| desk.alias_map.with(|text| rows(text)));
    let known = catalogue();
    let names = known.entries().iter();
    let options: Vec<_> = names
        .map(|entry| view! { <option value=entry.plain_text.clone()></option> })
        .collect();
    view! {
        <h3>{texts::entries()}</h3>
        <datalist id=TARGETS>{options}</datalist>
        <Show
            when=move || { count.get() > 0 }
            fallback=|| view! { <p class="hint">{texts::no_entries()}</p> }
        >
            <table class="rules-table">
                <thead>
                    <tr>
                        <th scope="col">{texts::element_path()}</th>
                        <th scope="col">{texts::parameter()}</th>
                        <th scope="col">
                            <span class="off-screen">{texts::actions()}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..count.get() key=|number| *number let(number)>
                        <Row number=number listed=listed />
                    </For>
                </tbody>
            </table>
        </Show>
        <div class="row">
            <Button
                label=texts::add_entry()
                on_press=move |()| {
                    desk.alias_map.update(|text| *text = with_row(text, "/", ""));
                    let last = count.get_untracked().saturating_sub(1);
                    dom::focus_when_drawn(format!("alias-left-{last}"));
                }
            />
        </div>
    }
}

/// One entry.
#[component]
fn Row(
    /// Its number from 0.
    number: usize,
    /// All rows.
    listed: Memo<Vec<AliasRow>>,
) -> impl IntoView {
    let desk = rules_desk();
    let side = move |side: fn(&AliasRow) -> &String| {
        Signal::derive(move || {
            listed.with(|rows| rows.get(number).map(side).cloned().unwrap_or_default())
        })
    };
    let edit = move |change: &dyn Fn(&str) -> String| {
        desk.alias_map.update(|text| *text = change(text));
    };
    let shown = number + 1;
    view! {
        <tr>
            <td>
                <SideField
                    id=format!("alias-left-{number}")
                    label=texts::element_path()
                    described=texts::path_of_entry(shown)
                    number=number
                    value=side(|row| &row.left)
                    with_typed=with_left
                />
            </td>
            <td>
                <SideField
                    id=format!("alias-target-{number}")
                    label=texts::parameter()
                    described=texts::parameter_of_entry(shown)
                    number=number
                    value=side(|row| &row.target)
                    with_typed=with_target
                    list=TARGETS
                />
            </td>
            <td class="rules-actions">
                <Button
                    label=texts::up()
                    look=Look::Quiet
                    name=texts::move_up(shown)
                    disabled=number == 0
                    on_press=move |()| edit(&|text| raised(text, number))
                />
                <Button
                    label=texts::remove()
                    look=Look::Quiet
                    name=texts::remove_entry(shown)
                    on_press=move |()| edit(&|text| without(text, number))
                />
            </td>
        </tr>
    }
}

/// What is being typed, and the map from before: each key is a change of that one.
#[derive(Clone)]
struct Typing {
    before: String,
    typed: String,
}

/// One side of an entry. The map follows each key; the field keeps what is typed until it is left, and then shows it
/// as the map says it.
#[component]
fn SideField(
    /// Its id.
    id: String,
    /// What it is called on screens where the table has no head.
    label: &'static str,
    /// What it is called to those who hear it.
    described: String,
    /// The number of the entry from 0.
    number: usize,
    /// The side as the map says it.
    value: Signal<String>,
    /// The map with another text in this side of an entry.
    with_typed: fn(&str, usize, &str) -> String,
    /// The id of a list to pick from.
    #[prop(optional)]
    list: Option<&'static str>,
) -> impl IntoView {
    let desk = rules_desk();
    let typing = RwSignal::new(None::<Typing>);
    let shown = move || typing.with(|one| one.as_ref().map(|one| one.typed.clone()));
    let follow = move |typed: String| {
        let before = typing.with_untracked(|one| one.as_ref().map(|one| one.before.clone()));
        let before = before.unwrap_or_else(|| desk.alias_map.get_untracked());
        let map = with_typed(&before, number, &typed);
        typing.set(Some(Typing { before, typed }));
        desk.alias_map.set(map);
    };
    view! {
        <span class="alias-label" aria-hidden="true">
            {label}
        </span>
        <input
            id=id
            class="code"
            type="text"
            list=list
            autocomplete="off"
            spellcheck="false"
            aria-label=described
            prop:value=move || shown().unwrap_or_else(|| value.get())
            on:input=move |event| follow(event_target_value(&event))
            on:change=move |_| typing.set(None)
            on:blur=move |_| typing.set(None)
        />
    }
}
