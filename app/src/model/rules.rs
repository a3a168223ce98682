//! The parts of the Rules view.

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
            Self::Microscope => "Microscope",
            Self::DeviceState => "Device state",
            Self::Tests => "Tests",
            Self::AliasMap => "Alias map",
            Self::Schedule => "Schedule",
            Self::ResyncUrl => "Resync URL",
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
