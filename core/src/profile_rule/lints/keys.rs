//! Keys in rules (OPT-08, OPT-13, G-33).

use super::{keys, names};
use crate::device;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::profile_rule::syntax::Rule;
use crate::text::Span;

pub(super) fn check(rule: &Rule, findings: &mut Findings) {
    for key in keys(rule).filter(|key| !key.is_empty()) {
        let mut found = names(rule, key).peekable();
        if found.peek().is_none() {
            literal(rule, key, findings);
        }
        // What tells devices apart may stand beside a secret.
        let secret = names(rule, key).any(|(_, name)| device::is_secret(name));
        for (place, name) in found {
            let open = device::content(name).is_some() && !device::is_secret(name);
            if open && (name.len() == 1 || !secret) {
                let headline =
                    format!("expected a secret parameter (`$SA` to `$SD`) as key, found `${name}`");
                let help = if name.len() == 1 {
                    format!("GPP_{name} is shown in the web page and in reports")
                } else {
                    "everyone who knows the device knows its value".to_owned()
                };
                findings.push(Diagnostic::new(Code::OpenKey, place, headline).with_help(help));
            }
        }
    }
}

fn literal(rule: &Rule, key: Span, findings: &mut Findings) {
    let text = rule.slice(key);
    let headline = "expected a variable (`$SA` to `$SD`) as key, found the key itself";
    findings.push(
        Diagnostic::new(Code::LiteralKey, key, headline)
            .with_help("set GPP_SA to the key in another profile, and write `--key $SA`"),
    );
    let hexadecimal =
        text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hexadecimal {
        let headline = format!(
            "expected a phrase or digits, found {} digits that can be either",
            text.len()
        );
        findings.push(
            Diagnostic::new(Code::EitherKey, key, headline)
                .with_help("for a file of openssl it is the phrase; for a compiled file it is what the compiler was given"),
        );
    }
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !matches!(c, ' '..='~')) {
        let start = key.start + at;
        let place = Span::new(start, start + c.len_utf8());
        let headline = "expected printable ASCII in a key, found another character";
        findings.push(Diagnostic::new(Code::PhraseCharacters, place, headline));
    }
}
