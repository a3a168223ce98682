//! A document beside another one or beside the factory, parameter by parameter.

mod text;

use crate::components::{
    Button, Choice, Look, PORTION, Select, SelectOption, ShowMore, WorkNotice,
};
use crate::model::comparison::{self, ComparedBy, Other, counted, kind_words, side_words};
use crate::model::document::DocumentId;
use crate::store::{Panel, Worked, studio};
use crate::texts::compare as texts;
use leptos::prelude::*;
use profile_core::view::Difference;
use text::TextCompare;

/// What it is compared with, and the differences.
#[component]
pub(crate) fn ComparePanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let other = RwSignal::new(Other::default());
    let by = studio.compared_by();
    let is_text = Signal::derive(move || by.get() == ComparedBy::Text);
    let choose = move |text| {
        by.set(if text {
            ComparedBy::Text
        } else {
            ComparedBy::Parameter
        });
    };
    view! {
        <h3>{texts::title()}</h3>
        <div class="compare-head">
            <OtherChoice id=id other=other />
            <Choice
                label=texts::show()
                first=texts::by_parameter()
                second=texts::as_text()
                is_second=is_text
                on_choose=choose
            />
        </div>
        <Show
            when=move || is_text.get()
            fallback=move || view! { <ParameterCompare id=id other=other /> }
        >
            <TextCompare id=id other=other />
        </Show>
    }
}

/// The differences, parameter by parameter.
#[component]
fn ParameterCompare(
    /// Which document.
    id: DocumentId,
    /// What it is compared with.
    other: RwSignal<Other>,
) -> impl IntoView {
    let studio = studio();
    let reading = studio.reading();
    let work = Worked::ask(move || {
        if studio.panel.get() != Panel::Compare {
            return None;
        }
        let analysis = studio.analysis.get().filter(|a| a.document == id)?;
        // The other document may change too.
        studio
            .workspace
            .with(|workspace| comparison::ask(&analysis, workspace, other.get()))
    });
    let found = Memo::new(move |_| work.value());
    let limit = RwSignal::new(PORTION);
    let count = Signal::derive(move || found.with(|found| found.as_ref().map_or(0, Vec::len)));
    let shown = move || {
        found.with(|found| {
            let found = found.iter().flatten();
            found
                .take(limit.get())
                .cloned()
                .map(Listed)
                .collect::<Vec<_>>()
        })
    };
    let words = move || found.with(|found| found.as_ref().map(|found| counted(found)));
    view! {
        <WorkNotice
            progress=Signal::derive(move || work.progress_after(reading))
            on_cancel=move |()| work.cancel()
            on_retry=move |()| work.retry_after(reading)
        />
        <p role="status">{words}</p>
        <ul class="differences" aria-label=texts::differences()>
            <For each=shown key=Clone::clone let(listed)>
                <DifferenceRow id=id difference=listed.0 />
            </For>
        </ul>
        <ShowMore total=count limit=limit />
    }
}

/// A difference as the key of its row.
#[derive(Clone, PartialEq, Eq)]
struct Listed(Difference);

impl std::hash::Hash for Listed {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
        self.0.kind.hash(state);
    }
}

/// The list of what it can be compared with.
#[component]
fn OtherChoice(
    /// Which document.
    id: DocumentId,
    /// What it is compared with.
    other: RwSignal<Other>,
) -> impl IntoView {
    let studio = studio();
    let options = Memo::new(move |_| {
        studio.workspace.with(|workspace| {
            let others = workspace.documents.iter();
            let others = others.filter(|one| one.id != id && one.text().is_some());
            let option = |key: Other, words: &str| SelectOption::new(key.key(), words);
            let mut options = vec![option(Other::Factory, texts::factory())];
            options.extend(others.map(|one| option(Other::Document(one.id), &one.name)));
            options
        })
    });
    view! {
        <Select
            name=texts::with()
            named=true
            options=options
            chosen=Signal::derive(move || other.get().key())
            on_choose=move |key: String| other.set(Other::of_key(&key))
        />
    }
}

/// One parameter in which they differ.
#[component]
fn DifferenceRow(
    /// Which document.
    id: DocumentId,
    /// How they differ.
    difference: Difference,
) -> impl IntoView {
    let studio = studio();
    let there = side_words(difference.left.as_ref(), difference.secret);
    let here = side_words(difference.right.as_ref(), difference.secret);
    let name = difference.name.clone();
    let jump = difference.right.is_some().then(|| {
        view! {
            <Button
                label=texts::show()
                look=Look::Quiet
                name=texts::show_in_source(&difference.plain_text)
                on_press=move |()| studio.go_to_parameter(id, &name)
            />
        }
    });
    view! {
        <li class="difference">
            <p class="difference-head">
                <code>{difference.plain_text.clone()}</code>
                <span class="difference-kind">{kind_words(difference.kind)}</span>
                {jump}
            </p>
            <dl class="difference-sides">
                <dt>{texts::there()}</dt>
                <dd>{there}</dd>
                <dt>{texts::here()}</dt>
                <dd>{here}</dd>
            </dl>
        </li>
    }
}
