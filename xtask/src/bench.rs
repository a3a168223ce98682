//! How much work the core does: counted, and measured.

use std::path::Path;

use crate::failure::Outcome;
use crate::process::run;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::target::WASM;

/// Everything that is built and run here needs this.
const NEEDS: &[Need] = &[Need::Node, Need::WasmTarget, Need::Crates, Need::Target];

/// Prints the instructions and the memory that every operation takes on every shape of input.
pub(crate) fn meter(project: &Project) -> Outcome {
    let _lock = project.lock()?;
    setup::meet(project, NEEDS)?;
    let mut cargo = project.cargo();
    cargo.args(["test", "--locked", "-p", "profile-benches"]);
    cargo.args(["--", "--nocapture", "--test-threads=1"]);
    run(&mut cargo, "more work than the input warrants: see above")
}

/// Prints the speed of the core on a profile, native and in wasm.
pub(crate) fn bench(project: &Project) -> Outcome {
    let _lock = project.lock()?;
    setup::meet(project, NEEDS)?;
    let mut module = project.cargo();
    module.args(["build", "--locked", "--release", "--lib"]);
    module.args(["-p", "profile-benches", "--target", WASM]);
    run(
        &mut module,
        "the core could not be built for wasm: see above",
    )?;
    let folder = project.root().join("core").join("benches");
    let built = Path::new(WASM).join("release").join("profile_benches.wasm");
    let mut cargo = project.cargo();
    cargo.args(["run", "--locked", "--release", "-p", "profile-benches"]);
    cargo.args(["--bin", "speed", "--"]);
    cargo
        .arg(folder.join("speed.mjs"))
        .arg(project.target().join(built));
    run(&mut cargo, "the speed could not be measured: see above")
}
