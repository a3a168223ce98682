//! From the tree to the settings.

use super::decode::{decode, decode_attribute};
use super::label::labelled;
use super::template::has_template_mark;
use super::{LeafKind, NodeKind, OpenFormat, OpenTree, comment};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::profile::{Occurrence, ParameterName, Reading, Setting, UserAccess, Value, ValueForm};
use crate::text::{Leaf, NodeId, Span, TextEdit, excerpt, is_space};
use std::collections::HashSet;

/// Takes the settings out of a parsed file: the direct children of every `flat-profile` element
/// (XML-01, XML-24, XML-25), with all findings of the markup and the structure.
pub fn read(parsed: &OpenFormat) -> Reading {
    let mut reader = Reader::new(&parsed.tree);
    reader.findings.extend(parsed.diagnostics.iter().cloned());
    reader.document();
    reader.template();
    let diagnostics = reader.findings.finish();
    let corrupt = diagnostics
        .iter()
        .any(|d| d.severity == Severity::Error && d.code != Code::AttributeQuotes);
    Reading {
        occurrences: reader.occurrences,
        diagnostics,
        corrupt,
    }
}

/// Every element of the tree that holds text only, as a setting of its name, wherever it stands.
pub fn element_settings(tree: &OpenTree) -> Vec<Occurrence> {
    let mut reader = Reader::new(tree);
    for (node, kind) in tree.nodes() {
        if kind == NodeKind::Element {
            reader.parameter(node);
        }
    }
    reader.occurrences
}

/// One element as a setting of its name, wherever it stands, with what is wrong inside it. `None` if it holds
/// elements.
pub fn element_setting(tree: &OpenTree, element: NodeId) -> Option<(Occurrence, Vec<Diagnostic>)> {
    let mut reader = Reader::new(tree);
    reader.parameter(element);
    let occurrence = reader.occurrences.pop()?;
    Some((occurrence, reader.findings.finish()))
}

/// The name of an element with its place, as the start tag writes it.
pub fn element_name(tree: &OpenTree, element: NodeId) -> (Span, &[u8]) {
    Reader::new(tree).name(element)
}

struct Reader<'t> {
    tree: &'t OpenTree,
    occurrences: Vec<Occurrence>,
    findings: Findings,
    /// Whether values in attributes were named; once for a file is enough.
    attributes_named: bool,
}

impl<'t> Reader<'t> {
    fn new(tree: &'t OpenTree) -> Self {
        Self {
            tree,
            occurrences: Vec::new(),
            findings: Findings::default(),
            attributes_named: false,
        }
    }

    fn document(&mut self) {
        let mut flat: HashSet<NodeId> = HashSet::new();
        let mut first_element = None;
        for (node, kind) in self.tree.nodes() {
            if kind != NodeKind::Element {
                continue;
            }
            first_element = first_element.or(Some(node));
            if self
                .tree
                .parent(node)
                .is_some_and(|parent| flat.contains(&parent))
            {
                self.child(node);
            }
            if self.name(node).1 == b"flat-profile" {
                self.flat_profile(node, flat.len());
                flat.insert(node);
            }
        }
        if flat.is_empty() {
            return self.no_flat_profile(first_element);
        }
        for leaf in self.tree.child_leaves(self.tree.root()) {
            if leaf.kind == LeafKind::Text && !leaf.text.iter().all(|byte| is_space(*byte)) {
                let headline =
                    "expected nothing but elements and comments, found text outside of them";
                self.findings.push(loose_text(&leaf, headline));
            }
        }
    }

    /// Says once that the file is a template.
    fn template(&mut self) {
        let holds = |kind| {
            matches!(
                kind,
                LeafKind::Name | LeafKind::Text | LeafKind::AttributeValue | LeafKind::Instruction
            )
        };
        let mut leaves = self.tree.leaves(self.tree.root());
        if let Some(leaf) = leaves.find(|leaf| holds(leaf.kind) && has_template_mark(leaf.text)) {
            let headline = "expected a finished profile, found the mark of a template";
            let diagnostic = Diagnostic::new(Code::TemplateMark, leaf.span, headline)
                .with_help("the marks are kept; render the template before a device gets it");
            self.findings.push(diagnostic);
        }
    }

    fn no_flat_profile(&mut self, first_element: Option<NodeId>) {
        let (span, name) =
            first_element.map_or((Span::default(), &b""[..]), |node| self.name(node));
        if name == b"device" {
            let headline =
                "expected a `flat-profile` element, found the enterprise format of other devices";
            return self.push(Code::OtherFormat, span, headline);
        }
        let headline = "expected a `flat-profile` element, found none, so no parameter is set";
        let diagnostic = Diagnostic::new(Code::NoFlatProfile, span, headline);
        self.findings.push(
            match first_element.filter(|_| is_nearly_flat_profile(name)) {
                Some(root) => diagnostic
                    .with_help("names are case sensitive, and hyphens count")
                    .with_fix("Write `flat-profile`", self.renamed(root, "flat-profile")),
                None => diagnostic
                    .with_help("put the parameters between `<flat-profile>` and `</flat-profile>`"),
            },
        );
    }

    /// Both places of the name of `element`.
    fn renamed(&self, element: NodeId, name: &str) -> Vec<TextEdit> {
        let tags = self.tree.child_nodes(element);
        let tags = tags.filter(|(_, kind)| *kind != NodeKind::Element);
        tags.map(|(tag, _)| TextEdit::replace(self.name_leaf(tag).0, name))
            .collect()
    }

    fn flat_profile(&mut self, node: NodeId, before: usize) {
        if before == 1 {
            let headline = "expected one `flat-profile` element, found another one";
            self.push(Code::SeveralFlatProfiles, self.name(node).0, headline);
        }
        for leaf in self.tree.child_leaves(node) {
            let blank = leaf.text.iter().all(|byte| is_space(*byte));
            if leaf.kind == LeafKind::Text && !blank && !has_template_mark(leaf.text) {
                let headline = "expected an element, found text, which sets nothing";
                self.findings.push(loose_text(&leaf, headline));
            }
        }
    }

    fn child(&mut self, node: NodeId) {
        let (span, name) = self.name(node);
        if name != b"flat-profile" && !self.parameter(node) {
            let headline = format!(
                "expected a value in `{}`, found elements, which set nothing",
                excerpt(name)
            );
            self.push(Code::NestedParameter, span, headline);
        }
    }

    /// Reads an element as a setting; `false` if it holds elements and therefore is none.
    fn parameter(&mut self, node: NodeId) -> bool {
        let tree = self.tree;
        let mut tag = None;
        let mut end_tag = None;
        for (child, kind) in tree.child_nodes(node) {
            match kind {
                NodeKind::Element => return false,
                NodeKind::EndTag => end_tag = Some(child),
                NodeKind::StartTag | NodeKind::EmptyTag => tag = Some((child, kind)),
                NodeKind::Document | NodeKind::Attribute => {}
            }
        }
        let Some((tag, shape)) = tag else { return true };
        let (name, text) = self.name(node);
        let access = self.access(tag);
        let content = Span::new(
            tree.span(tag).end,
            end_tag.map_or(tree.span(node).end, |end| tree.span(end).start),
        );
        let (value, place, form) = match shape {
            NodeKind::EmptyTag => self.value_attribute(tag),
            _ => {
                let value = decode(tree.child_leaves(node), |d| self.findings.push(d));
                (Value::Set(value), Some(content), ValueForm::Element)
            }
        };
        self.occurrences.push(Occurrence {
            setting: Setting {
                name: labelled(text).unwrap_or_else(|| {
                    ParameterName::from_open_format(String::from_utf8_lossy(text))
                }),
                value,
                access: access.map_or(UserAccess::Unspecified, |(access, _)| access),
            },
            name,
            end_name: end_tag.map(|end| self.name_leaf(end).0),
            value: place,
            form,
            access: access.map(|(_, span)| span),
            whole: tree.span(node),
        });
        true
    }

    /// The value of an empty element: `<X value="…"/>`, as later compilers write it, or none.
    fn value_attribute(&mut self, tag: NodeId) -> (Value, Option<Span>, ValueForm) {
        let tree = self.tree;
        let named = |node: &NodeId| {
            tree.leaves(*node)
                .any(|leaf| leaf.kind == LeafKind::AttributeName && leaf.text == b"value")
        };
        let attribute = tree
            .child_nodes(tag)
            .map(|(node, _)| node)
            .filter(named)
            .last();
        let written = attribute.and_then(|node| {
            tree.leaves(node)
                .find(|leaf| leaf.kind == LeafKind::AttributeValue)
        });
        let Some(written) = written else {
            return (Value::Unchanged, None, ValueForm::Element);
        };
        let (span, inner) = unquoted(written.span, written.text);
        if !std::mem::replace(&mut self.attributes_named, true) {
            let headline = "values stand in attributes, which devices older than this form ignore";
            self.push(Code::ValueAttribute, span, headline);
        }
        (
            Value::Set(decode_attribute(inner)),
            Some(span),
            ValueForm::Attribute,
        )
    }

    /// The access that the tag's `ua` names, with the place of the word; of several the last counts.
    fn access(&mut self, tag: NodeId) -> Option<(UserAccess, Span)> {
        let tree = self.tree;
        let mut access = None;
        for (node, _) in tree
            .child_nodes(tag)
            .filter(|(_, kind)| *kind == NodeKind::Attribute)
        {
            let named = tree
                .leaves(node)
                .any(|leaf| leaf.kind == LeafKind::AttributeName && leaf.text == b"ua");
            let value = tree
                .leaves(node)
                .find(|leaf| leaf.kind == LeafKind::AttributeValue);
            let (true, Some(value)) = (named, value) else {
                continue;
            };
            let second = access.is_some();
            let (span, word) = unquoted(value.span, value.text);
            match UserAccess::from_attribute(word) {
                Some(named) => access = Some((named, span)),
                None if has_template_mark(word) => {}
                None => self.unknown_access(span, word),
            }
            if second && UserAccess::from_attribute(word).is_some() {
                let headline = "expected one `ua` attribute, found a second one";
                self.push(Code::UserAccessValue, value.span, headline);
            }
        }
        access
    }

    fn unknown_access(&mut self, span: Span, word: &[u8]) {
        let headline = format!("expected `na`, `ro` or `rw`, found `{}`", excerpt(word));
        let mut diagnostic = Diagnostic::new(Code::UserAccessValue, span, headline)
            .with_help("the attribute is ignored, so the factory access applies");
        let lower = word.trim_ascii().to_ascii_lowercase();
        if let Some(access) = UserAccess::from_attribute(&lower) {
            let title = format!("Write `{}`", access.attribute());
            diagnostic = diagnostic.with_fix(title, vec![TextEdit::replace(span, lower)]);
        }
        self.findings.push(diagnostic);
    }

    fn name(&self, element: NodeId) -> (Span, &'t [u8]) {
        let tag = self.tree.child_nodes(element).next();
        tag.map_or((Span::default(), &[][..]), |(tag, _)| self.name_leaf(tag))
    }

    fn name_leaf(&self, tag: NodeId) -> (Span, &'t [u8]) {
        let leaf = self
            .tree
            .child_leaves(tag)
            .find(|leaf| leaf.kind == LeafKind::Name);
        leaf.map_or((self.tree.span(tag), &[][..]), |leaf| {
            (leaf.span, leaf.text)
        })
    }

    fn push(&mut self, code: Code, span: Span, headline: impl Into<String>) {
        self.findings.push(Diagnostic::new(code, span, headline));
    }
}

/// Text that belongs to no element. On lines of its own it was meant as a note; beside a tag it may be a value.
fn loose_text(leaf: &Leaf<'_, LeafKind>, headline: &str) -> Diagnostic {
    // A form feed is no white space of the format: it is text too.
    let solid = |byte: &u8| !is_space(*byte);
    let lead = leaf.text.iter().position(solid).unwrap_or_default();
    let end = leaf.text.iter().rposition(solid).map_or(lead, |at| at + 1);
    let core = leaf.text.get(lead..end).unwrap_or_default();
    let start = leaf.span.start + lead;
    let span = Span::new(start, start + core.len());
    let blank = leaf.text.get(..lead).unwrap_or_default();
    let own_line = leaf.span.start == 0 || blank.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
    let diagnostic = Diagnostic::new(Code::TextBetweenElements, span, headline);
    if own_line {
        let note = TextEdit::replace(span, comment(core));
        diagnostic.with_fix("Make it a comment", vec![note])
    } else {
        diagnostic
    }
}

/// Whether `flat-profile` was meant: in other capitals, with another mark or none between the words.
fn is_nearly_flat_profile(name: &[u8]) -> bool {
    let letters = name
        .iter()
        .filter(|byte| !matches!(byte, b'-' | b'_' | b'.' | b':'));
    letters.map(u8::to_ascii_lowercase).eq(*b"flatprofile")
}

/// An attribute's value without its quotes, straight or not.
pub fn unquoted(span: Span, text: &[u8]) -> (Span, &[u8]) {
    const QUOTES: [&[u8]; 6] = [
        b"\"",
        b"'",
        "\u{201c}".as_bytes(),
        "\u{201d}".as_bytes(),
        "\u{2018}".as_bytes(),
        "\u{2019}".as_bytes(),
    ];
    let opening = QUOTES
        .iter()
        .find(|q| text.starts_with(q))
        .map_or(0, |q| q.len());
    let inner = text.get(opening..).unwrap_or_default();
    let closing = QUOTES
        .iter()
        .find(|q| inner.ends_with(q))
        .map_or(0, |q| q.len());
    let kept = Span::new(span.start + opening, span.end - closing);
    (kept, Span::new(opening, text.len() - closing).slice(text))
}
