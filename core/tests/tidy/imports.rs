//! Who may import whom.

use crate::sources::below;
use crate::{lines_with, none};

/// The modules of core, lowest first. One may import those of a lower row only; a row's own members too
/// where they stand in the order of the row.
const ROWS: &[&[&str]] = &[
    &["text", "reference", "firmware"],
    &["command_line"],
    &["diagnostic"],
    &["profile"],
    &["catalog"],
    &["device"],
    &["macro_expansion"],
    &["profile_rule"],
    &["open_format", "plain_text", "layers"],
    &["alias_map", "rule_link", "rule_tests"],
    &["document"],
    &["compiled_profile"],
    &["redaction"],
    &[
        "convert",
        "checks",
        "samples",
        "setting_edits",
        "profile_compiler",
    ],
    &["resync"],
    &["view"],
    &["work"],
    &["invariants"],
];

fn row(module: &str) -> usize {
    ROWS.iter()
        .position(|row| row.contains(&module))
        .unwrap_or_else(|| panic!("`{module}` is in no row"))
}

/// The module that a path such as `core/src/text/span.rs` belongs to.
fn module(path: &str) -> String {
    let inner = path.trim_start_matches("core/src/");
    inner.split(['/', '.']).next().unwrap().to_owned()
}

/// The modules that a line imports by `crate::…`, `crate::{…}` included.
fn imported(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in text.split("crate::").skip(1) {
        let part = part.strip_prefix('{').map_or_else(
            || vec![part],
            |list| list.split('}').next().unwrap().split(',').collect(),
        );
        for name in part {
            let name: String = name
                .trim()
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect();
            if ROWS
                .iter()
                .flat_map(|row| row.iter())
                .any(|known| **known == name)
            {
                out.push(name);
            }
        }
    }
    out
}

#[test]
fn core_imports_go_one_way() {
    let mut complaints = Vec::new();
    for file in below("core/src", "rs") {
        let from = module(&file.path);
        if from == "lib" {
            continue;
        }
        let shipped = file.text.split("#[cfg(test)]").next().unwrap();
        for to in imported(shipped) {
            if to != from && row(&to) >= row(&from) {
                complaints.push(format!("{}: imports `{to}`", file.path));
            }
        }
    }
    none("imports", &complaints);
}

#[test]
fn the_model_of_the_page_knows_no_page() {
    let words = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "crate::platform",
        "crate::features",
        "crate::store",
    ];
    none(
        "app/src/model",
        &lines_with(&below("app/src/model", "rs"), &words),
    );
}

#[test]
fn only_the_platform_touches_the_browser() {
    let mut files = below("app/src", "rs");
    files.retain(|file| !file.path.starts_with("app/src/platform/"));
    let words = [
        "web_sys::",
        "js_sys::",
        "wasm_bindgen::",
        "wasm_bindgen_futures::",
        "gloo::",
        "idb::",
        "use gloo",
        "use web_sys",
    ];
    none("app/src", &lines_with(&files, &words));
}

#[test]
fn no_feature_imports_another() {
    let mut complaints = Vec::new();
    for file in below("app/src/features", "rs") {
        let own = file
            .path
            .trim_start_matches("app/src/features/")
            .split(['/', '.'])
            .next()
            .unwrap()
            .to_owned();
        for part in file.text.split("features::").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect();
            if name != own && own != "mod" {
                complaints.push(format!("{}: imports `{name}`", file.path));
            }
        }
    }
    none("features", &complaints);
}
