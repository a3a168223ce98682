use super::Span;

/// A leaf of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafId(usize);

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(usize);

/// A leaf with its place and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf<'t, L> {
    /// Which leaf.
    pub id: LeafId,
    /// What it is.
    pub kind: L,
    /// Where it stands.
    pub span: Span,
    /// Its bytes.
    pub text: &'t [u8],
}

/// What stands directly below a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// A leaf.
    Leaf(LeafId),
    /// A node.
    Node(NodeId),
}

#[derive(Clone, Copy, Debug)]
struct LeafRecord<L> {
    kind: L,
    /// Offset behind the leaf's last byte; it begins where the leaf before it ends.
    end: usize,
}

#[derive(Clone, Copy, Debug)]
struct NodeRecord<N> {
    kind: N,
    parent: Option<usize>,
    first_leaf: usize,
    end_leaf: usize,
    /// The node that follows this one's whole subtree.
    next: usize,
}

/// A full-fidelity tree: its leaves, put one after the other, are the text it was read from.
///
/// Nodes and leaves lie in document order in two flat tables, so a tree may be nested arbitrarily deep
/// without any recursion. `L` names the leaves of a format, `N` its nodes.
#[derive(Clone, Debug)]
pub struct Tree<L, N> {
    bytes: Vec<u8>,
    leaves: Vec<LeafRecord<L>>,
    nodes: Vec<NodeRecord<N>>,
}

impl<L: Copy, N: Copy> Tree<L, N> {
    /// The root node.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// The text: all leaves one after the other.
    pub fn print(&self) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.bytes.len());
        for leaf in self.leaves(self.root()) {
            text.extend_from_slice(leaf.text);
        }
        text
    }

    /// What `node` is; `None` for a node of another tree.
    pub fn kind(&self, node: NodeId) -> Option<N> {
        self.nodes.get(node.0).map(|record| record.kind)
    }

    /// The node above.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(node.0)?.parent.map(NodeId)
    }

    /// The bytes that `node` covers.
    pub fn span(&self, node: NodeId) -> Span {
        let Some(record) = self.nodes.get(node.0) else {
            return Span::default();
        };
        Span::new(
            self.leaf_start(record.first_leaf),
            self.leaf_start(record.end_leaf),
        )
    }

    /// One leaf.
    pub fn leaf(&self, id: LeafId) -> Option<Leaf<'_, L>> {
        let record = self.leaves.get(id.0)?;
        let span = Span::new(self.leaf_start(id.0), record.end);
        Some(Leaf {
            id,
            kind: record.kind,
            span,
            text: span.slice(&self.bytes),
        })
    }

    /// The leaf of which the byte at `offset` is a part.
    pub fn leaf_at(&self, offset: usize) -> Option<Leaf<'_, L>> {
        let before = self.leaves.partition_point(|record| record.end <= offset);
        self.leaf(LeafId(before))
    }

    /// All leaves below `node`, in document order.
    pub fn leaves(&self, node: NodeId) -> impl Iterator<Item = Leaf<'_, L>> {
        let range = self
            .nodes
            .get(node.0)
            .map_or(0..0, |record| record.first_leaf..record.end_leaf);
        range.filter_map(|id| self.leaf(LeafId(id)))
    }

    /// All nodes in document order, parents before their children.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, N)> + '_ {
        self.nodes
            .iter()
            .enumerate()
            .map(|(id, record)| (NodeId(id), record.kind))
    }

    /// The nodes directly below `node`.
    pub fn child_nodes(&self, node: NodeId) -> impl Iterator<Item = (NodeId, N)> + '_ {
        self.children(node).filter_map(|child| match child {
            Child::Node(id) => self.kind(id).map(|kind| (id, kind)),
            Child::Leaf(_) => None,
        })
    }

    /// The leaves directly below `node`.
    pub fn child_leaves(&self, node: NodeId) -> impl Iterator<Item = Leaf<'_, L>> {
        self.children(node).filter_map(|child| match child {
            Child::Leaf(id) => self.leaf(id),
            Child::Node(_) => None,
        })
    }

    /// What stands directly below `node`, in document order.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = Child> + '_ {
        let (mut leaf, end, mut inner, after) = match self.nodes.get(node.0) {
            Some(record) => (record.first_leaf, record.end_leaf, node.0 + 1, record.next),
            None => (0, 0, 0, 0),
        };
        std::iter::from_fn(move || {
            let below = (inner < after).then(|| self.nodes.get(inner)).flatten();
            if let Some(record) = below
                && record.first_leaf <= leaf
            {
                let id = NodeId(inner);
                leaf = record.end_leaf;
                inner = record.next;
                return Some(Child::Node(id));
            }
            if leaf >= end {
                return None;
            }
            leaf += 1;
            Some(Child::Leaf(LeafId(leaf - 1)))
        })
    }

    /// The same tree with the text of one leaf replaced; every other leaf keeps its bytes.
    #[must_use]
    pub fn with_leaf(&self, id: LeafId, text: &[u8]) -> Self {
        let mut copy = self.clone();
        let Some(leaf) = self.leaf(id) else {
            return copy;
        };
        copy.bytes
            .splice(leaf.span.start..leaf.span.end, text.iter().copied());
        for record in copy.leaves.iter_mut().skip(id.0) {
            record.end = record.end + text.len() - leaf.span.len();
        }
        copy
    }

    fn leaf_start(&self, index: usize) -> usize {
        let before = index.checked_sub(1).and_then(|i| self.leaves.get(i));
        before.map_or(0, |record| record.end)
    }
}

/// Builds a [`Tree`] in document order.
#[derive(Debug)]
pub struct TreeBuilder<L, N> {
    tree: Tree<L, N>,
    open: Vec<usize>,
}

impl<L: Copy, N: Copy> TreeBuilder<L, N> {
    /// A tree that so far is the empty node `root`.
    pub fn new(root: N) -> Self {
        let mut builder = Self {
            tree: Tree {
                bytes: Vec::new(),
                leaves: Vec::new(),
                nodes: Vec::new(),
            },
            open: Vec::new(),
        };
        builder.open(root);
        builder
    }

    /// Begins a node below the innermost open one.
    pub fn open(&mut self, kind: N) -> NodeId {
        let id = self.tree.nodes.len();
        self.tree.nodes.push(NodeRecord {
            kind,
            parent: self.open.last().copied(),
            first_leaf: self.tree.leaves.len(),
            end_leaf: self.tree.leaves.len(),
            next: id + 1,
        });
        self.open.push(id);
        NodeId(id)
    }

    /// Ends the innermost open node; the root stays open.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.close_innermost();
        }
    }

    /// Calls an open node something else, now that more of it is known.
    pub fn set_kind(&mut self, node: NodeId, kind: N) {
        if let Some(record) = self.tree.nodes.get_mut(node.0) {
            record.kind = kind;
        }
    }

    /// Adds a leaf; an empty one is left out.
    pub fn leaf(&mut self, kind: L, text: &[u8]) {
        if text.is_empty() {
            return;
        }
        self.tree.bytes.extend_from_slice(text);
        self.tree.leaves.push(LeafRecord {
            kind,
            end: self.tree.bytes.len(),
        });
    }

    /// Offset at which the next leaf will begin.
    pub fn offset(&self) -> usize {
        self.tree.bytes.len()
    }

    /// Ends every open node and gives the tree.
    pub fn finish(mut self) -> Tree<L, N> {
        while !self.open.is_empty() {
            self.close_innermost();
        }
        self.tree
    }

    fn close_innermost(&mut self) {
        let next = self.tree.nodes.len();
        let end_leaf = self.tree.leaves.len();
        if let Some(record) = self.open.pop().and_then(|id| self.tree.nodes.get_mut(id)) {
            record.end_leaf = end_leaf;
            record.next = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Tree<char, &'static str> {
        let mut builder = TreeBuilder::new("root");
        builder.leaf('a', b"one ");
        builder.open("inner");
        builder.leaf('b', b"two ");
        builder.open("deep");
        builder.leaf('c', b"three ");
        builder.close();
        builder.close();
        builder.leaf('d', b"four");
        builder.finish()
    }

    #[test]
    fn leaves_are_the_text() {
        assert_eq!(sample().print(), b"one two three four");
    }

    #[test]
    fn children_come_in_document_order() {
        let tree = sample();
        let kinds: Vec<String> = tree
            .children(tree.root())
            .map(|child| match child {
                Child::Leaf(id) => tree.leaf(id).unwrap().kind.to_string(),
                Child::Node(id) => tree.kind(id).unwrap().to_string(),
            })
            .collect();
        assert_eq!(kinds, ["a", "inner", "d"]);
        let inner = tree.child_nodes(tree.root()).next().unwrap().0;
        assert_eq!(tree.span(inner), Span::new(4, 14));
        assert_eq!(tree.parent(inner), Some(tree.root()));
    }

    #[test]
    fn changing_a_leaf_changes_its_range_only() {
        let tree = sample();
        let leaf = tree.leaves(tree.root()).nth(1).unwrap().id;
        let changed = tree.with_leaf(leaf, b"2 ");
        assert_eq!(changed.print(), b"one 2 three four");
        assert_eq!(changed.leaves(changed.root()).last().unwrap().text, b"four");
    }
}
