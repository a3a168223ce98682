//! A rule that is parsed once and run on many devices.
//!
//! A value that changes no structure takes the fast way: it is put where its variable stands, and only the alternative
//! that is taken is expanded. Any other value sends the rule the whole way. Both give the same (a property).

use super::evaluate::{compared, silently};
use super::lints::{names, only_variable};
use super::number::{Number, Version};
use super::syntax::{
    Alternative, Body, Comparison, ComparisonForm, Condition, Operand, OperandForm, Rule, RuleKind,
};
use super::trace::{AssignedValue, Evaluation, Failure, Outcome, Place, Request};
use super::{read, url};
use crate::catalog::Catalog;
use crate::device::Device;
use crate::firmware::FirmwareLevel;
use crate::macro_expansion::{LIMIT, MacroForm, expand, macros};
use crate::text::{Span, sort_by_rank};
use std::borrow::Cow;

/// What a device does with a rule, without the steps.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// What came of it.
    pub outcome: Outcome,
    /// What is assigned, by parameter.
    pub assignments: Vec<(String, AssignedValue)>,
    /// What is asked for. Its place is empty.
    pub request: Option<Request>,
}

impl Decision {
    /// The decision of an evaluation.
    pub fn of(evaluation: &Evaluation) -> Self {
        let taken = evaluation.taken();
        let assignments = taken.iter().flat_map(|taken| &taken.assignments);
        Self {
            outcome: evaluation.outcome.clone(),
            assignments: assignments
                .map(|one| (one.parameter.clone(), one.value.clone()))
                .collect(),
            request: taken
                .and_then(|taken| taken.request.clone())
                .map(|request| Request {
                    place: Place::default(),
                    ..request
                }),
        }
    }
}

/// A rule that was read once.
#[derive(Clone, Debug)]
pub struct PreparedRule {
    rule: Rule,
    /// Whether every variable stands where its value can be put in.
    simple: bool,
    /// What alternatives do once their condition holds: their text behind it.
    actions: Vec<Span>,
    /// The variables, each with whether it stands in an address.
    variables: Vec<(Span, bool)>,
}

impl PreparedRule {
    /// Reads `text`.
    pub fn new(text: &str, kind: RuleKind, level: FirmwareLevel) -> Self {
        let rule = read(text, kind, level);
        let action = |one: &Alternative| {
            let start = one
                .condition
                .as_ref()
                .map_or(one.span.start, |found| found.whole.end);
            Span::new(start, one.span.end)
        };
        let actions = rule.alternatives().iter().map(action).collect();
        let urls = rule
            .alternatives()
            .iter()
            .filter_map(|one| one.url.as_ref());
        let urls: Vec<Span> = urls.map(|url| url.span).collect();
        let in_address = |span: Span| {
            let next = urls.partition_point(|url| url.start <= span.start);
            let before = next.checked_sub(1).and_then(|last| urls.get(last));
            before.is_some_and(|url| span.end <= url.end)
        };
        let variables = macros(text)
            .map(|found| (found.span, in_address(found.span)))
            .collect();
        Self {
            simple: is_simple(&rule),
            actions,
            variables,
            rule,
        }
    }

    /// The rule.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// What `device` does with it: what [`super::evaluate`] gives, without its steps.
    pub fn decide(&self, device: &Device) -> Decision {
        let quick = if self.simple {
            self.quickly(device)
        } else {
            None
        };
        quick.unwrap_or_else(|| {
            let found = silently(
                &self.rule.text,
                self.rule.kind,
                device,
                self.rule.level,
                Catalog::builtin(),
            );
            Decision::of(&found.evaluation)
        })
    }

    /// The fast way, if every value allows it.
    fn quickly(&self, device: &Device) -> Option<Decision> {
        let values = self.values_are_plain(device)?;
        if values.saturating_add(self.rule.text.len()) > LIMIT {
            return None;
        }
        match &self.rule.body {
            Body::Condition(condition) => {
                let holds = self.condition(condition, device)?.unwrap_or(false);
                let outcome = if holds {
                    Outcome::Fires
                } else {
                    Outcome::Quiet
                };
                Some(nothing(outcome))
            }
            Body::Alternatives(alternatives) => self.choose(alternatives, device),
            Body::Nothing(_) | Body::Text => None,
        }
    }

    /// The length of all values, if none of them can divide the rule anew.
    fn values_are_plain(&self, device: &Device) -> Option<usize> {
        let mut length = 0_usize;
        for (span, bare) in &self.variables {
            let value = expand(self.rule.slice(*span), device, self.rule.level);
            let harmless = |c: char| {
                !matches!(c, '"' | '|' | '[' | ']' | '#' | '\0') && !c.is_ascii_whitespace()
            };
            let quoted = |c: char| c != '"';
            if *bare && !value.text.chars().all(harmless) || !value.text.chars().all(quoted) {
                return None;
            }
            length = length.saturating_add(value.text.len());
        }
        Some(length)
    }

    fn choose(&self, alternatives: &[Alternative], device: &Device) -> Option<Decision> {
        let mut decided = None;
        for (number, alternative) in alternatives.iter().enumerate() {
            self.address(alternative, device)?;
            let holds = match &alternative.condition {
                Some(condition) => self.condition(condition, device)?,
                None => Ok(true),
            };
            if decided.is_none() && holds != Ok(false) {
                decided = Some((number, holds));
            }
        }
        let Some((number, holds)) = decided else {
            return Some(nothing(Outcome::NoneHolds));
        };
        if holds.is_err() {
            return Some(nothing(Outcome::Failed(Failure::Condition(number))));
        }
        let action = self.rule.slice(*self.actions.get(number)?);
        if action.trim_ascii().is_empty() {
            return Some(nothing(Outcome::Taken(number)));
        }
        let found = silently(
            action,
            self.rule.kind,
            device,
            self.rule.level,
            Catalog::builtin(),
        );
        let mut decision = Decision::of(&found.evaluation);
        match decision.outcome {
            Outcome::Taken(0) => decision.outcome = Outcome::Taken(number),
            Outcome::Failed(Failure::NoServer) => {}
            _ => return None,
        }
        Some(decision)
    }

    /// Whether the address is still one with its values; the device fails the whole rule else.
    fn address(&self, alternative: &Alternative, device: &Device) -> Option<()> {
        let Some(address) = &alternative.url else {
            return Some(());
        };
        let written = self.rule.slice(address.span);
        if !written.contains('$') {
            return Some(());
        }
        let expanded = expand(written, device, self.rule.level).text;
        let plain = !expanded.is_empty() && !expanded.starts_with(['(', '[']);
        (plain && url::is_address(&expanded, self.rule.kind, self.rule.level)).then_some(())
    }

    /// What a condition gives: `None` where a value is none that can be put in, an error where it fails.
    fn condition(&self, condition: &Condition, device: &Device) -> Option<Result<bool, ()>> {
        let mut all = Ok(true);
        for comparison in &condition.comparisons {
            match self.comparison(comparison, device)? {
                Ok(true) => {}
                Ok(false) if all.is_ok() => all = Ok(false),
                Ok(false) => {}
                Err(()) => all = Err(()),
            }
        }
        Some(all)
    }

    fn comparison(&self, comparison: &Comparison, device: &Device) -> Option<Result<bool, ()>> {
        let ComparisonForm::Pair {
            left,
            operator,
            right,
            ..
        } = &comparison.form
        else {
            return match &comparison.form {
                ComparisonForm::Variable(operand) => {
                    let text = self.value(operand.span, device);
                    (text == "true").then_some(Ok(true))
                }
                _ => Some(Ok(true)),
            };
        };
        let later = self.rule.level >= FirmwareLevel::V5;
        let right = self.operand(right, device)?;
        let left = match left {
            Some(left) => self.operand(left, device)?,
            None => match Version::parse(&device.firmware, later) {
                Some(version) => (OperandForm::Version(version), Cow::Borrowed("")),
                None => return Some(Err(())),
            },
        };
        if let (OperandForm::Text(_), OperandForm::Text(_)) = (&left.0, &right.0) {
            let order = left.1.cmp(&right.1);
            return Some(if operator.is_ordering() {
                Err(())
            } else {
                Ok(operator.holds(order))
            });
        }
        let order = compared(&left.0, &right.0, |_| "", operator.is_ordering());
        Some(order.map(|order| operator.holds(order)).map_err(|_| ()))
    }

    fn value(&self, span: Span, device: &Device) -> Cow<'_, str> {
        let written = self.rule.slice(span);
        if written.contains('$') {
            return Cow::Owned(expand(written, device, self.rule.level).text);
        }
        Cow::Borrowed(written)
    }

    /// An operand with its value, and its text if it is one.
    fn operand(&self, operand: &Operand, device: &Device) -> Option<(OperandForm, Cow<'_, str>)> {
        match &operand.form {
            OperandForm::Text(inner) => Some((operand.form.clone(), self.value(*inner, device))),
            OperandForm::Variable => {
                let later = self.rule.level >= FirmwareLevel::V5;
                let text = self.value(operand.span, device);
                let form = match Number::parse(&text) {
                    Some(number) => OperandForm::Number(number),
                    None => OperandForm::Version(Version::parse(&text, later)?),
                };
                Some((form, Cow::Borrowed("")))
            }
            form => Some((form.clone(), Cow::Borrowed(""))),
        }
    }
}

fn nothing(outcome: Outcome) -> Decision {
    Decision {
        outcome,
        assignments: Vec::new(),
        request: None,
    }
}

/// Whether the rule has no error and every variable stands in quotes, in an address, in a key or is an operand by
/// itself, apart from the word before it.
fn is_simple(rule: &Rule) -> bool {
    let broken = macros(&rule.text).any(|found| found.form == MacroForm::Broken);
    let operands = rule
        .conditions()
        .flat_map(|(_, condition)| &condition.comparisons);
    let sides = operands.flat_map(|one| match &one.form {
        ComparisonForm::True => [None, None],
        ComparisonForm::Variable(operand) => [Some(operand), None],
        ComparisonForm::Pair { left, right, .. } => [left.as_ref(), Some(right)],
    });
    let good = sides.flatten().all(|operand| {
        let alone = || only_variable(rule, operand.span).is_some() && !is_glued(rule, operand.span);
        operand.form != OperandForm::Variable || alone()
    });
    let places = places(rule);
    let inside = names(rule, Span::new(0, rule.text.len())).all(|(span, _)| {
        let next = places.partition_point(|place| place.start <= span.start);
        let place = next.checked_sub(1).and_then(|last| places.get(last));
        place.is_some_and(|place| span.end <= place.end)
    });
    !rule.is_faulty() && !broken && good && inside
}

/// Whether a word ends right before `operand`, as in `and$UPGCOND`: a value of letters would go on with it.
fn is_glued(rule: &Rule, operand: Span) -> bool {
    let before = rule.text.get(..operand.start).unwrap_or_default();
    before.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// Where variables may stand: operands, values, keys and addresses, in order.
fn places(rule: &Rule) -> Vec<Span> {
    let mut places = Vec::new();
    for (_, condition) in rule.conditions() {
        places.extend(condition.comparisons.iter().map(|one| one.span));
    }
    for alternative in rule.alternatives() {
        let lists = alternative
            .assignments
            .iter()
            .flat_map(|list| &list.assignments);
        places.extend(lists.map(|one| one.value));
        places.extend(alternative.url.iter().map(|url| url.span));
    }
    places.extend(super::lints::keys(rule));
    sort_by_rank(&mut places, |place| (place.start, place.end));
    places
}
