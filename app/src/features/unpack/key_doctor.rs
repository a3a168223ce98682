use super::{Ways, by_core};
use crate::components::{Button, FindingLine, Look, PORTION, Prose, SecretArea, ShowMore};
use crate::model::phrase_pile::{Candidate, Tried, advice, of_pile, of_project, summary, tried};
use crate::model::secret::SecretText;
use crate::platform::{clock, dom, events};
use crate::store::{Studio, studio};
use crate::texts::{questions, unpack as texts};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use profile_core::layers::Trials;

/// The id of the field for the phrases.
const PILE_FIELD: &str = "unpack-pile";
/// How long phrases are tried before the page may do something else, in milliseconds.
const SLICE: f64 = 12.0;

/// Phrases that are being tried. It is in memory only.
struct Run {
    trials: Trials,
    candidates: Vec<Candidate>,
    next: usize,
    /// Whether the rest is left.
    cancelled: bool,
}

/// What the screen shows of a run.
#[derive(Clone, Copy)]
struct Doctor {
    ways: Ways,
    run: StoredValue<Option<Run>, LocalStorage>,
    results: RwSignal<Vec<Tried>>,
    total: RwSignal<usize>,
    running: RwSignal<bool>,
    advice: RwSignal<Option<String>>,
}

impl Doctor {
    /// Begins to try `candidates`.
    fn start(self, studio: Studio, candidates: Vec<Candidate>) {
        let ways = self.ways;
        let bytes = studio.peek_document(ways.document, |document| document.bytes().clone());
        let trials = ways.salt().and_then(|salt| {
            Trials::of(&bytes.unwrap_or_default(), salt).map_err(|verdict| verdict.describe())
        });
        self.results.set(Vec::new());
        self.advice.set(None);
        let trials = match trials {
            Ok(trials) => trials,
            Err(words) => return ways.refuse.run(by_core(words)),
        };
        self.total.set(candidates.len());
        self.running.set(true);
        self.run.set_value(Some(Run {
            trials,
            candidates,
            next: 0,
            cancelled: false,
        }));
        self.go_on();
    }

    /// Tries the next phrases after the page has had its turn; ends with the view.
    fn go_on(self) {
        events::after(0, move || {
            let slice = self
                .run
                .try_update_value(|run| run.as_mut().map(slice))
                .flatten();
            let Some((tried, done)) = slice else {
                return;
            };
            self.results.update(|results| results.extend(tried));
            if done {
                self.finish();
            } else {
                self.go_on();
            }
        });
    }

    fn finish(self) {
        self.running.set(false);
        let none_opens = self
            .results
            .with_untracked(|all| !all.iter().any(Tried::opens));
        let words = self.run.with_value(|run| {
            let run = run.as_ref().filter(|run| none_opens && !run.cancelled)?;
            Some(advice(&run.trials, self.ways.salt.is_some()))
        });
        self.advice.set(words);
    }

    fn cancel(self) {
        self.run.update_value(|run| {
            if let Some(run) = run {
                run.cancelled = true;
            }
        });
    }

    /// Opens the file with a phrase that fits.
    fn open(self, studio: Studio, index: usize) {
        let phrase = self.run.with_value(|run| {
            let candidates = &run.as_ref()?.candidates;
            candidates.get(index).map(|one| one.phrase.clone())
        });
        if let Some(phrase) = phrase {
            self.ways.refuses(studio, &phrase);
        }
    }
}

/// Tries phrases for a moment; what came of them, and whether that is the end.
fn slice(run: &mut Run) -> (Vec<Tried>, bool) {
    let end = clock::now() + SLICE;
    let mut results = Vec::new();
    while let Some(candidate) = run.candidates.get(run.next).filter(|_| !run.cancelled) {
        results.extend(tried(&run.trials, run.next, candidate));
        run.next += 1;
        if clock::now() >= end {
            return (results, run.next >= run.candidates.len());
        }
    }
    (results, true)
}

/// Many phrases at once: which one opens the file, and what is wrong if none does.
#[component]
pub(super) fn KeyDoctor(
    /// What the ways in share.
    ways: Ways,
) -> impl IntoView {
    let studio = studio();
    let pile = RwSignal::new(SecretText::default());
    let fault = RwSignal::new(None::<&'static str>);
    let doctor = Doctor {
        ways,
        run: StoredValue::new_local(None),
        results: RwSignal::new(Vec::new()),
        total: RwSignal::new(0),
        running: RwSignal::new(false),
        advice: RwSignal::new(None),
    };
    let start = move |()| {
        let mut candidates = pile.with_untracked(of_pile);
        let known = studio.known_phrases(ways.document);
        candidates.extend(studio.workspace.with_untracked(|w| of_project(w, &known)));
        if candidates.is_empty() {
            fault.set(Some(texts::pile_is_empty()));
            dom::focus(PILE_FIELD);
            return;
        }
        fault.set(None);
        doctor.start(studio, candidates);
    };
    view! {
        <details class="pasted">
            <summary>{texts::try_many()}</summary>
            <div class="pasted-part">
                <SecretArea
                    id=PILE_FIELD
                    label=texts::pile()
                    show_label=texts::show_phrases()
                    value=pile
                    described_by="unpack-pile-fault"
                />
                <p id="unpack-pile-fault" class="field-fault" role="alert">
                    {move || fault.get()}
                </p>
                <p class="hint">{texts::pile_hint()}</p>
                <div class="row">
                    <Button label=texts::try_all() disabled=doctor.running on_press=start />
                    <Show when=move || doctor.running.get()>
                        <Button label=questions::cancel() on_press=move |()| doctor.cancel() />
                    </Show>
                </div>
                <Results doctor=doctor />
            </div>
        </details>
    }
}

/// What came of the phrases, those that open the file first.
#[component]
fn Results(
    /// The run.
    doctor: Doctor,
) -> impl IntoView {
    let limit = RwSignal::new(PORTION);
    let rows = move || {
        let mut rows = doctor.results.get();
        rows.sort_by_key(|one| !one.opens());
        rows.truncate(limit.get());
        rows
    };
    let count = Memo::new(move |_| doctor.results.with(Vec::len));
    let words = move || {
        let total = doctor.total.get();
        (total > 0).then(|| doctor.results.with(|results| summary(results, total)))
    };
    view! {
        <p role="status">{words}</p>
        <Show when=move || doctor.running.get()>
            <progress
                aria-label=texts::phrases_tried()
                max=move || doctor.total.get().to_string()
                prop:value=move || count.get().to_string()
            ></progress>
        </Show>
        {move || doctor.advice.get().map(|words| view! {
            <p class="verdict"><Prose text=words /></p>
        })}
        <ul class="findings pile-results" aria-label=texts::results()>
            <For each=rows key=|one| one.index let(one)>
                <ResultRow doctor=doctor one=one />
            </For>
        </ul>
        <ShowMore total=count limit=limit />
    }
}

/// What came of one phrase.
#[component]
fn ResultRow(
    /// The run.
    doctor: Doctor,
    /// What came of it.
    one: Tried,
) -> impl IntoView {
    let studio = studio();
    let index = one.index;
    let words = one.words();
    if !one.opens() {
        return view! { <li><FindingLine severity=Severity::Information words=words of_the_page=true /></li> }
            .into_any();
    }
    let name = texts::open_with(&one.source);
    view! {
        <li class="pile-opens">
            <p>{words}</p>
            <Button
                label=texts::open_with_it()
                name=Signal::stored(name)
                look=Look::Primary
                on_press=move |()| doctor.open(studio, index)
            />
        </li>
    }
    .into_any()
}
