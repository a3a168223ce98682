//! From the text of a map to its entries.

use super::{MOST_ENTRIES, TARGET};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::profile::ParameterName;
use crate::text::{Span, TextEdit, excerpt};

/// One entry of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasEntry {
    /// The left path with a slash before each step, such as `/CPE/name`; empty where none is written.
    pub left: String,
    /// The right side as it is written, such as `/flat-profile/User_ID_1_`; empty where none is written.
    pub right: String,
    /// Where the left side stands, in bytes of the map's text.
    pub left_span: Span,
    /// Where the right side stands.
    pub right_span: Span,
    /// The entry from its left side to its semicolon.
    pub whole: Span,
}

impl AliasEntry {
    /// The parameter that the right side names; `None` if it names none (ALIAS-11).
    pub fn parameter(&self) -> Option<ParameterName> {
        let name = self.right.strip_prefix(TARGET)?;
        let is_name = !name.is_empty() && !name.contains('/');
        is_name.then(|| ParameterName::from_open_format(name))
    }

    /// The steps of the left path, the outermost first.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.left.split('/').filter(|step| !step.is_empty())
    }
}

/// The entries of a map, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AliasMap {
    /// Everything with an equals sign, the thirty-first and what lacks a side included.
    pub entries: Vec<AliasEntry>,
    /// What is wrong with the text of the map, in the order of the places.
    pub diagnostics: Vec<Diagnostic>,
}

impl AliasMap {
    /// Reads the text of a map (ALIAS-01); blanks and line ends between the parts are free.
    ///
    /// ```
    /// use profile_core::alias_map::AliasMap;
    /// let map = AliasMap::parse("/a/b = /flat-profile/GPP_A ; c=/flat-profile/GPP_B;");
    /// assert_eq!(map.entries[1].left, "/c");
    /// assert_eq!(map.diagnostics[0].code.id(), "alias-path");
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut parser = Parser {
            text,
            entries: Vec::new(),
            findings: Findings::default(),
        };
        parser.map();
        parser.limit();
        Self {
            entries: parser.entries,
            diagnostics: parser.findings.finish(),
        }
    }

    /// The entries that a device uses, with their number from 0: the first thirty, those with both sides.
    pub fn used(&self) -> impl Iterator<Item = (usize, &AliasEntry)> {
        let numbered = self.entries.iter().take(MOST_ENTRIES).enumerate();
        numbered.filter(|(_, entry)| entry.steps().next().is_some() && !entry.right.is_empty())
    }
}

struct Parser<'m> {
    text: &'m str,
    entries: Vec<AliasEntry>,
    findings: Findings,
}

impl Parser<'_> {
    fn map(&mut self) {
        let mut start = 0;
        while start < self.text.len() {
            let rest = self.text.get(start..).unwrap_or_default();
            match rest.find(';') {
                Some(len) => {
                    self.part(start, start + len, start + len + 1);
                    start += len + 1;
                }
                None => {
                    self.part(start, self.text.len(), self.text.len());
                    start = self.text.len();
                }
            }
        }
    }

    /// What stands before a semicolon; more than one entry where semicolons are missing.
    fn part(&mut self, mut start: usize, end: usize, behind: usize) {
        loop {
            let core = self.trimmed(Span::new(start, end));
            let written = self.slice(core);
            let Some(equals) = written.find('=') else {
                return self.no_entry(core, end, behind);
            };
            let equals = core.start + equals;
            let left = self.trimmed(Span::new(core.start, equals));
            let right = self.trimmed(Span::new(equals + 1, core.end));
            let word = self
                .slice(right)
                .find(|c: char| c.is_ascii_whitespace())
                .map_or(right, |len| Span::new(right.start, right.start + len));
            let more = self.trimmed(Span::new(word.end, core.end));
            let follows = !more.is_empty() && self.slice(more).contains('=');
            let last = if follows { word.end } else { behind };
            let right = if follows { word } else { right };
            self.entry(left, right, Span::new(core.start, last));
            if !follows {
                if end == behind {
                    self.no_semicolon(core.end, Severity::Warning);
                }
                return;
            }
            self.no_semicolon(word.end, Severity::Error);
            start = more.start;
        }
    }

    /// Text without an equals sign.
    fn no_entry(&mut self, core: Span, end: usize, behind: usize) {
        if !core.is_empty() {
            let headline = format!(
                "expected `left path = /flat-profile/Parameter`, found `{}` without `=`",
                excerpt(self.slice(core).as_bytes())
            );
            self.push(Diagnostic::new(Code::AliasEntry, core, headline));
        } else if end < behind {
            let place = Span::new(end, behind);
            let headline = "expected an entry before `;`, found none";
            let mut diagnostic = Diagnostic::new(Code::AliasEntry, place, headline)
                .with_fix("Remove the `;`", vec![TextEdit::remove(place)]);
            diagnostic.severity = Severity::Warning;
            self.push(diagnostic);
        }
    }

    fn no_semicolon(&mut self, at: usize, severity: Severity) {
        let headline = "expected `;` behind the entry, found none";
        let mut diagnostic = Diagnostic::new(Code::AliasEntry, Span::at(at), headline)
            .with_fix("Insert ` ;`", vec![TextEdit::insert(at, " ;")]);
        diagnostic.severity = severity;
        self.push(diagnostic);
    }

    fn entry(&mut self, left: Span, right: Span, whole: Span) {
        let path = self.left_path(left);
        for (side, what) in [
            (left, "a path before `=`"),
            (right, "a parameter behind `=`"),
        ] {
            let written = self.slice(side);
            if written.is_empty() {
                let headline = format!("expected {what}, found nothing");
                self.push(Diagnostic::new(Code::AliasEntry, side, headline));
            } else if written.contains(|c: char| c.is_ascii_whitespace()) {
                let headline = format!("expected {what} without blanks inside, found some");
                let help = if written.starts_with('#') {
                    "a map has no comments"
                } else {
                    "a `;` divides entries, and names have no blanks"
                };
                self.push(Diagnostic::new(Code::AliasEntry, side, headline).with_help(help));
            }
        }
        self.entries.push(AliasEntry {
            left: path,
            right: self.slice(right).to_owned(),
            left_span: left,
            right_span: right,
            whole,
        });
    }

    /// The left path with one slash before each step (ALIAS-13).
    fn left_path(&mut self, left: Span) -> String {
        let written = self.slice(left);
        let steps = written.split('/').filter(|step| !step.is_empty());
        let path: String = steps.flat_map(|step| ["/", step]).collect();
        let has_blanks = written.contains(|c: char| c.is_ascii_whitespace());
        if !written.is_empty() && path != written && !has_blanks {
            let headline = if path.is_empty() {
                "expected the name of an element behind `/`, found none".to_owned()
            } else if written.starts_with('/') {
                "expected one `/` before each name of the path, found more".to_owned()
            } else {
                format!(
                    "expected `/` at the start of the path, found `{}`",
                    excerpt(written.as_bytes())
                )
            };
            let diagnostic = Diagnostic::new(Code::AliasPath, left, headline);
            let mended = if path.is_empty() {
                diagnostic
            } else {
                let edit = TextEdit::replace(left, path.as_bytes());
                diagnostic
                    .with_help("it is read as if it was written so")
                    .with_fix(format!("Write `{}`", excerpt(path.as_bytes())), vec![edit])
            };
            self.push(mended);
        }
        path
    }

    /// ALIAS-07.
    fn limit(&mut self) {
        let (Some(first), Some(last)) = (self.entries.get(MOST_ENTRIES), self.entries.last())
        else {
            return;
        };
        let headline = format!(
            "expected at most {MOST_ENTRIES} entries, found {}",
            self.entries.len()
        );
        let place = first.whole.cover(last.whole);
        self.push(
            Diagnostic::new(Code::AliasLimit, place, headline)
                .with_help("a device maps no more than thirty parameters; these are not used"),
        );
    }

    fn trimmed(&self, span: Span) -> Span {
        let text = self.slice(span);
        let lead = text.len() - text.trim_ascii_start().len();
        let core = text.trim_ascii().len();
        Span::new(span.start + lead, span.start + lead + core)
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }
}
