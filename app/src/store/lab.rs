//! The rule and the device of the lab, and what the device makes of the rule.

use crate::model::catalogue::catalogue;
use crate::model::lab::StudiedRule;
use crate::model::workspace::Workspace;
use leptos::prelude::*;
use profile_core::device::Device;
use profile_core::firmware::FirmwareLevel;
use profile_core::profile_rule::{Evaluation, Rule, evaluate, read};
use std::sync::Arc;

/// Handles of the lab. Everything follows the rule, the device and the firmware level of the project.
#[derive(Clone, Copy)]
pub(crate) struct Lab {
    /// The rule that is studied.
    pub(crate) rule: RwSignal<StudiedRule>,
    /// The device that it is tried on.
    pub(crate) device: RwSignal<Device>,
    /// The device as it was before another state was shown.
    pub(crate) kept: RwSignal<Option<Device>>,
    /// The firmware that the project is for.
    pub(crate) level: Memo<FirmwareLevel>,
    /// The rule as it is written.
    pub(crate) read: Memo<Arc<Rule>>,
    /// What the device does with it.
    pub(crate) evaluation: Memo<Arc<Evaluation>>,
}

impl Lab {
    pub(super) fn new(workspace: RwSignal<Workspace>) -> Self {
        let rule = RwSignal::new(StudiedRule::default());
        let device = RwSignal::new(Device::default());
        let level = Memo::new(move |_| workspace.with(|workspace| workspace.firmware));
        Self {
            rule,
            device,
            kept: RwSignal::new(None),
            level,
            read: Memo::new(move |_| {
                let level = level.get();
                rule.with(|rule| Arc::new(read(&rule.text, rule.kind(), level)))
            }),
            evaluation: Memo::new(move |_| {
                let level = level.get();
                let found = rule.with(|rule| {
                    device.with(|device| {
                        evaluate(&rule.text, rule.kind(), device, level, &catalogue())
                    })
                });
                Arc::new(found)
            }),
        }
    }

    /// Shows another state of the device; the one before is kept until it is gone back to.
    pub(crate) fn show_state(self, state: Device) {
        if self.kept.get_untracked().as_ref() == Some(&state) {
            self.back_to_my_state();
            return;
        }
        if self.kept.with_untracked(Option::is_none) {
            self.kept.set(Some(self.device.get_untracked()));
        }
        self.device.set(state);
    }

    /// Goes back to the state before.
    pub(crate) fn back_to_my_state(self) {
        if let Some(state) = self.kept.get_untracked() {
            self.device.set(state);
            self.kept.set(None);
        }
    }
}

/// The lab, from any component.
pub(crate) fn lab() -> Lab {
    expect_context()
}
