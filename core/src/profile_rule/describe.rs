//! A rule in plain English: one sentence for each alternative. Keys are never told, variables of keys are.

use super::assignment::holds_secret;
use super::lints::{kind, only_variable};
use super::syntax::{
    Alternative, Body, Comparison, ComparisonForm, Condition, Operand, OperandForm, Operator,
    OptionName, Rule, RuleKind, Scheme, Url,
};
use super::trace::OperandKind;
use crate::catalog::Catalog;
use crate::text::excerpt;

/// One sentence for each alternative, or one for a trigger; none for texts and for rules that say nothing. Code stands
/// between backticks. Values of parameters that are secrets by `catalog` are not told.
///
/// ```
/// use profile_core::{catalog::Catalog, firmware::FirmwareLevel, profile_rule::{RuleKind, describe, read}};
/// let rule = read("($SWVER lt 2.0.6)? /a.cfg", RuleKind::ProfileRule, FirmwareLevel::V3);
/// let said = describe(&rule, Catalog::builtin()).join(" ");
/// assert_eq!(said, "If the firmware version is older than 2.0.6, fetch `/a.cfg` by TFTP from the server that DHCP names.");
/// ```
pub fn describe(rule: &Rule, catalog: &Catalog) -> Vec<String> {
    match &rule.body {
        Body::Nothing(_) | Body::Text => Vec::new(),
        Body::Condition(condition) if condition.faulty => {
            vec!["This trigger has an error and never starts a resync.".to_owned()]
        }
        Body::Condition(condition) => {
            vec![format!("Resync when {}.", conditions(rule, condition))]
        }
        Body::Alternatives(alternatives) => {
            let sentences = alternatives.iter().enumerate();
            sentences
                .map(|(number, alternative)| sentence(rule, alternative, number, catalog))
                .collect()
        }
    }
}

fn sentence(rule: &Rule, alternative: &Alternative, number: usize, catalog: &Catalog) -> String {
    if alternative.faulty {
        return format!("Alternative {} has an error.", number + 1);
    }
    let actions = actions(rule, alternative, catalog);
    let what = match actions.as_slice() {
        [] => "do nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    };
    let when = alternative
        .condition
        .as_ref()
        .map(|one| conditions(rule, one));
    match (when, number) {
        (Some(when), 0) => format!("If {when}, {what}."),
        (Some(when), _) => format!("Otherwise, if {when}, {what}."),
        (None, 0) => capital(&format!("{what}.")),
        (None, _) => format!("Otherwise {what}."),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn conditions(rule: &Rule, condition: &Condition) -> String {
    let parts = condition
        .comparisons
        .iter()
        .map(|one| comparison(rule, one));
    parts.collect::<Vec<_>>().join(" and ")
}

fn comparison(rule: &Rule, comparison: &Comparison) -> String {
    match &comparison.form {
        ComparisonForm::True => "true".to_owned(),
        ComparisonForm::Variable(operand) => format!("`{}` holds", rule.slice(operand.span)),
        ComparisonForm::Pair {
            left,
            operator,
            right,
            ..
        } => {
            let side = |side: Option<&Operand>| match side {
                Some(found) => operand(rule, found),
                None => "the firmware version".to_owned(),
            };
            let of = |side: Option<&Operand>| match side {
                Some(found) => kind(rule, found),
                None => Some(OperandKind::Version),
            };
            let versions = of(left.as_ref()) == Some(OperandKind::Version)
                || of(Some(right)) == Some(OperandKind::Version);
            let relation = relation(*operator, versions);
            let empty = matches!(right.form, OperandForm::Text(inner) if inner.is_empty());
            match (empty, operator) {
                (true, Operator::Equal) => format!("{} is empty", side(left.as_ref())),
                (true, Operator::NotEqual) => format!("{} is not empty", side(left.as_ref())),
                _ => format!("{} {relation} {}", side(left.as_ref()), side(Some(right))),
            }
        }
    }
}

fn relation(operator: Operator, versions: bool) -> &'static str {
    match (operator, versions) {
        (Operator::Equal, _) => "is",
        (Operator::NotEqual, _) => "is not",
        (Operator::Less, true) => "is older than",
        (Operator::LessOrEqual, true) => "is at most",
        (Operator::Greater, true) => "is newer than",
        (Operator::GreaterOrEqual, _) => "is at least",
        (Operator::Less, false) => "is less than",
        (Operator::LessOrEqual, false) => "is at most",
        (Operator::Greater, false) => "is more than",
    }
}

fn operand(rule: &Rule, operand: &Operand) -> String {
    let inner = match &operand.form {
        OperandForm::Number(number) => return number.to_string(),
        OperandForm::Version(_) => return rule.slice(operand.span).to_owned(),
        OperandForm::Text(inner) => *inner,
        OperandForm::Variable => operand.span,
    };
    match only_variable(rule, inner) {
        Some(_) if rule.slice(inner).contains(':') => format!("`{}`", rule.slice(inner)),
        Some(name) => variable(name).map_or_else(|| format!("`${name}`"), str::to_owned),
        None => format!("“{}”", rule.slice(inner)),
    }
}

fn variable(name: &str) -> Option<&'static str> {
    Some(match name {
        "SWVER" => "the firmware version",
        "HWVER" => "the hardware version",
        "CCERT" => "the client certificate",
        "PRVST" => "the cause of the resync",
        "PRVTMR" => "the number of seconds since the last resync",
        "UPGTMR" => "the number of seconds since the last upgrade attempt",
        "REGTMR1" => "the number of seconds without registration of line 1",
        "REGTMR2" => "the number of seconds without registration of line 2",
        "EXTIP" => "the address seen on the Internet",
        "IP" => "the device's address",
        "PN" => "the product name",
        "PSN" => "the series",
        "SN" => "the serial number",
        "MA" | "MAU" | "MAC" => "the hardware address",
        "UPGERR" => "the result of the last upgrade",
        _ => return None,
    })
}

fn actions(rule: &Rule, alternative: &Alternative, catalog: &Catalog) -> Vec<String> {
    let lists = alternative
        .assignments
        .iter()
        .flat_map(|list| &list.assignments);
    let mut actions: Vec<String> = lists
        .map(|one| {
            let secret = holds_secret(&one.parameter, catalog);
            match rule.slice(one.value) {
                "" => format!("empty `{}`", one.parameter),
                _ if secret => format!("set `{}`", one.parameter),
                value => format!("set `{}` to “{}”", one.parameter, excerpt(value.as_bytes())),
            }
        })
        .collect();
    if let Some(url) = &alternative.url {
        actions.push(request(rule, alternative, url));
    }
    actions
}

fn request(rule: &Rule, alternative: &Alternative, url: &Url) -> String {
    let option = |name| {
        alternative
            .options
            .as_ref()
            .and_then(|list| list.last(name))
    };
    let address = rule.slice(url.span);
    let scheme = match (url.scheme, url.scheme_span) {
        (Some(scheme), _) => Some(scheme),
        (None, None) => Some(Scheme::Tftp),
        (None, Some(_)) => None,
    };
    let web = scheme.is_some_and(|scheme| scheme != Scheme::Tftp);
    let post = option(OptionName::Post)
        .filter(|_| web)
        .and_then(|one| one.letter);
    let mut text = match (rule.kind, post) {
        (RuleKind::ReportRule, _) => format!("send the report to `{address}`"),
        (_, Some(letter)) => format!("send `GPP_{letter}` to `{address}` and take the answer"),
        (RuleKind::UpgradeRule, _) => format!("upgrade to `{address}`"),
        _ => format!("fetch `{address}`"),
    };
    if url.scheme_span.is_none() && !url.opaque {
        text.push_str(" by TFTP");
    }
    if url.server.is_none() && !url.opaque {
        text.push_str(" from the server that DHCP names");
    }
    if let Some(key) = option(OptionName::Key) {
        let written = rule.slice(key.argument);
        let secret = match only_variable(rule, key.argument) {
            Some(_) => format!(", encrypted with `{written}`"),
            None => ", encrypted with a key of the rule".to_owned(),
        };
        text.push_str(&secret);
    }
    let alias = option(OptionName::Alias).filter(|_| rule.kind != RuleKind::ReportRule);
    if let Some(letter) = alias.and_then(|one| one.letter) {
        text.extend([", with its names mapped by `GPP_", &letter.to_string(), "`"]);
    }
    text
}
