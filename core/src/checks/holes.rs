//! Holes that a stored project left in the place of secrets.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::redaction::holes;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for hole in holes(subject.text, subject.options.catalog) {
        findings.push_with(Code::HoleLeft, || {
            let of = hole
                .parameter
                .map_or(String::new(), |name| format!(" of `{name}`"));
            let number = hole.number;
            let headline = format!(
                "expected the secret{of}, found hole {number} that was left when it was stored"
            );
            finding(Code::HoleLeft, hole.span, headline)
                .with_help("fill in the value before the profile is used")
        });
    }
}
