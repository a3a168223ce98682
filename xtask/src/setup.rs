//! What a task needs on the machine. Each need is checked first and met only when it is open.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{answer, npm, on_path, run, starts};
use crate::project::Project;
use crate::target::{self, WASM};
use crate::{browsers, tools};

/// The oldest Node that the tools from npm run on.
const NODE: u32 = 20;

/// One thing that a task needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The shared target folder holds nothing of another checkout.
    Target,
    /// The compiler's standard library for the page's target.
    WasmTarget,
    /// The sources of all dependencies, exactly as locked.
    Crates,
    /// Node in a version that will do.
    Node,
    /// The packages of `e2e/package-lock.json` and of `app/editor/package-lock.json`.
    Packages,
    /// The tool that fits the locked crate.
    WasmBindgen,
    /// The page's builder.
    Trunk,
    /// The programs that the differential tests compare with.
    Peers,
    /// A browser.
    Chromium,
    /// The other browsers, and the drivers of all, where they have to be there.
    Engines,
}

/// What building the page needs.
pub(crate) const PAGE: &[Need] = &[
    Need::Node,
    Need::WasmTarget,
    Need::Crates,
    Need::Packages,
    Need::WasmBindgen,
    Need::Trunk,
    Need::Target,
];

/// Meets all of them, the quick ones first as listed.
pub(crate) fn meet(project: &Project, needs: &[Need]) -> Outcome {
    needs.iter().try_for_each(|need| match need {
        Need::Target => target::claim(project),
        Need::WasmTarget => wasm_target(project),
        Need::Crates => crates(project),
        Need::Node => node(),
        Need::Packages => {
            packages("e2e", &project.e2e())?;
            packages("app/editor", &project.editor())
        }
        Need::WasmBindgen => tools::wasm_bindgen(project)?.ensure(project),
        Need::Trunk => tools::trunk().ensure(project),
        Need::Peers => peers(),
        Need::Chromium => chromium().map(drop),
        Need::Engines => browsers::ensure(project),
    })
}

fn wasm_target(project: &Project) -> Outcome {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "target-libdir", "--target", WASM])
        .current_dir(project.root());
    if answer(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Failure::new(format!(
            "the compiler lacks the target {WASM}: install Rust by rustup, or add the target the way your Rust was installed"
        )));
    }
    println!("adding the target {WASM}…");
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", WASM])
        .current_dir(project.root());
    run(
        &mut rustup,
        &format!(
            "the target {WASM} could not be added: check the network, then run `rustup target add {WASM}`"
        ),
    )
}

fn crates(project: &Project) -> Outcome {
    let mut cargo = project.cargo();
    cargo.args(["fetch", "--locked"]);
    run(
        &mut cargo,
        "the dependencies could not be fetched, see above: check the network; when Cargo.lock does not fit the manifests, `cargo check` renews it",
    )
}

fn node() -> Outcome {
    let version = answer(Command::new("node").arg("--version")).unwrap_or_default();
    match major(&version) {
        Some(number) if number >= NODE => Ok(()),
        Some(_) => Err(Failure::new(format!(
            "Node {NODE} or newer is needed and {version} is on PATH: install a newer one"
        ))),
        None => Err(Failure::new(format!(
            "Node is not on PATH: install version {NODE} or newer, with npm"
        ))),
    }
}

/// The first number of a version such as `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the npm packages unless a copy of the lockfile beside them says that they are there.
fn packages(name: &str, folder: &Path) -> Outcome {
    let lockfile = fs::read(folder.join("package-lock.json")).map_err(|error| {
        Failure::new(format!(
            "{name}/package-lock.json cannot be read ({error}): restore it with `git checkout {name}`"
        ))
    })?;
    let copy = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&copy).is_ok_and(|installed| installed == lockfile) {
        return Ok(());
    }
    println!("installing the npm packages of {name} (less than a minute, once)…");
    run(
        npm().arg("ci").current_dir(folder),
        "the npm packages could not be installed, see above: check the network and that npm is on PATH, then run the task again",
    )?;
    fs::write(&copy, lockfile).map_err(|error| {
        Failure::new(format!(
            "{} cannot be written ({error}): check who owns {name}/node_modules",
            copy.display()
        ))
    })
}

/// Installs packages where the system is Debian and the reader is root; elsewhere it does nothing.
pub(crate) fn install_on_debian(packages: &[&str]) -> Outcome {
    if packages.is_empty() || !is_root_on_debian() {
        return Ok(());
    }
    println!("installing {} by apt-get (once)…", packages.join(" "));
    let advice = format!(
        "{} could not be installed, see above: check the network, or install it by hand",
        packages.join(" and ")
    );
    install(packages, &advice)
}

/// The programs that the tests compare with, installed where that is possible.
fn peers() -> Outcome {
    install_on_debian(&missing_peers())?;
    let open = missing_peers();
    if open.is_empty() {
        return Ok(());
    }
    let names = open.join(" and ");
    Err(Failure::new(format!(
        "the tests compare with {names}, which PATH does not have: install it (on Debian: apt-get install -y {})",
        open.join(" ")
    )))
}

fn missing_peers() -> Vec<&'static str> {
    ["openssl", "gzip", "python3"]
        .into_iter()
        .filter(|name| on_path(name).is_none())
        .collect()
}

/// The browser of the tests: named by CHROMIUM, else on PATH, else installed where that is possible.
pub(crate) fn chromium() -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM")
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
    {
        let fault = format!(
            "CHROMIUM is {}, which does not start: set it to the path of a Chromium, or unset it",
            named.display()
        );
        return if starts(&named) {
            Ok(named)
        } else {
            Err(Failure::new(fault))
        };
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    if is_root_on_debian() {
        install_chromium()?;
    }
    installed_chromium().ok_or_else(|| {
        Failure::new("the browser tests need Chromium: install it (on Debian: apt-get install -y chromium) or name one by the environment variable CHROMIUM")
    })
}

fn installed_chromium() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let elsewhere = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    names
        .into_iter()
        .filter_map(on_path)
        .chain([elsewhere])
        .find(|program| starts(program))
}

fn is_root_on_debian() -> bool {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = system
        .lines()
        .any(|line| matches!(line, "ID=debian" | "ID=\"debian\""));
    debian && answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn install_chromium() -> Outcome {
    println!("installing Chromium by apt-get (about 2 minutes, once)…");
    let advice = "Chromium could not be installed, see above: check the network, or name a browser by the environment variable CHROMIUM";
    install(&["chromium"], advice)
}

/// Installs packages of Debian.
fn install(packages: &[&str], advice: &str) -> Outcome {
    for arguments in [&[&["update"], &[][..]], &[&["install", "-y"], packages]] {
        let mut apt = Command::new("apt-get");
        run(
            apt.args(arguments.concat())
                .env("DEBIAN_FRONTEND", "noninteractive"),
            advice,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn major_version_of_node() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
    }

    #[test]
    fn no_version_in_other_text() {
        assert_eq!(major(""), None);
        assert_eq!(major("20.1.0"), None);
    }
}
