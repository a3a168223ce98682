//! Rules: profile, upgrade and report rules, resync triggers and log messages (guide pages 2-9 to 2-19, 4-7).
//!
//! [`read`] gives the tree, the colours and the findings of a rule as it is written. [`evaluate`] does what a device
//! does with it and tells every step: keys are cut out, the rest is expanded once, parsed, and the keys expanded
//! (G-44); then the alternatives are tried from left to right (RULE-03). [`PreparedRule`] does the same on many
//! devices, [`reachability`] asks which alternatives any device can take, [`describe`] puts a rule into words.
//!
//! A rule with a syntax error fails as a whole; operands of different kinds fail it only when their comparison is
//! looked at. Nothing here fetches anything: what a fetch would ask for is a [`Request`], and [`preview`] shows it.

mod assignment;
mod condition;
mod describe;
mod domains;
mod evaluate;
mod lints;
mod misread;
mod number;
mod options;
mod parser;
mod prepared;
mod preview;
mod reachability;
mod roles;
mod syntax;
mod trace;
mod url;

pub use describe::describe;
pub use domains::Domains;
pub use evaluate::evaluate;
pub use lints::lints;
pub use number::{Number, Version};
pub use prepared::{Decision, PreparedRule};
pub use preview::{Preview, preview, user_agent};
pub use reachability::{Reach, Reachability, dead_ends, interesting_values, reachability};
pub use roles::{Role, RoleSpan};
pub use syntax::{
    Alternative, Assignment, AssignmentList, Body, Comparison, ComparisonForm, Condition, Nothing,
    Operand, OperandForm, Operator, OptionList, OptionName, Rule, RuleKind, RuleOption, Scheme,
    Url,
};
pub use trace::{
    AlternativeTrace, AssignedValue, AssignmentTrace, ComparisonTrace, ConditionTrace, Evaluation,
    Failure, Method, OperandKind, OperandTrace, Outcome, Place, Request, RequestBody, Verdict,
};

use crate::firmware::FirmwareLevel;

/// Reads `text` as it is written: variables stay what they are.
///
/// ```
/// use profile_core::{firmware::FirmwareLevel, profile_rule::{RuleKind, read}};
/// let rule = read("(1 eq 1)? /f | /g", RuleKind::ProfileRule, FirmwareLevel::V3);
/// assert_eq!(rule.alternatives().len(), 2);
/// assert!(rule.diagnostics.is_empty());
/// ```
pub fn read(text: &str, kind: RuleKind, level: FirmwareLevel) -> Rule {
    let keys = if kind.has_alternatives() {
        parser::key_arguments(text)
    } else {
        Vec::new()
    };
    parser::parse(text, kind, level, parser::Form::Written, &keys)
}
