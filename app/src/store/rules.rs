//! What is typed in the Rules view. The alias map is stored with the project; the rest is kept while the page is open
//! and stored nowhere: a sample document is a customer's.

use super::Studio;
use crate::model::catalogue::catalogue;
use crate::model::document::DocumentId;
use crate::model::timing::TimingForm;
use crate::texts::{portal, rules as texts};
use leptos::prelude::*;
use profile_core::document::Document;
use profile_core::profile::{ParameterName, Setting, UserAccess, Value};
use profile_core::resync::{WebAction, WebLink};

/// Handles of what is typed.
#[derive(Clone, Copy)]
pub(crate) struct RulesDesk {
    /// The text of the alias map.
    pub(crate) alias_map: RwSignal<String>,
    /// The document that the map is tried on.
    pub(crate) alias_sample: RwSignal<String>,
    /// The letter of the parameter that the map goes to.
    pub(crate) alias_letter: RwSignal<char>,
    /// What is asked of a schedule.
    pub(crate) timing: RwSignal<TimingForm>,
    /// The link that is built.
    pub(crate) link: RwSignal<WebLink>,
}

impl RulesDesk {
    pub(super) fn new() -> Self {
        Self {
            alias_map: RwSignal::new(String::new()),
            alias_sample: RwSignal::new(String::new()),
            alias_letter: RwSignal::new('A'),
            timing: RwSignal::new(TimingForm::default()),
            link: RwSignal::new(WebLink {
                device: "192.168.1.102".to_owned(),
                action: WebAction::Resync,
                target: String::new(),
            }),
        }
    }
}

/// What is typed in the Rules view, from any component.
pub(crate) fn rules_desk() -> RulesDesk {
    expect_context()
}

impl Studio {
    /// The chosen document, if it is a text.
    pub(crate) fn chosen_text(self) -> Option<DocumentId> {
        let id = self.chosen.get()?;
        let is_text = self.with_document(id, |document| document.text().is_some());
        is_text.filter(|is_text| *is_text).map(|_| id)
    }

    /// A document's name, followed.
    pub(crate) fn shown_name(self, id: DocumentId) -> String {
        self.with_document(id, |document| document.name.clone())
            .unwrap_or_default()
    }

    /// What the chosen document makes of a parameter's value.
    pub(crate) fn value_in_chosen(self, name: &ParameterName) -> Option<String> {
        let id = self.chosen_text()?;
        let text = self.with_document(id, |document| document.text().cloned())??;
        let reading = Document::read(&text, &catalogue()).reading;
        let settings = reading.profile().effective();
        let setting = settings.into_iter().find(|one| one.name == *name)?;
        match setting.value {
            Value::Set(value) => Some(String::from_utf8_lossy(&value).into_owned()),
            Value::Unchanged => None,
        }
    }

    /// Writes a value into a document; the access stays, and is the factory's for a parameter that is new there.
    pub(crate) fn write_value(self, document: DocumentId, name: &ParameterName, value: &str) {
        let catalog = &catalogue();
        let reading = Document::read(&self.text(document), catalog).reading;
        let settings = reading.profile().effective();
        let before = settings.iter().find(|one| one.name == *name);
        let access = before.map_or_else(|| catalog.factory_access(name), |one| one.access);
        let setting = Setting {
            name: name.clone(),
            value: Value::set(value),
            access: match access {
                UserAccess::Unspecified if before.is_none() => UserAccess::NotAccessible,
                access => access,
            },
        };
        if untrack(|| self.is_readonly()) {
            self.warn(portal::readonly());
            return;
        }
        self.set_parameter(document, &setting);
        let plain = catalog.plain_text(name);
        self.say(texts::wrote_value(&plain, &self.name(document)));
    }
}
