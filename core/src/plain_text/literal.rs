//! Quoted values: where they end, what they mean, how they are written.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit};

const OPENING: [&[u8]; 3] = [
    "\u{201c}".as_bytes(),
    "\u{201d}".as_bytes(),
    "\u{201e}".as_bytes(),
];

/// Length of the literal at the start of `rest`, which begins with `"`; `None` if it is never closed.
pub(super) fn literal_length(rest: &[u8]) -> Option<usize> {
    let mut escaped = false;
    for (index, byte) in rest.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

/// Length of the literal in typographic quotes at the start of `rest`, on one line: up to the quote that
/// stands before the first `;`, else up to the first quote.
pub(super) fn smart_literal_length(rest: &[u8]) -> Option<usize> {
    let opening = OPENING.iter().find(|quote| rest.starts_with(quote))?;
    let body = rest.get(opening.len()..)?;
    let goes_on = |byte: &&u8| !matches!(byte, b'\r' | b'\n' | b';');
    let part = body.iter().take_while(goes_on).count();
    let part = body.get(..part)?.trim_ascii_end();
    let closed = part.ends_with(b"\"") || OPENING.iter().any(|quote| part.ends_with(quote));
    if closed {
        return Some(opening.len() + part.len());
    }
    let line = body
        .iter()
        .take_while(|byte| !matches!(byte, b'\r' | b'\n'));
    for (at, byte) in line.enumerate() {
        let here = body.get(at..).unwrap_or_default();
        if *byte == b'"' {
            return Some(opening.len() + at + 1);
        }
        if OPENING.iter().any(|quote| here.starts_with(quote)) {
            return Some(opening.len() + at + 3);
        }
    }
    None
}

/// Where a value begins that is glued to its name.
pub(super) fn opening_quote(word: &[u8]) -> Option<usize> {
    (0..word.len()).find(|at| {
        let here = word.get(*at..).unwrap_or_default();
        here.starts_with(b"\"") || OPENING.iter().any(|quote| here.starts_with(quote))
    })
}

/// Where the inner text of a literal wants a backslash: before a quote without one, and at its end where it
/// would take the closing quote along.
pub(super) fn bare_quotes(inner: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut escaped = false;
    for (at, byte) in inner.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => places.push(at),
            _ => {}
        }
    }
    if escaped {
        places.push(inner.len());
    }
    places
}

/// `text` without the quotes of another kind around it, or without the only quote at one of its ends.
pub(super) fn bare(text: &[u8]) -> &[u8] {
    const SINGLE: [&[u8]; 4] = [
        b"'",
        "\u{2018}".as_bytes(),
        "\u{2019}".as_bytes(),
        "\u{201a}".as_bytes(),
    ];
    const DOUBLE: [&[u8]; 4] = [b"\"", OPENING[0], OPENING[1], OPENING[2]];
    let first = |text: &'_ [u8], quotes: &[&[u8]]| {
        let quote = quotes.iter().find(|quote| text.starts_with(quote))?;
        Some(quote.len())
    };
    let last = |text: &'_ [u8], quotes: &[&[u8]]| {
        let quote = quotes.iter().find(|quote| text.ends_with(quote))?;
        Some(text.len() - quote.len())
    };
    let inside = |quotes: &[&[u8]]| text.get(first(text, quotes)?..last(text, quotes)?);
    if let Some(inner) = inside(&SINGLE) {
        return inner;
    }
    let (begins, ends) = (first(text, &DOUBLE), last(text, &DOUBLE));
    let inner = text.get(begins.unwrap_or(0)..ends.unwrap_or(text.len()));
    let inner = inner.unwrap_or_default();
    let more =
        (0..inner.len()).any(|at| first(inner.get(at..).unwrap_or_default(), &DOUBLE).is_some());
    if more { text } else { inner }
}

/// What the text between the quotes means, with the escapes of C: `\"` `\\` `\n` `\t` `\r`, `\x` with one or
/// two hexadecimal digits, `\` with one to three octal digits; any other character stands for itself.
///
/// `at` is the offset of `inner` for the findings. A NUL ends the value.
pub fn decode(inner: &[u8], at: usize, mut found: impl FnMut(Diagnostic)) -> Vec<u8> {
    let mut out = Vec::with_capacity(inner.len());
    let mut index = 0;
    while let Some(byte) = inner.get(index) {
        if *byte != b'\\' {
            out.push(*byte);
            index += 1;
            continue;
        }
        let rest = inner.get(index..).unwrap_or_default();
        let (len, meant) = escape(rest, at + index, &mut found);
        match meant {
            Some(0) => {
                let span = Span::new(at + index, at + index + len);
                let headline = "expected a character, found NUL, which ends the value";
                found(
                    Diagnostic::new(Code::NulInValue, span, headline)
                        .with_fix("Remove it", vec![TextEdit::remove(span)]),
                );
                return out;
            }
            Some(byte) => out.push(byte),
            None => {}
        }
        index += len;
    }
    out
}

/// Length and meaning of the escape at the start of `rest`.
fn escape(rest: &[u8], at: usize, found: &mut impl FnMut(Diagnostic)) -> (usize, Option<u8>) {
    let digits = |from: usize, most: usize, radix: u32| {
        let tail = rest.get(from..).unwrap_or_default();
        tail.iter()
            .take(most)
            .take_while(|b| char::from(**b).is_digit(radix))
            .count()
    };
    match rest.get(1) {
        Some(b'n') => (2, Some(b'\n')),
        Some(b't') => (2, Some(b'\t')),
        Some(b'r') => (2, Some(b'\r')),
        Some(quoted @ (b'"' | b'\\')) => (2, Some(*quoted)),
        Some(b'x') => {
            let len = digits(2, 2, 16);
            if len == 0 {
                let span = Span::new(at, at + 2);
                let headline = "expected one or two hexadecimal digits after `\\x`, found none";
                let literal = TextEdit::insert(at, "\\");
                found(
                    Diagnostic::new(Code::HexEscape, span, headline)
                        .with_fix("Write two backslashes for one", vec![literal]),
                );
            }
            (2 + len, number(rest.get(2..2 + len), 16))
        }
        Some(b'0'..=b'7') => {
            let len = digits(1, 3, 8);
            (1 + len, number(rest.get(1..=len), 8))
        }
        Some(other) => {
            found(unknown_escape(*other, at));
            (2, Some(*other))
        }
        None => (1, Some(b'\\')),
    }
}

fn number(digits: Option<&[u8]>, radix: u32) -> Option<u8> {
    let digits = std::str::from_utf8(digits?).ok()?;
    let number = u32::from_str_radix(digits, radix).ok()?;
    // Three octal digits can pass a byte; C keeps the low eight bits.
    number.to_le_bytes().first().copied()
}

fn unknown_escape(byte: u8, at: usize) -> Diagnostic {
    let span = Span::new(at, at + 2);
    let fix = vec![TextEdit::remove(Span::new(at, at + 1))];
    let shown = char::from(byte);
    let (code, headline) = if matches!(byte, b'$' | b'_' | b'[' | b']' | b'*' | b'#') {
        (
            Code::SmartPunctuation,
            format!("expected `{shown}`, found a backslash before it, as documents print it"),
        )
    } else {
        (
            Code::UnknownEscape,
            "expected a known escape, found another one, which stands for its character".to_owned(),
        )
    };
    Diagnostic::new(code, span, headline).with_fix("Remove the backslash", fix)
}

/// `value` in quotes: `"` and `\` with a backslash, line breaks and other control characters as escapes.
///
/// ```
/// use profile_core::plain_text::quote;
/// assert_eq!(quote(br#"say "hi""#), br#""say \"hi\"""#);
/// ```
pub fn quote(value: &[u8]) -> Vec<u8> {
    let mut out = vec![b'"'];
    for byte in value {
        match byte {
            b'"' | b'\\' => out.extend([b'\\', *byte]),
            b'\n' => out.extend(b"\\n"),
            b'\r' => out.extend(b"\\r"),
            b'\t' => out.extend(b"\\t"),
            control if control.is_ascii_control() => {
                out.extend(format!("\\x{control:02x}").into_bytes());
            }
            plain => out.push(*plain),
        }
    }
    out.push(b'"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(inner: &str) -> (Vec<u8>, Vec<Code>) {
        let mut codes = Vec::new();
        let value = decode(inner.as_bytes(), 0, |d| codes.push(d.code));
        (value, codes)
    }

    #[test]
    fn escapes_of_c() {
        assert_eq!(meant(r#"a\"b\\c\n\t\r\x41\x9\101"#).0, b"a\"b\\c\n\t\rA\tA");
        assert_eq!(meant(r"\q"), (b"q".to_vec(), vec![Code::UnknownEscape]));
        assert_eq!(
            meant(r"\$A"),
            (b"$A".to_vec(), vec![Code::SmartPunctuation])
        );
        assert_eq!(meant(r"a\xg"), (b"ag".to_vec(), vec![Code::HexEscape]));
        assert_eq!(meant(r"a\0b"), (b"a".to_vec(), vec![Code::NulInValue]));
    }

    #[test]
    fn quoting_and_decoding_are_inverse() {
        let all: Vec<u8> = (1..=255).collect();
        let quoted = quote(&all);
        let inner = &quoted[1..quoted.len() - 1];
        assert_eq!(decode(inner, 0, |d| panic!("{d:?}")), all);
        assert_eq!(literal_length(&quoted), Some(quoted.len()));
    }
}
