//! A semicolon behind `>` in a dial plan: usually the rest of a doubled `&gt;;` (XML-21).

use super::{Subject, finding};
use crate::catalog::DataType;
use crate::diagnostic::{Code, Findings};
use crate::text::{Span, TextEdit};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let entry = subject.options.catalog.find(&occurrence.setting.name);
        let is_plan = entry.is_some_and(|entry| entry.data_type == DataType::DialPlan);
        if !is_plan || !value.windows(2).any(|pair| pair == b">;") {
            continue;
        }
        let written = span.slice(subject.text);
        let headline = "expected a dial plan without semicolons, found one after `>`";
        let at = |wanted: &[u8]| {
            written
                .windows(wanted.len())
                .position(|w| w == wanted)
                .map(|at| at + wanted.len() - 1)
        };
        match at(b"&gt;;").or_else(|| at(b">;")) {
            Some(at) => {
                let place = Span::new(span.start + at, span.start + at + 1);
                let fix = vec![TextEdit::remove(place)];
                findings.push(
                    finding(Code::DialPlanSemicolon, place, headline)
                        .with_fix("Remove the semicolon", fix),
                );
            }
            None => findings.push(finding(Code::DialPlanSemicolon, span, headline)),
        }
    }
}
