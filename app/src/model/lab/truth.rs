//! The truth table of a rule: what it does for every combination of a few variables' values.

use super::StudiedRule;
use super::words::short_outcome;
use profile_core::device::Device;
use profile_core::firmware::FirmwareLevel;
use profile_core::profile_rule::{Outcome, PreparedRule, interesting_values, read};

/// So many variables are combined at most.
pub const MOST_COLUMNS: usize = 3;
/// So many rows are shown at most.
pub const MOST_ROWS: usize = 96;

/// A combination.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The values, in the order of the columns.
    pub values: Vec<String>,
    /// What the rule does.
    pub outcome: String,
    /// The alternative that is taken.
    pub taken: Option<usize>,
    /// Whether nothing goes wrong.
    pub fails: bool,
    /// The device.
    pub device: Device,
    /// Whether it is the state that the device has.
    pub current: bool,
}

/// A table.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TruthTable {
    /// Every variable that could be a column.
    pub offered: Vec<String>,
    /// The variables that are.
    pub columns: Vec<String>,
    /// The combinations.
    pub rows: Vec<Row>,
    /// How many more there are.
    pub left_out: usize,
}

/// The table of `rule` on devices like `base`, over the variables `wanted`; over the first two that the conditions
/// read where nothing is wanted.
pub fn truth_table(
    rule: &StudiedRule,
    level: FirmwareLevel,
    base: &Device,
    wanted: Option<&[String]>,
) -> TruthTable {
    let offered = interesting_values(&read(&rule.text, rule.kind(), level), base);
    let is_wanted = |name: &String| wanted.is_none_or(|wanted| wanted.contains(name));
    let most = if wanted.is_some() { MOST_COLUMNS } else { 2 };
    let columns: Vec<(String, Vec<String>)> = offered
        .iter()
        .filter(|(name, _)| is_wanted(name))
        .take(most)
        .map(|(name, values)| (name.clone(), ordered(values)))
        .collect();
    let mut table = TruthTable {
        offered: offered.into_iter().map(|(name, _)| name).collect(),
        columns: columns.iter().map(|(name, _)| name.clone()).collect(),
        ..TruthTable::default()
    };
    if columns.is_empty() {
        return table;
    }
    let total: usize = columns.iter().map(|(_, values)| values.len()).product();
    table.left_out = total.saturating_sub(MOST_ROWS);
    let prepared = PreparedRule::new(&rule.text, rule.kind(), level);
    for number in 0..total.min(MOST_ROWS) {
        table.rows.push(row(&columns, number, &prepared, base));
    }
    table
}

/// The combination of this number; the last column turns fastest.
fn row(
    columns: &[(String, Vec<String>)],
    number: usize,
    prepared: &PreparedRule,
    base: &Device,
) -> Row {
    let mut rest = number;
    let mut values: Vec<String> = Vec::new();
    for (_, offered) in columns.iter().rev() {
        let count = offered.len().max(1);
        values.push(offered.get(rest % count).cloned().unwrap_or_default());
        rest /= count;
    }
    values.reverse();
    let mut device = base.clone();
    for ((name, _), value) in columns.iter().zip(&values) {
        device.set_variable(name, value);
    }
    let decision = prepared.decide(&device);
    Row {
        outcome: short_outcome(&decision.outcome, decision.request.as_ref()),
        taken: match decision.outcome {
            Outcome::Taken(number) => Some(number),
            _ => None,
        },
        fails: matches!(decision.outcome, Outcome::Failed(_)),
        current: device == *base,
        values,
        device,
    }
}

/// Numbers by size; anything else as it is given.
fn ordered(values: &[String]) -> Vec<String> {
    let mut values = values.to_vec();
    let number = |value: &String| value.parse::<i64>().ok();
    if values.iter().all(|value| number(value).is_some()) {
        values.sort_by_key(number);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str, wanted: Option<&[String]>) -> TruthTable {
        let rule = StudiedRule::new("Profile_Rule", text);
        truth_table(&rule, FirmwareLevel::V3, &Device::default(), wanted)
    }

    #[test]
    fn rule_03_every_combination_has_its_outcome() {
        let text =
            "($REGTMR1 eq 0)? http://p.tel.com/has-reg.cfg | [--post a] http://p.tel.com/lost-reg?";
        let table = table(text, None);
        assert_eq!(table.columns, ["REGTMR1"]);
        let rows: Vec<(&str, Option<usize>, bool)> = table
            .rows
            .iter()
            .map(|row| (row.values[0].as_str(), row.taken, row.current))
            .collect();
        assert_eq!(
            rows,
            [
                ("0", Some(0), false),
                ("1", Some(1), false),
                ("301", Some(1), true)
            ]
        );
        assert_eq!(
            table.rows[0].outcome,
            "1: GET http://p.tel.com:80/has-reg.cfg"
        );
    }

    #[test]
    fn cond_01_columns_are_chosen_and_rows_are_limited() {
        let text = "($REGTMR1 gt 300 and $PRVTMR gt 1200 and \"$EXTIP\" ne \"\")? /a";
        let two = table(text, None);
        assert_eq!(two.columns, ["REGTMR1", "PRVTMR"]);
        assert_eq!(two.offered.len(), 3);
        let one = table(text, Some(&["EXTIP".to_owned()]));
        assert_eq!(one.columns, ["EXTIP"]);
        let all = table(text, Some(&two.offered));
        assert_eq!(all.columns.len(), 3);
        assert!(all.rows.len() + all.left_out > 20);
        assert!(table("/a", None).rows.is_empty());
    }
}
