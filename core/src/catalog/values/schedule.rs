//! Delays and lists of delays (TYPE-22, SCHED-01 … SCHED-03, SCHED-06; guide page 2-16).

use super::reader::{Reader, ScriptFault};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit};

/// One delay of a schedule, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delay {
    /// The shortest it may be.
    pub seconds: u32,
    /// The most that chance adds.
    pub random: u32,
}

/// Delays, one after the other; the last one repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// At least one.
    pub delays: Vec<Delay>,
}

impl Schedule {
    /// Reads `1800`, `1800,3600` or `1800+300,3600+600`; blanks around the commas do not count.
    ///
    /// ```
    /// use profile_core::catalog::{Delay, Schedule};
    /// let schedule = Schedule::parse("1800,3600+60").unwrap();
    /// assert_eq!(schedule.delays[1], Delay { seconds: 3600, random: 60 });
    /// ```
    pub fn parse(text: &str) -> Result<Self, ScriptFault> {
        let mut reader = Reader::new(text);
        let mut delays = Vec::new();
        loop {
            reader.blanks();
            let seconds = number(&mut reader)?;
            let random = if reader.takes('+') {
                number(&mut reader)?
            } else {
                0
            };
            delays.push(Delay { seconds, random });
            reader.blanks();
            if !reader.takes(',') {
                break;
            }
        }
        reader.ends()?;
        Ok(Self { delays })
    }
}

fn number(reader: &mut Reader<'_>) -> Result<u32, ScriptFault> {
    let at = reader.at;
    let digits = reader.run(|c| c.is_ascii_digit());
    digits.parse().map_err(|_| {
        reader.at = at;
        reader.expected(format!("a number of seconds up to {}", u32::MAX))
    })
}

pub(super) fn findings(text: &str) -> Vec<Diagnostic> {
    if let Err(fault) = Schedule::parse(text) {
        return vec![fault.finding(text).with_help(
            "delays are seconds, divided by commas, each with `+` and a random part if it has one",
        )];
    }
    let blank = |(_, c): &(usize, char)| matches!(c, ' ' | '\t');
    let edits: Vec<TextEdit> = text
        .char_indices()
        .filter(blank)
        .map(|(at, _)| TextEdit::remove(Span::new(at, at + 1)))
        .collect();
    let Some(place) = edits.iter().map(|edit| edit.span).reduce(Span::cover) else {
        return Vec::new();
    };
    let headline = "expected delays without blanks, found some";
    vec![Diagnostic::new(Code::ScheduleBlank, place, headline).with_fix("Remove the blanks", edits)]
}
