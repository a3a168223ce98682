//! What a device does with a rule, in the order of its steps (G-44).

use super::assignment::holds_secret;
use super::number::Version;
use super::parser::{Form, key_arguments, parse};
use super::syntax::{
    Alternative, Assignment, Body, Comparison, ComparisonForm, Condition, Operand, OperandForm,
    OptionName, Rule, RuleKind, Scheme, Url,
};
use super::trace::{
    AlternativeTrace, AssignedValue, AssignmentTrace, ComparisonTrace, ConditionTrace, Evaluation,
    Failure, Method, OperandKind, OperandTrace, Outcome, Place, Request, RequestBody, Verdict,
};
use super::{lints, read};
use crate::catalog::{Catalog, Lookup};
use crate::command_line::Secret;
use crate::device::Device;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::firmware::FirmwareLevel;
use crate::macro_expansion::{Expansion, expand, expand_around, expand_key};
use crate::profile::ParameterName;
use crate::text::{Span, sort_by_rank};
use std::collections::HashSet;

/// Evaluates the rule `text` on `device` and tells every step; `catalog` tells the parameters that it may assign.
///
/// ```
/// use profile_core::{catalog::Catalog, device::Device, firmware::FirmwareLevel};
/// use profile_core::profile_rule::{RuleKind, evaluate};
/// let text = "($REGTMR1 eq 0)? /a | [--post a] http://p.example.com/lost?";
/// let found = evaluate(text, RuleKind::ProfileRule, &Device::default(), FirmwareLevel::V3, Catalog::builtin());
/// let request = found.request().unwrap();
/// assert_eq!((request.method.text(), request.url()), ("POST", "http://p.example.com:80/lost?".to_owned()));
/// ```
pub fn evaluate(
    text: &str,
    kind: RuleKind,
    device: &Device,
    level: FirmwareLevel,
    catalog: &Catalog,
) -> Evaluation {
    let mut found = silently(text, kind, device, level, catalog);
    let written = read(text, kind, level);
    let all = lints(&written, catalog);
    let dynamic = lints::dynamic(&written, &found.rule, &found.evaluation.expansion);
    let own = std::mem::take(&mut found.evaluation.diagnostics);
    found.evaluation.diagnostics = joined(all, dynamic.into_iter().chain(own));
    found.evaluation
}

/// The findings about the rule as written, and those about its evaluation that say something new.
fn joined(written: Vec<Diagnostic>, own: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let key = |found: &Diagnostic| (found.code, found.primary.span.start);
    let told: HashSet<(Code, usize)> = written.iter().map(key).collect();
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    // The errors in order, each with the farthest end of those before it.
    let mut errors: Vec<(usize, usize)> = Vec::new();
    for found in written.iter().filter(|found| is_error(found)) {
        let farthest = errors.last().map_or(0, |(_, end)| *end);
        let span = found.primary.span;
        errors.push((span.start, span.end.max(farthest)));
    }
    let covered = |found: &Diagnostic| {
        let span = found.primary.span;
        let next = errors.partition_point(|(start, _)| *start <= span.end);
        let before = next.checked_sub(1).and_then(|last| errors.get(last));
        is_error(found) && before.is_some_and(|(_, end)| *end >= span.start)
    };
    let new: Vec<Diagnostic> = own
        .filter(|found| !told.contains(&key(found)) && !covered(found))
        .collect();
    let mut all = written;
    all.extend(new);
    sort_by_rank(&mut all, |finding| (finding.primary.span.start, 0));
    all
}

/// An evaluation with the rule as it was read after expansion.
pub(super) struct Evaluated {
    pub(super) evaluation: Evaluation,
    pub(super) rule: Rule,
}

/// The evaluation without what is to be said of the rule as written.
pub(super) fn silently(
    text: &str,
    kind: RuleKind,
    device: &Device,
    level: FirmwareLevel,
    catalog: &Catalog,
) -> Evaluated {
    let keys = if kind.has_alternatives() {
        key_arguments(text)
    } else {
        Vec::new()
    };
    let expansion = expand_around(text, &keys, device, level);
    let kept: Vec<Span> = expansion.kept.iter().map(|(_, value)| *value).collect();
    let rule = parse(&expansion.text, kind, level, Form::Expanded, &kept);
    let mut evaluator = Evaluator {
        device,
        level,
        catalog,
        rule: &rule,
        diagnostics: Findings::default(),
        expansion,
    };
    let (alternatives, condition, outcome) = evaluator.run();
    let Evaluator {
        mut diagnostics,
        expansion,
        ..
    } = evaluator;
    diagnostics.extend(expansion.findings.iter().cloned());
    let evaluation = Evaluation {
        kind,
        expansion,
        alternatives,
        condition,
        outcome,
        diagnostics: diagnostics.finish(),
    };
    Evaluated { evaluation, rule }
}

struct Evaluator<'e> {
    device: &'e Device,
    level: FirmwareLevel,
    catalog: &'e Catalog,
    rule: &'e Rule,
    expansion: Expansion,
    diagnostics: Findings,
}

type Steps = (Vec<AlternativeTrace>, Option<ConditionTrace>, Outcome);

impl Evaluator<'_> {
    fn place(&self, expanded: Span) -> Place {
        Place {
            written: self.expansion.written(expanded),
            expanded,
        }
    }

    fn run(&mut self) -> Steps {
        for finding in &self.rule.diagnostics {
            let mut finding = finding.clone();
            finding.primary.span = self.expansion.written(finding.primary.span);
            for label in &mut finding.secondary {
                label.span = self.expansion.written(label.span);
            }
            finding.fix = None;
            self.diagnostics.push(finding);
        }
        let rule = self.rule;
        match &rule.body {
            Body::Nothing(why) => (Vec::new(), None, Outcome::PassedOver(*why)),
            Body::Text => (Vec::new(), None, Outcome::Text),
            Body::Condition(condition) => self.trigger(condition),
            Body::Alternatives(alternatives) => {
                let (traces, outcome) = self.alternatives(alternatives);
                (traces, None, outcome)
            }
        }
    }

    /// A trigger with a fault never fires (COND-13).
    fn trigger(&mut self, condition: &Condition) -> Steps {
        let trace = self.condition(condition);
        self.faults(&trace);
        let fires = trace.holds == Some(true) && !self.expansion.cut;
        let outcome = if fires {
            Outcome::Fires
        } else {
            Outcome::Quiet
        };
        (Vec::new(), Some(trace), outcome)
    }

    fn alternatives(&mut self, alternatives: &[Alternative]) -> (Vec<AlternativeTrace>, Outcome) {
        let mut outcome = None;
        if self.expansion.cut {
            outcome = Some(Outcome::Failed(Failure::TooLong));
        } else if self.rule.is_faulty() {
            outcome = Some(Outcome::Failed(Failure::Syntax));
        }
        let refused = outcome.is_some();
        let mut decided = false;
        let mut traces = Vec::new();
        for (number, alternative) in alternatives.iter().enumerate() {
            let mut trace = self.alternative(alternative, decided);
            if let Some(condition) = trace.condition.as_ref().filter(|_| !decided) {
                self.faults(condition);
            }
            if !decided && !alternative.faulty {
                let condition = trace.condition.as_ref();
                match condition.map_or(Some(true), |condition| condition.holds) {
                    Some(false) => {}
                    None => {
                        decided = true;
                        outcome = outcome.or(Some(Outcome::Failed(Failure::Condition(number))));
                    }
                    Some(true) => {
                        decided = true;
                        if refused {
                            trace.verdict = Verdict::Withheld;
                        } else {
                            outcome = Some(self.take(number, alternative, &mut trace));
                        }
                    }
                }
            }
            traces.push(trace);
        }
        (traces, outcome.unwrap_or(Outcome::NoneHolds))
    }

    /// An alternative without its request.
    fn alternative(&self, alternative: &Alternative, decided: bool) -> AlternativeTrace {
        let condition = alternative.condition.as_ref();
        let condition = condition.map(|condition| self.condition(condition));
        let verdict = match condition.as_ref().map(|condition| condition.holds) {
            _ if alternative.faulty => Verdict::Faulty,
            _ if decided => Verdict::NotReached,
            Some(Some(false)) => Verdict::ConditionFalse,
            Some(None) => Verdict::ConditionFails,
            Some(Some(true)) | None => Verdict::Taken,
        };
        let assigned = alternative
            .assignments
            .iter()
            .flat_map(|list| &list.assignments);
        let options = alternative.options.iter().flat_map(|list| &list.options);
        AlternativeTrace {
            place: self.place(alternative.span),
            verdict,
            condition,
            assignments: assigned.map(|one| self.assignment(one)).collect(),
            options: options
                .map(|one| (one.name, self.place(one.span)))
                .collect(),
            request: None,
        }
    }

    fn assignment(&self, one: &Assignment) -> AssignmentTrace {
        let name = ParameterName::from_open_format(one.parameter.as_str());
        let text = self.rule.slice(one.value).to_owned();
        let value = if holds_secret(&one.parameter, self.catalog) {
            AssignedValue::Secret(Secret::new(text))
        } else {
            AssignedValue::Open(text)
        };
        AssignmentTrace {
            place: self.place(one.span),
            known: matches!(self.catalog.look_up(&name), Lookup::Known(_)),
            parameter: one.parameter.clone(),
            value,
        }
    }

    /// Says which comparisons of a condition that was looked at have operands of different kinds.
    fn faults(&mut self, condition: &ConditionTrace) {
        for comparison in &condition.comparisons {
            if let Err(code) = comparison.holds {
                self.diagnostics.push(incomparable(comparison, code));
            }
        }
    }

    fn condition(&self, condition: &Condition) -> ConditionTrace {
        let comparisons: Vec<ComparisonTrace> = condition
            .comparisons
            .iter()
            .map(|comparison| self.comparison(comparison))
            .collect();
        let fault = condition.faulty || comparisons.iter().any(|one| one.holds.is_err());
        let all = comparisons.iter().all(|one| one.holds == Ok(true));
        ConditionTrace {
            place: self.place(condition.span),
            comparisons,
            holds: (!fault).then_some(all),
        }
    }

    fn comparison(&self, comparison: &Comparison) -> ComparisonTrace {
        let place = self.place(comparison.span);
        let ComparisonForm::Pair {
            left,
            operator,
            operator_span,
            right,
        } = &comparison.form
        else {
            return ComparisonTrace {
                place,
                pair: None,
                holds: Ok(true),
            };
        };
        let firmware = || {
            let later = self.level >= FirmwareLevel::V5;
            let version = Version::parse(&self.device.firmware, later);
            let trace = OperandTrace {
                place: self.place(Span::at(operator_span.start)),
                kind: version
                    .as_ref()
                    .map_or(OperandKind::Other, |_| OperandKind::Version),
                value: self.device.firmware.clone(),
                implied: true,
            };
            (trace, version.map(OperandForm::Version))
        };
        let (left_trace, left) = match left {
            Some(left) => (self.operand(left), Some(left.form.clone())),
            None => firmware(),
        };
        let order = left.map_or(Err(Code::MixedKinds), |left| {
            compared(
                &left,
                &right.form,
                |span| self.rule.slice(span),
                operator.is_ordering(),
            )
        });
        ComparisonTrace {
            place,
            pair: Some((left_trace, *operator, self.operand(right))),
            holds: order.map(|order| operator.holds(order)),
        }
    }

    fn operand(&self, operand: &Operand) -> OperandTrace {
        let (kind, value) = match &operand.form {
            OperandForm::Number(number) => (OperandKind::Number, number.to_string()),
            OperandForm::Version(version) => (OperandKind::Version, version.to_string()),
            OperandForm::Text(span) => (OperandKind::Text, self.rule.slice(*span).to_owned()),
            OperandForm::Variable => (OperandKind::Other, self.rule.slice(operand.span).to_owned()),
        };
        OperandTrace {
            place: self.place(operand.span),
            kind,
            value,
            implied: false,
        }
    }

    /// What taking an alternative asks for.
    fn take(
        &mut self,
        number: usize,
        alternative: &Alternative,
        trace: &mut AlternativeTrace,
    ) -> Outcome {
        let Some(url) = &alternative.url else {
            return Outcome::Taken(number);
        };
        trace.request = self.request(alternative, url, &trace.assignments);
        match trace.request {
            Some(_) => Outcome::Taken(number),
            None => Outcome::Failed(Failure::NoServer),
        }
    }

    fn request(
        &mut self,
        alternative: &Alternative,
        url: &Url,
        assignments: &[AssignmentTrace],
    ) -> Option<Request> {
        let scheme = url.scheme.unwrap_or(Scheme::Tftp);
        let place = self.place(url.span);
        let named = url.server.map(|span| self.rule.slice(span).to_owned());
        let option_66 = self
            .device
            .option_66
            .as_ref()
            .filter(|name| !name.is_empty());
        let from_option_66 = named.is_none();
        let Some(server) = named.or(option_66.cloned()) else {
            let headline = "expected a server in the address or in DHCP option 66, found none";
            self.diagnostics
                .push(Diagnostic::new(Code::NoOption66, place.written, headline));
            return None;
        };
        if from_option_66 && scheme != Scheme::Tftp {
            self.diagnostics
                .push(lints::no_server(place.written, scheme));
        }
        let mut request = Request {
            place,
            method: Method::TftpGet,
            scheme,
            server,
            from_option_66,
            port: url.port.unwrap_or(scheme.port()),
            path: self.rule.slice(url.path).to_owned(),
            key: None,
            alias: None,
            body: None,
            user: None,
            password: None,
        };
        self.arguments(alternative, &mut request, assignments);
        Some(request)
    }

    /// What the options add to a request.
    fn arguments(
        &mut self,
        alternative: &Alternative,
        request: &mut Request,
        assignments: &[AssignmentTrace],
    ) {
        let option = |name| {
            alternative
                .options
                .as_ref()
                .and_then(|list| list.last(name))
        };
        let text = |name| option(name).map(|option| self.rule.slice(option.argument));
        let is_report = self.rule.kind == RuleKind::ReportRule;
        request.key =
            text(OptionName::Key).map(|text| expand_key(text, self.device, self.level).key);
        request.user = text(OptionName::UserName).map(str::to_owned);
        request.password = text(OptionName::Password).map(Secret::new);
        request.alias = option(OptionName::Alias)
            .and_then(|option| option.letter)
            .filter(|_| !is_report);
        let post = option(OptionName::Post).filter(|_| !is_report);
        let web = request.scheme != Scheme::Tftp;
        request.method = match (web, is_report, post.is_some()) {
            (false, true, _) => Method::TftpPut,
            (false, false, _) => Method::TftpGet,
            (true, false, false) => Method::Get,
            (true, _, _) => Method::Post,
        };
        let letter = post.and_then(|option| option.letter);
        request.body = letter
            .filter(|_| web)
            .map(|letter| self.body(letter, request, assignments));
        let empty = request
            .key
            .as_ref()
            .is_some_and(|key| key.reveal().is_empty());
        let key = option(OptionName::Key)
            .filter(|_| empty)
            .map(|option| option.span);
        let ignored = post.filter(|_| !web).map(|option| option.span);
        if let Some(span) = key {
            let headline = "expected a key, found nothing after expansion";
            let place = self.expansion.written(span);
            self.diagnostics
                .push(Diagnostic::new(Code::EmptyKey, place, headline));
        }
        if let Some(span) = ignored {
            self.diagnostics
                .push(lints::post_over_tftp(self.expansion.written(span)));
        }
    }

    /// The body as it is when the request is made: behind the assignments (ASGN-07).
    fn body(&self, letter: char, request: &Request, assigned: &[AssignmentTrace]) -> RequestBody {
        let mut device = self.device.clone();
        for one in assigned {
            device.set_parameter(&one.parameter, one.value.reveal());
        }
        device.request = request.variables();
        let value = device.general(letter).unwrap_or_default().to_owned();
        RequestBody {
            letter,
            expansion: expand(&value, &device, self.level),
        }
    }
}

/// The order of two operands of one kind; the fault where they have none (COND-03, COND-08).
pub(super) fn compared<'t>(
    left: &OperandForm,
    right: &OperandForm,
    text: impl Fn(Span) -> &'t str,
    ordering: bool,
) -> Result<std::cmp::Ordering, Code> {
    match (left, right) {
        (OperandForm::Number(left), OperandForm::Number(right)) => Ok(left.cmp(right)),
        (OperandForm::Version(left), OperandForm::Version(right)) => Ok(left.cmp(right)),
        (OperandForm::Text(_), OperandForm::Text(_)) if ordering => Err(Code::TextOrder),
        (OperandForm::Text(left), OperandForm::Text(right)) => Ok(text(*left).cmp(text(*right))),
        _ => Err(Code::MixedKinds),
    }
}

/// That two operands cannot be compared.
fn incomparable(comparison: &ComparisonTrace, code: Code) -> Diagnostic {
    let place = comparison.place.written;
    let Some((left, operator, right)) = &comparison.pair else {
        return Diagnostic::new(code, place, "expected two operands, found none");
    };
    if code == Code::TextOrder {
        let headline = format!(
            "expected `eq` or `ne` between two texts, found `{}`",
            operator.word()
        );
        return Diagnostic::new(code, place, headline);
    }
    let headline = format!(
        "expected two operands of one kind, found {} against {}",
        named(left),
        named(right)
    );
    Diagnostic::new(code, place, headline).with_help(if left.implied {
        "nothing stands before the operator, so the firmware version is compared"
    } else {
        "text stands in double quotes, numbers and versions without"
    })
}

fn named(operand: &OperandTrace) -> String {
    let shown = crate::text::excerpt(operand.value.as_bytes());
    match operand.kind {
        OperandKind::Number => format!("the number {shown}"),
        OperandKind::Version => format!("the version {shown}"),
        OperandKind::Text => format!("the text \"{shown}\""),
        OperandKind::Other => format!("`{shown}`"),
    }
}
