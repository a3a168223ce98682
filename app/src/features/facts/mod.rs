//! What is known of a document: size, format, layers.

use crate::components::{CopyBlock, StageStrip};
use crate::model::analysis::{Analysis, encoding_words, format_words, line_ends, suffix};
use crate::model::document::DocumentId;
use crate::model::names;
use crate::model::stages::{self, Stages};
use crate::store::{Panel, studio};
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
            .map(|(term, words)| view! { <dt>{term}</dt><dd>{words}</dd> })
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
        <h3>"Facts"</h3>
        <dl class="facts">{rows}</dl>
        {layers}
    }
}

fn facts(analysis: &Analysis) -> Vec<(&'static str, String)> {
    let summary = &analysis.summary;
    vec![
        ("Format", format_words(analysis.format).to_owned()),
        ("Size", format!("{} bytes", analysis.text.len())),
        ("Parameters", summary.parameters.to_string()),
        ("Set to a value", summary.set.to_string()),
        ("Emptied", summary.emptied.to_string()),
        ("Left alone", summary.unchanged.to_string()),
        ("Line ends", line_ends(&analysis.text)),
        ("Encoding", encoding_words(&analysis.text)),
        ("SHA-256", sha256_hex(&analysis.text)),
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
        <h4>"Layers of the opened file, outermost first"</h4>
        <StageStrip id="facts-bytes" label="Layers" stages=Signal::stored(Some(stages)) />
        {(!has_bytes).then(|| view! {
            <p class="hint">"Open the file again to see the bytes of its layers: they are not stored."</p>
        })}
        {has_commands.then(|| view! {
            <CopyBlock
                label="Commands that open it"
                text=commands
                copy_label="Copy commands"
                on_copy=move |()| studio.copy("the commands", copied.clone())
            />
        })}
    }
}
