use super::reading::show;
use super::shared::shared;
use crate::components::{Button, Check, Look};
use crate::model::lab::truth::{MOST_COLUMNS, Row, TruthTable, truth_table};
use crate::texts::microscope as texts;
use leptos::prelude::*;

/// What the rule does for each combination of the values that matter.
#[component]
pub(super) fn TablePart() -> impl IntoView {
    let shared = shared();
    let lab = shared.lab;
    let wanted = RwSignal::new(None::<Vec<String>>);
    let table = Memo::new(move |_| {
        // It follows what the rule can do, so that it is not made anew with each letter.
        shared.reach.track();
        let (rule, device) = (lab.rule.get_untracked(), lab.device.get_untracked());
        let level = lab.level.get();
        wanted.with(|wanted| truth_table(&rule, level, &device, wanted.as_deref()))
    });
    let offered = Memo::new(move |_| table.with(|table| table.offered.clone()));
    let shown = move || {
        let faulty = lab.read.with(|rule| rule.is_faulty());
        !faulty && table.with(|table| !table.offered.is_empty())
    };
    view! {
        <Show when=shown>
            <section class="rules-card" aria-labelledby="scope-table">
                <h3 id="scope-table">{texts::truth_table()}</h3>
                <p class="hint">{texts::truth_table_hint()}</p>
                <fieldset class="choice">
                    <legend>{texts::variables()}</legend>
                    <For each=move || offered.get() key=Clone::clone let(name)>
                        <Column name=name table=table wanted=wanted />
                    </For>
                </fieldset>
                <Rows table=table />
            </section>
        </Show>
    }
}

/// The switch of one column.
#[component]
fn Column(
    /// The variable.
    name: String,
    /// The table.
    table: Memo<TruthTable>,
    /// The variables that are wanted.
    wanted: RwSignal<Option<Vec<String>>>,
) -> impl IntoView {
    let own = name.clone();
    let checked = move || table.with(|table| table.columns.contains(&own));
    let label = name.clone();
    let switch = move |on: bool| {
        let mut columns = table.with_untracked(|table| table.columns.clone());
        columns.retain(|one| *one != name);
        if on {
            columns.truncate(MOST_COLUMNS - 1);
            columns.push(name.clone());
        }
        wanted.set(Some(columns));
    };
    view! { <Check label=label checked=Signal::derive(checked) on_switch=switch /> }
}

/// The rows.
#[component]
fn Rows(
    /// The table.
    table: Memo<TruthTable>,
) -> impl IntoView {
    let heads = move || {
        let names = table.with(|table| table.columns.clone());
        names
            .into_iter()
            .map(|name| view! { <th scope="col">{name}</th> })
            .collect_view()
    };
    let rows = move || {
        let rows = table.with(|table| table.rows.clone());
        rows.into_iter()
            .enumerate()
            .map(|(number, row)| draw(number, row))
            .collect_view()
    };
    let left_out = move || table.with(|table| table.left_out);
    view! {
        <Show when=move || table.with(|table| !table.columns.is_empty())>
            <div class="scope-table">
                <table class="rules-table" aria-labelledby="scope-table">
                    <thead>
                        <tr>
                            {heads}
                            <th scope="col">{texts::what_happens()}</th>
                            <th scope="col"><span class="off-screen">{texts::state()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
        <p class="hint" hidden=move || left_out() == 0>
            {move || texts::more_combinations(left_out())}
        </p>
    }
}

/// One combination. A press of its button is a click on its row.
fn draw(number: usize, row: Row) -> impl IntoView {
    let shared = shared();
    let class = match (row.fails, row.taken) {
        (true, _) => "scope-case scope-case-fails",
        (false, Some(0)) => "scope-case scope-case-first",
        (false, Some(_)) => "scope-case scope-case-later",
        (false, None) => "scope-case",
    };
    let cells = row.values.iter().map(|value| {
        if value.is_empty() {
            view! { <td><em>{texts::empty()}</em></td> }.into_any()
        } else {
            view! { <td><code>{value.clone()}</code></td> }.into_any()
        }
    });
    let cells = cells.collect_view();
    let state = row.device;
    let name = texts::set_name(number + 1);
    let own = state.clone();
    let kept = shared.lab.kept;
    let is_own = Memo::new(move |_| kept.with(|kept| kept.as_ref() == Some(&own)));
    let mark = move || {
        if kept.with(Option::is_some) {
            texts::shown_now()
        } else {
            texts::your_device()
        }
    };
    let button = if row.current {
        view! { <span class="hint">{mark}</span> }.into_any()
    } else {
        view! {
            <Button
                label=texts::set()
                look=Look::Quiet
                name=name
                on_press=|()| ()
            />
        }
        .into_any()
    };
    let current = row.current;
    view! {
        <tr
            class=class
            aria-current=current.then_some("true")
            on:click=move |_| show(shared, state.clone())
        >
            {cells}
            <td>{row.outcome}</td>
            <td class="rules-actions">
                <Show when=move || is_own.get()>
                    <span class="hint">{texts::your_device()}</span>
                </Show>
                {button}
            </td>
        </tr>
    }
}
