//! The one parameter model: what a profile says, whatever notation it is written in (GEN-02).
//!
//! A profile is a list of settings in document order. Each names a parameter, leaves its value alone or
//! sets it, and says what the User account may do with it (guide, pages 2-1 to 2-9).

mod device;
pub(crate) mod look_alike;
mod name;
mod reading;

pub use device::{Application, Change, DeviceParameter, Parameters, apply};
pub use name::ParameterName;
pub use reading::{Occurrence, Reading, ValueForm};

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;

/// What a profile does to a parameter's value.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// The value stays as it is (`<X/>`, `X ;`).
    Unchanged,
    /// The value becomes these bytes; the empty string is a value too (`<X></X>`, `X "" ;`).
    Set(Vec<u8>),
}

impl Value {
    /// Sets the value to `text`.
    pub fn set(text: impl Into<Vec<u8>>) -> Self {
        Self::Set(text.into())
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchanged => f.write_str("Unchanged"),
            Self::Set(bytes) => write!(f, "Set({:?})", String::from_utf8_lossy(bytes)),
        }
    }
}

/// What the User account may do with a parameter. The Admin account may always do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UserAccess {
    /// Nothing is said: the factory access of the parameter applies (XML-12).
    Unspecified,
    /// The User account does not see it (`na`, no mark).
    NotAccessible,
    /// The User account sees it (`ro`, `?`).
    ReadOnly,
    /// The User account may change it (`rw`, `!`).
    ReadWrite,
}

impl UserAccess {
    /// The three accesses that can be written.
    pub const SPECIFIED: [Self; 3] = [Self::NotAccessible, Self::ReadOnly, Self::ReadWrite];

    /// The access that `ua="…"` names, exactly so (XML-11).
    pub fn from_attribute(text: &[u8]) -> Option<Self> {
        Self::SPECIFIED
            .into_iter()
            .find(|access| access.attribute().as_bytes() == text)
    }

    /// `na`, `ro`, `rw`, or nothing.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Unspecified => "",
            Self::NotAccessible => "na",
            Self::ReadOnly => "ro",
            Self::ReadWrite => "rw",
        }
    }

    /// The plain-text mark: nothing, `?` or `!` (TXT-03).
    pub fn mark(self) -> &'static str {
        match self {
            Self::Unspecified | Self::NotAccessible => "",
            Self::ReadOnly => "?",
            Self::ReadWrite => "!",
        }
    }
}

/// One setting of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Which parameter.
    pub name: ParameterName,
    /// What becomes of its value.
    pub value: Value,
    /// What becomes of its user access.
    pub access: UserAccess,
}

/// A profile: its settings in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The settings; one parameter may occur more than once.
    pub settings: Vec<Setting>,
}

impl Profile {
    /// What the settings come to: each parameter once, in the order of first mention, as if they had been
    /// applied one after the other (XML-09, TXT-08).
    pub fn effective(&self) -> Vec<Setting> {
        let mut places: HashMap<&ParameterName, usize> = HashMap::new();
        let mut out: Vec<Setting> = Vec::new();
        for setting in &self.settings {
            let place = *places.entry(&setting.name).or_insert(out.len());
            match out.get_mut(place) {
                Some(earlier) => earlier.overlay(setting),
                None => out.push(setting.clone()),
            }
        }
        out
    }
}

impl Setting {
    fn overlay(&mut self, later: &Self) {
        if later.value != Value::Unchanged {
            self.value = later.value.clone();
        }
        self.access = later.access;
    }
}

impl FromIterator<Setting> for Profile {
    fn from_iter<I: IntoIterator<Item = Setting>>(settings: I) -> Self {
        Self {
            settings: settings.into_iter().collect(),
        }
    }
}
