use crate::components::{Button, Look};
use crate::model::alias_desk::{AliasRow, raised, rows, with_left, with_row, with_target, without};
use crate::platform::dom;
use crate::store::rules_desk;
use leptos::prelude::*;
use profile_core::alias_map::AliasMap;
use profile_core::catalog::Catalog;

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
    let names = Catalog::builtin().entries().iter();
    let options: Vec<_> = names
        .map(|entry| view! { <option value=entry.plain_text.clone()></option> })
        .collect();
    view! {
        <h3>"Entries"</h3>
        <datalist id=TARGETS>{options}</datalist>
        <Show
            when=move || { count.get() > 0 }
            fallback=|| view! { <p class="hint">"No entries yet. Add one, or pick a path of the sample document."</p> }
        >
            <table class="rules-table">
                <thead>
                    <tr>
                        <th scope="col">"Element path"</th>
                        <th scope="col">"Parameter"</th>
                        <th scope="col">
                            <span class="off-screen">"Actions"</span>
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
                label="Add an entry"
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
        listed.with(|rows| rows.get(number).map(side).cloned())
    };
    let left = move || side(|row| &row.left).unwrap_or_default();
    let target = move || side(|row| &row.target).unwrap_or_default();
    let edit = move |change: &dyn Fn(&str) -> String| {
        desk.alias_map.update(|text| *text = change(text));
    };
    let shown = number + 1;
    view! {
        <tr>
            <td>
                <input
                    id=format!("alias-left-{number}")
                    class="code"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=format!("Element path of entry {shown}")
                    prop:value=left
                    on:change=move |event| {
                        let typed = event_target_value(&event);
                        edit(&|text| with_left(text, number, &typed));
                    }
                />
            </td>
            <td>
                <input
                    id=format!("alias-target-{number}")
                    class="code"
                    type="text"
                    list=TARGETS
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=format!("Parameter of entry {shown}")
                    prop:value=target
                    on:change=move |event| {
                        let typed = event_target_value(&event);
                        edit(&|text| with_target(text, number, &typed));
                    }
                />
            </td>
            <td class="rules-actions">
                <Button
                    label="Up"
                    look=Look::Quiet
                    name=format!("Move entry {shown} up")
                    disabled=number == 0
                    on_press=move |()| edit(&|text| raised(text, number))
                />
                <Button
                    label="Remove"
                    look=Look::Quiet
                    name=format!("Remove entry {shown}")
                    on_press=move |()| edit(&|text| without(text, number))
                />
            </td>
        </tr>
    }
}
