//! What the areas of the microscope share.

use crate::model::lab::pieces::units_at;
use crate::model::lab::states::{ReadVariable, read_variables};
use crate::platform::{events, text_fields};
use crate::store::Lab;
use leptos::prelude::*;
use profile_core::profile_rule::{Reachability, reachability};
use profile_core::text::{Span, displayed_change};
use std::sync::Arc;

/// The id of the rule's field.
pub(super) const FIELD: &str = "scope-rule";

/// The id of what is said of the outcome.
pub(super) const OUTCOME: &str = "scope-outcome";

/// The pause after which it is asked what the rule can do, in milliseconds.
pub(super) const PAUSE: u32 = 120;

/// Handles that the areas share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    /// The rule and the device.
    pub(super) lab: Lab,
    /// The replaced span that is pointed at.
    pub(super) lit: RwSignal<Option<usize>>,
    /// The variables that the rule reads.
    pub(super) variables: Memo<Vec<ReadVariable>>,
    /// What the rule can do; a moment behind the typing.
    pub(super) reach: RwSignal<Option<Arc<Reachability>>>,
    /// What the last change of the state was.
    pub(super) said: RwSignal<String>,
}

/// What the areas share, from any of them.
pub(super) fn shared() -> Shared {
    expect_context()
}

impl Shared {
    pub(super) fn new(lab: Lab) -> Self {
        let reach = RwSignal::new(None);
        follow(lab, reach);
        Self {
            lab,
            lit: RwSignal::new(None),
            variables: Memo::new(move |_| lab.read.with(|rule| read_variables(rule))),
            reach,
            said: RwSignal::new(String::new()),
        }
    }

    /// Puts another text into the field, so that the browser's undo takes it back.
    pub(super) fn retype(self, after: &str) {
        let before = self.lab.rule.with_untracked(|rule| rule.text.clone());
        let Some(edit) = displayed_change(before.as_bytes(), after) else {
            return;
        };
        let Span { start, end } = edit.span;
        let place = (units_at(&before, start), units_at(&before, end));
        let text = String::from_utf8_lossy(&edit.replacement);
        text_fields::type_over(FIELD, place, &text);
        if self.lab.rule.with_untracked(|rule| rule.text != after) {
            self.lab
                .rule
                .update(|rule| after.clone_into(&mut rule.text));
        }
    }

    /// Selects a place of the rule in its field.
    pub(super) fn go_to(self, place: Span) {
        let units = self.lab.rule.with_untracked(|rule| {
            let at = |byte| units_at(&rule.text, byte);
            (at(place.start), at(place.end))
        });
        text_fields::select(FIELD, units);
    }
}

/// Asks what the rule can do whenever the rule and the device have rested.
fn follow(lab: Lab, reach: RwSignal<Option<Arc<Reachability>>>) {
    let asked = StoredValue::new(0_u64);
    Effect::new(move |_| {
        let (rule, device) = (lab.read.get(), lab.device.get());
        let mine = asked.get_value() + 1;
        asked.set_value(mine);
        events::after(PAUSE, move || {
            if asked.try_get_value() == Some(mine) {
                let found = Arc::new(reachability(&rule, &device));
                let _ = reach.try_set(Some(found));
            }
        });
    });
}
