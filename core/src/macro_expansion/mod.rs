//! Macro expansion: variables of the device in the text of rules, triggers, log messages and a POST body (guide
//! pages 2-9, 2-10, 4-7, MAC-01 … MAC-16).
//!
//! [`expand`] replaces each variable once, from left to right; what comes out is never looked at again, so the time
//! grows with the text. Each replacement is reported with its place before and behind, and
//! [`Expansion::written`] finds the way back from any place of the expanded text. The expanded text of one value
//! has at most [`LIMIT`] bytes; what is cut is reported.
//!
//! A name ends where letters, digits and `_` end (G-02). Parts of a value count characters.

mod findings;
mod scan;

pub use findings::{Place, findings};
pub use scan::{MacroForm, MacroUse, Part, macros};

use crate::command_line::Secret;
use crate::device::{Device, is_secret};
use crate::diagnostic::{Code, Diagnostic};
use crate::firmware::FirmwareLevel;
use crate::text::Span;

/// The expanded text of one value has at most this many bytes.
pub const LIMIT: usize = 64 << 10;

/// What became of a `$` with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReplacementKind {
    /// A known variable gave its value.
    Value,
    /// `$$` gave `$`.
    Escape,
    /// No variable has the name: it stays as it is written (MAC-03).
    Unknown,
    /// `SA` to `SD` outside a key: it stays as it is written (MAC-09).
    Secret,
    /// A parenthesis that is no variable: it stays as it is written (MAC-12).
    Broken,
}

/// One `$` with what belongs to it, before and behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Its place in the text as written.
    pub source: Span,
    /// The name of the variable, without its dollar sign; empty for an escape.
    pub name: String,
    /// The part of the value that was asked for.
    pub part: Option<Part>,
    /// The place of what it gave in the expanded text.
    pub value: Span,
    /// What became of it.
    pub kind: ReplacementKind,
}

/// An expanded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// What came out.
    pub text: String,
    /// What was replaced or looks as if it should be, in order (MAC-15).
    pub replacements: Vec<Replacement>,
    /// Places that expansion left alone, before and behind: the keys of a rule (G-44).
    pub kept: Vec<(Span, Span)>,
    /// Whether the text was cut at [`LIMIT`].
    pub cut: bool,
    /// What is to be said of the values; what can be said without them is in [`findings`]. Places count in the
    /// text as written.
    pub findings: Vec<Diagnostic>,
}

/// A key after expansion. The places of its replacements count in the key as written and in what it became.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyExpansion {
    /// The key.
    pub key: Secret,
    /// What was replaced.
    pub replacements: Vec<Replacement>,
}

/// Expands `text` with the variables of `device`.
///
/// ```
/// use profile_core::{device::Device, firmware::FirmwareLevel, macro_expansion::expand};
/// let found = expand("spa$(MAU)config.cfg", &Device::default(), FirmwareLevel::V3);
/// assert_eq!(found.text, "spa000E08012345config.cfg");
/// ```
pub fn expand(text: &str, device: &Device, level: FirmwareLevel) -> Expansion {
    expand_around(text, &[], device, level)
}

/// Expands `text` but for the places `kept`, which are in order and apart.
pub(crate) fn expand_around(
    text: &str,
    kept: &[Span],
    device: &Device,
    level: FirmwareLevel,
) -> Expansion {
    let mut expander = Expander::new(text, device, level);
    let mut from = 0;
    for span in kept {
        expander.section(Span::new(from, span.start), InKey(false));
        let start = expander.out.text.len();
        expander.copy(*span);
        let value = Span::new(start, expander.out.text.len());
        expander.out.kept.push((*span, value));
        from = span.end;
    }
    expander.section(Span::new(from, text.len()), InKey(false));
    expander.finish()
}

/// Expands the text of a `--key` argument, where `SA` to `SD` count (MAC-09).
pub fn expand_key(text: &str, device: &Device, level: FirmwareLevel) -> KeyExpansion {
    let mut expander = Expander::new(text, device, level);
    expander.section(Span::new(0, text.len()), InKey(true));
    let Expansion {
        text, replacements, ..
    } = expander.finish();
    KeyExpansion {
        key: Secret::new(text),
        replacements,
    }
}

#[derive(Clone, Copy)]
struct InKey(bool);

struct Expander<'t> {
    source: &'t str,
    device: &'t Device,
    level: FirmwareLevel,
    out: Expansion,
}

impl<'t> Expander<'t> {
    fn new(source: &'t str, device: &'t Device, level: FirmwareLevel) -> Self {
        Self {
            source,
            device,
            level,
            out: Expansion::default(),
        }
    }

    fn slice(&self, span: Span) -> &'t str {
        self.source.get(span.start..span.end).unwrap_or_default()
    }

    fn copy(&mut self, span: Span) {
        self.push(self.slice(span), span);
    }

    /// Adds `value`, which stands for `span`, up to the limit.
    fn push(&mut self, value: &str, span: Span) {
        if self.out.cut {
            return;
        }
        let room = LIMIT.saturating_sub(self.out.text.len());
        if value.len() <= room {
            self.out.text.push_str(value);
            return;
        }
        let end = (0..=room).rev().find(|at| value.is_char_boundary(*at));
        self.out
            .text
            .push_str(value.get(..end.unwrap_or(0)).unwrap_or_default());
        self.out.cut = true;
        let headline = format!("expected at most {LIMIT} bytes after expansion, found more");
        self.out.findings.push(
            Diagnostic::new(Code::ExpansionLimit, span, headline)
                .with_help("the rest is left out, and such a rule is not evaluated"),
        );
    }

    fn section(&mut self, section: Span, in_key: InKey) {
        let mut from = section.start;
        for found in macros(self.slice(section)) {
            if self.out.cut {
                return;
            }
            let span = found.span.shifted(section.start);
            self.copy(Span::new(from, span.start));
            self.replace(
                span,
                found.name.map(|name| name.shifted(section.start)),
                found.form,
                in_key,
            );
            from = span.end;
        }
        self.copy(Span::new(from, section.end));
    }

    fn replace(&mut self, span: Span, name: Option<Span>, form: MacroForm, in_key: InKey) {
        let name = name.map_or("", |name| self.slice(name));
        let start = self.out.text.len();
        let mut part = None;
        let kind = match form {
            MacroForm::Escape => {
                self.push("$", span);
                ReplacementKind::Escape
            }
            MacroForm::Broken => {
                self.copy(span);
                ReplacementKind::Broken
            }
            MacroForm::Name { part: wanted, .. } => {
                part = wanted;
                self.named(span, name, wanted, in_key)
            }
        };
        let value = Span::new(start, self.out.text.len());
        self.out.replacements.push(Replacement {
            source: span,
            name: name.to_owned(),
            part,
            value,
            kind,
        });
    }

    fn named(
        &mut self,
        span: Span,
        name: &str,
        part: Option<Part>,
        InKey(in_key): InKey,
    ) -> ReplacementKind {
        let device = self.device;
        let secret = in_key.then(|| device.secret(name)).flatten();
        let is_old = part.is_some() && self.level < FirmwareLevel::V2_0_11;
        let value = match secret {
            Some(secret) => Some(secret.reveal().into()),
            None => device.variable(name, self.level),
        };
        let Some(value) = value.filter(|_| !is_old) else {
            self.copy(span);
            return if is_secret(name) && !is_old {
                ReplacementKind::Secret
            } else {
                ReplacementKind::Unknown
            };
        };
        match part {
            Some(part) => {
                let taken = part.of(&value);
                if taken.is_none() {
                    self.out
                        .findings
                        .push(findings::out_of_range(span, name, part, &value));
                }
                self.push(taken.unwrap_or(part.clamped(&value)), span);
            }
            None => self.push(&value, span),
        }
        ReplacementKind::Value
    }

    fn finish(self) -> Expansion {
        self.out
    }
}

impl Expansion {
    /// The place in the text as written that gave `span` of the expanded text: what lies in a value belongs to the
    /// whole variable. An empty place covers the variables beside it that gave nothing.
    pub fn written(&self, span: Span) -> Span {
        if span.is_empty() {
            return Span::new(self.written_end(span.start), self.written_start(span.start));
        }
        Span::new(self.written_start(span.start), self.written_end(span.end))
    }

    /// The replacement that covers `at` in the expanded text.
    pub fn replacement_at(&self, at: usize) -> Option<&Replacement> {
        let next = self
            .replacements
            .partition_point(|one| one.value.start <= at);
        let found = self.replacements.get(next.checked_sub(1)?)?;
        (at < found.value.end).then_some(found)
    }

    fn written_start(&self, at: usize) -> usize {
        let next = self
            .replacements
            .partition_point(|one| one.value.start <= at);
        match next
            .checked_sub(1)
            .and_then(|last| self.replacements.get(last))
        {
            None => at,
            Some(one) if at < one.value.end => one.inside(at, one.source.start),
            Some(one) => one.source.end + (at - one.value.end),
        }
    }

    fn written_end(&self, at: usize) -> usize {
        let next = self
            .replacements
            .partition_point(|one| one.value.start < at);
        match next
            .checked_sub(1)
            .and_then(|last| self.replacements.get(last))
        {
            None => at,
            Some(one) if at <= one.value.end => one.inside(at, one.source.end),
            Some(one) => one.source.end + (at - one.value.end),
        }
    }
}

impl Replacement {
    /// Whether the text was changed here.
    pub fn changes(&self) -> bool {
        matches!(self.kind, ReplacementKind::Value | ReplacementKind::Escape)
    }

    /// The place as written of `at`, which lies inside: `whole` where the text was changed.
    fn inside(&self, at: usize, whole: usize) -> usize {
        if self.changes() {
            whole
        } else {
            self.source.start + (at - self.value.start)
        }
    }
}
