//! Rules, triggers and log messages, by the parser that evaluates them (TYPE-20, MAC, COND, ASGN, URL, OPT, RULE, TRIG).
//!
//! A general purpose parameter that a rule sends as a body is looked at as one. Values with the mark of a template or
//! with a hole of a stored project draw no finding.

use super::Subject;
use super::placing::WrittenValue;
use crate::device::Device;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::open_format::has_template_mark;
use crate::profile::Occurrence;
use crate::profile_rule::{Domains, OptionName, Rule, RuleKind, dead_ends, lints, read};
use crate::text::{Span, find};
use std::collections::HashSet;

/// So many rules are tried on devices; a device has nine.
const TRIES: usize = 16;
const DOMAINS: &str = "Restricted_Access_Domains";

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut bodies = HashSet::new();
    let domains = domains(subject, findings);
    let mut tries = TRIES;
    for (occurrence, value, span) in subject.values() {
        let name = occurrence.setting.name.open_format();
        let Some(rule) = RuleKind::of_parameter(name).and_then(|kind| rule(subject, value, kind))
        else {
            continue;
        };
        bodies.extend(letters(&rule));
        let mut found = lints(&rule, subject.options.catalog);
        found.extend(numeric_servers(&rule, &domains));
        if tries > 0 {
            tries -= 1;
            found.extend(dead_ends(&rule, &Device::default()));
        }
        add(subject, (occurrence, value, span), found, findings);
    }
    for (occurrence, value, span) in subject.values() {
        let name = occurrence.setting.name.open_format();
        if bodies
            .iter()
            .any(|letter| name.strip_prefix("GPP_") == Some(letter.as_str()))
            && let Some(body) = rule(subject, value, RuleKind::PostBody)
        {
            let found = lints(&body, subject.options.catalog);
            add(subject, (occurrence, value, span), found, findings);
        }
    }
}

fn rule(subject: &Subject<'_>, value: &[u8], kind: RuleKind) -> Option<Rule> {
    let text = std::str::from_utf8(value).ok()?;
    let is_open = !has_template_mark(value) && find(value, b"[[secret:").is_none();
    is_open.then(|| read(text, kind, subject.options.firmware))
}

fn add<'s>(
    subject: &Subject<'s>,
    (occurrence, value, span): (&'s Occurrence, &'s [u8], Span),
    found: Vec<Diagnostic>,
    findings: &mut Findings,
) {
    if !found.is_empty() {
        let place = WrittenValue::new(subject, occurrence, value, span);
        findings.extend(found.into_iter().map(|one| place.placed(one)));
    }
}

/// The parameters that a rule sends.
fn letters(rule: &Rule) -> HashSet<String> {
    let lists = rule
        .alternatives()
        .iter()
        .filter_map(|one| one.options.as_ref());
    let posts = lists.filter_map(|list| list.last(OptionName::Post));
    posts
        .filter_map(|post| post.letter)
        .map(String::from)
        .collect()
}

/// The domains that access is restricted to, of which there are at most five (URL-13).
fn domains(subject: &Subject<'_>, findings: &mut Findings) -> Domains {
    let mut last = Domains::default();
    for (occurrence, value, span) in subject.values() {
        if occurrence.setting.name.open_format() != DOMAINS {
            continue;
        }
        last = Domains::parse(&String::from_utf8_lossy(value));
        let count = last.names().len();
        if count > Domains::MOST {
            let headline = format!("expected at most five domains, found {count}");
            let whole = Span::new(0, value.len());
            let found = Diagnostic::new(Code::RestrictedDomains, whole, headline);
            add(subject, (occurrence, value, span), vec![found], findings);
        }
    }
    last
}

/// Servers that are numbers while access is restricted to domains (URL-13).
fn numeric_servers(rule: &Rule, domains: &Domains) -> Vec<Diagnostic> {
    if domains.names().is_empty() {
        return Vec::new();
    }
    let urls = rule
        .alternatives()
        .iter()
        .filter_map(|one| one.url.as_ref());
    let servers = urls.filter_map(|url| url.server);
    let refused = servers.filter(|server| Domains::is_number(rule.slice(*server)));
    let finding = |server: Span| {
        let headline = format!(
            "expected a server in one of the restricted domains, found `{}`",
            rule.slice(server)
        );
        Diagnostic::new(Code::RestrictedAddress, server, headline)
            .with_help(format!("`{DOMAINS}` names {}", domains.names().join(", ")))
    };
    refused.map(finding).collect()
}
