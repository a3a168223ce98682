//! The grammar of alternatives (RULE-01): one pass over a rule, as written or expanded.
//!
//! As written, a variable is a word whose value is not known; expanded, a `$` is a character like others. A
//! section ends at the parenthesis or bracket that closes it, an address at the next bar; what stands in double
//! quotes or in a key ends nothing (RULE-02, OPT-04).

use super::roles::{Role, RoleSpan, painted};
use super::syntax::{Alternative, Body, Nothing, Rule, RuleKind};
use super::{assignment, condition, options, url};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::firmware::FirmwareLevel;
use crate::text::{Span, TextEdit, excerpt};

/// Whether a text is read as it is written or after expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Variables are words.
    Written,
    /// There are none any more.
    Expanded,
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) kind: RuleKind,
    pub(super) level: FirmwareLevel,
    pub(super) form: Form,
    /// Arguments of `--key` that nothing looks into, in order.
    kept: &'t [Span],
    roles: Vec<RoleSpan>,
    findings: Findings,
    /// How many errors there were.
    pub(super) errors: usize,
}

/// Reads `text`, in which `kept` are the keys that were cut out before.
pub(super) fn parse(
    text: &str,
    kind: RuleKind,
    level: FirmwareLevel,
    form: Form,
    kept: &[Span],
) -> Rule {
    let mut parser = Parser::new(text, kind, level, form, kept);
    let body = parser.body();
    let roles = match form {
        Form::Written => painted(text, parser.roles, level),
        Form::Expanded => Vec::new(),
    };
    Rule {
        kind,
        level,
        text: text.to_owned(),
        body,
        roles,
        diagnostics: parser.findings.finish(),
    }
}

/// The arguments of `--key` outside quotes, with their quotes (G-44). They are in order and apart.
pub(super) fn key_arguments(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut quoted = false;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'"' {
            quoted = !quoted;
        }
        let here = (!quoted && *byte == b'-')
            .then(|| key_argument(bytes, at))
            .flatten();
        match here {
            Some(span) => {
                found.push(span);
                at = span.end;
            }
            None => at += 1,
        }
    }
    found
}

fn key_argument(bytes: &[u8], at: usize) -> Option<Span> {
    let rest = bytes.get(at..)?.strip_prefix(b"--key")?;
    let blanks = rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    if blanks == 0 {
        return None;
    }
    let start = at + 5 + blanks;
    let argument = bytes.get(start..)?;
    let length = match argument.first()? {
        b'"' => 2 + argument.get(1..)?.iter().position(|byte| *byte == b'"')?,
        _ => {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b']' | b'"');
            argument.iter().position(ends).unwrap_or(argument.len())
        }
    };
    (length > 0).then(|| Span::new(start, start + length))
}

impl<'t> Parser<'t> {
    pub(super) fn new(
        text: &'t str,
        kind: RuleKind,
        level: FirmwareLevel,
        form: Form,
        kept: &'t [Span],
    ) -> Self {
        Self {
            text,
            kind,
            level,
            form,
            kept,
            roles: Vec::new(),
            findings: Findings::default(),
            errors: 0,
        }
    }

    pub(super) fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn role(&mut self, span: Span, role: Role) {
        if self.form == Form::Written {
            self.roles.push(RoleSpan { span, role });
        }
    }

    pub(super) fn error(&mut self, diagnostic: Diagnostic) {
        self.errors += 1;
        self.findings.push(diagnostic);
    }

    pub(super) fn warning(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// The first place from `at` on, before `end`, that is no white space.
    pub(super) fn skip(&self, at: usize, end: usize) -> usize {
        let rest = self.slice(Span::new(at, end)).bytes();
        at + rest.take_while(u8::is_ascii_whitespace).count()
    }

    /// The key that was cut out at `at`.
    pub(super) fn kept_at(&self, at: usize) -> Option<Span> {
        let next = self.kept.partition_point(|span| span.start < at);
        self.kept.get(next).copied().filter(|span| span.start == at)
    }

    /// What stands at `at`, in words.
    pub(super) fn found(&self, at: usize, end: usize) -> String {
        match self.slice(Span::new(at, end)) {
            "" => "the end".to_owned(),
            rest => {
                let word = rest.split(|c: char| c.is_ascii_whitespace()).next();
                format!("`{}`", excerpt(word.unwrap_or_default().as_bytes()))
            }
        }
    }

    /// `span` without the white space around it.
    pub(super) fn trimmed(&self, span: Span) -> Span {
        let start = self.skip(span.start, span.end);
        let core = self.slice(Span::new(start, span.end)).trim_ascii_end();
        Span::new(start, start + core.len())
    }

    fn body(&mut self) -> Body {
        let whole = Span::new(0, self.text.len());
        if self.kind.is_text() {
            self.role(whole, Role::Plain);
            let is_silent = self.text.is_empty() && self.kind == RuleKind::LogMessage;
            return if is_silent {
                Body::Nothing(Nothing::Empty)
            } else {
                Body::Text
            };
        }
        let inner = self.trimmed(whole);
        if inner.is_empty() {
            return Body::Nothing(Nothing::Empty);
        }
        if self.byte(inner.start) == Some(b'#') {
            self.role(inner, Role::Comment);
            return Body::Nothing(Nothing::Comment);
        }
        if self.kind == RuleKind::ResyncTrigger {
            return Body::Condition(condition::bare(self, inner));
        }
        Body::Alternatives(self.alternatives())
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        let mut found = Vec::new();
        let mut at = 0;
        loop {
            let (alternative, bar) = self.alternative(at);
            found.push(alternative);
            if self.byte(bar) != Some(b'|') {
                return found;
            }
            self.role(Span::new(bar, bar + 1), Role::Punctuation);
            at = bar + 1;
        }
    }

    /// The alternative from `from` on, and where it ends: at a bar or at the end.
    fn alternative(&mut self, from: usize) -> (Alternative, usize) {
        let end = self.text.len();
        let errors = self.errors;
        let mut alternative = Alternative::default();
        let start = self.skip(from, end);
        let mut at = start;
        let mut bar = None;
        while let Some(b'(' | b'[') = self.byte(at) {
            match self.section(at, &mut alternative) {
                Ok(behind) => at = self.skip(behind, end),
                Err(stop) => {
                    bar = Some(stop);
                    break;
                }
            }
            if alternative.options.is_some() {
                break;
            }
        }
        let bar = match bar {
            Some(stop) => stop,
            None => self.address(at, &mut alternative),
        };
        alternative.span = self.trimmed(Span::new(start, bar));
        alternative.faulty = self.errors > errors;
        (alternative, bar)
    }

    /// The address at `at` up to the bar, whose place is given.
    fn address(&mut self, at: usize, alternative: &mut Alternative) -> usize {
        let bar = self.next_bar(at);
        let span = self.trimmed(Span::new(at, bar));
        if !span.is_empty() {
            alternative.url = url::parse(self, span);
        } else if let Some(options) = &alternative.options {
            let headline = format!(
                "expected an address behind the options, found {}",
                self.found(at, bar)
            );
            let place = Span::new(options.whole.start, options.whole.end);
            self.error(Diagnostic::new(Code::OptionSyntax, place, headline));
        } else if self.kind == RuleKind::UpgradeRule {
            let headline = "expected the address of a firmware file, found none";
            self.error(Diagnostic::new(
                Code::UrlSyntax,
                Span::at(span.start),
                headline,
            ));
        }
        bar
    }

    /// A section in parentheses or brackets at `at`: where it ends with its mark, or where to go on behind an error.
    fn section(&mut self, at: usize, alternative: &mut Alternative) -> Result<usize, usize> {
        let is_list = self.byte(at) == Some(b'[');
        let (opening, closing) = if is_list { (b'[', b']') } else { (b'(', b')') };
        let Some(close) = self.close(at, opening, closing) else {
            let headline = format!("expected a closing `{}`, found none", char::from(closing));
            let place = Span::new(at, at + 1);
            self.role(place, Role::Punctuation);
            let whole = self.slice(Span::new(at, self.text.len()));
            let odd = whole.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
            let help = if odd {
                "a double quote is open"
            } else {
                "each opening one needs its closing one"
            };
            self.error(Diagnostic::new(Code::RuleSyntax, place, headline).with_help(help));
            return Err(self.text.len());
        };
        self.role(Span::new(at, at + 1), Role::Punctuation);
        self.role(Span::new(close, close + 1), Role::Punctuation);
        let inner = Span::new(at + 1, close);
        if is_list {
            alternative.options = Some(options::parse(self, inner));
            return Ok(close + 1);
        }
        self.marked(inner, alternative)
    }

    /// A section in parentheses, by the mark behind it.
    fn marked(&mut self, inner: Span, alternative: &mut Alternative) -> Result<usize, usize> {
        let behind = inner.end + 1;
        let at = self.skip(behind, self.text.len());
        let mark = self.byte(at);
        let whole = Span::new(inner.start - 1, at + 1);
        match mark {
            Some(b'?') if alternative.condition.is_none() && alternative.assignments.is_none() => {
                alternative.condition = Some(condition::parse(self, whole, inner));
            }
            Some(b'!') if alternative.assignments.is_none() => {
                alternative.assignments = Some(assignment::parse(self, whole, inner));
            }
            Some(b'?') => return Err(self.misplaced(whole, "condition")),
            Some(b'!') => return Err(self.misplaced(whole, "list of assignments")),
            _ => return Err(self.unmarked(inner, at)),
        }
        self.role(Span::new(at, at + 1), Role::Punctuation);
        if at > behind {
            let space = Span::new(behind, at);
            let headline = "expected the mark directly behind `)`, found white space";
            let fix = vec![TextEdit::remove(space)];
            self.warning(
                Diagnostic::new(Code::BlankBeforeMark, space, headline)
                    .with_fix("Remove the white space", fix),
            );
        }
        Ok(at + 1)
    }

    fn misplaced(&mut self, whole: Span, what: &str) -> usize {
        let headline = format!("expected an address, found another {what}");
        let help = "an alternative has one condition, then one list of assignments, then options, then an address";
        self.error(Diagnostic::new(Code::RuleSyntax, whole, headline).with_help(help));
        self.next_bar(whole.end)
    }

    /// Neither `?` nor `!` stands behind a parenthesis; `at` is the place where it should.
    fn unmarked(&mut self, inner: Span, at: usize) -> usize {
        let content = self.slice(inner);
        let bar = self.next_bar(at);
        let headline = format!(
            "expected `?` or `!` behind `)`, found {}",
            self.found(at, bar)
        );
        let place = Span::new(inner.end, inner.end + 1);
        let finding = Diagnostic::new(Code::RuleSyntax, place, headline);
        let assigns =
            content.contains('=') && content.contains('"') && !content.starts_with(['"', ' ']);
        let rest = self.slice(Span::new(at, bar));
        let finding = if rest.starts_with(';')
            && rest
                .get(1..)
                .is_some_and(|more| more.trim_ascii_start().starts_with('!'))
        {
            let edits = vec![
                TextEdit::insert(inner.end, ";"),
                TextEdit::remove(Span::new(at, at + 1)),
            ];
            finding.with_fix("Move the semicolon into the parentheses", edits)
        } else if rest.starts_with(")?") || rest.starts_with(")!") {
            let edit = TextEdit::remove(Span::new(at, at + 1));
            finding.with_fix("Remove the second `)`", vec![edit])
        } else if assigns {
            finding.with_fix(
                "Write `!` for assignments",
                vec![TextEdit::insert(inner.end + 1, "!")],
            )
        } else {
            finding.with_fix(
                "Write `?` for a condition",
                vec![TextEdit::insert(inner.end + 1, "?")],
            )
        };
        self.error(finding);
        bar
    }

    /// The bracket that closes the one at `open`; quotes and keys hide theirs.
    fn close(&self, open: usize, opening: u8, closing: u8) -> Option<usize> {
        let mut depth = 0_usize;
        let mut scan = Scan::new(self, open);
        while let Some((at, byte)) = scan.next_bare() {
            if byte == opening {
                depth += 1;
            } else if byte == closing {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        None
    }

    /// The next bar from `at` on that no quotes and no key hide, or the end.
    fn next_bar(&self, at: usize) -> usize {
        let mut scan = Scan::new(self, at);
        while let Some((at, byte)) = scan.next_bare() {
            if byte == b'|' {
                return at;
            }
        }
        self.text.len()
    }
}

/// The bytes outside quotes and keys.
struct Scan<'p> {
    bytes: &'p [u8],
    kept: std::slice::Iter<'p, Span>,
    next_kept: Option<Span>,
    at: usize,
}

impl<'p> Scan<'p> {
    fn new(parser: &'p Parser<'_>, at: usize) -> Self {
        let first = parser.kept.partition_point(|span| span.start < at);
        let mut kept = parser.kept.get(first..).unwrap_or_default().iter();
        Self {
            bytes: parser.text.as_bytes(),
            next_kept: kept.next().copied(),
            kept,
            at,
        }
    }

    fn next_bare(&mut self) -> Option<(usize, u8)> {
        let mut quoted = false;
        loop {
            if let Some(span) = self.next_kept.filter(|span| span.start <= self.at) {
                self.at = self.at.max(span.end);
                self.next_kept = self.kept.next().copied();
                continue;
            }
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            if byte == b'"' {
                quoted = !quoted;
            } else if !quoted {
                return Some((self.at - 1, byte));
            }
        }
    }
}
