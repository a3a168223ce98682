use super::{Icon, Picture, Prose};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;

/// What is to be said of something, with its severity.
#[component]
pub(crate) fn FindingLine(
    /// How bad it is.
    severity: Severity,
    /// In sentences.
    words: String,
    /// The button that mends it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, picture, word) = match severity {
        Severity::Error => ("finding finding-error", Picture::Error, "Error: "),
        Severity::Warning => ("finding finding-warning", Picture::Warning, "Warning: "),
        Severity::Information => ("finding", Picture::Note, "Note: "),
    };
    view! {
        <div class=class>
            <Icon picture />
            <p>
                <span class="off-screen">{word}</span>
                <Prose text=words />
            </p>
            {children.map(|children| children())}
        </div>
    }
}
