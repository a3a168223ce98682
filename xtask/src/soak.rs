//! The long search for faults: what the tests sample, in full, and fuzzing that is guided by coverage.
//!
//! It builds into folders of its own below the cache and holds a lock of its own, so that it keeps no other task
//! from working. A step that fails does not stop the others.

use std::fmt::Write;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::failure::{Failure, Outcome};
use crate::fuzzer;
use crate::process::not_started;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::target;

/// Minutes of fuzzing, unless the reader says otherwise.
const MINUTES: u64 = 60;
/// Wrong keys to try, unless the reader says otherwise.
const KEYS: u64 = 100_000_000;
/// Cases of each property.
const PROPERTY_CASES: &str = "50000";
/// How a line of a test begins that belongs in the table.
const FIGURE: &str = "figure: ";

/// What the reader asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Request {
    minutes: u64,
    keys: u64,
}

impl Request {
    /// Reads the words behind `soak`.
    pub(crate) fn read(words: &[&str]) -> Outcome<Self> {
        let mut request = Self {
            minutes: MINUTES,
            keys: KEYS,
        };
        let mut rest = words;
        loop {
            match rest {
                [] => return Ok(request),
                ["--minutes", number, more @ ..] => {
                    request.minutes = positive(number)?;
                    rest = more;
                }
                ["--keys", number, more @ ..] => {
                    request.keys = positive(number)?;
                    rest = more;
                }
                [word, ..] => {
                    return Err(Failure::new(format!(
                        "`{word}` says nothing to `cargo xtask soak`: it takes `--minutes N` and `--keys N`"
                    )));
                }
            }
        }
    }
}

fn positive(word: &str) -> Outcome<u64> {
    word.parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| Failure::new(format!("`{word}` is no number above zero")))
}

/// Where a run builds and what it leaves, below the cache.
pub(crate) struct Folders {
    /// Where the tests are built.
    pub(crate) target: PathBuf,
    /// Where the fuzz targets are built.
    pub(crate) fuzz_target: PathBuf,
    /// The corpora, the logs and the inputs that break something.
    pub(crate) home: PathBuf,
}

impl Folders {
    fn of(project: &Project) -> Self {
        let home = project.cached("soak");
        Self {
            target: home.join("target"),
            fuzz_target: home.join("fuzz-target"),
            home,
        }
    }
}

/// A step in the table.
struct Row {
    name: &'static str,
    time: Duration,
    failure: Option<Failure>,
    figures: Vec<String>,
}

/// The steps that were taken.
#[derive(Default)]
struct Table(Vec<Row>);

impl Table {
    /// Takes a step; `work` adds its figures to the list.
    fn take(&mut self, name: &'static str, work: impl FnOnce(&mut Vec<String>) -> Outcome) {
        println!("\n── {name}");
        let started = Instant::now();
        let mut figures = Vec::new();
        let failure = work(&mut figures).err();
        if let Some(failure) = &failure {
            eprintln!("error: {failure}");
        }
        self.0.push(Row {
            name,
            time: started.elapsed(),
            failure,
            figures,
        });
    }

    fn report(&self) -> String {
        let mut out = String::new();
        for row in &self.0 {
            let mark = if row.failure.is_some() {
                "  FAILED"
            } else {
                ""
            };
            let _ = writeln!(out, "{:>8.1} s  {}{mark}", row.time.as_secs_f64(), row.name);
            for line in row
                .figures
                .iter()
                .cloned()
                .chain(row.failure.iter().map(Failure::to_string))
            {
                let _ = writeln!(out, "              {line}");
            }
        }
        out
    }

    fn outcome(&self) -> Outcome {
        let failed = self.0.iter().filter(|row| row.failure.is_some());
        let names: Vec<&str> = failed.map(|row| row.name).collect();
        if names.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "these steps failed: {}",
            names.join(", ")
        )))
    }
}

/// Runs everything and prints the table.
pub(crate) fn task(project: &Project, request: &Request) -> Outcome {
    let _lock = project.lock_as("soak-lock")?;
    setup::meet(project, &[Need::Peers, Need::Crates])?;
    let folders = Folders::of(project);
    target::claim_folder(project, &folders.target)?;
    target::claim_folder(project, &folders.fuzz_target)?;
    let seed = seed();
    println!("the seed is {seed}; SOAK_SEED={seed} repeats the run");
    let mut table = Table::default();
    tests(project, request, &folders, &seed, &mut table);
    table.take("fuzzing, guided by coverage", |figures| {
        fuzzer::run(project, &folders, request.minutes, figures)
    });
    println!("\n{}", table.report());
    table.outcome()
}

/// The seed that the environment names, else another one each time.
fn seed() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let chance = now.map_or(0, |time| time.subsec_nanos());
    std::env::var("SOAK_SEED").unwrap_or_else(|_| chance.to_string())
}

/// The tests that sample, in full.
fn tests(project: &Project, request: &Request, folders: &Folders, seed: &str, table: &mut Table) {
    let test_of = |package: &str, name: &str| {
        let mut cargo = project.cargo();
        cargo.args(["test", "--locked", "--profile", "soak", "-p", package]);
        cargo.args(["--test", name]);
        cargo.args(["--", "--nocapture"]);
        cargo
            .env("CARGO_TARGET_DIR", &folders.target)
            .env("SOAK", "1")
            .env("SOAK_SEED", seed)
            .env("SOAK_KEYS", request.keys.to_string())
            .env("PROPERTY_CASES", PROPERTY_CASES);
        cargo
    };
    let test = |name: &str| test_of("profile-core", name);
    table.take("properties over random input", |figures| {
        figures.push(format!("{PROPERTY_CASES} cases of each property"));
        told(&mut test("properties"), figures)
    });
    table.take("differential runs", |figures| {
        told(&mut test("differential"), figures)
    });
    table.take("systematic mutations", |figures| {
        told(&mut test("mutations"), figures)
    });
    table.take("messages to the studio in a frame", |figures| {
        told(&mut test_of("profile-studio", "frame"), figures)
    });
    table.take("wrong keys", |figures| {
        let mut build = test("wrong_keys");
        told(build.arg("--list"), &mut Vec::new())?;
        let started = Instant::now();
        told(&mut test("wrong_keys"), figures)?;
        let rate = request.keys / started.elapsed().as_secs().max(1);
        figures.push(format!("{rate} keys a second"));
        Ok(())
    });
    table.take("fuzz targets over mutated seeds", |figures| {
        // The seeds of an older checkout are not those of this one.
        let _ = fs::remove_dir_all(folders.home.join("seeds"));
        told(test("fuzz").env("SOAK_CORPUS", &folders.home), figures)
    });
}

/// Runs a test in view of the reader and picks the figures out of what it prints.
fn told(command: &mut Command, figures: &mut Vec<String>) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    for line in child
        .stdout
        .take()
        .into_iter()
        .flat_map(|out| BufReader::new(out).lines())
    {
        let line = line.unwrap_or_default();
        println!("{line}");
        figures.extend(figure(&line));
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::new("it does not build or pass: see above")),
    }
}

/// The figure that a line tells. Tests that run side by side may have written something before it.
fn figure(line: &str) -> Option<String> {
    line.split_once(FIGURE).map(|(_, figure)| figure.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Request, Table, figure};
    use crate::failure::Failure;

    #[test]
    fn an_hour_of_fuzzing_unless_said_otherwise() {
        let hour = Request {
            minutes: 60,
            keys: 100_000_000,
        };
        assert_eq!(Request::read(&[]), Ok(hour));
        let short = Request {
            minutes: 3,
            keys: 1_000,
        };
        assert_eq!(
            Request::read(&["--minutes", "3", "--keys", "1000"]),
            Ok(short)
        );
        assert_eq!(
            Request::read(&["--keys", "1000", "--minutes", "3"]),
            Ok(short)
        );
    }

    #[test]
    fn other_words_are_refused() {
        for words in [
            &["--minutes"][..],
            &["--minutes", "0"],
            &["--minutes", "-1"],
            &["--keys", "many"],
            &["3"],
            &["--seconds", "3"],
        ] {
            assert!(Request::read(words).is_err(), "{words:?}");
        }
    }

    #[test]
    fn a_figure_is_found_in_a_line() {
        assert_eq!(
            figure("figure: 3 mutations").as_deref(),
            Some("3 mutations")
        );
        assert_eq!(figure("test a ... figure: 3").as_deref(), Some("3"));
        assert_eq!(figure("test a ... ok"), None);
    }

    #[test]
    fn a_step_that_fails_does_not_stop_the_others() {
        let mut table = Table::default();
        table.take("one", |_| Err(Failure::new("no")));
        table.take("two", |figures| {
            figures.push("12 cases".to_owned());
            Ok(())
        });
        let report = table.report();
        assert!(
            report.contains("one  FAILED") && report.contains("12 cases"),
            "{report}"
        );
        assert_eq!(
            table.outcome(),
            Err(Failure::new("these steps failed: one"))
        );
    }
}
