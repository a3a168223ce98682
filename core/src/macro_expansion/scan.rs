//! Where the macros of a text are, without their values.

use crate::text::Span;

/// A part of a value: `$(NAME:offset)` or `$(NAME:offset:length)` (MAC-05). Both count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// Characters that are left out at the start.
    pub offset: usize,
    /// How many are taken; all that follow if nothing is said.
    pub length: Option<usize>,
}

impl Part {
    /// The part of `value`, if it lies inside.
    pub(super) fn of(self, value: &str) -> Option<&str> {
        let count = value.chars().count();
        let end = self.offset.checked_add(self.length.unwrap_or(0))?;
        let inside = self.offset < count && end <= count && self.length != Some(0);
        inside.then(|| self.clamped(value))
    }

    /// The part of `value` as far as there is one (MAC-06).
    pub(super) fn clamped(self, value: &str) -> &str {
        let rest = skipped(value, self.offset);
        let behind = self.length.map_or("", |length| skipped(rest, length));
        rest.get(..rest.len() - behind.len()).unwrap_or_default()
    }
}

/// `text` without its first `count` characters.
fn skipped(text: &str, count: usize) -> &str {
    let start = text.char_indices().nth(count).map(|(at, _)| at);
    start.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// How a macro is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MacroForm {
    /// `$$`.
    Escape,
    /// `$NAME`, or with parentheses and perhaps a part.
    Name {
        /// Whether parentheses stand around it.
        braced: bool,
        /// The part.
        part: Option<Part>,
    },
    /// `$(` with what follows as far as it looks like a name: no variable (MAC-12).
    Broken,
}

/// A `$` with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MacroUse {
    /// The whole.
    pub span: Span,
    /// The name.
    pub name: Option<Span>,
    /// How it is written.
    pub form: MacroForm,
}

/// The macros of `text`, in order. A `$` that nothing follows is none.
pub fn macros(text: &str) -> impl Iterator<Item = MacroUse> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.as_bytes().get(at..)?;
            let start = at + rest.iter().position(|byte| *byte == b'$')?;
            let found = one(text.as_bytes(), start);
            at = found.map_or(start + 1, |found| found.span.end);
            if found.is_some() {
                return found;
            }
        }
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn run(text: &[u8], from: usize, takes: fn(u8) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| takes(**byte)).count()
}

/// The macro whose `$` is at `start`.
fn one(text: &[u8], start: usize) -> Option<MacroUse> {
    let found = |end, name, form| {
        let span = Span::new(start, end);
        Some(MacroUse { span, name, form })
    };
    match text.get(start + 1) {
        Some(b'$') => found(start + 2, None, MacroForm::Escape),
        Some(b'(') => {
            let name = Span::new(start + 2, run(text, start + 2, is_word));
            match parts(text, name.end).filter(|_| !name.is_empty()) {
                Some((end, part)) => {
                    let form = MacroForm::Name { braced: true, part };
                    found(end, Some(name), form)
                }
                None => found(name.end, Some(name), MacroForm::Broken),
            }
        }
        Some(byte) if is_word(*byte) => {
            let name = Span::new(start + 1, run(text, start + 1, is_word));
            let form = MacroForm::Name {
                braced: false,
                part: None,
            };
            found(name.end, Some(name), form)
        }
        _ => None,
    }
}

/// `)`, `:p)` or `:p:q)` at `at`: where it ends, and the part.
fn parts(text: &[u8], at: usize) -> Option<(usize, Option<Part>)> {
    if text.get(at) == Some(&b')') {
        return Some((at + 1, None));
    }
    let (offset, at) = number(text, at)?;
    if text.get(at) == Some(&b')') {
        let part = Part {
            offset,
            length: None,
        };
        return Some((at + 1, Some(part)));
    }
    let (length, at) = number(text, at)?;
    let part = Part {
        offset,
        length: Some(length),
    };
    (text.get(at) == Some(&b')')).then_some((at + 1, Some(part)))
}

/// `:` and digits at `at`; a number that is too large to count is the largest there is.
fn number(text: &[u8], at: usize) -> Option<(usize, usize)> {
    if text.get(at) != Some(&b':') {
        return None;
    }
    let digits = Span::new(at + 1, run(text, at + 1, |byte| byte.is_ascii_digit()));
    let value = digits.slice(text).iter().fold(0_usize, |sum, digit| {
        sum.saturating_mul(10)
            .saturating_add(usize::from(digit - b'0'))
    });
    (!digits.is_empty()).then_some((value, digits.end))
}
