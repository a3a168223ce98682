//! Which end tag closes which element, and what to say where they do not match.

use super::parser::trailing_space;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::text::{Span, TextEdit, excerpt};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug)]
struct Open<'t> {
    name: Span,
    text: &'t [u8],
    /// Where its first child element began, if it has one.
    first_child: Option<usize>,
    /// Whether it stands directly in `flat-profile`, as a parameter does.
    parameter: bool,
}

impl Open<'_> {
    /// Where its end tag is missing if it has none before `end`: a parameter ends before its first child, without
    /// the white space behind its value.
    fn missing_end(self, whole: &[u8], end: usize) -> usize {
        if !self.parameter {
            return end;
        }
        let end = self.first_child.unwrap_or(end);
        end - trailing_space(whole.get(..end).unwrap_or_default())
    }
}

/// What an end tag closes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Closed {
    /// Elements that end before it without an end tag of their own.
    pub(super) implied: usize,
    /// Whether it ends an element itself.
    pub(super) element: bool,
}

/// The elements that are open at a place. Each end tag is answered in constant time, however deep they nest.
#[derive(Debug, Default)]
pub(super) struct OpenElements<'t> {
    open: Vec<Open<'t>>,
    /// How often each name is open.
    names: HashMap<&'t [u8], usize>,
    /// Name and end of the empty tag that was read last.
    last_empty: Option<(Span, &'t [u8], usize)>,
    forgiven: bool,
    /// Where the first element begins that stands in no other.
    first: Option<usize>,
    /// Whether there was the start tag of a `flat-profile`.
    profile_seen: bool,
    /// Whether a tag did not match, or may not have.
    unmatched: bool,
}

impl<'t> OpenElements<'t> {
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the innermost open element is a `flat-profile`.
    pub(super) fn is_in_profile(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.text == b"flat-profile")
    }

    /// Notes that an element begins at `start` inside the innermost open one.
    pub(super) fn child_seen(&mut self, start: usize) {
        let first = match self.open.last_mut() {
            Some(parent) => &mut parent.first_child,
            None => &mut self.first,
        };
        first.get_or_insert(start);
    }

    /// Notes an element that is open from here on.
    pub(super) fn push(&mut self, name: Span, text: &'t [u8]) {
        let parameter = self.is_in_profile();
        self.profile_seen |= text == b"flat-profile";
        *self.names.entry(text).or_default() += 1;
        self.open.push(Open {
            name,
            text,
            first_child: None,
            parameter,
        });
    }

    pub(super) fn remember_empty(&mut self, name: Span, text: &'t [u8], end: usize) {
        self.last_empty = Some((name, text, end));
    }

    /// Nothing more is said of elements that stay open.
    pub(super) fn forgive(&mut self) {
        self.forgiven = true;
    }

    /// Ends the innermost element at `end` because another one begins at `next`; says whether it is a parameter, as
    /// only those are ended.
    pub(super) fn end_parameter(
        &mut self,
        next: usize,
        end: usize,
        findings: &mut Findings,
    ) -> bool {
        let Some(open) = self.open.pop_if(|open| open.parameter) else {
            return false;
        };
        self.forget(open);
        let next = Span::at(next);
        findings.push(unclosed(open, next, "another element", end));
        true
    }

    /// Answers the end tag at `tag` of `whole`, whose name stands at `name`.
    pub(super) fn close(
        &mut self,
        whole: &[u8],
        name: Span,
        tag: Span,
        findings: &mut Findings,
    ) -> Closed {
        let text = name.slice(whole);
        let innermost = self.open.last().copied();
        if innermost.is_some_and(|open| open.text == text) {
            self.pop();
            return Closed {
                implied: 0,
                element: true,
            };
        }
        self.unmatched = true;
        if self.names.get(text).copied().unwrap_or_default() > 0 {
            return self.close_outer(whole, name, tag, findings);
        }
        match innermost {
            Some(open)
                if open.first_child.is_none()
                    && open.text != b"flat-profile"
                    && !self.follows_empty(text) =>
            {
                findings.push(mismatched(open, name, text));
                self.pop();
                Closed {
                    implied: 0,
                    element: true,
                }
            }
            _ => {
                findings.push(self.stray(whole, name, tag));
                Closed::default()
            }
        }
    }

    /// Says of every element that is still open at the end of the file where it was opened.
    /// Gives whether all tags of the file matched.
    pub(super) fn report_unclosed(mut self, whole: &[u8], findings: &mut Findings) -> bool {
        let end = Span::at(whole.len());
        let matched = !self.unmatched && self.open.is_empty();
        while let Some(open) = self.pop() {
            if !self.forgiven {
                let insert = open.missing_end(whole, end.start);
                findings.push(unclosed(open, end, "the end of the file", insert));
            }
        }
        matched
    }

    fn pop(&mut self) -> Option<Open<'t>> {
        let open = self.open.pop()?;
        self.forget(open);
        Some(open)
    }

    fn forget(&mut self, open: Open<'t>) {
        if let Some(count) = self.names.get_mut(open.text) {
            *count = count.saturating_sub(1);
        }
    }

    fn close_outer(
        &mut self,
        whole: &[u8],
        name: Span,
        tag: Span,
        findings: &mut Findings,
    ) -> Closed {
        let text = name.slice(whole);
        let mut implied = 0;
        while let Some(open) = self.pop() {
            if open.text == text {
                return Closed {
                    implied,
                    element: true,
                };
            }
            implied += 1;
            let found = format!("the end tag of `{}`", excerpt(text));
            let insert = open.missing_end(whole, tag.start);
            findings.push(unclosed(open, name, &found, insert));
        }
        Closed {
            implied,
            element: false,
        }
    }

    /// Whether the tag before was the empty `<text/>`, as in `<X/>value</X>`.
    fn follows_empty(&self, text: &[u8]) -> bool {
        self.last_empty.is_some_and(|(_, empty, _)| empty == text)
    }

    /// Where the start tag of `flat-profile` is missing, if its end tag is the first that is heard of it.
    fn missing_profile(&self, text: &[u8]) -> Option<usize> {
        let first = match self.open.last() {
            Some(parent) => parent.first_child,
            None => self.first,
        };
        first.filter(|_| text == b"flat-profile" && !self.profile_seen)
    }

    fn stray(&self, whole: &[u8], name: Span, tag: Span) -> Diagnostic {
        let text = name.slice(whole);
        let shown = excerpt(text);
        let headline =
            format!("expected no end tag here, found one of `{shown}`, which is not open");
        let diagnostic = Diagnostic::new(Code::StrayEndTag, name, headline);
        if let Some(first) = self.missing_profile(text) {
            let before = whole.get(..first).unwrap_or_default();
            let tag = match before.last() {
                Some(b'\n') => "<flat-profile>\n",
                _ => "<flat-profile>",
            };
            return diagnostic
                .with_label(Span::at(first), "the start tag is missing here")
                .with_fix(
                    "Insert `<flat-profile>`",
                    vec![TextEdit::insert(first, tag)],
                );
        }
        match self.last_empty {
            Some((opened, empty, end)) if empty == text => diagnostic
                .with_label(opened, format!("`{shown}` is already closed here by `/>`"))
                .with_help("remove the slash if the text behind it is the value")
                .with_fix(
                    "Remove the slash",
                    vec![TextEdit::remove(Span::new(
                        end.saturating_sub(2),
                        end.saturating_sub(1),
                    ))],
                ),
            _ => diagnostic.with_fix("Remove the end tag", vec![TextEdit::remove(tag)]),
        }
    }
}

fn mismatched(open: Open<'_>, name: Span, text: &[u8]) -> Diagnostic {
    let opened = excerpt(open.text);
    let found = excerpt(text);
    Diagnostic::new(
        Code::MismatchedEndTag,
        name,
        format!("expected the end tag of `{opened}`, found that of `{found}`"),
    )
    .with_label(open.name, format!("`{opened}` is opened here"))
    .with_help("make both names the same; a profile with tags that do not match is not applied")
    .with_fix(
        format!("Write `</{opened}>`"),
        vec![TextEdit::replace(name, open.text)],
    )
}

fn unclosed(open: Open<'_>, found_at: Span, found: &str, insert: usize) -> Diagnostic {
    let name = excerpt(open.text);
    Diagnostic::new(
        Code::UnclosedElement,
        open.name,
        format!("expected an end tag of `{name}`, found {found}"),
    )
    .with_label(found_at, format!("{found} stands here"))
    .with_fix(
        format!("Insert `</{name}>`"),
        vec![TextEdit::insert(insert, [b"</", open.text, b">"].concat())],
    )
}
