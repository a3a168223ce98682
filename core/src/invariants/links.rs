//! What holds for any link with a rule, any rule without its secrets, and any row.

use super::{Property, holds};
use crate::catalog::Catalog;
use crate::device::Device;
use crate::firmware::FirmwareLevel;
use crate::profile_rule::{PreparedRule, RuleKind};
use crate::redaction::redact_rule;
use crate::rule_link::{LONGEST, PREFIX, VERSION, read_rule_link, write_rule_link};
use crate::rule_tests::{Verdict, run, witness_rows};
use std::collections::BTreeSet;

/// What is written into a link is read from it; a link without its end is refused; any fragment is read without a trap.
pub fn rule_links_come_back(bytes: &[u8]) -> Property {
    let text = String::from_utf8_lossy(bytes);
    let as_link = format!("{PREFIX}{VERSION}.{text}");
    let longest = read_rule_link(&text).ok().or(read_rule_link(&as_link).ok());
    holds(
        longest.is_none_or(|content| content.len() <= LONGEST << 8),
        "a link holds more than it may",
    )?;
    let Ok(link) = write_rule_link(&text) else {
        return holds(
            text.len() > LONGEST / 2,
            "a short content makes a long link",
        );
    };
    holds(link.len() <= LONGEST, "a link is too long")?;
    holds(
        read_rule_link(&link).as_deref() == Ok(&*text),
        "a link does not come back",
    )?;
    let cut = link.get(..link.len() - 2).unwrap_or_default();
    holds(read_rule_link(cut).is_err(), "a cut link is read")
}

/// A rule whose secrets are taken out has none left, whatever it looks like, and the rows that are made from a rule
/// pass on the device that they were made for.
pub fn rules_are_kept_without_secrets(bytes: &[u8]) -> Property {
    let text = String::from_utf8_lossy(bytes);
    for kind in [
        RuleKind::ProfileRule,
        RuleKind::UpgradeRule,
        RuleKind::ResyncTrigger,
    ] {
        let none = BTreeSet::new();
        let once = redact_rule(&text, kind, Catalog::builtin(), &none, 1);
        let Ok(kept) = String::from_utf8(once.text.clone()) else {
            return holds(false, "a rule is no text any more");
        };
        let twice = redact_rule(&kept, kind, Catalog::builtin(), &none, once.next);
        holds(once.text == twice.text, "a kept rule has secrets left")?;
        let rule = PreparedRule::new(&text, kind, FirmwareLevel::V3);
        let base = Device::default();
        let rows = witness_rows(&rule, &base);
        let pass = |row| run(&rule, row, &base).verdict == Verdict::Passed;
        holds(rows.iter().all(pass), "a row that was made does not pass")?;
    }
    Ok(())
}
