use super::{Loss, whole_report};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::open_format::{comment, element, is_writable_name, legal};
use crate::plain_text::{LeafKind, NodeKind, PlainTree};
use crate::profile::{Occurrence, Reading, Setting, Value};
use crate::text::{Child, Leaf, NodeId, Span, is_space};
use std::collections::HashMap;

/// Plain text to open format.
pub(super) fn to_open(tree: &PlainTree, reading: &Reading) -> (Vec<u8>, Vec<Loss>) {
    let by_place = reading
        .occurrences
        .iter()
        .map(|o| (o.whole.start, o))
        .collect();
    let end = line_end(tree);
    let mut writer = Writer {
        tree,
        by_place,
        out: [b"<flat-profile>", end].concat(),
        report: Vec::new(),
        texts: Findings::default(),
    };
    for child in tree.children(tree.root()) {
        match child {
            Child::Leaf(id) => tree.leaf(id).into_iter().for_each(|leaf| writer.leaf(leaf)),
            Child::Node(node) => writer.node(node),
        }
    }
    if !writer.out.ends_with(b"\n") && !writer.out.ends_with(b"\r") {
        writer.out.extend_from_slice(end);
    }
    writer
        .out
        .extend_from_slice(&[b"</flat-profile>", end].concat());
    (writer.out, whole_report(writer.report, writer.texts))
}

/// The first line end of the text, or LF.
fn line_end(tree: &PlainTree) -> &'static [u8] {
    let blanks = tree
        .leaves(tree.root())
        .filter(|leaf| leaf.kind == LeafKind::Blank);
    let first = blanks.filter_map(|leaf| {
        let at = leaf
            .text
            .iter()
            .position(|byte| matches!(byte, b'\r' | b'\n'))?;
        leaf.text.get(at..)
    });
    match first.take(1).next() {
        Some([b'\r', b'\n', ..]) => b"\r\n",
        Some([b'\r', ..]) => b"\r",
        _ => b"\n",
    }
}

struct Writer<'t> {
    tree: &'t PlainTree,
    by_place: HashMap<usize, &'t Occurrence>,
    out: Vec<u8>,
    report: Vec<Loss>,
    /// What concerns no setting.
    texts: Findings,
}

impl Writer<'_> {
    fn leaf(&mut self, leaf: Leaf<'_, LeafKind>) {
        match leaf.kind {
            LeafKind::Blank => self.out.extend_from_slice(leaf.text),
            LeafKind::Comment => self.comment(leaf.text.get(1..).unwrap_or_default()),
            LeafKind::StarHeading => self.comment(leaf.text),
            LeafKind::Stray => {
                self.comment(leaf.text);
                self.dropped(leaf.span, "text that is no statement is kept as a comment");
            }
            _ => {}
        }
    }

    fn node(&mut self, node: NodeId) {
        if self.tree.kind(node) == Some(NodeKind::Import) {
            return self.import(node);
        }
        match self.by_place.get(&self.tree.span(node).start).copied() {
            Some(occurrence) => self.setting(occurrence),
            None => self.as_comment(node),
        }
        let tree = self.tree;
        for leaf in tree.leaves(node) {
            match leaf.kind {
                LeafKind::Comment => {
                    self.out.push(b' ');
                    self.comment(leaf.text.get(1..).unwrap_or_default());
                }
                LeafKind::Stray => self.stray(leaf),
                _ => {}
            }
        }
    }

    /// What the grammar has no place for inside a statement.
    fn stray(&mut self, leaf: Leaf<'_, LeafKind>) {
        self.out.push(b' ');
        self.comment(leaf.text);
        let headline =
            "the statement is not well formed: this part is kept as a comment and sets nothing";
        let diagnostic = Diagnostic::new(Code::ContentDropped, leaf.span, headline)
            .with_help("mend the statement first");
        self.texts.push(diagnostic);
    }

    fn import(&mut self, node: NodeId) {
        self.comment_out(node);
        let headline = "the open format has no import: the line is kept as a comment";
        let diagnostic = Diagnostic::new(Code::ImportKept, self.tree.span(node), headline)
            .with_help("splice the imported files in before converting");
        self.texts.push(diagnostic);
    }

    /// The whole of a node as a comment.
    fn comment_out(&mut self, node: NodeId) {
        let leaves = self.tree.leaves(node);
        let text: Vec<u8> = leaves.flat_map(|leaf| leaf.text).copied().collect();
        self.comment(&text);
    }

    fn as_comment(&mut self, node: NodeId) {
        self.comment_out(node);
        self.dropped(
            self.tree.span(node),
            "text that is no statement is kept as a comment",
        );
    }

    fn setting(&mut self, occurrence: &Occurrence) {
        let before = &occurrence.setting;
        let mut after = before.clone();
        let place = occurrence.value.unwrap_or(occurrence.name);
        if !is_writable_name(&before.name) {
            let headline = format!(
                "`{}` cannot be the name of an element, so the setting becomes a comment",
                before.name
            );
            let diagnostic = Diagnostic::new(Code::NameNotWritable, occurrence.name, headline);
            self.report.push(Loss::of_setting(before, None, diagnostic));
            let text = element(before);
            return self.comment(&text);
        }
        if let Value::Set(value) = &before.value {
            let (held, codes) = held_value(value);
            after.value = Value::Set(held);
            for code in codes {
                let diagnostic = Diagnostic::new(code, place, sentence(code, &after));
                self.report
                    .push(Loss::of_setting(before, Some(after.clone()), diagnostic));
            }
        }
        self.out.extend(element(&after));
    }

    fn comment(&mut self, text: &[u8]) {
        self.out.extend(comment(legal(text).trim_ascii()));
    }

    fn dropped(&mut self, span: Span, headline: &str) {
        let diagnostic = Diagnostic::new(Code::ContentDropped, span, headline);
        self.texts.push(diagnostic);
    }
}

fn sentence(code: Code, after: &Setting) -> String {
    let name = &after.name;
    match code {
        Code::BlanksTrimmed => format!("white space at the edges of `{name}` is dropped"),
        Code::LineBreakBecameBlank => format!("each line break in `{name}` becomes one blank"),
        _ => format!("control characters in `{name}` cannot be written and are left out"),
    }
}

/// The value as the open format can hold it, and what was changed.
fn held_value(value: &[u8]) -> (Vec<u8>, Vec<Code>) {
    let mut codes = Vec::new();
    let mut held = legal(value);
    if held.len() < value.len() {
        codes.push(Code::CharacterDropped);
    }
    let trimmed = trim(&held).to_vec();
    if trimmed.len() < held.len() {
        codes.push(Code::BlanksTrimmed);
        held = trimmed;
    }
    if held.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        codes.push(Code::LineBreakBecameBlank);
        held = blanked(&held);
    }
    (held, codes)
}

fn trim(value: &[u8]) -> &[u8] {
    let start = value.iter().take_while(|byte| is_space(**byte)).count();
    let rest = value.get(start..).unwrap_or_default();
    let end = rest
        .iter()
        .rev()
        .take_while(|byte| is_space(**byte))
        .count();
    rest.get(..rest.len() - end).unwrap_or_default()
}

fn blanked(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut after_cr = false;
    for byte in value {
        match byte {
            b'\n' if after_cr => {}
            b'\r' | b'\n' => out.push(b' '),
            other => out.push(*other),
        }
        after_cr = *byte == b'\r';
    }
    out
}
