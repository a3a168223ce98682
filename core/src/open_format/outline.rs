//! The tags of a text one after the other, without any nesting, and what only looks as if it was meant as one.

use super::attribute::quoted_length;
use super::parser::{end_tag_length, name_length, starts_name};
use super::section::{declaration_length, misspelt_comment};
use crate::text::{Span, find, is_space};

/// What a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `<X …>`; `bare` without anything behind the name.
    Start { bare: bool },
    /// `<X … />`.
    Empty,
    /// `</X>`.
    End,
    /// `< X>` or `X>`, whose name stands `opening` bytes behind its beginning.
    OddStart { opening: usize },
    /// `<\X>`, `< /X>` or `/X>`.
    OddEnd { opening: usize },
}

/// A tag, or what may have been meant as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'t> {
    pub(super) at: usize,
    pub(super) name: &'t [u8],
    pub(super) shape: Shape,
}

/// Every tag of `text`; each byte is looked at a fixed number of times.
pub(super) fn outline(text: &[u8]) -> Vec<Tag<'_>> {
    let mut outline = Outline {
        text,
        at: 0,
        tags: Vec::new(),
    };
    while outline.at < text.len() {
        outline.step();
    }
    outline.tags
}

struct Outline<'t> {
    text: &'t [u8],
    at: usize,
    tags: Vec<Tag<'t>>,
}

impl Outline<'_> {
    fn step(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let section = |opening: usize, closing: &[u8]| {
            let body = rest.get(opening..).unwrap_or_default();
            find(body, closing).map_or(rest.len(), |len| opening + len + closing.len())
        };
        self.at += match rest {
            [b'<', b'!', b'-', b'-', ..] => section(4, b"-->"),
            [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] => section(9, b"]]>"),
            [b'<', b'!', ..] => match misspelt_comment(rest) {
                Some((_, len)) => len,
                None => declaration_length(rest).unwrap_or(rest.len()),
            },
            [b'<', b'?', ..] => section(2, b"?>"),
            [b'<', b'/', name @ ..] => {
                let len = name_length(name);
                self.push(self.at, 2, len, Shape::End);
                end_tag_length(rest, 2 + len)
            }
            [b'<', name @ ..] if starts_name(name) => self.start(rest),
            [b'<', ..] => self.odd(rest),
            _ => self.text(rest),
        };
    }

    fn push(&mut self, at: usize, opening: usize, len: usize, shape: Shape) {
        let name = Span::new(at + opening, at + opening + len).slice(self.text);
        self.tags.push(Tag { at, name, shape });
    }

    fn start(&mut self, rest: &[u8]) -> usize {
        let name = name_length(rest.get(1..).unwrap_or_default());
        let mut end = 1 + name;
        while let Some([byte, body @ ..]) = rest.get(end..) {
            end += match byte {
                b'<' | b'>' => break,
                b'"' | b'\'' => quoted_length(body, *byte).map_or(1, |len| len + 2),
                _ => 1,
            };
        }
        let inside = rest.get(1 + name..end).unwrap_or_default();
        let closed = rest.get(end) == Some(&b'>');
        let shape = if closed && inside.trim_ascii_end().ends_with(b"/") {
            Shape::Empty
        } else {
            let bare = closed && inside.iter().all(|byte| is_space(*byte));
            Shape::Start { bare }
        };
        self.push(self.at, 1, name, shape);
        end
    }

    /// A `<` that begins no tag, unless a blank or a slash of the wrong kind behind it is a slip.
    fn odd(&mut self, rest: &[u8]) -> usize {
        let blanks = |from: usize| {
            let behind = rest.get(from..).unwrap_or_default();
            from + behind.iter().take_while(|byte| is_space(**byte)).count()
        };
        let slash = blanks(1);
        let closes = matches!(rest.get(slash), Some(b'/' | b'\\'));
        let opening = if closes { blanks(slash + 1) } else { slash };
        let name = rest.get(opening..).unwrap_or_default();
        if opening == 1 || !starts_name(name) {
            return 1;
        }
        let len = name_length(name);
        let behind = name.get(len..).unwrap_or_default();
        if closes && let Some(left) = behind.trim_ascii_start().strip_prefix(b">") {
            self.push(self.at, opening, len, Shape::OddEnd { opening });
            return rest.len() - left.len();
        }
        if !closes && ends_start_tag(behind) {
            self.push(self.at, opening, len, Shape::OddStart { opening });
            return opening + len;
        }
        1
    }

    /// Text up to the next `<`: behind a start tag it may hold an end tag without its `<`, elsewhere a start tag.
    fn text(&mut self, rest: &[u8]) -> usize {
        let end = rest.iter().position(|byte| *byte == b'<');
        let end = end.unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default();
        match self.tags.last() {
            Some(tag) if matches!(tag.shape, Shape::Start { .. }) => {
                if let Some(slash) = end_without_mark(text, tag.name) {
                    let len = tag.name.len();
                    self.push(self.at + slash, 1, len, Shape::OddEnd { opening: 1 });
                    return slash + len + 2;
                }
            }
            _ => {
                let core = text.trim_ascii_start();
                let len = name_length(core);
                let behind = core.get(len..).unwrap_or_default();
                if starts_name(core) && ends_start_tag(behind) {
                    let at = self.at + text.len() - core.len();
                    self.push(at, 0, len, Shape::OddStart { opening: 0 });
                }
            }
        }
        end
    }
}

/// Whether what stands behind a name ends a start tag: a `>` at once, or behind attributes.
fn ends_start_tag(behind: &[u8]) -> bool {
    let end = behind
        .iter()
        .position(|byte| matches!(byte, b'<' | b'>' | b'\n'));
    let inside = end.and_then(|end| behind.get(..end)).unwrap_or_default();
    let closed = end.and_then(|end| behind.get(end)) == Some(&b'>');
    let attributes = inside.first().is_some_and(|byte| is_space(*byte)) && inside.contains(&b'=');
    closed && (inside.trim_ascii().is_empty() || attributes)
}

/// Where `/name>` begins in `text`.
fn end_without_mark(text: &[u8], name: &[u8]) -> Option<usize> {
    let marks = text.iter().enumerate().filter(|(_, byte)| **byte == b'>');
    let mut slashes =
        marks.filter_map(|(end, _)| text.get(..end)?.strip_suffix(name)?.strip_suffix(b"/"));
    slashes.next().map(<[u8]>::len)
}
