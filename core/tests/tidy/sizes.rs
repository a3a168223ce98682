//! Lengths of functions, components, files and sheets against their gates, with the figures printed.

use crate::none;
use crate::sources::{File, below};
use syn::spanned::Spanned;
use syn::visit::Visit;

const FUNCTION: usize = 80;
const COMPONENT: usize = 120;
const FILE: usize = 800;
const SHEET: usize = 250;

#[derive(Default)]
struct Functions {
    plain: Vec<(usize, String)>,
    components: Vec<(usize, String)>,
}

impl Functions {
    fn add(&mut self, attributes: &[syn::Attribute], name: &syn::Ident, block: &syn::Block) {
        let is = |wanted: &str| {
            attributes
                .iter()
                .any(|a| a.path().segments.last().is_some_and(|s| s.ident == wanted))
        };
        if is("test") {
            return;
        }
        let lines = block.span().end().line - block.span().start().line + 1;
        let list = if is("component") {
            &mut self.components
        } else {
            &mut self.plain
        };
        list.push((lines, name.to_string()));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.attrs, &item.sig.ident, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.attrs, &item.sig.ident, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

fn functions(files: &[File]) -> Functions {
    let mut found = Functions::default();
    for file in files {
        let parsed =
            syn::parse_file(&file.text).unwrap_or_else(|fault| panic!("{}: {fault}", file.path));
        let before = (found.plain.len(), found.components.len());
        found.visit_file(&parsed);
        for (_, name) in found
            .plain
            .iter_mut()
            .skip(before.0)
            .chain(found.components.iter_mut().skip(before.1))
        {
            *name = format!("{}: {name}", file.path);
        }
    }
    found
}

/// Prints median and 95th percentile, and complains of what passes the gate.
fn gate(what: &str, lengths: &mut [(usize, String)], gate: usize) -> Vec<String> {
    lengths.sort();
    let at = |share: usize| {
        lengths
            .get((lengths.len() * share / 100).min(lengths.len().saturating_sub(1)))
            .map_or(0, |(lines, _)| *lines)
    };
    println!(
        "{what}: {} of them, median {}, 95th percentile {}, longest {}",
        lengths.len(),
        at(50),
        at(95),
        at(100)
    );
    lengths
        .iter()
        .filter(|(lines, _)| *lines > gate)
        .map(|(lines, name)| format!("{name}: {lines} lines, at most {gate}"))
        .collect()
}

#[test]
fn functions_and_components_stay_small() {
    let mut core = functions(&below("core/src", "rs"));
    let mut complaints = gate("functions of core", &mut core.plain, FUNCTION);
    let mut app = functions(&below("app/src", "rs"));
    complaints.extend(gate("functions of the page", &mut app.plain, FUNCTION));
    complaints.extend(gate("components", &mut app.components, COMPONENT));
    let mut tasks = functions(&below("xtask/src", "rs"));
    let mut benches = functions(&below("core/benches/src", "rs"));
    complaints.extend(gate(
        "functions of the benches",
        &mut benches.plain,
        FUNCTION,
    ));
    complaints.extend(gate("functions of the tasks", &mut tasks.plain, FUNCTION));
    none("too long", &complaints);
}

#[test]
fn files_and_sheets_stay_small() {
    let lengths = |files: Vec<File>| -> Vec<(usize, String)> {
        files
            .into_iter()
            .map(|file| (file.text.lines().count(), file.path))
            .collect()
    };
    let mut rust = lengths(below("core/src", "rs"));
    rust.extend(lengths(below("core/benches", "rs")));
    rust.extend(lengths(below("app/src", "rs")));
    rust.extend(lengths(below("xtask/src", "rs")));
    let mut complaints = gate("files", &mut rust, FILE);
    complaints.extend(gate(
        "test files",
        &mut lengths(below("core/tests", "rs")),
        FILE,
    ));
    complaints.extend(gate(
        "browser stories",
        &mut lengths(below("e2e", "ts")),
        FILE,
    ));
    complaints.extend(gate("sheets", &mut lengths(below("styles", "css")), SHEET));
    none("too long", &complaints);
}
