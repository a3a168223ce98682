//! Which lines or words of two texts belong together.

use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token};
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// The library's algorithm takes the square of what repeats, so it never sees more than this of both sides at once.
const WINDOW: usize = 512;

/// A stretch of two sequences in which they differ; one of the ranges may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

/// Where `left` and `right` differ, in order and apart. Linear but for the sorting of what stands once in both.
///
/// What stands exactly once on either side, in the same order, holds the sequences together; the library compares what
/// lies between. Long stretches in which everything repeats are compared piece by piece.
pub(super) fn hunks<T: Hash + Eq>(
    left: impl Iterator<Item = T>,
    right: impl Iterator<Item = T>,
) -> Vec<Hunk> {
    let input = interned(left, right);
    let (left, right) = (&input.before, &input.after);
    let same_head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let ends = left.iter().rev().zip(right.iter().rev());
    let room = left.len().min(right.len()) - same_head;
    let same_tail = ends.take(room).take_while(|(a, b)| a == b).count();
    let inside = Hunk {
        left: same_head..left.len() - same_tail,
        right: same_head..right.len() - same_tail,
    };
    let mut found = Vec::new();
    let mut done = (inside.left.start, inside.right.start);
    let anchors = anchors(left, right, &inside);
    let last = (inside.left.end, inside.right.end);
    for (at_left, at_right) in anchors.into_iter().chain([last]) {
        let between = Hunk {
            left: done.0..at_left,
            right: done.1..at_right,
        };
        for window in windows(&between) {
            compare(&input, &window, &mut found);
        }
        done = (at_left + 1, at_right + 1);
    }
    joined(found)
}

fn interned<T: Hash + Eq>(
    left: impl Iterator<Item = T>,
    right: impl Iterator<Item = T>,
) -> InternedInput<T> {
    let mut input = InternedInput {
        before: Vec::new(),
        after: Vec::new(),
        interner: Interner::new(0),
    };
    input.update_before(left);
    input.update_after(right);
    input
}

/// The places of what stands exactly once on either side of `inside`: the longest row of them in the same order.
fn anchors(left: &[Token], right: &[Token], inside: &Hunk) -> Vec<(usize, usize)> {
    let lefts = once(left, &inside.left);
    let rights = once(right, &inside.right);
    let both = inside.left.clone().filter_map(|at| {
        let token = left.get(at)?.0;
        lefts.get(&token).copied().flatten()?;
        Some((at, rights.get(&token).copied().flatten()?))
    });
    longest_ascent(&both.collect::<Vec<_>>())
}

/// The place of each token in `range`; nothing for those that stand there more than once.
fn once(tokens: &[Token], range: &Range<usize>) -> HashMap<u32, Option<usize>> {
    let mut places = HashMap::new();
    for at in range.clone() {
        if let Some(token) = tokens.get(at) {
            places
                .entry(token.0)
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
    }
    places
}

/// The longest row of pairs whose second parts ascend as the first ones do.
fn longest_ascent(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair with the lowest end that a row of that length can have.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, at)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|(_, end)| end < at);
        let previous = length.checked_sub(1).and_then(|shorter| ends.get(shorter));
        before.push(previous.map(|(index, _)| *index));
        match ends.get_mut(length) {
            Some(end) => *end = (index, *at),
            None => ends.push((index, *at)),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut next = ends.last().map(|(index, _)| *index);
    while let Some(index) = next {
        row.extend(pairs.get(index));
        next = before.get(index).copied().flatten();
    }
    row.reverse();
    row
}

/// `between` in as many pieces as keep the work in bounds.
fn windows(between: &Hunk) -> Vec<Hunk> {
    let shorter = between.left.len().min(between.right.len());
    let count = shorter.div_ceil(WINDOW).max(1);
    let cut = |range: &Range<usize>, piece: usize| range.start + range.len() * piece / count;
    (0..count)
        .map(|piece| Hunk {
            left: cut(&between.left, piece)..cut(&between.left, piece + 1),
            right: cut(&between.right, piece)..cut(&between.right, piece + 1),
        })
        .collect()
}

/// Adds the differences of `window` to `found`.
fn compare<T>(input: &InternedInput<T>, window: &Hunk, found: &mut Vec<Hunk>) {
    let left = input.before.get(window.left.clone()).unwrap_or_default();
    let right = input.after.get(window.right.clone()).unwrap_or_default();
    if left.is_empty() || right.is_empty() {
        if left.len() + right.len() > 0 {
            found.push(window.clone());
        }
        return;
    }
    // Numbered anew: the library keeps tables up to the highest number.
    let local = interned(left.iter().copied(), right.iter().copied());
    let diff = Diff::compute(Algorithm::Myers, &local);
    let moved = |range: Range<u32>, by: usize| range.start as usize + by..range.end as usize + by;
    found.extend(diff.hunks().map(|hunk| Hunk {
        left: moved(hunk.before, window.left.start),
        right: moved(hunk.after, window.right.start),
    }));
}

/// Differences that touch are one.
fn joined(found: Vec<Hunk>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(found.len());
    for hunk in found {
        match joined.last_mut() {
            Some(last)
                if last.left.end == hunk.left.start && last.right.end == hunk.right.start =>
            {
                last.left.end = hunk.left.end;
                last.right.end = hunk.right.end;
            }
            _ => joined.push(hunk),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(left: &str, right: &str) -> String {
        let found = hunks(left.chars(), right.chars());
        let words = found
            .iter()
            .map(|hunk| format!("{:?}:{:?}", hunk.left, hunk.right));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_common_in_order_is_left_out() {
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("abc", "abc"), "");
        assert_eq!(shown("abc", ""), "0..3:0..0");
        assert_eq!(shown("abcd", "axcyd"), "1..2:1..2 3..3:3..4");
        assert_eq!(shown("aab", "aaab"), "2..2:2..3");
    }

    #[test]
    fn the_longest_row_holds_the_rest_together() {
        assert_eq!(
            longest_ascent(&[(0, 3), (1, 0), (2, 1), (3, 2)]),
            [(1, 0), (2, 1), (3, 2)]
        );
        assert_eq!(longest_ascent(&[]), []);
    }
}
