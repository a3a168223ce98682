//! What an evaluation did, step by step, as plain data (RULE-16). Keys and secret values are types that cannot be
//! printed.

use super::syntax::{Nothing, Operator, OptionName, RuleKind, Scheme};
use crate::command_line::Secret;
use crate::device::{Device, RequestVariables};
use crate::diagnostic::{Code, Diagnostic};
use crate::macro_expansion::Expansion;
use crate::text::Span;

/// The same stretch in the rule as written and in the expanded text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// In the rule as written.
    pub written: Span,
    /// In the expanded text.
    pub expanded: Span,
}

/// What a device makes of a rule.
#[derive(Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The dialect.
    pub kind: RuleKind,
    /// The expanded text and what was replaced. Keys stand in it as they are written.
    pub expansion: Expansion,
    /// The alternatives, in order.
    pub alternatives: Vec<AlternativeTrace>,
    /// The condition of a trigger.
    pub condition: Option<ConditionTrace>,
    /// What came of it.
    pub outcome: Outcome,
    /// What is to be said of the rule and of this evaluation. Places count in the rule as written.
    pub diagnostics: Vec<Diagnostic>,
}

/// What came of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The parameter says nothing and is passed over (RULE-07).
    PassedOver(Nothing),
    /// No condition holds: the parameter is passed over, which is no failure (RULE-08).
    NoneHolds,
    /// The alternative of this number was taken.
    Taken(usize),
    /// The evaluation fails, and with it the resync (COND-13).
    Failed(Failure),
    /// The trigger starts a resync.
    Fires,
    /// The trigger does not.
    Quiet,
    /// The value is text, which the expansion holds.
    Text,
}

/// Why an evaluation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The expanded rule has a syntax error.
    Syntax,
    /// The condition of the alternative of this number compares what cannot be compared.
    Condition(usize),
    /// Neither the address nor DHCP names a server (URL-03).
    NoServer,
    /// The expanded rule is too long.
    TooLong,
}

impl Failure {
    /// What `ERR` says of it.
    pub fn message(self) -> &'static str {
        match self {
            Self::NoServer => "no server",
            _ => "syntax error",
        }
    }
}

/// What became of an alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It was taken.
    Taken,
    /// Its condition does not hold.
    ConditionFalse,
    /// Its condition compares what cannot be compared.
    ConditionFails,
    /// It has a syntax error.
    Faulty,
    /// It would be taken if the rule had no syntax error.
    Withheld,
    /// It was not looked at: an earlier one was taken or failed.
    NotReached,
}

/// One alternative.
#[derive(Clone, PartialEq, Eq)]
pub struct AlternativeTrace {
    /// Where it stands.
    pub place: Place,
    /// What became of it, and why.
    pub verdict: Verdict,
    /// Its condition, worked out also where the device does not look at it any more.
    pub condition: Option<ConditionTrace>,
    /// What it assigns.
    pub assignments: Vec<AssignmentTrace>,
    /// Its options, with their places.
    pub options: Vec<(OptionName, Place)>,
    /// What it asks for; `None` where it has no address, or where nothing can be asked.
    pub request: Option<Request>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionTrace {
    /// Where it stands, without parentheses.
    pub place: Place,
    /// Its comparisons, in order.
    pub comparisons: Vec<ComparisonTrace>,
    /// Whether all hold; `None` where it has a fault.
    pub holds: Option<bool>,
}

/// A comparison with the values that were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonTrace {
    /// Where it stands.
    pub place: Place,
    /// The operands and what stands between them; `None` for a bare `true`.
    pub pair: Option<(OperandTrace, Operator, OperandTrace)>,
    /// Whether it holds; the fault where the operands cannot be compared.
    pub holds: Result<bool, Code>,
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperandTrace {
    /// Where it stands; empty for the firmware version that was not written (COND-05).
    pub place: Place,
    /// What it is.
    pub kind: OperandKind,
    /// Its value, without quotes.
    pub value: String,
    /// Whether it is the firmware version that was not written.
    pub implied: bool,
}

/// The kinds of operands (COND-03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OperandKind {
    /// A whole number.
    Number,
    /// A version.
    Version,
    /// A quoted text.
    Text,
    /// None of these: the firmware version of the device is no version.
    Other,
}

/// What is assigned.
#[derive(Clone, PartialEq, Eq)]
pub struct AssignmentTrace {
    /// Where it stands.
    pub place: Place,
    /// The parameter in the open format.
    pub parameter: String,
    /// The value.
    pub value: AssignedValue,
    /// Whether the catalogue knows the parameter; a device ignores others (ASGN-06).
    pub known: bool,
}

/// A value that is assigned; secrets are masked by their type (ASGN-08).
#[derive(Clone, PartialEq, Eq)]
pub enum AssignedValue {
    /// For everyone to see.
    Open(String),
    /// Of a parameter that is a secret.
    Secret(Secret),
}

impl AssignedValue {
    /// The value itself, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        match self {
            Self::Open(text) => text,
            Self::Secret(secret) => secret.reveal(),
        }
    }

    /// As a screen shows it.
    pub fn shown(&self) -> &str {
        match self {
            Self::Open(text) => text,
            Self::Secret(_) => "••••",
        }
    }
}

/// How a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// A TFTP read request.
    TftpGet,
    /// A TFTP write request.
    TftpPut,
    /// HTTP GET.
    Get,
    /// HTTP POST.
    Post,
}

impl Method {
    /// In words: `TFTP GET`, `TFTP PUT`, `GET`, `POST`.
    pub fn text(self) -> &'static str {
        match self {
            Self::TftpGet => "TFTP GET",
            Self::TftpPut => "TFTP PUT",
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What a rule asks for (URL-12).
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the address stands.
    pub place: Place,
    /// How the server is asked.
    pub method: Method,
    /// The scheme.
    pub scheme: Scheme,
    /// The server.
    pub server: String,
    /// Whether DHCP named it.
    pub from_option_66: bool,
    /// The port.
    pub port: u16,
    /// The path with its query.
    pub path: String,
    /// What the file is encrypted with.
    pub key: Option<Secret>,
    /// The general purpose parameter with the map of names, in capitals.
    pub alias: Option<char>,
    /// What is sent.
    pub body: Option<RequestBody>,
    /// The account of the server, on later firmware.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<Secret>,
}

/// The body of a POST (OPT-06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestBody {
    /// The general purpose parameter that it is made of, in capitals.
    pub letter: char,
    /// Its value and what came out. Places count in the value.
    pub expansion: Expansion,
}

impl Request {
    /// The whole address, its port included.
    pub fn url(&self) -> String {
        let scheme = self.scheme.text();
        format!("{scheme}://{}:{}{}", self.server, self.port, self.path)
    }

    /// What the variables of a request hold while it is made. A name is resolved by whoever simulates the network, so
    /// `SERVIP` is empty for one.
    pub fn variables(&self) -> RequestVariables {
        let numeric = super::url::is_numeric(&self.server);
        RequestVariables {
            scheme: self.scheme.text().to_owned(),
            server: self.server.clone(),
            server_address: if numeric {
                self.server.clone()
            } else {
                String::new()
            },
            port: self.port.to_string(),
            path: self.path.clone(),
            error: String::new(),
        }
    }
}

impl Evaluation {
    /// The alternative that was taken.
    pub fn taken(&self) -> Option<&AlternativeTrace> {
        match self.outcome {
            Outcome::Taken(number) => self.alternatives.get(number),
            _ => None,
        }
    }

    /// The request that follows.
    pub fn request(&self) -> Option<&Request> {
        self.taken()?.request.as_ref()
    }

    /// Carries out the assignments of the alternative that was taken: on what the variables of `device` read.
    pub fn assign(&self, device: &mut Device) {
        for one in self.taken().iter().flat_map(|taken| &taken.assignments) {
            device.set_parameter(&one.parameter, one.value.reveal());
        }
    }

    /// The place of `expanded` in both texts.
    pub fn place(&self, expanded: Span) -> Place {
        Place {
            written: self.expansion.written(expanded),
            expanded,
        }
    }
}
