//! Delays that probably do not do what is meant (SCHED-08, SCHED-13; C-01, C-09, G-23).
//!
//! A retry delay of zero, a random delay in seconds where units of 20 seconds count, a list as the period, delays
//! below half a minute, lists that shrink. What is no schedule at all is a finding about the data type.

use super::{FirmwareLevel, Subject, finding};
use crate::catalog::{Delay, Schedule};
use crate::diagnostic::{Code, Findings};
use crate::profile::Occurrence;
use crate::text::{Span, TextEdit, sort_by_rank};

/// A shorter delay, in seconds, is probably a slip.
const SHORT: u32 = 30;

/// More units of 20 seconds than ten minutes were probably meant as seconds.
const UNITS: u32 = 30;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (occurrence, value, span) in subject.values() {
        let Ok(text) = std::str::from_utf8(value) else {
            continue;
        };
        let place = subject.core_of(span);
        match occurrence.setting.name.open_format() {
            "Resync_Random_Delay" => random_delay(subject, occurrence, text, place, findings),
            "Resync_Periodic" => {
                periodic(text, place, findings);
                delays(occurrence, text, place, findings);
            }
            "Resync_Error_Retry_Delay" => {
                retry(subject, occurrence, text, place, findings);
                delays(occurrence, text, place, findings);
            }
            "Upgrade_Error_Retry_Delay" => delays(occurrence, text, place, findings),
            _ => {}
        }
    }
}

/// LINT-RETRY0.
fn retry(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    text: &str,
    place: Span,
    findings: &mut Findings,
) {
    let zero = match Schedule::parse(text) {
        Ok(schedule) => schedule.delays.first().copied().is_some_and(is_zero),
        Err(_) => text.is_empty(),
    };
    if !zero {
        return;
    }
    let headline =
        "expected a delay before the next try, found none: a resync that fails is not tried again";
    let diagnostic = finding(Code::NoRetry, place, headline)
        .with_help("it waits for the period, a trigger, a command or a restart");
    let entry = subject.options.catalog.find(&occurrence.setting.name);
    findings.push(match entry {
        Some(entry) => diagnostic.with_fix(
            format!("Write `{}`, the factory value", entry.default),
            vec![TextEdit::replace(place, entry.default.as_bytes())],
        ),
        None => diagnostic,
    });
}

/// LINT-RANDUNIT. Before firmware 3 the value was in seconds.
fn random_delay(
    subject: &Subject<'_>,
    occurrence: &Occurrence,
    text: &str,
    place: Span,
    findings: &mut Findings,
) {
    let Ok(units) = text.parse::<u32>() else {
        return;
    };
    if units <= UNITS || units > u16::MAX.into() || subject.options.firmware < FirmwareLevel::V3 {
        return;
    }
    let meant = units.div_ceil(20);
    let headline = format!(
        "expected units of 20 seconds, found `{units}`, which are up to {} minutes",
        units * 20 / 60
    );
    let written = Subject::written(occurrence, meant.to_string().as_bytes());
    findings.push(finding(Code::RandomDelayUnit, place, headline).with_fix(
        format!("Write `{meant}`, up to {} seconds", meant * 20),
        vec![TextEdit::replace(place, written)],
    ));
}

/// LINT-PERLIST.
fn periodic(text: &str, place: Span, findings: &mut Findings) {
    let listed = Schedule::parse(text).is_ok_and(|schedule| schedule.delays.len() > 1);
    if listed {
        let headline = "expected one delay between resyncs, found a list";
        findings.push(
            finding(Code::PeriodicList, place, headline)
                .with_help("the studio takes it to move on with each success in a row, and to begin anew after a failure"),
        );
    }
}

/// LINT-SCHEDSHORT and LINT-SCHEDDESC.
fn delays(occurrence: &Occurrence, text: &str, place: Span, findings: &mut Findings) {
    let Ok(schedule) = Schedule::parse(text) else {
        return;
    };
    let short = |delay: &&Delay| !is_zero(**delay) && delay.seconds < SHORT;
    if let Some(delay) = schedule.delays.iter().find(short) {
        let headline = format!(
            "expected delays of {SHORT} seconds or more, found `{}`",
            delay.seconds
        );
        findings.push(
            finding(Code::ShortDelay, place, headline)
                .with_help("the value is in seconds; one hour is 3600"),
        );
    }
    let mut pairs = schedule.delays.windows(2);
    let shrinks = |pair: &[Delay]| matches!(pair, [one, next] if next.seconds < one.seconds);
    if pairs.any(shrinks) {
        let headline = "expected delays that grow, found one that is shorter than the one before";
        let diagnostic = finding(Code::ShrinkingDelays, place, headline);
        // A zero ends the list: in another place it means something else.
        let zeros = schedule.delays.iter().any(|delay| is_zero(*delay));
        findings.push(if zeros {
            diagnostic
        } else {
            let mut sorted = schedule.delays;
            sort_by_rank(&mut sorted, |delay| {
                (delay.seconds as usize, delay.random as usize)
            });
            let written: Vec<String> = sorted.into_iter().map(written).collect();
            let text = Subject::written(occurrence, written.join(",").as_bytes());
            diagnostic.with_fix("Sort the delays", vec![TextEdit::replace(place, text)])
        });
    }
}

fn written(delay: Delay) -> String {
    match delay.random {
        0 => delay.seconds.to_string(),
        random => format!("{}+{random}", delay.seconds),
    }
}

fn is_zero(delay: Delay) -> bool {
    delay.seconds == 0 && delay.random == 0
}
