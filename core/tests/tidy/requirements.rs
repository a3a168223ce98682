//! Which requirement has a test.

use crate::none;
use crate::sources::{below, read};
use std::collections::{BTreeMap, BTreeSet};

/// Areas whose every requirement has a test, unless it names the capability that it waits for.
const RESOLVED: &[&str] = &[
    "GEN", "XML", "NAME", "TXT", "CONV", "FMT", "GZ", "ENC", "SPC", "MAC", "COND", "ASGN", "URL",
    "OPT", "RULE", "TRIG", "DEV", "ALIAS", "SCHED", "WEB",
];

struct Requirement {
    sentence: String,
    waits_for: String,
}

fn requirements() -> BTreeMap<String, Requirement> {
    let table = read("core/data/requirements.tsv");
    let rows = table.lines().skip(1).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let requirement = Requirement {
            sentence: columns[1].to_owned(),
            waits_for: columns.get(2).copied().unwrap_or_default().to_owned(),
        };
        (columns[0].to_owned(), requirement)
    });
    rows.collect()
}

/// Ids in the names of tests: `fn gz_04_…`, `## GZ-04 …` in a suite, `test("… GZ-04 …")` in the browser suite.
fn tested() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for folder in ["core/src", "core/tests", "app/src"] {
        for file in below(folder, "rs") {
            ids.extend(file.text.split("fn ").skip(1).filter_map(function_id));
        }
    }
    for file in below("core/tests/suite", "md") {
        let headings = file.text.lines().filter(|line| line.starts_with("## "));
        ids.extend(headings.flat_map(dashed_ids));
    }
    for file in below("e2e", "ts") {
        let titles = file
            .text
            .lines()
            .filter(|line| line.trim_start().starts_with("test("));
        ids.extend(titles.flat_map(dashed_ids));
    }
    ids
}

fn function_id(name: &str) -> Option<String> {
    let mut parts = name.splitn(3, '_');
    let (area, number) = (parts.next()?, parts.next()?);
    let letters = area.len() >= 2 && area.bytes().all(|byte| byte.is_ascii_lowercase());
    let digits = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (letters && digits).then(|| format!("{}-{number}", area.to_uppercase()))
}

fn dashed_ids(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let is_id = |word: &&str| {
        word.split_once('-').is_some_and(|(area, number)| {
            area.len() >= 2
                && area.bytes().all(|b| b.is_ascii_uppercase())
                && number.len() == 2
                && number.bytes().all(|b| b.is_ascii_digit())
        })
    };
    words.filter(is_id).map(str::to_owned).collect()
}

fn area(id: &str) -> &str {
    id.split('-').next().unwrap()
}

#[test]
fn the_data_file_names_every_requirement_once() {
    let requirements = requirements();
    assert_eq!(requirements.len(), 423);
    let short: Vec<String> = requirements
        .iter()
        .filter(|(_, requirement)| {
            requirement.sentence.split(' ').count() < 4 || !requirement.sentence.ends_with('.')
        })
        .map(|(id, _)| id.clone())
        .collect();
    none("sentences", &short);
}

#[test]
fn resolved_areas_have_a_test_for_every_requirement() {
    let tested = tested();
    let requirements = requirements();
    let mut missing = Vec::new();
    let mut later: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, requirement) in &requirements {
        if tested.contains(id) {
            continue;
        }
        if RESOLVED.contains(&area(id)) && requirement.waits_for.is_empty() {
            missing.push(format!("{id}: {}", requirement.sentence));
        } else if !requirement.waits_for.is_empty() {
            println!("{id} waits for: {}", requirement.waits_for);
        } else {
            *later.entry(area(id)).or_default() += 1;
        }
    }
    println!("without a test, in areas to come: {later:?}");
    none("requirements without a test", &missing);
}

#[test]
fn what_waits_for_a_capability_has_no_test_yet() {
    let tested = tested();
    let stale: Vec<String> = requirements()
        .into_iter()
        .filter(|(id, requirement)| !requirement.waits_for.is_empty() && tested.contains(id))
        .map(|(id, _)| id)
        .collect();
    none("tested, but said to wait", &stale);
}

#[test]
fn tests_name_requirements_that_exist() {
    let requirements = requirements();
    let areas: BTreeSet<&str> = requirements.keys().map(|id| area(id)).collect();
    let unknown: Vec<String> = tested()
        .into_iter()
        .filter(|id| areas.contains(area(id)) && !requirements.contains_key(id))
        .collect();
    none("unknown ids", &unknown);
}
