//! Secrets of rules and devices out of what is written: each becomes a numbered hole.

use crate::texts::keeping as texts;
use profile_core::catalog::Catalog;
use profile_core::profile::ParameterName;
use profile_core::profile_rule::RuleKind;
use profile_core::redaction::{key_parameters, redact_rule};
use std::collections::BTreeSet;

/// Takes secrets out of texts, with numbers that go on from text to text.
pub struct Vault<'c> {
    catalog: &'c Catalog,
    /// The parameters that rules use as keys.
    keys: BTreeSet<ParameterName>,
    /// The number of the next hole.
    pub next: u32,
    /// What has become a hole, in words.
    pub taken: Vec<String>,
}

impl<'c> Vault<'c> {
    /// One whose first hole has the number `next`, where rules elsewhere use `keys`.
    pub fn new(catalog: &'c Catalog, keys: BTreeSet<ParameterName>, next: u32) -> Self {
        Self {
            catalog,
            keys,
            next,
            taken: Vec::new(),
        }
    }

    /// What the rule `text` uses as key is a secret from now on.
    pub fn learn(&mut self, text: &str) {
        self.keys.extend(key_parameters(text.as_bytes()));
    }

    /// A rule or another text without its secrets; `what` names it.
    pub fn text(&mut self, what: &str, text: &str, kind: RuleKind) -> String {
        let found = redact_rule(text, kind, self.catalog, &self.keys, self.next);
        for number in self.next..found.next {
            self.taken.push(texts::hole_in_its_place(what, number));
        }
        self.next = found.next;
        String::from_utf8_lossy(&found.text).into_owned()
    }

    /// The value of a variable without its secrets: all of it for `SA` to `SD` and for what is used as key.
    pub fn variable(&mut self, name: &str, value: &str) -> String {
        if value.is_empty() || is_hole(value) {
            return value.to_owned();
        }
        if self.is_secret(name) {
            return self.hole(&texts::value_of_variable(name.trim_start_matches('$')));
        }
        let what = texts::key_in_variable(name.trim_start_matches('$'));
        self.text(&what, value, RuleKind::ProfileRule)
    }

    /// The value that is assigned to a parameter, without its secrets.
    pub fn assigned(&mut self, parameter: &str, value: &str) -> String {
        let name = match parameter.len() {
            1 => ParameterName::from_open_format(format!("GPP_{}", parameter.to_ascii_uppercase())),
            _ => ParameterName::from_plain_text(parameter),
        };
        let secret = self.catalog.is_secret(&name) || self.keys.contains(&name);
        if secret && !value.is_empty() && !is_hole(value) {
            return self.hole(&texts::assigned_value(parameter));
        }
        self.text(parameter, value, RuleKind::ProfileRule)
    }

    /// Whether the variable `name` holds a secret.
    pub fn is_secret(&self, name: &str) -> bool {
        let name = name.trim_start_matches('$');
        let parameter = ParameterName::from_open_format(format!("GPP_{name}"));
        // Who a device is, such as `$MA`, is no secret even where a rule takes it for one.
        profile_core::device::is_secret(name) || name.len() == 1 && self.keys.contains(&parameter)
    }

    fn hole(&mut self, what: &str) -> String {
        let number = self.next;
        self.next = number.saturating_add(1);
        self.taken.push(texts::hole_in_its_place(what, number));
        format!("[[secret:{number}]]")
    }
}

/// Whether a value is a hole and nothing else.
pub fn is_hole(value: &str) -> bool {
    let number = value
        .strip_prefix("[[secret:")
        .and_then(|rest| rest.strip_suffix("]]"));
    number.is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}
