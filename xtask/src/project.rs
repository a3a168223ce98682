//! The folders of this checkout and of the cache that all checkouts share.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};

/// The checkout that the task works on, and the cache.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// Finds the checkout by what cargo says about this package, and the cache by the environment.
    pub(crate) fn locate() -> Outcome<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = package.as_deref().and_then(Path::parent).ok_or_else(|| {
            Failure::new(
                "the tasks are run by cargo: type `cargo xtask help` in the project's folder",
            )
        })?;
        let cache = cache_home()?.join("spa-profile-studio");
        fs::create_dir_all(&cache).map_err(|error| {
            Failure::new(format!(
                "the cache folder {} cannot be made ({error}): set XDG_CACHE_HOME to a folder that can be written",
                cache.display()
            ))
        })?;
        Ok(Self {
            root: root.to_owned(),
            cache,
        })
    }

    /// The checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the built page is.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The npm package: the browser tests, the server, wasm-opt.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }

    /// The npm package of the source editor.
    pub(crate) fn editor(&self) -> PathBuf {
        self.root.join("app").join("editor")
    }

    /// What makes the studio one file.
    pub(crate) fn single(&self) -> PathBuf {
        self.root.join("app").join("single")
    }

    /// The package of the worker's engine.
    pub(crate) fn engine(&self) -> PathBuf {
        self.root.join("engine")
    }

    /// Where cargo builds, for all checkouts: see [`crate::target`].
    pub(crate) fn target(&self) -> PathBuf {
        self.cache.join("target")
    }

    /// A folder of the cache.
    pub(crate) fn cached(&self, name: &str) -> PathBuf {
        self.cache.join(name)
    }

    /// Cargo in the checkout, building into the shared target folder.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.target());
        cargo
    }

    /// Waits until no other task uses the cache. The cache is free again when the file is dropped.
    pub(crate) fn lock(&self) -> Outcome<File> {
        self.lock_as("lock")
    }

    /// Waits until no other task has the lock of this name. It is free again when the file is dropped.
    pub(crate) fn lock_as(&self, name: &str) -> Outcome<File> {
        let path = self.cached(name);
        let failed = |error: &dyn std::fmt::Display| {
            Failure::new(format!(
                "{} cannot be locked ({error}): check who owns the cache folder",
                path.display()
            ))
        };
        let file = File::create(&path).map_err(|error| failed(&error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("waiting for another task of this project to end…");
                file.lock().map_err(|error| failed(&error))?;
            }
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
        Ok(file)
    }
}

/// `$XDG_CACHE_HOME`, else `.cache` in the home folder.
fn cache_home() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
    {
        return Ok(folder);
    }
    env::home_dir()
        .filter(|home| !home.as_os_str().is_empty())
        .map(|home| home.join(".cache"))
        .ok_or_else(|| {
            Failure::new("there is no home folder: set XDG_CACHE_HOME to a folder for the tools")
        })
}
