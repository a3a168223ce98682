//! Secrets that were left out when the project was stored.

use crate::components::SecretField;
use crate::model::catalogue::catalogue;
use crate::model::document::DocumentId;
use crate::model::secret::SecretText;
use crate::store::studio;
use crate::texts::{holes as texts, number};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use profile_core::redaction;

/// The id of the field of the first hole.
pub(crate) const FIRST_HOLE: &str = "hole-0";
/// How many fields are drawn at once.
const SHOWN: usize = 100;

/// A hole with the field that fills it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    number: u32,
    label: String,
}

/// The banner with one field for each hole. Nothing where there is none.
#[component]
pub(crate) fn HolesBanner(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let rows = Memo::new(move |_| {
        studio.analysis.with(|analysis| {
            let analysis = analysis.as_ref().filter(|a| a.document == id);
            analysis.map_or_else(Vec::new, |analysis| rows(&analysis.text))
        })
    });
    view! {
        {move || {
            let rows = rows.get();
            (!rows.is_empty()).then(|| view! { <HolesForm id=id rows=rows /> })
        }}
    }
}

fn rows(text: &[u8]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for hole in redaction::holes(text, &catalogue()) {
        if rows.iter().all(|row| row.number != hole.number) {
            let name = hole.parameter.map(|name| name.open_format().to_owned());
            let label = match name {
                Some(name) if hole.whole_value => name,
                Some(name) => texts::part_of(&name),
                None => texts::secret(hole.number),
            };
            rows.push(Row {
                number: hole.number,
                label,
            });
        }
    }
    rows
}

/// The fields.
#[component]
fn HolesForm(
    /// Which document.
    id: DocumentId,
    /// Its holes.
    rows: Vec<Row>,
) -> impl IntoView {
    let studio = studio();
    let count = rows.len();
    let fields: Vec<(Row, RwSignal<SecretText>)> = rows
        .into_iter()
        .take(SHOWN)
        .map(|row| (row, RwSignal::new(SecretText::default())))
        .collect();
    let values: Vec<(u32, RwSignal<SecretText>)> = fields
        .iter()
        .map(|(row, value)| (row.number, *value))
        .collect();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed: Vec<(u32, Vec<u8>)> = values
            .iter()
            .map(|(number, value)| (*number, value.get_untracked().reveal().as_bytes().to_vec()))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        if typed.is_empty() {
            studio.warn(texts::nothing_typed());
            return;
        }
        if studio.fill_holes(id, &typed) {
            studio.say(texts::filled_in(&number(typed.len()), &number(count)));
        }
    };
    let words = texts::fill_them_in(count);
    view! {
        <section class="holes" aria-labelledby="holes-heading">
            <h3 id="holes-heading">{texts::title()}</h3>
            <p>{words}</p>
            <form class="holes-form" on:submit=submit>
                {fields
                    .into_iter()
                    .enumerate()
                    .map(|(index, (row, value))| {
                        let show_label = texts::show(&row.label);
                        view! {
                            <SecretField
                                id=format!("hole-{index}")
                                label=row.label
                                show_label=show_label
                                value=value
                            />
                        }
                    })
                    .collect_view()}
                <button type="submit" class="button button-primary">
                    {texts::fill_in()}
                </button>
            </form>
        </section>
    }
}
