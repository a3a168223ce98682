//! The files of the project, as git tracks them or would.

use std::path::{Path, PathBuf};

/// A text file of the project.
pub(crate) struct File {
    /// Its path from the project's root, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl File {
    pub(crate) fn at(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: read(path),
        }
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// The text of one file.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// The files below `folder` with the ending `ending`.
pub(crate) fn below(folder: &str, ending: &str) -> Vec<File> {
    let mut files = all_below(folder);
    files.retain(|file| file.path.ends_with(&format!(".{ending}")));
    files
}

/// Every text file of the project.
pub(crate) fn all() -> Vec<File> {
    all_below("")
}

fn all_below(folder: &str) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let left_out = [
                "target",
                "node_modules",
                "dist",
                ".git",
                "test-results",
                "playwright-report",
                "corpus",
                "artifacts",
            ];
            if left_out.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let path = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(File { path, text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
