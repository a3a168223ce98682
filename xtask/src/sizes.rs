//! What the page weighs, as files and as they travel.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::project::Project;

/// Prints the size of each file in `dist/`, as it is and compressed by gzip, in bytes.
pub(crate) fn task(project: &Project) -> Outcome {
    let dist = project.dist();
    let mut files = Vec::new();
    collect(&dist, &mut files).map_err(|error| {
        Failure::new(format!(
            "{} cannot be read ({error}): run `cargo xtask build` first",
            dist.display()
        ))
    })?;
    files.sort();

    println!("{:>10} {:>10}  file", "bytes", "gzip -9");
    let mut total = (0, 0);
    for file in &files {
        let (raw, packed) = sizes_of(file)?;
        total = (total.0 + raw, total.1 + packed);
        println!(
            "{raw:>10} {packed:>10}  {}",
            file.strip_prefix(&dist).unwrap_or(file).display()
        );
    }
    println!("{:>10} {:>10}  all {} files", total.0, total.1, files.len());
    Ok(())
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
