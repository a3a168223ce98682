//! Edits in the open format.

use super::place::{indent, line_end};
use crate::open_format::{LeafKind, NodeKind, OpenTree, attribute_text, element, escape};
use crate::profile::{Occurrence, Setting, UserAccess, Value, ValueForm};
use crate::text::{NodeId, Span, TextEdit, is_space};

/// The edits that turn `occurrence` into `setting`.
pub(super) fn changed(
    text: &[u8],
    tree: &OpenTree,
    occurrence: &Occurrence,
    setting: &Setting,
) -> Vec<TextEdit> {
    let edits = access(text, tree, occurrence, setting.access).and_then(|access| {
        let value = value(text, tree, occurrence, &setting.value)?;
        Some([access, value].concat())
    });
    edits.unwrap_or_else(|| vec![TextEdit::replace(occurrence.whole, element(setting))])
}

/// The edits of the attribute `ua`; `None` if the tag is not as it should be.
fn access(
    text: &[u8],
    tree: &OpenTree,
    occurrence: &Occurrence,
    wanted: UserAccess,
) -> Option<Vec<TextEdit>> {
    if occurrence.setting.access == wanted {
        return Some(Vec::new());
    }
    let attribute = format!(" ua=\"{}\"", wanted.attribute());
    Some(vec![match (occurrence.access, wanted) {
        (Some(_), UserAccess::Unspecified) => {
            return Some(without(text, tree, occurrence, b"ua")).filter(|edits| !edits.is_empty());
        }
        (Some(span), _) => TextEdit::replace(span, wanted.attribute()),
        (None, _) => TextEdit::insert(occurrence.name.end, attribute),
    }])
}

fn value(
    text: &[u8],
    tree: &OpenTree,
    occurrence: &Occurrence,
    wanted: &Value,
) -> Option<Vec<TextEdit>> {
    if occurrence.setting.value == *wanted {
        return Some(Vec::new());
    }
    let whole = occurrence.whole;
    Some(vec![match (occurrence.form, occurrence.value, wanted) {
        (ValueForm::Attribute, Some(span), Value::Set(value)) => {
            let (place, quote) = quoted(text, tree, span)?;
            let new = [quote, &attribute_text(value), quote].concat();
            TextEdit::replace(place, new)
        }
        (ValueForm::Attribute, Some(_), Value::Unchanged) => {
            let edits = without(text, tree, occurrence, b"value");
            return Some(edits).filter(|edits| !edits.is_empty());
        }
        (_, Some(span), Value::Set(value)) => TextEdit::replace(span, escape(value)),
        (_, Some(span), Value::Unchanged) => {
            let close = Span::new(span.start.checked_sub(1)?, whole.end);
            close.slice(text).starts_with(b">").then_some(())?;
            // What the content hid would count in an empty element.
            let mut edits = without(text, tree, occurrence, b"value");
            edits.push(TextEdit::replace(close, "/>"));
            return Some(edits);
        }
        (_, None, Value::Set(value)) => {
            let inner = whole.slice(text).strip_suffix(b"/>")?;
            let start = whole.start + inner.trim_ascii_end().len();
            let name = occurrence.name.slice(text);
            let new = [b">", escape(value).as_slice(), b"</", name, b">"].concat();
            TextEdit::replace(Span::new(start, whole.end), new)
        }
        (_, None, Value::Unchanged) => return Some(Vec::new()),
    }])
}

/// What stands for the value of an attribute, of which `inner` is what counts, and the quotes to write around the new
/// one: none if it has them.
fn quoted<'q>(text: &[u8], tree: &OpenTree, inner: Span) -> Option<(Span, &'q [u8])> {
    let before = inner.start.checked_sub(1)?;
    let quote = text.get(before).filter(|byte| matches!(byte, b'"' | b'\''));
    if quote.is_some() && text.get(inner.end) == quote {
        return Some((inner, b""));
    }
    let leaves = [inner.start, before].map(|at| tree.leaf_at(at));
    let mut leaves = leaves.into_iter().flatten();
    let written = leaves.find(|leaf| leaf.kind == LeafKind::AttributeValue)?;
    Some((written.span, b"\""))
}

/// The edits that take every attribute called `name` out of the tag of `occurrence`, each with the blanks before it.
fn without(text: &[u8], tree: &OpenTree, occurrence: &Occurrence, name: &[u8]) -> Vec<TextEdit> {
    let is_tag = |(node, kind): &(NodeId, NodeKind)| {
        matches!(kind, NodeKind::StartTag | NodeKind::EmptyTag)
            && tree.span(*node).start == occurrence.whole.start
    };
    let Some((tag, _)) = tree.nodes().find(is_tag) else {
        return Vec::new();
    };
    let named = |node: NodeId| {
        let mut leaves = tree.leaves(node);
        leaves.any(|leaf| leaf.kind == LeafKind::AttributeName && leaf.text == name)
            && leaves.any(|leaf| leaf.kind == LeafKind::AttributeValue)
    };
    let attributes = tree.child_nodes(tag);
    let attributes = attributes.filter(|(node, kind)| *kind == NodeKind::Attribute && named(*node));
    let edit = |(node, _)| {
        let span = tree.span(node);
        let before = text.get(..span.start).unwrap_or_default();
        // The blanks stay where they hold the parts around the attribute apart.
        let start = match text.get(span.end..).unwrap_or_default() {
            [b'>', ..] | [b'/', b'>', ..] => before.trim_ascii_end().len(),
            [byte, ..] if is_space(*byte) => before.trim_ascii_end().len(),
            _ => span.start,
        };
        TextEdit::remove(Span::new(start, span.end))
    };
    attributes.map(edit).collect()
}

/// The first setting of a text that has none: inside the first `flat-profile`, or in a new one at the end.
pub(super) fn first(text: &[u8], tree: &OpenTree, written: &[u8]) -> TextEdit {
    let end = line_end(text, text.len());
    let Some(tags) = flat_profile(tree) else {
        let open = !text.is_empty() && !text.ends_with(b"\n") && !text.ends_with(b"\r");
        let before: &[u8] = if open { end } else { b"" };
        let new = [
            before,
            b"<flat-profile>",
            end,
            b"  ",
            written,
            end,
            b"</flat-profile>",
            end,
        ]
        .concat();
        return TextEdit::insert(text.len(), new);
    };
    match tags {
        Tags::Pair(closing) => {
            let lead = indent(text, closing);
            let own_line = text
                .get(..closing - lead.len())
                .is_some_and(|before| before.ends_with(b"\n") || before.ends_with(b"\r"));
            let before: &[u8] = if own_line { b"" } else { end };
            let new = [before, lead, b"  ", written, end].concat();
            let at = if own_line {
                closing - lead.len()
            } else {
                closing
            };
            TextEdit::insert(at, new)
        }
        Tags::Empty(tag) => {
            let inner = tag
                .slice(text)
                .strip_suffix(b"/>")
                .unwrap_or_default()
                .trim_ascii_end();
            let place = Span::new(tag.start + inner.len(), tag.end);
            let new = [b">", end, b"  ", written, end, b"</flat-profile>"].concat();
            TextEdit::replace(place, new)
        }
    }
}

/// The tags of an element.
enum Tags {
    /// A start tag, and an end tag that begins here.
    Pair(usize),
    /// An empty tag.
    Empty(Span),
}

fn flat_profile(tree: &OpenTree) -> Option<Tags> {
    let is_flat = |tag| {
        let mut leaves = tree.leaves(tag);
        leaves.any(|leaf| leaf.kind == LeafKind::Name && leaf.text == b"flat-profile")
    };
    let mut elements = tree.nodes().filter(|(_, kind)| *kind == NodeKind::Element);
    let element = elements
        .find(|(node, _)| {
            tree.child_nodes(*node)
                .next()
                .is_some_and(|(tag, _)| is_flat(tag))
        })?
        .0;
    let mut tags = tree.child_nodes(element);
    let (first, kind) = tags.next()?;
    if kind == NodeKind::EmptyTag {
        return Some(Tags::Empty(tree.span(first)));
    }
    let closing = tags.find(|(_, kind)| *kind == NodeKind::EndTag);
    Some(Tags::Pair(
        closing.map_or(tree.span(element).end, |(tag, _)| tree.span(tag).start),
    ))
}
