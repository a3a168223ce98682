//! What the tags of a text were meant as that do not match (XML-03).
//!
//! A profile is flat: a parameter stands directly in `flat-profile` and holds text. That tells a slip in one tag
//! from the nesting that it makes, once all tags are known. It is only asked where tags do not match, so that
//! a well-formed text is read as it stands.

use super::outline::{Shape, Tag, outline};
use crate::catalog::Catalog;
use crate::profile::ParameterName;
use std::collections::HashMap;

/// A value is taken to hold at most this many tags; what holds more is left as it is.
const TAGS_IN_A_VALUE: usize = 64;

/// What was meant at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// The `<` belongs to the value.
    Text,
    /// A start tag, whose name stands so many bytes on.
    StartTag(usize),
    /// An end tag, whose name stands so many bytes on.
    EndTag(usize),
    /// The parameter before ends here, without an end tag.
    End,
}

/// The places of `text` where something else was meant than what is written, in their order.
pub(super) fn intents(text: &[u8]) -> Vec<(usize, Intent)> {
    let tags = outline(text);
    let mut finder = Finder {
        partners: partners(&tags),
        tags: &tags,
        found: Vec::new(),
    };
    finder.profile();
    finder.found
}

fn is_flat(tag: &Tag<'_>) -> bool {
    tag.name == b"flat-profile"
}

/// For each tag the one that it makes a pair with, as if each name stood alone; pairs do not cross the border of
/// a `flat-profile`.
fn partners(tags: &[Tag<'_>]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tags.len()];
    let mut open: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, tag) in tags.iter().enumerate() {
        match tag.shape {
            Shape::Start { .. } | Shape::End if is_flat(tag) => open = HashMap::new(),
            Shape::Start { .. } => open.entry(tag.name).or_default().push(index),
            Shape::End => {
                let start = open.get_mut(tag.name).and_then(Vec::pop);
                for (one, other) in start
                    .map(|start| [(start, index), (index, start)])
                    .into_iter()
                    .flatten()
                {
                    if let Some(partner) = partners.get_mut(one) {
                        *partner = Some(other);
                    }
                }
            }
            _ => {}
        }
    }
    partners
}

struct Finder<'t> {
    tags: &'t [Tag<'t>],
    partners: Vec<Option<usize>>,
    found: Vec<(usize, Intent)>,
}

impl<'t> Finder<'t> {
    fn tag(&self, index: usize) -> Option<&'t Tag<'t>> {
        self.tags.get(index)
    }

    fn partner(&self, index: usize) -> Option<usize> {
        self.partners.get(index).copied().flatten()
    }

    fn profile(&mut self) {
        let named = |wanted: fn(Shape) -> bool| {
            let mut flat = self.tags.iter().filter(|tag| is_flat(tag));
            flat.any(|tag| wanted(tag.shape))
        };
        let begins = named(|shape| matches!(shape, Shape::Start { .. }));
        let ends = named(|shape| shape == Shape::End);
        let mut inside = false;
        let mut index = 0;
        while let Some(tag) = self.tag(index) {
            let mut next = index + 1;
            match tag.shape {
                Shape::Start { bare } if is_flat(tag) => {
                    if inside && bare && !ends && next == self.tags.len() {
                        self.found.push((tag.at, Intent::EndTag(1)));
                    }
                    inside = true;
                }
                Shape::End if is_flat(tag) => inside = false,
                Shape::OddStart { opening } if is_flat(tag) && !begins && !inside => {
                    self.found.push((tag.at, Intent::StartTag(opening)));
                    inside = true;
                }
                Shape::OddEnd { opening } if is_flat(tag) && !ends && inside => {
                    self.found.push((tag.at, Intent::EndTag(opening)));
                    inside = false;
                }
                Shape::Start { .. } if inside => next = self.parameter(index, tag),
                Shape::OddStart { opening } if inside && self.is_closed_next(index, tag) => {
                    self.found.push((tag.at, Intent::StartTag(opening)));
                    next += 1;
                }
                _ => {}
            }
            index = next;
        }
    }

    /// Whether the tag behind `index` is an end tag of the same name that closes nothing else.
    fn is_closed_next(&self, index: usize, tag: &Tag<'_>) -> bool {
        self.tag(index + 1)
            .is_some_and(|next| next.shape == Shape::End && next.name == tag.name)
            && self.partner(index + 1).is_none()
    }

    /// Looks at the parameter that begins at `index`; gives the index of the tag behind it.
    fn parameter(&mut self, index: usize, tag: &Tag<'_>) -> usize {
        if let Some(end) = self.partner(index) {
            if end - index > TAGS_IN_A_VALUE {
                return end + 1;
            }
            let single: Vec<&Tag<'_>> = (index + 1..end)
                .filter(|inner| self.is_single(*inner, index, end))
                .filter_map(|inner| self.tag(inner))
                .collect();
            if !single.iter().any(|inner| is_known(inner)) {
                let texts = single.iter().map(|inner| (inner.at, Intent::Text));
                self.found.extend(texts);
                return end + 1;
            }
        }
        let Some(next) = self.tag(index + 1) else {
            return index + 1;
        };
        let same = next.name == tag.name;
        match next.shape {
            Shape::OddEnd { opening } if same => {
                self.found.push((next.at, Intent::EndTag(opening)));
            }
            Shape::Start { bare: true } if same && self.partner(index + 1).is_none() => {
                self.found.push((next.at, Intent::EndTag(1)));
            }
            Shape::Start { .. } | Shape::Empty if !is_flat(next) => {
                self.found.push((next.at, Intent::End));
                return index + 1;
            }
            Shape::End if !is_flat(next) => {}
            _ => return index + 1,
        }
        index + 2
    }

    /// Whether the tag at `index` has no partner between those at `start` and `end`.
    fn is_single(&self, index: usize, start: usize, end: usize) -> bool {
        let tag = self.tag(index);
        tag.is_some_and(|tag| matches!(tag.shape, Shape::Start { .. } | Shape::End))
            && !self
                .partner(index)
                .is_some_and(|partner| start < partner && partner < end)
    }
}

/// Whether the catalogue knows a parameter of this name, so that the tag is more than a word between two marks.
fn is_known(tag: &Tag<'_>) -> bool {
    let name = ParameterName::from_open_format(String::from_utf8_lossy(tag.name));
    Catalog::builtin().find(&name).is_some()
}
