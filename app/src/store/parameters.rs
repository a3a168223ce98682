//! One parameter of a document, changed by the form.

use super::Studio;
use crate::model::catalogue::catalogue;
use crate::model::command::Command;
use crate::model::document::DocumentId;
use crate::texts::{portal, work as texts};
use leptos::prelude::untrack;
use profile_core::document::Document;
use profile_core::profile::{ParameterName, Setting};
use profile_core::setting_edits;
use profile_core::text::TextEdit;

impl Studio {
    /// Makes a document say `setting` of its parameter.
    pub(crate) fn set_parameter(self, document: DocumentId, setting: &Setting) {
        let catalog = &catalogue();
        self.edit_settings(document, |text, reading| {
            setting_edits::set(text, reading, catalog, setting)
        });
        let text = self.text(document);
        let settings = Document::read(&text, catalog).reading.profile().effective();
        let written = settings.iter().find(|one| one.name == setting.name);
        if written.is_none_or(|written| written.value != setting.value) {
            self.note(texts::value_not_exact(&setting.name.to_string()));
        }
    }

    /// Gives several parameters that a document mentions another access, in one step.
    pub(crate) fn set_accesses(self, document: DocumentId, settings: &[Setting]) {
        if untrack(|| self.is_readonly()) {
            self.warn(portal::readonly());
            return;
        }
        self.edit_settings(document, |text, reading| {
            let one = |setting| setting_edits::set(text, reading, &catalogue(), setting);
            settings.iter().flat_map(one).collect()
        });
        self.say(texts::access_changed(settings.len()));
    }

    /// Shows where a document sets a parameter; of several places the one that counts.
    pub(crate) fn go_to_parameter(self, document: DocumentId, name: &ParameterName) {
        let text = self.text(document);
        let reading = Document::read(&text, &catalogue()).reading;
        let mut places = reading.occurrences.iter();
        match places.rfind(|one| one.setting.name == *name) {
            Some(occurrence) => self.go_to_span(document, occurrence.whole),
            None => self.note(texts::set_in_import(&name.to_string())),
        }
    }

    /// Takes a parameter out of a document.
    pub(crate) fn remove_parameter(self, document: DocumentId, name: &ParameterName) {
        self.edit_settings(document, |text, reading| {
            setting_edits::remove(text, reading, name)
        });
    }

    fn edit_settings(
        self,
        document: DocumentId,
        edits: impl FnOnce(&[u8], &Document) -> Vec<TextEdit>,
    ) {
        let text = self.text(document);
        let reading = Document::read(&text, &catalogue());
        let edits = edits(&text, &reading);
        if !edits.is_empty() {
            self.run(Command::Edit { document, edits });
        }
    }
}
