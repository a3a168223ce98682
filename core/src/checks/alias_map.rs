//! Alias maps among the values: general purpose parameters that a rule names with `--alias`, and those that look like
//! a map (ALIAS-01, ALIAS-07, ALIAS-08, ALIAS-11, ALIAS-13).

use super::Subject;
use super::placing::WrittenValue;
use crate::alias_map::{AliasMap, is_alias_map};
use crate::catalog::DataType;
use crate::diagnostic::Findings;
use crate::open_format::has_template_mark;
use crate::text::parted;
use std::collections::HashSet;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let named = named_letters(subject);
    for (occurrence, value, span) in subject.values() {
        let Some(letter) = occurrence.setting.name.open_format().strip_prefix("GPP_") else {
            continue;
        };
        let wanted = letter.len() == 1 && (named.contains(letter) || is_alias_map(value));
        let Ok(text) = std::str::from_utf8(value) else {
            continue;
        };
        if !wanted || has_template_mark(value) {
            continue;
        }
        let found = AliasMap::parse(text).check(text, subject.options.catalog);
        if found.is_empty() {
            continue;
        }
        let place = WrittenValue::new(subject, occurrence, value, span);
        findings.extend(found.into_iter().map(|one| place.placed(one)));
    }
}

/// The letters that rules name with `--alias`, as capitals.
fn named_letters(subject: &Subject<'_>) -> HashSet<String> {
    let mut letters = HashSet::new();
    for (occurrence, value, _) in subject.values() {
        let entry = subject.options.catalog.find(&occurrence.setting.name);
        if entry.is_some_and(|entry| entry.data_type == DataType::Rule) {
            let text = String::from_utf8_lossy(value);
            let mut rest = &*text;
            while let Some((_, behind)) = parted(rest, "--alias") {
                letters.extend(letter(behind));
                rest = behind;
            }
        }
    }
    letters
}

/// The letter behind `--alias`, which stands alone.
fn letter(behind: &str) -> Option<String> {
    let word = behind
        .split([' ', '\t', ']'])
        .find(|word| !word.is_empty())?;
    let single = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    single.then(|| word.to_ascii_uppercase())
}
