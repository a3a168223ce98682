//! The release page.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::engine;
use crate::failure::Outcome;
use crate::hosting;
use crate::process::{node, path_with, run};
use crate::project::Project;
use crate::setup::{self, PAGE};
use crate::target::WASM;
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
    hosting::write(project)?;
    editor(project)?;
    engine_module(project)?;
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
        .env("CARGO_TARGET_DIR", project.target())
        .env(RUSTFLAGS, without_folders());
    // Trunk takes this variable for an argument of its own and refuses the usual value `1`.
    trunk.env_remove("NO_COLOR");
    run(
        &mut trunk,
        "the page could not be built: see the messages above",
    )?;
    let dist = project.dist();
    let e2e = project.e2e();
    script(
        &e2e.join("policy.mjs"),
        &dist,
        "the policy could not be written into dist/index.html",
    )?;
    script(
        &e2e.join("cases.mjs"),
        &dist,
        "the core's cases could not be written into dist/cases.json",
    )?;
    script(
        &project.single().join("build.mjs"),
        &dist,
        "dist/studio.html could not be made",
    )?;
    script(
        &e2e.join("revisions.mjs"),
        &dist,
        "the lists of the page's files could not be written",
    )
}

/// Cargo joins it with the flags in `.cargo/config.toml`.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that take the folders of this machine out of the program, so that every machine builds the same bytes.
fn without_folders() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src"));
    let entries = sources.and_then(|folder| fs::read_dir(folder).ok());
    let mut flags: Vec<String> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.path().into_os_string().into_string().ok())
        // Cargo parts the flags at spaces: such a folder stays.
        .filter(|folder| !folder.contains(' '))
        .map(|folder| format!("--remap-path-prefix={folder}=crates"))
        .collect();
    flags.sort();
    flags.join(" ")
}

/// Lets a script change the built page.
fn script(script: &Path, dist: &Path, fault: &str) -> Outcome {
    run(
        node(script).arg(dist),
        &format!("{fault}: see the message above"),
    )
}

/// Builds the engine into `engine/dist/`, which the page then takes as a folder, and the package with it.
fn engine_module(project: &Project) -> Outcome {
    let mut cargo = project.cargo();
    cargo.args(["build", "--locked", "-p", "profile-engine"]);
    cargo.args(["--profile", "engine", "--target", WASM]);
    cargo.env(RUSTFLAGS, format!("{} {COMPACT}", without_folders()));
    run(
        &mut cargo,
        "the engine could not be built: see the messages above",
    )?;
    let built = project.target().join(WASM).join("engine");
    let dist = project.engine().join("dist");
    let bindgen = tools::wasm_bindgen(project)?;
    let mut bindings = Command::new(bindgen.program(project, "wasm-bindgen"));
    bindings
        .args(["--target", "web", "--no-typescript", "--out-name", "engine"])
        // The address is always told: bundlers would take one that is built in for a file of theirs.
        .arg("--omit-default-module-path")
        .arg("--out-dir")
        .arg(&dist)
        .arg(built.join("profile_engine.wasm"));
    run(
        &mut bindings,
        "the engine's bindings could not be written: see the messages above",
    )?;
    let module = dist.join("engine_bg.wasm");
    let mut optimise = node(&project.e2e().join("node_modules/binaryen/bin/wasm-opt"));
    optimise
        // A second pass finds what the first one has laid bare.
        .args(["-Oz", "-Oz", "--strip-debug", "--strip-producers"])
        .args(FEATURES);
    run(
        optimise.arg(&module).arg("-o").arg(&module),
        "the engine could not be made smaller: see the messages above",
    )?;
    engine::package(project)
}

/// AES in a loop: a kilobyte less, and half as fast. The page, which tries many phrases, does without.
const COMPACT: &str = "--cfg=aes_backend_soft=\"compact\"";

/// What the compiler uses of WebAssembly; a module without its section of features does not tell.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Bundles the source editor, which the page then takes as a file. It takes a quarter of a second.
fn editor(project: &Project) -> Outcome {
    let mut bundle = node(&project.editor().join("build.mjs"));
    run(
        bundle.current_dir(project.editor()),
        "the source editor could not be bundled: see the messages above",
    )
}
