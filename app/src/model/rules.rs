//! The parts of the Rules view.

use crate::texts::rules as texts;

/// A part of the view, with an address of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RulesPart {
    /// What one rule does on one device, and why.
    #[default]
    Microscope,
    /// What the device is that rules are tried on.
    DeviceState,
    /// Rows that say what a rule is to do.
    Tests,
    /// Other names for parameters.
    AliasMap,
    /// When a device asks again.
    Schedule,
    /// Links that make a device resync.
    ResyncUrl,
}

impl RulesPart {
    /// All of them, in the order of their list.
    pub const ALL: [Self; 6] = [
        Self::Microscope,
        Self::DeviceState,
        Self::Tests,
        Self::AliasMap,
        Self::Schedule,
        Self::ResyncUrl,
    ];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Microscope => texts::microscope(),
            Self::DeviceState => texts::device_state(),
            Self::Tests => texts::tests(),
            Self::AliasMap => texts::alias_map(),
            Self::Schedule => texts::schedule(),
            Self::ResyncUrl => texts::resync_url(),
        }
    }

    /// Its name in a fragment.
    pub fn id(self) -> &'static str {
        match self {
            Self::Microscope => "microscope",
            Self::DeviceState => "device-state",
            Self::Tests => "tests",
            Self::AliasMap => "alias-map",
            Self::Schedule => "schedule",
            Self::ResyncUrl => "resync-url",
        }
    }

    /// The part that a fragment names.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}
