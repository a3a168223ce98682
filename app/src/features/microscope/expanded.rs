use super::shared::shared;
use crate::components::Prose;
use crate::model::lab::pieces::{Piece, expanded_pieces, is_known};
use crate::model::lab::words::replacement_words;
use crate::texts::{microscope as texts, of_the_core};
use leptos::prelude::*;

/// The expanded text with its replaced spans, and what is known of the one that is pointed at.
#[component]
pub(super) fn ExpandedPart() -> impl IntoView {
    let shared = shared();
    let lab = shared.lab;
    let pieces = Memo::new(move |_| lab.evaluation.with(|found| expanded_pieces(found)));
    let details = Memo::new(move |_| {
        let (read, level) = (lab.read.get(), lab.level.get());
        lab.evaluation.with(|found| {
            let expansion = &found.expansion;
            let all = expansion.replacements.iter();
            all.map(|one| {
                let written = read.slice(one.source);
                let (name, words, meaning) = replacement_words(written, expansion, one, level);
                (name, words, meaning, is_known(one))
            })
            .collect::<Vec<_>>()
        })
    });
    let why = move || {
        let chosen = shared.lit.get();
        let found = details.with(|all| all.get(chosen?).cloned());
        match found {
            Some((name, words, meaning, _)) => (format!("`{name}` {words}"), meaning),
            None if details.with(Vec::is_empty) => (texts::no_variables().to_owned(), ""),
            None => (texts::point_at_span().to_owned(), ""),
        }
    };
    let draw = move |piece: Piece| {
        let detail = piece
            .replacement
            .and_then(|number| details.with_untracked(|all| all.get(number).cloned()));
        match (piece.replacement, detail) {
            (Some(number), Some((name, words, meaning, known))) => {
                let words = format!("{words} {meaning}").replace('`', "");
                let label = format!("{name} {}", words.trim_end());
                replaced(piece, number, known, label, shared.lit).into_any()
            }
            _ => {
                let class = plain_class(&piece);
                view! { <span class=class>{piece.text}</span> }.into_any()
            }
        }
    };
    view! {
        <div class="scope-expanded">
            <h3 id="scope-expanded">{texts::expanded()}</h3>
            <p class="scope-expansion" role="group" aria-labelledby="scope-expanded">
                {move || {
                    details.track();
                    pieces.get().into_iter().map(draw).collect_view()
                }}
            </p>
            <p class="hint scope-why">{move || explained(why())}</p>
        </div>
    }
}

/// What became of a variable, and what the reference says of it.
pub(super) fn explained((words, meaning): (String, &'static str)) -> impl IntoView {
    let meaning = (!meaning.is_empty())
        .then(|| view! { " "<span lang=of_the_core()><Prose text=meaning /></span> });
    view! { <Prose text=words />{meaning} }
}

fn plain_class(piece: &Piece) -> &'static str {
    match (piece.masked, piece.taken) {
        (true, _) => "scope-masked",
        (false, true) => "scope-chosen",
        (false, false) => "",
    }
}

/// A replaced span: the focus and the pointer light it up in both texts.
fn replaced(
    piece: Piece,
    number: usize,
    known: bool,
    label: String,
    lit: RwSignal<Option<usize>>,
) -> impl IntoView {
    let base = if known {
        "scope-span"
    } else {
        "scope-span scope-stays"
    };
    let class = move || {
        if lit.get() == Some(number) {
            format!("{base} scope-lit")
        } else {
            base.to_owned()
        }
    };
    let text = if piece.text.is_empty() {
        "∅".to_owned()
    } else {
        piece.text
    };
    view! {
        <span
            class=class
            role="button"
            tabindex="0"
            aria-label=label
            on:mouseenter=move |_| lit.set(Some(number))
            on:mouseleave=move |_| lit.set(None)
            on:focus=move |_| lit.set(Some(number))
            on:blur=move |_| lit.set(None)
            on:click=move |_| lit.set(Some(number))
        >
            {text}
        </span>
    }
}
