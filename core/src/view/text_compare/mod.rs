//! Two texts side by side, line by line.
//!
//! Lines are compared by their bytes, secrets included, but secrets are never shown. Line ends are compared with the
//! usual one of their own text: a text of CRLF and one of LF differ in one sentence, not in every line.

mod matching;
mod words;

use crate::catalog::Catalog;
use crate::redaction::secrets;
use crate::text::{LineIndex, Span};
use matching::hunks;
use std::ops::Range;
use std::sync::Arc;

/// Two texts, compared.
#[derive(Clone, Debug)]
pub struct TextComparison {
    left: Side,
    right: Side,
    stretches: Vec<Stretch>,
}

/// Lines that are the same on either side, or that differ.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// The lines of the left text, from 0.
    pub left: Range<usize>,
    /// The lines of the right text, from 0.
    pub right: Range<usize>,
    /// Whether they are the same; if so, both ranges are of one length.
    pub same: bool,
}

impl Stretch {
    /// How many rows it takes with both sides beside each other.
    pub fn rows(&self) -> usize {
        self.left.len().max(self.right.len())
    }
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinePiece {
    /// What it says; nothing for a secret. In a part that differs, characters that do not show are signs.
    pub text: String,
    /// Whether it differs from the other side.
    pub changed: bool,
    /// Whether it is a secret.
    pub secret: bool,
}

/// A line of one side.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextLine {
    /// Its number, from 1.
    pub number: usize,
    /// Its parts, which are the whole line without its end.
    pub pieces: Vec<LinePiece>,
}

/// A line of either side, beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextRow {
    /// The left one, where there is one.
    pub left: Option<TextLine>,
    /// The right one, where there is one.
    pub right: Option<TextLine>,
    /// What differs between them though it does not show.
    pub note: Option<String>,
}

#[derive(Clone, Debug)]
struct Side {
    text: Arc<[u8]>,
    lines: Vec<Line>,
    secrets: Vec<Span>,
    /// The usual line end; nothing for a text of one line.
    usual_end: &'static [u8],
}

/// What a line says, and its end.
#[derive(Clone, Copy, Debug)]
struct Line {
    content: Span,
    end: Span,
}

impl TextComparison {
    /// Compares two texts.
    ///
    /// ```
    /// use profile_core::{catalog::Catalog, view::TextComparison};
    /// let compared = TextComparison::new((*b"a\nb\n").into(), (*b"a\nc\n").into(), Catalog::builtin());
    /// assert_eq!(compared.differences(), 1);
    /// ```
    pub fn new(left: Arc<[u8]>, right: Arc<[u8]>, catalog: &Catalog) -> Self {
        let (left, right) = (Side::new(left, catalog), Side::new(right, catalog));
        let stretches = stretches(&left, &right);
        Self {
            left,
            right,
            stretches,
        }
    }

    /// The stretches of both texts, in order: every line of either is in one of them.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// How many stretches differ.
    pub fn differences(&self) -> usize {
        self.stretches.iter().filter(|one| !one.same).count()
    }

    /// How many lines only the left one has, and how many only the right one.
    pub fn counts(&self) -> (usize, usize) {
        let differing = || self.stretches.iter().filter(|one| !one.same);
        (
            differing().map(|one| one.left.len()).sum(),
            differing().map(|one| one.right.len()).sum(),
        )
    }

    /// The usual line ends, where they differ.
    pub fn line_ends(&self) -> Option<String> {
        let (left, right) = (self.left.usual_end, self.right.usual_end);
        (left != right && !left.is_empty() && !right.is_empty()).then(|| {
            format!(
                "The lines end in {} there and in {} here.",
                end_name(left),
                end_name(right)
            )
        })
    }

    /// The rows `range` of a stretch, which begin at 0.
    pub fn rows(&self, stretch: &Stretch, range: Range<usize>) -> Vec<TextRow> {
        range
            .take_while(|row| *row < stretch.rows())
            .map(|row| self.row(stretch, row))
            .collect()
    }

    fn row(&self, stretch: &Stretch, row: usize) -> TextRow {
        let at = |range: &Range<usize>| Some(range.start + row).filter(|line| *line < range.end);
        let (left, right) = (at(&stretch.left), at(&stretch.right));
        let lefts = left.map(|line| self.left.words(line));
        let rights = right.map(|line| self.right.words(line));
        let (lefts, rights) = match (stretch.same, lefts, rights) {
            (false, Some(left), Some(right)) if words::are_alike(&left, &right) => {
                let (left, right) = words::marked(&left, &right);
                (Some(left), Some(right))
            }
            (_, left, right) => {
                let plain = |words: Vec<words::Word<'_>>| words::unmarked(&words);
                (left.map(plain), right.map(plain))
            }
        };
        let line = |number: Option<usize>, pieces: Option<Vec<LinePiece>>| {
            Some(TextLine {
                number: number? + 1,
                pieces: pieces?,
            })
        };
        TextRow {
            left: line(left, lefts),
            right: line(right, rights),
            note: left
                .zip(right)
                .filter(|_| !stretch.same)
                .and_then(|(left, right)| self.note(left, right)),
        }
    }

    /// What differs between two lines though it does not show.
    fn note(&self, left: usize, right: usize) -> Option<String> {
        let (lefts, rights) = (self.left.content(left), self.right.content(right));
        let ends = (self.left.end(left), self.right.end(right));
        if lefts == rights && ends.0 != ends.1 {
            return Some(format!(
                "Only the line end differs: {} there, {} here.",
                end_name(ends.0),
                end_name(ends.1)
            ));
        }
        words::unseen(lefts, rights)
    }
}

impl Side {
    fn new(text: Arc<[u8]>, catalog: &Catalog) -> Self {
        let lines = lines(&text);
        Self {
            secrets: secrets(&text, catalog),
            usual_end: usual_end(&text, &lines),
            lines,
            text,
        }
    }

    fn content(&self, line: usize) -> &[u8] {
        let line = self.lines.get(line);
        line.map_or(b"", |line| line.content.slice(&self.text))
    }

    fn end(&self, line: usize) -> &[u8] {
        let line = self.lines.get(line);
        line.map_or(b"", |line| line.end.slice(&self.text))
    }

    fn words(&self, line: usize) -> Vec<words::Word<'_>> {
        let content = self
            .lines
            .get(line)
            .map_or(Span::at(0), |line| line.content);
        words::words(&self.text, content, &self.secrets)
    }

    /// What lines are compared by: the content, and the end where it is not the usual one.
    fn keys(&self) -> impl Iterator<Item = (&[u8], Option<&[u8]>)> {
        (0..self.lines.len()).map(|line| {
            let end = self.end(line);
            (self.content(line), (end != self.usual_end).then_some(end))
        })
    }
}

/// The lines of a text. Behind a line end at the end of the text there is none.
fn lines(text: &[u8]) -> Vec<Line> {
    let index = LineIndex::new(text);
    let line = |line| {
        let content = index.line_content(line);
        let end = Span::new(content.end, content.end + index.line_end(line).len());
        Line { content, end }
    };
    let mut lines: Vec<Line> = (0..index.line_count()).map(line).collect();
    lines.pop_if(|last| last.content.is_empty());
    lines
}

/// The line end that a text has most often.
fn usual_end(text: &[u8], lines: &[Line]) -> &'static [u8] {
    let mut counts: [(&'static [u8], usize); 3] = [(b"\r", 0), (b"\r\n", 0), (b"\n", 0)];
    for line in lines {
        let end = line.end.slice(text);
        if let Some((_, count)) = counts.iter_mut().find(|(one, _)| *one == end) {
            *count += 1;
        }
    }
    let most = counts.iter().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0)
        .map_or(b"", |(end, _)| *end)
}

fn end_name(end: &[u8]) -> &'static str {
    match end {
        b"\n" => "LF",
        b"\r\n" => "CRLF",
        b"\r" => "CR",
        _ => "none",
    }
}

fn stretches(left: &Side, right: &Side) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut done = (0, 0);
    let same = |done: (usize, usize), until: (usize, usize), out: &mut Vec<Stretch>| {
        if done.0 < until.0 {
            out.push(Stretch {
                left: done.0..until.0,
                right: done.1..until.1,
                same: true,
            });
        }
    };
    for hunk in hunks(left.keys(), right.keys()) {
        same(done, (hunk.left.start, hunk.right.start), &mut out);
        done = (hunk.left.end, hunk.right.end);
        out.push(Stretch {
            left: hunk.left,
            right: hunk.right,
            same: false,
        });
    }
    same(done, (left.lines.len(), right.lines.len()), &mut out);
    out
}
