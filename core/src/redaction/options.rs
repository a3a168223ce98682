//! Secrets in rules: the arguments of `--key` and its relatives, and passwords in addresses. Found in
//! the raw text, however it is quoted or escaped.

use super::{OPENING, find, hole_places, is_hole};
use crate::profile::ParameterName;
use crate::text::Span;
use std::collections::BTreeSet;

/// Options whose argument is a secret: of rules, of later firmware, of the profile compiler.
const NAMES: [&[u8]; 5] = [b"key", b"pwd", b"password", b"passphrase", b"scramble"];

/// An argument is looked for this far.
const LONGEST: usize = 4_096;

/// Quotes as the formats write them.
const QUOTES: [&[u8]; 9] = [
    b"\"",
    b"\\\"",
    b"&quot;",
    b"&#34;",
    b"&#x22;",
    b"'",
    b"&apos;",
    "\u{201c}".as_bytes(),
    "\u{2018}".as_bytes(),
];

/// The places of the literal arguments. A macro such as `$SA` is no secret.
pub(super) fn arguments(text: &[u8]) -> Vec<Span> {
    let comments = comment_ends(text);
    let argument = |at| argument(text, at, &comments);
    let literal = |span: &Span| !is_macro(span.slice(text)) && !is_hole(span.slice(text));
    options(text)
        .into_iter()
        .map(argument)
        .filter(literal)
        .collect()
}

/// The places of the phrases and keys that rules in `text` name literally, as `--key MyOwnSecret` does, as they
/// are written.
pub fn key_arguments(text: &[u8]) -> Vec<Span> {
    let mut spans = arguments(text);
    spans.retain(|span| !span.is_empty());
    spans
}

/// The general purpose parameters that the rules in `text` use as keys: `--key $B` makes `GPP_B` a secret,
/// in whichever text it is set.
pub fn key_parameters(text: &[u8]) -> BTreeSet<ParameterName> {
    let mut names = BTreeSet::new();
    let comments = comment_ends(text);
    for at in options(text) {
        let argument = argument(text, at, &comments).slice(text);
        for after in argument.split(|byte| *byte == b'$').skip(1) {
            let after = after.strip_prefix(b"(").unwrap_or(after);
            // The macro is `$B`; people write `$GPP_B` too.
            let after = after.strip_prefix(b"GPP_").unwrap_or(after);
            let len = after
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric())
                .count();
            let letters = String::from_utf8_lossy(after.get(..len).unwrap_or_default());
            names.insert(ParameterName::from_open_format(format!("GPP_{letters}")));
        }
    }
    names
}

/// The places behind the names of options.
fn options(text: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, byte) in text.iter().enumerate() {
        if !matches!(byte, b'k' | b'K' | b'p' | b'P' | b's' | b'S') {
            continue;
        }
        let (before, here) = text.split_at_checked(at).unwrap_or_default();
        let named = NAMES.iter().find(|name| {
            here.get(..name.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
        });
        let Some(name) = named else { continue };
        let ends = here
            .get(name.len())
            .is_none_or(|next| !next.is_ascii_alphanumeric() && !matches!(next, b'_' | b'-'));
        if ends && behind_dashes(before) {
            found.push(at + name.len());
        }
    }
    found
}

/// Whether a dash ends `before`, plain, typographic, escaped, or as part of `--hex-key`.
fn behind_dashes(before: &[u8]) -> bool {
    let before = before.strip_suffix(b"\\").unwrap_or(before);
    let dashes: [&[u8]; 8] = [
        b"--",
        b"-hex-",
        b"-ascii-",
        "\u{2013}".as_bytes(),
        "\u{2014}".as_bytes(),
        b"-&#45;",
        b"&#45;-",
        b"&#45;&#45;",
    ];
    dashes.iter().any(|dash| before.ends_with(dash))
}

/// The places behind every `-->`, looked for once so that no option searches the rest of the text by itself.
fn comment_ends(text: &[u8]) -> Vec<usize> {
    let closings = text.windows(3).enumerate();
    closings
        .filter(|(_, window)| *window == b"-->")
        .map(|(at, _)| at + 3)
        .collect()
}

/// The argument that begins at `at`, without its quotes.
fn argument(text: &[u8], at: usize, comments: &[usize]) -> Span {
    let start = separators(text, at, comments);
    let body = Span::new(start, start + LONGEST).slice(text);
    let span = match QUOTES.iter().find(|quote| body.starts_with(quote)) {
        Some(quote) => {
            let inner = body.get(quote.len()..).unwrap_or_default();
            Span::new(quote.len(), quote.len() + quoted_length(inner, quote))
        }
        None if body.starts_with(OPENING) => {
            let head = Span::new(0, 32).slice(line(body));
            hole_places(head)
                .first()
                .map_or(Span::new(0, line(body).len()), |(_, span)| *span)
        }
        None => Span::new(0, bare_length(body)),
    };
    span.shifted(start)
}

/// What of `body` is on its first line.
fn line(body: &[u8]) -> &[u8] {
    let len = body
        .iter()
        .take_while(|byte| !matches!(byte, b'\n' | b'\r'))
        .count();
    body.get(..len).unwrap_or_default()
}

/// Where the argument of the option that ends at `at` begins: behind blanks in any writing, `=`, comments.
fn separators(text: &[u8], mut at: usize, comments: &[usize]) -> usize {
    let blanks: [&[u8]; 6] = [b"&#32;", b"&#x20;", b"&#9;", b"\\t", b"\\n", b"\\x20"];
    loop {
        let here = text.get(at..).unwrap_or_default();
        let more = match here {
            [byte, ..] if byte.is_ascii_whitespace() || *byte == b'=' => 1,
            _ if here.starts_with(b"<!--") => {
                let next = comments.partition_point(|end| *end < at + 5);
                comments.get(next).map_or(4, |end| end - at)
            }
            _ => blanks
                .iter()
                .find(|blank| here.starts_with(blank))
                .map_or(0, |blank| blank.len()),
        };
        if more == 0 {
            return at;
        }
        at += more;
    }
}

/// Length up to the closing quote; without one on the line, up to the bracket or the end of the line.
fn quoted_length(inner: &[u8], quote: &[u8]) -> usize {
    let closing: &[u8] = match quote {
        [0xe2, 0x80, 0x9c] => "\u{201d}".as_bytes(),
        [0xe2, 0x80, 0x98] => "\u{2019}".as_bytes(),
        same => same,
    };
    // Only as far as needed: many options share one long line.
    let ends = |rest: &[u8]| rest.starts_with(closing) || matches!(rest, [b'\n' | b'\r', ..]);
    let end = (0..inner.len()).find(|at| inner.get(*at..).is_some_and(ends));
    let end = end.unwrap_or(inner.len());
    if inner
        .get(end..)
        .is_some_and(|rest| rest.starts_with(closing))
    {
        return end;
    }
    let line = inner.get(..end).unwrap_or_default();
    line.iter().position(|byte| *byte == b']').unwrap_or(end)
}

/// Length of an argument without quotes.
fn bare_length(body: &[u8]) -> usize {
    body.iter()
        .take_while(|byte| {
            !byte.is_ascii_whitespace() && !matches!(byte, b']' | b'"' | b'<' | b'|')
        })
        .count()
}

fn is_macro(text: &[u8]) -> bool {
    let name = text.strip_prefix(b"$").unwrap_or_default();
    let name = name
        .strip_prefix(b"(")
        .and_then(|n| n.strip_suffix(b")"))
        .unwrap_or(name);
    !name.is_empty()
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// The places of passwords in addresses such as `http://user:password@host/`.
pub(super) fn address_passwords(text: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(scheme) = text.get(at..).and_then(|rest| find(rest, b"://")) {
        let start = at + scheme + 3;
        let rest = text.get(start..).unwrap_or_default();
        let ends =
            |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'<' | b'\'');
        let authority = rest
            .get(..rest.iter().position(ends).unwrap_or(rest.len()))
            .unwrap_or_default();
        let colon = authority.iter().position(|byte| *byte == b':');
        let host = authority.iter().rposition(|byte| *byte == b'@');
        if let (Some(colon), Some(host)) = (colon, host)
            && colon < host
            && !is_macro(Span::new(colon + 1, host).slice(authority))
        {
            found.push(Span::new(start + colon + 1, start + host));
        }
        at = start;
    }
    found
}
