//! The target folder that all checkouts share.
//!
//! Dependencies are built once for all of them. The project's own packages are not that lucky:
//! cargo names their files by paths relative to the workspace and compares times of change, so a
//! second checkout with older files would be taken for the first one. Therefore a note in the
//! folder says which checkout built last, and another checkout removes the packages' files first.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::failure::{Failure, Outcome};
use crate::process::run;
use crate::project::Project;

/// The target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that nothing in the target folder was built from another checkout's files.
pub(crate) fn claim(project: &Project) -> Outcome {
    let note = project.target().join("checkout");
    let here = identity(project.root());
    if fs::read_to_string(&note).is_ok_and(|there| there == here) {
        return Ok(());
    }
    if project.target().exists() {
        println!(
            "another checkout built last: removing its packages from the shared target folder"
        );
        clean(project)?;
    }
    noted(&note, &project.target(), &here)
}

/// Makes sure that `folder`, a target folder that all checkouts share, holds nothing of another one: it is
/// removed then.
pub(crate) fn claim_folder(project: &Project, folder: &Path) -> Outcome {
    let note = folder.join("checkout");
    let here = identity(project.root());
    if fs::read_to_string(&note).is_ok_and(|there| there == here) {
        return Ok(());
    }
    if folder.exists() {
        println!("another checkout built last: removing {}", folder.display());
    }
    let _ = fs::remove_dir_all(folder);
    noted(&note, folder, &here)
}

fn noted(note: &Path, folder: &Path, here: &str) -> Outcome {
    let noted = fs::create_dir_all(folder).and_then(|()| fs::write(note, here));
    noted.map_err(|error| {
        Failure::new(format!(
            "{} cannot be written ({error}): check who owns the cache folder",
            note.display()
        ))
    })
}

/// The checkout's path and the time it was made, so that a new clone in an old place counts as another.
fn identity(root: &Path) -> String {
    let made = fs::metadata(root).and_then(|folder| folder.created()).ok();
    let nanoseconds = made
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .map_or(0, |age| age.as_nanos());
    format!("{} {nanoseconds}\n", root.display())
}

fn clean(project: &Project) -> Outcome {
    for target in [None, Some(WASM)] {
        for profile in ["dev", "release", "meter"] {
            let mut cargo = project.cargo();
            cargo.args(["clean", "--quiet", "--workspace", "--profile", profile]);
            cargo.args(target.iter().flat_map(|name| ["--target", name]));
            run(
                &mut cargo,
                "the shared target folder could not be cleaned: delete it and try again",
            )?;
        }
    }
    Ok(())
}
