//! Secrets in rules and command lines: the arguments of `--key` and its relatives. Found in the raw text, however
//! it is quoted or escaped.

use super::sweep::is_word;
use super::{Found, LONGEST_NAME, hole_at};
use crate::profile::ParameterName;
use crate::text::{Span, find};
use std::collections::BTreeSet;

/// Options whose argument is a secret: of rules, of later firmware, of the profile compiler.
const NAMES: [&[u8]; 5] = [b"key", b"pwd", b"password", b"passphrase", b"scramble"];

/// Longer names of options are none.
const LONGEST_OPTION: usize = 32;

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

/// The places of the literal arguments. A macro such as `$SA` is no secret. The names of the options are covered:
/// what stands behind an argument is none of their value.
pub(super) fn arguments(text: &[u8]) -> Found {
    let comments = comment_ends(text);
    let mut found = Found::default();
    let options = options(text).into_iter().map(|name| (name, Kind::Whole));
    for (name, kind) in options.chain(command_options(text)) {
        let argument = argument(text, name.end, &comments);
        let written = argument.slice(text);
        let skipped = match kind {
            Kind::Whole => Some(0),
            Kind::Source => written.starts_with(b"pass:").then_some(5),
            Kind::Account => find(written, b":").map(|colon| colon + 1),
        };
        let covered = match kind {
            Kind::Source => name.cover(Span::at(argument.start + skipped.unwrap_or_default())),
            _ => name,
        };
        found.covered.push(covered);
        let secret = skipped.map(|skipped| Span::new(argument.start + skipped, argument.end));
        found
            .spans
            .extend(secret.filter(|secret| !is_macro(secret.slice(text))));
    }
    found
}

/// What of an argument is the secret.
#[derive(Clone, Copy)]
enum Kind {
    /// All of it.
    Whole,
    /// What stands behind `pass:`.
    Source,
    /// What stands behind the name of the user.
    Account,
}

type ProgramOption = (&'static [u8], Kind);

/// Options whose meaning hangs on the program.
const OF_PROGRAMS: [(&[u8], &[ProgramOption]); 3] = [
    (
        b"openssl",
        &[
            (b"-k", Kind::Whole),
            (b"-K", Kind::Whole),
            (b"-pass", Kind::Source),
            (b"-passin", Kind::Source),
            (b"-passout", Kind::Source),
        ],
    ),
    (
        b"curl",
        &[
            (b"-u", Kind::Account),
            (b"-U", Kind::Account),
            (b"--user", Kind::Account),
            (b"--proxy-user", Kind::Account),
        ],
    ),
    (b"wget", &[]),
];

/// The options of the programs above, on their line and where a backslash continues it.
fn command_options(text: &[u8]) -> Vec<(Span, Kind)> {
    let mut found = Vec::new();
    let mut options: &[ProgramOption] = &[];
    for (at, byte) in text.iter().enumerate() {
        let (before, here) = text.split_at_checked(at).unwrap_or_default();
        match byte {
            b'\n' if !is_continued(before) => options = &[],
            b'o' | b'c' | b'w' => {
                let program = OF_PROGRAMS.iter().find(|(name, _)| here.starts_with(name));
                options = program.map_or(options, |(_, of_program)| of_program);
            }
            b'-' if before.last().is_some_and(u8::is_ascii_whitespace) => {
                let is_here = |(name, _): &&ProgramOption| {
                    let behind = here.strip_prefix(*name).and_then(<[u8]>::first);
                    behind.is_some_and(|next| next.is_ascii_whitespace() || *next == b'=')
                };
                if let Some((name, kind)) = options.iter().find(is_here) {
                    found.push((Span::new(at, at + name.len()), *kind));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a line that ends behind `line` goes on in the next one.
fn is_continued(line: &[u8]) -> bool {
    line.strip_suffix(b"\r").unwrap_or(line).ends_with(b"\\")
}

/// The places of the phrases and keys that rules in `text` name literally, as `--key MyOwnSecret` does, as they
/// are written.
pub fn key_arguments(text: &[u8]) -> Vec<Span> {
    let mut spans = arguments(text).spans;
    spans.retain(|span| !span.is_empty());
    spans
}

/// The general purpose parameters that the rules in `text` use as keys: `--key $B` makes `GPP_B` a secret,
/// in whichever text it is set.
pub fn key_parameters(text: &[u8]) -> BTreeSet<ParameterName> {
    let mut names = BTreeSet::new();
    let comments = comment_ends(text);
    for name in options(text) {
        let argument = argument(text, name.end, &comments).slice(text);
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

/// The names of options.
fn options(text: &[u8]) -> Vec<Span> {
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
            found.push(Span::new(at, at + name.len()));
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
    // `--http-password` is an option for a password too.
    let word = before.get(before.len().saturating_sub(LONGEST_OPTION)..);
    let word = word.unwrap_or_default();
    let start = word
        .iter()
        .rposition(|byte| !byte.is_ascii_alphabetic() && *byte != b'-');
    let word = word.get(start.map_or(0, |at| at + 1)..).unwrap_or_default();
    dashes.iter().any(|dash| before.ends_with(dash))
        || word.ends_with(b"-") && word.starts_with(b"--")
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
        None => Span::new(0, bare_length(body)),
    };
    span.shifted(start)
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

/// Length up to the closing quote; without one, up to the first sign that can end the rule, or to where the value
/// or the comment ends.
fn quoted_length(inner: &[u8], quote: &[u8]) -> usize {
    let closing: &[u8] = match quote {
        [0xe2, 0x80, 0x9c] => "\u{201d}".as_bytes(),
        [0xe2, 0x80, 0x98] => "\u{2019}".as_bytes(),
        same => same,
    };
    let mut unclosed = None;
    let mut at = 0;
    // Only as far as needed: many options share one long line.
    while let Some(rest) = inner.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((_, len)) = hole_at(inner, at) {
            at += len;
            continue;
        }
        if ends_value(rest) {
            break;
        }
        if rest.starts_with(closing) {
            return at;
        }
        if matches!(rest, [b']' | b'"', ..]) {
            unclosed = unclosed.or(Some(at));
        }
        // An escaped quote is one only where it closes.
        at += if rest.starts_with(b"\\\"") { 2 } else { 1 };
    }
    unclosed.unwrap_or(at)
}

/// Whether the line, the comment or the element ends here.
fn ends_value(rest: &[u8]) -> bool {
    if let Some(tag) = rest.strip_prefix(b"</") {
        let name = tag.iter().take(LONGEST_NAME);
        let len = name.take_while(|byte| is_word(**byte)).count();
        return len > 0 && tag.get(len) == Some(&b'>');
    }
    match rest.strip_prefix(b"-->") {
        Some([next, ..]) => next.is_ascii_whitespace() || *next == b'<',
        Some([]) => true,
        None => matches!(rest, [b'\n' | b'\r', ..]),
    }
}

/// Length of an argument without quotes.
fn bare_length(body: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        if let Some((_, len)) = hole_at(body, at) {
            at += len;
            continue;
        }
        if byte.is_ascii_whitespace() || matches!(byte, b']' | b'"' | b'<' | b'|') {
            break;
        }
        at += 1;
    }
    at
}

pub(super) fn is_macro(text: &[u8]) -> bool {
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
