//! The variables that a rule reads, and the fields that they are set with.

use super::Words;
use crate::texts::lab as texts;
use profile_core::device::{Content, Device, Stage, content, is_secret, stage};
use profile_core::firmware::FirmwareLevel;
use profile_core::macro_expansion::macros;
use profile_core::profile_rule::{ComparisonForm, OptionName, Rule};
use std::borrow::Cow;

/// The name that the server of DHCP option 66 goes by here.
pub const OPTION_66: &str = "option 66";

/// How a variable is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// As text.
    Text,
    /// As a whole number.
    Number,
    /// By a choice among values, each with its words.
    Choice(&'static [(&'static str, Words)]),
    /// Not at all: it always has the same value.
    Fixed,
    /// As a secret.
    Secret,
}

/// A variable that a rule reads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadVariable {
    /// Its name, or [`OPTION_66`].
    pub name: String,
    /// How it is set.
    pub field: FieldKind,
}

impl ReadVariable {
    fn new(name: &str) -> Self {
        let field = match name {
            "CCERT" => FieldKind::Choice(&[
                ("Installed", || "Installed"),
                ("Not Installed", || "Not Installed"),
            ]),
            "ISCUST" => {
                FieldKind::Choice(&[("0", texts::not_customised), ("1", texts::customised)])
            }
            "PRVST" => FieldKind::Choice(&[
                ("-1", texts::asked_from_outside),
                ("0", texts::power_up),
                ("1", texts::periodic),
                ("2", texts::a_retry),
            ]),
            "UPGST" => FieldKind::Choice(&[("1", texts::first_attempt), ("2", texts::a_retry)]),
            "UPGCOND" => FieldKind::Fixed,
            _ if is_secret(name) => FieldKind::Secret,
            "PORT" => FieldKind::Text,
            _ if content(name) == Some(Content::Number) => FieldKind::Number,
            _ => FieldKind::Text,
        };
        Self {
            name: name.to_owned(),
            field,
        }
    }

    /// What its field is called.
    pub fn label(&self) -> String {
        match self.name.as_str() {
            OPTION_66 => texts::option_66().to_owned(),
            "MA" => "MA, MAU, MAC".to_owned(),
            name => name.to_owned(),
        }
    }

    /// Its value.
    pub fn value(&self, device: &Device) -> String {
        if self.name == OPTION_66 {
            return device.option_66.clone().unwrap_or_default();
        }
        if let Some(secret) = device.secret(&self.name) {
            return secret.reveal().to_owned();
        }
        let value = device.variable(&self.name, FirmwareLevel::V5);
        value.map(Cow::into_owned).unwrap_or_default()
    }

    /// Sets it; says whether the device can have the value.
    pub fn set(&self, device: &mut Device, value: &str) -> bool {
        if self.name == OPTION_66 {
            device.option_66 = Some(value.to_owned()).filter(|value| !value.is_empty());
            return true;
        }
        device.set_variable(&self.name, value)
    }

    /// What a value must be that the device cannot have.
    pub fn demand(&self) -> &'static str {
        match (self.name.as_str(), self.field) {
            ("MA", _) => texts::demand_address(),
            (_, FieldKind::Number) => texts::demand_number(),
            _ => texts::demand_other(),
        }
    }
}

/// The variables that `rule` reads, in the order of their first use, each once.
pub fn read_variables(rule: &Rule) -> Vec<ReadVariable> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = match name {
            "MAU" | "MAC" => "MA",
            "METH" => "SCHEME",
            "SERIAL_NUMBER" => "SN",
            other => other,
        };
        if !names.iter().any(|one| one == name) && names.len() < 60 {
            names.push(name.to_owned());
        }
    };
    for found in macros(&rule.text) {
        let name = found
            .name
            .and_then(|span| rule.text.get(span.start..span.end));
        let known = |name: &&str| stage(name, rule.level) == Stage::Known;
        if let Some(name) = name.filter(known) {
            add(name);
        }
    }
    let comparisons = rule
        .conditions()
        .flat_map(|(_, condition)| &condition.comparisons);
    for one in comparisons {
        if matches!(one.form, ComparisonForm::Pair { left: None, .. }) {
            add("SWVER");
        }
    }
    for alternative in rule.alternatives() {
        let post = alternative
            .options
            .as_ref()
            .and_then(|list| list.last(OptionName::Post));
        if let Some(letter) = post.and_then(|option| option.letter) {
            add(&letter.to_string());
        }
        let url = alternative.url.as_ref();
        if url.is_some_and(|url| url.server.is_none() && !url.opaque) {
            add(OPTION_66);
        }
    }
    names.iter().map(|name| ReadVariable::new(name)).collect()
}

/// What differs between two devices, as far as `variables` go: names with the values behind; secrets are named only.
pub fn differences(variables: &[ReadVariable], before: &Device, after: &Device) -> Vec<String> {
    let changed = variables
        .iter()
        .filter(|one| one.value(before) != one.value(after));
    changed
        .map(|one| match (one.field, one.value(after)) {
            (FieldKind::Secret, _) => one.label(),
            (_, value) if value.is_empty() => texts::is_empty(&one.label()),
            (_, value) => texts::is_now(&one.label(), &value),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::profile_rule::{RuleKind, read};

    fn names(text: &str, kind: RuleKind) -> Vec<String> {
        let rule = read(text, kind, FirmwareLevel::V3);
        read_variables(&rule)
            .into_iter()
            .map(|one| one.name)
            .collect()
    }

    #[test]
    fn only_what_the_rule_reads_is_asked_for() {
        let profile = |text| names(text, RuleKind::ProfileRule);
        assert_eq!(
            profile("(ge 2.0.6)? /spa$MAU$MA.cfg"),
            ["MA", "SWVER", OPTION_66]
        );
        assert_eq!(
            profile("[--key $SB --post c] http://h/$STRANGE"),
            ["SB", "C"]
        );
        assert_eq!(profile("http://h/x"), Vec::<String>::new());
        let message = names("$ERR", RuleKind::LogMessage);
        assert_eq!(message, ["ERR"]);
    }

    #[test]
    fn dev_33_values_that_a_device_cannot_have_are_refused() {
        let mut device = Device::default();
        let before = device.clone();
        let timer = ReadVariable::new("REGTMR1");
        assert!(!timer.set(&mut device, "x") && device == before);
        assert!(timer.set(&mut device, "0"));
        assert_eq!(differences(&[timer], &before, &device), ["REGTMR1 is `0`"]);
        let server = ReadVariable::new(OPTION_66);
        assert!(server.set(&mut device, "") && device.option_66.is_none());
    }
}
