//! Rows of rule tests as JSON, written and read.
//!
//! A row is `{"name": "…", "set": {"SWVER": "2.0.5"}, "expect": …}`. What is expected is `"skipped"`, `"fails"`,
//! `"fires"`, `"quiet"`, or an object of one field: `{"alternative": 1}`, `{"url": "…"}`, `{"text": "…"}`,
//! `{"assigned": {"name": "GPP_A", "value": "…"}}`. Fields that this version does not know are kept, and so is a row
//! that it cannot read.

use super::vault::Vault;
use crate::texts::{number, problems as texts};
use profile_core::catalog::Catalog;
use profile_core::device::content;
use profile_core::profile_rule::RuleKind;
use profile_core::rule_tests::{Expected, RuleTest};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// More rows than these are not read.
pub const MOST: usize = 1_000;

/// A row with the fields that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestRow {
    /// The row.
    pub test: RuleTest,
    /// Other fields.
    pub rest: Map<String, Value>,
}

impl From<RuleTest> for TestRow {
    fn from(test: RuleTest) -> Self {
        Self {
            test,
            rest: Map::new(),
        }
    }
}

/// What is wrong with a place of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Where, as a path such as `rows[2].expect`.
    pub place: String,
    /// What was expected there and what was found.
    pub what: String,
}

/// Rows that were read, and what could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadRows {
    /// The rows.
    pub rows: Vec<TestRow>,
    /// Rows that cannot be read, as they are.
    pub foreign: Vec<Value>,
    /// What is wrong.
    pub faults: Vec<RowFault>,
}

/// Reads pasted or opened rows: a list of them, or an object that holds one in `rows`.
pub fn read_text(text: &str) -> ReadRows {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(fields)) => read_rows(fields.get("rows").unwrap_or(&Value::Null)),
        Ok(value) => read_rows(&value),
        Err(fault) => ReadRows {
            faults: vec![RowFault {
                place: texts::place(fault.line(), fault.column()),
                what: texts::expected_json().to_owned(),
            }],
            ..ReadRows::default()
        },
    }
}

/// Reads a list of rows.
pub fn read_rows(value: &Value) -> ReadRows {
    let mut read = ReadRows::default();
    let Some(list) = value.as_array() else {
        read.faults
            .push(fault("rows", texts::list_of_rows(), value));
        return read;
    };
    if list.len() > MOST {
        read.faults.push(RowFault {
            place: format!("rows[{MOST}]"),
            what: texts::too_many_rows(&number(MOST), &number(list.len())),
        });
    }
    for (at, value) in list.iter().enumerate() {
        let row = if at < MOST { row(at, value) } else { Err(None) };
        match row {
            Ok(row) => read.rows.push(row),
            Err(found) => {
                read.faults.extend(found);
                read.foreign.push(value.clone());
            }
        }
    }
    read
}

fn row(at: usize, value: &Value) -> Result<TestRow, Option<RowFault>> {
    let place = format!("rows[{at}]");
    let mut rest = value
        .as_object()
        .cloned()
        .ok_or_else(|| fault(&place, texts::an_object(), value))?;
    let name = match rest.remove("name") {
        None => String::new(),
        Some(Value::String(name)) => name,
        Some(other) => {
            return Err(Some(fault(
                &format!("{place}.name"),
                texts::a_text(),
                &other,
            )));
        }
    };
    let changes = changes(&place, rest.remove("set"))?;
    let expected = rest.remove("expect").unwrap_or_default();
    let expected = read_expected(&format!("{place}.expect"), &expected)?;
    Ok(TestRow {
        test: RuleTest {
            name,
            changes,
            expected,
        },
        rest,
    })
}

fn changes(place: &str, set: Option<Value>) -> Result<Vec<(String, String)>, RowFault> {
    let place = format!("{place}.set");
    let fields = match set {
        None => return Ok(Vec::new()),
        Some(Value::Object(fields)) => fields,
        Some(other) => return Err(fault(&place, texts::object_of_variables(), &other)),
    };
    let mut changes = Vec::new();
    for (name, value) in fields {
        let place = format!("{place}.{name}");
        if content(name.trim_start_matches('$')).is_none() {
            let what = texts::expected_variable(&name);
            return Err(RowFault { place, what });
        }
        let value = match value {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            other => return Err(fault(&place, texts::text_or_number(), &other)),
        };
        changes.push((name, value));
    }
    Ok(changes)
}

fn read_expected(place: &str, value: &Value) -> Result<Expected, RowFault> {
    let word = match value.as_str() {
        Some("skipped") => Some(Expected::Skipped),
        Some("fails") => Some(Expected::Failed),
        Some("fires") => Some(Expected::Fires),
        Some("quiet") => Some(Expected::Quiet),
        _ => None,
    };
    if let Some(word) = word {
        return Ok(word);
    }
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(number) = value.get("alternative") {
        let place = format!("{place}.alternative");
        let whole = number
            .as_u64()
            .and_then(|number| usize::try_from(number).ok());
        return match whole {
            Some(number) if number > 0 => Ok(Expected::Alternative(number)),
            _ => Err(fault(&place, texts::whole_number(), number)),
        };
    }
    if let Some(assigned) = value.get("assigned") {
        let part = |name: &str| {
            assigned
                .get(name)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        return match (part("name"), part("value")) {
            (Some(name), Some(value)) => Ok(Expected::Assigned(name, value)),
            _ => Err(fault(
                &format!("{place}.assigned"),
                texts::name_and_value(),
                assigned,
            )),
        };
    }
    let url = text("url").map(Expected::Url);
    url.or_else(|| text("text").map(Expected::Text))
        .ok_or_else(|| fault(place, texts::expectation(), value))
}

/// What was expected and what kind of value was found; never the value, which may be a secret.
fn fault(place: &str, wanted: &str, found: &Value) -> RowFault {
    let found = match found {
        Value::Null => texts::found_nothing(),
        Value::Bool(_) => texts::true_or_false(),
        Value::Number(_) => texts::a_number(),
        Value::String(_) => texts::a_text(),
        Value::Array(_) => texts::a_list(),
        Value::Object(_) => texts::an_object(),
    };
    RowFault {
        place: place.to_owned(),
        what: texts::expected(wanted, found),
    }
}

/// The rows without secrets.
pub fn written(rows: &[TestRow], vault: &mut Vault<'_>) -> Vec<Value> {
    rows.iter().map(|row| written_row(row, vault)).collect()
}

/// The rows as a text to hand on, without secrets.
pub fn text(rows: &[TestRow]) -> String {
    let mut vault = Vault::new(Catalog::builtin(), BTreeSet::new(), 1);
    serde_json::to_string_pretty(&written(rows, &mut vault)).unwrap_or_default()
}

fn written_row(row: &TestRow, vault: &mut Vault<'_>) -> Value {
    let mut fields = row.rest.clone();
    let test = &row.test;
    if !test.name.is_empty() {
        let name = vault.text(texts::name_of_row(), &test.name, RuleKind::LogMessage);
        fields.insert("name".to_owned(), Value::from(name));
    }
    let set: Map<String, Value> = test
        .changes
        .iter()
        .map(|(name, value)| (name.clone(), Value::from(vault.variable(name, value))))
        .collect();
    fields.insert("set".to_owned(), Value::Object(set));
    let expected = written_expected(&test.expected, vault);
    fields.insert("expect".to_owned(), expected);
    Value::Object(fields)
}

fn written_expected(expected: &Expected, vault: &mut Vault<'_>) -> Value {
    match expected {
        Expected::Alternative(number) => json!({ "alternative": number }),
        Expected::Skipped => Value::from("skipped"),
        Expected::Failed => Value::from("fails"),
        Expected::Fires => Value::from("fires"),
        Expected::Quiet => Value::from("quiet"),
        Expected::Url(url) => {
            json!({ "url": vault.text(texts::expected_address(), url, RuleKind::ProfileRule) })
        }
        Expected::Assigned(name, value) => {
            json!({ "assigned": { "name": name, "value": vault.assigned(name, value) } })
        }
        Expected::Text(text) => {
            json!({ "text": vault.text(texts::expected_text(), text, RuleKind::LogMessage) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> Vault<'static> {
        Vault::new(Catalog::builtin(), BTreeSet::new(), 1)
    }

    #[test]
    fn rows_come_back_with_what_is_not_known() {
        let rows = r#"[{"name":"old","set":{"SWVER":"2.0.5"},"expect":{"alternative":2},"colour":"red"},
            {"set":{},"expect":"skipped"},{"set":{},"expect":{"url":"/x"}},
            {"set":{"A":"1"},"expect":{"assigned":{"name":"GPP_A","value":"up"}}}]"#;
        let read = read_text(rows);
        assert_eq!(read.faults, []);
        let again = Value::from(written(&read.rows, &mut vault()));
        assert_eq!(again, serde_json::from_str::<Value>(rows).unwrap());
        assert_eq!(read_text(&format!("{{\"rows\":{rows}}}")), read);
    }

    #[test]
    fn dev_35_a_row_that_cannot_be_read_is_kept_and_named() {
        let read = read_text(
            r#"[{"expect":{"alternative":0}},{"set":{"VERSION":"1"},"expect":"skipped"},7,
                {"set":{"SN":[]},"expect":"skipped"},{"expect":"maybe"},{"expect":"skipped"}]"#,
        );
        let places: Vec<&str> = read.faults.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(
            places,
            [
                "rows[0].expect.alternative",
                "rows[1].set.VERSION",
                "rows[2]",
                "rows[3].set.SN",
                "rows[4].expect"
            ]
        );
        assert_eq!((read.rows.len(), read.foreign.len()), (1, 5));
        assert_eq!(read_text("[").faults[0].place, "line 1, column 1");
        assert_eq!(read_text("{}").faults[0].place, "rows");
    }

    #[test]
    fn asgn_08_secrets_in_rows_become_holes() {
        let rows = read_text(
            r#"[{"set":{"SA":"hunter2","SN":"1"},
                "expect":{"assigned":{"name":"Admin_Passwd","value":"hunter2"}}}]"#,
        );
        let written = Value::from(written(&rows.rows, &mut vault())).to_string();
        assert!(!written.contains("hunter2"), "{written}");
        assert!(written.contains("[[secret:1]]") && written.contains("[[secret:2]]"));
    }
}
