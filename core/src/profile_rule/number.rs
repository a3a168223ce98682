//! Numbers and versions of conditions: exact at any length (COND-04, COND-06).

use std::cmp::Ordering;
use std::fmt;

/// A whole number. It is shown as it would be written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number {
    negative: bool,
    digits: Digits,
}

/// A number without sign and without leading zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Digits(String);

impl Digits {
    fn new(text: &str) -> Self {
        Self(text.trim_start_matches('0').to_owned())
    }
}

impl Ord for Digits {
    fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Digits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "0" } else { &self.0 })
    }
}

impl Number {
    /// The number of digits with perhaps a minus sign before them; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let good = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| {
            let digits = Digits::new(digits);
            let negative = text.starts_with('-') && !digits.0.is_empty();
            Self { negative, digits }
        })
    }

    /// The number as one that a computer can count with, if it is small enough.
    pub fn value(&self) -> Option<i64> {
        self.to_string().parse().ok()
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.digits.cmp(&other.digits),
            (true, true) => other.digits.cmp(&self.digits),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{}", self.digits)
    }
}

/// A version: two or three numbers and perhaps a suffix. Without a suffix it comes before any with one; suffixes are
/// ordered as ASCII (G-05).
#[derive(Clone, Debug, Default)]
pub struct Version {
    fields: [Digits; 3],
    suffix: String,
    two_parts: bool,
}

impl Version {
    /// The version that is the whole of `text`; `later` also takes the forms of later firmware, `7.5.2b` and
    /// `sip7832.11-3-2MPP0001-609`.
    pub fn parse(text: &str, later: bool) -> Option<Self> {
        let length = Self::length(text, later)?;
        if length != text.len() {
            return None;
        }
        if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Self::of_build(text);
        }
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (numbers, suffix) = text.split_at_checked(end.unwrap_or(length))?;
        let mut fields = numbers.split('.').map(Digits::new);
        let (first, second, third) = (fields.next()?, fields.next()?, fields.next());
        Some(Self {
            two_parts: third.is_none(),
            fields: [first, second, third.unwrap_or_default()],
            suffix: suffix.trim_matches(['(', ')']).to_owned(),
        })
    }

    /// How much of the beginning of `text` is a version.
    pub(super) fn length(text: &str, later: bool) -> Option<usize> {
        if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
            let end = text.find(|c| !word(c)).unwrap_or(text.len());
            let found = later
                .then(|| text.get(..end).and_then(Self::of_build))
                .flatten();
            return found.map(|_| end);
        }
        let first = digits(text, 0)?;
        let mut end = dotted(text, first)?;
        if let Some(third) = dotted(text, end) {
            end = third;
        }
        let rest = text.get(end..).unwrap_or_default();
        let run = |text: &str| {
            text.find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(text.len())
        };
        if let Some(inner) = rest.strip_prefix('(') {
            let length = run(inner);
            let closed = length > 0 && inner.as_bytes().get(length) == Some(&b')');
            return Some(if closed { end + length + 2 } else { end });
        }
        let lettered = later && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        Some(if lettered { end + run(rest) } else { end })
    }

    /// `sip7832.11-3-2MPP0001-609`: name, numbers, build.
    fn of_build(text: &str) -> Option<Self> {
        let (name, numbers) = text.split_once('.')?;
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let mut parts = numbers.splitn(3, '-');
        let (first, second, rest) = (parts.next()?, parts.next()?, parts.next()?);
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (third, build) = rest.split_at_checked(end)?;
        let numeric = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let good = [first, second, third].into_iter().all(numeric);
        good.then(|| Self {
            fields: [first, second, third].map(Digits::new),
            suffix: build.to_owned(),
            two_parts: false,
        })
    }

    /// Whether it is written with two numbers.
    pub fn has_two_parts(&self) -> bool {
        self.two_parts
    }

    /// The suffix, or nothing.
    pub fn suffix(&self) -> &str {
        &self.suffix
    }

    /// A version just above this one.
    pub(super) fn next(&self) -> Self {
        Self {
            suffix: format!("{}z", self.suffix),
            two_parts: false,
            fields: self.fields.clone(),
        }
    }

    /// A version below this one; none below the least.
    pub(super) fn below(&self) -> Option<Self> {
        let mut lower = self.clone();
        lower.two_parts = false;
        if !lower.suffix.is_empty() {
            lower.suffix.clear();
            return Some(lower);
        }
        let mut at = 3;
        for field in lower.fields.iter_mut().rev() {
            at -= 1;
            let value: Option<u64> = field.to_string().parse().ok();
            match value {
                Some(0) => *field = Digits::default(),
                Some(value) => {
                    *field = Digits::new(&(value - 1).to_string());
                    break;
                }
                None => return None,
            }
            if at == 0 {
                return None;
            }
        }
        Some(lower)
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Version {}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let fields = self.fields.cmp(&other.fields);
        fields.then_with(|| self.suffix.cmp(&other.suffix))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third] = &self.fields;
        write!(f, "{first}.{second}")?;
        if !self.two_parts {
            write!(f, ".{third}")?;
        }
        if self.suffix.is_empty() {
            return Ok(());
        }
        write!(f, "({})", self.suffix)
    }
}

/// Where the digits at `at` end.
fn digits(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    (length > 0).then_some(at + length)
}

/// Where a dot and digits at `at` end.
fn dotted(text: &str, at: usize) -> Option<usize> {
    text.get(at..)?.strip_prefix('.')?;
    digits(text, at + 1)
}
