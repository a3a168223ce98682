use crate::model::catalogue::catalogue;
use crate::model::compiling::{CompileOptions, Compiling};
use crate::model::document::DocumentId;
use crate::model::secret::SecretText;
use crate::model::workspace::Workspace;
use crate::platform::clock;
use crate::store::{Panel, Studio};
use leptos::prelude::*;
use profile_core::diagnostic::Severity;
use profile_core::document::SourceFormat;
use profile_core::profile_compiler::{
    CheckedSource, Command, Field, FieldFinding, FrontEnd, Task, check_source, holds_secrets,
};
use std::sync::Arc;

/// What is chosen for the compiler's command for one document. The signals live as long as the document
/// is on the screen; the store keeps their values.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// What is chosen, without the secrets.
    pub(super) options: RwSignal<CompileOptions>,
    /// The phrase to scramble with.
    pub(super) scramble: RwSignal<SecretText>,
    /// The phrase or the digits of the key.
    pub(super) key: RwSignal<SecretText>,
    /// The name of the document.
    pub(super) source: Memo<String>,
    /// What the compiler says of the source; nothing while another panel is shown, and of a document that
    /// is not in plain text.
    pub(super) checked: Memo<Option<Checked>>,
    /// The command.
    pub(super) command: Memo<Command>,
    /// What is to be said of the command.
    pub(super) findings: Memo<Arc<Vec<FieldFinding>>>,
}

/// A source as the compiler reads it, compared by identity.
#[derive(Clone)]
pub(super) struct Checked {
    /// What was found.
    pub(super) source: Arc<CheckedSource>,
    /// When, in seconds since 1970.
    pub(super) time: u64,
    /// Whether the source sets secrets.
    holds_secrets: bool,
}

impl PartialEq for Checked {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.source, &other.source)
    }
}

impl Form {
    /// As it was chosen before.
    pub(super) fn of(studio: Studio, document: DocumentId) -> Self {
        let chosen = studio.compiling(document);
        let options = RwSignal::new(chosen.options);
        let scramble = RwSignal::new(chosen.scramble);
        let key = RwSignal::new(chosen.key);
        let source = Memo::new(move |_| {
            let name = studio.with_document(document, |document| document.name.clone());
            name.unwrap_or_default()
        });
        let checked = Memo::new(move |_| {
            let shown = studio.panel.get() == Panel::Compile;
            let analysis = studio.analysis.get();
            analysis.filter(|a| {
                shown && a.document == document && a.format == SourceFormat::PlainText
            })?;
            Some(source.with(|name| checked(studio, name)))
        });
        let chosen = move || Compiling {
            options: options.get(),
            scramble: scramble.get(),
            key: key.get(),
        };
        let command = Memo::new(move |_| source.with(|name| chosen().command(name)));
        let findings = Memo::new(move |_| {
            let secrets = checked.with(|checked| checked.as_ref().is_some_and(|c| c.holds_secrets));
            Arc::new(command.with(|command| command.check(secrets)))
        });
        Effect::new(move |_| studio.keep_compiling(document, chosen()));
        Self {
            options,
            scramble,
            key,
            source,
            checked,
            command,
            findings,
        }
    }

    /// Takes over what a command has that was read.
    pub(super) fn take(self, read: Compiling) {
        self.options.set(read.options);
        self.scramble.set(read.scramble);
        self.key.set(read.key);
    }

    /// What the compiler prints for the command; nothing while another panel is shown.
    pub(super) fn printed(self) -> Option<FrontEnd> {
        let checked = self.checked.get()?;
        Some(self.command.with(|command| match command.task {
            Task::Compile => checked.source.report(command, checked.time),
            // A sample is made of no source.
            _ => CheckedSource::default().report(command, checked.time),
        }))
    }

    /// Whether the compiler refuses the command, whatever the source.
    pub(super) fn is_refused(self) -> bool {
        self.findings.with(|found| {
            let is_error = |one: &FieldFinding| one.diagnostic.severity == Severity::Error;
            found.iter().any(is_error)
        })
    }

    /// What is to be said of one field.
    pub(super) fn findings_of(self, field: Field) -> Vec<FieldFinding> {
        let of = |findings: &Arc<Vec<FieldFinding>>| {
            let found = findings.iter().filter(|found| found.field == field);
            found.cloned().collect()
        };
        self.findings.with(of)
    }
}

fn checked(studio: Studio, name: &str) -> Checked {
    let catalog = &catalogue();
    let files = studio.workspace.with_untracked(Workspace::files);
    let source = check_source(name, &files, catalog);
    Checked {
        holds_secrets: holds_secrets(&source.profile, catalog),
        source: Arc::new(source),
        time: clock::local_seconds(),
    }
}
