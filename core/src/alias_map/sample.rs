//! The paths of a sample document, to pick entries from (ALIAS-12).

use super::AliasMap;
use super::apply::{LONGEST_PATH, entries_by_last, fitting, path_of};
use crate::open_format::{NodeKind, OpenFormat, OpenTree, decode, element_name};
use crate::text::{NodeId, Span, excerpt};
use std::collections::{HashMap, HashSet};

/// Paths that are listed.
const LISTED: usize = 500;

/// What a sample document offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// The paths of its elements that hold text, each once, in document order; the first five hundred.
    pub paths: Vec<SamplePath>,
    /// How many more there are.
    pub left_out: usize,
}

/// A path of a sample document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamplePath {
    /// The whole path, `/CPE/SIP-Credentials/name`.
    pub path: String,
    /// How many elements have it.
    pub count: usize,
    /// The beginning of the first value that is not empty.
    pub text: String,
    /// The first element.
    pub element: Span,
    /// The shortest left side that matches elements of this path only. `None` where even the whole path matches
    /// others too, which have more steps before it, and where a map cannot hold the names.
    pub left: Option<String>,
    /// The entry of the map that matches, by its number from 0.
    pub entry: Option<usize>,
    /// Whether the element stands directly in `flat-profile`, where it needs no entry.
    pub ordinary: bool,
}

/// The paths of `document`, and which of them `map` matches.
pub fn sample(document: &OpenFormat, map: &AliasMap) -> Sample {
    let tree = &document.tree;
    let mut outline = Outline::of(tree);
    let steps = outline.shortest();
    let by_last = entries_by_last(map);
    let leaves = std::mem::take(&mut outline.leaves);
    let left_out = leaves.len().saturating_sub(LISTED);
    let described = |(leaf, steps): (Leaf, Option<usize>)| {
        let parent = tree.parent(leaf.element);
        let entry = fitting(tree, &by_last, leaf.element)
            .first()
            .map(|(number, _)| *number);
        SamplePath {
            path: path_of(tree, leaf.element),
            count: leaf.count,
            text: excerpt(&leaf.text),
            element: tree.span(leaf.element),
            left: steps.and_then(|steps| left_side(tree, leaf.element, steps)),
            entry,
            ordinary: parent.is_some_and(|node| element_name(tree, node).1 == b"flat-profile"),
        }
    };
    let paths = leaves.into_iter().zip(steps).take(LISTED);
    Sample {
        paths: paths.map(described).collect(),
        left_out,
    }
}

/// The last `steps` of the element's path; `None` if a map cannot hold them.
fn left_side(tree: &OpenTree, element: NodeId, steps: usize) -> Option<String> {
    let mut names = Vec::new();
    let mut at = Some(element);
    while names.len() < steps {
        let node = at?;
        let name = std::str::from_utf8(element_name(tree, node).1).ok()?;
        let divides = |c: char| matches!(c, '/' | '=' | ';') || c.is_ascii_whitespace();
        if name.is_empty() || name.contains(divides) {
            return None;
        }
        names.push(name);
        at = tree.parent(node);
    }
    let left: String = names.iter().rev().flat_map(|name| ["/", name]).collect();
    (left.len() <= LONGEST_PATH).then_some(left)
}

/// A path whose elements hold text.
struct Leaf {
    path: usize,
    element: NodeId,
    count: usize,
    text: Vec<u8>,
}

/// The distinct paths of a document: each is its last name and the path above.
struct Outline<'t> {
    paths: Vec<(Option<usize>, &'t [u8])>,
    leaves: Vec<Leaf>,
}

impl<'t> Outline<'t> {
    fn of(tree: &'t OpenTree) -> Self {
        let mut outline = Self {
            paths: Vec::new(),
            leaves: Vec::new(),
        };
        let mut by_step: HashMap<(Option<usize>, &[u8]), usize> = HashMap::new();
        let mut by_node: HashMap<NodeId, usize> = HashMap::new();
        let mut leaf_of: HashMap<usize, usize> = HashMap::new();
        let parents = parents(tree);
        for (node, kind) in tree.nodes() {
            if kind != NodeKind::Element {
                continue;
            }
            let above = tree
                .parent(node)
                .and_then(|node| by_node.get(&node))
                .copied();
            let step = (above, element_name(tree, node).1);
            let path = *by_step.entry(step).or_insert(outline.paths.len());
            if path == outline.paths.len() {
                outline.paths.push(step);
            }
            by_node.insert(node, path);
            if !parents.contains(&node) {
                let place = *leaf_of.entry(path).or_insert(outline.leaves.len());
                outline.leaf(place, path, node, tree);
            }
        }
        outline
    }

    fn leaf(&mut self, place: usize, path: usize, element: NodeId, tree: &OpenTree) {
        if place == self.leaves.len() {
            self.leaves.push(Leaf {
                path,
                element,
                count: 0,
                text: Vec::new(),
            });
        }
        if let Some(leaf) = self.leaves.get_mut(place) {
            leaf.count += 1;
            if leaf.text.is_empty() {
                leaf.text = decode(tree.child_leaves(element), |_| {});
                leaf.text.truncate(200);
            }
        }
    }

    /// For each leaf the least number of last steps that no other one ends with.
    fn shortest(&self) -> Vec<Option<usize>> {
        let mut found = vec![None; self.leaves.len()];
        // Leaves that end alike so far, with the path above what was compared.
        let mut open: Vec<(usize, usize, Option<usize>)> = self
            .leaves
            .iter()
            .enumerate()
            .map(|(place, leaf)| (place, 0, Some(leaf.path)))
            .collect();
        let mut steps = 0;
        while !open.is_empty() {
            steps += 1;
            let mut groups: HashMap<(usize, &[u8]), (usize, usize)> = HashMap::new();
            let mut next = Vec::new();
            for (place, group, path) in open {
                let Some((above, name)) = path.and_then(|path| self.paths.get(path)) else {
                    continue;
                };
                let fresh = groups.len();
                let (id, size) = groups.entry((group, *name)).or_insert((fresh, 0));
                *size += 1;
                next.push((place, *id, *above));
            }
            let mut sizes = vec![0; groups.len()];
            for (id, size) in groups.into_values() {
                if let Some(slot) = sizes.get_mut(id) {
                    *slot = size;
                }
            }
            let alone = |id: usize| sizes.get(id) == Some(&1);
            for (place, id, _) in &next {
                if let Some(slot) = found.get_mut(*place).filter(|_| alone(*id)) {
                    *slot = Some(steps);
                }
            }
            next.retain(|(_, id, _)| !alone(*id));
            open = next;
        }
        found
    }
}

/// The elements that hold elements.
fn parents(tree: &OpenTree) -> HashSet<NodeId> {
    let elements = tree.nodes().filter(|(_, kind)| *kind == NodeKind::Element);
    elements.filter_map(|(node, _)| tree.parent(node)).collect()
}
