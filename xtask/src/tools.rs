//! The programs that turn the code into a page, installed once for all checkouts.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{answer, run};
use crate::project::Project;

/// A program that cargo installs from its source, in one fixed version.
#[derive(Debug, Clone)]
pub(crate) struct Tool {
    /// The package.
    package: &'static str,
    /// The program that says which version is installed.
    program: &'static str,
    version: String,
    /// How long the installation takes on two cores, for the reader.
    minutes: u8,
    /// What `cargo install` needs besides.
    arguments: &'static [&'static str],
}

/// Builds the page.
pub(crate) fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        // The newest one that the pinned compiler builds.
        version: "0.21.14".to_owned(),
        minutes: 10,
        // The download of further tools, which `native-tls` is for, is never used.
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
    }
}

/// Drives Firefox.
pub(crate) fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1".to_owned(),
        minutes: 5,
        arguments: &["--locked"],
    }
}

/// Writes the glue between page and program, and runs tests in Node. Its version has to be that of
/// the crate in `Cargo.lock`.
pub(crate) fn wasm_bindgen(project: &Project) -> Outcome<Tool> {
    let lockfile = fs::read_to_string(project.root().join("Cargo.lock")).map_err(|error| {
        Failure::new(format!(
            "Cargo.lock cannot be read ({error}): restore it with `git checkout Cargo.lock`"
        ))
    })?;
    let version = locked_version(&lockfile, "wasm-bindgen").ok_or_else(|| {
        Failure::new("Cargo.lock names no wasm-bindgen: the page needs it in app/Cargo.toml")
    })?;
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        minutes: 5,
        arguments: &[],
    })
}

impl Tool {
    /// The folder of the tool's programs.
    pub(crate) fn folder(&self, project: &Project) -> PathBuf {
        self.root(project).join("bin")
    }

    /// The path of one of the tool's programs.
    pub(crate) fn program(&self, project: &Project, name: &str) -> PathBuf {
        self.folder(project).join(format!("{name}{EXE_SUFFIX}"))
    }

    /// Installs the tool unless it is there in the right version.
    pub(crate) fn ensure(&self, project: &Project) -> Outcome {
        if self.is_installed(project) {
            return Ok(());
        }
        println!(
            "installing {} {} (about {} minutes, once)…",
            self.package, self.version, self.minutes
        );
        let build = project.cached("install-target");
        let mut cargo = project.cargo();
        cargo.args([
            "install",
            self.package,
            "--version",
            &self.version,
            "--force",
        ]);
        cargo
            .args(self.arguments)
            .arg("--root")
            .arg(self.root(project));
        cargo.env("CARGO_TARGET_DIR", &build);
        run(&mut cargo, &self.advice())?;
        if !self.is_installed(project) {
            return Err(Failure::new(self.advice()));
        }
        // Only the programs are of use from here on; what is left over does no harm.
        let _ = fs::remove_dir_all(build);
        Ok(())
    }

    fn root(&self, project: &Project) -> PathBuf {
        project
            .cached("tools")
            .join(format!("{}-{}", self.package, self.version))
    }

    /// Whether it is there in the right version.
    pub(crate) fn is_installed(&self, project: &Project) -> bool {
        let program = self.program(project, self.program);
        answer(Command::new(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version.as_str()))
    }

    fn advice(&self) -> String {
        format!(
            "{} {} could not be installed, see above: it needs the network and a C compiler (on Debian: apt-get install -y build-essential); then run the task again",
            self.package, self.version
        )
    }
}

/// The version of a package in the text of a lockfile.
fn locked_version(lockfile: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lockfile.lines().skip_while(|line| *line != name);
    let version = lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCKFILE: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn version_of_exactly_the_named_package() {
        assert_eq!(
            locked_version(LOCKFILE, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
    }

    #[test]
    fn no_version_of_a_package_that_is_not_there() {
        assert_eq!(locked_version(LOCKFILE, "wasm"), None);
    }
}
