//! The release page.

use std::process::Command;

use crate::failure::Outcome;
use crate::process::{node, path_with, run};
use crate::project::Project;
use crate::setup::{self, PAGE};
use crate::tools;

/// Builds the page, set-up included.
pub(crate) fn task(project: &Project) -> Outcome {
    let _lock = project.lock()?;
    setup::meet(project, PAGE)?;
    page(project)?;
    println!("\nthe page is in {}", project.dist().display());
    Ok(())
}

/// Builds the page into `dist/`; the set-up is done.
pub(crate) fn page(project: &Project) -> Outcome {
    editor(project)?;
    let folders = [
        tools::trunk().folder(project),
        tools::wasm_bindgen(project)?.folder(project),
        project.e2e().join("node_modules").join(".bin"),
    ];
    let mut trunk = Command::new(tools::trunk().program(project, "trunk"));
    trunk
        .args(["build", "--release", "--offline", "--locked"])
        .current_dir(project.root());
    trunk
        .env("PATH", path_with(&folders)?)
        .env("CARGO_TARGET_DIR", project.target());
    // Trunk takes this variable for an argument of its own and refuses the usual value `1`.
    trunk.env_remove("NO_COLOR");
    run(
        &mut trunk,
        "the page could not be built: see the messages above",
    )
}

/// Bundles the source editor, which the page then takes as a file. It takes a quarter of a second.
fn editor(project: &Project) -> Outcome {
    let mut bundle = node(&project.editor().join("build.mjs"));
    run(
        bundle.current_dir(project.editor()),
        "the source editor could not be bundled: see the messages above",
    )
}
