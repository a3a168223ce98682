//! Options in brackets before an address (guide pages 2-12 to 2-14, OPT-01 … OPT-13).

use super::parser::Parser;
use super::roles::Role;
use super::syntax::{OptionList, OptionName, RuleKind, RuleOption};
use crate::diagnostic::{Code, Diagnostic};
use crate::firmware::FirmwareLevel;
use crate::text::{Span, TextEdit};

/// The options `inner`, which stand in brackets.
pub(super) fn parse(parser: &mut Parser<'_>, inner: Span) -> OptionList {
    let whole = Span::new(inner.start - 1, inner.end + 1);
    let mut list = OptionList {
        whole,
        options: Vec::new(),
    };
    if parser.kind == RuleKind::UpgradeRule {
        let headline = "expected an address without options in an upgrade rule, found brackets";
        let edit = TextEdit::remove(whole);
        parser.error(
            Diagnostic::new(Code::UpgradeOption, whole, headline)
                .with_fix("Remove the brackets", vec![edit]),
        );
    }
    let mut at = inner.start;
    while let Some(name) = word(parser, at, inner.end) {
        let Some(option) = option(parser, name, inner.end, &list) else {
            break;
        };
        at = option.span.end;
        repeated(parser, &list, &option);
        list.options.push(option);
    }
    list
}

/// The next word, quotes and keys being one.
fn word(parser: &Parser<'_>, from: usize, end: usize) -> Option<Span> {
    let at = parser.skip(from, end);
    if at >= end {
        return None;
    }
    if let Some(kept) = parser.kept_at(at) {
        return Some(kept);
    }
    let rest = parser.slice(Span::new(at, end));
    let length = match rest.strip_prefix('"') {
        Some(inner) => inner.find('"').map_or(rest.len(), |length| length + 2),
        None => {
            let ends = |c: char| c.is_ascii_whitespace() || c == '"';
            rest.find(ends).unwrap_or(rest.len())
        }
    };
    Some(Span::new(at, at + length))
}

fn option(
    parser: &mut Parser<'_>,
    name_span: Span,
    end: usize,
    before: &OptionList,
) -> Option<RuleOption> {
    let written = parser.slice(name_span);
    let Some(name) = OptionName::ALL
        .into_iter()
        .find(|one| one.text() == written)
    else {
        unknown(parser, name_span, before);
        return None;
    };
    parser.role(name_span, Role::Option);
    if name.is_later() && parser.level < FirmwareLevel::V5 {
        let headline = format!(
            "expected `--key`, `--post` or `--alias`, found `{written}`, which only later firmware knows"
        );
        parser.error(Diagnostic::new(Code::OptionSyntax, name_span, headline));
    }
    let mut option = RuleOption {
        name,
        span: name_span,
        name_span,
        argument: Span::at(name_span.end),
        letter: None,
    };
    if !name.takes_argument() {
        return Some(option);
    }
    let argument = word(parser, name_span.end, end);
    let is_option = |span: &Span| parser.slice(*span).starts_with("--");
    let Some(argument) = argument.filter(|span| !is_option(span)) else {
        let headline = format!("expected an argument behind `{written}`, found none");
        parser.error(Diagnostic::new(Code::OptionSyntax, name_span, headline));
        return None;
    };
    option.span = name_span.cover(argument);
    option.argument = argument;
    check(parser, &mut option);
    Some(option)
}

/// The argument: a letter, or a text with or without quotes.
fn check(parser: &mut Parser<'_>, option: &mut RuleOption) {
    let written = parser.slice(option.argument);
    match option.name {
        OptionName::Post | OptionName::Alias => {
            parser.role(option.argument, Role::Argument);
            option.letter = match written.as_bytes() {
                [letter @ b'a'..=b'p'] => Some(char::from(letter.to_ascii_uppercase())),
                _ => None,
            };
            if option.letter.is_none() {
                letter_fault(parser, option, written);
            }
        }
        OptionName::Key | OptionName::Password => parser.role(option.argument, Role::Key),
        _ => parser.role(option.argument, Role::Argument),
    }
    if written.starts_with('"') {
        let inner = Span::new(option.argument.start + 1, option.argument.end - 1);
        option.argument = inner;
    }
    if option.argument.is_empty() && option.letter.is_none() {
        let headline = format!(
            "expected a text behind `{}`, found nothing",
            option.name.text()
        );
        parser.error(Diagnostic::new(Code::OptionSyntax, option.span, headline));
    }
}

fn letter_fault(parser: &mut Parser<'_>, option: &RuleOption, written: &str) {
    let span = option.argument;
    let headline = format!(
        "expected a small letter from `a` to `p` behind `{}`, found `{}`",
        option.name.text(),
        crate::text::excerpt(written.as_bytes())
    );
    let finding = Diagnostic::new(Code::OptionSyntax, span, headline);
    let bare = written.trim_matches('"');
    let letter = bare
        .strip_prefix("GPP_")
        .or(bare.strip_prefix('$'))
        .unwrap_or(bare);
    let small = letter.to_ascii_lowercase();
    parser.error(match small.as_bytes() {
        [b'a'..=b'p'] => {
            let title = format!("Write `{small}`");
            finding.with_fix(title, vec![TextEdit::replace(span, small)])
        }
        _ => finding,
    });
}

/// A word that is no option. It may be a key with its option or the rest of a key, which no finding says.
fn unknown(parser: &mut Parser<'_>, span: Span, before: &OptionList) {
    parser.role(span, Role::Unknown);
    let written = parser.slice(span);
    let bare = written.trim_start_matches(['-', '\u{2013}', '\u{2014}']);
    let dashes = written.len() - bare.len();
    let named = |one: &&OptionName| {
        let name = one.text().trim_start_matches('-');
        let head = bare.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    let meant = OptionName::ALL.iter().find(named).map(|one| {
        let name = one.text();
        (name, bare.get(name.len() - 2..).unwrap_or_default())
    });
    let secret = |one: &RuleOption| matches!(one.name, OptionName::Key | OptionName::Password);
    let found = match meant {
        Some((name, rest)) if !rest.is_empty() => format!("`{name}` with something attached"),
        _ if before.options.iter().any(secret) => "another word".to_owned(),
        _ => parser.found(span.start, span.end),
    };
    let headline = format!("expected `--key`, `--post` or `--alias`, found {found}");
    let finding = Diagnostic::new(Code::OptionSyntax, span, headline);
    parser.error(match meant {
        Some((name, "")) => {
            let title = format!("Write `{name}`");
            finding.with_fix(title, vec![TextEdit::replace(span, name)])
        }
        Some((name, rest)) if rest.starts_with(['=', ':']) => {
            let end = span.start + dashes + name.len() - 1;
            let place = Span::new(span.start, end);
            let title = format!("Write `{name}` with a blank behind it");
            finding
                .with_help("a blank stands between an option and its argument")
                .with_fix(title, vec![TextEdit::replace(place, format!("{name} "))])
        }
        Some(_) => finding.with_help("a blank stands between an option and its argument"),
        None => finding,
    });
}

fn repeated(parser: &mut Parser<'_>, list: &OptionList, option: &RuleOption) {
    if let Some(first) = list.last(option.name) {
        let headline = format!("expected `{}` once, found it again", option.name.text());
        parser.warning(
            Diagnostic::new(Code::RepeatedOption, option.span, headline)
                .with_label(first.span, "given here first")
                .with_help("the last one counts"),
        );
    }
}
