//! The problems of a document.

mod row;

use crate::components::{Check, PORTION, ShowMore, WorkNotice};
use crate::model::analysis::{Counts, Listed};
use crate::model::document::DocumentId;
use crate::store::studio;
use crate::texts::{number, problems as texts};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use row::{ProblemRow, shown};

/// Which severities are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Filter {
    errors: bool,
    warnings: bool,
    notes: bool,
}

impl Filter {
    fn passes(self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Information => self.notes,
        }
    }
}

/// The list of problems with its counts and its filter.
#[component]
pub(crate) fn ProblemsPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let filter = RwSignal::new(Filter {
        errors: true,
        warnings: true,
        notes: true,
    });
    let reading = studio.reading();
    let worst_first = RwSignal::new(true);
    let limit = RwSignal::new(PORTION);
    let analysis = Memo::new(move |_| studio.analysis.get().filter(|a| a.document == id));
    let counts = Memo::new(move |_| analysis.with(|a| a.as_ref().map(|a| a.counts())));
    let passing = move || {
        let filter = filter.get();
        let analysis = analysis.get()?;
        let rows = analysis.problems.iter();
        let mut rows: Vec<&Listed> = rows
            .filter(|one| filter.passes(one.problem.severity))
            .collect();
        if worst_first.get() {
            rows.sort_by_key(|one| one.problem.severity);
        }
        Some(shown(rows.into_iter(), &analysis.cut_kinds()))
    };
    let passing = Memo::new(move |_| passing().unwrap_or_default());
    view! {
        <section class="problems" aria-labelledby="problems-heading">
            <div class="problems-head">
                <h3 id="problems-heading">{texts::title()}</h3>
                <p class="problems-counts" role="status">
                    {move || {
                        if studio.checking.get() {
                            Some(texts::checking().to_owned())
                        } else {
                            counts.get().map(words)
                        }
                    }}
                </p>
                <Filters filter=filter worst_first=worst_first />
            </div>
            <WorkNotice
                progress=Signal::derive(move || reading.progress())
                on_cancel=move |()| reading.cancel()
                on_retry=move |()| reading.retry()
            />
            <ul class="problems-list" aria-label=texts::title()>
                <For
                    each=move || passing.with(|rows| rows.iter().take(limit.get()).cloned().collect::<Vec<_>>())
                    key=Clone::clone
                    let(shown)
                >
                    <ProblemRow shown=shown />
                </For>
            </ul>
            <NothingListed
                listed=Signal::derive(move || passing.with(Vec::len))
                counts=counts
            />
            <ShowMore total=Signal::derive(move || passing.with(Vec::len)) limit=limit />
        </section>
    }
}

/// What stands in the place of an empty list.
#[component]
fn NothingListed(
    /// How many rows are listed.
    #[prop(into)]
    listed: Signal<usize>,
    /// How many problems there are.
    #[prop(into)]
    counts: Signal<Option<Counts>>,
) -> impl IntoView {
    let words = move || match counts.get() {
        Some(counts) if listed.get() == 0 && counts == Counts::default() => Some(texts::nothing()),
        Some(_) if listed.get() == 0 => Some(texts::all_hidden()),
        _ => None,
    };
    view! {
        <p class="problems-none hint" hidden=move || words().is_none()>
            {words}
        </p>
    }
}

/// The switches that narrow the list and order it.
#[component]
fn Filters(
    /// What is listed.
    filter: RwSignal<Filter>,
    /// Whether errors come first, then warnings; else the order is that of the places.
    worst_first: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="problems-filter" role="group" aria-label=texts::show()>
            <Check
                label=texts::errors()
                checked=Signal::derive(move || filter.get().errors)
                on_switch=move |on| filter.update(|filter| filter.errors = on)
            />
            <Check
                label=texts::warnings()
                checked=Signal::derive(move || filter.get().warnings)
                on_switch=move |on| filter.update(|filter| filter.warnings = on)
            />
            <Check
                label=texts::notes()
                checked=Signal::derive(move || filter.get().notes)
                on_switch=move |on| filter.update(|filter| filter.notes = on)
            />
        </div>
        <div class="problems-filter">
            <Check
                label=texts::worst_first()
                checked=worst_first
                on_switch=move |on| worst_first.set(on)
            />
        </div>
    }
}

/// The counts in words.
fn words(counts: Counts) -> String {
    if counts == Counts::default() {
        return texts::none().to_owned();
    }
    let [errors, warnings, notes] = counts.more;
    let all =
        |count: usize, more: bool, said: fn(usize) -> String, and_more: fn(&str) -> String| {
            if more {
                and_more(&number(count))
            } else {
                said(count)
            }
        };
    [
        all(
            counts.errors,
            errors,
            texts::error_count,
            texts::errors_and_more,
        ),
        all(
            counts.warnings,
            warnings,
            texts::warning_count,
            texts::warnings_and_more,
        ),
        all(
            counts.notes,
            notes,
            texts::note_count,
            texts::notes_and_more,
        ),
    ]
    .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words() {
        let counts = Counts {
            errors: 1,
            warnings: 2,
            notes: 0,
            more: [false; 3],
        };
        assert_eq!(words(counts), "1 error, 2 warnings, 0 notes");
        let cut = Counts {
            warnings: 1_000,
            more: [false, true, false],
            ..counts
        };
        assert_eq!(words(cut), "1 error, 1,000+ warnings, 0 notes");
        assert_eq!(words(Counts::default()), "No problems found");
    }
}
