//! Every test, in the order in which they are likely to fail, stopping at the first failure.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{node, run};
use crate::project::Project;
use crate::serve::free_port;
use crate::setup::{self, Need};
use crate::steps::Steps;
use crate::target::WASM;
use crate::{browsers, build, engine, sizes, tools};

/// Where the search for the port of the browser tests starts.
const FIRST_PORT: u16 = 4173;

/// Which tests to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of them.
    All,
    /// The core, native and in wasm.
    Core,
    /// The page's and the tasks' Rust code, and the page's build.
    Page,
    /// The built page in a browser.
    E2e,
}

/// What the reader asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    scope: Scope,
    /// Words for Playwright, such as the name of a story.
    playwright: Vec<String>,
}

impl Request {
    /// Reads the words behind `test`.
    pub(crate) fn read(words: &[&str]) -> Outcome<Self> {
        let (scope, rest) = match words {
            ["core", rest @ ..] => (Scope::Core, rest),
            ["page", rest @ ..] => (Scope::Page, rest),
            ["e2e", rest @ ..] => (Scope::E2e, rest),
            rest => (Scope::All, rest),
        };
        let playwright = match rest {
            [] => &[],
            ["--", words @ ..] if matches!(scope, Scope::All | Scope::E2e) => words,
            _ => {
                return Err(Failure::new(
                    "the tests are run by `cargo xtask test`, or one part of them by `core`, `page` or `e2e` behind it",
                ));
            }
        };
        Ok(Self {
            scope,
            playwright: playwright.iter().map(|word| (*word).to_owned()).collect(),
        })
    }
}

/// Runs the tests and reports the steps.
pub(crate) fn task(project: &Project, request: &Request) -> Outcome {
    let _lock = project.lock()?;
    let mut steps = Steps::start();
    let outcome = run_steps(project, request, &mut steps);
    println!("{}", steps.report(request.scope.title()));
    outcome
}

fn run_steps(project: &Project, request: &Request, steps: &mut Steps) -> Outcome {
    let scope = request.scope;
    steps.take("set-up", || setup::meet(project, scope.needs()))?;
    if let Some(packages) = scope.packages() {
        native(project, packages, steps)?;
    }
    if scope.has(Scope::Core) {
        steps.take("the core's vectors in wasm", || wasm_vectors(project))?;
    }
    if scope.has(Scope::Page) || scope.has(Scope::E2e) {
        steps.take("the page, release build", || build::page(project))?;
        steps.take("sizes of the page", || sizes::check(project))?;
    }
    if scope.has(Scope::E2e) {
        steps.take("types of the browser tests and the editor", || {
            types(project)
        })?;
        if request.playwright.is_empty() {
            steps.take("the page's parts in a browser", || parts(project))?;
        }
        if request.playwright.is_empty() {
            steps.take("the engine as a package", || engine::test(project))?;
        }
        steps.take("browser tests", || browser(project, &request.playwright))?;
        if request.playwright.is_empty() {
            let mut which = String::new();
            let outcome = steps.take("the main job in three engines", || {
                let outcome;
                (outcome, which) = browsers::smoke(project);
                outcome
            });
            steps.note(which);
            outcome?;
        }
    }
    Ok(())
}

impl Scope {
    fn has(self, part: Self) -> bool {
        self == Self::All || self == part
    }

    fn title(self) -> &'static str {
        match self {
            Self::All => "all tests",
            Self::Core => "the core's tests",
            Self::Page => "the page's tests",
            Self::E2e => "the browser tests",
        }
    }

    /// The packages whose Rust tests belong to it, as cargo's arguments; the second list names
    /// those that are built for the page.
    fn packages(self) -> Option<Packages> {
        match self {
            Self::All => Some((
                &["--workspace"],
                &[
                    "-p",
                    "profile-core",
                    "-p",
                    "profile-engine",
                    "-p",
                    "profile-studio",
                ],
            )),
            Self::Core => Some((
                &["-p", "profile-core", "-p", "profile-benches"],
                &["-p", "profile-core"],
            )),
            Self::Page => Some((
                &["-p", "profile-studio", "-p", "xtask"],
                &["-p", "profile-studio"],
            )),
            Self::E2e => None,
        }
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Core => &[
                Need::Node,
                Need::Peers,
                Need::WasmTarget,
                Need::Crates,
                Need::WasmBindgen,
                Need::Target,
            ],
            Self::Page => setup::PAGE,
            Self::All | Self::E2e => &[
                Need::Node,
                Need::Peers,
                Need::Chromium,
                Need::Engines,
                Need::WasmTarget,
                Need::Crates,
                Need::Packages,
                Need::WasmBindgen,
                Need::Trunk,
                Need::Target,
            ],
        }
    }
}

type Packages = (&'static [&'static str], &'static [&'static str]);

/// Format, lints and tests of the Rust code.
fn native(project: &Project, (all, page): Packages, steps: &mut Steps) -> Outcome {
    steps.take("format", || {
        run(
            project.cargo().args(["fmt", "--all", "--check"]),
            "the format is not rustfmt's: run `cargo fmt --all`",
        )
    })?;
    steps.take("clippy, native", || {
        clippy(project, all, &["--all-targets"])
    })?;
    steps.take("clippy, wasm", || {
        clippy(project, page, &["--target", WASM])
    })?;
    steps.take("Rust tests, native", || {
        run(
            project.cargo().args(["test", "--locked"]).args(all),
            "the Rust tests do not build or pass: see above",
        )
    })
}

/// The lints of exactly these packages.
fn clippy(project: &Project, packages: &[&str], what: &[&str]) -> Outcome {
    let mut cargo = project.cargo();
    cargo.args(["clippy", "--locked", "--no-deps"]);
    cargo
        .args(packages)
        .args(what)
        .args(["--", "-D", "warnings"]);
    run(&mut cargo, "clippy has findings: mend those above")
}

/// The core's literate cases and byte vectors once more, as the page's machine code, in Node.
fn wasm_vectors(project: &Project) -> Outcome {
    let runner = tools::wasm_bindgen(project)?.program(project, "wasm-bindgen-test-runner");
    let mut cargo = project.cargo();
    cargo.args(["test", "--locked", "-p", "profile-core", "--target", WASM]);
    cargo.args(["--test", "suite", "--test", "vectors"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    run(
        &mut cargo,
        "the core's tests do not build or pass in wasm: see above",
    )
}

/// The page's Rust tests in wasm. They draw parts of the screen, so they run in a browser.
fn parts(project: &Project) -> Outcome {
    let runner = tools::wasm_bindgen(project)?.program(project, "wasm-bindgen-test-runner");
    let script = project.e2e().join("components.mjs");
    let mut cargo = project.cargo();
    cargo.args(["test", "--locked", "-p", "profile-studio", "--lib"]);
    cargo.args(["--target", WASM]);
    cargo
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            format!("node {}", script.display()),
        )
        .env("RUNNER", runner)
        .env("CHROMIUM", setup::chromium()?)
        .env("PORT", free_port(FIRST_PORT)?.to_string());
    run(
        &mut cargo,
        "a part of the page does not build or pass in the browser: see above",
    )
}

fn types(project: &Project) -> Outcome {
    let mut tsc = e2e_script(project, &["typescript", "bin", "tsc"]);
    run(
        tsc.arg("--noEmit"),
        "the browser tests have type errors: see above",
    )?;
    let mut tsc = e2e_script(project, &["typescript", "bin", "tsc"]);
    run(
        tsc.args(["--noEmit", "-p", "tsconfig.page.json"]),
        "the page's scripts have type errors: see above",
    )?;
    let mut tsc = e2e_script(project, &["typescript", "bin", "tsc"]);
    run(
        tsc.arg("--noEmit").current_dir(project.editor()),
        "the source editor has type errors: see above",
    )
}

fn browser(project: &Project, words: &[String]) -> Outcome {
    let mut playwright = e2e_script(project, &["@playwright", "test", "cli.js"]);
    playwright.arg("test").args(words);
    playwright
        .env("CHROMIUM", setup::chromium()?)
        .env("STUDIO_PORT", free_port(FIRST_PORT)?.to_string());
    run(
        &mut playwright,
        "a browser test failed: see above, and the pictures in e2e/test-results",
    )
}

/// A script below `e2e/node_modules`, run in `e2e/`.
fn e2e_script(project: &Project, path: &[&str]) -> Command {
    let script = path
        .iter()
        .fold(project.e2e().join("node_modules"), |folder, name| {
            folder.join(name)
        });
    let mut command = node(&script);
    command.current_dir(project.e2e());
    command
}

#[cfg(test)]
mod tests {
    use super::{Request, Scope};

    fn request(words: &[&str]) -> Option<(Scope, Vec<String>)> {
        Request::read(words)
            .ok()
            .map(|request| (request.scope, request.playwright))
    }

    #[test]
    fn no_word_means_all_tests() {
        assert_eq!(request(&[]), Some((Scope::All, vec![])));
    }

    #[test]
    fn a_part_is_named_by_its_word() {
        assert_eq!(request(&["core"]), Some((Scope::Core, vec![])));
        assert_eq!(request(&["page"]), Some((Scope::Page, vec![])));
        assert_eq!(
            request(&["e2e", "--", "start"]),
            Some((Scope::E2e, vec!["start".to_owned()]))
        );
    }

    #[test]
    fn other_words_are_refused() {
        assert_eq!(request(&["everything"]), None);
        assert_eq!(request(&["core", "--", "start"]), None);
    }
}
