//! Which words of two lines differ, and what of it does not show.

use super::LinePiece;
use super::matching::hunks;
use crate::text::Span;
use std::collections::{BTreeMap, HashSet};

/// Lines with more words than this are marked from the first to the last difference.
const WORDS: usize = 1_000;

/// A word, a blank, a sign or a secret of a line.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Word<'t> {
    bytes: &'t [u8],
    secret: bool,
}

/// The words of the line `line` of `text`; `secrets` are sorted and apart.
pub(super) fn words<'t>(text: &'t [u8], line: Span, secrets: &[Span]) -> Vec<Word<'t>> {
    let first = secrets.partition_point(|secret| secret.end <= line.start);
    let inside = secrets.get(first..).unwrap_or_default();
    let mut out = Vec::new();
    let mut at = line.start;
    for secret in inside.iter().take_while(|secret| secret.start < line.end) {
        let hidden = Span::new(secret.start.max(at), secret.end.min(line.end));
        plain(Span::new(at, hidden.start).slice(text), &mut out);
        out.push(Word {
            bytes: hidden.slice(text),
            secret: true,
        });
        at = hidden.end;
    }
    plain(Span::new(at, line.end).slice(text), &mut out);
    out
}

fn plain<'t>(mut bytes: &'t [u8], out: &mut Vec<Word<'t>>) {
    while !bytes.is_empty() {
        let (word, rest) = bytes.split_at(word_length(bytes));
        out.push(Word {
            bytes: word,
            secret: false,
        });
        bytes = rest;
    }
}

/// The length of the word at the start: letters and digits belong together, everything else stands alone.
fn word_length(bytes: &[u8]) -> usize {
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    let length = bytes.iter().take_while(|byte| in_word(byte)).count();
    length.max(1)
}

/// Two lines with marks on the words in which they differ.
pub(super) fn marked(left: &[Word<'_>], right: &[Word<'_>]) -> (Vec<LinePiece>, Vec<LinePiece>) {
    let found = if left.len().max(right.len()) <= WORDS {
        let found = hunks(left.iter(), right.iter());
        found
            .into_iter()
            .map(|hunk| (hunk.left, hunk.right))
            .collect()
    } else {
        let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
        let room = left.len().min(right.len()) - head;
        let ends = left.iter().rev().zip(right.iter().rev()).take(room);
        let tail = ends.take_while(|(a, b)| a == b).count();
        vec![(head..left.len() - tail, head..right.len() - tail)]
    };
    let side = |words: &[Word<'_>], ranges: Vec<std::ops::Range<usize>>| {
        let mut out = Vec::new();
        let mut done = 0;
        for range in ranges {
            pieces(
                words.get(done..range.start).unwrap_or_default(),
                false,
                &mut out,
            );
            pieces(words.get(range.clone()).unwrap_or_default(), true, &mut out);
            done = range.end;
        }
        pieces(words.get(done..).unwrap_or_default(), false, &mut out);
        out
    };
    let (lefts, rights) = found.into_iter().unzip();
    (side(left, lefts), side(right, rights))
}

/// Whether two lines have a word in common. Marks in lines that have none would be on nearly everything.
pub(super) fn are_alike(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    let is_word =
        |word: &&Word<'_>| word.secret || word.bytes.iter().any(u8::is_ascii_alphanumeric);
    let lefts: HashSet<&Word<'_>> = left.iter().filter(is_word).collect();
    let mut rights = right.iter().filter(is_word);
    rights.any(|word| lefts.contains(word))
}

/// A line without marks.
pub(super) fn unmarked(words: &[Word<'_>]) -> Vec<LinePiece> {
    let mut out = Vec::new();
    pieces(words, false, &mut out);
    out
}

fn pieces(words: &[Word<'_>], changed: bool, out: &mut Vec<LinePiece>) {
    for run in words.chunk_by(|a, b| !a.secret && !b.secret) {
        let secret = run.iter().any(|word| word.secret);
        let bytes: Vec<u8> = run.iter().flat_map(|word| word.bytes).copied().collect();
        let text = String::from_utf8_lossy(&bytes);
        let text = match (secret, changed) {
            (true, _) => String::new(),
            (false, true) => text.chars().map(seen).collect(),
            (false, false) => text.into_owned(),
        };
        out.push(LinePiece {
            text,
            changed,
            secret,
        });
    }
}

/// A character, or a sign for one that does not show.
fn seen(character: char) -> char {
    match character {
        ' ' => '·',
        '\t' => '→',
        '\u{a0}' => '⍽',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('␦'),
        other if name(other).is_some() => '␦',
        other => other,
    }
}

/// What a character that does not show is called.
fn name(character: char) -> Option<String> {
    let name = match character {
        ' ' => "space",
        '\t' => "tab",
        '\u{a0}' => "no-break space",
        '\u{feff}' => "byte-order mark",
        '\u{ad}' => "soft hyphen",
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{202a}'..='\u{202e}' => {
            "character of no width"
        }
        other if other.is_control() || other.is_whitespace() => "control character or blank",
        _ => return None,
    };
    Some(match character {
        ' ' | '\t' => name.to_owned(),
        other => format!("{name} (U+{:04X})", u32::from(other)),
    })
}

/// What differs between two lines that look alike; `None` for lines that do not.
pub(super) fn unseen(left: &[u8], right: &[u8]) -> Option<String> {
    let (left, right) = (
        String::from_utf8_lossy(left),
        String::from_utf8_lossy(right),
    );
    let shown = |line: &str| -> String { line.chars().filter(|c| name(*c).is_none()).collect() };
    if left == right || shown(&left) != shown(&right) {
        return None;
    }
    let (lefts, rights) = (unseen_counts(&left), unseen_counts(&right));
    let more = |these: &BTreeMap<String, usize>, those: &BTreeMap<String, usize>| {
        let more = |(name, count): (&String, &usize)| {
            let more = count.saturating_sub(those.get(name).copied().unwrap_or_default());
            (more > 0).then(|| format!("{more} × {name}"))
        };
        these.iter().filter_map(more).collect::<Vec<_>>().join(", ")
    };
    let words = match (more(&lefts, &rights), more(&rights, &lefts)) {
        (there, here) if there.is_empty() && here.is_empty() => "they stand elsewhere".to_owned(),
        (there, here) if here.is_empty() => format!("{there} only there"),
        (there, here) if there.is_empty() => format!("{here} only here"),
        (there, here) => format!("{there} there, {here} here"),
    };
    Some(format!("Only characters that do not show differ: {words}."))
}

fn unseen_counts(line: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in line.chars().filter_map(name) {
        *counts.entry(name).or_default() += 1;
    }
    counts
}
