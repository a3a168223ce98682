//! What the page weighs, as files and as they travel, and how much of it was accepted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::project::Project;

/// A part of the page whose size is watched: its name and the files that belong to it.
struct Part {
    name: &'static str,
    holds: fn(&str) -> bool,
    /// What it may weigh at most, whatever was accepted.
    most: Option<u64>,
}

const PARTS: [Part; 5] = [
    Part {
        name: "page",
        holds: |file| file.starts_with("profile-studio-") && file.ends_with("_bg.wasm"),
        most: None,
    },
    Part {
        name: "editor",
        holds: |file| file == "editor.js",
        most: None,
    },
    Part {
        name: "engine",
        holds: |file| file == "engine/engine_bg.wasm",
        // It is a package that programs of others load.
        most: Some(250_000),
    },
    Part {
        name: "one file",
        holds: |file| file == ONE_FILE,
        most: None,
    },
    Part {
        name: "all",
        holds: |file| file != ONE_FILE,
        most: None,
    },
];

/// The studio as one file, which holds all others once more.
const ONE_FILE: &str = "studio.html";

/// How much more than its accepted size a part may weigh, in hundredths.
const ROOM: u64 = 5;

/// A file of the page: its name relative to the page, its bytes, its bytes compressed.
struct Weight {
    file: String,
    raw: u64,
    packed: u64,
}

/// Prints the size of each file in `dist/`, as it is and compressed by gzip, in bytes, and compares.
pub(crate) fn task(project: &Project) -> Outcome {
    let weights = list(&project.dist())?;
    let raw: u64 = weights.iter().map(|weight| weight.raw).sum();
    let packed: u64 = weights.iter().map(|weight| weight.packed).sum();
    println!("{raw:>10} {packed:>10}  all {} files\n", weights.len());
    compare(project, &weights)
}

/// Prints the size of each file below `folder`.
pub(crate) fn print(folder: &Path) -> Outcome {
    list(folder).map(drop)
}

fn list(folder: &Path) -> Outcome<Vec<Weight>> {
    let weights = weigh(folder)?;
    println!("{:>10} {:>10}  file", "bytes", "gzip -9");
    for Weight { file, raw, packed } in &weights {
        println!("{raw:>10} {packed:>10}  {file}");
    }
    Ok(weights)
}

/// Fails when a part of the built page weighs more than was accepted.
pub(crate) fn check(project: &Project) -> Outcome {
    compare(project, &weigh(&project.dist())?)
}

/// Accepts the sizes of the built page.
pub(crate) fn accept(project: &Project) -> Outcome {
    let weights = weigh(&project.dist())?;
    let lines = PARTS
        .iter()
        .map(|part| format!("{}\t{}\n", part.name, size_of(part, &weights)));
    let text = format!(
        "# What each part of the page weighs as it travels, in bytes (gzip -9): `cargo xtask sizes --accept` writes it.\n\
         # The tests fail above 5 % more. Raising one is a commit of its own, which names the cause.\n{}",
        lines.collect::<String>()
    );
    let path = accepted_file(project);
    fs::write(&path, text).map_err(|error| {
        Failure::new(format!(
            "{} cannot be written ({error}): check who owns it",
            path.display()
        ))
    })?;
    compare(project, &weights)
}

fn accepted_file(project: &Project) -> PathBuf {
    project.root().join("xtask").join("accepted-sizes.tsv")
}

fn size_of(part: &Part, weights: &[Weight]) -> u64 {
    let held = weights.iter().filter(|weight| (part.holds)(&weight.file));
    held.map(|weight| weight.packed).sum()
}

fn compare(project: &Project, weights: &[Weight]) -> Outcome {
    let text = fs::read_to_string(accepted_file(project)).map_err(|error| {
        Failure::new(format!(
            "xtask/accepted-sizes.tsv cannot be read ({error}): restore it with `git checkout xtask`"
        ))
    })?;
    println!("{:>10} {:>10}  part, gzip -9", "accepted", "now");
    let mut grown = Vec::new();
    for part in &PARTS {
        let (before, now) = (accepted(&text, part.name)?, size_of(part, weights));
        println!("{before:>10} {now:>10}  {}", part.name);
        if now == 0 || is_too_much(before, now) {
            grown.push(format!(
                "`{}` weighs {now} bytes where {before} were accepted",
                part.name
            ));
        }
        if let Some(most) = part.most.filter(|most| now > *most) {
            grown.push(format!(
                "`{}` weighs {now} bytes and may weigh {most} at most",
                part.name
            ));
        }
    }
    if grown.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "parts of the page are missing or weigh over {ROOM} % more than was accepted: {}. Make them smaller, or run `cargo xtask sizes --accept` and commit that with the cause",
        grown.join("; ")
    )))
}

fn is_too_much(accepted: u64, now: u64) -> bool {
    now.saturating_mul(100) > accepted.saturating_mul(100 + ROOM)
}

/// The accepted size of a part.
fn accepted(text: &str, part: &str) -> Outcome<u64> {
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(name, _)| *name == part)
        .and_then(|(_, size)| size.parse().ok())
        .ok_or_else(|| {
            Failure::new(format!(
                "xtask/accepted-sizes.tsv has no line with `{part}`, a tab and a number: write it with `cargo xtask sizes --accept`"
            ))
        })
}

fn weigh(dist: &Path) -> Outcome<Vec<Weight>> {
    let mut files = Vec::new();
    collect(dist, &mut files).map_err(|error| {
        Failure::new(format!(
            "{} cannot be read ({error}): run `cargo xtask build` first",
            dist.display()
        ))
    })?;
    files.sort();
    files.iter().map(|file| weight_of(dist, file)).collect()
}

fn weight_of(dist: &Path, path: &Path) -> Outcome<Weight> {
    let (raw, packed) = sizes_of(path)?;
    let name = path.strip_prefix(dist).unwrap_or(path);
    let file = name.to_string_lossy().replace('\\', "/");
    Ok(Weight { file, raw, packed })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn sizes_of(file: &Path) -> Outcome<(u64, u64)> {
    let raw = fs::metadata(file)
        .map_err(|error| {
            Failure::new(format!(
                "{} cannot be read ({error}): build the page again",
                file.display()
            ))
        })?
        .len();
    let packed = Command::new("gzip")
        .args(["-9", "-n", "-c"])
        .arg(file)
        .stderr(Stdio::null())
        .output();
    match packed {
        Ok(output) if output.status.success() => {
            Ok((raw, u64::try_from(output.stdout.len()).unwrap_or(u64::MAX)))
        }
        _ => Err(Failure::new(
            "the compressed sizes need `gzip` on PATH: install it",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{PARTS, Weight, accepted, is_too_much, size_of};

    #[test]
    fn five_hundredths_more_pass_and_no_byte_above() {
        assert!(!is_too_much(1000, 1050));
        assert!(is_too_much(1000, 1051));
        assert!(!is_too_much(1000, 1));
    }

    #[test]
    fn a_part_is_its_files_whatever_their_hash() {
        let weight = |file: &str, packed| Weight {
            file: file.to_owned(),
            raw: 0,
            packed,
        };
        let weights = [
            weight("engine/engine_bg.wasm", 1),
            weight("editor.js", 2),
            weight("profile-studio-0123456789abcdef_bg.wasm", 4),
            weight("profile-studio-0123456789abcdef.js", 8),
            weight("studio.html", 16),
        ];
        let sizes: Vec<u64> = PARTS.iter().map(|part| size_of(part, &weights)).collect();
        assert_eq!(sizes, [4, 2, 1, 16, 15]);
    }

    #[test]
    fn every_part_has_an_accepted_size() {
        let text = include_str!("../accepted-sizes.tsv");
        for part in &PARTS {
            assert!(accepted(text, part.name).is_ok_and(|size| size > 0));
        }
        assert!(accepted(text, "other").is_err());
    }
}
