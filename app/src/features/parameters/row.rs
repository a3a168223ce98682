use super::Table;
use super::details::Details;
use super::value::ValueControl;
use crate::components::{Icon, Picture, Prose, Select, SelectOption};
use crate::model::document::DocumentId;
use crate::model::parameters::{
    ListedRow, access_key, access_words, accesses, with_access, with_value,
};
use crate::store::studio;
use crate::texts::{of_the_core, parameters as texts, problems};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use profile_core::document::SourceFormat;
use profile_core::profile::{UserAccess, Value};
use profile_core::view::{ParameterRow, RowState};

/// A row as it is now.
pub(super) type Current = Memo<Option<ParameterRow>>;

/// One parameter.
#[component]
pub(super) fn Row(
    /// Which document.
    id: DocumentId,
    /// Which parameter.
    listed: ListedRow,
    /// The rows.
    table: Table,
) -> impl IntoView {
    let ListedRow { name, heading } = listed;
    let row: Current = Memo::new(move |_| table.with(|table| table.as_ref()?.row(&name).cloned()));
    let format = Memo::new(move |_| {
        table.with(|table| {
            table
                .as_ref()
                .map_or(SourceFormat::OpenFormat, |table| table.format)
        })
    });
    let state = move || row.with(|row| row.as_ref().map_or("", |row| state_class(row.state)));
    let open = RwSignal::new(false);
    view! {
        <li class=move || format!("parameter {}", state())>
            {heading.map(|heading| view! { <h4 class="parameters-section" lang=of_the_core()>{heading}</h4> })}
            <div class="parameter-line">
                <Name row=row open=open />
                <fieldset class="parameter-fields" disabled=studio().is_readonly()>
                    <ValueControl id=id row=row format=format />
                    <StateChoice id=id row=row format=format />
                    <AccessChoice id=id row=row format=format />
                </fieldset>
            </div>
            <Troubles row=row />
            <Show when=move || open.get()>
                <Details id=id row=row table=table />
            </Show>
        </li>
    }
}

fn state_class(state: RowState) -> &'static str {
    match state {
        RowState::Absent => "parameter-absent",
        RowState::Unchanged => "parameter-unchanged",
        RowState::Factory => "parameter-factory",
        RowState::Changed => "parameter-changed",
    }
}

/// The name in plain text.
pub(super) fn called(row: Current) -> String {
    row.with(|row| {
        row.as_ref()
            .map(|row| row.plain_text.clone())
            .unwrap_or_default()
    })
}

/// The name, a picture if something is wrong, and the button for more.
#[component]
fn Name(
    /// The row.
    row: Current,
    /// Whether more is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let worst = move || row.with(|row| row.as_ref().and_then(|row| row.worst));
    let mark = move || {
        worst().map(|severity| {
            let (picture, class, words) = match severity {
                Severity::Error => (Picture::Error, "error", problems::error()),
                Severity::Warning => (Picture::Warning, "warning", problems::warning()),
                Severity::Information => (Picture::Note, "note", problems::note()),
            };
            view! {
                <span class=format!("parameter-mark parameter-{class}")>
                    <Icon picture />
                    <span class="off-screen">{words}</span>
                </span>
            }
        })
    };
    view! {
        <p class="parameter-name">
            <code>{move || called(row)}</code>
            {mark}
            <button
                type="button"
                class="button button-quiet parameter-more"
                aria-expanded=move || open.get().to_string()
                aria-label=move || texts::details_of(&called(row))
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || if open.get() { texts::less() } else { texts::details() }}
            </button>
        </p>
    }
}

/// What is wrong, in place.
#[component]
fn Troubles(
    /// The row.
    row: Current,
) -> impl IntoView {
    let troubles = move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.troubles.clone())
                .unwrap_or_default()
        })
    };
    let list = move || {
        troubles()
            .into_iter()
            .map(|trouble| view! { <li><Prose text=trouble /></li> })
            .collect_view()
    };
    view! {
        <ul class="parameter-troubles" lang=of_the_core() hidden=move || troubles().is_empty()>
            {list}
        </ul>
    }
}

const ABSENT: &str = "absent";
const UNCHANGED: &str = "unchanged";
const SET: &str = "set";

/// Not in the profile, left as it is, or set.
#[component]
fn StateChoice(
    /// Which document.
    id: DocumentId,
    /// The row.
    row: Current,
    /// The document's format.
    format: Memo<SourceFormat>,
) -> impl IntoView {
    let studio = studio();
    let options = vec![
        SelectOption::new(ABSENT, texts::not_mentioned()),
        SelectOption::new(UNCHANGED, texts::left_as_it_is()),
        SelectOption::new(SET, texts::set()),
    ];
    let key = move || {
        let state = row.with(|row| row.as_ref().map(|row| row.state));
        match state {
            None | Some(RowState::Absent) => ABSENT,
            Some(RowState::Unchanged) => UNCHANGED,
            Some(RowState::Factory | RowState::Changed) => SET,
        }
        .to_owned()
    };
    let choose = move |key: String| {
        let Some(row) = row.get_untracked() else {
            return;
        };
        let value = match key.as_str() {
            ABSENT => return studio.remove_parameter(id, &row.name),
            UNCHANGED => Value::Unchanged,
            _ => Value::set(row.default.clone()),
        };
        studio.set_parameter(id, &with_value(&row, format.get_untracked(), value));
    };
    view! {
        <Select
            class="parameter-state"
            name=Signal::derive(move || texts::state_of(&called(row)))
            options=options
            chosen=Signal::derive(key)
            on_choose=choose
        />
    }
}

/// What the User account may do.
#[component]
fn AccessChoice(
    /// Which document.
    id: DocumentId,
    /// The row.
    row: Current,
    /// The document's format.
    format: Memo<SourceFormat>,
) -> impl IntoView {
    let studio = studio();
    let options = move || {
        let factory = row.with(|row| row.as_ref().map(|row| row.factory_access));
        let words = move |access: UserAccess| match (access, factory) {
            (UserAccess::Unspecified, Some(factory)) => texts::factory_is(factory.attribute()),
            _ => access_words(access).to_owned(),
        };
        let option = |access| SelectOption::new(access_key(access), words(access));
        accesses(format.get())
            .into_iter()
            .map(option)
            .collect::<Vec<_>>()
    };
    let key = move || {
        let access = row.with(|row| {
            row.as_ref().map(|row| match (row.state, format.get()) {
                (RowState::Absent, SourceFormat::PlainText) => row.factory_access,
                _ => row.setting.access,
            })
        });
        access.map_or("", access_key).to_owned()
    };
    let choose = move |key: String| {
        let Some(row) = row.get_untracked() else {
            return;
        };
        let access = UserAccess::from_attribute(key.as_bytes()).unwrap_or(UserAccess::Unspecified);
        studio.set_parameter(id, &with_access(&row, access));
    };
    view! {
        <Select
            class="parameter-access"
            name=Signal::derive(move || texts::access_of(&called(row)))
            options=Signal::derive(options)
            chosen=Signal::derive(key)
            on_choose=choose
        />
    }
}
