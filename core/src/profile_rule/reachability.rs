//! Which alternatives any device can take, and a device that does (COND, RULE-09).
//!
//! For each variable that the conditions read, the values that matter are those that stand in the rule and their
//! neighbours: between them nothing changes. All combinations are evaluated, as far as there are not too many. What
//! some device does is shown by it; what none does is sure only where every term is a variable compared with a literal,
//! and otherwise left open, with the term that leaves it open. Values that divide a rule anew are not looked at.

use super::evaluate::silently;
use super::lints::{always, names, only_variable};
use super::number::{Number, Version};
use super::syntax::{Alternative, ComparisonForm, Operand, OperandForm, Rule, RuleKind};
use super::trace::{Evaluation, Failure, Outcome};
use crate::catalog::Catalog;
use crate::device::{Content, Device, content};
use crate::diagnostic::{Code, Diagnostic};
use crate::firmware::FirmwareLevel;
use crate::text::Span;

/// More combinations than these are not tried.
const CASES: usize = 2_048;
/// As many at most, in rules of so many comparisons, where it is done with every reading of a profile.
const FEW_CASES: usize = 128;
const FEW_COMPARISONS: usize = 8;

/// Whether something can happen.
#[derive(Clone, PartialEq, Eq)]
pub enum Reach {
    /// On this device.
    Witness(Box<Device>),
    /// On none.
    Never,
    /// It is not known.
    Undecided,
}

impl Reach {
    /// The device on which it happens.
    pub fn witness(&self) -> Option<&Device> {
        match self {
            Self::Witness(device) => Some(device),
            _ => None,
        }
    }
}

/// What a rule can do.
#[derive(Clone, PartialEq, Eq)]
pub struct Reachability {
    /// For each alternative whether it can be taken; for a trigger whether it can fire.
    pub alternatives: Vec<Reach>,
    /// Whether it can happen that no alternative is taken, or that the trigger does not fire.
    pub none: Reach,
    /// Whether it can happen that the evaluation fails.
    pub failure: Reach,
    /// For each alternative with a condition, whether it is always true or always false wherever it does not fail.
    pub constant: Vec<Option<bool>>,
    /// For each alternative with a condition, and for a trigger, whether a device was found on which it holds.
    pub holds: Vec<bool>,
    /// The terms that leave something open, by their places, and why.
    pub open: Vec<(Span, String)>,
}

/// What `rule` can do on devices that differ from `base` in the variables that its conditions read.
///
/// ```
/// use profile_core::{device::Device, firmware::FirmwareLevel};
/// use profile_core::profile_rule::{Reach, RuleKind, reachability, read};
/// let text = "($REGTMR1 gt 300)? /a | ($REGTMR1 gt 400)? /b | /c";
/// let found = reachability(&read(text, RuleKind::ProfileRule, FirmwareLevel::V3), &Device::default());
/// assert!(found.alternatives[0].witness().is_some());
/// assert!(found.alternatives[1] == Reach::Never);
/// assert!(found.alternatives[2].witness().is_some());
/// ```
pub fn reachability(rule: &Rule, base: &Device) -> Reachability {
    explored(rule, base, CASES)
}

/// Conditions that never change and alternatives that no device takes, beyond what [`super::lints`] reads off the text.
/// Rules with many comparisons are left to [`reachability`].
pub fn dead_ends(rule: &Rule, base: &Device) -> Vec<Diagnostic> {
    let comparisons = rule.conditions().map(|(_, one)| one.comparisons.len());
    if rule.is_faulty() || comparisons.sum::<usize>() > FEW_COMPARISONS {
        return Vec::new();
    }
    let found = explored(rule, base, FEW_CASES);
    let mut findings = Vec::new();
    let mut constant = vec![false; found.alternatives.len()];
    for (number, condition) in rule.conditions() {
        let told = always(rule, condition).is_some();
        let Some(value) = found.constant.get(number).copied().flatten() else {
            continue;
        };
        if let Some(slot) = constant.get_mut(number) {
            *slot = true;
        }
        let reads = names(rule, condition.span).any(|(_, name)| name != "UPGCOND");
        if !told && reads {
            let headline = format!(
                "expected a condition that depends on the device, found one that is always {value}"
            );
            findings.push(Diagnostic::new(
                Code::ConstantCondition,
                condition.span,
                headline,
            ));
        }
    }
    let reaches = rule.alternatives().iter().zip(&found.alternatives);
    // What never holds is told by its condition, and what stands behind an alternative that always fits by that one.
    let told = constant.iter().zip(&found.holds);
    let fits = |one: &Alternative| match &one.condition {
        Some(condition) => always(rule, condition) == Some(true),
        None => true,
    };
    let mut decided = false;
    for ((alternative, reach), (constant, holds)) in reaches.zip(told) {
        let open = *reach == Reach::Never && alternative.condition.is_some();
        if open && *holds && !constant && !decided {
            let headline = "expected a device that gets to this alternative, found none";
            findings.push(
                Diagnostic::new(Code::UnreachableAlternative, alternative.span, headline)
                    .with_help("whenever its condition holds, an alternative before it is taken"),
            );
        }
        decided |= fits(alternative);
    }
    findings
}

fn explored(rule: &Rule, base: &Device, most: usize) -> Reachability {
    let mut terms = terms(rule);
    let cases = terms.cases(base);
    let mut search = Search::new(rule, &cases);
    let total = cases
        .iter()
        .map(|one| one.values.len())
        .try_fold(1_usize, usize::checked_mul);
    let complete = total.is_some_and(|total| total <= most);
    if !complete {
        terms.leave_open(
            Span::new(0, rule.text.len()),
            "there are too many combinations",
        );
    }
    search.run(base, total.unwrap_or(usize::MAX).min(most));
    search.finish(terms.open)
}

/// The terms of the conditions of `rule`.
fn terms(rule: &Rule) -> Terms {
    let mut terms = Terms::default();
    if rule.is_faulty() {
        terms.leave_open(Span::new(0, rule.text.len()), "the rule has a syntax error");
    }
    for (_, condition) in rule.conditions() {
        for comparison in &condition.comparisons {
            terms.take(rule, &comparison.form);
        }
    }
    for alternative in rule.alternatives() {
        let structural = alternative
            .url
            .as_ref()
            .filter(|url| url.opaque && alternative.condition.is_none());
        if let Some(url) = structural.filter(|url| only_variable(rule, url.span).is_some()) {
            terms.leave_open(url.span, "the variable may hold a whole rule");
        }
    }
    terms
}

/// The variables that the conditions of `rule` read, each with the values that matter: that of `base` first, then
/// those that the rule compares it with and their neighbours. A device can have each of them.
///
/// ```
/// use profile_core::{device::Device, firmware::FirmwareLevel};
/// use profile_core::profile_rule::{RuleKind, interesting_values, read};
/// let text = "($REGTMR1 eq 0)? /a | /b";
/// let rule = read(text, RuleKind::ProfileRule, FirmwareLevel::V3);
/// let found = interesting_values(&rule, &Device::default());
/// assert_eq!(found, [("REGTMR1".to_owned(), ["301", "0", "1"].map(str::to_owned).to_vec())]);
/// ```
pub fn interesting_values(rule: &Rule, base: &Device) -> Vec<(String, Vec<String>)> {
    let cases = terms(rule).cases(base).into_iter();
    cases.map(|case| (case.name, case.values)).collect()
}

/// A variable with the values that matter.
struct Case {
    name: String,
    values: Vec<String>,
}

#[derive(Default)]
struct Terms {
    cases: Vec<Case>,
    open: Vec<(Span, String)>,
}

impl Terms {
    fn leave_open(&mut self, span: Span, why: &str) {
        self.open.push((span, why.to_owned()));
    }

    fn add(&mut self, name: &str, values: impl IntoIterator<Item = String>) {
        let name = match name {
            "MAU" | "MAC" => "MA",
            "METH" => "SCHEME",
            other => other,
        };
        let at = self.cases.iter().position(|one| one.name == name);
        let at = at.unwrap_or_else(|| {
            let values = Vec::new();
            self.cases.push(Case {
                name: name.to_owned(),
                values,
            });
            self.cases.len() - 1
        });
        if let Some(case) = self.cases.get_mut(at) {
            for value in values {
                if !case.values.contains(&value) && case.values.len() < CASES {
                    case.values.push(value);
                }
            }
        }
    }

    fn take(&mut self, rule: &Rule, form: &ComparisonForm) {
        match form {
            ComparisonForm::True => {}
            ComparisonForm::Variable(operand) => {
                if only_variable(rule, operand.span) != Some("UPGCOND") {
                    self.leave_open(operand.span, "the variable may hold a whole comparison");
                }
            }
            ComparisonForm::Pair { left, right, .. } => {
                let left = left.as_ref();
                self.side(rule, left, Some(right));
                self.side(rule, Some(right), left);
            }
        }
    }

    /// The variables of one side, with the values that the other side makes interesting.
    fn side(&mut self, rule: &Rule, side: Option<&Operand>, other: Option<&Operand>) {
        let later = rule.level >= FirmwareLevel::V5;
        let Some(side) = side else {
            let literal = other.map(|other| rule.slice(other.span));
            self.add(
                "SWVER",
                literal.into_iter().flat_map(|text| versions(text, later)),
            );
            return;
        };
        let inner = match side.form {
            OperandForm::Text(inner) => inner,
            OperandForm::Variable => side.span,
            _ => return,
        };
        let mut found = names(rule, inner).peekable();
        if found.peek().is_none() {
            return;
        }
        let single = only_variable(rule, inner).filter(|_| !rule.slice(inner).contains(':'));
        let literal = match other {
            None => Some(""),
            Some(other) => match other.form {
                OperandForm::Text(text) => Some(rule.slice(text)),
                OperandForm::Variable => None,
                _ => Some(rule.slice(other.span)),
            },
        };
        let literal = literal.filter(|text| !text.contains('$'));
        for (_, name) in found {
            let quoted = matches!(side.form, OperandForm::Text(_));
            self.add(
                name,
                values(name, literal.unwrap_or_default(), quoted, later),
            );
        }
        let all = || names(rule, inner).map(|(_, name)| name);
        // All values of these are tried, and what cannot be equal for the text around the variables needs no values.
        let tried = all().all(|name| matches!(name, "CCERT" | "ISCUST" | "PRVST" | "UPGST"));
        let is_text = matches!(side.form, OperandForm::Text(_));
        let settled =
            tried || is_text && literal.is_some_and(|literal| !may_equal(rule, inner, literal));
        if single.is_none() && literal.is_some() && settled {
            return;
        }
        if single.is_none() {
            self.leave_open(
                side.span,
                "a value is put together, or a part of it is taken",
            );
        } else if literal.is_none() || other.is_none() {
            self.leave_open(side.span, "two variables are compared with each other");
        }
        if single.is_some_and(|name| {
            matches!(content(name), Some(Content::Any)) && side.form == OperandForm::Variable
        }) {
            self.leave_open(
                side.span,
                "the parameter may hold text, a number or a version",
            );
        }
    }

    /// The variables with all their values, that of `base` first.
    fn cases(&mut self, base: &Device) -> Vec<Case> {
        let mut cases = std::mem::take(&mut self.cases);
        for case in &mut cases {
            let mut device = base.clone();
            case.values
                .retain(|value| device.set_variable(&case.name, value));
            let own = base.variable(&case.name, FirmwareLevel::V5);
            let own = own.map(std::borrow::Cow::into_owned).unwrap_or_default();
            case.values.retain(|value| *value != own);
            case.values.insert(0, own);
        }
        cases
    }
}

/// Whether a text with variables can be `literal` for some values: it begins and ends as it does.
fn may_equal(rule: &Rule, inner: Span, literal: &str) -> bool {
    let mut spans = names(rule, inner).map(|(span, _)| span);
    let Some(first) = spans.next() else {
        return rule.slice(inner) == literal;
    };
    let last = spans.last().unwrap_or(first);
    let before = rule.slice(Span::new(inner.start, first.start.max(inner.start)));
    let behind = rule.slice(Span::new(last.end.min(inner.end), inner.end));
    let written = before.contains('$') || behind.contains('$');
    written || literal.starts_with(before) && literal.ends_with(behind)
}

/// The values of the variable `name` that matter when it is compared with `literal`.
fn values(name: &str, literal: &str, quoted: bool, later: bool) -> Vec<String> {
    let mut found = match name {
        "CCERT" => vec!["Installed".to_owned(), "Not Installed".to_owned()],
        "ISCUST" => vec!["0".to_owned(), "1".to_owned()],
        "PRVST" => ["-1", "0", "1", "2"].map(str::to_owned).to_vec(),
        "UPGST" => ["1", "2"].map(str::to_owned).to_vec(),
        _ => Vec::new(),
    };
    if quoted {
        found.extend([literal.to_owned(), format!("{literal}x"), String::new()]);
        if matches!(name, "MA" | "MAU" | "MAC") {
            found.push("000e08ffffff".to_owned());
        }
    }
    if literal.is_empty() && !quoted {
        found.extend(["0", "1", "2"].map(str::to_owned));
    }
    found.extend(numbers(literal));
    if Number::parse(literal).is_none() {
        found.extend(versions(literal, later));
    }
    found
}

/// A number and its neighbours.
fn numbers(literal: &str) -> Vec<String> {
    let Some(value) = Number::parse(literal).and_then(|number| number.value()) else {
        return Vec::new();
    };
    let near = [value.checked_sub(1), Some(value), value.checked_add(1)];
    near.into_iter()
        .flatten()
        .map(|near| near.to_string())
        .collect()
}

/// A version and its neighbours.
fn versions(literal: &str, later: bool) -> Vec<String> {
    let Some(version) = Version::parse(literal, later) else {
        return Vec::new();
    };
    let near = [version.below(), Some(version.clone()), Some(version.next())];
    near.into_iter()
        .flatten()
        .map(|near| near.to_string())
        .collect()
}

struct Search<'r> {
    rule: &'r Rule,
    cases: &'r [Case],
    alternatives: Vec<Option<Device>>,
    none: Option<Device>,
    failure: Option<Device>,
    /// For each condition whether it was seen true, and false.
    seen: Vec<(bool, bool)>,
    /// Whether a value that a condition reads made the rest of the rule fail.
    broke: bool,
}

impl<'r> Search<'r> {
    fn new(rule: &'r Rule, cases: &'r [Case]) -> Self {
        let count = if rule.kind == RuleKind::ResyncTrigger {
            1
        } else {
            rule.alternatives().len()
        };
        Self {
            rule,
            cases,
            alternatives: (0..count).map(|_| None).collect(),
            none: None,
            failure: None,
            seen: vec![(false, false); count],
            broke: false,
        }
    }

    fn run(&mut self, base: &Device, count: usize) {
        for number in 0..count {
            let mut device = base.clone();
            let mut rest = number;
            for case in self.cases {
                let value = case.values.get(rest % case.values.len().max(1));
                rest /= case.values.len().max(1);
                if let Some(value) = value {
                    device.set_variable(&case.name, value);
                }
            }
            let found = silently(
                &self.rule.text,
                self.rule.kind,
                &device,
                self.rule.level,
                Catalog::builtin(),
            );
            self.note(&found.evaluation, device);
        }
    }

    fn note(&mut self, found: &Evaluation, device: Device) {
        let bare = found.condition.iter().map(Some);
        let inner = found.alternatives.iter().map(|one| one.condition.as_ref());
        for (seen, condition) in self.seen.iter_mut().zip(inner.chain(bare)) {
            match condition.and_then(|condition| condition.holds) {
                Some(true) => seen.0 = true,
                Some(false) => seen.1 = true,
                None => {}
            }
        }
        let other = [Failure::Syntax, Failure::TooLong, Failure::NoServer];
        self.broke |= other
            .iter()
            .any(|one| found.outcome == Outcome::Failed(*one));
        let slot = match found.outcome {
            Outcome::Taken(number) => self.alternatives.get_mut(number),
            Outcome::Fires => self.alternatives.first_mut(),
            Outcome::NoneHolds | Outcome::Quiet => Some(&mut self.none),
            Outcome::Failed(Failure::NoServer) => None,
            Outcome::Failed(_) => Some(&mut self.failure),
            Outcome::PassedOver(_) | Outcome::Text => None,
        };
        if let Some(slot) = slot {
            slot.get_or_insert(device);
        }
    }

    fn finish(self, mut open: Vec<(Span, String)>) -> Reachability {
        if self.broke && open.is_empty() {
            let whole = Span::new(0, self.rule.text.len());
            open.push((
                whole,
                "a value that a condition reads breaks the rest of the rule".to_owned(),
            ));
        }
        let sure = open.is_empty();
        let reach = |found: Option<Device>| match found {
            Some(device) => Reach::Witness(Box::new(device)),
            None if sure => Reach::Never,
            None => Reach::Undecided,
        };
        let constant = |seen: &(bool, bool)| match seen {
            (true, false) if sure => Some(true),
            (false, true) if sure => Some(false),
            _ => None,
        };
        Reachability {
            constant: self.seen.iter().map(constant).collect(),
            holds: self.seen.iter().map(|(holds, _)| *holds).collect(),
            alternatives: self.alternatives.into_iter().map(reach).collect(),
            none: reach(self.none),
            failure: reach(self.failure),
            open,
        }
    }
}
