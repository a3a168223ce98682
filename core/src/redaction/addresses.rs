//! Secrets in addresses: passwords before the host, and values of a query.

use super::options::is_macro;
use super::{Found, Names};
use crate::profile::ParameterName;
use crate::text::{Span, find};

/// A password with a slash or a quote in it is looked for this far.
const LONGEST: usize = 256;

/// Longer names of a query's values are none.
const LONGEST_NAME: usize = 64;

/// Names that say a secret in a query only.
const NAMES: [&[u8]; 8] = [
    b"key",
    b"auth",
    b"pass",
    b"pw",
    b"pin",
    b"apikey",
    b"accesskey",
    b"sessionkey",
];

/// The places of passwords in addresses such as `http://user:password@host/`.
pub(super) fn passwords(text: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(scheme) = text.get(at..).and_then(|rest| find(rest, b"://")) {
        let start = at + scheme + 3;
        found.extend(
            password(text.get(start..).unwrap_or_default()).map(|span| span.shifted(start)),
        );
        at = start;
    }
    found
}

/// The password in what stands behind `://`.
fn password(rest: &[u8]) -> Option<Span> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'<' | b'\'');
    let len = rest.iter().position(ends).unwrap_or(rest.len());
    let authority = rest.get(..len)?;
    let colon = authority.iter().position(|byte| *byte == b':')?;
    let host = authority
        .iter()
        .rposition(|byte| *byte == b'@')
        .or_else(|| {
            // Behind a port an address goes on; what is none may be the first part of a password.
            let port = Span::new(colon + 1, len).slice(rest);
            let is_port = port.iter().all(u8::is_ascii_digit) || is_macro(port);
            let further = rest.get(..LONGEST.min(rest.len()))?;
            let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'<';
            let further = further.get(..further.iter().position(ends).unwrap_or(further.len()))?;
            let host = further.iter().rposition(|byte| *byte == b'@');
            host.filter(|_| !is_port)
        })?;
    let password = Span::new(colon + 1, host.max(colon + 1));
    (colon < host && !is_macro(password.slice(rest))).then_some(password)
}

/// The values in queries such as `?token=x&key=y`; their names are covered.
pub(super) fn queries(text: &[u8], names: &Names<'_>) -> Found {
    let mut found = Found::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let mark = match rest {
            _ if rest.starts_with(b"&amp;") => 5,
            [b'?' | b'&', ..] => 1,
            _ => 0,
        };
        at += mark.max(1);
        let Some(name) = name(text, at).filter(|_| mark > 0) else {
            continue;
        };
        if !is_secret(name.slice(text), names) {
            continue;
        }
        let start = name.end + 1;
        let value = text.get(start..).unwrap_or_default();
        let ends = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, b'&' | b'"' | b'<' | b'\'' | b'#')
        };
        let len = value.iter().position(ends).unwrap_or(value.len());
        found.covered.push(name);
        at = start + len;
        let value = Span::new(start, at);
        if !is_macro(value.slice(text)) {
            found.spans.push(value);
        }
    }
    found
}

/// The name at `at`, if a value follows.
fn name(text: &[u8], at: usize) -> Option<Span> {
    let rest = text.get(at..)?.iter().take(LONGEST_NAME);
    let belongs = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let name = Span::new(at, at + rest.take_while(belongs).count());
    (!name.is_empty() && text.get(name.end) == Some(&b'=')).then_some(name)
}

fn is_secret(written: &[u8], names: &Names<'_>) -> bool {
    let squeezed: Vec<u8> = written
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(u8::to_ascii_lowercase)
        .collect();
    NAMES.contains(&squeezed.as_slice())
        || names.is_secret(&ParameterName::from_plain_text(&String::from_utf8_lossy(
            written,
        )))
}
