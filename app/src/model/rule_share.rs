//! What a link carries: a rule, the values that it reads, and its tests, as JSON.

use super::device_state;
use super::lab::{PARAMETERS, StudiedRule};
use super::rows::{self, TestRow};
use super::vault::Vault;
use crate::model::catalogue::catalogue;
use crate::texts::rule_tests as texts;
use profile_core::device::Device;
use profile_core::firmware::FirmwareLevel;
use profile_core::profile_rule::{RuleKind, read};
use profile_core::redaction;
use profile_core::rule_link::{LinkFault, read_rule_link, write_rule_link};
use profile_core::rule_tests::variables_read;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt;

const FORMAT: &str = "spa-rule";

/// A link, and what exactly it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedRule {
    /// The fragment.
    pub fragment: String,
    /// The parameter that the rule is the value of.
    pub parameter: String,
    /// The rule without its secrets.
    pub text: String,
    /// The variables with their values, secrets as holes.
    pub variables: Vec<(String, String)>,
    /// How many rows of tests.
    pub rows: usize,
    /// What was left out, in words.
    pub holes: Vec<String>,
    /// The content as it is packed.
    pub json: String,
}

/// What was found in a link.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenedRule {
    /// The rule.
    pub rule: StudiedRule,
    /// A device with the values of the link.
    pub device: Device,
    /// The tests.
    pub rows: Vec<TestRow>,
    /// The firmware that it was made for, if it says one that this version knows.
    pub level: Option<FirmwareLevel>,
    /// What could not be read, in sentences that hold nothing of the link.
    pub faults: Vec<String>,
}

/// Why a link is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFault {
    /// The fragment cannot be unpacked.
    Link(LinkFault),
    /// The content is no JSON; line and column.
    NotJson(usize, usize),
    /// The content is JSON, but no rule of the studio.
    OtherFormat,
    /// A field is missing or holds something else; its name.
    Field(&'static str),
}

impl fmt::Display for OpenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(fault) => fault.fmt(f),
            Self::NotJson(line, column) => f.write_str(&texts::link_not_json(*line, *column)),
            Self::OtherFormat => f.write_str(texts::link_other_format()),
            Self::Field(name) => f.write_str(&texts::link_field(name)),
        }
    }
}

/// A link for a rule on a device.
pub fn share(
    rule: &StudiedRule,
    device: &Device,
    rows: &[TestRow],
    level: FirmwareLevel,
    keys: BTreeSet<profile_core::profile::ParameterName>,
) -> Result<SharedRule, LinkFault> {
    let before = places(rule, device);
    let numbers = before
        .iter()
        .map(|text| redaction::highest_hole(text.as_bytes()));
    let first = numbers.max().unwrap_or_default().saturating_add(1);
    let known = catalogue();
    let mut vault = Vault::new(&known, keys, first);
    vault.learn(&rule.text);
    let text = vault.text(secret_words(rule), &rule.text, rule.kind());
    let wanted = variables_read(&read(&rule.text, rule.kind(), level), device);
    let wanted = |name: &str| {
        wanted.contains(name) || name == "MA" && (wanted.contains("MAU") || wanted.contains("MAC"))
    };
    let variables = device_state::variables(device, &wanted, &mut vault);
    let rows = rows::written(rows, &mut vault);
    let count = rows.len();
    let json = json!({
        "format": FORMAT,
        "parameter": rule.parameter,
        "text": text,
        "firmware": level.id(),
        "variables": variables,
        "rows": rows,
    })
    .to_string();
    let variables = variables.into_iter().map(|(name, value)| {
        let value = value.as_str().unwrap_or_default().to_owned();
        (name, value)
    });
    let mut holes = vault.taken;
    if first > 1 && has_older_hole(&json, first) {
        holes.push(texts::older_hole().to_owned());
    }
    Ok(SharedRule {
        fragment: write_rule_link(&json)?,
        parameter: rule.parameter.clone(),
        text,
        variables: variables.collect(),
        rows: count,
        holes,
        json,
    })
}

/// What the secrets in a rule are: its keys, or something else.
fn secret_words(rule: &StudiedRule) -> &'static str {
    match redaction::key_arguments(rule.text.as_bytes()).len() {
        0 => texts::a_secret_in_rule(),
        1 => texts::the_key_in_rule(),
        _ => texts::a_key_in_rule(),
    }
}

/// Whether a hole with a number below `first` is written.
fn has_older_hole(json: &str, first: u32) -> bool {
    let holes = json.split("[[secret:").skip(1);
    let mut numbers = holes.filter_map(|rest| rest.split_once("]]")?.0.parse::<u32>().ok());
    numbers.any(|number| number < first)
}

/// What is written of the rule and the device, where holes can stand from before.
fn places(rule: &StudiedRule, device: &Device) -> Vec<String> {
    let values = device_state::names().map(|name| device_state::value(device, &name));
    values.chain([rule.text.clone()]).collect()
}

/// Opens a link. Rows and values that cannot be read are named and left out; the link itself still has them.
pub fn open(fragment: &str) -> Result<OpenedRule, OpenFault> {
    let content = read_rule_link(fragment).map_err(OpenFault::Link)?;
    let value: Value = serde_json::from_str(&content)
        .map_err(|fault| OpenFault::NotJson(fault.line(), fault.column()))?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenFault::OtherFormat);
    }
    let text = |name: &'static str| {
        let text = value.get(name).and_then(Value::as_str);
        text.map(str::to_owned).ok_or(OpenFault::Field(name))
    };
    let parameter = text("parameter")?;
    let body = parameter.len() == 5 && parameter.starts_with("GPP_");
    if !PARAMETERS.contains(&parameter.as_str()) && !body {
        return Err(OpenFault::Field("parameter"));
    }
    let mut faults = Vec::new();
    let mut device = Device::default();
    let unread = match value.get("variables").cloned() {
        Some(Value::Object(variables)) => device_state::set_variables(&mut device, variables),
        _ => serde_json::Map::new(),
    };
    if !unread.is_empty() {
        faults.push(texts::values_unread(unread.len()));
    }
    let read = rows::read_rows(value.get("rows").unwrap_or(&json!([])));
    let said = read.faults.iter().map(|one| one.place.clone());
    let places: Vec<String> = said.take(3).collect();
    if !places.is_empty() {
        faults.push(texts::tests_unread(&places.join(", ")));
    }
    Ok(OpenedRule {
        rule: StudiedRule::new(&parameter, text("text")?),
        device,
        rows: read.rows,
        level: value
            .get("firmware")
            .and_then(Value::as_str)
            .and_then(FirmwareLevel::from_id),
        faults,
    })
}

/// The kind of a parameter, in words.
pub fn kind_words(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::ProfileRule => texts::profile_rule(),
        RuleKind::UpgradeRule => texts::upgrade_rule(),
        RuleKind::ReportRule => texts::report_rule(),
        RuleKind::ResyncTrigger => texts::resync_trigger(),
        RuleKind::LogMessage => texts::log_message(),
        RuleKind::PostBody => texts::post_body(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::device::Secret;

    #[test]
    fn opt_13_a_link_holds_what_the_rule_reads_and_no_secret() {
        let rule = StudiedRule::new("Profile_Rule", "[--key hunter2] /$MAU | [--key $SA] /$B");
        let mut device = Device::default();
        device.set_secret("SA", Secret::new("hunter2"));
        device.set_general('b', "dir");
        device.set_general('c', "not read");
        let rows = rows::read_text(r#"[{"set":{"SA":"hunter2"},"expect":{"alternative":1}}]"#).rows;
        let link = share(&rule, &device, &rows, FirmwareLevel::V3, BTreeSet::new()).unwrap();
        assert!(!link.json.contains("hunter2") && !link.json.contains("not read"));
        let names: Vec<&str> = link
            .variables
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(names, ["B", "MA", "SA"]);
        assert_eq!(
            link.holes,
            [
                "the key in the rule: `[[secret:1]]` stands in its place",
                "the value of $SA: `[[secret:2]]` stands in its place",
                "the value of $SA: `[[secret:3]]` stands in its place",
            ]
        );
        let opened = open(&link.fragment).unwrap();
        assert_eq!(opened.rule.text, link.text);
        assert_eq!((opened.rows.len(), opened.faults.len()), (1, 0));
        assert_eq!(opened.level, Some(FirmwareLevel::V3));
    }

    #[test]
    fn opt_13_holes_of_before_keep_their_numbers_and_are_named() {
        let rule = StudiedRule::new("Profile_Rule", "[--key [[secret:1]]] /a | [--key $SA] /b");
        let mut device = Device::default();
        device.set_secret("SA", Secret::new("hunter2"));
        let link = share(&rule, &device, &[], FirmwareLevel::V3, BTreeSet::new()).unwrap();
        assert_eq!(
            link.holes,
            [
                "the value of $SA: `[[secret:2]]` stands in its place",
                "a secret that had been left out before: it stays left out",
            ]
        );
        assert!(
            link.variables
                .contains(&("SA".to_owned(), "[[secret:2]]".to_owned()))
        );
    }

    #[test]
    fn rule_01_a_link_of_something_else_is_refused() {
        let link = |content: &str| open(&write_rule_link(content).unwrap()).err();
        assert_eq!(link("{}"), Some(OpenFault::OtherFormat));
        assert_eq!(link("x"), Some(OpenFault::NotJson(1, 1)));
        assert_eq!(
            link(r#"{"format":"spa-rule"}"#),
            Some(OpenFault::Field("parameter"))
        );
        let other = r#"{"format":"spa-rule","parameter":"Admin_Passwd","text":"x"}"#;
        assert_eq!(link(other), Some(OpenFault::Field("parameter")));
        let tolerant = r#"{"format":"spa-rule","parameter":"Profile_Rule","text":"/x",
            "variables":{"PRVST":"9"},"rows":[{"expect":1}]}"#;
        let opened = open(&write_rule_link(tolerant).unwrap()).unwrap();
        assert_eq!(opened.faults.len(), 2);
    }
}
