//! Tests of rules: rows that say what is different about a device, and what the rule is to do then.
//!
//! A row is run over a [`PreparedRule`]; [`deciding`] tells which comparison made a row come out as it did. Rows can be
//! made from devices that take each alternative ([`witness_rows`]), and for versions of firmware ([`version_rows`]).
//! What a row expects of a new rule is what the rule does: a row is there to notice changes.

mod deciding;
mod making;

pub use deciding::{Deciding, deciding};
pub use making::{COMMON_VERSIONS, variables_read, version_rows, witness_rows};

use crate::device::Device;
use crate::profile::ParameterName;
use crate::profile_rule::{Decision, Failure, Outcome, PreparedRule, Request};
use std::fmt;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTest {
    /// What it is called; may be empty.
    pub name: String,
    /// What is different about the device: variables without their dollar sign, and their values, in order.
    pub changes: Vec<(String, String)>,
    /// What is to come of it.
    pub expected: Expected,
}

/// What is to come of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The alternative of this number is taken; the first one is 1.
    Alternative(usize),
    /// The parameter is passed over: it says nothing, or no condition holds.
    Skipped,
    /// The evaluation fails.
    Failed,
    /// A trigger starts a resync.
    Fires,
    /// A trigger does not.
    Quiet,
    /// This address is asked for: whole, without the port that counts where none is written, or only the path.
    Url(String),
    /// This value is assigned to this parameter, which is spelled in any notation or by its letter.
    Assigned(String, String),
    /// The text comes out so.
    Text(String),
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alternative(number) => write!(f, "alternative {number}"),
            Self::Skipped => f.write_str("skipped"),
            Self::Failed => f.write_str("fails"),
            Self::Fires => f.write_str("fires"),
            Self::Quiet => f.write_str("does not fire"),
            Self::Url(url) => write!(f, "asks for {url}"),
            Self::Assigned(name, value) => write!(f, "{name} = \"{value}\""),
            Self::Text(text) => write!(f, "\"{text}\""),
        }
    }
}

/// What came of a row.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// The device of the row.
    pub device: Device,
    /// What the rule does on it.
    pub decision: Decision,
    /// Whether that is what was expected.
    pub verdict: Verdict,
    /// What happened, in the terms of what was expected, without secrets.
    pub found: String,
}

/// Whether a row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// What was expected came.
    Passed,
    /// Something else came.
    Failed,
    /// The changes at these places name no variable, or a value that it cannot have.
    Unusable(Vec<usize>),
}

/// The device of a row, and the places of the changes that cannot be made.
pub fn device_of(test: &RuleTest, base: &Device) -> (Device, Vec<usize>) {
    let mut device = base.clone();
    let mut refused = Vec::new();
    for (at, (name, value)) in test.changes.iter().enumerate() {
        if !device.set_variable(name.trim_start_matches('$'), value) {
            refused.push(at);
        }
    }
    (device, refused)
}

/// Runs a row on a device that is `base` but for the row's changes.
///
/// ```
/// use profile_core::{device::Device, firmware::FirmwareLevel};
/// use profile_core::profile_rule::{PreparedRule, RuleKind};
/// use profile_core::rule_tests::{Expected, RuleTest, Verdict, run};
/// let text = "($SWVER lt 2.0.6)? http://h.example.com/f.bin";
/// let rule = PreparedRule::new(text, RuleKind::UpgradeRule, FirmwareLevel::V3);
/// let mut test = RuleTest {
///     name: String::new(),
///     changes: vec![("SWVER".to_owned(), "2.0.5".to_owned())],
///     expected: Expected::Url("http://h.example.com/f.bin".to_owned()),
/// };
/// assert_eq!(run(&rule, &test, &Device::default()).verdict, Verdict::Passed);
/// test.changes[0].1 = "2.0.6".to_owned();
/// let found = run(&rule, &test, &Device::default());
/// assert_eq!((found.verdict, found.found.as_str()), (Verdict::Failed, "skipped"));
/// ```
pub fn run(rule: &PreparedRule, test: &RuleTest, base: &Device) -> Run {
    let (device, refused) = device_of(test, base);
    let decision = rule.decide(&device);
    let text = text_of(rule, &decision, &device);
    let verdict = if !refused.is_empty() {
        Verdict::Unusable(refused)
    } else if holds(&test.expected, &decision, text.as_deref()) {
        Verdict::Passed
    } else {
        Verdict::Failed
    };
    let found = found(&test.expected, &decision, text.as_deref());
    Run {
        device,
        decision,
        verdict,
        found,
    }
}

/// What comes out of a text with variables.
fn text_of(rule: &PreparedRule, decision: &Decision, device: &Device) -> Option<String> {
    let rule = rule.rule();
    let is_text = decision.outcome == Outcome::Text;
    is_text.then(|| crate::macro_expansion::expand(&rule.text, device, rule.level).text)
}

fn holds(expected: &Expected, decision: &Decision, text: Option<&str>) -> bool {
    match expected {
        Expected::Alternative(number) => {
            matches!(decision.outcome, Outcome::Taken(at) if at + 1 == *number)
        }
        Expected::Skipped => matches!(
            decision.outcome,
            Outcome::PassedOver(_) | Outcome::NoneHolds
        ),
        Expected::Failed => matches!(decision.outcome, Outcome::Failed(_)),
        Expected::Fires => decision.outcome == Outcome::Fires,
        Expected::Quiet => decision.outcome == Outcome::Quiet,
        Expected::Url(url) => decision
            .request
            .as_ref()
            .is_some_and(|request| is_address(url, request)),
        Expected::Assigned(name, value) => assigned(decision, name) == Some(value.as_str()),
        Expected::Text(expected) => text == Some(expected.as_str()),
    }
}

fn is_address(written: &str, request: &Request) -> bool {
    let written = written.trim();
    written == request.url() || written == short_address(request) || written == request.path
}

/// The address without the port that counts where none is written.
pub fn short_address(request: &Request) -> String {
    if request.port != request.scheme.port() {
        return request.url();
    }
    let scheme = request.scheme.text();
    format!("{scheme}://{}{}", request.server, request.path)
}

/// The last value that is assigned to a parameter.
fn assigned<'d>(decision: &'d Decision, name: &str) -> Option<&'d str> {
    let name = parameter(name);
    let all = decision.assignments.iter().rev();
    all.into_iter()
        .find(|(parameter, _)| *parameter == name)
        .map(|(_, value)| value.reveal())
}

/// The parameter in the open format that `name` means.
fn parameter(name: &str) -> String {
    let name = name.trim().trim_start_matches('$');
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => format!("GPP_{}", letter.to_ascii_uppercase()),
        _ => ParameterName::from_plain_text(name)
            .open_format()
            .to_owned(),
    }
}

fn found(expected: &Expected, decision: &Decision, text: Option<&str>) -> String {
    match (expected, &decision.outcome) {
        (_, Outcome::Text) => text.map(|text| format!("\"{text}\"")).unwrap_or_default(),
        (Expected::Assigned(name, _), Outcome::Taken(_)) => {
            let wanted = parameter(name);
            let mut all = decision.assignments.iter().rev();
            match all.find(|(parameter, _)| *parameter == wanted) {
                Some((_, value)) => format!("{name} = \"{}\"", value.shown()),
                None => format!("{name} is not assigned; {}", outcome_text(decision)),
            }
        }
        (Expected::Url(_), Outcome::Taken(_)) => match &decision.request {
            Some(request) => format!("asks for {}", short_address(request)),
            None => format!("asks for nothing; {}", outcome_text(decision)),
        },
        _ => outcome_text(decision),
    }
}

/// What came of a rule, in a few words.
pub fn outcome_text(decision: &Decision) -> String {
    match &decision.outcome {
        Outcome::PassedOver(_) | Outcome::NoneHolds => "skipped".to_owned(),
        Outcome::Taken(at) => format!("alternative {}", at + 1),
        Outcome::Failed(why) => format!("failure ({})", failure_text(*why)),
        Outcome::Fires => "fires".to_owned(),
        Outcome::Quiet => "does not fire".to_owned(),
        Outcome::Text => "text".to_owned(),
    }
}

fn failure_text(why: Failure) -> String {
    match why {
        Failure::Syntax => "syntax error".to_owned(),
        Failure::Condition(at) => format!("alternative {} compares two kinds", at + 1),
        Failure::NoServer => "no server".to_owned(),
        Failure::TooLong => "the rule is too long".to_owned(),
    }
}

/// What a rule does now, as what a new row expects.
pub fn expected_now(rule: &PreparedRule, device: &Device) -> Expected {
    let decision = rule.decide(device);
    match decision.outcome {
        Outcome::PassedOver(_) | Outcome::NoneHolds => Expected::Skipped,
        Outcome::Taken(at) => Expected::Alternative(at + 1),
        Outcome::Failed(_) => Expected::Failed,
        Outcome::Fires => Expected::Fires,
        Outcome::Quiet => Expected::Quiet,
        Outcome::Text => Expected::Text(text_of(rule, &decision, device).unwrap_or_default()),
    }
}
