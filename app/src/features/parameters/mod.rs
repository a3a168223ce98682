//! A document as a form: every parameter of the catalogue with its value and its access (CAT-09).

mod details;
mod filter;
mod row;
mod value;

use crate::components::{Button, PORTION, Select, SelectOption, ShowMore, WorkNotice};
use crate::model::document::DocumentId;
use crate::model::parameters::{ListedRow, ParameterTable, access_key, access_words, accesses};
use crate::store::{Worked, studio};
use crate::texts::parameters as texts;
use filter::Filters;
use leptos::prelude::*;
use profile_core::profile::UserAccess;
use row::Row;
use std::sync::Arc;

/// How many rows are drawn at first.
const FIRST: usize = 60;

/// The table that the parts of the form read.
type Table = Memo<Option<Arc<ParameterTable>>>;

/// The form.
#[component]
pub(crate) fn ParametersPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let work = Worked::ask(move || {
        let analysis = studio.analysis.get().filter(|a| a.document == id)?;
        let ask = |workspace: &_| analysis.ask_parameters(workspace);
        studio.workspace.with_untracked(ask)
    });
    // Until a big text is read again, the rows of before stay.
    let table: Table = Memo::new(move |before: Option<&Option<Arc<ParameterTable>>>| {
        let before = before.cloned().flatten();
        work.value().or(before.filter(|_| work.is_asked()))
    });
    let listed = Memo::new(move |_| {
        let filter = studio.parameter_filter().get();
        table.with(|table| {
            table
                .as_ref()
                .map(|table| table.listed(&filter))
                .unwrap_or_default()
        })
    });
    let limit = RwSignal::new(FIRST);
    // Another search begins at the top.
    Effect::new(move |_| {
        studio.parameter_filter().track();
        limit.set(FIRST);
    });
    let shown =
        move || listed.with(|rows| rows.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    let count = Signal::derive(move || listed.with(Vec::len));
    view! {
        <section class="parameters" aria-labelledby="parameters-heading">
            <h3 id="parameters-heading" class="off-screen">
                {texts::title()}
            </h3>
            <WorkNotice
                progress=Signal::derive(move || work.progress())
                on_cancel=move |()| work.cancel()
                on_retry=move |()| work.retry()
            />
            <Filters table=table count=count />
            {(!studio.is_readonly()).then(|| view! { <AllListed id=id table=table listed=listed /> })}
            <ul class="parameters-list" aria-label=texts::title()>
                <For each=shown key=Clone::clone let(listed)>
                    <Row id=id listed=listed table=table />
                </For>
            </ul>
            <p class="parameters-none hint" hidden=move || !listed.with(Vec::is_empty)>
                {texts::none_fits()}
            </p>
            <ShowMore total=count limit=limit />
        </section>
    }
}

/// What is done to all listed parameters at once.
#[component]
fn AllListed(
    /// Which document.
    id: DocumentId,
    /// The rows.
    table: Table,
    /// Those that are listed.
    listed: Memo<Vec<ListedRow>>,
) -> impl IntoView {
    let studio = studio();
    let wanted = RwSignal::new(String::new());
    let settings = Memo::new(move |_| {
        let access = access_of(&wanted.get())?;
        table.with(|table| {
            let table = table.as_ref()?;
            Some(listed.with(|listed| table.with_access(listed, access)))
        })
    });
    let count = move || settings.with(|settings| settings.as_ref().map_or(0, Vec::len));
    let options = move || {
        let format = table.with(|table| table.as_ref().map(|table| table.format));
        let accesses = format.map(accesses).unwrap_or_default().into_iter();
        let option = |access| SelectOption::new(access_key(access), access_words(access));
        let none = SelectOption::new("", texts::choose());
        std::iter::once(none)
            .chain(accesses.map(option))
            .collect::<Vec<_>>()
    };
    let change = move |()| {
        if let Some(settings) = settings.get_untracked() {
            studio.set_accesses(id, &settings);
            wanted.set(String::new());
        }
    };
    view! {
        <details class="parameters-all">
            <summary>{texts::change_all()}</summary>
            <div class="row">
                <Select
                    name=texts::access_of_all()
                    named=true
                    options=Signal::derive(options)
                    chosen=wanted
                    on_choose=move |key: String| wanted.set(key)
                />
                <Button
                    label=Signal::derive(move || texts::change(count()))
                    disabled=Signal::derive(move || count() == 0)
                    on_press=change
                />
            </div>
            <p class="hint">{texts::change_hint()}</p>
        </details>
    }
}

/// The access that a key of the list names.
fn access_of(key: &str) -> Option<UserAccess> {
    let all = [UserAccess::Unspecified]
        .into_iter()
        .chain(UserAccess::SPECIFIED);
    all.into_iter().find(|access| access_key(*access) == key)
}

const _: () = assert!(FIRST <= PORTION);
