use super::Table;
use crate::components::{Button, Look, Select, SelectOption};
use crate::model::parameters::{ParameterTable, access_key, access_words, section_words};
use crate::store::studio;
use crate::texts::{number, parameters as texts};
use leptos::prelude::*;
use profile_core::profile::UserAccess;
use profile_core::view::{ParameterFilter, Showing};

/// The key of "no narrowing" in a list.
const ANY: &str = "\u{0}";

/// What narrows the list, and how many parameters are left.
#[component]
pub(super) fn Filters(
    /// The rows.
    table: Table,
    /// How many are listed.
    #[prop(into)]
    count: Signal<usize>,
) -> impl IntoView {
    let studio = studio();
    let filter = studio.parameter_filter();
    let total = move || table.with(|table| table.as_ref().map_or(0, |table| table.total()));
    let narrowed = move || filter.with(|filter| *filter != ParameterFilter::default());
    view! {
        <div class="parameters-head">
            <label class="parameters-search">
                <span class="off-screen">{texts::find()}</span>
                <input
                    type="search"
                    placeholder=texts::find_hint()
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || filter.with(|filter| filter.words.clone())
                    on:input=move |event| filter.update(|filter| filter.words = event_target_value(&event))
                />
            </label>
            <ShowingChoice filter=filter />
            <SectionChoice filter=filter table=table />
            <LineChoice filter=filter table=table />
            <AccessChoice filter=filter />
            <p class="parameters-count" role="status">
                {move || texts::listed(&number(count.get()), &number(total()))}
            </p>
            <Button
                label=texts::show_all()
                look=Look::Quiet
                disabled=Signal::derive(move || !narrowed())
                on_press=move |()| filter.set(ParameterFilter::default())
            />
        </div>
    }
}

/// A key of the list with what it stands for and its words.
type ShowingOption = (Showing, &'static str, fn() -> &'static str);

const SHOWING: [ShowingOption; 5] = [
    (Showing::All, "all", texts::all),
    (Showing::Mentioned, "mentioned", texts::mentioned),
    (Showing::Changed, "changed", texts::changed),
    (Showing::LeftAlone, "left", texts::left_alone),
    (Showing::Troubled, "troubled", texts::troubled),
];

/// Which of them, by what the document makes of them.
#[component]
fn ShowingChoice(
    /// What narrows the list.
    filter: RwSignal<ParameterFilter>,
) -> impl IntoView {
    let options: Vec<SelectOption> = SHOWING
        .iter()
        .map(|(_, key, words)| SelectOption::new(*key, words()))
        .collect();
    let key = move || {
        let showing = filter.with(|filter| filter.showing);
        SHOWING
            .iter()
            .find(|(one, ..)| *one == showing)
            .map_or("", |(_, key, _)| key)
            .to_owned()
    };
    let choose = move |key: String| {
        let showing = SHOWING
            .iter()
            .find(|(_, one, _)| *one == key)
            .map(|(showing, ..)| *showing);
        filter.update(|filter| filter.showing = showing.unwrap_or_default());
    };
    view! { <Select name=texts::show() named=true options=options chosen=Signal::derive(key) on_choose=choose /> }
}

/// Options of which the first one, called `any`, does not narrow.
fn any_of(any: &str, rest: impl Iterator<Item = SelectOption>) -> Vec<SelectOption> {
    std::iter::once(SelectOption::new(ANY, any))
        .chain(rest)
        .collect()
}

fn some(key: String) -> Option<String> {
    (key != ANY).then_some(key)
}

fn of_table<T: Default>(table: Table, read: impl Fn(&ParameterTable) -> T) -> T {
    table.with(|table| table.as_ref().map(|table| read(table)).unwrap_or_default())
}

/// Which section.
#[component]
fn SectionChoice(
    /// What narrows the list.
    filter: RwSignal<ParameterFilter>,
    /// The rows.
    table: Table,
) -> impl IntoView {
    let sections = Memo::new(move |_| of_table(table, ParameterTable::sections));
    let options = move || {
        let option = |section: String| {
            let words = section_words(&section).to_owned();
            SelectOption::new(section, words)
        };
        any_of(texts::every(), sections.get().into_iter().map(option))
    };
    let key = move || {
        filter
            .with(|filter| filter.section.clone())
            .unwrap_or_else(|| ANY.to_owned())
    };
    view! {
        <Select
            name=texts::section()
            named=true
            options=Signal::derive(options)
            chosen=Signal::derive(key)
            on_choose=move |key: String| filter.update(|filter| filter.section = some(key))
        />
    }
}

/// Which line, user or extension.
#[component]
fn LineChoice(
    /// What narrows the list.
    filter: RwSignal<ParameterFilter>,
    /// The rows.
    table: Table,
) -> impl IntoView {
    let indexes = Memo::new(move |_| of_table(table, ParameterTable::indexes));
    let options = move || {
        let option = |index: u32| SelectOption::new(index.to_string(), format!("[{index}]"));
        any_of(texts::every(), indexes.get().into_iter().map(option))
    };
    let key = move || {
        filter
            .with(|filter| filter.index)
            .map_or_else(|| ANY.to_owned(), |index| index.to_string())
    };
    view! {
        <Select
            name=texts::line_choice()
            named=true
            options=Signal::derive(options)
            chosen=Signal::derive(key)
            on_choose=move |key: String| filter.update(|filter| filter.index = key.parse().ok())
        />
    }
}

/// What the User account may do.
#[component]
fn AccessChoice(
    /// What narrows the list.
    filter: RwSignal<ParameterFilter>,
) -> impl IntoView {
    let option = |access: UserAccess| SelectOption::new(access_key(access), access_words(access));
    let options = any_of(texts::all(), UserAccess::SPECIFIED.into_iter().map(option));
    let key = move || {
        filter
            .with(|filter| filter.access)
            .map_or(ANY, access_key)
            .to_owned()
    };
    let choose = move |key: String| {
        filter.update(|filter| filter.access = UserAccess::from_attribute(key.as_bytes()));
    };
    view! { <Select name=texts::user_account() named=true options=options chosen=Signal::derive(key) on_choose=choose /> }
}
