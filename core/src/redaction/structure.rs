//! Secrets that stand where the format has them.

use super::sweep::is_word;
use super::{Found, Names};
use crate::document::{Document, SourceTree};
use crate::open_format::{self, LeafKind as OpenLeaf, NodeKind as OpenNode, OpenTree};
use crate::plain_text::{LeafKind as PlainLeaf, NodeKind as PlainNode, PlainTree};
use crate::profile::ParameterName;
use crate::text::{NodeId, Span};
use std::collections::HashSet;

/// Attributes that name a parameter.
const NAMING: [&[u8]; 4] = [b"name", b"id", b"key", b"param"];

/// Attributes that hold no value of the parameter.
const HARMLESS: [&[u8]; 5] = [b"ua", b"um", b"group", b"user-pref", b"device"];

pub(super) fn secrets(text: &[u8], document: &Document, names: &Names<'_>) -> Found {
    match &document.tree {
        SourceTree::Open(tree) => open(text, tree, names),
        SourceTree::Plain(tree) => plain(text, tree, names),
    }
}

fn open(text: &[u8], tree: &OpenTree, names: &Names<'_>) -> Found {
    let mut found = Found::default();
    let secret = |name: &[u8]| {
        names.is_secret(&ParameterName::from_open_format(String::from_utf8_lossy(
            name,
        )))
    };
    for occurrence in open_format::element_settings(tree) {
        if !names.is_secret(&occurrence.setting.name) {
            continue;
        }
        found.spans.extend(occurrence.value);
        let names = [Some(occurrence.name), occurrence.end_name]
            .into_iter()
            .flatten();
        found
            .covered
            .extend(names.filter(|span| is_name(span.slice(text))));
    }
    let mut unclean: HashSet<Span> = HashSet::new();
    for (tag, kind) in tree.nodes() {
        if !matches!(kind, OpenNode::StartTag | OpenNode::EmptyTag) {
            continue;
        }
        let name = tree
            .child_leaves(tag)
            .find(|leaf| leaf.kind == OpenLeaf::Name);
        let of_secret = name.is_some_and(|leaf| secret(leaf.text));
        if of_secret && !is_clean(tree, tag) {
            unclean.extend(name.map(|leaf| leaf.span));
        }
        let named = naming(tree, tag, &secret);
        if kind == OpenNode::EmptyTag {
            found.covered.extend(named);
        }
        for (attribute, _) in tree.child_nodes(tag) {
            let part = |kind| tree.leaves(attribute).find(|leaf| leaf.kind == kind);
            let called = part(OpenLeaf::AttributeName).map_or(&b""[..], |leaf| leaf.text);
            let told = of_secret || named.is_some() && !NAMING.contains(&called);
            let hides = secret(called) || (told && !HARMLESS.contains(&called));
            if hides && let Some(value) = part(OpenLeaf::AttributeValue) {
                found
                    .spans
                    .push(open_format::unquoted(value.span, value.text).0);
            }
        }
    }
    found.covered.retain(|span| !unclean.contains(span));
    let overdeep = tree
        .leaves(tree.root())
        .filter(|leaf| leaf.kind == OpenLeaf::Overdeep);
    found.spans.extend(overdeep.map(|leaf| leaf.span));
    found
}

/// The attribute by which a tag names a secret, as in `<param name="Admin_Passwd" value="…"/>`, if it has
/// another one for the value.
fn naming(tree: &OpenTree, tag: NodeId, secret: &impl Fn(&[u8]) -> bool) -> Option<Span> {
    let mut named = None;
    let mut others = 0;
    for (attribute, _) in tree.child_nodes(tag) {
        let part = |kind| tree.leaves(attribute).find(|leaf| leaf.kind == kind);
        let called = part(OpenLeaf::AttributeName).map_or(&b""[..], |leaf| leaf.text);
        let Some(value) = part(OpenLeaf::AttributeValue) else {
            continue;
        };
        let (span, inner) = open_format::unquoted(value.span, value.text);
        if NAMING.contains(&called) && secret(inner) {
            named = Some(span);
        } else if !HARMLESS.contains(&called) {
            others += 1;
        }
    }
    named.filter(|_| others > 0)
}

/// Whether a tag holds nothing but whole attributes and is closed.
fn is_clean(tree: &OpenTree, tag: NodeId) -> bool {
    let whole = |attribute: NodeId| {
        tree.leaves(attribute)
            .any(|leaf| leaf.kind == OpenLeaf::AttributeValue)
    };
    let closed = tree
        .child_leaves(tag)
        .any(|leaf| leaf.kind == OpenLeaf::TagClose);
    let stray = tree
        .child_leaves(tag)
        .any(|leaf| leaf.kind == OpenLeaf::Stray);
    closed && !stray && tree.child_nodes(tag).all(|(attribute, _)| whole(attribute))
}

fn plain(text: &[u8], tree: &PlainTree, names: &Names<'_>) -> Found {
    let mut found = Found::default();
    for (node, _) in tree
        .nodes()
        .filter(|(_, kind)| *kind == PlainNode::Statement)
    {
        let part = |kind| tree.leaves(node).find(|leaf| leaf.kind == kind);
        let Some(name) = part(PlainLeaf::Name) else {
            continue;
        };
        let written = String::from_utf8_lossy(name.text);
        let secret = names.is_secret(&names.catalog.resolve_plain_text(&written))
            || names.is_secret(&ParameterName::from_plain_text(&written));
        if !secret {
            continue;
        }
        if let Some(value) = part(PlainLeaf::Value) {
            found.spans.push(inside(value.span, text));
        }
        let whole = part(PlainLeaf::Semicolon).is_some() && part(PlainLeaf::Stray).is_none();
        if whole && is_name(name.text) {
            found.covered.push(name.span);
        }
    }
    found
}

/// A quoted value without its quotes, which may be typographic.
fn inside(span: Span, text: &[u8]) -> Span {
    let written = span.slice(text);
    let opening = if written.starts_with(b"\"") { 1 } else { 3 };
    let closing = if written.ends_with(b"\"") { 1 } else { 3 };
    Span::new(span.start + opening, span.end - closing)
}

/// Whether this is a name and nothing else is glued to it.
fn is_name(text: &[u8]) -> bool {
    text.iter().all(|byte| is_word(*byte) || *byte == b'/')
}
