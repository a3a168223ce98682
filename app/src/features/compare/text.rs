use crate::actions::{NEXT_DIFFERENCE, PREVIOUS_DIFFERENCE};
use crate::components::{PORTION, ShowMore, WorkNotice};
use crate::model::comparison::{Other, TextDifferences, stretch_words};
use crate::model::document::DocumentId;
use crate::model::work::Progress;
use crate::platform::dom;
use crate::store::{Panel, studio};
use crate::texts::{compare as texts, number, of_the_core};
use leptos::prelude::*;
use profile_core::view::{LinePiece, Stretch, TextLine, TextRow};
use std::sync::Arc;

/// Lines that are the same and stand beside a difference.
const AROUND: usize = 3;
/// How many lines of a fold are shown at once.
const UNFOLDED: usize = 100;

/// Two texts that were compared. Each comparison is another one.
#[derive(Clone)]
struct Compared(Arc<TextDifferences>);

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The differences, line by line.
#[component]
pub(super) fn TextCompare(
    /// Which document.
    id: DocumentId,
    /// What it is compared with.
    other: RwSignal<Other>,
) -> impl IntoView {
    let studio = studio();
    let reading = studio.reading();
    let found = Memo::new(move |_| {
        if studio.panel.get() != Panel::Compare {
            return None;
        }
        let analysis = studio.analysis.get().filter(|a| a.document == id)?;
        let of = |workspace: &_| TextDifferences::of(&analysis, workspace, other.get());
        studio.workspace.with(of).map(Arc::new).map(Compared)
    });
    let words = move || found.with(|found| found.as_ref().map(|found| found.0.counted()));
    let remarks = move || {
        let of = |found: &Compared| (found.0.remarks(), found.0.lines.line_ends());
        let remarks = found.with(|found| found.as_ref().map(of));
        let (remarks, line_ends) = remarks.unwrap_or_default();
        let remark = |words: String| {
            let lang = of_the_core().filter(|_| line_ends.as_ref() == Some(&words));
            view! { <p class="diff-remark" lang=lang>{words}</p> }
        };
        remarks.into_iter().map(remark).collect_view()
    };
    view! {
        <WorkNotice
            progress=Signal::derive(move || reading.progress().filter(Progress::has_ended))
            on_cancel=|()| {}
            on_retry=move |()| reading.retry()
        />
        <p role="status">{words}</p>
        {remarks}
        {move || found.get().map(|found| view! { <Lines found=found.0 /> })}
    }
}

/// Both texts, with the way from one difference to the next.
#[component]
fn Lines(
    /// What is shown.
    found: Arc<TextDifferences>,
) -> impl IntoView {
    let total = found.lines.stretches().len();
    let limit = RwSignal::new(PORTION);
    let current = RwSignal::new(None::<usize>);
    let there = found.there.clone();
    let differing: Vec<usize> = differing(found.lines.stretches());
    let count = differing.len();
    let step = move |forward: bool| {
        let Some(stretch) = next_of(&differing, current.get_untracked(), forward) else {
            return;
        };
        current.set(Some(stretch));
        if stretch >= limit.get_untracked() {
            limit.set(stretch + PORTION);
        }
        request_animation_frame(move || dom::focus(&stretch_id(stretch)));
    };
    let (back, on) = (step.clone(), step);
    let stretches = move || (0..total.min(limit.get())).collect::<Vec<_>>();
    let one = move |index: usize| {
        let found = found.clone();
        view! { <StretchLines found=found index=index current=current /> }
    };
    view! {
        <Show when=move || { count > 0 }>
            <StepButtons on_step={
                let (back, on) = (back.clone(), on.clone());
                move |forward: bool| if forward { on(true) } else { back(false) }
            } />
        </Show>
        <div class="diff">
            <p class="diff-names">
                <span>{texts::there_is()}{there}</span>
                <span>{texts::here_is()}</span>
            </p>
            <For each=stretches key=|index| *index children=one />
        </div>
        <ShowMore total=total limit=limit />
    }
}

/// The buttons that go from one difference to the next.
#[component]
fn StepButtons(
    /// Goes on, or back.
    #[prop(into)]
    on_step: Callback<bool>,
) -> impl IntoView {
    let button = move |id: &'static str, words: &'static str, keys: &'static str, forward: bool| {
        view! {
            <button
                type="button"
                class="button"
                id=id
                title=keys
                aria-keyshortcuts=keys
                on:click=move |_| on_step.run(forward)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="row">
            {button(PREVIOUS_DIFFERENCE, texts::previous(), "Shift+F7", false)}
            {button(NEXT_DIFFERENCE, texts::next(), "F7", true)}
        </div>
    }
}

/// The numbers of the stretches that differ.
fn differing(stretches: &[Stretch]) -> Vec<usize> {
    let numbered = stretches.iter().enumerate();
    numbered
        .filter(|(_, stretch)| !stretch.same)
        .map(|(index, _)| index)
        .collect()
}

/// The difference behind or before `current`; round at the ends.
fn next_of(differing: &[usize], current: Option<usize>, forward: bool) -> Option<usize> {
    let (first, last) = (*differing.first()?, *differing.last()?);
    let next = match (current, forward) {
        (None, _) => None,
        (Some(here), true) => differing.iter().find(|one| **one > here).copied(),
        (Some(here), false) => differing.iter().rfind(|one| **one < here).copied(),
    };
    Some(next.unwrap_or(if forward { first } else { last }))
}

fn stretch_id(index: usize) -> String {
    format!("stretch-{index}")
}

/// One stretch.
#[component]
fn StretchLines(
    /// Where it is from.
    found: Arc<TextDifferences>,
    /// Which one.
    index: usize,
    /// The difference that was gone to last.
    current: RwSignal<Option<usize>>,
) -> impl IntoView {
    let stretches = found.lines.stretches();
    let stretch = stretches.get(index)?.clone();
    if stretch.same {
        let last = stretches.len() - 1;
        return Some(view! { <SameLines found stretch index last /> }.into_any());
    }
    let number = stretches
        .iter()
        .take(index + 1)
        .filter(|one| !one.same)
        .count();
    let label = stretch_words(&stretch, number, found.lines.differences());
    let total = stretch.rows();
    let limit = RwSignal::new(PORTION);
    let rows = move || changed_rows(&found.lines.rows(&stretch, 0..limit.get()));
    let view = view! {
        <div
            class="diff-difference"
            class:diff-current=move || current.get() == Some(index)
            role="group"
            tabindex="-1"
            id=stretch_id(index)
            aria-label=label
            on:focus=move |_| current.set(Some(index))
        >
            <div class="diff-stretch">{rows}</div>
            <ShowMore total=total limit=limit />
        </div>
    };
    Some(view.into_any())
}

/// Lines that are the same on either side, all but a few of them folded.
#[component]
fn SameLines(
    /// Where they are from.
    found: Arc<TextDifferences>,
    /// Which lines.
    stretch: Stretch,
    /// Which stretch it is.
    index: usize,
    /// Which stretch is the last.
    last: usize,
) -> impl IntoView {
    let total = stretch.rows();
    let head = RwSignal::new(if index == 0 { 0 } else { AROUND.min(total) });
    let tail = RwSignal::new(if index == last { 0 } else { AROUND.min(total) });
    let folded = move || total.saturating_sub(head.get() + tail.get());
    let unfold = move |_| {
        // Before the first difference, what stands next to it comes first.
        let side = if index == 0 { tail } else { head };
        let more = UNFOLDED.min(folded());
        side.update(|count| *count += more);
        // The button goes away with the last of them.
        if folded() == 0 {
            dom::focus(&stretch_id(index));
        }
    };
    let rows = {
        let (found, stretch) = (found.clone(), stretch.clone());
        move || same_rows(&found.lines.rows(&stretch, 0..head.get().min(total)))
    };
    let below = move || {
        let from = total.saturating_sub(tail.get()).max(head.get());
        same_rows(&found.lines.rows(&stretch, from..total))
    };
    let label = move || match folded() {
        count if count > UNFOLDED => texts::show_some(&number(UNFOLDED), &number(count)),
        count => texts::show_lines(count),
    };
    view! {
        <div role="group" aria-label=texts::same_lines() tabindex="-1" id=stretch_id(index)>
            <div class="diff-stretch">{rows}</div>
            <Show when=move || { folded() > 0 }>
                <button type="button" class="diff-fold" on:click=unfold>
                    {label}
                </button>
            </Show>
            <div class="diff-stretch">{below}</div>
        </div>
    }
}

/// Lines that differ: those there, then those here. Side by side they stand in two columns.
fn changed_rows(rows: &[TextRow]) -> AnyView {
    let left = rows.iter().filter_map(|row| row.left.as_ref());
    let left = left.map(|line| {
        view! {
            <del class="diff-line diff-left diff-removed">
                {line_view(line, "−")}
            </del>
        }
    });
    let right = rows
        .iter()
        .filter_map(|row| Some((row.right.as_ref()?, row.note.clone())));
    let right = right.map(|(line, note)| {
        view! {
            <ins class="diff-line diff-right diff-added">
                {line_view(line, "+")}
                {note.map(|note| view! { <span class="diff-note" lang=of_the_core()>{note}</span> })}
            </ins>
        }
    });
    (left.collect_view(), right.collect_view()).into_any()
}

/// Lines that are the same. Those there are seen beside those here, and are not read out twice.
fn same_rows(rows: &[TextRow]) -> AnyView {
    let left = rows.iter().filter_map(|row| row.left.as_ref());
    let left = left.map(|line| {
        view! {
            <div class="diff-line diff-left diff-twin" aria-hidden="true">
                {line_view(line, " ")}
            </div>
        }
    });
    let right = rows.iter().filter_map(|row| row.right.as_ref());
    let right =
        right.map(|line| view! { <div class="diff-line diff-right">{line_view(line, " ")}</div> });
    (left.collect_view(), right.collect_view()).into_any()
}

fn line_view(line: &TextLine, sign: &'static str) -> impl IntoView + use<> {
    view! {
        <span class="diff-number">{line.number}</span>
        <span class="diff-sign">{sign}</span>
        <code class="diff-text">{line.pieces.iter().map(piece_view).collect_view()}</code>
    }
}

fn piece_view(piece: &LinePiece) -> AnyView {
    let words = match (piece.secret, piece.changed) {
        (true, true) => texts::another_secret().to_owned(),
        (true, false) => texts::secret().to_owned(),
        (false, _) => piece.text.clone(),
    };
    let secret = piece.secret;
    if piece.changed {
        view! { <mark class="diff-mark" class:diff-secret=secret>{words}</mark> }.into_any()
    } else {
        view! { <span class:diff-secret=secret>{words}</span> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_round() {
        let differing = [1, 3, 4];
        assert_eq!(next_of(&differing, None, true), Some(1));
        assert_eq!(next_of(&differing, None, false), Some(4));
        assert_eq!(next_of(&differing, Some(1), true), Some(3));
        assert_eq!(next_of(&differing, Some(4), true), Some(1));
        assert_eq!(next_of(&differing, Some(3), false), Some(1));
        assert_eq!(next_of(&[], None, true), None);
    }
}
