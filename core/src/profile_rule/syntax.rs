//! What a rule says, with the places of its parts.

use super::number::{Number, Version};
use super::roles::RoleSpan;
use crate::diagnostic::{Diagnostic, Severity};
use crate::firmware::FirmwareLevel;
use crate::text::Span;

/// Which parameter a text is the value of: each has its own dialect (guide pages 2-9, 2-17 to 2-19, 4-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleKind {
    /// `Profile_Rule` to `Profile_Rule_D`.
    ProfileRule,
    /// `Upgrade_Rule`: no options, and every alternative has an address (UPG-01).
    UpgradeRule,
    /// `Report_Rule`: of the options only a key (OPT-11).
    ReportRule,
    /// `Resync_Trigger_1` and `_2`: a bare condition.
    ResyncTrigger,
    /// The six log messages: text with variables.
    LogMessage,
    /// A general purpose parameter as the body of a POST (OPT-06): text with variables.
    PostBody,
}

impl RuleKind {
    /// The kind of the parameter `name`, spelled as in the open format; `None` for parameters whose text is not
    /// expanded (MAC-01). A general purpose parameter is a body only where a rule says so.
    pub fn of_parameter(name: &str) -> Option<Self> {
        Some(match name {
            "Profile_Rule" | "Profile_Rule_B" | "Profile_Rule_C" | "Profile_Rule_D" => {
                Self::ProfileRule
            }
            "Upgrade_Rule" => Self::UpgradeRule,
            "Report_Rule" => Self::ReportRule,
            "Resync_Trigger_1" | "Resync_Trigger_2" => Self::ResyncTrigger,
            "Log_Resync_Request_Msg"
            | "Log_Resync_Success_Msg"
            | "Log_Resync_Failure_Msg"
            | "Log_Upgrade_Request_Msg"
            | "Log_Upgrade_Success_Msg"
            | "Log_Upgrade_Failure_Msg" => Self::LogMessage,
            _ => return None,
        })
    }

    /// Whether it is a list of alternatives.
    pub fn has_alternatives(self) -> bool {
        matches!(
            self,
            Self::ProfileRule | Self::UpgradeRule | Self::ReportRule
        )
    }

    /// Whether it is text with variables and nothing else.
    pub fn is_text(self) -> bool {
        matches!(self, Self::LogMessage | Self::PostBody)
    }
}

/// A rule that was read. Places count in [`Rule::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The dialect.
    pub kind: RuleKind,
    /// The firmware it was read for.
    pub level: FirmwareLevel,
    /// The text that was read.
    pub text: String,
    /// What it says.
    pub body: Body,
    /// What each stretch of the text is, in order and apart; white space has no role.
    pub roles: Vec<RoleSpan>,
    /// What is wrong with its syntax, and what is tolerated.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rule {
    /// Whether its syntax has an error.
    pub fn is_faulty(&self) -> bool {
        let mut severities = self.diagnostics.iter().map(|found| found.severity);
        severities.any(|severity| severity == Severity::Error)
    }

    /// The alternatives; none for other kinds.
    pub fn alternatives(&self) -> &[Alternative] {
        match &self.body {
            Body::Alternatives(alternatives) => alternatives,
            _ => &[],
        }
    }

    /// The conditions, each with the number of its alternative.
    pub fn conditions(&self) -> impl Iterator<Item = (usize, &Condition)> {
        let bare = match &self.body {
            Body::Condition(condition) => Some((0, condition)),
            _ => None,
        };
        let inner = self.alternatives().iter().enumerate();
        inner
            .filter_map(|(at, one)| one.condition.as_ref().map(|found| (at, found)))
            .chain(bare)
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// What a rule is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Nothing: it is passed over (RULE-07).
    Nothing(Nothing),
    /// Alternatives, of which the first that fits is used.
    Alternatives(Vec<Alternative>),
    /// A bare condition.
    Condition(Condition),
    /// Text with variables.
    Text,
}

/// Why a rule says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nothing {
    /// It is empty or blank.
    Empty,
    /// It begins with `#`.
    Comment,
}

/// One alternative: each part may be missing (RULE-01).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternative {
    /// The whole, without the bars and the blanks around it.
    pub span: Span,
    /// `( … )?`.
    pub condition: Option<Condition>,
    /// `( … )!`.
    pub assignments: Option<AssignmentList>,
    /// `[ … ]`.
    pub options: Option<OptionList>,
    /// The address.
    pub url: Option<Url>,
    /// Whether something is wrong with it, so that parts may be missing.
    pub faulty: bool,
}

/// A row of comparisons joined by `and`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// With its parentheses and its mark, if it has them.
    pub whole: Span,
    /// What stands inside.
    pub span: Span,
    /// The comparisons that could be read.
    pub comparisons: Vec<Comparison>,
    /// Whether something is wrong with it, so that comparisons may be missing.
    pub faulty: bool,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The whole.
    pub span: Span,
    /// What is compared.
    pub form: ComparisonForm,
}

/// What a comparison is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonForm {
    /// The bare word `true` (COND-09).
    True,
    /// A variable alone; what it gives decides what this is.
    Variable(Operand),
    /// Two operands. Without the left one the firmware version is compared (COND-05).
    Pair {
        /// The left side.
        left: Option<Operand>,
        /// How it is compared.
        operator: Operator,
        /// Where the operator stands.
        operator_span: Span,
        /// The right side.
        right: Operand,
    },
}

/// How two operands are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `=`, `eq`.
    Equal,
    /// `!=`, `ne`, `!`.
    NotEqual,
    /// `<`, `lt`.
    Less,
    /// `<=`, `le`.
    LessOrEqual,
    /// `>`, `gt`.
    Greater,
    /// `>=`, `ge`.
    GreaterOrEqual,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Self; 6] = [
        Self::Equal,
        Self::NotEqual,
        Self::Less,
        Self::LessOrEqual,
        Self::Greater,
        Self::GreaterOrEqual,
    ];

    /// The operator that is spelled so.
    pub fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            "=" | "eq" => Self::Equal,
            "!=" | "ne" | "!" => Self::NotEqual,
            "<" | "lt" => Self::Less,
            "<=" | "le" => Self::LessOrEqual,
            ">" | "gt" => Self::Greater,
            ">=" | "ge" => Self::GreaterOrEqual,
            _ => return None,
        })
    }

    /// Its word: `eq`, `ne`, `lt`, `le`, `gt`, `ge`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "eq",
            Self::NotEqual => "ne",
            Self::Less => "lt",
            Self::LessOrEqual => "le",
            Self::Greater => "gt",
            Self::GreaterOrEqual => "ge",
        }
    }

    /// Whether it asks which of the two comes first.
    pub fn is_ordering(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }

    /// Whether operands in this order satisfy it.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it is.
    pub form: OperandForm,
}

/// What an operand is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperandForm {
    /// A whole number.
    Number(Number),
    /// A version.
    Version(Version),
    /// A text, by the place inside its quotes.
    Text(Span),
    /// Something with a variable outside quotes: what it gives decides what this is.
    Variable,
}

/// `( Name = "value" ; … )!`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignmentList {
    /// With its parentheses and its mark.
    pub whole: Span,
    /// In order.
    pub assignments: Vec<Assignment>,
}

/// `Name = "value"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The whole, with its semicolon.
    pub span: Span,
    /// The name as written.
    pub name_span: Span,
    /// The parameter in the open format; `a` to `p` stand for the general purpose parameters (ASGN-02).
    pub parameter: String,
    /// The value inside its quotes.
    pub value: Span,
}

/// `[ --option argument … ]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionList {
    /// With its brackets.
    pub whole: Span,
    /// In order.
    pub options: Vec<RuleOption>,
}

impl OptionList {
    /// The option of this name that counts: the last one (OPT-12).
    pub fn last(&self, name: OptionName) -> Option<&RuleOption> {
        self.options.iter().rev().find(|option| option.name == name)
    }
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// Which.
    pub name: OptionName,
    /// With its argument.
    pub span: Span,
    /// `--name`.
    pub name_span: Span,
    /// The argument without quotes; empty for options that take none.
    pub argument: Span,
    /// The parameter that `--post` and `--alias` name, in capitals.
    pub letter: Option<char>,
}

/// The options before an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OptionName {
    /// `--key`: what the file is encrypted with.
    Key,
    /// `--post`: the parameter that is sent.
    Post,
    /// `--alias`: the parameter with the map of names.
    Alias,
    /// `--uid`, of later firmware: the account of the server.
    UserName,
    /// `--pwd`, of later firmware: its password.
    Password,
    /// `--delta`, of later reports.
    Delta,
    /// `--status`, of later reports.
    Status,
}

impl OptionName {
    /// Every option.
    pub const ALL: [Self; 7] = [
        Self::Key,
        Self::Post,
        Self::Alias,
        Self::UserName,
        Self::Password,
        Self::Delta,
        Self::Status,
    ];

    /// As it is written: `--key`.
    pub fn text(self) -> &'static str {
        match self {
            Self::Key => "--key",
            Self::Post => "--post",
            Self::Alias => "--alias",
            Self::UserName => "--uid",
            Self::Password => "--pwd",
            Self::Delta => "--delta",
            Self::Status => "--status",
        }
    }

    /// Whether only later firmware knows it.
    pub fn is_later(self) -> bool {
        !matches!(self, Self::Key | Self::Post | Self::Alias)
    }

    /// Whether it takes an argument.
    pub fn takes_argument(self) -> bool {
        !matches!(self, Self::Delta | Self::Status)
    }
}

/// How a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// TFTP, port 69.
    Tftp,
    /// HTTP, port 80.
    Http,
    /// HTTPS, port 443.
    Https,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Self; 3] = [Self::Tftp, Self::Http, Self::Https];

    /// The scheme of this name, in any case (URL-09).
    pub fn from_text(text: &str) -> Option<Self> {
        let small = text.to_ascii_lowercase();
        Self::ALL.into_iter().find(|one| one.text() == small)
    }

    /// In small letters, as `SCHEME` has it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Tftp => "tftp",
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The port that counts where none is written (URL-04).
    pub fn port(self) -> u16 {
        match self {
            Self::Tftp => 69,
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// An address: `[scheme://][server[:port]]/path` (URL-01).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Url {
    /// The whole.
    pub span: Span,
    /// The scheme, if one is written and no variable.
    pub scheme: Option<Scheme>,
    /// Where it is written.
    pub scheme_span: Option<Span>,
    /// The server.
    pub server: Option<Span>,
    /// The port, if one is written and no variable.
    pub port: Option<u16>,
    /// Where it is written.
    pub port_span: Option<Span>,
    /// The path with its query.
    pub path: Span,
    /// Whether variables may stand for more than a part of one of these, so that its parts are not known.
    pub opaque: bool,
}
