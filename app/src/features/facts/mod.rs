//! What is known of a document: size, format, layers.

use crate::components::{CopyBlock, Prose};
use crate::model::analysis::{Analysis, encoding_words, format_words, line_ends, suffix};
use crate::model::arrival::{digest, sentence};
use crate::model::document::{Container, DocumentId, LayerFact};
use crate::model::names;
use crate::store::{Panel, studio};
use leptos::prelude::*;
use profile_core::layers::{Kind, open_commands, sha256_hex};

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
        container.filter(|container| !container.layers.is_empty())
    });
    view! {
        <h3>"Facts"</h3>
        <dl class="facts">{rows}</dl>
        {move || container.get().map(|container| view! { <Layers id=id container=container /> })}
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
    /// What it was wrapped in.
    container: Container,
) -> impl IntoView {
    let studio = studio();
    let name = studio.name(id);
    let target = names::with_suffix(
        &name,
        suffix(profile_core::document::SourceFormat::of(&studio.text(id))),
    );
    let commands = open_commands(&kinds(&container), &name, &target).join("\n");
    let copied = commands.clone();
    let rows = container
        .layers
        .into_iter()
        .map(|layer| view! { <LayerRow layer=layer /> })
        .collect_view();
    view! {
        <h4>"Layers of the opened file, outermost first"</h4>
        <ol class="layers" aria-label="Layers">
            {rows}
        </ol>
        <CopyBlock
            label="Commands that open it"
            text=commands
            copy_label="Copy commands"
            on_copy=move |()| studio.copy("the commands", copied.clone())
        />
    }
}

fn kinds(container: &Container) -> Vec<(Kind, Option<profile_core::layers::Digest>)> {
    let kind = |layer: &LayerFact| {
        [
            Kind::Gzip,
            Kind::Encrypted,
            Kind::EncryptedBase64,
            Kind::EncryptedHeaderless,
            Kind::EncryptedHeaderlessBase64,
        ]
        .into_iter()
        .find(|kind| kind.describe() == layer.title)
    };
    container
        .layers
        .iter()
        .filter_map(kind)
        .map(|kind| match kind {
            Kind::Gzip => (kind, None),
            _ => (kind, container.encryption.map(digest)),
        })
        .collect()
}

/// One layer.
#[component]
fn LayerRow(
    /// What is known of it.
    layer: LayerFact,
) -> impl IntoView {
    let words = sentence(&format!("{}, {} bytes", layer.title, layer.size));
    view! {
        <li>
            <p>
                <Prose text=words />
            </p>
            <p class="digest">{format!("SHA-256 {}", layer.sha256)}</p>
            {layer.notices.into_iter().map(|notice| view! { <p><Prose text=notice /></p> }).collect_view()}
        </li>
    }
}
