//! The engine as a package for other programs.

use crate::failure::Outcome;
use crate::process::{node, run};
use crate::project::Project;
use crate::{setup, sizes};

/// Puts the package together in `engine/package/` and prints what its files weigh; `engine/dist/` is built.
pub(crate) fn package(project: &Project) -> Outcome {
    run(
        &mut node(&project.engine().join("pack.mjs")),
        "the package of the engine could not be put together: see the messages above",
    )?;
    println!("the engine as a package, in engine/package:");
    sizes::print(&project.engine().join("package"))
}

/// The core's cases through the package in Node and in Chromium, its declarations, its documentation, bundles.
pub(crate) fn test(project: &Project) -> Outcome {
    let script = project.e2e().join("engine").join("package.test.js");
    let mut tests = node(&script);
    tests
        .env("CHROMIUM", setup::chromium()?)
        .current_dir(project.e2e());
    run(
        &mut tests,
        "the engine as a package does not do what it says: see above",
    )
}
