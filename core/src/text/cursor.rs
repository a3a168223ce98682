use super::{Span, Tree, TreeBuilder};

/// A place in a text that is being read, and the tree that grows behind it: what is taken becomes a leaf, so
/// that nothing is passed over.
#[derive(Debug)]
pub(crate) struct Cursor<'t, L, N> {
    /// The text.
    pub(crate) text: &'t [u8],
    /// How far it is read.
    pub(crate) at: usize,
    /// What was read.
    pub(crate) tree: TreeBuilder<L, N>,
    /// Where the line begins that this place is on.
    line_start: usize,
}

impl<'t, L: Copy, N: Copy> Cursor<'t, L, N> {
    /// At the beginning of `text`, inside the node `root`.
    pub(crate) fn new(text: &'t [u8], root: N) -> Self {
        Self {
            text,
            at: 0,
            tree: TreeBuilder::new(root),
            line_start: 0,
        }
    }

    /// What is still to be read.
    pub(crate) fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands before this place on its line.
    pub(crate) fn line_before(&self) -> &'t [u8] {
        Span::new(self.line_start, self.at).slice(self.text)
    }

    /// Takes the next `len` bytes as a leaf and gives their place.
    pub(crate) fn take(&mut self, kind: L, len: usize) -> Span {
        let span = Span::new(self.at, (self.at + len).min(self.text.len()));
        let text = span.slice(self.text);
        self.tree.leaf(kind, text);
        if let Some(end) = text.iter().rposition(|byte| matches!(byte, b'\r' | b'\n')) {
            self.line_start = span.start + end + 1;
        }
        self.at = span.end;
        span
    }

    /// Takes the bytes up to the first for which `goes_on` is false as a leaf.
    pub(crate) fn take_while(&mut self, kind: L, goes_on: impl Fn(u8) -> bool) -> Span {
        let len = self
            .rest()
            .iter()
            .take_while(|byte| goes_on(**byte))
            .count();
        self.take(kind, len)
    }

    /// The tree.
    pub(crate) fn finish(self) -> Tree<L, N> {
        self.tree.finish()
    }
}
