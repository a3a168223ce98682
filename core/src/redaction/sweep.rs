//! Secrets in raw text: behind words that name one, wherever they stand.

use super::{hole_places, is_hole};
use crate::profile::ParameterName;
use crate::text::Span;

/// Parts of which every secret name has one, in lower case; other words are not looked at.
const TRACES: [&[u8]; 10] = [
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
];

/// The places behind secret words that no well-formed setting covers.
pub(super) fn secrets(
    text: &[u8],
    covered: &[Span],
    is_secret: &impl Fn(&ParameterName) -> bool,
) -> Vec<Span> {
    let holes: Vec<Span> = hole_places(text)
        .into_iter()
        .map(|(_, span)| span)
        .collect();
    let among = |spans: &[Span], word: Span| {
        let next = spans.partition_point(|span| span.start <= word.start);
        next.checked_sub(1)
            .and_then(|index| spans.get(index))
            .is_some_and(|span| word.start < span.end)
    };
    let mut found: Vec<Span> = Vec::new();
    // What is taken already needs no second look, which keeps this linear on one long line.
    let mut done = 0;
    for word in words(text) {
        if word.start < done || among(covered, word) || among(&holes, word) {
            continue;
        }
        let name = String::from_utf8_lossy(word.slice(text));
        if is_secret(&ParameterName::from_plain_text(&name)) {
            let secret = match end_tag(text, word) {
                Some(inner) => before_end_tag(inner, done),
                None => behind(text, word, &name),
            };
            done = secret.map_or(word.end, |span| span.end.max(word.end));
            found.extend(secret);
        }
    }
    found
}

/// Words that could name a secret.
fn words(text: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let skipped = rest.iter().position(|byte| is_word(*byte))?;
            let start = at + skipped;
            let len = text
                .get(start..)?
                .iter()
                .take_while(|byte| is_word(**byte))
                .count();
            at = start + len;
            let word = Span::new(start, at);
            if has_trace(word.slice(text)) {
                return Some(word);
            }
        }
    })
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'(' | b')')
        || !byte.is_ascii()
}

fn has_trace(word: &[u8]) -> bool {
    let initials = |byte: &u8| matches!(byte, b'c' | b'g' | b'k' | b'p' | b's' | b't');
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

/// What stands behind a word: on its line, or on the next if its line says nothing and does not end it.
fn behind(text: &[u8], word: Span, name: &str) -> Option<Span> {
    // A word of plain English names a secret only where a sign says so.
    let identifier = name
        .bytes()
        .any(|byte| matches!(byte, b'_' | b'[') || byte.is_ascii_digit());
    let mut at = word.end;
    let mut said = identifier;
    for _ in 0..3 {
        let start = at + lead(text.get(at..).unwrap_or_default());
        let signs = Span::new(at, start).slice(text);
        said |= signs
            .iter()
            .any(|byte| matches!(byte, b'=' | b':' | b'>' | b'"' | b'\''));
        if !said {
            return None;
        }
        let line = line(text, start);
        let payload = Span::new(start, start + without_end(line.slice(text)).len());
        if !payload.is_empty() {
            return (!is_hole(payload.slice(text))).then_some(payload);
        }
        let ended = Span::new(at, line.end)
            .slice(text)
            .iter()
            .any(|byte| matches!(byte, b';' | b'/'));
        if ended || !identifier {
            return None;
        }
        at = next_line(text, line.end)?;
    }
    None
}

/// What stands before `</word`, if the word is the name of an end tag.
fn end_tag(text: &[u8], word: Span) -> Option<&[u8]> {
    text.get(..word.start)?.strip_suffix(b"</")
}

/// `…>value</Name`: what stands before an end tag that matches nothing, from `done` on.
fn before_end_tag(inner: &[u8], done: usize) -> Option<Span> {
    let fresh = inner.get(done..)?;
    let start = fresh
        .iter()
        .rposition(|byte| matches!(byte, b'>' | b'\n' | b'\r'))
        .map_or(0, |at| at + 1);
    let span = Span::new(done + start, inner.len());
    (!is_hole(span.slice(inner).trim_ascii())).then_some(span)
}

fn line(text: &[u8], at: usize) -> Span {
    let rest = text.get(at..).unwrap_or_default();
    let len = rest
        .iter()
        .take_while(|byte| !matches!(byte, b'\n' | b'\r'))
        .count();
    Span::new(at, at + len)
}

fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let blank = rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    (blank < rest.len()).then_some(end + blank)
}

/// Length of the signs that lead to a value.
fn lead(rest: &[u8]) -> usize {
    let mut start = 0;
    loop {
        let rest = rest.get(start..).unwrap_or_default();
        let access = [&b"ua=\"na\""[..], b"ua=\"ro\"", b"ua=\"rw\""];
        start += match rest {
            [byte, ..] if b" \t!?=:*>\"'(".contains(byte) => 1,
            [0xe2, 0x80, 0x9c..=0x9e, ..] => 3,
            _ if access.iter().any(|access| rest.starts_with(access)) => 7,
            _ => return start,
        };
    }
}

/// `rest` without closing tags, quotes, semicolons and the like at its end.
fn without_end(mut rest: &[u8]) -> &[u8] {
    loop {
        let shorter = match rest {
            [inner @ .., b' ' | b'\t' | b';' | b'"' | b'\''] => inner,
            [inner @ .., b'/' | b'?', b'>'] => inner,
            [inner @ .., b'-', b'-', b'>'] | [inner @ .., b']', b']', b'>']
                if !inner.ends_with(b"[[secret") =>
            {
                inner
            }
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
