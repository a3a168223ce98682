use super::row::{Current, called};
use crate::components::{Select, SelectOption, ShowButton};
use crate::model::document::DocumentId;
use crate::model::parameters::{Control, choices, control, value_text, with_value};
use crate::store::studio;
use crate::texts::parameters as texts;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::profile::Value;
use profile_core::view::ParameterRow;

/// The key of "no value" in a list.
const NONE: &str = "\u{0}";

/// The field of the value, after what its values look like.
#[component]
pub(super) fn ValueControl(
    /// Which document.
    id: DocumentId,
    /// The row.
    row: Current,
    /// The document's format.
    format: Memo<SourceFormat>,
) -> impl IntoView {
    let studio = studio();
    let kind = Memo::new(move |_| row.with(|row| row.as_ref().map(control)));
    let set = Callback::new(move |value: String| {
        let Some(row) = row.get_untracked() else {
            return;
        };
        let same = value_text(&row).is_some_and(|text| text == value) && is_set(&row);
        if !same {
            let setting = with_value(&row, format.get_untracked(), Value::set(value));
            studio.set_parameter(id, &setting);
        }
    });
    move || match kind.get() {
        None => ().into_any(),
        Some(Control::List) => view! { <ListControl row=row set=set /> }.into_any(),
        Some(Control::Secret) => view! { <SecretControl row=row set=set /> }.into_any(),
        Some(Control::Lines) => view! { <LinesControl row=row set=set /> }.into_any(),
        Some(Control::Line) => view! { <LineControl row=row set=set mode="text" /> }.into_any(),
        Some(Control::Digits) => {
            view! { <LineControl row=row set=set mode="decimal" /> }.into_any()
        }
        Some(Control::None) => {
            view! { <p class="parameter-value hint">{texts::not_utf8()}</p> }.into_any()
        }
    }
}

fn is_set(row: &ParameterRow) -> bool {
    matches!(row.setting.value, Value::Set(_))
}

fn name(row: Current) -> Signal<String> {
    Signal::derive(move || texts::value_of(&called(row)))
}

fn text(row: Current) -> String {
    row.with(|row| row.as_ref().and_then(value_text))
        .unwrap_or_default()
}

/// What an empty field says: the factory value, where nothing is set.
fn placeholder(row: Current) -> Option<String> {
    row.with(|row| {
        let row = row.as_ref().filter(|row| !is_set(row))?;
        match row.default.as_str() {
            "" => None,
            default => Some(texts::factory(default)),
        }
    })
}

/// One of a few texts.
#[component]
fn ListControl(
    /// The row.
    row: Current,
    /// Takes another value.
    set: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let Some(row) = row.get() else {
            return Vec::new();
        };
        let mut options: Vec<SelectOption> = choices(&row)
            .into_iter()
            .map(|choice| {
                let words = if choice.is_empty() {
                    texts::empty_choice().to_owned()
                } else {
                    choice.clone()
                };
                SelectOption::new(choice, words)
            })
            .collect();
        if !is_set(&row) {
            options.insert(0, SelectOption::new(NONE, texts::factory(&row.default)));
        }
        options
    };
    let chosen = move || match row.get() {
        Some(row) if is_set(&row) => value_text(&row).unwrap_or_default(),
        _ => NONE.to_owned(),
    };
    let choose = move |key: String| {
        if key != NONE {
            set.run(key);
        }
    };
    view! {
        <Select
            class="parameter-value"
            name=name(row)
            options=Signal::derive(options)
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

/// A line.
#[component]
fn LineControl(
    /// The row.
    row: Current,
    /// Takes another value.
    set: Callback<String>,
    /// The keyboard that a small screen shows.
    mode: &'static str,
) -> impl IntoView {
    view! {
        <input
            type="text"
            class="parameter-value code"
            inputmode=mode
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-label=name(row)
            aria-invalid=move || is_troubled(row)
            placeholder=move || placeholder(row)
            prop:value=move || text(row)
            on:change=move |event| set.run(event_target_value(&event))
        />
    }
}

fn is_troubled(row: Current) -> Option<&'static str> {
    row.with(|row| row.as_ref().is_some_and(|row| !row.troubles.is_empty()))
        .then_some("true")
}

/// Several lines.
#[component]
fn LinesControl(
    /// The row.
    row: Current,
    /// Takes another value.
    set: Callback<String>,
) -> impl IntoView {
    view! {
        <textarea
            class="parameter-value code"
            rows="3"
            spellcheck="false"
            aria-label=name(row)
            prop:value=move || text(row)
            on:change=move |event| set.run(event_target_value(&event))
        ></textarea>
    }
}

/// A masked line.
#[component]
fn SecretControl(
    /// The row.
    row: Current,
    /// Takes another value.
    set: Callback<String>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="parameter-value parameter-secret">
            <input
                type=move || if shown.get() { "text" } else { "password" }
                class="code"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-label=name(row)
                prop:value=move || text(row)
                on:change=move |event| set.run(event_target_value(&event))
            />
            <ShowButton name=Signal::derive(move || texts::show_value_of(&called(row))) shown=shown />
        </div>
    }
}
