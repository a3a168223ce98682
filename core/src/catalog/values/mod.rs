//! Values by their data types (guide page 2-20, TYPE-01 … TYPE-23).
//!
//! Types are read off names and defaults (CAT-10), so what is found here are warnings and hints. Places
//! count from the start of the value. The empty value means that nothing is set, and draws no finding.
//!
//! Not here: Booleans, which have a check of their own, rules (TYPE-20) and free text (TYPE-03).

mod address;
mod dial_plan;
mod number;
mod reader;
mod schedule;
mod script;
mod template;

pub use number::signed;
pub use reader::ScriptFault;
pub use schedule::{Delay, Schedule};
pub use script::{
    CadenceScript, Duration, Frequency, FrequencyScript, Section, Segment, ToneScript,
};
pub use template::{Template, TemplateFault};

use super::DataType;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit, excerpt};

/// What is to be said of `value` as a value of `data_type`; `choices` are those of a choice.
///
/// ```
/// use profile_core::catalog::{DataType, value_findings};
/// assert!(value_findings(DataType::Port, &[], b"0x13c4").is_empty());
/// let found = value_findings(DataType::Port, &[], b"65536");
/// assert_eq!(found[0].headline, "expected a port from 0 to 65535, found `65536`");
/// ```
pub fn value_findings(data_type: DataType, choices: &[String], value: &[u8]) -> Vec<Diagnostic> {
    if value.is_empty() {
        return Vec::new();
    }
    let Ok(text) = std::str::from_utf8(value) else {
        return Vec::new();
    };
    match data_type {
        DataType::Boolean | DataType::Text | DataType::Rule => Vec::new(),
        DataType::Unsigned8 => number::unsigned(text, u8::MAX.into(), "a number"),
        DataType::Unsigned16 => number::unsigned(text, u16::MAX.into(), "a number"),
        DataType::Port => number::unsigned(text, u16::MAX.into(), "a port"),
        DataType::WholeSeconds => number::seconds(text, 0),
        DataType::Seconds => number::seconds(text, 3),
        DataType::Float => number::float(text, 3),
        DataType::PowerLevel => number::power_level(text),
        DataType::Choice => choice(text, choices),
        DataType::Address => address::dotted(text),
        DataType::UserId => address::user_id(text),
        DataType::HostName => address::host(text),
        DataType::Phone => address::phone(text),
        DataType::ActivationCode => address::activation_code(text),
        DataType::PhoneTemplate => template::phone(text),
        DataType::StatusTemplate => template::status(text),
        DataType::CadenceScript => script::findings::<CadenceScript>(text),
        DataType::FrequencyScript => script::findings::<FrequencyScript>(text),
        DataType::ToneScript => script::findings::<ToneScript>(text),
        DataType::DialPlan => dial_plan::hints(text),
        DataType::Schedule => schedule::findings(text),
    }
}

/// The finding that the whole of `text` is not what its type wants.
fn mistyped(text: &str, expected: &str) -> Vec<Diagnostic> {
    vec![unexpected(text, expected)]
}

fn unexpected(text: &str, expected: &str) -> Diagnostic {
    let whole = Span::new(0, text.len());
    let headline = format!("expected {expected}, found `{}`", excerpt(text.as_bytes()));
    Diagnostic::new(Code::ValueType, whole, headline)
}

/// The finding that `text` is longer than `most` characters.
fn too_long(text: &str, most: usize) -> Option<Diagnostic> {
    let count = text.chars().count();
    (count > most).then(|| {
        let start = text
            .char_indices()
            .nth(most)
            .map_or(text.len(), |(at, _)| at);
        let headline = format!("expected at most {most} characters, found {count}");
        Diagnostic::new(Code::ValueType, Span::new(start, text.len()), headline)
    })
}

/// One of the listed texts, exactly so (TYPE-08).
fn choice(text: &str, choices: &[String]) -> Vec<Diagnostic> {
    if choices.is_empty() || choices.iter().any(|choice| choice == text) {
        return Vec::new();
    }
    let whole = Span::new(0, text.len());
    let listed = choices.join("`, `");
    let headline = format!(
        "expected one of `{listed}`, found `{}`",
        excerpt(text.as_bytes())
    );
    let diagnostic = Diagnostic::new(Code::Choice, whole, headline);
    let folded = |text: &str| text.trim().to_ascii_lowercase();
    let meant = choices.iter().find(|choice| folded(choice) == folded(text));
    vec![match meant {
        Some(choice) => diagnostic.with_fix(
            format!("Write `{choice}`"),
            vec![TextEdit::replace(whole, choice.as_bytes())],
        ),
        None => diagnostic,
    }]
}
