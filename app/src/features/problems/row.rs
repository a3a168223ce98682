use crate::components::{Icon, Picture, Prose};
use crate::model::analysis::{Analysis, Listed};
use crate::model::arrival::sentence;
use crate::model::document::DocumentId;
use crate::model::reference::Area;
use crate::model::route::Route;
use crate::store::{Studio, studio};
use crate::texts::{of_the_core, problems as texts};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use profile_core::view::Place;
use std::collections::{HashMap, HashSet};

/// A row of the list. Rows that are the same in the next analysis stay on the screen.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Shown {
    document: DocumentId,
    file: Option<String>,
    line: usize,
    column: usize,
    severity: Severity,
    code: &'static str,
    page: &'static str,
    headline: String,
    help: String,
    fix: Option<String>,
    also: Vec<Place>,
    /// On the first row of a kind: how many of that kind one press mends, if several.
    all: usize,
    /// Whether there are more of that kind than are listed.
    more: bool,
    /// Counts rows that are the same otherwise.
    repeated: usize,
}

/// The rows of `problems`; of the kinds `cut` there are more than are listed.
pub(super) fn shown<'p>(
    problems: impl Iterator<Item = &'p Listed>,
    cut: &HashSet<&'static str>,
) -> Vec<Shown> {
    let mut seen: HashMap<Shown, usize> = HashMap::new();
    let mut kinds: HashMap<&'static str, (usize, usize)> = HashMap::new();
    let mut rows: Vec<Shown> = Vec::new();
    for one in problems {
        let row = Shown::of(one);
        let count = seen.entry(row.clone()).or_default();
        *count += 1;
        if row.fix.is_some() {
            kinds.entry(row.code).or_insert((rows.len(), 0)).1 += 1;
        }
        rows.push(Shown {
            repeated: *count,
            ..row
        });
    }
    for (first, count) in kinds.into_values().filter(|(_, count)| *count > 1) {
        if let Some(row) = rows.get_mut(first) {
            row.all = count;
            row.more = cut.contains(row.code);
        }
    }
    rows
}

impl Shown {
    fn of(one: &Listed) -> Self {
        let problem = &one.problem;
        let help = problem.help.as_deref().unwrap_or(problem.explanation);
        // A mend is for the document that was checked.
        let fix = problem.fix.as_ref().filter(|_| one.file.is_none());
        Self {
            document: one.document,
            file: one.file.clone(),
            line: problem.line,
            column: problem.column,
            severity: problem.severity,
            code: problem.code,
            page: problem.page,
            headline: problem.headline.clone(),
            help: sentence(help),
            fix: fix.map(|fix| fix.title.clone()),
            also: problem.also.clone(),
            all: 0,
            more: false,
            repeated: 0,
        }
    }

    /// The problem of this row in the analysis as it is now.
    fn find<'a>(&self, analysis: &'a Analysis) -> Option<&'a Listed> {
        let same = |one: &&Listed| {
            Self {
                repeated: self.repeated,
                all: self.all,
                more: self.more,
                ..Self::of(one)
            } == *self
        };
        analysis
            .problems
            .iter()
            .filter(same)
            .nth(self.repeated.saturating_sub(1))
    }

    fn go(&self, studio: Studio) {
        let found = studio.analysis.get_untracked();
        if let Some(one) = found.as_ref().and_then(|analysis| self.find(analysis)) {
            let places = (one.problem.start, one.problem.end);
            studio.go(one.document, places, true);
        }
    }

    fn mend(&self, studio: Studio) {
        let found = studio.analysis.get_untracked();
        let Some(analysis) = found else {
            return;
        };
        let fix = self
            .find(&analysis)
            .and_then(|one| one.problem.fix.as_ref());
        if let Some(fix) = fix {
            studio.mend(analysis.document, &analysis.text, fix);
        }
    }
}

/// One problem: where, how bad, what, what to do.
#[component]
pub(super) fn ProblemRow(
    /// Which.
    shown: Shown,
) -> impl IntoView {
    let studio = studio();
    let (picture, word, class) = severity(shown.severity);
    let file = shown.file.as_ref().map(|file| format!("{file}, "));
    let file = file.unwrap_or_default();
    let said = texts::in_full(shown.line, shown.column, word, &shown.headline);
    let name = format!("{file}{said}");
    let place = format!("{file}{}:{}", shown.line, shown.column);
    let headline = shown.headline.clone();
    let more = shown.clone();
    view! {
        <li class=format!("problem {class}")>
            <button
                type="button"
                class="problem-jump"
                aria-label=name
                on:click=move |_| shown.go(studio)
            >
                <span class="problem-place">{place}</span>
                <span class="problem-severity">
                    <Icon picture />
                    {word}
                </span>
                <span class="problem-headline" lang=of_the_core()>
                    <Prose text=headline />
                </span>
            </button>
            <More shown=more />
        </li>
    }
}

/// What to do about it, where else it is, and the mends.
#[allow(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
fn More(
    /// Which problem.
    shown: Shown,
) -> impl IntoView {
    let studio = studio();
    let page = (!shown.page.is_empty()).then(|| texts::guide_page(shown.page));
    let also = shown
        .also
        .iter()
        .map(|place| view! { <AlsoHere document=shown.document place=place.clone() /> })
        .collect_view();
    let readonly = studio.is_readonly();
    let fix = shown.fix.clone().map(|title| {
        let mended = shown.clone();
        view! {
            <button
                type="button"
                class="button problem-fix"
                disabled=readonly
                on:click=move |_| mended.mend(studio)
            >
                <span>
                    {texts::fix()}
                    <span lang=of_the_core()>
                        <Prose text=title />
                    </span>
                </span>
            </button>
        }
    });
    let code = shown.code;
    let all = (shown.all > 1).then(|| {
        view! {
            <button
                type="button"
                class="button problem-fix"
                disabled=readonly
                on:click=move |_| studio.mend_all(code)
            >
                {if shown.more {
                    texts::fix_listed(shown.all)
                } else {
                    texts::fix_all(shown.all)
                }}
            </button>
        }
    });
    view! {
        <div class="problem-more">
            <p class="problem-help" lang=of_the_core()>
                <Prose text=shown.help.clone() />
            </p>
            {also}
            <p class="problem-tags">
                <a href=Route::entry(Area::Diagnostics, code).fragment()>
                    <code>{code}</code>
                </a>
                <span>{page}</span>
            </p>
            {fix}
            {all}
        </div>
    }
}

/// Another place that belongs to a problem, and the way there.
#[allow(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
fn AlsoHere(
    /// The document it is in.
    document: DocumentId,
    /// Where.
    place: Place,
) -> impl IntoView {
    let studio = studio();
    let what = (!place.text.is_empty()).then(|| format!(": {}", place.text));
    let places = (place.start, place.end);
    view! {
        <button
            type="button"
            class="problem-also"
            on:click=move |_| studio.go(document, places, true)
        >
            {texts::also_here(place.line, place.column)}
            {what
                .map(|what| {
                    view! {
                        <span lang=of_the_core()>
                            <Prose text=what />
                        </span>
                    }
                })}
        </button>
    }
}

fn severity(severity: Severity) -> (Picture, &'static str, &'static str) {
    match severity {
        Severity::Error => (Picture::Error, texts::error(), "problem-error"),
        Severity::Warning => (Picture::Warning, texts::warning(), "problem-warning"),
        Severity::Information => (Picture::Note, texts::note(), "problem-note"),
    }
}
