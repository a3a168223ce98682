//! Templates: lists of patterns for phone numbers and SIP status codes (TYPE-15, TYPE-16).

use super::{too_long, unexpected};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;
use std::fmt;

/// Longest template.
const LENGTH: usize = 39;

/// A list of patterns; the first that matches decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    patterns: Vec<Vec<Part>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// This byte.
    Literal(u8),
    /// `?`: any one.
    One,
    /// `*`: any number of any.
    Any,
}

/// Why a text is no template; offsets count from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// Behind `%` two hexadecimal digits are missing.
    Escape(usize),
    /// Between two commas, or at an end, there is no pattern.
    EmptyPattern(usize),
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Escape(_) => "expected two hexadecimal digits after `%`, found others",
            Self::EmptyPattern(_) => "expected a pattern before and behind each comma, found none",
        })
    }
}

impl Template {
    /// Reads patterns divided by commas; blanks before a pattern do not count.
    ///
    /// ```
    /// use profile_core::catalog::Template;
    /// let template = Template::parse("1408*, 1510*").unwrap();
    /// assert_eq!(template.first_match("15105551234"), Some(1));
    /// assert_eq!(template.first_match("16505551234"), None);
    /// ```
    pub fn parse(text: &str) -> Result<Self, TemplateFault> {
        let mut patterns = Vec::new();
        let mut at = 0;
        for written in text.split(',') {
            let bare = written.trim_start();
            if bare.is_empty() {
                return Err(TemplateFault::EmptyPattern(at));
            }
            patterns.push(pattern(bare.as_bytes(), at + written.len() - bare.len())?);
            at += written.len() + 1;
        }
        Ok(Self { patterns })
    }

    /// The number of the first pattern that matches the whole of `text`, counted from 0.
    pub fn first_match(&self, text: &str) -> Option<usize> {
        self.patterns
            .iter()
            .position(|pattern| matches(pattern, text.as_bytes()))
    }
}

fn pattern(text: &[u8], at: usize) -> Result<Vec<Part>, TemplateFault> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        rest = after;
        parts.push(match byte {
            b'?' => Part::One,
            b'*' => Part::Any,
            b'%' => {
                let fault = TemplateFault::Escape(at + text.len() - after.len() - 1);
                let [high, low, behind @ ..] = after else {
                    return Err(fault);
                };
                rest = behind;
                let digit = |byte: u8| char::from(byte).to_digit(16).ok_or(fault);
                let code = digit(*high)? * 16 + digit(*low)?;
                Part::Literal(u8::try_from(code).map_err(|_| fault)?)
            }
            other => Part::Literal(*other),
        });
    }
    Ok(parts)
}

/// Whether `parts` match the whole of `text`. A `*` that proves too short takes one more byte, and only the last
/// one ever has to, so that the work is at most the product of both lengths.
fn matches(parts: &[Part], text: &[u8]) -> bool {
    let (mut part, mut at) = (0, 0);
    let mut last_any: Option<(usize, usize)> = None;
    loop {
        match (parts.get(part), text.get(at)) {
            (Some(Part::Any), _) => {
                last_any = Some((part, at));
                part += 1;
            }
            (None, None) => return true,
            (Some(Part::One), Some(_)) => (part, at) = (part + 1, at + 1),
            (Some(Part::Literal(wanted)), Some(found)) if wanted == found => {
                (part, at) = (part + 1, at + 1);
            }
            _ => match last_any {
                Some((any, taken)) if taken < text.len() => {
                    last_any = Some((any, taken + 1));
                    (part, at) = (any + 1, taken + 1);
                }
                _ => return false,
            },
        }
    }
}

/// Patterns of phone numbers (TYPE-15).
pub(super) fn phone(text: &str) -> Vec<Diagnostic> {
    findings(text).into_iter().collect()
}

/// Patterns of SIP status codes; the device's own codes such as X10 may be among them (TYPE-16).
pub(super) fn status(text: &str) -> Vec<Diagnostic> {
    let code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '?' | '*' | '%' | ',' | ' ');
    let odd = (!text.chars().all(code))
        .then(|| unexpected(text, "status codes or patterns of them, such as `404, 5*`"));
    odd.or_else(|| findings(text)).into_iter().collect()
}

fn findings(text: &str) -> Option<Diagnostic> {
    match Template::parse(text) {
        Ok(_) => too_long(text, LENGTH),
        Err(fault) => {
            let (TemplateFault::Escape(at) | TemplateFault::EmptyPattern(at)) = fault;
            let place = Span::new(at, (at + 1).min(text.len()));
            Some(Diagnostic::new(Code::ValueType, place, fault.to_string()))
        }
    }
}
