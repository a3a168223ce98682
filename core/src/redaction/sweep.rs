//! Secrets in raw text: behind words that name one, wherever they stand.

use super::comments::{Comments, prose};
use super::{LONGEST_NAME, Names, hole_at};
use crate::profile::ParameterName;
use crate::text::Span;

/// Parts of which every secret name has one, in lower case; other words are not looked at.
const TRACES: [&[u8]; 14] = [
    b"pass",
    b"pwd",
    b"secret",
    b"key",
    b"pin",
    b"psk",
    b"credential",
    b"gpp",
    b"cert",
    b"token",
    b"pw",
    b"community",
    b"shared",
    b"unlock",
];

/// The places behind secret words that no well-formed setting covers.
pub(super) fn secrets(
    text: &[u8],
    covered: &[Span],
    comments: &Comments,
    names: &Names<'_>,
) -> Vec<Span> {
    let sweep = Sweep {
        text,
        comments,
        names,
    };
    let is_covered = |word: Span| {
        let next = covered.partition_point(|span| span.start < word.end);
        let before = next.checked_sub(1).and_then(|index| covered.get(index));
        before.is_some_and(|span| word.start < span.end)
    };
    let mut found: Vec<Span> = Vec::new();
    // What is taken already needs no second look, which keeps this linear on one long line.
    let mut done = 0;
    for word in words(text) {
        if word.start < done || is_covered(word) || is_macro(text, word) {
            continue;
        }
        let name = String::from_utf8_lossy(word.slice(text));
        if names.is_secret(&ParameterName::from_plain_text(&name)) {
            let secret = match end_tag(text, word) {
                Some(inner) => before_end_tag(inner, done),
                None => sweep.behind(word, &name),
            };
            done = secret.map_or(word.end, |span| span.end.max(word.end));
            found.extend(secret);
        }
    }
    found
}

/// Whether the word is the name of a macro that is used here, `$GPP_SA`, and not of one that is set.
fn is_macro(text: &[u8], word: Span) -> bool {
    let before = text.get(..word.start).unwrap_or_default();
    let behind = text.get(word.end..).unwrap_or_default();
    let used = before.ends_with(b"$") || before.ends_with(b"$(") || before.ends_with(b"${");
    used && !matches!(behind, [b'=' | b':', ..] | [b' ', b'=' | b':', ..])
}

/// Words that could name a secret.
fn words(text: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let len = word_len(text, start);
            at += len.max(1);
            if len == 0 {
                // A hole is no word, and neither are its letters.
                at = hole_at(text, start).map_or(at, |(_, len)| start + len);
                continue;
            }
            let word = Span::new(start, at);
            if has_trace(word.slice(text)) {
                return Some(word);
            }
        }
        None
    })
}

/// Length of the word at `at`: a name in either notation, its index included. Brackets around anything else
/// end it, as do quotes and blanks of other scripts.
fn word_len(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut len = 0;
    while let Some(here) = rest.get(len..) {
        len += match here {
            [0xc2, 0xa0, ..] | [0xe2, 0x80, 0x98..=0x9f, ..] => break,
            [b'[' | b'(', inner @ ..] if len > 0 => match index_len(inner) {
                0 => break,
                digits => digits + 2,
            },
            [b'[' | b']' | b'(' | b')', ..] => break,
            [byte, ..] if is_word(*byte) => 1,
            _ => break,
        };
    }
    len
}

/// Digits before a closing bracket.
fn index_len(inner: &[u8]) -> usize {
    let few = inner.iter().take(9);
    let digits = few.take_while(|byte| byte.is_ascii_digit()).count();
    match inner.get(digits) {
        Some(b']' | b')') => digits,
        _ => 0,
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'(' | b')')
        || !byte.is_ascii()
}

fn has_trace(word: &[u8]) -> bool {
    let initials = |byte: &u8| matches!(byte, b'c' | b'g' | b'k' | b'p' | b's' | b't' | b'u');
    // Letters of other scripts may look like any.
    if !word.is_ascii() {
        return true;
    }
    (0..word.len()).any(|at| {
        let rest = word.get(at..).unwrap_or_default();
        // Most places are done with at the first letter.
        let begins = |trace: &&[u8]| {
            let here = rest.get(..trace.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(trace))
        };
        let initial = rest.first().map(u8::to_ascii_lowercase);
        initial.as_ref().is_some_and(initials) && TRACES.iter().any(begins)
    })
}

/// The signs between a name and its value.
#[derive(Default)]
struct Lead {
    /// Where they end.
    end: usize,
    /// Whether one of them says that a value follows.
    said: bool,
    /// The quote that opens the value.
    quote: Option<u8>,
    /// Whether the name stands in an element or in a list, so that the next name may be a neighbour.
    neighbours: bool,
    /// Whether the tag of the name ends among them.
    tag_end: bool,
}

struct Sweep<'a> {
    text: &'a [u8],
    comments: &'a Comments,
    names: &'a Names<'a>,
}

impl Sweep<'_> {
    /// What stands behind a word: on its line, or on the next if its line says nothing and does not end it. A
    /// comment keeps to itself, and a line that sets something else is left alone.
    fn behind(&self, word: Span, name: &str) -> Option<Span> {
        // A word of plain English names a secret only where a sign says so, or in a comment.
        let identifier = name
            .bytes()
            .any(|byte| matches!(byte, b'_' | b'[') || byte.is_ascii_digit());
        let mut comment = self.comments.around(word.start);
        let mut said = false;
        let mut at = word.end;
        for turn in 0..3 {
            let limit = comment.map_or(self.text.len(), |comment| comment.inside.end);
            let lead = self.lead(at, limit, word)?;
            said |= lead.said;
            if !said && !identifier {
                comment?;
                return prose(self.text, Span::new(lead.end, limit));
            }
            let next_to = lead.neighbours || turn > 0;
            if next_to && self.sets_another(&lead, lead.end == at) {
                return None;
            }
            let end = self.payload_end(&lead, limit, word);
            let written = Span::new(lead.end, end).slice(self.text);
            let len = without_end(written).len();
            if len > 0 {
                return Some(Span::new(lead.end, lead.end + len));
            }
            let ends = written.iter().any(|byte| matches!(byte, b';' | b'/'));
            if ends || !identifier {
                return None;
            }
            at = next_line(self.text, end)?;
            if at >= limit {
                // A comment of one line goes on in the next one only if a sign announces it.
                let next = self.comments.around(at)?;
                if !(said && comment?.of_line && next.of_line) {
                    return None;
                }
                let written = next.inside.slice(self.text).iter();
                at += written.take_while(|byte| **byte == b'#').count();
                comment = Some(next);
            }
        }
        None
    }

    /// The signs from `at` on; `None` if they close the element that the word names.
    fn lead(&self, at: usize, limit: usize, word: Span) -> Option<Lead> {
        let mut lead = Lead {
            end: at,
            ..Lead::default()
        };
        loop {
            let rest = Span::new(lead.end, limit.max(lead.end)).slice(self.text);
            if let Some((len, said)) = sign(rest) {
                let quote = rest.first().filter(|byte| matches!(byte, b'"' | b'\''));
                lead.quote = match rest {
                    [b' ' | b'\t', ..] => lead.quote,
                    _ => quote.copied(),
                };
                lead.neighbours |= rest.starts_with(b",");
                lead.tag_end |= rest.starts_with(b">") || rest.starts_with(b"&gt;");
                lead.said |= said;
                lead.end += len;
                continue;
            }
            let Some(tag) = tag(rest) else {
                return Some(lead);
            };
            let named = tag.name.slice(rest);
            if tag.is_end && named == word.slice(self.text) {
                return None;
            }
            if self.names.is_known(named) {
                lead.neighbours = true;
                return Some(lead);
            }
            lead.end += tag.len;
            lead.neighbours = true;
            lead.tag_end = true;
            lead.said = true;
            lead.quote = None;
        }
    }

    /// Whether a neighbour of the word stands behind `lead`: a parameter that the catalogue has, or on a line
    /// of its own (`bare`) a statement.
    fn sets_another(&self, lead: &Lead, bare: bool) -> bool {
        let rest = self.text.get(lead.end..).unwrap_or_default();
        let rest = rest.strip_prefix(b"<").unwrap_or(rest);
        let len = word_len(rest, 0);
        if self.names.is_known(rest.get(..len).unwrap_or_default()) {
            return true;
        }
        let behind = rest.get(len..).unwrap_or_default();
        let blanks = behind
            .iter()
            .take(LONGEST_NAME)
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'!' | b'?'))
            .count();
        bare && len > 0 && blanks > 0 && behind.get(blanks) == Some(&b'"')
    }

    /// Where the value behind `lead` ends: with its line, its element, or its quotes.
    fn payload_end(&self, lead: &Lead, limit: usize, word: Span) -> usize {
        let name = word.slice(self.text);
        let before = self.text.get(..word.start).unwrap_or_default();
        let own_tag = before.ends_with(b"<");
        let rest = Span::new(lead.end, limit.max(lead.end)).slice(self.text);
        let ends = |at: usize| match rest.get(at..).unwrap_or_default() {
            [b'\n' | b'\r', ..] => true,
            [b'<', b'/', tag @ ..] if own_tag || !lead.tag_end => {
                name.len() <= LONGEST_NAME && tag.starts_with(name)
            }
            [b'<', b'/', next, ..] => is_word(*next),
            [b'&', b'l', b't', b';', b'/', ..] => true,
            [quote, behind @ ..] if lead.quote == Some(*quote) => {
                let escaped = at > 0 && rest.get(at - 1) == Some(&b'\\');
                !escaped && closes(behind)
            }
            _ => false,
        };
        lead.end + (0..rest.len()).find(|at| ends(*at)).unwrap_or(rest.len())
    }
}

/// Length of one sign, and whether it says that a value follows.
fn sign(rest: &[u8]) -> Option<(usize, bool)> {
    let access = [&b"ua=\"na\""[..], b"ua=\"ro\"", b"ua=\"rw\""];
    match rest {
        [b'=' | b':' | b'>' | b'"' | b'\'', ..] => Some((1, true)),
        [b' ' | b'\t' | b'!' | b'?' | b'*' | b'(' | b',', ..] => Some((1, false)),
        [0xc2, 0xa0, ..] => Some((2, false)),
        [0xe2, 0x80, 0x98..=0x9f, ..] => Some((3, true)),
        _ if rest.starts_with(b"&gt;") => Some((4, true)),
        _ if rest.starts_with(b"&quot;") => Some((6, true)),
        _ if rest.starts_with(b"<![CDATA[") => Some((9, true)),
        _ if rest.starts_with(b"value=\"") => Some((6, true)),
        _ if access.iter().any(|access| rest.starts_with(access)) => Some((7, true)),
        _ => None,
    }
}

/// A tag between a name and its value, as in `<name>…</name><value>…`.
struct Tag {
    name: Span,
    len: usize,
    is_end: bool,
}

fn tag(rest: &[u8]) -> Option<Tag> {
    let inner = rest.strip_prefix(b"<")?;
    let is_end = inner.first() == Some(&b'/');
    let start = if is_end { 2 } else { 1 };
    let named = inner.iter().skip(start - 1).take(LONGEST_NAME);
    let name = Span::new(
        start,
        start + named.take_while(|byte| is_word(**byte)).count(),
    );
    let ends = |byte: &u8| matches!(byte, b'>' | b'<' | b'\n' | b'\r');
    let behind = rest.get(name.end..)?.iter().take(LONGEST_NAME);
    let len = name.end + behind.take_while(|byte| !ends(byte)).count() + 1;
    let whole = !name.is_empty() && rest.get(len - 1) == Some(&b'>');
    let empty = rest.get(len.checked_sub(2)?) == Some(&b'/');
    (whole && !empty).then_some(Tag { name, len, is_end })
}

/// Whether a statement or a tag ends behind a closing quote.
fn closes(behind: &[u8]) -> bool {
    let blanks = behind.iter().take(LONGEST_NAME);
    let blanks = blanks.take_while(|byte| matches!(byte, b' ' | b'\t'));
    let behind = behind.get(blanks.count()..).unwrap_or_default();
    matches!(behind, [b';' | b'>', ..] | [b'/', b'>', ..])
}

/// What stands before `</word`, if the word is the name of an end tag.
fn end_tag(text: &[u8], word: Span) -> Option<&[u8]> {
    let before = text.get(..word.start)?;
    before
        .strip_suffix(b"</")
        .or_else(|| before.strip_suffix(b"&lt;/"))
}

/// `…>value</Name`: what stands before an end tag that matches nothing, from `done` on.
fn before_end_tag(inner: &[u8], done: usize) -> Option<Span> {
    let fresh = inner.get(done..)?;
    let begins = |at: &usize| match fresh.get(*at) {
        Some(b'>' | b'\n' | b'\r') => true,
        Some(b';') => fresh.get(..*at).is_some_and(|lead| lead.ends_with(b"&gt")),
        _ => false,
    };
    let start = (0..fresh.len()).rev().find(begins).map_or(0, |at| at + 1);
    Some(Span::new(done + start, inner.len()))
}

fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let blank = rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    (blank < rest.len()).then_some(end + blank)
}

/// `rest` without closing tags, quotes, semicolons and the like at its end.
fn without_end(mut rest: &[u8]) -> &[u8] {
    loop {
        let shorter = match rest {
            [inner @ .., b' ' | b'\t' | b';' | b'"' | b'\''] => inner,
            [inner @ .., b'/' | b'?', b'>'] => inner,
            [inner @ .., b'-', b'-', b'>'] | [inner @ .., b']', b']', b'>'] => inner,
            [.., b'>'] => match rest.iter().rposition(|byte| *byte == b'<') {
                Some(at) if rest.get(at + 1) == Some(&b'/') => rest.get(..at).unwrap_or_default(),
                _ => return rest,
            },
            _ => return rest,
        };
        rest = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trace_is_found_in_any_capitals() {
        for trace in TRACES {
            assert!(has_trace(&[b"x", trace].concat()));
            assert!(has_trace(&trace.to_ascii_uppercase()));
        }
        assert!(!has_trace(b"Resync_Periodic"));
    }
}
