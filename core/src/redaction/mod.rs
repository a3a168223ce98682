//! The one redaction: secrets out of a text, numbered holes in (invariant 7).
//!
//! A secret is the value of a parameter that the catalogue marks or that is named like one, the argument
//! of `--key` and its relatives, a general purpose parameter that a rule uses as key, and a password or a token
//! in an address. A hole is written `[[secret:1]]`, which stands out in every format; [`fill`] puts values
//! back, written as the format wants them.
//!
//! Two passes find secrets: one reads the text in its format and takes exactly the values of settings that
//! are well formed; the other sweeps the raw text, comments and broken parts included, for words that name a secret
//! and takes what stands behind them, as far as their comment, element, quotes or line. Where in doubt it takes
//! too much of what belongs to a secret rather than too little, but never a setting beside it.

mod addresses;
mod comments;
mod options;
mod rules;
mod structure;
mod sweep;
mod tables;

use crate::catalog::Catalog;
use crate::document::{Document, SourceTree};
use crate::layers::encoding;
use crate::open_format::{self, LeafKind as OpenLeaf};
use crate::plain_text::{self, LeafKind as PlainLeaf};
use crate::profile::{ParameterName, look_alike};
use crate::text::{Span, TextEdit, apply_edits, find, sort_by_rank, sorted_numbers};
use std::collections::{BTreeMap, BTreeSet};

pub use options::{key_arguments, key_parameters};
pub use rules::redact_rule;

use comments::Comments;

const OPENING: &[u8] = b"[[secret:";
const CLOSING: &[u8] = b"]]";
/// How many digits the number of a hole has at most.
const DIGITS: usize = 9;
/// The highest number of that many digits.
const LAST: u32 = 999_999_999;
/// So many numbers are to be free from the first new one on; no text has as many secrets.
const ROOM: u32 = 100_000_000;
/// Longer names than this are none.
const LONGEST_NAME: usize = 256;
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
    /// Whether it is the whole value, and not a part of it such as the argument of `--key`.
    pub whole_value: bool,
}

/// Puts numbered holes in the place of the secrets of `text`, from `first` on. Holes that are there already
/// keep their numbers; pass a `first` above them, as [`free_hole`] gives it. Where the numbers of nine digits would run
/// out the holes take such as the text does not have.
///
/// ```
/// use profile_core::{catalog::Catalog, redaction::redact};
/// let redacted = redact(b"Admin_Passwd \"hush\" ;", Catalog::builtin(), 1);
/// assert_eq!(redacted.text, b"Admin_Passwd \"[[secret:1]]\" ;");
/// assert_eq!(redacted.next, 2);
/// ```
pub fn redact(text: &[u8], catalog: &Catalog, first: u32) -> Redacted {
    redact_with_keys(text, catalog, &BTreeSet::new(), first)
}

/// The same where other texts belong to this one: `keys` are the parameters that their rules use as keys,
/// as [`key_parameters`] gives them.
pub fn redact_with_keys(
    text: &[u8],
    catalog: &Catalog,
    keys: &BTreeSet<ParameterName>,
    first: u32,
) -> Redacted {
    let mut redacted = Redacted {
        text: text.to_vec(),
        next: first,
    };
    // In a broken text a hole may change what the rest means, so the result is looked at again.
    for _ in 0..ROUNDS {
        let spans = secrets_with_keys(&redacted.text, catalog, keys);
        if spans.is_empty() {
            return redacted;
        }
        redacted = with_holes(&redacted, &spans);
    }
    // Lines that never come to rest are not given out at all, and no text that hangs on such lines.
    for _ in 0..ROUNDS {
        let spans = secrets_with_keys(&redacted.text, catalog, keys);
        if spans.is_empty() {
            return redacted;
        }
        let lines = spans.into_iter().map(|span| lines_of(span, &redacted.text));
        let lines = apart(lines.collect(), &redacted.text);
        redacted = with_holes(&redacted, &lines);
    }
    let everything = [Span::new(0, redacted.text.len())];
    with_holes(&redacted, &everything)
}

/// Texts that belong together, without their secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactedTogether {
    /// The texts with holes.
    pub texts: Vec<Vec<u8>>,
    /// The parameters that a rule uses as key.
    pub keys: BTreeSet<ParameterName>,
    /// The number that the next hole would have.
    pub next: u32,
}

/// Texts that belong together without their secrets: holes have numbers of their own in all of them, from `first` on,
/// and a rule in one text makes the parameter that it names as key a secret in every other, as `keys` does.
pub fn redact_together(
    texts: &[&[u8]],
    mut keys: BTreeSet<ParameterName>,
    first: u32,
    catalog: &Catalog,
) -> RedactedTogether {
    let highest = texts.iter().map(|text| highest_hole(text)).max();
    let first = highest.unwrap_or_default().saturating_add(1).max(first);
    let mut next = with_room(first, texts);
    keys.extend(texts.iter().flat_map(|text| key_parameters(text)));
    let redacted = |text: &&[u8]| {
        let redacted = redact_with_keys(text, catalog, &keys, next);
        next = redacted.next;
        redacted.text
    };
    let texts = texts.iter().map(redacted).collect();
    RedactedTogether { texts, keys, next }
}

/// The whole lines that `span` touches.
fn lines_of(span: Span, text: &[u8]) -> Span {
    let ends_line = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let before = text.get(..span.start).unwrap_or_default();
    let behind = text.get(span.end..).unwrap_or_default();
    let start = before.iter().rposition(ends_line).map_or(0, |at| at + 1);
    let more = behind.iter().position(ends_line).unwrap_or(behind.len());
    Span::new(start, span.end + more)
}

fn with_holes(redacted: &Redacted, spans: &[Span]) -> Redacted {
    with_edits(redacted, spans, TextEdit::replace)
}

/// The text with what `edit` makes of each span and its hole.
fn with_edits(
    redacted: &Redacted,
    spans: &[Span],
    edit: impl Fn(Span, String) -> TextEdit,
) -> Redacted {
    let mut next = with_room(redacted.next, &[redacted.text.as_slice()]);
    let mut edits = Vec::new();
    for span in spans {
        edits.push(edit(*span, format!("[[secret:{next}]]")));
        next = next.saturating_add(1);
    }
    // The spans are sorted and apart, so the edits cannot conflict.
    let text = apply_edits(&redacted.text, &edits).unwrap_or_default();
    Redacted { text, next }
}

/// The places of all secrets in `text`, sorted and apart, holes left out. Comments count too: a password
/// does not become harmless by being commented out.
pub fn secrets(text: &[u8], catalog: &Catalog) -> Vec<Span> {
    secrets_with_keys(text, catalog, &BTreeSet::new())
}

fn secrets_with_keys(text: &[u8], catalog: &Catalog, keys: &BTreeSet<ParameterName>) -> Vec<Span> {
    if !encoding(text).keeps_ascii() && !text.is_empty() {
        return vec![Span::new(0, text.len())];
    }
    let names = Names {
        catalog,
        keys,
        own: key_parameters(text),
    };
    let document = Document::read(text, catalog);
    let comments = Comments::read(text, &document.tree);
    let mut found = structure::secrets(text, &document, &names);
    found.add(options::arguments(text));
    found.add(addresses::queries(text, &names));
    found.add(tables::values(text, &names));
    sort_by_rank(&mut found.covered, |span| (span.start, span.end));
    let mut spans = found.spans;
    spans.extend(sweep::secrets(text, &found.covered, &comments, &names));
    spans.extend(addresses::passwords(text));
    apart(spans, text)
}

/// What is read where a form has it.
#[derive(Debug, Default)]
struct Found {
    /// The secrets.
    spans: Vec<Span>,
    /// Names whose value is among the secrets, or that have none.
    covered: Vec<Span>,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.spans.extend(other.spans);
        self.covered.extend(other.covered);
    }
}

/// What is known of names.
struct Names<'a> {
    catalog: &'a Catalog,
    /// Parameters that rules elsewhere use as keys.
    keys: &'a BTreeSet<ParameterName>,
    /// Parameters that rules of the same text use as keys.
    own: BTreeSet<ParameterName>,
}

impl Names<'_> {
    fn is_secret(&self, name: &ParameterName) -> bool {
        let is_secret = |name: &ParameterName| {
            self.catalog.is_secret(name) || self.keys.contains(name) || self.own.contains(name)
        };
        let written = name.open_format();
        is_secret(name)
            || !written.is_ascii()
                && is_secret(&ParameterName::from_plain_text(&look_alike::plain(written)))
    }

    /// Whether the catalogue has `written`, in either notation.
    fn is_known(&self, written: &[u8]) -> bool {
        let name = std::str::from_utf8(written).map(ParameterName::from_plain_text);
        written.len() <= LONGEST_NAME && name.is_ok_and(|name| self.catalog.find(&name).is_some())
    }
}

/// Sorted, without overlaps, without what is a hole already, and without blanks at the edges. What stands around
/// a hole is taken by itself, so that no hole ever swallows another one.
fn apart(mut spans: Vec<Span>, text: &[u8]) -> Vec<Span> {
    sort_by_rank(&mut spans, |span| (span.start, span.end));
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => apart.push(span),
        }
    }
    let mut pieces = Vec::new();
    let mut holes = hole_places(text)
        .into_iter()
        .map(|(_, hole)| hole)
        .peekable();
    for span in apart {
        let mut start = span.start;
        while let Some(hole) = holes.peek().filter(|hole| hole.start < span.end) {
            if hole.start > start {
                pieces.push(Span::new(start, hole.start));
            }
            start = start.max(hole.end);
            if hole.end > span.end {
                break;
            }
            holes.next();
        }
        if start < span.end {
            pieces.push(Span::new(start, span.end));
        }
    }
    let pieces = pieces.into_iter().map(|piece| trimmed(piece, text));
    pieces.filter(|piece| !piece.is_empty()).collect()
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

/// The holes of `text` with the parameters that they stand in.
pub fn holes(text: &[u8], catalog: &Catalog) -> Vec<Hole> {
    let places = hole_places(text);
    if places.is_empty() {
        return Vec::new();
    }
    let document = Document::read(text, catalog);
    let occurrences = &document.reading.occurrences;
    let around = |span: Span| {
        let next = occurrences.partition_point(|o| o.whole.start <= span.start);
        let around = occurrences.get(next.checked_sub(1)?)?;
        // A hole inside a name that is a whole broken line belongs to nothing.
        let name = around.setting.name.open_format();
        (span.end <= around.whole.end && name.len() <= LONGEST_NAME).then_some(around)
    };
    let hole = |(number, span): (u32, Span)| {
        let around = around(span);
        let value = around.and_then(|occurrence| occurrence.value);
        Hole {
            number,
            span,
            parameter: around.map(|occurrence| occurrence.setting.name.clone()),
            whole_value: value.is_none_or(|value| trimmed(value, text) == span),
        }
    };
    places.into_iter().map(hole).collect()
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

/// The number from which on `text` can get holes.
///
/// ```
/// use profile_core::redaction::free_hole;
/// assert_eq!(free_hole(b"Admin_Passwd \"[[secret:7]]\" ;"), 8);
/// ```
pub fn free_hole(text: &[u8]) -> u32 {
    with_room(highest_hole(text).saturating_add(1), &[text])
}

/// `first`, or where too few numbers come behind it the first of the most in a row that no hole of `texts` has.
fn with_room(first: u32, texts: &[&[u8]]) -> u32 {
    if first <= LAST - ROOM {
        return first;
    }
    let mut taken = vec![LAST + 1];
    for text in texts {
        for (number, _) in hole_places(text) {
            taken.push(number);
        }
    }
    let (mut widest, mut free, mut low) = (0, first, 0);
    for high in sorted_numbers(taken) {
        let gap = high.saturating_sub(low);
        if gap > widest {
            (widest, free) = (gap, low.saturating_add(1));
        }
        low = high;
    }
    free
}

/// Writes `values` (by number) into the holes of `text`, as the place of each hole wants it: escaped in a
/// value or an attribute, quoted where a statement has no quotes, as it is in a comment. Holes without a
/// value stay. The open format drops white space at the edges of a value and turns line ends into blanks.
pub fn fill(text: &[u8], values: &[(u32, Vec<u8>)], catalog: &Catalog) -> Vec<u8> {
    let document = Document::read(text, catalog);
    let values: BTreeMap<u32, &Vec<u8>> = values
        .iter()
        .map(|(number, value)| (*number, value))
        .collect();
    let writings = writings(&document);
    let edit = |(number, span): (u32, Span)| {
        let value = values.get(&number)?;
        let index = writings.partition_point(|(place, _)| place.start <= span.start);
        let place = index.checked_sub(1).and_then(|index| writings.get(index));
        let writing = place.map_or(Writing::Comment, |(_, writing)| *writing);
        Some(TextEdit::replace(span, writing.write(value)))
    };
    let edits: Vec<TextEdit> = hole_places(text).into_iter().filter_map(edit).collect();
    apply_edits(text, &edits).unwrap_or_else(|_| text.to_vec())
}

/// How a value is written at a place.
#[derive(Clone, Copy)]
enum Writing {
    OpenText,
    Attribute,
    Quoted,
    Unquoted,
    Comment,
}

impl Writing {
    fn write(self, value: &[u8]) -> Vec<u8> {
        let inner = |quoted: Vec<u8>| Span::new(1, quoted.len() - 1).slice(&quoted).to_vec();
        match self {
            Self::OpenText => open_format::escape(value),
            Self::Attribute => open_format::attribute_text(value),
            Self::Quoted => inner(plain_text::quote(value)),
            Self::Unquoted => plain_text::quote(value),
            Self::Comment => value
                .iter()
                .map(|byte| {
                    if matches!(byte, b'\n' | b'\r') {
                        b' '
                    } else {
                        *byte
                    }
                })
                .collect(),
        }
    }
}

/// The leaves of a document with the way in which values are written in them.
fn writings(document: &Document) -> Vec<(Span, Writing)> {
    match &document.tree {
        SourceTree::Open(tree) => tree
            .leaves(tree.root())
            .map(|leaf| {
                let writing = match leaf.kind {
                    OpenLeaf::Text | OpenLeaf::Reference | OpenLeaf::Overdeep => Writing::OpenText,
                    OpenLeaf::AttributeValue => Writing::Attribute,
                    _ => Writing::Comment,
                };
                (leaf.span, writing)
            })
            .collect(),
        SourceTree::Plain(tree) => tree
            .leaves(tree.root())
            .map(|leaf| {
                let writing = match leaf.kind {
                    PlainLeaf::Value => Writing::Quoted,
                    PlainLeaf::Stray if !leaf.text.contains(&b'"') => Writing::Unquoted,
                    _ => Writing::Comment,
                };
                (leaf.span, writing)
            })
            .collect(),
    }
}

fn hole_places(text: &[u8]) -> Vec<(u32, Span)> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = find(text.get(at..).unwrap_or_default(), OPENING) {
        let start = at + found;
        at = start + OPENING.len();
        if let Some((number, len)) = hole_at(text, start) {
            at = start + len;
            places.push((number, Span::new(start, at)));
        }
    }
    places
}

/// The number and the length of the hole that begins at `at`.
fn hole_at(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = text.get(at..)?.strip_prefix(OPENING)?;
    let len = digits
        .iter()
        .take(DIGITS)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (digits, rest) = digits.split_at_checked(len)?;
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let closed = rest.starts_with(CLOSING);
    closed.then_some((number, OPENING.len() + len + CLOSING.len()))
}
