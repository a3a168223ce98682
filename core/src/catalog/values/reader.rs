//! Reading a short script from left to right.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit};

/// Where a script departs from its grammar, and what should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFault {
    /// The code of the finding.
    pub code: Code,
    /// The offset in the script.
    pub at: usize,
    /// What was expected, for a sentence.
    pub expected: String,
    /// What to insert at the place, if that mends it.
    pub insert: Option<&'static str>,
}

impl ScriptFault {
    /// The fault as a finding about `text`.
    pub(super) fn finding(&self, text: &str) -> Diagnostic {
        let rest = text.get(self.at..).unwrap_or_default();
        let found = match rest.chars().next() {
            Some(c) => format!("`{c}`"),
            None => "the end of the value".to_owned(),
        };
        let len = rest.chars().next().map_or(0, char::len_utf8);
        let headline = format!("expected {}, found {found}", self.expected);
        let finding = Diagnostic::new(self.code, Span::new(self.at, self.at + len), headline);
        match self.insert {
            Some(text) => finding.with_fix(
                format!("Insert `{text}`"),
                vec![TextEdit::insert(self.at, text)],
            ),
            None => finding,
        }
    }
}

/// A place in a script.
pub(super) struct Reader<'v> {
    text: &'v str,
    pub(super) at: usize,
}

impl<'v> Reader<'v> {
    pub(super) fn new(text: &'v str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'v str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes `c` if it stands here.
    pub(super) fn takes(&mut self, c: char) -> bool {
        let here = self.rest().starts_with(c);
        if here {
            self.at += c.len_utf8();
        }
        here
    }

    pub(super) fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    /// The run of characters here that `wanted` takes.
    pub(super) fn run(&mut self, wanted: impl Fn(char) -> bool) -> &'v str {
        let rest = self.rest();
        let len = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    pub(super) fn expected(&self, what: impl Into<String>) -> ScriptFault {
        ScriptFault {
            code: Code::ValueType,
            at: self.at,
            expected: what.into(),
            insert: None,
        }
    }

    /// Takes `c`, or says that it is missing.
    pub(super) fn demands(&mut self, c: char, why: &str) -> Result<(), ScriptFault> {
        if self.takes(c) {
            Ok(())
        } else {
            Err(self.expected(format!("`{c}` {why}")))
        }
    }

    /// Nothing may follow.
    pub(super) fn ends(&mut self) -> Result<(), ScriptFault> {
        self.blanks();
        if self.rest().is_empty() {
            Ok(())
        } else {
            Err(self.expected("the end of the value"))
        }
    }
}
