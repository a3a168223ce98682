//! Tests of the studied rule, kept rules and states, and links: what of the lab the project keeps.

use super::{Lab, RulesDesk, Studio};
use crate::model::catalogue::catalogue;
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
use crate::model::studied::Studied;
use crate::platform::address;
use crate::texts::rule_tests as texts;
use leptos::prelude::*;
use profile_core::device::Device;
use profile_core::profile::ParameterName;
use profile_core::rule_link::LinkFault;
use serde_json::Map;

/// How another rule came in the place of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// By a link, with a device of its own. It is not stored; the draft behind it is.
    Link,
    /// It was chosen here: a kept rule, an example, a rule of a profile. It is stored, and so is the draft behind it.
    Chosen,
}

/// What is shown of a rule, and can be gone back to.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What took its place.
    pub(crate) arrival: Arrival,
    studied: Studied,
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
    /// The draft that waits while another rule is shown in its place.
    pub(crate) draft: RwSignal<Option<Draft>>,
    /// The row that was removed last, with its place from 0.
    pub(crate) removed: RwSignal<Option<(usize, TestRow)>>,
    /// What was shown last, as it came.
    came: StoredValue<Option<Studied>>,
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
            removed: RwSignal::new(None),
            came: StoredValue::new(None),
            foreign: StoredValue::new(Foreign::default()),
            told: StoredValue::new(LabFile::default()),
        }
    }
}

/// The tests, from any component.
pub(crate) fn trials() -> Trials {
    expect_context()
}

/// What the project keeps of the lab now. While the rule of a link is shown, that is the draft behind it; a draft
/// behind a rule that was chosen here is one of the kept rules.
fn present(lab: Lab, trials: Trials, desk: RulesDesk) -> LabFile {
    let mut file = LabFile {
        rules: trials.rules.get(),
        states: trials.states.get(),
        alias_map: desk.alias_map.get(),
        foreign: trials.foreign.get_value(),
        ..LabFile::default()
    };
    let waiting = trials.draft.get();
    let (studied, device) = match waiting {
        Some(draft) if draft.arrival == Arrival::Link => (draft.studied, draft.device),
        waiting => {
            if let Some(draft) = waiting {
                put_among(&mut file.rules, draft.studied);
            }
            (shown(lab, trials), own_device(lab))
        }
    };
    file.rule = studied.rule;
    file.rule.origin = None;
    file.rows = studied.rows;
    file.device = device;
    file
}

/// The rule that is shown, with its tests.
fn shown(lab: Lab, trials: Trials) -> Studied {
    Studied {
        rule: lab.rule.get(),
        rows: trials.rows.get(),
    }
}

/// One's own device. One that is only looked at is not kept.
fn own_device(lab: Lab) -> Device {
    lab.kept.get().unwrap_or_else(|| lab.device.get())
}

/// Puts a rule among the kept ones, under the name of its parameter; gives the name.
fn put_among(rules: &mut Vec<SavedRule>, studied: Studied) -> String {
    let known = rules.iter().map(|one| one.name.as_str());
    let name = names::free(&studied.rule.parameter, known);
    rules.push(SavedRule {
        name: name.clone(),
        rule: StudiedRule {
            origin: None,
            ..studied.rule
        },
        rows: studied.rows,
        rest: Map::new(),
    });
    name
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
            self.warn_lastingly(texts::lab_unread());
        }
        trials.foreign.set_value(file.foreign);
        trials.draft.set(None);
        trials.removed.set(None);
        trials.came.set_value(None);
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
        let behind_link = |draft: &Draft| draft.arrival == Arrival::Link;
        let is_behind = |draft: &Option<Draft>| draft.as_ref().is_some_and(behind_link);
        if !trials.draft.with_untracked(is_behind) {
            // What waits behind a chosen rule is put away: the chosen one waits in its place.
            self.keep_waiting();
            let draft = untrack(|| Draft {
                arrival: Arrival::Link,
                studied: shown(lab, trials),
                device: own_device(lab),
            });
            trials.draft.set(Some(draft));
        } else if self.is_only_here() {
            self.put_away(untrack(|| shown(lab, trials)));
        }
        lab.kept.set(None);
        lab.device.set(opened.device);
        self.show_studied(Studied {
            rule: opened.rule,
            rows: opened.rows,
        });
        let level = lab.level.get_untracked();
        let other = opened.level.is_some_and(|made_for| made_for != level);
        let level = other.then(|| texts::other_firmware().to_owned());
        let remarks: Vec<String> = opened.faults.into_iter().chain(level).collect();
        if !remarks.is_empty() {
            self.note(remarks.join(" "));
        }
    }

    /// Goes back to the draft from before the link, or from before the rule that was chosen.
    pub(crate) fn back_to_draft(self) {
        let (lab, trials) = self.lab_handles();
        let Some(draft) = trials.draft.get_untracked() else {
            return;
        };
        if draft.arrival == Arrival::Link {
            lab.kept.set(None);
            lab.device.set(draft.device);
        } else {
            lab.back_to_my_state();
        }
        if self.is_only_here() {
            self.put_away(untrack(|| shown(lab, trials)));
            self.say(texts::edited_is_kept());
        }
        trials.draft.set(None);
        self.show_studied(draft.studied);
        // It is nowhere else.
        trials.came.set_value(None);
    }

    /// Makes what is shown the draft. The one before becomes a kept rule, if it says anything.
    pub(crate) fn keep_waiting(self) {
        let (_, trials) = self.lab_handles();
        if let Some(draft) = trials.draft.get_untracked() {
            self.put_away(draft.studied);
            if draft.arrival == Arrival::Link {
                trials.came.set_value(None);
            }
            trials.draft.set(None);
        }
    }

    fn put_away(self, studied: Studied) {
        let (_, trials) = self.lab_handles();
        if !studied.is_blank() {
            trials.rules.update(|rules| {
                put_among(rules, studied);
            });
        }
    }

    /// Whether what is shown would be lost if another rule came in its place.
    fn is_only_here(self) -> bool {
        let (lab, trials) = self.lab_handles();
        let now = untrack(|| shown(lab, trials));
        let kept = trials.rules.get_untracked();
        trials
            .came
            .with_value(|came| now.is_only_here(came.as_ref(), &kept))
    }

    fn show_studied(self, studied: Studied) {
        let (lab, trials) = self.lab_handles();
        trials.came.set_value(Some(studied.clone()));
        trials.removed.set(None);
        lab.rule.set(studied.rule);
        trials.rows.set(studied.rows);
    }

    /// Shows another rule in the place of the studied one, with the tests that it was kept with. What was studied waits
    /// as the draft if it is nowhere else; if a draft waits already, it is put among the kept rules.
    pub(crate) fn study(self, rule: StudiedRule) {
        let (lab, trials) = self.lab_handles();
        let now = untrack(|| shown(lab, trials));
        let rows = trials
            .rules
            .with_untracked(|kept| now.rows_for(&rule, kept));
        self.study_with(Studied { rule, rows });
    }

    fn study_with(self, next: Studied) {
        let (lab, trials) = self.lab_handles();
        let now = untrack(|| shown(lab, trials));
        if now.says_the_same(&next) {
            lab.rule.set(next.rule);
            return;
        }
        if self.is_only_here() {
            if trials.draft.with_untracked(Option::is_some) {
                self.put_away(now);
                self.say(texts::shown_is_kept());
            } else {
                let device = untrack(|| own_device(lab));
                trials.draft.set(Some(Draft {
                    arrival: Arrival::Chosen,
                    studied: now,
                    device,
                }));
            }
        }
        self.show_studied(next);
    }

    /// Makes the state that is shown one's own device. The one before becomes a kept state; gives its name.
    pub(crate) fn use_shown_state(self) -> Option<String> {
        let (lab, trials) = self.lab_handles();
        let before = lab.kept.get_untracked()?;
        lab.kept.set(None);
        trials.states.try_update(|states| {
            let known = states.iter().map(|state| state.name.as_str());
            let name = names::free(texts::my_device_before(), known);
            states.push(SavedState::new(name.clone(), before));
            name
        })
    }

    /// Keeps the studied rule with its tests, under the name of its parameter.
    pub(crate) fn keep_rule(self) {
        let (lab, trials) = self.lab_handles();
        self.put_away(untrack(|| shown(lab, trials)));
        self.say(texts::rule_kept());
    }

    /// Shows the rule that a document sets as a parameter, in the lab, as [`Studio::study`] shows any other.
    pub(crate) fn study_parameter(self, document: DocumentId, name: &ParameterName) {
        let (lab, _) = self.lab_handles();
        let Some(found) = rule_of(document, &self.text(document), name) else {
            self.note(texts::holds_no_rule(&name.to_string()));
            return;
        };
        self.study(found.studied());
        let device = with_values_of(lab.device.get_untracked(), &self.text(document));
        if device != lab.device.get_untracked() {
            lab.show_state(device);
        }
        self.visit(Route::Rules(RulesPart::Microscope));
        self.say(texts::studied_from(
            &catalogue().plain_text(name),
            &self.name(document),
        ));
    }

    /// Shows a kept rule with its tests.
    pub(crate) fn show_rule(self, at: usize) {
        let (_, trials) = self.lab_handles();
        let saved = trials.rules.with_untracked(|rules| rules.get(at).cloned());
        if let Some(saved) = saved {
            self.study_with(Studied {
                rule: saved.rule,
                rows: saved.rows,
            });
        }
    }

    /// The link that carries the studied rule.
    pub(crate) fn share_rule(self) -> Result<SharedRule, LinkFault> {
        let (lab, trials) = self.lab_handles();
        let keys = self.workspace.with_untracked(project::key_parameters);
        let now = untrack(|| shown(lab, trials));
        // The device that is on the screen, even where it is only looked at: its fields are what was filled in.
        let device = lab.device.get_untracked();
        let level = lab.level.get_untracked();
        rule_share::share(&now.rule, &device, &now.rows, level, keys)
    }

    /// Copies a link, with the address of this page before it.
    pub(crate) fn copy_link(self, fragment: &str) {
        self.copy(texts::the_link(), address::page() + fragment);
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
    texts::link_refused(&fault.to_string())
}
