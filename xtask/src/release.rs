//! The release: the page packed for hosts, with lists by which anybody can tell whether they have it.

use crate::failure::Outcome;
use crate::process::{node, run};
use crate::project::Project;
use crate::setup::{self, PAGE};
use crate::{build, sizes};

/// Builds the page and packs it into `release/`.
pub(crate) fn task(project: &Project) -> Outcome {
    let _lock = project.lock()?;
    setup::meet(project, PAGE)?;
    build::page(project)?;
    sizes::check(project)?;
    let mut pack = node(&project.e2e().join("release.mjs"));
    pack.arg(project.dist()).arg(project.root().join("release"));
    run(
        pack.arg(env!("CARGO_PKG_VERSION")),
        "the release could not be packed: see the message above",
    )
}
