//! Rows made from a rule.

use super::{RuleTest, expected_now};
use crate::device::{Device, content};
use crate::macro_expansion::macros;
use crate::profile_rule::{ComparisonForm, OptionName, PreparedRule, Reach, Rule, reachability};
use std::collections::BTreeSet;

/// Versions of firmware that are worth a row: those that other documents name as steps.
pub const COMMON_VERSIONS: [&str; 5] = ["1.0.31", "1.0.33", "2.0.5", "2.0.6", "2.0.11"];

/// The variables that a rule reads, without their dollar sign: those it names, the firmware version where an operand is
/// left out (COND-05), and those in the general purpose parameters that it sends or reads names from.
pub fn variables_read(rule: &Rule, device: &Device) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    take(&rule.text, &mut read);
    let comparisons = rule.conditions().flat_map(|(_, one)| &one.comparisons);
    let implied = |form: &ComparisonForm| matches!(form, ComparisonForm::Pair { left: None, .. });
    if comparisons.into_iter().any(|one| implied(&one.form)) {
        read.insert("SWVER".to_owned());
    }
    let lists = rule
        .alternatives()
        .iter()
        .filter_map(|one| one.options.as_ref());
    for option in lists.flat_map(|list| &list.options) {
        let Some(letter) = option.letter else {
            continue;
        };
        read.insert(letter.to_string());
        if option.name == OptionName::Post {
            take(device.general(letter).unwrap_or_default(), &mut read);
        }
    }
    read
}

/// The variables that `text` names.
fn take(text: &str, read: &mut BTreeSet<String>) {
    let names = macros(text).filter_map(|found| found.name);
    let names = names.filter_map(|name| text.get(name.start..name.end));
    read.extend(
        names
            .filter(|name| content(name).is_some())
            .map(str::to_owned),
    );
}

/// A row for each alternative that some device takes, one for devices that take none, and one for those on which the
/// evaluation fails.
pub fn witness_rows(rule: &PreparedRule, base: &Device) -> Vec<RuleTest> {
    let found = reachability(rule.rule(), base);
    let is_trigger = rule.rule().alternatives().is_empty();
    let mut reaches: Vec<(String, &Reach)> = found
        .alternatives
        .iter()
        .enumerate()
        .map(|(at, reach)| {
            if is_trigger {
                ("fires".to_owned(), reach)
            } else {
                (format!("alternative {}", at + 1), reach)
            }
        })
        .collect();
    let none = if is_trigger {
        "does not fire"
    } else {
        "none holds"
    };
    reaches.push((none.to_owned(), &found.none));
    reaches.push(("fails".to_owned(), &found.failure));
    let row = |(name, reach): (String, &Reach)| {
        let device = reach.witness()?;
        Some(RuleTest {
            name,
            changes: changes(rule.rule(), base, device),
            expected: expected_now(rule, device),
        })
    };
    reaches.into_iter().filter_map(row).collect()
}

/// What the variables of a rule's conditions hold on `device` where it differs from `base`; all of them where nothing
/// differs, so that the row stays what it is when the device is changed.
fn changes(rule: &Rule, base: &Device, device: &Device) -> Vec<(String, String)> {
    let mut names = BTreeSet::new();
    for (_, condition) in rule.conditions() {
        take(rule.slice(condition.span), &mut names);
        let implied = condition.comparisons.iter();
        if implied
            .into_iter()
            .any(|one| matches!(one.form, ComparisonForm::Pair { left: None, .. }))
        {
            names.insert("SWVER".to_owned());
        }
    }
    let value = |device: &Device, name: &str| {
        device
            .variable(name, rule.level)
            .map(std::borrow::Cow::into_owned)
    };
    let held = |name: &String| Some((name.clone(), value(device, name)?));
    let all: Vec<(String, String)> = names.iter().filter_map(held).collect();
    let differs = |(name, held): &(String, String)| value(base, name).as_ref() != Some(held);
    if all.iter().any(differs) {
        return all.into_iter().filter(differs).collect();
    }
    all
}

/// A row for each version, which expects what the rule does now.
pub fn version_rows<'v>(
    rule: &PreparedRule,
    base: &Device,
    versions: impl IntoIterator<Item = &'v str>,
) -> Vec<RuleTest> {
    let row = |version: &str| {
        let mut device = base.clone();
        version.clone_into(&mut device.firmware);
        RuleTest {
            name: format!("firmware {version}"),
            changes: vec![("SWVER".to_owned(), version.to_owned())],
            expected: expected_now(rule, &device),
        }
    };
    versions.into_iter().map(row).collect()
}
