//! From the tree to the settings.

use super::literal::decode;
use super::{LeafKind, NodeKind, PlainText, PlainTree};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::profile::{Occurrence, Reading, Setting, UserAccess, Value, ValueForm};
use crate::text::{Leaf, NodeId, Span};

/// Takes the settings out of a parsed file, with all findings of the grammar and the values.
///
/// Names compare without case: one that `catalog` knows takes its spelling. Imports are not followed; see
/// [`splice`](super::splice).
pub fn read(parsed: &PlainText, catalog: &Catalog) -> Reading {
    let mut findings = Findings::default();
    findings.extend(parsed.diagnostics.iter().cloned());
    let occurrences = statements(&parsed.tree)
        .filter_map(|node| occurrence(&parsed.tree, node, catalog, &mut findings))
        .collect();
    let diagnostics = findings.finish();
    Reading {
        occurrences,
        corrupt: diagnostics.iter().any(|d| d.severity == Severity::Error),
        diagnostics,
    }
}

fn statements(tree: &PlainTree) -> impl Iterator<Item = NodeId> + '_ {
    tree.nodes()
        .filter(|(_, kind)| *kind == NodeKind::Statement)
        .map(|(node, _)| node)
}

fn occurrence(
    tree: &PlainTree,
    node: NodeId,
    catalog: &Catalog,
    findings: &mut Findings,
) -> Option<Occurrence> {
    let part = |kind| tree.leaves(node).find(|leaf| leaf.kind == kind);
    let name = part(LeafKind::Name)?;
    let mark = part(LeafKind::Mark);
    let access = match mark.map(|leaf| leaf.text) {
        Some(b"!") => UserAccess::ReadWrite,
        Some(b"?") => UserAccess::ReadOnly,
        _ => UserAccess::NotAccessible,
    };
    let inner = part(LeafKind::Value).map(inside);
    let value = inner.map_or(Value::Unchanged, |(span, text)| {
        wrapped(span, text, findings);
        Value::Set(decode(text, span.start, |d| findings.push(d)))
    });
    Some(Occurrence {
        setting: Setting {
            name: catalog.resolve_plain_text(&String::from_utf8_lossy(name.text)),
            value,
            access,
        },
        name: name.span,
        end_name: None,
        value: inner.map(|(span, _)| span),
        form: ValueForm::Quoted,
        access: mark.map(|leaf| leaf.span),
        whole: tree.span(node),
    })
}

/// The value without its quotes, which may be typographic.
fn inside(leaf: Leaf<'_, LeafKind>) -> (Span, &[u8]) {
    let opening = if leaf.text.starts_with(b"\"") { 1 } else { 3 };
    let closing = if leaf.text.ends_with(b"\"") { 1 } else { 3 };
    let span = Span::new(leaf.span.start + opening, leaf.span.end - closing);
    let text = Span::new(opening, leaf.text.len() - closing).slice(leaf.text);
    (span, text)
}

fn wrapped(span: Span, text: &[u8], findings: &mut Findings) {
    if text.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        let headline = "expected the value on one line, found a line end in it, which becomes part of the value";
        findings.push(Diagnostic::new(Code::WrappedValue, span, headline));
    }
}
