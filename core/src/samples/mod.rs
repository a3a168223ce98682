//! Sample profiles: every parameter of a catalogue with its factory value and access (SPC-10, guide page 2-8).
//!
//! They are laid out as the compiler's own samples are: headings, one parameter a line, the options of a
//! choice as a comment behind it.

mod selection;

pub use selection::{MINIMAL, Needed, Section, Selection, lines, sections};

use crate::catalog::{Catalog, CatalogEntry};
use crate::open_format;
use crate::plain_text;
use crate::profile::{Setting, UserAccess, Value};
use std::collections::BTreeSet;

/// How a sample is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SampleForm {
    /// Plain text: `--sample-profile`.
    PlainText,
    /// The open format: `--sample-xml`.
    Xml,
    /// The open format without blank space and comments: `--sample-xml-compact`.
    XmlCompact,
    /// The open format with values in attributes: `--va`. The guide does not know this form.
    XmlAttributes,
}

/// The setting that leaves a parameter as the factory does.
fn factory_setting(entry: &CatalogEntry) -> Setting {
    Setting {
        name: entry.name.clone(),
        value: Value::set(entry.default.clone()),
        access: entry.factory_access,
    }
}

/// A sample of all parameters of `catalog`, or of those of one `section`.
///
/// ```
/// use profile_core::{catalog::Catalog, samples::{SampleForm, sample}};
/// let text = sample(SampleForm::PlainText, Some("Dial Plan"), Catalog::builtin());
/// assert!(text.starts_with(b"# *** Dial Plan\n\nDial_Plan[1] "));
/// ```
pub fn sample(form: SampleForm, section: Option<&str>, catalog: &Catalog) -> Vec<u8> {
    let of_section = |entry: &&CatalogEntry| section.is_none_or(|section| section == entry.section);
    let entries = catalog.entries().iter().filter(of_section);
    written(form, entries.map(|entry| (entry, None)), catalog)
}

/// A sample of the parameters of a selection.
///
/// ```
/// use profile_core::{catalog::Catalog, samples::{SampleForm, Selection, selected}};
/// let selection = Selection {
///     sections: ["Dial Plan".to_owned()].into(),
///     lines: ["2".to_owned()].into(),
/// };
/// let text = selected(SampleForm::PlainText, &selection, Catalog::builtin());
/// assert!(text.starts_with(b"# *** Dial Plan\n\nDial_Plan[2] "));
/// ```
pub fn selected(form: SampleForm, selection: &Selection, catalog: &Catalog) -> Vec<u8> {
    let entries = catalog.entries().iter();
    let entries = entries.filter(|entry| selection.takes(entry));
    written(form, entries.map(|entry| (entry, None)), catalog)
}

/// What a device needs to register its `lines` and to be provisioned ([`MINIMAL`]), each with its reason in a comment
/// above it; the compact form has none.
///
/// ```
/// use profile_core::{catalog::Catalog, samples::{SampleForm, minimal}};
/// let text = minimal(SampleForm::PlainText, &["1".to_owned()].into(), Catalog::builtin());
/// let text = String::from_utf8(text).unwrap();
/// assert!(text.contains("# Fill in: where the line registers\nProxy[1] "));
/// ```
pub fn minimal(form: SampleForm, lines: &BTreeSet<String>, catalog: &Catalog) -> Vec<u8> {
    let note = |needed: &Needed| {
        let mut why = needed.why.to_owned();
        if needed.to_fill {
            why.insert_str(0, "Fill in: ");
        }
        why
    };
    let rows = selection::minimal(catalog, lines);
    let rows = rows.map(|(entry, needed)| (entry, Some(note(needed))));
    written(form, rows, catalog)
}

/// The entries in a form, each with what stands above it.
fn written<'c>(
    form: SampleForm,
    rows: impl Iterator<Item = (&'c CatalogEntry, Option<String>)>,
    catalog: &Catalog,
) -> Vec<u8> {
    let compact = form == SampleForm::XmlCompact;
    let mut out = Vec::new();
    if form != SampleForm::PlainText {
        out.extend_from_slice(b"<flat-profile>");
        line_end(&mut out, compact);
    }
    let mut heading = None;
    for (entry, note) in rows {
        if heading != Some(&entry.section) && !compact {
            out.extend(titled(form, &entry.section, heading.is_none()));
        }
        heading = Some(&entry.section);
        if let Some(note) = note.filter(|_| !compact) {
            out.extend(comment(form, &note));
            out.push(b'\n');
        }
        out.extend(parameter(form, entry, catalog));
        line_end(&mut out, compact);
    }
    if form != SampleForm::PlainText {
        out.extend_from_slice(b"</flat-profile>\n");
    }
    out
}

/// A comment as the form has them.
fn comment(form: SampleForm, words: &str) -> Vec<u8> {
    match form {
        SampleForm::PlainText => plain_text::comment(words.as_bytes()),
        _ => open_format::comment(words.as_bytes()),
    }
}

fn line_end(out: &mut Vec<u8>, compact: bool) {
    if !compact {
        out.push(b'\n');
    }
}

fn titled(form: SampleForm, section: &str, first: bool) -> Vec<u8> {
    let blank = if first { "" } else { "\n" };
    match form {
        SampleForm::PlainText => format!("{blank}# *** {section}\n\n").into_bytes(),
        _ => {
            let comment = open_format::comment(section.as_bytes());
            [blank.as_bytes(), &comment, b"\n"].concat()
        }
    }
}

fn parameter(form: SampleForm, entry: &CatalogEntry, catalog: &Catalog) -> Vec<u8> {
    let setting = factory_setting(entry);
    let mut out = match form {
        SampleForm::PlainText => plain_text::statement_text(&setting, catalog),
        SampleForm::XmlAttributes => with_attribute(&setting),
        SampleForm::Xml | SampleForm::XmlCompact => open_format::element(&setting),
    };
    if entry.choices.is_empty() || form == SampleForm::XmlCompact {
        return out;
    }
    let options = format!("options: {}", entry.choices.join("/"));
    out.extend_from_slice(match form {
        SampleForm::PlainText => b"  ",
        _ => b" ",
    });
    out.extend(comment(form, &options));
    out
}

/// `<X ua="na" value="…" />`.
fn with_attribute(setting: &Setting) -> Vec<u8> {
    let mut out = format!("<{}", setting.name.open_format()).into_bytes();
    if setting.access != UserAccess::Unspecified {
        out.extend(format!(" ua=\"{}\"", setting.access.attribute()).into_bytes());
    }
    if let Value::Set(value) = &setting.value {
        out.extend_from_slice(b" value=\"");
        out.extend(open_format::attribute_text(value));
        out.push(b'"');
    }
    out.extend_from_slice(b" />");
    out
}
