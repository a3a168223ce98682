//! The one redaction: secrets out of a text, numbered holes in (invariant 7).
//!
//! A secret is the value of a parameter that the catalogue marks or that is named like one, the argument
//! of `--key`, and a general purpose parameter that a rule uses as key. A hole is written `[[secret:1]]`,
//! which stands out in every format; [`fill`] puts values back, written as the format wants them.

use crate::catalog::Catalog;
use crate::document::{Document, SourceFormat, SourceTree};
use crate::open_format::{self, LeafKind as OpenLeaf, OpenTree};
use crate::plain_text::{self, LeafKind as PlainLeaf, PlainTree};
use crate::profile::{Occurrence, ParameterName, Value};
use crate::text::{Span, TextEdit, apply_edits};
use std::collections::{BTreeMap, HashSet};

const OPENING: &[u8] = b"[[secret:";
const CLOSING: &[u8] = b"]]";
/// How often a redacted text is looked at again.
const ROUNDS: usize = 8;

/// A text without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    /// The text with holes.
    pub text: Vec<u8>,
    /// The number that the next hole would have.
    pub next: u32,
}

/// A hole in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Its number.
    pub number: u32,
    /// Its place.
    pub span: Span,
    /// The parameter whose value it stands in, if any.
    pub parameter: Option<ParameterName>,
}

/// Puts numbered holes in the place of the secrets of `text`, from `first` on. Holes that are there already
/// keep their numbers; pass a `first` above them.
///
/// ```
/// use profile_core::{catalog::Catalog, redaction::redact};
/// let redacted = redact(b"Admin_Passwd \"hush\" ;", Catalog::builtin(), 1);
/// assert_eq!(redacted.text, b"Admin_Passwd \"[[secret:1]]\" ;");
/// assert_eq!(redacted.next, 2);
/// ```
pub fn redact(text: &[u8], catalog: &Catalog, first: u32) -> Redacted {
    let mut redacted = Redacted {
        text: text.to_vec(),
        next: first,
    };
    // In a broken text a hole may change what the rest means, so the result is looked at again.
    for _ in 0..ROUNDS {
        let spans = secrets(&redacted.text, catalog);
        if spans.is_empty() {
            return redacted;
        }
        redacted = with_holes(&redacted, &spans);
    }
    // A text that never comes to rest is not given out at all.
    let everything = [Span::new(0, redacted.text.len())];
    with_holes(&redacted, &everything)
}

fn with_holes(redacted: &Redacted, spans: &[Span]) -> Redacted {
    let mut next = redacted.next;
    let mut edits = Vec::new();
    for span in spans {
        edits.push(TextEdit::replace(*span, format!("[[secret:{next}]]")));
        next = next.saturating_add(1);
    }
    // The spans are sorted and apart, so the edits cannot conflict.
    let text = apply_edits(&redacted.text, &edits).unwrap_or_default();
    Redacted { text, next }
}

/// The places of all secrets in `text`, sorted and apart, holes left out. Read in both formats, comments
/// too: a password does not become harmless by being commented out.
pub fn secrets(text: &[u8], catalog: &Catalog) -> Vec<Span> {
    let mut spans = Vec::new();
    collect(text, 0, catalog, &mut spans);
    spans.retain(|span| !span.is_empty() && !is_hole(span.slice(text)));
    spans.sort();
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => apart.push(span),
        }
    }
    apart
}

/// The holes of `text` with the parameters that they stand in.
pub fn holes(text: &[u8], catalog: &Catalog) -> Vec<Hole> {
    let places = hole_places(text);
    if places.is_empty() {
        return Vec::new();
    }
    let document = Document::read(text, catalog);
    let occurrences = &document.reading.occurrences;
    let parameter = |span: Span| {
        let next = occurrences.partition_point(|o| o.whole.start <= span.start);
        let around = occurrences.get(next.checked_sub(1)?)?;
        (span.end <= around.whole.end).then(|| around.setting.name.clone())
    };
    places
        .into_iter()
        .map(|(number, span)| Hole {
            number,
            span,
            parameter: parameter(span),
        })
        .collect()
}

/// Whether `text` has a hole.
pub fn has_holes(text: &[u8]) -> bool {
    !hole_places(text).is_empty()
}

/// The highest number of a hole in `text`.
pub fn highest_hole(text: &[u8]) -> u32 {
    hole_places(text)
        .into_iter()
        .map(|(number, _)| number)
        .max()
        .unwrap_or_default()
}

/// Writes `values` (by number) into the holes of `text`, escaped as its format wants it. Holes without a
/// value stay.
pub fn fill(text: &[u8], values: &[(u32, Vec<u8>)], catalog: &Catalog) -> Vec<u8> {
    let document = Document::read(text, catalog);
    let values: BTreeMap<u32, &Vec<u8>> = values
        .iter()
        .map(|(number, value)| (*number, value))
        .collect();
    let written = |value: &[u8]| match document.format {
        SourceFormat::OpenFormat => open_format::escape(value),
        SourceFormat::PlainText => {
            let quoted = plain_text::quote(value);
            Span::new(1, quoted.len() - 1).slice(&quoted).to_vec()
        }
    };
    let edits: Vec<TextEdit> = hole_places(text)
        .into_iter()
        .filter_map(|(number, span)| {
            values
                .get(&number)
                .map(|value| TextEdit::replace(span, written(value)))
        })
        .collect();
    apply_edits(text, &edits).unwrap_or_else(|_| text.to_vec())
}

fn is_hole(text: &[u8]) -> bool {
    matches!(hole_places(text).as_slice(), [(_, span)] if span.len() == text.len())
}

fn hole_places(text: &[u8]) -> Vec<(u32, Span)> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = find(text.get(at..).unwrap_or_default(), OPENING) {
        let start = at + found;
        let digits = text.get(start + OPENING.len()..).unwrap_or_default();
        let len = digits
            .iter()
            .take(9)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let closed = digits
            .get(len..)
            .is_some_and(|rest| rest.starts_with(CLOSING));
        let number = std::str::from_utf8(digits.get(..len).unwrap_or_default())
            .ok()
            .and_then(|d| d.parse().ok());
        at = start + OPENING.len();
        if let (true, Some(number)) = (closed, number) {
            at += len + CLOSING.len();
            places.push((number, Span::new(start, at)));
        }
    }
    places
}

/// Collects the secrets of `text`, which begins at `at` of the whole; comments are looked into once.
fn collect(text: &[u8], at: usize, catalog: &Catalog, spans: &mut Vec<Span>) {
    let document = Document::read(text, catalog);
    let is_secret = |name: &ParameterName| catalog.is_secret(name);
    let (occurrences, places, comments) = match &document.tree {
        SourceTree::Open(tree) => (
            open_format::element_settings(tree),
            open_format::secret_places(tree, is_secret),
            open_comments(tree),
        ),
        SourceTree::Plain(tree) => {
            let places = plain_text::stray_values(tree, catalog, is_secret);
            (document.reading.occurrences, places, plain_comments(tree))
        }
    };
    spans.extend(
        places
            .into_iter()
            .map(|span| trimmed(span, text).shifted(at)),
    );
    let keys = key_parameters(text, &occurrences);
    for occurrence in &occurrences {
        let Some(value) = occurrence.value else {
            continue;
        };
        if is_secret(&occurrence.setting.name) || keys.contains(&occurrence.setting.name) {
            spans.push(trimmed(value, text).shifted(at));
        } else {
            let arguments = key_arguments(value.slice(text));
            spans.extend(
                arguments
                    .into_iter()
                    .map(|span| span.shifted(value.start + at)),
            );
        }
    }
    for comment in comments {
        let inner = comment.slice(text);
        if at == 0 && inner.iter().any(|byte| matches!(byte, b'"' | b'<' | b';')) {
            collect(inner, comment.start, catalog, spans);
        }
        let arguments = key_arguments(inner);
        spans.extend(
            arguments
                .into_iter()
                .map(|span| span.shifted(comment.start + at)),
        );
    }
}

fn open_comments(tree: &OpenTree) -> Vec<Span> {
    let comments = tree
        .leaves(tree.root())
        .filter(|leaf| leaf.kind == OpenLeaf::Comment);
    let inner = comments.map(|leaf| {
        let closing = if leaf.text.ends_with(b"-->") { 3 } else { 0 };
        Span::new(leaf.span.start + 4, leaf.span.end - closing)
    });
    inner.collect()
}

fn plain_comments(tree: &PlainTree) -> Vec<Span> {
    let comments = tree
        .leaves(tree.root())
        .filter(|leaf| leaf.kind == PlainLeaf::Comment);
    comments
        .map(|leaf| Span::new(leaf.span.start + 1, leaf.span.end))
        .collect()
}

fn trimmed(span: Span, text: &[u8]) -> Span {
    let written = span.slice(text);
    let lead = written.len() - written.trim_ascii_start().len();
    let trail = written.len() - written.trim_ascii_end().len();
    if lead == written.len() {
        return Span::at(span.start);
    }
    Span::new(span.start + lead, span.end - trail)
}

/// Options whose argument is a secret; `--pwd` is one of later firmware.
const SECRET_OPTIONS: [&[u8]; 2] = [b"key", b"pwd"];
/// What may stand before the name of an option: a document turns `--` into a dash.
const DASHES: [&[u8]; 3] = [b"--", "\u{2013}".as_bytes(), "\u{2014}".as_bytes()];

/// The places behind every option with a secret argument in a value as it is written.
fn after_options(written: &[u8]) -> Vec<usize> {
    let ends_option = |at: &usize| {
        let (before, here) = written.split_at_checked(*at).unwrap_or_default();
        DASHES.iter().any(|dash| before.ends_with(dash))
            && SECRET_OPTIONS.iter().any(|name| here.starts_with(name))
    };
    (2..written.len())
        .filter(ends_option)
        .map(|at| at + 3)
        .collect()
}

/// The places of the literal secret arguments in a value as it is written. A macro such as `$SA` is no secret.
fn key_arguments(written: &[u8]) -> Vec<Span> {
    let mut spans = Vec::new();
    for at in after_options(written) {
        let rest = written.get(at..).unwrap_or_default();
        let blank = rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        let argument = rest.get(blank..).unwrap_or_default();
        let span = argument_span(argument);
        let text = span.slice(argument);
        if blank > 0 && !text.is_empty() && !is_macro(text) {
            spans.push(span.shifted(at + blank));
        }
    }
    spans
}

/// The argument at the start of `text` without its quotes, which the format may have escaped.
fn argument_span(text: &[u8]) -> Span {
    const QUOTES: [&[u8]; 4] = [b"\"", b"\\\"", b"&quot;", b"&#34;"];
    match QUOTES.iter().find(|quote| text.starts_with(quote)) {
        Some(quote) => {
            let inner = text.get(quote.len()..).unwrap_or_default();
            let len = find(inner, quote).unwrap_or(inner.len());
            Span::new(quote.len(), quote.len() + len)
        }
        None if text.starts_with(OPENING) => {
            let head = Span::new(0, 32).slice(text);
            hole_places(head)
                .first()
                .map_or(Span::default(), |(_, span)| *span)
        }
        None => {
            let len = text
                .iter()
                .take_while(|b| !b.is_ascii_whitespace() && **b != b']')
                .count();
            Span::new(0, len)
        }
    }
}

fn is_macro(text: &[u8]) -> bool {
    let name = text.strip_prefix(b"$").unwrap_or_default();
    let name = name
        .strip_prefix(b"(")
        .and_then(|n| n.strip_suffix(b")"))
        .unwrap_or(name);
    !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric)
}

/// The general purpose parameters that a rule uses as key: `--key $A` makes `GPP_A` a secret.
fn key_parameters(text: &[u8], occurrences: &[Occurrence]) -> HashSet<ParameterName> {
    let mut names = HashSet::new();
    for occurrence in occurrences {
        let (Some(value), Value::Set(_)) = (occurrence.value, &occurrence.setting.value) else {
            continue;
        };
        let written = value.slice(text);
        for at in after_options(written) {
            let argument = written.get(at..).unwrap_or_default().trim_ascii_start();
            let argument = argument_span(argument).slice(argument);
            let letters = argument.split(|byte| *byte == b'$').skip(1);
            names.extend(letters.filter_map(|after| {
                let after = after.strip_prefix(b"(").unwrap_or(after);
                let len = after
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric())
                    .count();
                let letter = std::str::from_utf8(after.get(..len)?).ok()?;
                Some(ParameterName::from_open_format(format!("GPP_{letter}")))
            }));
        }
    }
    names
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}
