//! The rule that is studied: what it is the value of, and where it came from.

pub mod examples;
pub mod pieces;
pub mod states;
pub mod taking;
pub mod truth;
pub mod words;

use super::document::DocumentId;
use profile_core::profile_rule::RuleKind;

/// The parameters whose values are rules, in the open format (MAC-01). A general purpose parameter is one where it is
/// sent as the body of a POST (OPT-06).
pub const PARAMETERS: [&str; 14] = [
    "Profile_Rule",
    "Profile_Rule_B",
    "Profile_Rule_C",
    "Profile_Rule_D",
    "Upgrade_Rule",
    "Report_Rule",
    "Resync_Trigger_1",
    "Resync_Trigger_2",
    "Log_Resync_Request_Msg",
    "Log_Resync_Success_Msg",
    "Log_Resync_Failure_Msg",
    "Log_Upgrade_Request_Msg",
    "Log_Upgrade_Success_Msg",
    "Log_Upgrade_Failure_Msg",
];

/// A text of the page, in the language that it has when it is shown.
pub type Words = fn() -> &'static str;

/// A parameter of an open document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOrigin {
    /// The document.
    pub document: DocumentId,
    /// The parameter in the open format.
    pub parameter: String,
}

/// A rule with the parameter that it is the value of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudiedRule {
    /// The parameter in the open format: one of [`PARAMETERS`], or `GPP_A` to `GPP_P` for the body of a POST.
    pub parameter: String,
    /// The rule as it is typed.
    pub text: String,
    /// Where it was taken from, if it was.
    pub origin: Option<RuleOrigin>,
}

impl Default for StudiedRule {
    fn default() -> Self {
        Self::new("Profile_Rule", "")
    }
}

impl StudiedRule {
    /// A rule that was typed.
    pub fn new(parameter: &str, text: impl Into<String>) -> Self {
        Self {
            parameter: parameter.to_owned(),
            text: text.into(),
            origin: None,
        }
    }

    /// Its dialect.
    pub fn kind(&self) -> RuleKind {
        RuleKind::of_parameter(&self.parameter).unwrap_or(RuleKind::PostBody)
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.trim_ascii().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mac_01_every_parameter_of_the_list_is_a_rule() {
        for parameter in PARAMETERS {
            assert!(RuleKind::of_parameter(parameter).is_some(), "{parameter}");
        }
        assert_eq!(StudiedRule::default().kind(), RuleKind::ProfileRule);
        assert_eq!(StudiedRule::new("GPP_F", "$MA").kind(), RuleKind::PostBody);
    }
}
