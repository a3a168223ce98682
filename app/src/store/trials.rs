//! Tests of the studied rule, kept rules and states, and links: what of the lab the project keeps.

use super::{Lab, RulesDesk, Studio};
use crate::model::device_state::SavedState;
use crate::model::document::DocumentId;
use crate::model::lab::StudiedRule;
use crate::model::lab::taking::{rule_of, with_values_of};
use crate::model::lab_file::{Foreign, LabFile, SavedRule};
use crate::model::names;
use crate::model::project;
use crate::model::route::Route;
use crate::model::rows::TestRow;
use crate::model::rule_share::{self, OpenFault, SharedRule};
use crate::model::rules::RulesPart;
use crate::platform::address;
use leptos::prelude::*;
use profile_core::catalog::Catalog;
use profile_core::device::Device;
use profile_core::profile::ParameterName;
use profile_core::rule_link::LinkFault;
use serde_json::Map;

/// What is shown of a rule, and can be gone back to.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    rule: StudiedRule,
    rows: Vec<TestRow>,
    device: Device,
}

/// Handles of the tests and of what is kept beside the studied rule.
#[derive(Clone, Copy)]
pub(crate) struct Trials {
    /// The tests of the studied rule.
    pub(crate) rows: RwSignal<Vec<TestRow>>,
    /// Rules that are kept under a name.
    pub(crate) rules: RwSignal<Vec<SavedRule>>,
    /// States that are kept under a name.
    pub(crate) states: RwSignal<Vec<SavedState>>,
    /// The draft that waits while the rule of a link is shown.
    pub(crate) draft: RwSignal<Option<Draft>>,
    foreign: StoredValue<Foreign>,
    /// What was stored or read last.
    told: StoredValue<LabFile>,
}

impl Trials {
    pub(super) fn new() -> Self {
        Self {
            rows: RwSignal::new(Vec::new()),
            rules: RwSignal::new(Vec::new()),
            states: RwSignal::new(Vec::new()),
            draft: RwSignal::new(None),
            foreign: StoredValue::new(Foreign::default()),
            told: StoredValue::new(LabFile::default()),
        }
    }
}

/// The tests, from any component.
pub(crate) fn trials() -> Trials {
    expect_context()
}

/// What the project keeps of the lab now. While the rule of a link is shown, that is the draft behind it.
fn present(lab: Lab, trials: Trials, desk: RulesDesk) -> LabFile {
    let draft = trials.draft.get();
    let shown = draft.is_none().then(|| shown(lab, trials));
    let draft = draft.or(shown);
    let mut file = LabFile {
        rules: trials.rules.get(),
        states: trials.states.get(),
        alias_map: desk.alias_map.get(),
        foreign: trials.foreign.get_value(),
        ..LabFile::default()
    };
    if let Some(draft) = draft {
        file.rule = draft.rule;
        file.rule.origin = None;
        file.rows = draft.rows;
        file.device = draft.device;
    }
    file
}

/// What is shown. A device that is only looked at is not kept.
fn shown(lab: Lab, trials: Trials) -> Draft {
    Draft {
        rule: lab.rule.get(),
        rows: trials.rows.get(),
        device: lab.kept.get().unwrap_or_else(|| lab.device.get()),
    }
}

impl Studio {
    /// What the project keeps of the lab now.
    pub(super) fn lab_file(self) -> LabFile {
        let (lab, trials) = self.lab_handles();
        untrack(|| present(lab, trials, self.desk()))
    }

    /// Whether there is anything in the lab.
    pub(crate) fn has_lab(self) -> bool {
        let (lab, trials) = self.lab_handles();
        !present(lab, trials, self.desk()).is_blank()
    }

    /// Shows what the project keeps of the lab.
    pub(super) fn read_lab(self) {
        let (lab, trials) = self.lab_handles();
        let file = self.workspace.with_untracked(project::lab);
        trials.told.set_value(file.clone());
        if file.unread() > 0 {
            self.warn_lastingly("The project holds devices, rules or tests that this version cannot read. They are kept as they are.");
        }
        trials.foreign.set_value(file.foreign);
        trials.draft.set(None);
        trials.rows.set(file.rows);
        trials.rules.set(file.rules);
        trials.states.set(file.states);
        lab.kept.set(None);
        lab.rule.set(file.rule);
        lab.device.set(file.device);
        self.desk().alias_map.set(file.alias_map);
    }

    /// Stores the lab whenever it has changed.
    pub(super) fn follow_lab(self) {
        let (lab, trials) = self.lab_handles();
        let desk = self.desk();
        Effect::new(move |_| {
            let file = present(lab, trials, desk);
            if trials.told.with_value(|told| *told != file) {
                trials.told.set_value(file);
                self.touched();
            }
        });
    }

    /// Shows the rule of a link. What was shown before is kept; a link that cannot be read changes nothing.
    pub(super) fn open_rule_link(self, fragment: &str) {
        let (lab, trials) = self.lab_handles();
        let opened = match rule_share::open(fragment) {
            Ok(opened) => opened,
            Err(fault) => {
                self.warn(refusal(fault));
                return;
            }
        };
        if trials.draft.with_untracked(Option::is_none) {
            trials.draft.set(Some(untrack(|| shown(lab, trials))));
        }
        lab.kept.set(None);
        lab.rule.set(opened.rule);
        lab.device.set(opened.device);
        trials.rows.set(opened.rows);
        let level = lab.level.get_untracked();
        let other = opened.level.is_some_and(|made_for| made_for != level);
        let level = other.then(|| {
            "The link was made for another firmware level than the one of this project.".to_owned()
        });
        let remarks: Vec<String> = opened.faults.into_iter().chain(level).collect();
        if !remarks.is_empty() {
            self.note(remarks.join(" "));
        }
    }

    /// Goes back to the draft from before the link.
    pub(crate) fn back_to_draft(self) {
        let (lab, trials) = self.lab_handles();
        if let Some(draft) = trials.draft.get_untracked() {
            lab.kept.set(None);
            lab.rule.set(draft.rule);
            lab.device.set(draft.device);
            trials.rows.set(draft.rows);
            trials.draft.set(None);
        }
    }

    /// Makes the rule of the link the draft. The one before becomes a kept rule, if it says anything.
    pub(crate) fn keep_linked(self) {
        let (_, trials) = self.lab_handles();
        if let Some(draft) = trials.draft.get_untracked() {
            self.put_away(draft);
            trials.draft.set(None);
        }
    }

    fn put_away(self, draft: Draft) {
        let (_, trials) = self.lab_handles();
        if draft.rule.is_empty() && draft.rows.is_empty() {
            return;
        }
        trials.rules.update(|rules| {
            let name = names::free(
                &draft.rule.parameter,
                rules.iter().map(|one| one.name.as_str()),
            );
            rules.push(SavedRule {
                name,
                rule: StudiedRule {
                    origin: None,
                    ..draft.rule
                },
                rows: draft.rows,
                rest: Map::new(),
            });
        });
    }

    /// Keeps the studied rule with its tests, under the name of its parameter.
    pub(crate) fn keep_rule(self) {
        let (lab, trials) = self.lab_handles();
        self.put_away(untrack(|| shown(lab, trials)));
        self.say("Kept the rule with its tests.");
    }

    /// Shows the rule that a document sets as a parameter, in the lab. Another rule that was studied is kept under its
    /// name, with its tests.
    pub(crate) fn study(self, document: DocumentId, name: &ParameterName) {
        let (lab, trials) = self.lab_handles();
        let Some(found) = rule_of(document, &self.text(document), name) else {
            self.note(format!("{name} holds no rule in this document."));
            return;
        };
        let studied = found.studied();
        self.keep_linked();
        let before = untrack(|| shown(lab, trials));
        let is_same =
            before.rule.text == studied.text && before.rule.parameter == studied.parameter;
        let mut words = format!(
            "This is {} of {}, on a device with the values that are set there.",
            Catalog::builtin().plain_text(name),
            self.name(document)
        );
        if !is_same && !before.rule.is_empty() {
            self.put_away(before);
            trials.rows.set(Vec::new());
            words += " The rule that was studied before is among the kept ones.";
        }
        lab.rule.set(studied);
        let device = with_values_of(lab.device.get_untracked(), &self.text(document));
        if device != lab.device.get_untracked() {
            lab.show_state(device);
        }
        self.visit(Route::Rules(RulesPart::Microscope));
        self.say(words);
    }

    /// Shows a kept rule with its tests.
    pub(crate) fn show_rule(self, at: usize) {
        let (lab, trials) = self.lab_handles();
        let saved = trials.rules.with_untracked(|rules| rules.get(at).cloned());
        if let Some(saved) = saved {
            lab.rule.set(saved.rule);
            trials.rows.set(saved.rows);
        }
    }

    /// The link that carries the studied rule.
    pub(crate) fn share_rule(self) -> Result<SharedRule, LinkFault> {
        let (lab, trials) = self.lab_handles();
        let keys = self.workspace.with_untracked(project::key_parameters);
        let draft = untrack(|| shown(lab, trials));
        let level = lab.level.get_untracked();
        rule_share::share(&draft.rule, &draft.device, &draft.rows, level, keys)
    }

    /// Copies a link, with the address of this page before it.
    pub(crate) fn copy_link(self, fragment: &str) {
        self.copy("the link", address::page() + fragment);
    }

    /// Shows the part in which the rule of a link is seen.
    pub(super) fn arrive_by_link(self, fragment: &str) {
        let before = self.route().get_untracked();
        let opened = rule_share::open(fragment).is_ok();
        self.open_rule_link(fragment);
        let route = if opened {
            Route::Rules(RulesPart::Tests)
        } else {
            before
        };
        // The link leaves the address: it is not stored with the history of the page.
        address::replace(&route.fragment());
        self.show_route(route);
    }
}

/// Why a link is not opened. It holds nothing of the link.
fn refusal(fault: OpenFault) -> String {
    format!("The link cannot be opened, and nothing was changed: {fault}.")
}
