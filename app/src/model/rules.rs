//! The parts of the Rules view.

/// A part of the view, with an address of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RulesPart {
    /// What one rule does on one device, and why.
    #[default]
    Microscope,
    /// Other names for parameters.
    AliasMap,
    /// When a device asks again.
    Schedule,
    /// Links that make a device resync.
    ResyncUrl,
}

impl RulesPart {
    /// All of them, in the order of their list.
    pub const ALL: [Self; 4] = [
        Self::Microscope,
        Self::AliasMap,
        Self::Schedule,
        Self::ResyncUrl,
    ];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Microscope => "Microscope",
            Self::AliasMap => "Alias map",
            Self::Schedule => "Schedule",
            Self::ResyncUrl => "Resync URL",
        }
    }

    /// Its name in a fragment.
    pub fn id(self) -> &'static str {
        match self {
            Self::Microscope => "microscope",
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
