//! The lab as the project keeps it: the studied rule with its tests and its device, kept rules and kept states.
//!
//! In the project file each is an entry of `rules`, `tests` or `devices`; what is studied has `"draft": true`. The tests
//! of a rule are an entry of `tests` with its name: `{"rule": "…", "rows": […]}`. The alias map that is typed is an entry
//! of `rules`: `{"alias": "…", "draft": true}`.

use super::device_state::{self, SavedState};
use super::lab::StudiedRule;
use super::rows::{self, TestRow};
use super::vault::Vault;
use crate::texts::lab as texts;
use profile_core::device::Device;
use profile_core::profile::ParameterName;
use profile_core::profile_rule::RuleKind;
use profile_core::redaction;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const DRAFT: &str = "draft";
const ALIAS: &str = "alias";

/// A rule that is kept under a name, with its tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRule {
    /// Its name.
    pub name: String,
    /// The rule.
    pub rule: StudiedRule,
    /// Its tests.
    pub rows: Vec<TestRow>,
    /// Other fields of the rule.
    pub rest: Map<String, Value>,
}

/// Entries that this version cannot read, as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign {
    /// Of `devices`.
    pub devices: Vec<Value>,
    /// Of `rules`.
    pub rules: Vec<Value>,
    /// Of `tests`.
    pub tests: Vec<Value>,
}

/// Everything of the lab that is kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LabFile {
    /// The studied rule, without its place in a document.
    pub rule: StudiedRule,
    /// Its tests.
    pub rows: Vec<TestRow>,
    /// The studied device.
    pub device: Device,
    /// Kept rules.
    pub rules: Vec<SavedRule>,
    /// Kept states.
    pub states: Vec<SavedState>,
    /// The text of the alias map.
    pub alias_map: String,
    /// Entries that this version cannot read.
    pub foreign: Foreign,
}

impl LabFile {
    /// Reads what a project keeps. What cannot be read stays among `foreign`.
    pub fn read(devices: &[Value], rules: &[Value], tests: &[Value]) -> Self {
        let mut file = Self::default();
        for value in devices {
            match (device_state::read(value), is_draft(value)) {
                (Some(state), true) if is_plain(&state) => file.device = state.device,
                (Some(mut state), draft) => {
                    if draft && state.name.is_empty() {
                        texts::unread_device().clone_into(&mut state.name);
                    }
                    file.states.push(state);
                }
                (None, _) => file.foreign.devices.push(value.clone()),
            }
        }
        for value in rules {
            if let Some(map) = read_alias(value).filter(|_| file.alias_map.is_empty()) {
                map.clone_into(&mut file.alias_map);
                continue;
            }
            match (read_rule(value), is_draft(value)) {
                (Some(saved), true) if saved.rest.len() == 1 => file.rule = saved.rule,
                (Some(saved), false) => file.rules.push(saved),
                _ => file.foreign.rules.push(value.clone()),
            }
        }
        for value in tests {
            file.read_tests(value);
        }
        file
    }

    fn read_tests(&mut self, value: &Value) {
        let fields = value.as_object();
        let read = rows::read_rows(value.get("rows").unwrap_or(&Value::Null));
        let known = fields.is_some_and(|fields| fields.len() == 2) && read.foreign.is_empty();
        let name = value.get("rule").and_then(Value::as_str);
        let slot = match name {
            Some(name) => {
                let named = self.rules.iter_mut().find(|one| one.name == name);
                named.map(|one| &mut one.rows)
            }
            None if is_draft(value) => Some(&mut self.rows),
            None => None,
        };
        match slot {
            Some(slot) if known && read.faults.is_empty() && slot.is_empty() => *slot = read.rows,
            _ => self.foreign.tests.push(value.clone()),
        }
    }

    /// The entries of `devices`, `rules` and `tests`, without secrets.
    pub fn written(&self, vault: &mut Vault<'_>) -> [Vec<Value>; 3] {
        vault.learn(&self.rule.text);
        for saved in &self.rules {
            vault.learn(&saved.rule.text);
        }
        let mut devices = Vec::new();
        if self.device != Device::default() {
            let mut draft = SavedState::new("", self.device.clone());
            draft.rest.insert(DRAFT.to_owned(), Value::Bool(true));
            devices.push(device_state::written(&draft, vault));
        }
        let states = self.states.iter();
        devices.extend(states.map(|state| device_state::written(state, vault)));
        let mut rules = Vec::new();
        let mut tests = Vec::new();
        if !self.rule.is_empty() || self.rule.parameter != StudiedRule::default().parameter {
            let marked = Map::from_iter([(DRAFT.to_owned(), Value::Bool(true))]);
            rules.push(written_rule(&self.rule, marked, vault));
        }
        if !self.alias_map.is_empty() {
            // Paths and names hold no secrets, but anything can be pasted.
            let map = vault.text("in the alias map", &self.alias_map, RuleKind::ProfileRule);
            rules.push(json!({ DRAFT: true, ALIAS: map }));
        }
        if !self.rows.is_empty() {
            tests.push(json!({ DRAFT: true, "rows": rows::written(&self.rows, vault) }));
        }
        for saved in &self.rules {
            let mut fields = saved.rest.clone();
            fields.insert("name".to_owned(), Value::from(saved.name.as_str()));
            rules.push(written_rule(&saved.rule, fields, vault));
            if !saved.rows.is_empty() {
                let rows = rows::written(&saved.rows, vault);
                tests.push(json!({ "rule": saved.name, "rows": rows }));
            }
        }
        devices.extend(self.foreign.devices.iter().cloned());
        rules.extend(self.foreign.rules.iter().cloned());
        tests.extend(self.foreign.tests.iter().cloned());
        [devices, rules, tests]
    }

    /// The parameters that the rules use as keys.
    pub fn key_parameters(&self) -> BTreeSet<ParameterName> {
        let kept = self.rules.iter().map(|saved| &saved.rule);
        let texts = kept.chain([&self.rule]).map(|rule| rule.text.as_bytes());
        texts.flat_map(redaction::key_parameters).collect()
    }

    /// The highest number of a hole.
    pub fn highest_hole(&self) -> u32 {
        let mut texts = vec![self.rule.text.clone(), self.alias_map.clone()];
        texts.extend(self.rules.iter().map(|saved| saved.rule.text.clone()));
        let states = self.states.iter().map(|state| &state.device);
        for device in states.chain([&self.device]) {
            texts.extend(device_state::names().map(|name| device_state::value(device, &name)));
        }
        let numbers = texts
            .iter()
            .map(|text| redaction::highest_hole(text.as_bytes()));
        numbers.max().unwrap_or_default()
    }

    /// How many entries this version cannot read.
    pub fn unread(&self) -> usize {
        let foreign = &self.foreign;
        foreign.devices.len() + foreign.rules.len() + foreign.tests.len()
    }

    /// Whether nothing is studied: no rule, no tests, no alias map.
    pub fn is_blank(&self) -> bool {
        self.rule.is_empty() && self.rows.is_empty() && self.alias_map.trim_ascii().is_empty()
    }
}

fn is_draft(value: &Value) -> bool {
    value.get(DRAFT) == Some(&Value::Bool(true))
}

/// The alias map of an entry that holds one and nothing else.
fn read_alias(value: &Value) -> Option<&str> {
    let fields = value.as_object()?;
    let alone = fields.len() == 2 && is_draft(value);
    let map = fields.get(ALIAS).and_then(Value::as_str)?;
    (alone && !map.is_empty()).then_some(map)
}

/// Whether a state has nothing that the studied device cannot keep.
fn is_plain(state: &SavedState) -> bool {
    state.unread.is_empty() && state.rest.len() == 1 && state.name.is_empty()
}

fn read_rule(value: &Value) -> Option<SavedRule> {
    let mut rest = value.as_object()?.clone();
    let Some(Value::String(text)) = rest.remove("text") else {
        return None;
    };
    let Some(Value::String(parameter)) = rest.remove("parameter") else {
        return None;
    };
    let name = rest.get("name").and_then(Value::as_str).map(str::to_owned);
    if name.is_some() {
        rest.remove("name");
    }
    Some(SavedRule {
        name: name.unwrap_or_default(),
        rule: StudiedRule::new(&parameter, text),
        rows: Vec::new(),
        rest,
    })
}

fn written_rule(
    rule: &StudiedRule,
    mut fields: Map<String, Value>,
    vault: &mut Vault<'_>,
) -> Value {
    let text = vault.text("in the rule", &rule.text, rule.kind());
    fields.insert("parameter".to_owned(), Value::from(rule.parameter.as_str()));
    fields.insert("text".to_owned(), Value::from(text));
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::catalog::Catalog;
    use profile_core::device::Secret;

    fn written(file: &LabFile) -> [Vec<Value>; 3] {
        let keys = BTreeSet::new();
        file.written(&mut Vault::new(Catalog::builtin(), keys, 1))
    }

    fn back([devices, rules, tests]: &[Vec<Value>; 3]) -> LabFile {
        LabFile::read(devices, rules, tests)
    }

    #[test]
    fn rule_01_a_rule_with_tests_and_a_device_comes_back() {
        let mut file = LabFile {
            rule: StudiedRule::new("Upgrade_Rule", "($SWVER lt 2.0.6)? /f.bin"),
            rows: rows::read_text(r#"[{"set":{"SWVER":"2.0.5"},"expect":{"alternative":1}}]"#).rows,
            ..LabFile::default()
        };
        file.device.set_variable("SN", "1");
        file.rules.push(SavedRule {
            name: "old".to_owned(),
            rule: StudiedRule::new("Profile_Rule", "/x"),
            rows: file.rows.clone(),
            rest: Map::new(),
        });
        file.states.push(SavedState::new("s", Device::default()));
        assert!(back(&written(&file)) == file);
        assert!(written(&LabFile::default()).iter().all(Vec::is_empty));
    }

    #[test]
    fn alias_12_the_map_comes_back_as_it_is_typed() {
        let map = "/line/number = /flat-profile/User_ID_1_ ;\r\n/b=GPP_B;  half an entr";
        let file = LabFile {
            alias_map: map.to_owned(),
            ..LabFile::default()
        };
        assert!(!file.is_blank() && back(&written(&file)) == file);
        let entry = json!({"draft": true, "alias": map});
        assert_eq!(written(&file), [vec![], vec![entry.clone()], vec![]]);
        // A second map and one with other fields are not read, and stay.
        let more = json!({"draft": true, "alias": "/a = /b ;", "since": 3});
        let entries = [vec![], vec![entry.clone(), entry, more], vec![]];
        assert_eq!(back(&entries).unread(), 2);
        assert_eq!(written(&back(&entries)), entries);
        // What does not belong into a map is taken out where it is a secret.
        let pasted = LabFile {
            alias_map: "[--key hunter2] /x".to_owned(),
            ..LabFile::default()
        };
        assert!(!format!("{:?}", written(&pasted)).contains("hunter2"));
    }

    #[test]
    fn opt_13_keys_and_what_is_used_as_key_stay_out() {
        let mut file = LabFile {
            rule: StudiedRule::new("Profile_Rule", "[--key hunter2] /x | [--key $B] /y"),
            ..LabFile::default()
        };
        file.device.set_general('b', "hunter2");
        file.device.set_general('c', "[--key hunter2] /z");
        file.device.set_secret("SA", Secret::new("hunter2"));
        let kept = written(&file);
        let text = format!("{kept:?}");
        assert!(!text.contains("hunter2"), "{text}");
        assert!(back(&kept).rule.text.starts_with("[--key \"[[secret:"));
        assert_eq!(written(&back(&kept)), kept, "holes stay what they are");
    }

    #[test]
    fn dev_37_a_studied_device_with_bad_values_becomes_a_kept_state() {
        let devices = [json!({"draft": true, "variables": {"PRVST": "9", "SN": "7"}})];
        let file = LabFile::read(&devices, &[], &[]);
        assert_eq!((file.states.len(), file.unread()), (1, 0));
        assert_eq!(file.states[0].device.serial, "7");
        let kept = written(&file);
        assert_eq!(kept[0][0]["variables"]["PRVST"], "9");
        assert!(back(&kept) == file);
    }

    #[test]
    fn opt_13_a_hardware_address_that_is_used_as_key_stays() {
        let mut file = LabFile {
            rule: StudiedRule::new("Profile_Rule", "[--key $MA] /x"),
            ..LabFile::default()
        };
        file.device.set_variable("MA", "000e08aabbcc");
        assert!(back(&written(&file)) == file);
    }

    #[test]
    fn what_cannot_be_read_is_kept() {
        let foreign = [
            vec![json!({"mac": "000e08000001"}), json!(3)],
            vec![json!(1), json!({"text": 4, "parameter": "Profile_Rule"})],
            vec![
                json!({"rule": "none", "rows": []}),
                json!({"draft": true, "rows": [{"expect": 1}]}),
            ],
        ];
        assert_eq!(written(&back(&foreign)), foreign);
    }
}
