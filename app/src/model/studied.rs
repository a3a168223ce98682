//! What is studied as a whole: a rule with its tests. When another one comes in its place, nothing of it may be lost.

use super::lab::StudiedRule;
use super::lab_file::SavedRule;
use super::rows::TestRow;

/// A rule with its tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Studied {
    /// The rule.
    pub rule: StudiedRule,
    /// Its tests.
    pub rows: Vec<TestRow>,
}

impl Studied {
    /// Whether there is neither a rule nor a test.
    pub fn is_blank(&self) -> bool {
        self.rule.is_empty() && self.rows.is_empty()
    }

    /// Whether it is the same rule with the same tests, wherever the rule comes from.
    pub fn says_the_same(&self, other: &Self) -> bool {
        same(&self.rule, &other.rule) && self.rows == other.rows
    }

    /// Whether it is nowhere else: it says something, is not what `came`, and is not among the rules that are `kept`.
    pub fn is_only_here(&self, came: Option<&Self>, kept: &[SavedRule]) -> bool {
        let is_kept = |one: &SavedRule| same(&one.rule, &self.rule) && one.rows == self.rows;
        let came = came.is_some_and(|came| came.says_the_same(self));
        !self.is_blank() && !came && !kept.iter().any(is_kept)
    }

    /// The tests of `rule` when it takes this one's place: its own if it is the same rule, else those it was kept with.
    pub fn rows_for(&self, rule: &StudiedRule, kept: &[SavedRule]) -> Vec<TestRow> {
        if same(&self.rule, rule) {
            return self.rows.clone();
        }
        let kept = kept.iter().find(|one| same(&one.rule, rule));
        kept.map(|one| one.rows.clone()).unwrap_or_default()
    }
}

/// Whether two rules are the same text of the same parameter, wherever they come from.
fn same(one: &StudiedRule, other: &StudiedRule) -> bool {
    one.parameter == other.parameter && one.text == other.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::rule_tests::{Expected, RuleTest};
    use serde_json::Map;

    fn studied(text: &str, expected: Option<usize>) -> Studied {
        let row = |number| {
            let test = RuleTest {
                name: String::new(),
                changes: Vec::new(),
                expected: Expected::Alternative(number),
            };
            TestRow::from(test)
        };
        Studied {
            rule: StudiedRule::new("Profile_Rule", text),
            rows: expected.map(row).into_iter().collect(),
        }
    }

    fn kept(one: &Studied) -> SavedRule {
        SavedRule {
            name: "kept".to_owned(),
            rule: one.rule.clone(),
            rows: one.rows.clone(),
            rest: Map::new(),
        }
    }

    #[test]
    fn rule_03_work_that_is_nowhere_else_is_told_from_what_can_be_had_again() {
        let work = studied("/a", Some(1));
        assert!(work.is_only_here(None, &[]));
        assert!(!studied(" ", None).is_only_here(None, &[]));
        assert!(!work.is_only_here(Some(&work), &[]));
        assert!(!work.is_only_here(None, &[kept(&work)]));
        let edited = studied("/a", Some(2));
        assert!(edited.is_only_here(Some(&work), &[kept(&work)]));
    }

    #[test]
    fn rule_03_tests_go_with_their_rule() {
        let (work, other) = (studied("/a", Some(1)), studied("/b", Some(2)));
        assert_eq!(work.rows_for(&work.rule, &[]), work.rows);
        assert_eq!(work.rows_for(&other.rule, &[]), []);
        assert_eq!(work.rows_for(&other.rule, &[kept(&other)]), other.rows);
        let body = StudiedRule::new("GPP_A", "/a");
        assert_eq!(work.rows_for(&body, &[]), []);
    }
}
