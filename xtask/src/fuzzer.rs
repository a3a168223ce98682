//! libFuzzer over the fuzz targets, on the stable compiler.
//!
//! The compiler instruments the code for it by options that cargo-fuzz passes too. A target triple is named, so that build
//! scripts are not instrumented.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use crate::failure::{Failure, Outcome};
use crate::process::{answer, on_path, run as run_program};
use crate::project::Project;
use crate::soak::Folders;

const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Clink-dead-code --cfg fuzzing -Cdebug-assertions";
/// Targets that run at the same time.
const WORKERS: u64 = 2;

/// Builds the targets and runs each for its share of `minutes`. Adds a figure for each.
pub(crate) fn run(
    project: &Project,
    folders: &Folders,
    minutes: u64,
    figures: &mut Vec<String>,
) -> Outcome {
    has_compiler()?;
    let triple = triple()?;
    build(project, folders, &triple)?;
    let programs = folders.fuzz_target.join(&triple).join("release");
    let names = names(
        &project
            .root()
            .join("core")
            .join("fuzz")
            .join("fuzz_targets"),
    )?;
    let seconds = share(minutes, names.len());
    println!(
        "{} targets, {seconds} s each, {WORKERS} at a time",
        names.len()
    );
    let waiting = Mutex::new(names.into_iter());
    let next = || waiting.lock().ok().and_then(|mut names| names.next());
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(name) = next() {
                    let ended = fuzz(&programs.join(&name), &name, folders, seconds);
                    println!("{}", ended.line());
                    if let Ok(mut done) = done.lock() {
                        done.push(ended);
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by(|a, b| a.name.cmp(&b.name));
    told(&done, &folders.home, figures)
}

/// The figures of the targets, and the failure if one broke.
fn told(done: &[Ended], home: &Path, figures: &mut Vec<String>) -> Outcome {
    figures.extend(done.iter().map(Ended::line));
    let inputs: u64 = done.iter().map(|ended| ended.inputs).sum();
    figures.push(format!("{} targets, {inputs} inputs", done.len()));
    let broken = done.iter().filter(|ended| !ended.passed).count();
    if broken == 0 {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{broken} fuzz targets broke: the inputs are in {}, the words in {}",
        home.join("artifacts").display(),
        home.join("logs").display()
    )))
}

/// Seconds for each of `targets`.
fn share(minutes: u64, targets: usize) -> u64 {
    let targets = u64::try_from(targets).unwrap_or(u64::MAX).max(1);
    (minutes * 60 * WORKERS / targets).max(1)
}

/// libFuzzer itself is C++.
fn has_compiler() -> Outcome {
    let named = std::env::var_os("CXX").is_some();
    if named
        || ["c++", "g++", "clang++"]
            .iter()
            .any(|name| on_path(name).is_some())
    {
        return Ok(());
    }
    Err(Failure::new(
        "the fuzzer needs a C++ compiler, and PATH has none: install one (on Debian: apt-get install -y g++) or name it by the environment variable CXX",
    ))
}

/// The triple of this machine.
fn triple() -> Outcome<String> {
    let told = answer(Command::new("rustc").arg("-vV")).unwrap_or_default();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| Failure::new("`rustc -vV` names no host: install Rust by rustup"))
}

fn build(project: &Project, folders: &Folders, triple: &str) -> Outcome {
    let mut cargo = project.cargo();
    cargo
        .current_dir(project.root().join("core").join("fuzz"))
        .args(["build", "--locked", "--release", "--target", triple])
        .env("CARGO_TARGET_DIR", &folders.fuzz_target)
        .env("RUSTFLAGS", FLAGS);
    run_program(
        &mut cargo,
        "the fuzz targets do not build, see above: they need a C++ compiler and the network",
    )
}

/// The names of the targets: those of their shims.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let failed = |error: std::io::Error| {
        Failure::new(format!("{} cannot be read ({error})", folder.display()))
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        names.extend(
            path.file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}

/// How the run of a target ended.
struct Ended {
    name: String,
    passed: bool,
    inputs: u64,
    /// Edges of the code that were reached.
    edges: u64,
    /// What broke, in the words of the target.
    words: String,
}

impl Ended {
    fn line(&self) -> String {
        let Self {
            name,
            inputs,
            edges,
            words,
            ..
        } = self;
        let mark = if self.passed { "" } else { "  BROKEN: " };
        format!("{name}: {inputs} inputs, {edges} edges{mark}{words}")
    }

    fn read(name: &str, passed: bool, log: &str) -> Self {
        let words = log
            .lines()
            .find(|line| line.contains("Err(Broken(") || line.contains("ERROR: libFuzzer"))
            .filter(|_| !passed)
            .unwrap_or_default();
        Self {
            name: name.to_owned(),
            passed,
            inputs: last_number(log, "stat::number_of_executed_units:"),
            edges: last_number(log, " cov:"),
            words: words.trim().to_owned(),
        }
    }
}

/// The number behind the last `word`, or 0.
fn last_number(log: &str, word: &str) -> u64 {
    let rest = log.rsplit_once(word).map_or("", |(_, rest)| rest);
    let number = rest.split_whitespace().next();
    number
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}

/// Runs one target; its words go to a log.
fn fuzz(program: &Path, name: &str, folders: &Folders, seconds: u64) -> Ended {
    let made = |kind: &str| -> PathBuf {
        let folder = folders.home.join(kind).join(name);
        // What cannot be made is told by the target when it starts.
        let _ = fs::create_dir_all(&folder);
        folder
    };
    let artifacts = format!("-artifact_prefix={}/", made("artifacts").display());
    let log = made("logs").join("log");
    let mut command = Command::new(program);
    command
        .arg(format!("-max_total_time={seconds}"))
        .args([
            "-max_len=4096",
            "-timeout=30",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
        ])
        .arg(format!(
            "-dict={}",
            folders.home.join("words.dict").display()
        ))
        .arg(artifacts)
        .arg(made("corpus"))
        .arg(folders.home.join("seeds"));
    let passed = File::create(&log)
        .and_then(|file| command.stdout(file.try_clone()?).stderr(file).status())
        .is_ok_and(|status| status.success());
    let text = fs::read(&log).unwrap_or_default();
    Ended::read(name, passed, &String::from_utf8_lossy(&text))
}

#[cfg(test)]
mod tests {
    use super::{Ended, share};

    const LOG: &str = "#2\tINITED cov: 7 ft: 9\n#80\tDONE   cov: 31 ft: 62 corp: 2/3b\nstat::number_of_executed_units: 80\n";

    #[test]
    fn the_log_of_a_run_tells_inputs_and_edges() {
        let ended = Ended::read("names_come_back", true, LOG);
        assert_eq!(ended.line(), "names_come_back: 80 inputs, 31 edges");
    }

    #[test]
    fn what_broke_stands_in_the_line() {
        let log = format!("assertion failed\n  left: Err(Broken(\"lost\"))\n{LOG}");
        let line = Ended::read("a", false, &log).line();
        assert!(
            line.ends_with("BROKEN: left: Err(Broken(\"lost\"))"),
            "{line}"
        );
    }

    #[test]
    fn the_minutes_are_shared_by_the_targets() {
        assert_eq!(share(60, 24), 300);
        assert_eq!(share(1, 1_000), 1);
    }
}
