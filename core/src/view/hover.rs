//! What is known about the word at a place of a text (CAT-09).

use super::completion::described;
use crate::catalog::{Catalog, CatalogEntry, DataType, Lookup};
use crate::document::SourceFormat;
use crate::open_format;
use crate::plain_text;
use crate::profile::ParameterName;
use crate::text::{Span, Tree};

/// What is known about the parameter at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The name in the text.
    pub span: Span,
    /// The name in the notation of the text.
    pub title: String,
    /// What is known, as words and facts.
    pub facts: Vec<(&'static str, String)>,
}

/// What is known about the parameter whose name stands at `offset` of `text`.
pub fn hover(text: &[u8], offset: usize, catalog: &Catalog) -> Option<Hover> {
    let format = SourceFormat::of(text);
    let span = match format {
        SourceFormat::OpenFormat => {
            let tree = open_format::parse(text).tree;
            name_at(&tree, offset, open_format::LeafKind::Name)
        }
        SourceFormat::PlainText => {
            let tree = plain_text::parse(text).tree;
            name_at(&tree, offset, plain_text::LeafKind::Name)
        }
    }?;
    let written = String::from_utf8_lossy(span.slice(text)).into_owned();
    let name = match format {
        SourceFormat::OpenFormat => ParameterName::from_open_format(written),
        SourceFormat::PlainText => ParameterName::from_plain_text(&written),
    };
    Some(Hover {
        span,
        title: match format {
            SourceFormat::OpenFormat => name.to_string(),
            SourceFormat::PlainText => catalog.plain_text(&name),
        },
        facts: facts(&name, format, catalog)?,
    })
}

/// The leaf of this kind that the place is on or next to.
fn name_at<L: Copy + PartialEq, N: Copy>(
    tree: &Tree<L, N>,
    offset: usize,
    kind: L,
) -> Option<Span> {
    tree.leaves(tree.root())
        .skip_while(|leaf| leaf.span.end < offset)
        .take_while(|leaf| leaf.span.start <= offset)
        .find(|leaf| leaf.kind == kind)
        .map(|leaf| leaf.span)
}

fn facts(
    name: &ParameterName,
    format: SourceFormat,
    catalog: &Catalog,
) -> Option<Vec<(&'static str, String)>> {
    // Elements that hold the profile are no parameters.
    if matches!(name.open_format(), "flat-profile" | "router-configuration") {
        return None;
    }
    let other = match format {
        SourceFormat::OpenFormat => ("In plain text", catalog.plain_text(name)),
        SourceFormat::PlainText => ("In the open format", name.open_format().to_owned()),
    };
    let mut facts = match catalog.look_up(name) {
        Lookup::Known(entry) => known(entry, catalog),
        Lookup::OtherCase(spelled) => {
            vec![("Catalogue", format!("spells it `{spelled}`"))]
        }
        Lookup::Unknown => vec![(
            "Catalogue",
            "does not have it; other products may".to_owned(),
        )],
    };
    facts.push(other);
    Some(facts)
}

fn known(entry: &CatalogEntry, catalog: &Catalog) -> Vec<(&'static str, String)> {
    let factory = match entry.default.as_str() {
        "" => "empty".to_owned(),
        value => value.to_owned(),
    };
    let mut facts = vec![
        ("Type", type_words(entry.data_type).to_owned()),
        ("Factory value", factory),
        ("User access", described(entry.factory_access).to_owned()),
    ];
    if !entry.choices.is_empty() {
        facts.push(("Choices", entry.choices.join(" · ")));
    }
    if catalog.is_secret(&entry.name) {
        facts.push((
            "Secret",
            "hidden in whatever is stored or shared".to_owned(),
        ));
    }
    facts.push(("Section", entry.section.clone()));
    match entry.page.as_str() {
        "" => {}
        "C" => facts.push(("Guide", "appendix C".to_owned())),
        page => facts.push(("Guide", format!("page {page}"))),
    }
    if !entry.description.is_empty() {
        facts.push(("For", entry.description.clone()));
    }
    facts
}

/// What values of a type look like, in words.
fn type_words(data_type: DataType) -> &'static str {
    match data_type {
        DataType::Boolean => "Yes or No",
        DataType::Text => "text",
        DataType::ActivationCode => "star code, such as *69",
        DataType::Phone => "phone number or SIP address",
        DataType::Choice => "one of the choices",
        DataType::PhoneTemplate => "phone number patterns",
        DataType::WholeSeconds => "whole seconds",
        DataType::Seconds => "seconds, up to 3 decimals",
        DataType::ToneScript => "tone script",
        DataType::Unsigned8 => "number, 0 to 255",
        DataType::Unsigned16 => "number, 0 to 65535",
        DataType::CadenceScript => "cadence script",
        DataType::FrequencyScript => "frequency script",
        DataType::HostName => "host name or address",
        DataType::Port => "port, 0 to 65535",
        DataType::Rule => "rule with macro variables",
        DataType::Address => "IP address",
        DataType::StatusTemplate => "SIP status code patterns",
        DataType::Schedule => "seconds, or a list of delays",
        DataType::UserId => "user part of a SIP address",
        DataType::DialPlan => "dial plan",
        DataType::Float => "number, up to 3 decimals",
        DataType::PowerLevel => "power level in dBm",
    }
}
