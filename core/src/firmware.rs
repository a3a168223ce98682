//! How new the firmware is that a profile is for (GEN-05).

use serde::{Deserialize, Serialize};

/// The level of the firmware. It decides lints and what is simulated; a device's own version does not (GEN-05).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum FirmwareLevel {
    /// 2.0.5 and older.
    V2_0_5,
    /// 2.0.6: the open format, HTTPS.
    V2_0_6,
    /// 2.0.11: substrings in macros, `UID1`, `UID2`.
    V2_0_11,
    /// 3 and newer: lists of delays. What the guide describes.
    #[default]
    V3,
    /// 5 and newer, and the devices that came later: options and macros that the guide does not have.
    V5,
}

impl FirmwareLevel {
    /// Every level, the oldest first.
    pub const ALL: [Self; 5] = [
        Self::V2_0_5,
        Self::V2_0_6,
        Self::V2_0_11,
        Self::V3,
        Self::V5,
    ];

    /// The level as a project file names it.
    pub fn id(self) -> &'static str {
        match self {
            Self::V2_0_5 => "2.0.5",
            Self::V2_0_6 => "2.0.6",
            Self::V2_0_11 => "2.0.11",
            Self::V3 => "3.x",
            Self::V5 => "5.x",
        }
    }

    /// The level that a project file calls `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}
