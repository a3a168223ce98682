use super::one_file::OneFileNote;
use crate::actions;
use crate::components::{Icon, Picture};
use crate::model::document::{Document, DocumentId};
use crate::model::route::Route;
use crate::store::studio;
use crate::texts::frame as texts;
use crate::texts::proof::link as proof_link;
use leptos::prelude::*;

/// How many documents are listed as recent work.
const RECENT: usize = 6;

/// The ways in: the action, its words here, and what happens then.
const WAYS: [(&str, Words, Words); 6] = [
    ("open", texts::open, texts::open_hint),
    ("identify", texts::identify, texts::identify_hint),
    ("paste", texts::paste, texts::paste_hint),
    ("new-profile", texts::new_profile, texts::new_profile_hint),
    ("sample-open-format", texts::sample, texts::sample_hint),
    ("microscope", texts::rule, texts::rule_hint),
];

/// A text of the table.
type Words = fn() -> &'static str;

/// What can be done, and recent work.
#[component]
pub(super) fn StartView() -> impl IntoView {
    let studio = studio();
    let holds = Memo::new(move |_| studio.workspace.with(|w| !w.documents.is_empty()));
    let ways = WAYS.map(|(id, title, line)| view! { <Way id=id title=title() line=line() /> });
    view! {
        <div class="start">
            <h2>{texts::what_to_do()}</h2>
            <OneFileNote />
            <Show when=move || holds.get()>
                <Recent />
            </Show>
            <ul class="start-ways">{ways.into_iter().collect_view()}</ul>
            <p class="hint">
                {texts::drop_hint()} " " <a href=Route::Proof.fragment()>{proof_link()}</a>
            </p>
        </div>
    }
}

/// One way in.
#[component]
fn Way(
    /// Its action.
    id: &'static str,
    /// What it is called here.
    title: &'static str,
    /// What happens then.
    line: &'static str,
) -> impl IntoView {
    let studio = studio();
    let line_id = format!("start-{id}");
    let described = line_id.clone();
    view! {
        <li>
            <button
                type="button"
                class="start-way"
                aria-label=title
                aria-describedby=described
                on:click=move |_| actions::run(studio, id)
            >
                <span class="start-title">{title}</span>
                <span id=line_id class="start-line">
                    {line}
                </span>
            </button>
        </li>
    }
}

/// The documents of the project.
#[component]
fn Recent() -> impl IntoView {
    let studio = studio();
    let rows = Memo::new(move |_| {
        studio.workspace.with(|workspace| {
            let last = workspace.documents.iter().rev().take(RECENT);
            let row =
                |document: &Document| (document.id, document.name.clone(), document.is_unsaved());
            last.map(row).collect::<Vec<(DocumentId, String, bool)>>()
        })
    });
    view! {
        <section class="start-recent" aria-labelledby="recent-heading">
            <h3 id="recent-heading">{texts::go_on_with()}</h3>
            <ul class="row">
                <For each=move || rows.get() key=Clone::clone let(row)>
                    <li>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| studio.choose(row.0)
                        >
                            <Icon picture=Picture::Page />
                            <span>
                                {if row.2 { texts::unsaved_document(&row.1) } else { row.1.clone() }}
                            </span>
                        </button>
                    </li>
                </For>
            </ul>
        </section>
    }
}
