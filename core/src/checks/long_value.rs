//! Values longer than the 2,000 characters of the vendor's schema. The compiler takes them; a device may not.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};

const LONGEST: usize = 2_000;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        if value.len() > LONGEST {
            let headline = format!(
                "expected at most 2,000 characters in `{}`, found {}",
                occurrence.setting.name,
                value.len()
            );
            findings.push(finding(Code::LongValue, span, headline));
        }
    }
}
