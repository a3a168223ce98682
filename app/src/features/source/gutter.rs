use crate::model::document::DocumentId;
use crate::platform::dom::{Scrolled, window_height};
use crate::store::studio;
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The numbers of the visible lines, with a mark where a problem is. Screen readers have the list of problems.
#[component]
pub(super) fn Gutter(
    /// Which document.
    id: DocumentId,
    /// Its text.
    #[prop(into)]
    text: Signal<Arc<[u8]>>,
    /// How the field is scrolled.
    #[prop(into)]
    scrolled: Signal<Scrolled>,
) -> impl IntoView {
    let studio = studio();
    let count = Memo::new(move |_| text.with(|text| lines(text)));
    let marks = Memo::new(move |_| {
        let mut marks: BTreeMap<usize, Severity> = BTreeMap::new();
        studio.analysis.with(|analysis| {
            let problems = analysis.iter().flat_map(|analysis| &analysis.problems);
            for one in problems.filter(|one| one.document == id) {
                let severity = one.problem.severity;
                let worst = marks.entry(one.problem.line).or_insert(severity);
                *worst = severity.min(*worst);
            }
        });
        marks
    });
    let lines = Memo::new(move |_| visible(scrolled.get(), count.get()));
    let offset = move || {
        let seen = scrolled.get();
        let rest = if seen.line > 0.0 {
            seen.top % seen.line
        } else {
            0.0
        };
        format!("translateY({}px)", -rest)
    };
    let width = move || format!("{}ch", count.get().to_string().len().max(2) + 3);
    view! {
        <div class="gutter" aria-hidden="true" style:width=width>
            <div class="gutter-lines" style:transform=offset>
                {move || {
                    let (first, last) = lines.get();
                    marks
                        .with(|marks| {
                            (first..=last)
                                .map(|line| {
                                    view! { <div class=class(marks.get(&line))>{line}</div> }
                                })
                                .collect_view()
                        })
                }}
            </div>
        </div>
    }
}

/// How many lines a text has; they end with LF, CR or both.
fn lines(text: &[u8]) -> usize {
    let mut before = 0;
    let mut count = 1;
    for byte in text {
        let ends = *byte == b'\r' || (*byte == b'\n' && before != b'\r');
        count += usize::from(ends);
        before = *byte;
    }
    count
}

fn class(severity: Option<&Severity>) -> &'static str {
    match severity {
        None => "gutter-line",
        Some(Severity::Error) => "gutter-line gutter-error",
        Some(Severity::Warning) => "gutter-line gutter-warning",
        Some(Severity::Information) => "gutter-line gutter-note",
    }
}

/// The first and the last visible line, from 1; a few more than needed.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are small, positive and clamped"
)]
fn visible(seen: Scrolled, count: usize) -> (usize, usize) {
    let line = if seen.line > 0.0 { seen.line } else { 20.0 };
    let first = (seen.top / line).clamp(0.0, 1e9) as usize + 1;
    let shown = (window_height() / line).clamp(1.0, 1e4) as usize + 2;
    (first, count.min(first + shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(lines(b""), 1);
        assert_eq!(lines(b"a\r\nb\rc\n"), 4);
        assert_eq!(lines(b"\n\r\r\n"), 4);
    }
}
