use super::{Profile, Setting};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// How a value is written where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueForm {
    /// Between the tags of an element.
    Element,
    /// In the attribute `value`, as later compilers of the vendor write it.
    Attribute,
    /// Between quotes, in plain text.
    Quoted,
}

/// A setting with the places at which a text makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What is set.
    pub setting: Setting,
    /// The name (in the open format that of the start tag).
    pub name: Span,
    /// The second place of the name: the end tag of the open format.
    pub end_name: Option<Span>,
    /// The value as written: between the tags, or between the quotes. `None` where there is none.
    pub value: Option<Span>,
    /// How the value is written, or would be.
    pub form: ValueForm,
    /// The access as written: the value of `ua` without its quotes, or the mark.
    pub access: Option<Span>,
    /// The whole element or statement.
    pub whole: Span,
}

/// What a text says, read as one of the two source formats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Every setting, in document order.
    pub occurrences: Vec<Occurrence>,
    /// What is wrong with the text itself, in the order of the places.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a device or the profile compiler would refuse the whole text (XML-03, TXT-02).
    pub corrupt: bool,
}

impl Reading {
    /// The settings alone.
    pub fn profile(&self) -> Profile {
        self.occurrences.iter().map(|o| o.setting.clone()).collect()
    }
}
