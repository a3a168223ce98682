//! Addresses: `[scheme://][server[:port]]/path` (guide page 2-12, URL-01 … URL-10).

use super::parser::{Form, Parser};
use super::roles::Role;
use super::syntax::{RuleKind, Scheme, Url};
use crate::diagnostic::{Code, Diagnostic};
use crate::firmware::FirmwareLevel;
use crate::text::{Span, TextEdit, excerpt, parted};

/// The address that is the whole of `span`; what cannot be read of it stays out.
pub(super) fn parse(parser: &mut Parser<'_>, span: Span) -> Option<Url> {
    let text = parser.slice(span);
    if let Some(at) = text.find(|c: char| c.is_ascii_whitespace()) {
        let place = Span::new(span.start + at, span.start + at + 1);
        let finding = Diagnostic::new(
            Code::UrlSyntax,
            place,
            "expected an address without blanks, found one",
        );
        let condition = text.contains('?')
            && [" eq ", " ne ", " lt ", " le ", " gt ", " ge "]
                .iter()
                .any(|word| parted(text, word).is_some());
        let rest = text.get(at..).unwrap_or_default().trim_ascii_start();
        let help = if rest.starts_with('#') {
            "a rule that begins with `#` is a comment; a `#` later begins none"
        } else if condition {
            "a condition stands in parentheses with `?` behind them"
        } else {
            "only conditions, assignments and options may stand before an address"
        };
        parser.role(span, Role::Unknown);
        parser.error(finding.with_help(help));
        return None;
    }
    let mut url = Url {
        span,
        ..Url::default()
    };
    let rest = scheme(parser, &mut url)?;
    let text = parser.slice(rest);
    let Some(length) = text.find('/') else {
        return without_path(parser, url, rest);
    };
    url.path = Span::new(rest.start + length, rest.end);
    let authority = Span::new(rest.start, url.path.start);
    let errors = parser.errors;
    self::authority(parser, &mut url, authority);
    parser.role(url.path, Role::Path);
    (parser.errors == errors).then_some(url)
}

fn has_variable(parser: &Parser<'_>, span: Span) -> bool {
    parser.form == Form::Written && parser.slice(span).contains('$')
}

/// Takes the scheme; gives what is behind it.
fn scheme(parser: &mut Parser<'_>, url: &mut Url) -> Option<Span> {
    let text = parser.slice(url.span);
    let Some((head, _)) = parted(text, "://").filter(|(head, _)| !head.contains('/')) else {
        return Some(url.span);
    };
    let place = Span::new(url.span.start, url.span.start + head.len());
    let rest = Span::new(place.end + 3, url.span.end);
    url.scheme_span = Some(place);
    parser.role(Span::new(place.start, rest.start), Role::Scheme);
    url.scheme = Scheme::from_text(head);
    if url.scheme.is_none() && !has_variable(parser, place) {
        let headline = format!(
            "expected `tftp`, `http` or `https`, found `{}`",
            excerpt(head.as_bytes())
        );
        parser.error(Diagnostic::new(Code::UrlSyntax, place, headline));
        return None;
    }
    Some(rest)
}

/// An address without a slash: what a variable stands for may bring one.
fn without_path(parser: &mut Parser<'_>, mut url: Url, rest: Span) -> Option<Url> {
    if has_variable(parser, url.span) {
        url.opaque = true;
        url.path = rest;
        parser.role(rest, Role::Path);
        return Some(url);
    }
    parser.role(rest, Role::Unknown);
    let text = parser.slice(rest);
    if url.scheme_span.is_none() {
        // What stands before `@` may be a password.
        let shown = text.rsplit('@').next().unwrap_or_default();
        let headline = format!(
            "expected a path that begins with `/`, found `{}`",
            excerpt(shown.as_bytes())
        );
        let finding = Diagnostic::new(Code::UrlSyntax, rest, headline)
            .with_help("a server needs a path behind it, a path its slash before it");
        let file = !text.contains(['@', ':', '\\']) && !is_numeric(text);
        parser.error(if file {
            let edit = TextEdit::insert(rest.start, "/");
            finding.with_fix("Write a `/` before it", vec![edit])
        } else {
            finding
        });
    } else {
        let headline = "expected a path behind the server, found none";
        parser.error(Diagnostic::new(
            Code::UrlSyntax,
            Span::at(rest.end),
            headline,
        ));
    }
    None
}

/// Server and port.
fn authority(parser: &mut Parser<'_>, url: &mut Url, span: Span) {
    let text = parser.slice(span);
    if text.is_empty() {
        return;
    }
    if let Some((before, _)) = text.split_once('@') {
        let place = Span::new(span.start, span.start + before.len() + 1);
        let headline = "expected a server, found a user name or password before it";
        parser.error(Diagnostic::new(Code::UrlSyntax, place, headline));
        return;
    }
    if text.contains('[') {
        let headline = "expected a name or an IPv4 address, found an IPv6 address";
        parser.error(Diagnostic::new(Code::UrlSyntax, span, headline));
        return;
    }
    let colon = port_colon(parser, text);
    let server = Span::new(span.start, span.start + colon.unwrap_or(text.len()));
    parser.role(server, Role::Server);
    url.server = Some(server);
    self::server(parser, url, server);
    if let Some(colon) = colon {
        parser.role(Span::new(span.start + colon, span.end), Role::Port);
        port(parser, url, Span::new(span.start + colon + 1, span.end));
    }
}

/// The first colon that does not belong to a variable.
fn port_colon(parser: &Parser<'_>, text: &str) -> Option<usize> {
    let mut inside = false;
    text.char_indices().find_map(|(at, c)| {
        if parser.form == Form::Written {
            if c == '(' && text.get(..at).is_some_and(|before| before.ends_with('$')) {
                inside = true;
            } else if c == ')' {
                inside = false;
            }
        }
        (c == ':' && !inside).then_some(at)
    })
}

fn server(parser: &mut Parser<'_>, url: &mut Url, span: Span) {
    let text = parser.slice(span);
    if has_variable(parser, span) {
        url.opaque = text.starts_with('$') && url.scheme_span.is_none();
        return;
    }
    let fault = text
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
    if text.is_empty() {
        let headline = "expected a server before the port, found none";
        parser.error(Diagnostic::new(
            Code::UrlSyntax,
            Span::at(span.start),
            headline,
        ));
    } else if let Some((at, c)) = fault {
        let place = Span::new(span.start + at, span.start + at + c.len_utf8());
        let headline =
            format!("expected letters, digits, dots and hyphens in the server's name, found `{c}`");
        parser.error(Diagnostic::new(Code::UrlSyntax, place, headline));
    } else if is_numeric(text) && text.split('.').any(|part| part.parse::<u8>().is_err()) {
        let headline = format!("expected an address of four numbers from 0 to 255, found `{text}`");
        parser.warning(Diagnostic::new(Code::Address, span, headline));
    }
}

/// Whether a server is written in numbers.
pub(super) fn is_numeric(server: &str) -> bool {
    let parts = server.split('.');
    parts.clone().count() == 4
        && parts
            .clone()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn port(parser: &mut Parser<'_>, url: &mut Url, span: Span) {
    url.port_span = Some(span);
    if has_variable(parser, span) {
        return;
    }
    let text = parser.slice(span);
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    url.port = text.parse().ok().filter(|port| digits && *port > 0);
    if url.port.is_none() {
        let headline = format!(
            "expected a port from 1 to 65535, found `{}`",
            excerpt(text.as_bytes())
        );
        parser.error(Diagnostic::new(Code::UrlSyntax, span, headline));
    }
}

/// Whether `text` alone is an address, after expansion.
pub(super) fn is_address(text: &str, kind: RuleKind, level: FirmwareLevel) -> bool {
    let mut parser = Parser::new(text, kind, level, Form::Expanded, &[]);
    let span = Span::new(0, text.len());
    parse(&mut parser, span).is_some() && parser.errors == 0
}
