//! Other programs: finding them, running them, asking them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// Runs a program in view of the reader. `advice` is the sentence for a run that fails.
pub(crate) fn run(command: &mut Command, advice: &str) -> Outcome {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(advice))
    }
}

/// What a program prints, or `None` when it cannot be started or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The failure of a program that could not be started at all.
pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    let name = command.get_program().to_string_lossy();
    Failure::new(format!(
        "`{name}` could not be started ({error}): install it or put it on PATH"
    ))
}

/// The program of that name on PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(&file))
        .find(|candidate| candidate.is_file())
}

/// PATH with some folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).map_err(|_| {
        Failure::new("a folder of the cache has a character in its name that PATH cannot hold: set XDG_CACHE_HOME to another")
    })
}

/// A script that npm installed, run by Node.
pub(crate) fn node(script: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(script);
    command
}

/// npm itself.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Whether a program starts and ends well with `--version`.
pub(crate) fn starts(program: impl AsRef<OsStr>) -> bool {
    answer(Command::new(program).arg("--version")).is_some()
}
