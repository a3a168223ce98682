use serde::{Deserialize, Serialize};

/// What the values of a parameter look like (guide page 2-20, "Data Types").
///
/// The appendix does not print types: they are read off names and defaults, so a type is a source of
/// hints and never of errors (CAT-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DataType {
    /// Yes or no (TYPE-07).
    Boolean,
    /// Any text.
    Text,
    /// A star code such as `*69`.
    ActivationCode,
    /// A phone number or SIP address.
    Phone,
    /// One of the listed choices.
    Choice,
    /// Phone number patterns.
    PhoneTemplate,
    /// Whole seconds.
    WholeSeconds,
    /// Seconds with up to three decimals.
    Seconds,
    /// A tone script.
    ToneScript,
    /// An unsigned number of 8 bits.
    Unsigned8,
    /// An unsigned number of 16 bits.
    Unsigned16,
    /// A cadence script.
    CadenceScript,
    /// A frequency script.
    FrequencyScript,
    /// A host name or address.
    HostName,
    /// A port.
    Port,
    /// A rule that is macro expanded.
    Rule,
    /// A dotted address.
    Address,
    /// SIP status code patterns.
    StatusTemplate,
    /// A delay or a list of delays.
    Schedule,
    /// The user part of a SIP address.
    UserId,
    /// A dial plan.
    DialPlan,
    /// A number with up to three decimals.
    Float,
    /// A power level in dBm.
    PowerLevel,
}

impl DataType {
    const IDS: [(&'static str, Self); 23] = [
        ("Bool", Self::Boolean),
        ("Str", Self::Text),
        ("ActCode", Self::ActivationCode),
        ("Phone", Self::Phone),
        ("Choice", Self::Choice),
        ("PhTmpl", Self::PhoneTemplate),
        ("Time0", Self::WholeSeconds),
        ("Time3", Self::Seconds),
        ("ToneScript", Self::ToneScript),
        ("Uns8", Self::Unsigned8),
        ("Uns16", Self::Unsigned16),
        ("CadScript", Self::CadenceScript),
        ("FreqScript", Self::FrequencyScript),
        ("FQDN", Self::HostName),
        ("Port", Self::Port),
        ("ProvisioningRuleSyntax", Self::Rule),
        ("IP", Self::Address),
        ("RscTmpl", Self::StatusTemplate),
        ("Schedule", Self::Schedule),
        ("UserID", Self::UserId),
        ("DialPlanScript", Self::DialPlan),
        ("Float3", Self::Float),
        ("PwrLevel", Self::PowerLevel),
    ];

    /// The type that the data file calls `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::IDS
            .iter()
            .find(|(name, _)| *name == id)
            .map(|(_, data_type)| *data_type)
    }

    /// The name in the data file, which is the guide's.
    pub fn id(self) -> &'static str {
        Self::IDS
            .iter()
            .find(|(_, data_type)| *data_type == self)
            .map_or("", |(name, _)| name)
    }
}

/// The truth value of a Boolean's text; `None` for anything but the ten words of the guide (TXT-15).
pub fn parse_boolean(text: &[u8]) -> Option<bool> {
    match text {
        b"Yes" | b"yes" | b"Enable" | b"enable" | b"1" => Some(true),
        b"No" | b"no" | b"Disable" | b"disable" | b"0" => Some(false),
        _ => None,
    }
}
