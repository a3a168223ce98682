//! The main job of the page in three engines, each by its driver (`e2e/smoke.mjs`).
//!
//! On a developer's machine the engines run that are installed; the report says which did not. With `CI` in the
//! environment all three are required, and are installed where that is possible.

use std::env;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::process::{node, on_path, run};
use crate::project::Project;
use crate::{setup, tools};

/// An engine of the smoke run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A program that an engine needs.
struct Part {
    /// How the script hears of it.
    variable: &'static str,
    /// What it is called on PATH: any of these.
    names: &'static [&'static str],
    /// Debian's package, or nothing for what cargo installs.
    package: Option<&'static str>,
}

/// What an engine runs with: variables and programs, or the names of those that are missing.
type Found = Result<Vec<(&'static str, PathBuf)>, Vec<&'static str>>;

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// What it needs, beside the Chromium of the other browser tests.
    fn parts(self) -> &'static [Part] {
        match self {
            Self::Chromium => &[Part {
                variable: "CHROMEDRIVER",
                names: &["chromedriver"],
                package: Some("chromium-driver"),
            }],
            Self::Firefox => &[
                Part {
                    variable: "FIREFOX",
                    names: &["firefox-esr", "firefox"],
                    package: Some("firefox-esr"),
                },
                Part {
                    variable: "GECKODRIVER",
                    names: &["geckodriver"],
                    package: None,
                },
            ],
            Self::WebKit => &[
                Part {
                    variable: "WEBKITDRIVER",
                    names: &["WebKitWebDriver"],
                    package: Some("webkit2gtk-driver"),
                },
                Part {
                    variable: "XVFB",
                    names: &["Xvfb"],
                    package: Some("xvfb"),
                },
            ],
        }
    }

    fn find(self, project: &Project) -> Found {
        let mut found = Vec::new();
        let mut missing = Vec::new();
        for part in self.parts() {
            match part.find(project) {
                Some(program) => found.push((part.variable, program)),
                None => missing.extend(part.names.first()),
            }
        }
        if missing.is_empty() {
            Ok(found)
        } else {
            Err(missing)
        }
    }
}

impl Part {
    fn find(&self, project: &Project) -> Option<PathBuf> {
        let own = self.package.is_none().then(tools::geckodriver);
        let installed = own
            .filter(|tool| tool.is_installed(project))
            .map(|tool| tool.program(project, "geckodriver"));
        installed.or_else(|| self.names.iter().find_map(|name| on_path(name)))
    }
}

/// Whether every engine has to run.
fn all_required() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty())
}

/// Installs what is missing where every engine has to run.
pub(crate) fn ensure(project: &Project) -> Outcome {
    if !all_required() {
        return Ok(());
    }
    let open = Engine::ALL.into_iter().flat_map(Engine::parts);
    let open = open.filter(|part| part.find(project).is_none());
    let (packages, tools): (Vec<_>, Vec<_>) = open.partition(|part| part.package.is_some());
    let packages: Vec<&str> = packages.iter().filter_map(|part| part.package).collect();
    setup::install_on_debian(&packages)?;
    if !tools.is_empty() {
        tools::geckodriver().ensure(project)?;
    }
    let missing: Vec<&str> = Engine::ALL
        .into_iter()
        .filter_map(|engine| engine.find(project).err())
        .flatten()
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "with CI set the page is tried in three engines, and {} cannot be found: install {} (on Debian: apt-get install -y {}), or unset CI",
        missing.join(" and "),
        if missing.len() == 1 { "it" } else { "them" },
        Engine::ALL
            .into_iter()
            .flat_map(Engine::parts)
            .filter_map(|part| part.package)
            .collect::<Vec<_>>()
            .join(" "),
    )))
}

/// Does the main job in each engine that is there, and answers in one sentence which ran.
pub(crate) fn smoke(project: &Project) -> (Outcome, String) {
    let found = Engine::ALL.map(|engine| (engine, engine.find(project)));
    let words = sentence(&found);
    let mut script = node(&project.e2e().join("smoke.mjs"));
    script.current_dir(project.e2e());
    let mut any = false;
    for (engine, programs) in found {
        if let Ok(programs) = programs {
            any = true;
            script.arg(engine.name().to_lowercase()).envs(programs);
        }
    }
    println!("{words}");
    if !any {
        return (Ok(()), words);
    }
    let outcome = setup::chromium().and_then(|chromium| {
        run(
            script.env("CHROMIUM", chromium),
            "an engine fails at the main job: see above, and the pictures in e2e/test-results",
        )
    });
    (outcome, words)
}

/// Which engines run, and what the others lack.
fn sentence(found: &[(Engine, Found)]) -> String {
    let told = found.iter().map(|(engine, programs)| match programs {
        Ok(_) => format!("{} runs", engine.name()),
        Err(missing) => format!(
            "{} DOES NOT RUN: no {}",
            engine.name(),
            missing.join(", no ")
        ),
    });
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{Engine, sentence};

    #[test]
    fn the_sentence_says_what_does_not_run_and_why() {
        let found = [
            (Engine::Chromium, Ok(vec![])),
            (Engine::Firefox, Err(vec!["geckodriver"])),
            (Engine::WebKit, Err(vec!["WebKitWebDriver", "Xvfb"])),
        ];
        assert_eq!(
            sentence(&found),
            "Chromium runs; Firefox DOES NOT RUN: no geckodriver; WebKit DOES NOT RUN: no WebKitWebDriver, no Xvfb"
        );
    }

    #[test]
    fn each_engine_has_a_driver() {
        for engine in Engine::ALL {
            let driver = |part: &super::Part| part.variable.ends_with("DRIVER");
            assert_eq!(engine.parts().iter().filter(|part| driver(part)).count(), 1);
        }
    }
}
