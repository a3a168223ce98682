//! What could stand at a place of a text (CAT-09).

use crate::catalog::{Catalog, CatalogEntry, DataType};
use crate::document::SourceFormat;
use crate::open_format::{self, OpenTree};
use crate::plain_text::{self, PlainTree};
use crate::profile::{ParameterName, UserAccess};
use crate::text::{Leaf, Span};

/// What a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProposalKind {
    /// A parameter.
    Parameter,
    /// A value.
    Value,
    /// A user access.
    Access,
    /// A word of the language.
    Word,
}

impl ProposalKind {
    /// Its name in a screen's style sheet.
    pub fn id(self) -> &'static str {
        match self {
            Self::Parameter => "parameter",
            Self::Value => "value",
            Self::Access => "access",
            Self::Word => "word",
        }
    }
}

/// Something that could stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is called.
    pub label: String,
    /// A few words on it.
    pub detail: String,
    /// What it is.
    pub kind: ProposalKind,
    /// What is written.
    pub insert: String,
    /// How many bytes of that stand before the caret afterwards.
    pub caret: usize,
}

/// Everything that could stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is replaced.
    pub span: Span,
    /// What could take its place, the likely ones first.
    pub proposals: Vec<Proposal>,
}

/// What could stand at `offset` of `text`.
///
/// ```
/// use profile_core::{catalog::Catalog, view::completion};
/// let found = completion(b"<flat-profile>\n<Resync_O", 24, Catalog::builtin()).unwrap();
/// assert!(found.proposals.iter().any(|one| one.label == "Resync_On_Reset"));
/// ```
pub fn completion(text: &[u8], offset: usize, catalog: &Catalog) -> Option<Completion> {
    let place = Place {
        text,
        offset: offset.min(text.len()),
        catalog,
    };
    let found = match SourceFormat::of(text) {
        SourceFormat::OpenFormat => place.in_open_format(&open_format::parse(text).tree),
        SourceFormat::PlainText => place.in_plain_text(&plain_text::parse(text).tree),
    };
    found.filter(|found| !found.proposals.is_empty())
}

struct Place<'t> {
    text: &'t [u8],
    offset: usize,
    catalog: &'t Catalog,
}

impl Place<'_> {
    fn before(&self) -> &[u8] {
        self.text.get(..self.offset).unwrap_or_default()
    }

    fn behind(&self) -> &[u8] {
        self.text.get(self.offset..).unwrap_or_default()
    }

    /// Whether nothing but blanks stands between `end` and the end of its line.
    fn ends_line(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        let mut rest = rest.iter().skip_while(|byte| matches!(byte, b' ' | b'\t'));
        matches!(rest.next(), None | Some(b'\r' | b'\n'))
    }

    /// The leaf that ends at the place or goes on over it, and all that stand before it, the last one first.
    fn leaves<'l, L: Copy>(
        &self,
        leaves: impl Iterator<Item = Leaf<'l, L>>,
    ) -> Option<(Leaf<'l, L>, Vec<Leaf<'l, L>>)> {
        let mut before: Vec<Leaf<'l, L>> = leaves
            .take_while(|leaf| leaf.span.start < self.offset)
            .collect();
        let here = before.pop()?;
        before.reverse();
        Some((here, before))
    }

    fn in_open_format(&self, tree: &OpenTree) -> Option<Completion> {
        use open_format::LeafKind::{
            AttributeName, AttributeValue, Blank, Name, Stray, TagClose, TagOpen, Text,
        };
        let (here, before) = self.leaves(tree.leaves(tree.root()))?;
        match here.kind {
            Text | TagOpen if self.before().ends_with(b"</") => {
                self.end_tags(&before, Span::at(self.offset))
            }
            Name if opened_by(&before) == Some(b"</") => self.end_tags(&before, here.span),
            // A `<` that begins no tag yet.
            Text if self.before().ends_with(b"<") => Some(self.elements(Span::at(self.offset))),
            TagOpen if here.text == b"<" => Some(self.elements(Span::at(self.offset))),
            Name if opened_by(&before) == Some(b"<") => Some(self.elements(here.span)),
            Blank | AttributeName | Stray => {
                let word = if here.kind == Blank {
                    Span::at(self.offset)
                } else {
                    here.span
                };
                let inside = before.iter().find(|leaf| leaf.kind == TagOpen)?;
                (inside.text == b"<").then(|| attributes(word))
            }
            AttributeValue => self.access(here, &before),
            Text | TagClose => self.content(here, &before),
            _ => None,
        }
    }

    /// The elements that are open, the innermost first.
    fn end_tags(
        &self,
        before: &[Leaf<'_, open_format::LeafKind>],
        span: Span,
    ) -> Option<Completion> {
        let rest = self.text.get(span.end..)?;
        let closed = rest.trim_ascii_start().starts_with(b">");
        let mut names = open_elements(before);
        names.reverse();
        let proposal = |(place, name): (usize, &[u8])| {
            let name = String::from_utf8_lossy(name).into_owned();
            let detail = if place == 0 {
                "ends the innermost element"
            } else {
                "ends an element around it"
            };
            let mut one = proposal(&name, detail, ProposalKind::Word);
            if !closed {
                one.insert.push('>');
                one.caret += 1;
            }
            one
        };
        Some(Completion {
            span,
            proposals: names.into_iter().enumerate().map(proposal).collect(),
        })
    }

    fn elements(&self, span: Span) -> Completion {
        // A tag that goes on keeps what it has; one that was just begun gets its end.
        let goes_on = !self.ends_line(span.end);
        let proposals = self.catalog.entries().iter().map(|entry| {
            let name = entry.name.open_format();
            let (insert, caret) = if goes_on {
                (name.to_owned(), name.len())
            } else {
                let begun = format!("{name}>");
                let caret = begun.len();
                (format!("{begun}</{name}>"), caret)
            };
            parameter(entry, name, insert, caret)
        });
        let proposals = proposals.collect();
        Completion { span, proposals }
    }

    fn access(
        &self,
        here: Leaf<'_, open_format::LeafKind>,
        before: &[Leaf<'_, open_format::LeafKind>],
    ) -> Option<Completion> {
        let named = before
            .iter()
            .find(|leaf| leaf.kind == open_format::LeafKind::AttributeName)?;
        let (quote, rest) = here.text.split_first()?;
        let quoted = matches!(quote, b'"' | b'\'');
        let closed = rest.ends_with(&[*quote]);
        if named.text != b"ua" || !quoted || (closed && self.offset == here.span.end) {
            return None;
        }
        let end = here.span.end - usize::from(closed);
        let word = |access: UserAccess| {
            let word = access.attribute();
            proposal(word, described(access), ProposalKind::Access)
        };
        Some(Completion {
            span: Span::new(here.span.start + 1, end),
            proposals: UserAccess::SPECIFIED.into_iter().map(word).collect(),
        })
    }

    /// The content of an element that has nothing but text.
    fn content(
        &self,
        here: Leaf<'_, open_format::LeafKind>,
        before: &[Leaf<'_, open_format::LeafKind>],
    ) -> Option<Completion> {
        use open_format::LeafKind::{Name, TagClose, TagOpen};
        let (close, inside, start) = if here.kind == TagClose {
            (here, before, here.span.end)
        } else {
            let (close, inside) = before.split_first()?;
            (*close, inside, here.span.start)
        };
        let name = inside
            .iter()
            .take_while(|leaf| leaf.kind != TagOpen)
            .filter(|leaf| leaf.kind == Name)
            .last()?;
        if close.kind != TagClose || close.text != b">" || opened_by(inside) != Some(b"<") {
            return None;
        }
        let len = self.behind().iter().take_while(|byte| **byte != b'<');
        let span = Span::new(start, self.offset + len.count());
        let name = String::from_utf8_lossy(name.text).into_owned();
        self.values(&ParameterName::from_open_format(name), span)
    }

    fn in_plain_text(&self, tree: &PlainTree) -> Option<Completion> {
        use plain_text::LeafKind::{Blank, ImportWord, Mark, Name, Semicolon, Stray, Value};
        let Some((here, before)) = self.leaves(tree.leaves(tree.root())) else {
            return Some(self.statements(Span::at(0)));
        };
        let mut before = before.iter().filter(|leaf| leaf.kind != Blank);
        match here.kind {
            Name | ImportWord => Some(self.statements(here.span)),
            Value | Stray => {
                let name = before.find(|leaf| leaf.kind == Name)?;
                self.quoted(here, name.text)
            }
            Semicolon => Some(self.statements(Span::at(self.offset))),
            Blank => match before.next().map(|leaf| leaf.kind) {
                Some(Name) => Some(marks(Span::at(self.offset))),
                Some(Mark | Value | ImportWord) => None,
                _ => Some(self.statements(Span::at(self.offset))),
            },
            _ => None,
        }
    }

    fn statements(&self, span: Span) -> Completion {
        let goes_on = !self.ends_line(span.end);
        let parameters = self.catalog.entries().iter().map(|entry| {
            let name = entry.plain_text.as_str();
            let (insert, caret) = if goes_on {
                (name.to_owned(), name.len())
            } else {
                (format!("{name} \"\" ;"), name.len() + 2)
            };
            parameter(entry, name, insert, caret)
        });
        let import = proposal("import", "another file", ProposalKind::Word);
        Completion {
            span,
            proposals: parameters.chain([import]).collect(),
        }
    }

    fn quoted(&self, here: Leaf<'_, plain_text::LeafKind>, name: &[u8]) -> Option<Completion> {
        let closed = here.span.len() > 1 && here.text.ends_with(b"\"");
        if !here.text.starts_with(b"\"") || (closed && self.offset == here.span.end) {
            return None;
        }
        // An open value takes all that follows: only its first line is meant.
        let text = here.text.get(1..here.span.len() - usize::from(closed))?;
        let line = text.iter().take_while(|b| !matches!(b, b'\r' | b'\n'));
        let len = if closed { text.len() } else { line.count() };
        let span = Span::new(here.span.start + 1, here.span.start + 1 + len);
        let name = self
            .catalog
            .resolve_plain_text(&String::from_utf8_lossy(name));
        self.values(&name, span).filter(|_| self.offset <= span.end)
    }

    fn values(&self, name: &ParameterName, span: Span) -> Option<Completion> {
        let entry = self.catalog.find(name)?;
        let listed: Vec<&str> = match entry.data_type {
            DataType::Boolean => vec!["Yes", "No"],
            _ => entry.choices.iter().map(String::as_str).collect(),
        };
        let default = entry.default.as_str();
        let default_only = listed.is_empty() && !default.is_empty();
        let values = listed.into_iter().chain(default_only.then_some(default));
        let proposals = values.map(|value| {
            let detail = if value == default {
                "factory value"
            } else {
                ""
            };
            proposal(value, detail, ProposalKind::Value)
        });
        Some(Completion {
            span,
            proposals: proposals.collect(),
        })
    }
}

/// How far out the element of an end tag is looked for.
const DEPTH: usize = 64;

/// The names of the elements that are open behind `before`, whose last leaf comes first; the innermost is the last.
fn open_elements<'l>(before: &[Leaf<'l, open_format::LeafKind>]) -> Vec<&'l [u8]> {
    use open_format::LeafKind::{Name, TagClose, TagOpen};
    let mut open: Vec<&[u8]> = Vec::new();
    let mut opening: &[u8] = b"";
    for leaf in before.iter().rev() {
        match leaf.kind {
            TagOpen => opening = leaf.text,
            Name if opening == b"<" => open.push(leaf.text),
            Name if opening == b"</" => {
                // An end tag of nothing that is open ends the innermost: it is misspelt.
                let mut around = open.iter().rev().take(DEPTH);
                let ended = around.position(|name| *name == leaf.text).unwrap_or(0);
                open.truncate(open.len().saturating_sub(ended + 1));
            }
            TagClose if opening == b"<" && leaf.text == b"/>" => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

/// What opened the tag whose parts `before` are, the last one first.
fn opened_by<'l>(before: &[Leaf<'l, open_format::LeafKind>]) -> Option<&'l [u8]> {
    before
        .iter()
        .find(|leaf| leaf.kind == open_format::LeafKind::TagOpen)
        .map(|leaf| leaf.text)
}

fn attributes(span: Span) -> Completion {
    let attribute = |access: UserAccess| {
        let label = format!("ua=\"{}\"", access.attribute());
        proposal(&label, described(access), ProposalKind::Access)
    };
    Completion {
        span,
        proposals: UserAccess::SPECIFIED.into_iter().map(attribute).collect(),
    }
}

fn marks(span: Span) -> Completion {
    let mark =
        |access: UserAccess| proposal(access.mark(), described(access), ProposalKind::Access);
    Completion {
        span,
        proposals: [UserAccess::ReadWrite, UserAccess::ReadOnly]
            .map(mark)
            .into(),
    }
}

fn parameter(entry: &CatalogEntry, label: &str, insert: String, caret: usize) -> Proposal {
    Proposal {
        label: label.to_owned(),
        detail: entry.section.clone(),
        kind: ProposalKind::Parameter,
        insert,
        caret,
    }
}

fn proposal(word: &str, detail: &str, kind: ProposalKind) -> Proposal {
    Proposal {
        label: word.to_owned(),
        detail: detail.to_owned(),
        kind,
        insert: word.to_owned(),
        caret: word.len(),
    }
}

/// What the User account may do, in words.
pub(super) fn described(access: UserAccess) -> &'static str {
    match access {
        UserAccess::Unspecified => "as the factory has it",
        UserAccess::NotAccessible => "the User does not see it",
        UserAccess::ReadOnly => "the User sees it",
        UserAccess::ReadWrite => "the User may change it",
    }
}
