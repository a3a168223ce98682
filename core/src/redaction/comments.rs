//! Where comments are, and secrets in their sentences.

use super::hole_at;
use crate::document::SourceTree;
use crate::open_format::LeafKind as OpenLeaf;
use crate::plain_text::LeafKind as PlainLeaf;
use crate::text::Span;

/// A comment.
pub(super) struct Comment {
    /// What it says, without the signs that close it.
    pub(super) inside: Span,
    /// Whether it ends with its line.
    pub(super) of_line: bool,
}

/// The comments of a text: those of its format, and lines that begin like one.
pub(super) struct Comments {
    of_format: Vec<Comment>,
    lines: Vec<Comment>,
}

impl Comments {
    pub(super) fn read(text: &[u8], tree: &SourceTree) -> Self {
        let of_format = match tree {
            SourceTree::Open(tree) => tree
                .leaves(tree.root())
                .filter(|leaf| leaf.kind == OpenLeaf::Comment)
                .map(|leaf| {
                    let len = leaf.text.strip_suffix(b"-->").unwrap_or(leaf.text).len();
                    Comment {
                        inside: Span::new(leaf.span.start, leaf.span.start + len),
                        of_line: false,
                    }
                })
                .collect(),
            SourceTree::Plain(tree) => tree
                .leaves(tree.root())
                .filter(|leaf| leaf.kind == PlainLeaf::Comment)
                .map(|leaf| Comment {
                    inside: leaf.span,
                    of_line: true,
                })
                .collect(),
        };
        Self {
            of_format,
            lines: lines(text),
        }
    }

    /// The comment that `at` is in.
    pub(super) fn around(&self, at: usize) -> Option<&Comment> {
        let among = |comments: &[Comment]| {
            let next = comments.partition_point(|comment| comment.inside.start <= at);
            next.checked_sub(1)
        };
        let holds = |comment: &&Comment| at < comment.inside.end;
        let of_format = among(&self.of_format).and_then(|index| self.of_format.get(index));
        let line = || among(&self.lines).and_then(|index| self.lines.get(index));
        of_format.filter(holds).or_else(|| line().filter(holds))
    }
}

/// Lines that begin with `#` or `//`.
fn lines(text: &[u8]) -> Vec<Comment> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split(|byte| matches!(byte, b'\n' | b'\r')) {
        let written = line.trim_ascii_start();
        if written.starts_with(b"#") || written.starts_with(b"//") {
            lines.push(Comment {
                inside: Span::new(start + line.len() - written.len(), start + line.len()),
                of_line: true,
            });
        }
        start += line.len() + 1;
    }
    lines
}

/// A sentence is looked at this far.
const LONGEST_SENTENCE: usize = 128;

/// Words that end a sentence about a password and are none.
const NONE: [&[u8]; 12] = [
    b"set",
    b"unset",
    b"here",
    b"below",
    b"above",
    b"empty",
    b"none",
    b"required",
    b"needed",
    b"changed",
    b"missing",
    b"protected",
];

/// The secret in a sentence of a comment, from behind its name on: `is hunter`, `1234`. A single word is one,
/// and so is a sentence with a word that looks like one; other sentences only talk about it.
pub(super) fn prose(text: &[u8], behind: Span) -> Option<Span> {
    let rest = behind.slice(text);
    let near = rest.get(..LONGEST_SENTENCE).unwrap_or(rest);
    let line = near.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let verb = [&b"is "[..], b"was ", b"are "]
        .into_iter()
        .find(|verb| line.starts_with(verb));
    let start = verb.map_or(0, <[u8]>::len);
    let words = line.get(start..)?.split(u8::is_ascii_whitespace);
    let mut words: Vec<&[u8]> = words.filter(|word| !word.is_empty()).collect();
    if line.len() == LONGEST_SENTENCE {
        words.push(b"");
    }
    let single = |word: &[u8]| {
        let word = word.strip_suffix(b".").unwrap_or(word);
        !NONE.iter().any(|none| none.eq_ignore_ascii_case(word))
    };
    let taken = match words.as_slice() {
        [word] => single(word),
        words => words.iter().any(|word| is_odd(word)),
    };
    if !taken {
        return None;
    }
    let len = rest
        .iter()
        .take_while(|byte| !matches!(byte, b'\n' | b'\r'))
        .count();
    Some(Span::new(behind.start + start, behind.start + len))
}

/// Whether a word looks like a secret: letters and digits, a long number, signs in its midst. A hole stands for one.
fn is_odd(word: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| word.iter().filter(|byte| is(byte)).count();
    let digits = count(u8::is_ascii_digit);
    let letters = count(u8::is_ascii_alphabetic);
    let signs = count(|byte| b"!@#$%^&*+=~".contains(byte));
    hole_at(word, 0).is_some()
        || digits >= 4
        || digits > 0 && letters > 0
        || signs > 0 && letters > 0
}
