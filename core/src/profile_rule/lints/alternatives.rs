//! Alternatives as a whole: assignments, options, addresses, order (RULE, ASGN, OPT, URL, UPG, TRIG).

use super::names;
use crate::catalog::{Catalog, Lookup};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::profile::ParameterName;
use crate::profile_rule::lints::comparisons::{always, kind};
use crate::profile_rule::syntax::{
    Alternative, Assignment, Body, ComparisonForm, Condition, OptionName, Rule, RuleKind, Scheme,
};
use crate::profile_rule::trace::OperandKind;
use crate::text::{Span, TextEdit};
use std::collections::HashMap;

pub(super) fn check(rule: &Rule, catalog: &Catalog, findings: &mut Findings) {
    if let Body::Condition(condition) = &rule.body {
        trigger(rule, condition, findings);
    }
    for alternative in rule.alternatives() {
        assignments(rule, alternative, catalog, findings);
        options(rule, alternative, findings);
        address(rule, alternative, findings);
    }
    unreachable(rule, findings);
}

/// A trigger looks at the time since the last resync (TRIG-04).
fn trigger(rule: &Rule, condition: &Condition, findings: &mut Findings) {
    let guarded = names(rule, condition.span).any(|(_, name)| name == "PRVTMR");
    if guarded
        || never_fires(rule, condition)
        || condition.faulty
        || always(rule, condition) == Some(false)
    {
        return;
    }
    let headline = "expected a look at `$PRVTMR`, found a trigger that stays true after the resync";
    let fix = TextEdit::insert(condition.span.end, " and $PRVTMR ge 600");
    findings.push(
        Diagnostic::new(Code::UnguardedTrigger, condition.span, headline)
            .with_fix("Add `and $PRVTMR ge 600`", vec![fix]),
    );
}

/// Whether a comparison fails on every device.
fn never_fires(rule: &Rule, condition: &Condition) -> bool {
    condition.comparisons.iter().any(|one| match &one.form {
        ComparisonForm::Pair {
            left: Some(left),
            operator,
            right,
            ..
        } => match (kind(rule, left), kind(rule, right)) {
            (Some(OperandKind::Text), Some(OperandKind::Text)) => operator.is_ordering(),
            (Some(left), Some(right)) => left != right,
            _ => false,
        },
        _ => false,
    })
}

fn assignments(rule: &Rule, alternative: &Alternative, catalog: &Catalog, findings: &mut Findings) {
    let Some(list) = &alternative.assignments else {
        return;
    };
    let behind = Span::new(list.whole.start, alternative.span.end);
    let mut read: HashMap<&str, Span> = HashMap::new();
    for (place, name) in names(rule, behind) {
        read.entry(name).or_insert(place);
    }
    for one in &list.assignments {
        let name = ParameterName::from_open_format(one.parameter.as_str());
        let known = match catalog.look_up(&name) {
            Lookup::Known(_) => None,
            Lookup::OtherCase(known) => Some(Some(known)),
            Lookup::Unknown => Some(None),
        };
        if let Some(meant) = known {
            findings.push(unknown(one, meant.as_ref()));
        }
        let variable = match one.parameter.as_str() {
            "User_ID_1_" => "UID1",
            "User_ID_2_" => "UID2",
            other => other.strip_prefix("GPP_").unwrap_or_default(),
        };
        if let Some(place) = read.get(variable) {
            let headline = format!(
                "expected the new value of `${variable}`, found the one from before the assignment"
            );
            findings.push(
                Diagnostic::new(Code::AssignmentOrder, *place, headline)
                    .with_label(one.span, "assigned here")
                    .with_help("the whole rule is expanded before its assignments"),
            );
        }
    }
}

/// That no parameter has the name; `meant` is one in other capitals.
fn unknown(one: &Assignment, meant: Option<&ParameterName>) -> Diagnostic {
    let name = one.parameter.as_str();
    let headline = format!("expected the name of a parameter, found `{name}`");
    let finding = Diagnostic::new(Code::UnknownParameter, one.name_span, headline)
        .with_help("a device ignores a name that it does not know");
    let letter = matches!(name.as_bytes(), [b'A'..=b'P']).then(|| name.to_ascii_lowercase());
    match letter.or(meant.map(|known| known.open_format().to_owned())) {
        Some(text) => {
            let edit = TextEdit::replace(one.name_span, text.as_str());
            finding.with_fix(format!("Write `{text}`"), vec![edit])
        }
        None => finding,
    }
}

fn options(rule: &Rule, alternative: &Alternative, findings: &mut Findings) {
    let Some(list) = &alternative.options else {
        return;
    };
    let is_report = rule.kind == RuleKind::ReportRule;
    for option in &list.options {
        let sends = matches!(option.name, OptionName::Post | OptionName::Alias);
        if is_report && sends {
            let headline = format!(
                "expected `--key` only in a report rule, found `{}`",
                option.name.text()
            );
            let alone = list.options.len() == 1;
            let edit = TextEdit::remove(if alone { list.whole } else { option.span });
            findings.push(
                Diagnostic::new(Code::ReportOption, option.span, headline)
                    .with_fix("Remove the option", vec![edit]),
            );
        }
    }
    let url = alternative.url.as_ref();
    let tftp = url.is_some_and(|url| {
        !url.opaque
            && url
                .scheme_span
                .is_none_or(|_| url.scheme == Some(Scheme::Tftp))
    });
    if let Some(post) = list.last(OptionName::Post).filter(|_| tftp && !is_report) {
        findings.push(post_over_tftp(post.span));
    }
}

/// That a body cannot be sent by TFTP (OPT-05).
pub(in crate::profile_rule) fn post_over_tftp(span: Span) -> Diagnostic {
    let headline = "expected an http or https address with `--post`, found TFTP";
    Diagnostic::new(Code::PostOverTftp, span, headline).with_help("the option is ignored")
}

/// That a web address names no server (URL-10).
pub(in crate::profile_rule) fn no_server(span: Span, scheme: Scheme) -> Diagnostic {
    let headline = format!(
        "expected a server behind `{}://`, found none",
        scheme.text()
    );
    Diagnostic::new(Code::NoServer, span, headline)
        .with_help("the TFTP server of DHCP option 66 is asked instead")
}

fn address(rule: &Rule, alternative: &Alternative, findings: &mut Findings) {
    let Some(url) = &alternative.url else {
        return;
    };
    let missing = url.server.is_none() && !url.opaque;
    if let Some(scheme) = url
        .scheme
        .filter(|scheme| missing && *scheme != Scheme::Tftp)
    {
        findings.push(no_server(url.span, scheme));
    }
    if let Some(at) = rule.slice(url.path).find('#') {
        let start = url.path.start + at;
        let headline = "expected `#` at the beginning only, found one inside the address";
        findings.push(
            Diagnostic::new(Code::HashInRule, Span::new(start, start + 1), headline)
                .with_help("it is sent as part of the path; older firmware ends the rule here"),
        );
    }
    if rule.kind != RuleKind::UpgradeRule {
        return;
    }
    if let Some(span) = url
        .scheme_span
        .filter(|_| url.scheme == Some(Scheme::Https))
    {
        let headline = "expected a tftp or http address for firmware, found https";
        let edit = TextEdit::replace(span, "http");
        findings.push(
            Diagnostic::new(Code::UpgradeOverHttps, span, headline)
                .with_fix("Write `http`", vec![edit]),
        );
    }
    if let Some(condition) = alternative
        .condition
        .as_ref()
        .filter(|one| !one.faulty && !looks_at_firmware(rule, one))
    {
        let headline = "expected a comparison with `$SWVER`, found none";
        findings.push(
            Diagnostic::new(Code::UpgradeLoop, condition.whole, headline).with_help(
                "the condition is looked at again after the upgrade, and must then be false",
            ),
        );
    }
}

fn looks_at_firmware(rule: &Rule, condition: &Condition) -> bool {
    let implied = condition
        .comparisons
        .iter()
        .any(|one| matches!(one.form, ComparisonForm::Pair { left: None, .. }));
    implied || names(rule, condition.span).any(|(_, name)| name == "SWVER")
}

/// What stands behind an alternative that always fits (RULE-09).
fn unreachable(rule: &Rule, findings: &mut Findings) {
    let mut alternatives = rule.alternatives().iter();
    let fits = |one: &Alternative| {
        let condition = one.condition.as_ref();
        !one.faulty && condition.is_none_or(|condition| always(rule, condition) == Some(true))
    };
    let Some(first) = alternatives.by_ref().find(|one| fits(one)) else {
        return;
    };
    for later in alternatives.filter(|later| !later.span.is_empty()) {
        let headline =
            "expected a condition in the alternatives before this one, found one that always fits";
        findings.push(
            Diagnostic::new(Code::UnreachableAlternative, later.span, headline)
                .with_label(first.span, "this one is always taken"),
        );
    }
}
