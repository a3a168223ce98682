//! What is known of a document: size, format, layers.

use crate::components::{CopyBlock, StageStrip};
use crate::model::analysis::{Analysis, encoding_words, format_words, line_ends, suffix};
use crate::model::document::DocumentId;
use crate::model::names;
use crate::model::stages::{self, Stages};
use crate::store::{Panel, studio};
use crate::texts::{facts as texts, number, of_the_core, parameters};
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::layers::{CommandStep, open_commands, sha256_hex};

/// The facts of a document.
#[component]
pub(crate) fn FactsPanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let facts = move || {
        let shown = studio.panel.get() == Panel::Facts;
        let analysis = studio
            .analysis
            .get()
            .filter(|a| shown && a.document == id)?;
        Some(facts(&analysis))
    };
    let rows = move || {
        let facts = facts().unwrap_or_default().into_iter();
        facts
            .map(|(term, words, lang)| view! { <dt>{term}</dt><dd lang=lang>{words}</dd> })
            .collect_view()
    };
    // Not drawn anew at every key: what the file was wrapped in stays.
    let container = Memo::new(move |_| {
        let container = studio.with_document(id, |document| document.container.clone());
        container.unwrap_or_default()
    });
    let layers = move || {
        let stages = container.with(stages::stored);
        let stages = studio
            .opening(id)
            .or_else(|| (!stages.is_empty()).then(|| Stages::new(stages)));
        stages.map(|stages| view! { <Layers id=id stages=stages /> })
    };
    view! {
        <h3>{texts::title()}</h3>
        <dl class="facts">{rows}</dl>
        {layers}
    }
}

/// Terms and their facts, with the language where it is the core's.
fn facts(analysis: &Analysis) -> Vec<(&'static str, String, Option<&'static str>)> {
    let summary = &analysis.summary;
    let (encoding, of_core) = encoding_words(&analysis.text);
    let lang = of_the_core().filter(|_| of_core);
    let own = |term, words| (term, words, None);
    vec![
        own(texts::format(), format_words(analysis.format).to_owned()),
        own(texts::size(), texts::bytes(analysis.text.len())),
        own(parameters::title(), number(summary.parameters)),
        own(texts::set(), number(summary.set)),
        own(texts::emptied(), number(summary.emptied)),
        own(texts::left_alone(), number(summary.unchanged)),
        own(texts::line_ends(), line_ends(&analysis.text)),
        (texts::encoding(), encoding, lang),
        own("SHA-256", sha256_hex(&analysis.text)),
    ]
}

/// The layers that were taken off when the file was opened.
#[component]
fn Layers(
    /// Which document.
    id: DocumentId,
    /// What it was wrapped in, outermost first.
    stages: Stages,
) -> impl IntoView {
    let studio = studio();
    let name = studio.name(id);
    let target = names::with_suffix(&name, suffix(SourceFormat::of(&studio.text(id))));
    let steps: Vec<CommandStep> = stages.0.iter().filter_map(|stage| stage.step).collect();
    let commands = open_commands(&steps, &name, &target).join("\n");
    let copied = commands.clone();
    let has_commands = !commands.is_empty();
    let has_bytes = stages.0.iter().all(|stage| stage.bytes.is_some());
    view! {
        <h4>{texts::layers_of_file()}</h4>
        <StageStrip id="facts-bytes" label=texts::layers() stages=Signal::stored(Some(stages)) />
        {(!has_bytes).then(|| view! {
            <p class="hint">{texts::open_again()}</p>
        })}
        {has_commands.then(|| view! {
            <CopyBlock
                label=texts::commands()
                text=commands
                copy_label=texts::copy_commands()
                on_copy=move |()| studio.copy(texts::the_commands(), copied.clone())
            />
        })}
    }
}
