//! Comparisons (COND-02 … COND-11).

use super::{names, only_variable};
use crate::device::{Content, content};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::profile_rule::evaluate::compared;
use crate::profile_rule::syntax::{
    Comparison, ComparisonForm, Condition, Operand, OperandForm, Operator, Rule,
};
use crate::profile_rule::trace::OperandKind;
use crate::text::{Span, TextEdit};

pub(super) fn check(rule: &Rule, condition: &Condition, findings: &mut Findings) {
    for comparison in &condition.comparisons {
        match &comparison.form {
            ComparisonForm::True => legacy(comparison.span, "`true`", findings),
            ComparisonForm::Variable(operand) => {
                if only_variable(rule, operand.span) == Some("UPGCOND") {
                    legacy(operand.span, "`$UPGCOND`", findings);
                }
            }
            ComparisonForm::Pair {
                left,
                operator,
                operator_span,
                right,
            } => {
                old_forms(rule, left.as_ref(), *operator_span, findings);
                for (operand, other) in [(left.as_ref(), Some(right)), (Some(right), left.as_ref())]
                {
                    if let Some(operand) = operand {
                        about(rule, operand, other, *operator, findings);
                    }
                }
                let quoted = matches!(right.form, OperandForm::Text(_));
                if let Some(left) = left.as_ref().filter(|_| !quoted) {
                    empty_left(rule, left, findings);
                }
                kinds(
                    rule,
                    comparison,
                    (left.as_ref(), *operator, right),
                    findings,
                );
            }
        }
    }
    if let Some(result) = always(rule, condition) {
        constant(rule, condition, result, findings);
    }
}

fn legacy(span: Span, what: &str, findings: &mut Findings) {
    let headline = format!("expected a comparison, found {what}, which is always true");
    findings.push(Diagnostic::new(Code::LegacyCondition, span, headline));
}

fn old_forms(rule: &Rule, left: Option<&Operand>, operator: Span, findings: &mut Findings) {
    if left.is_none() {
        let headline = "expected a left side, found none: the firmware version is compared";
        let edit = TextEdit::insert(operator.start, "$SWVER ");
        findings.push(
            Diagnostic::new(Code::LegacyCondition, operator, headline)
                .with_fix("Write `$SWVER`", vec![edit]),
        );
    }
    if rule.slice(operator) == "!" {
        let headline = "expected `!=` or `ne`, found a lone `!`";
        let edit = TextEdit::insert(operator.end, "=");
        findings.push(
            Diagnostic::new(Code::LegacyCondition, operator, headline)
                .with_fix("Write `!=`", vec![edit]),
        );
    }
}

/// What is to be said of one operand.
fn about(
    rule: &Rule,
    operand: &Operand,
    other: Option<&Operand>,
    operator: Operator,
    findings: &mut Findings,
) {
    match &operand.form {
        OperandForm::Version(version) => {
            let written = rule.slice(operand.span);
            if version.has_two_parts() {
                let headline = format!("expected three numbers in a version, found `{written}`");
                let numbers = written.find('(').unwrap_or(written.len());
                let edit = TextEdit::insert(operand.span.start + numbers, ".0");
                findings.push(
                    Diagnostic::new(Code::TwoPartVersion, operand.span, headline)
                        .with_fix("Add `.0`", vec![edit]),
                );
            }
            if !version.suffix().is_empty() && operator.is_ordering() {
                let headline =
                    format!("expected a version without suffix to be ordered, found `{written}`");
                findings.push(Diagnostic::new(Code::VersionSuffix, operand.span, headline));
            }
        }
        OperandForm::Text(inner) => quoted(rule, operand, *inner, other, operator, findings),
        OperandForm::Variable => bare(rule, operand, other, findings),
        OperandForm::Number(_) => {}
    }
}

/// A quoted text: blanks at its edges, a number in quotes.
fn quoted(
    rule: &Rule,
    operand: &Operand,
    inner: Span,
    other: Option<&Operand>,
    operator: Operator,
    findings: &mut Findings,
) {
    let text = rule.slice(inner);
    let core = text.trim_ascii();
    if core.len() < text.len() && !core.is_empty() {
        let headline = format!("expected text without blanks at its edges, found `\"{text}\"`");
        let edit = TextEdit::replace(inner, core);
        findings.push(
            Diagnostic::new(Code::LeadingBlank, inner, headline)
                .with_help("the blank belongs to the text, so that the two are hardly ever equal")
                .with_fix("Remove the blanks", vec![edit]),
        );
    }
    let variable = only_variable(rule, inner)
        .filter(|name| matches!(content(name), Some(Content::Number | Content::Version)));
    let other_kind = other.and_then(|other| kind(rule, other));
    let clashes = operator.is_ordering()
        || matches!(other_kind, Some(OperandKind::Number | OperandKind::Version));
    if let Some(name) = variable.filter(|_| clashes) {
        let headline = format!("expected `${name}` without quotes, found it in quotes");
        let edit = TextEdit::replace(operand.span, text);
        findings.push(
            Diagnostic::new(Code::NumberMacroQuoted, operand.span, headline)
                .with_fix("Remove the quotes", vec![edit]),
        );
    }
}

/// A variable without quotes.
fn bare(rule: &Rule, operand: &Operand, other: Option<&Operand>, findings: &mut Findings) {
    let Some(name) = only_variable(rule, operand.span) else {
        return;
    };
    let against_text = other.is_some_and(|other| matches!(other.form, OperandForm::Text(_)));
    let is_text = match content(name) {
        Some(Content::Text) => true,
        Some(Content::Any) => against_text,
        _ => false,
    };
    if is_text {
        let headline =
            format!("expected `${name}` in quotes, since it stands for text, found it without");
        let written = rule.slice(operand.span);
        let edit = TextEdit::replace(operand.span, format!("\"{written}\""));
        findings.push(
            Diagnostic::new(Code::TextMacroUnquoted, operand.span, headline)
                .with_fix(format!("Write `\"{written}\"`"), vec![edit]),
        );
    }
}

/// A general purpose parameter on the left, which may be empty (COND-11).
fn empty_left(rule: &Rule, left: &Operand, findings: &mut Findings) {
    let name = match left.form {
        OperandForm::Variable => only_variable(rule, left.span),
        _ => None,
    };
    if let Some(name) = name.filter(|name| name.len() == 1 && content(name) == Some(Content::Any)) {
        findings.push(empty_number(left.span, name, "may give nothing"));
    }
}

pub(super) fn empty_number(span: Span, name: &str, what: &str) -> Diagnostic {
    let headline = format!("expected a number from `${name}`, which {what}");
    Diagnostic::new(Code::EmptyNumber, span, headline)
        .with_help("without a left side the firmware version is compared")
}

/// The kind of an operand as far as it can be told without its value.
pub(in crate::profile_rule) fn kind(rule: &Rule, operand: &Operand) -> Option<OperandKind> {
    Some(match &operand.form {
        OperandForm::Number(_) => OperandKind::Number,
        OperandForm::Version(_) => OperandKind::Version,
        OperandForm::Text(_) => OperandKind::Text,
        // A part of a version may be a number, and the other way round.
        OperandForm::Variable if rule.slice(operand.span).contains(':') => return None,
        OperandForm::Variable => match content(only_variable(rule, operand.span)?)? {
            Content::Number => OperandKind::Number,
            Content::Version => OperandKind::Version,
            _ => return None,
        },
    })
}

fn kinds(
    rule: &Rule,
    comparison: &Comparison,
    (left, operator, right): (Option<&Operand>, Operator, &Operand),
    findings: &mut Findings,
) {
    let left_kind = match left {
        Some(left) => kind(rule, left),
        None => Some(OperandKind::Version),
    };
    let (Some(left_kind), Some(right_kind)) = (left_kind, kind(rule, right)) else {
        return;
    };
    let quoted_number = |operand: Option<&Operand>| {
        let inner = operand.and_then(|operand| match operand.form {
            OperandForm::Text(inner) => only_variable(rule, inner),
            _ => None,
        });
        inner.is_some_and(|name| matches!(content(name), Some(Content::Number | Content::Version)))
    };
    let told = quoted_number(left) || quoted_number(Some(right));
    if left_kind != right_kind && !told {
        let headline = format!(
            "expected two operands of one kind, found {} against {}",
            word(left_kind),
            word(right_kind)
        );
        findings.push(
            Diagnostic::new(Code::MixedKinds, comparison.span, headline)
                .with_help("text stands in double quotes, numbers and versions without"),
        );
    } else if left_kind == OperandKind::Text && operator.is_ordering() && !told {
        let headline = format!(
            "expected `eq` or `ne` between two texts, found `{}`",
            operator.word()
        );
        findings.push(Diagnostic::new(Code::TextOrder, comparison.span, headline));
    }
}

fn word(kind: OperandKind) -> &'static str {
    match kind {
        OperandKind::Number => "a number",
        OperandKind::Version => "a version",
        OperandKind::Text => "a text",
        OperandKind::Other => "something else",
    }
}

/// What a condition always gives, if its literals decide it: `true` alone says nothing false.
pub(in crate::profile_rule) fn always(rule: &Rule, condition: &Condition) -> Option<bool> {
    if condition.faulty {
        return None;
    }
    let results: Vec<Option<bool>> = condition
        .comparisons
        .iter()
        .map(|comparison| literal(rule, comparison))
        .collect();
    if results.contains(&Some(false)) {
        return Some(false);
    }
    results
        .iter()
        .all(|result| *result == Some(true))
        .then_some(true)
}

/// What a comparison of two literals gives.
pub(in crate::profile_rule) fn literal(rule: &Rule, comparison: &Comparison) -> Option<bool> {
    match &comparison.form {
        ComparisonForm::True => Some(true),
        ComparisonForm::Variable(operand) => {
            (only_variable(rule, operand.span) == Some("UPGCOND")).then_some(true)
        }
        ComparisonForm::Pair {
            left: Some(left),
            operator,
            right,
            ..
        } => {
            let fixed = |operand: &Operand| {
                operand.form != OperandForm::Variable && !rule.slice(operand.span).contains('$')
            };
            if !fixed(left) || !fixed(right) {
                return None;
            }
            let slice = |span| rule.slice(span);
            let order = compared(&left.form, &right.form, slice, operator.is_ordering());
            Some(operator.holds(order.ok()?))
        }
        ComparisonForm::Pair { left: None, .. } => None,
    }
}

fn constant(rule: &Rule, condition: &Condition, result: bool, findings: &mut Findings) {
    let reads = names(rule, condition.span).next().is_some();
    let only_legacy = condition
        .comparisons
        .iter()
        .all(|one| !matches!(one.form, ComparisonForm::Pair { .. }));
    if only_legacy || reads && result {
        return;
    }
    let headline = format!(
        "expected a condition that depends on the device, found one that is always {result}"
    );
    let finding = Diagnostic::new(Code::ConstantCondition, condition.span, headline);
    findings.push(match misread_dollar(rule, condition) {
        Some((at, letter)) => finding.with_fix(
            format!("Write `${letter}`"),
            vec![TextEdit::replace(Span::new(at, at + 1), "$")],
        ),
        None => finding,
    });
}

/// A text such as `"SF"`, in which an `S` stands where a `$` was meant: its place and the letter.
fn misread_dollar(rule: &Rule, condition: &Condition) -> Option<(usize, char)> {
    let operands = condition
        .comparisons
        .iter()
        .filter_map(|one| match &one.form {
            ComparisonForm::Pair { left, right, .. } => Some([left.as_ref(), Some(right)]),
            _ => None,
        });
    operands
        .flatten()
        .flatten()
        .find_map(|operand| match operand.form {
            OperandForm::Text(inner) => match rule.slice(inner).as_bytes() {
                [b'S', letter @ b'A'..=b'P'] => Some((inner.start, char::from(*letter))),
                _ => None,
            },
            _ => None,
        })
}
