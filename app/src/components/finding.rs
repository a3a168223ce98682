use super::{Icon, Picture, Prose};
use crate::texts::{components as texts, of_the_core};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;

/// What is to be said of something, with its severity.
#[component]
pub(crate) fn FindingLine(
    /// How bad it is.
    severity: Severity,
    /// In sentences.
    words: String,
    /// Whether the page says it; else the core does, in its own language.
    #[prop(optional)]
    of_the_page: bool,
    /// The button that mends it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, picture, word) = match severity {
        Severity::Error => ("finding finding-error", Picture::Error, texts::error()),
        Severity::Warning => (
            "finding finding-warning",
            Picture::Warning,
            texts::warning(),
        ),
        Severity::Information => ("finding", Picture::Note, texts::note()),
    };
    let lang = if of_the_page { None } else { of_the_core() };
    view! {
        <div class=class>
            <Icon picture />
            <p>
                <span class="off-screen">{word}</span>
                <span lang=lang><Prose text=words /></span>
            </p>
            {children.map(|children| children())}
        </div>
    }
}
