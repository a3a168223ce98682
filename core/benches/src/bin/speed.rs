//! Speed of the core on profiles of 1,000 and 100,000 parameters, native and in wasm, in one table.
//!
//! `cargo xtask bench` runs it. It only prints: nothing is asserted about time.
//!
//! Both sides run the same operations on the same input and take the best of several runs, which is what
//! disturbs a measurement least. So the one loop is here and in `speed.mjs`, and no framework, which would
//! measure one side only.

use profile_benches::operations::{OPERATIONS, Operation};
use profile_benches::{Subject, shapes};
use profile_core::catalog::Catalog;
use profile_core::device::Device;
use profile_core::firmware::FirmwareLevel;
use profile_core::profile_rule::{PreparedRule, RuleKind, evaluate};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// How many parameters the two profiles have.
const PARAMETERS: [u32; 2] = [1_000, 100_000];
/// At least this often and this long an operation is repeated.
const RUNS: usize = 3;
const TIME: Duration = Duration::from_millis(200);
/// What is measured, and whether on a profile in plain text.
const MEASURED: [(&str, bool); 15] = [
    ("parse, open format", false),
    ("read, open format", false),
    ("print", false),
    ("check, open format", false),
    ("convert to plain text", false),
    ("redact", false),
    ("lines and columns", false),
    ("parse, plain text", true),
    ("read, plain text", true),
    ("check, plain text", true),
    ("convert to the open format", true),
    ("gzip", false),
    ("gunzip", false),
    ("encrypt", false),
    ("SHA-256", false),
];

/// The best times of an operation on the two profiles, in seconds for a byte.
type Times = [f64; 2];

fn main() -> ExitCode {
    match table() {
        Ok(table) => {
            println!("{table}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn table() -> Result<String, String> {
    let script = std::env::args().nth(1);
    let module = std::env::args().nth(2);
    let (Some(script), Some(module)) = (script, module) else {
        return Err("expected a script and a module: run `cargo xtask bench`".to_owned());
    };
    let native = native();
    let wasm = wasm(&script, &module)?;
    let head = format!(
        "{:<28} {:>12} {:>10} {:>12} {:>14} {:>12}",
        "1,000 parameters",
        "native MB/s",
        "wasm MB/s",
        "wasm/native",
        "growth native",
        "growth wasm"
    );
    let mut lines = vec![head];
    for (((name, _), native), wasm) in MEASURED.iter().zip(native).zip(wasm) {
        let speed = |times: Times| 1e-6 / times[0];
        let growth = |times: Times| times[1] / times[0];
        lines.push(format!(
            "{name:<28} {:>12.1} {:>10.1} {:>12.2} {:>14.2} {:>12.2}",
            speed(native),
            speed(wasm),
            speed(wasm) / speed(native),
            growth(native),
            growth(wasm),
        ));
    }
    lines.extend(rules());
    lines.push("growth: time for a byte with 100,000 parameters, against 1,000".to_owned());
    Ok(lines.join("\n"))
}

/// How often a second a rule is evaluated natively, with all its steps and prepared.
fn rules() -> Vec<String> {
    let text = "($REGTMR1 eq 0)? http://p.example.com/$MA.cfg | (\"$CCERT\" eq \"Installed\" and $SWVER ge 2.0.6)? \
        [--key $SA] https://p.example.com/$MA.cfg | [--post a] http://p.example.com/lost?";
    let device = Device::default();
    let (kind, level) = (RuleKind::ProfileRule, FirmwareLevel::V3);
    let prepared = PreparedRule::new(text, kind, level);
    let rate = |work: &dyn Fn()| {
        let started = Instant::now();
        let mut count = 0_u32;
        while started.elapsed() < TIME {
            work();
            count += 1;
        }
        f64::from(count) / started.elapsed().as_secs_f64()
    };
    let plain = rate(&|| {
        drop(std::hint::black_box(evaluate(
            text,
            kind,
            &device,
            level,
            Catalog::builtin(),
        )));
    });
    let quick = rate(&|| drop(std::hint::black_box(prepared.decide(&device))));
    vec![
        format!("{:<28} {plain:>12.0} a second", "a rule, every step"),
        format!("{:<28} {quick:>12.0} a second", "a rule, prepared"),
    ]
}

/// The number of an operation in the table of all.
fn number(name: &str) -> usize {
    let found = OPERATIONS.iter().position(|(other, _)| *other == name);
    found.unwrap_or(usize::MAX)
}

fn native() -> Vec<Times> {
    let mut all = vec![Times::default(); MEASURED.len()];
    for (size, parameters) in PARAMETERS.into_iter().enumerate() {
        for plain in [false, true] {
            let text = shapes::profile(usize::try_from(parameters).unwrap_or_default(), plain);
            let length = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
            let subject = Subject::new(text);
            for ((name, on_plain), times) in MEASURED.iter().zip(&mut all) {
                if let (true, Some((_, work)), Some(time)) = (
                    *on_plain == plain,
                    OPERATIONS.get(number(name)),
                    times.get_mut(size),
                ) {
                    *time = best(&subject, *work) / length;
                }
            }
        }
    }
    all
}

/// The shortest time of several runs, in seconds.
fn best(subject: &Subject, work: Operation) -> f64 {
    let started = Instant::now();
    let mut best = f64::INFINITY;
    let mut runs = 0;
    while runs < RUNS || started.elapsed() < TIME {
        let run = Instant::now();
        std::hint::black_box(work(std::hint::black_box(subject)));
        best = best.min(run.elapsed().as_secs_f64());
        runs += 1;
    }
    best
}

/// The same in Node, which prints one line for each operation.
fn wasm(script: &str, module: &str) -> Result<Vec<Times>, String> {
    let mut node = Command::new("node");
    node.args([script, module]);
    for number in [RUNS.to_string(), TIME.as_millis().to_string()] {
        node.arg(number);
    }
    node.args(PARAMETERS.map(|parameters| parameters.to_string()));
    node.args(MEASURED.map(|(name, plain)| format!("{}:{}", number(name), u8::from(plain))));
    let output = node
        .output()
        .map_err(|fault| format!("`node` could not be started ({fault}): put it on PATH"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = |line: &str| {
        let mut words = line.split_whitespace().map(str::parse);
        let (Some(Ok(small)), Some(Ok(large))) = (words.next(), words.next()) else {
            return Err(format!("expected two times, found `{line}`"));
        };
        Ok([small, large])
    };
    text.lines().map(line).collect()
}
