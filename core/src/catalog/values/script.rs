//! Cadence, frequency and tone scripts (TYPE-17 … TYPE-19, TYPE-23).

use super::reader::{Reader, ScriptFault};
use super::too_long;
use crate::diagnostic::{Code, Diagnostic};
use std::fmt;

/// Longest script.
const LENGTH: usize = 127;
/// Most sections, segments of a section, and frequencies.
const SECTIONS: usize = 2;
const SEGMENTS: usize = 6;
const FREQUENCIES: usize = 6;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duration {
    /// So many milliseconds.
    Milliseconds(u64),
    /// `*`: without an end.
    Forever,
}

impl Duration {
    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Milliseconds(a), Self::Milliseconds(b)) => {
                Self::Milliseconds(a.saturating_add(b))
            }
            _ => Self::Forever,
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forever => f.write_str("forever"),
            Self::Milliseconds(count) => {
                let decimals = format!("{:03}", count % 1_000);
                let decimals = decimals.trim_end_matches('0');
                let point = if decimals.is_empty() { "" } else { "." };
                write!(f, "{}{point}{decimals} s", count / 1_000)
            }
        }
    }
}

/// A sound and the silence after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How long it sounds.
    pub on: Duration,
    /// How long it is silent.
    pub off: Duration,
    /// The numbers of the frequencies that sound, from 1; none in a cadence script and where it says `0`.
    pub frequencies: Vec<usize>,
}

/// Segments that are played in turn until the time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The whole time.
    pub length: Duration,
    /// One to six.
    pub segments: Vec<Segment>,
}

/// `D(on/off,…);…`: when something rings (TYPE-17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CadenceScript {
    /// One or two.
    pub sections: Vec<Section>,
}

/// One frequency of a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// In Hz.
    pub hertz: u32,
    /// Its level in tenths of dBm.
    pub level: i32,
}

/// `F@L,…`: which frequencies sound, and how loud (TYPE-18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrequencyScript {
    /// One to six.
    pub frequencies: Vec<Frequency>,
}

/// `F@L,…;D(on/off/f,…);…`: frequencies and when they sound (TYPE-19).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToneScript {
    /// One to six.
    pub frequencies: Vec<Frequency>,
    /// One or two.
    pub sections: Vec<Section>,
}

/// A kind of script.
pub(super) trait Script: Sized {
    fn parse(text: &str) -> Result<Self, ScriptFault>;
}

pub(super) fn findings<S: Script>(text: &str) -> Vec<Diagnostic> {
    match S::parse(text) {
        Ok(_) => too_long(text, LENGTH).into_iter().collect(),
        Err(fault) => vec![fault.finding(text)],
    }
}

impl Script for CadenceScript {
    fn parse(text: &str) -> Result<Self, ScriptFault> {
        Self::parse(text)
    }
}

impl Script for FrequencyScript {
    fn parse(text: &str) -> Result<Self, ScriptFault> {
        Self::parse(text)
    }
}

impl Script for ToneScript {
    fn parse(text: &str) -> Result<Self, ScriptFault> {
        Self::parse(text)
    }
}

impl CadenceScript {
    /// Reads a cadence script.
    ///
    /// ```
    /// use profile_core::catalog::{CadenceScript, Duration};
    /// let script = CadenceScript::parse("60(.2/.2,.2/.2,.2/.2,1/4)").unwrap();
    /// assert_eq!(script.sections[0].segments.len(), 4);
    /// assert_eq!(script.length(), Duration::Milliseconds(60_000));
    /// ```
    pub fn parse(text: &str) -> Result<Self, ScriptFault> {
        let mut reader = Reader::new(text);
        let sections = sections(&mut reader, None)?;
        Ok(Self { sections })
    }

    /// How long it lasts.
    pub fn length(&self) -> Duration {
        length(&self.sections)
    }

    /// The script in words, a line each (TYPE-23).
    pub fn explain(&self) -> Vec<String> {
        explain_sections(&self.sections)
    }
}

impl FrequencyScript {
    /// Reads a frequency script.
    pub fn parse(text: &str) -> Result<Self, ScriptFault> {
        let mut reader = Reader::new(text);
        let frequencies = frequencies(&mut reader)?;
        reader.ends()?;
        Ok(Self { frequencies })
    }

    /// The script in words, a line each (TYPE-23).
    pub fn explain(&self) -> Vec<String> {
        explain_frequencies(&self.frequencies)
    }
}

impl ToneScript {
    /// Reads a tone script.
    pub fn parse(text: &str) -> Result<Self, ScriptFault> {
        let mut reader = Reader::new(text);
        let frequencies = frequencies(&mut reader)?;
        reader.demands(';', "and a section behind the frequencies")?;
        reader.blanks();
        let sections = sections(&mut reader, Some(frequencies.len()))?;
        Ok(Self {
            frequencies,
            sections,
        })
    }

    /// How long it lasts.
    pub fn length(&self) -> Duration {
        length(&self.sections)
    }

    /// The script in words, a line each (TYPE-23).
    pub fn explain(&self) -> Vec<String> {
        let mut lines = explain_frequencies(&self.frequencies);
        lines.extend(explain_sections(&self.sections));
        lines
    }
}

fn length(sections: &[Section]) -> Duration {
    let lengths = sections.iter().map(|section| section.length);
    lengths.fold(Duration::Milliseconds(0), Duration::plus)
}

/// Sections up to the end of the script. In a tone script each segment names some of `components` frequencies.
fn sections(
    reader: &mut Reader<'_>,
    components: Option<usize>,
) -> Result<Vec<Section>, ScriptFault> {
    let mut sections = Vec::new();
    loop {
        if sections.len() == SECTIONS {
            return Err(reader.expected(format!("at most {SECTIONS} sections")));
        }
        sections.push(section(reader, components)?);
        if !reader.takes(';') {
            break;
        }
        reader.blanks();
    }
    reader.ends()?;
    Ok(sections)
}

fn section(reader: &mut Reader<'_>, components: Option<usize>) -> Result<Section, ScriptFault> {
    let length = duration(reader)?;
    reader.demands('(', "and segments behind the length of a section")?;
    let mut segments = Vec::new();
    loop {
        if segments.len() == SEGMENTS {
            return Err(reader.expected(format!("at most {SEGMENTS} segments")));
        }
        segments.push(segment(reader, components)?);
        if !reader.takes(',') {
            break;
        }
        reader.blanks();
    }
    reader.demands(')', "or a comma after a segment")?;
    Ok(Section { length, segments })
}

fn segment(reader: &mut Reader<'_>, components: Option<usize>) -> Result<Segment, ScriptFault> {
    let on = duration(reader)?;
    let lost_slash =
        on == Duration::Forever && reader.rest().starts_with(|c: char| c.is_ascii_digit());
    if components.is_some() && lost_slash {
        return Err(ScriptFault {
            code: Code::ToneSlash,
            insert: Some("/"),
            ..reader.expected("`/` between the times on and off")
        });
    }
    reader.demands('/', "between the times on and off")?;
    let off = duration(reader)?;
    let frequencies = match components {
        Some(count) => {
            reader.demands('/', "and frequencies behind the times")?;
            components_of(reader, count)?
        }
        None => Vec::new(),
    };
    Ok(Segment {
        on,
        off,
        frequencies,
    })
}

/// `0`, or numbers of frequencies joined by `+`.
fn components_of(reader: &mut Reader<'_>, count: usize) -> Result<Vec<usize>, ScriptFault> {
    let mut numbers = Vec::new();
    loop {
        let at = reader.at;
        let digits = reader.run(|c| c.is_ascii_digit());
        match digits.parse::<usize>() {
            Ok(0) if numbers.is_empty() => return Ok(numbers),
            Ok(number) if (1..=count).contains(&number) && numbers.len() < FREQUENCIES => {
                numbers.push(number);
            }
            _ => {
                reader.at = at;
                return Err(reader.expected(format!(
                    "the number of a frequency, from 1 to {count}, or `0`"
                )));
            }
        }
        if !reader.takes('+') {
            return Ok(numbers);
        }
    }
}

fn frequencies(reader: &mut Reader<'_>) -> Result<Vec<Frequency>, ScriptFault> {
    let mut found = Vec::new();
    loop {
        if found.len() == FREQUENCIES {
            return Err(reader.expected(format!("at most {FREQUENCIES} frequencies")));
        }
        reader.blanks();
        let at = reader.at;
        let hertz = reader.run(|c| c.is_ascii_digit()).parse().map_err(|_| {
            reader.at = at;
            reader.expected("a frequency in Hz")
        })?;
        reader.demands('@', "and a level behind the frequency")?;
        let level = level(reader)?;
        found.push(Frequency { hertz, level });
        reader.blanks();
        if !reader.takes(',') {
            return Ok(found);
        }
    }
}

/// A level in tenths of dBm, from a number with at most one decimal.
fn level(reader: &mut Reader<'_>) -> Result<i32, ScriptFault> {
    let at = reader.at;
    let negative = reader.takes('-');
    if !negative {
        reader.takes('+');
    }
    let whole = reader.run(|c| c.is_ascii_digit());
    let decimals = if reader.takes('.') {
        reader.run(|c| c.is_ascii_digit())
    } else {
        ""
    };
    let tenths = match decimals.len() {
        0 => Some(0),
        1 => decimals.parse().ok(),
        _ => None,
    };
    let amount = whole
        .parse::<i32>()
        .ok()
        .and_then(|whole| whole.checked_mul(10)?.checked_add(tenths?));
    match amount {
        Some(amount) => Ok(if negative { -amount } else { amount }),
        None => {
            reader.at = at;
            Err(reader.expected("a level in dBm with at most one decimal"))
        }
    }
}

/// `*`, or seconds with at most three decimals.
fn duration(reader: &mut Reader<'_>) -> Result<Duration, ScriptFault> {
    if reader.takes('*') {
        return Ok(Duration::Forever);
    }
    let at = reader.at;
    let whole = reader.run(|c| c.is_ascii_digit());
    let decimals = if reader.takes('.') {
        reader.run(|c| c.is_ascii_digit())
    } else {
        ""
    };
    match milliseconds(whole, decimals) {
        Some(count) => Ok(Duration::Milliseconds(count)),
        None => {
            reader.at = at;
            Err(reader.expected("`*` or seconds with at most three decimals"))
        }
    }
}

fn milliseconds(whole: &str, decimals: &str) -> Option<u64> {
    if (whole.is_empty() && decimals.is_empty()) || decimals.len() > 3 {
        return None;
    }
    let seconds = if whole.is_empty() {
        0
    } else {
        whole.parse::<u32>().ok()?
    };
    let thousandths = format!("{decimals:0<3}").parse::<u64>().ok()?;
    Some(u64::from(seconds) * 1_000 + thousandths)
}

fn explain_frequencies(frequencies: &[Frequency]) -> Vec<String> {
    let one = |(index, frequency): (usize, &Frequency)| {
        let sign = if frequency.level < 0 { "-" } else { "" };
        let (whole, tenth) = (frequency.level.abs() / 10, frequency.level.abs() % 10);
        let decimals = if tenth == 0 {
            String::new()
        } else {
            format!(".{tenth}")
        };
        format!(
            "Frequency {}: {} Hz at {sign}{whole}{decimals} dBm",
            index + 1,
            frequency.hertz
        )
    };
    frequencies.iter().enumerate().map(one).collect()
}

fn explain_sections(sections: &[Section]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let count = section.segments.len();
        lines.push(format!(
            "Section {}: {}, segments: {count}",
            index + 1,
            section.length
        ));
        let segments = section.segments.iter().enumerate();
        lines.extend(segments.map(|(index, segment)| explain_segment(index + 1, segment)));
    }
    lines.push(format!("Total length: {}", length(sections)));
    lines
}

fn explain_segment(number: usize, segment: &Segment) -> String {
    let names: Vec<String> = segment
        .frequencies
        .iter()
        .map(ToString::to_string)
        .collect();
    let sound = match names.as_slice() {
        [] => String::new(),
        [one] => format!(", with frequency {one}"),
        several => format!(", with frequencies {}", several.join(" and ")),
    };
    match segment.on {
        Duration::Forever => format!("Segment {number}: on forever{sound}"),
        on @ Duration::Milliseconds(_) => {
            format!("Segment {number}: on {on}, off {}{sound}", segment.off)
        }
    }
}
