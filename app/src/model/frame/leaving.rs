//! The document as it leaves the frame unencrypted: without the secrets that were typed here.

use super::message::{Format, Given};
use crate::model::analysis::suffix;
use crate::model::catalogue::catalogue;
use crate::model::names;
use profile_core::document::{Document, SourceFormat};
use profile_core::firmware::FirmwareLevel;
use profile_core::profile::Value;
use profile_core::redaction::{fill, highest_hole, holes, redact, secrets};
use profile_core::text::{Span, TextEdit, apply_edits};
use profile_core::work::{Inspection, Source, SourceFile};
use std::collections::HashSet;

/// How often a text with holes is looked at again, as a hole may change what the rest of a broken text means.
const ROUNDS: usize = 8;

/// A text that may leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The text.
    pub text: Vec<u8>,
    /// How many holes it has.
    pub holes: usize,
}

impl Leaving {
    /// A text that leaves as it is.
    pub fn whole(text: &[u8]) -> Self {
        Self::of(text.to_vec())
    }

    fn of(text: Vec<u8>) -> Self {
        let holes = holes(&text, &catalogue()).len();
        Self { text, holes }
    }

    /// The text as it was given: a text for a text, unless it cannot be one.
    pub fn given(self, as_text: bool) -> Given {
        if !as_text {
            return Given::Bytes(self.text);
        }
        match String::from_utf8(self.text) {
            Ok(text) => Given::Text(text),
            Err(fault) => Given::Bytes(fault.into_bytes()),
        }
    }
}

/// Those of `values` that may be written into the holes of `text`: what stands there is known for a secret afterwards. A page
/// could put holes of its own where a secret would leave readable.
pub fn fillable(text: &[u8], values: Vec<(u32, Vec<u8>)>) -> Vec<(u32, Vec<u8>)> {
    let catalog = &catalogue();
    let hidden = |text: &[u8]| {
        let first = highest_hole(text).saturating_add(1);
        holes(&redact(text, catalog, first).text, catalog).len()
    };
    let before = hidden(text);
    let stays = |one: &(u32, Vec<u8>)| {
        let filled = fill(text, std::slice::from_ref(one), catalog);
        one.1.is_empty() || hidden(&filled) >= before
    };
    values.into_iter().filter(stays).collect()
}

/// A secret, with the parameter that it stands in.
type Known = (Option<String>, Vec<u8>);

/// `text` with numbered holes in the place of its secrets, except those that `host` has in the same parameter: they
/// came from the portal and have not changed.
pub fn leaving(text: &[u8], host: &[u8]) -> Leaving {
    let known: HashSet<Known> = found(host).into_iter().map(|(_, known)| known).collect();
    let first = highest_hole(text).saturating_add(1);
    let (mut left, mut next) = (text.to_vec(), first);
    for _ in 0..ROUNDS {
        let strange = found(&left).into_iter();
        let strange = strange.filter(|(_, secret)| !known.contains(secret));
        let edits: Vec<TextEdit> = strange
            .zip(next..)
            .map(|((span, _), number)| TextEdit::replace(span, format!("[[secret:{number}]]")))
            .collect();
        if edits.is_empty() {
            return Leaving::of(left);
        }
        next = next.saturating_add(u32::try_from(edits.len()).unwrap_or(u32::MAX));
        match apply_edits(&left, &edits) {
            Ok(changed) => left = changed,
            Err(_) => break,
        }
    }
    // A text that does not come to rest leaves without any secret.
    Leaving::of(redact(text, &catalogue(), first).text)
}

fn found(text: &[u8]) -> Vec<(Span, Known)> {
    let catalog = &catalogue();
    let spans = secrets(text, catalog);
    if spans.is_empty() {
        return Vec::new();
    }
    let document = Document::read(text, catalog);
    let occurrences = &document.reading.occurrences;
    let around = |span: Span| {
        let next = occurrences.partition_point(|one| one.whole.start <= span.start);
        let around = occurrences.get(next.checked_sub(1)?)?;
        (span.end <= around.whole.end).then_some(around)
    };
    let known = |span: Span| {
        let written = span.slice(text);
        let around = around(span);
        // A secret that is written in another way, with `&amp;` for `&`, is the same one.
        let whole = around.filter(|one| one.value == Some(span));
        let secret = match whole.map(|one| &one.setting.value) {
            Some(Value::Set(value)) => value.as_slice(),
            Some(Value::Unchanged) | None => written,
        };
        let name = around.map(|one| one.setting.name.open_format().to_owned());
        (span, (name, secret.to_vec()))
    };
    spans.into_iter().map(known).collect()
}

/// `text` in a format; as it is where it is in that one.
pub fn in_format(text: &[u8], wanted: SourceFormat) -> Vec<u8> {
    if SourceFormat::of(text) == wanted {
        return text.to_vec();
    }
    let source = Source {
        files: vec![SourceFile {
            name: "".into(),
            text: text.into(),
        }],
        main: 0,
        firmware: FirmwareLevel::default(),
    };
    let catalog = &catalogue();
    Inspection::of(&source, catalog)
        .convert(&source, catalog)
        .text
}

/// The name of a file of the document `title` in a form.
pub fn file_name(title: &str, text: &[u8], format: Format) -> String {
    let inner = names::unwrapped(title);
    match format {
        Format::OpenFormat => names::respelled(&inner, suffix(SourceFormat::OpenFormat)),
        Format::PlainText => names::respelled(&inner, suffix(SourceFormat::PlainText)),
        Format::Gzip => names::with_suffix(&inner, suffix(SourceFormat::of(text))) + ".gz",
        Format::Encrypted => names::respelled(&inner, "cfg"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str, host: &str) -> String {
        String::from_utf8(leaving(text.as_bytes(), host.as_bytes()).text).unwrap()
    }

    #[test]
    fn secrets_of_the_host_stay_and_typed_ones_are_holes() {
        let host = "Admin_Passwd \"hush\" ;\nUser_Password \"\" ;\n";
        assert_eq!(left(host, host), host);
        let typed = "Admin_Passwd \"hush\" ;\nUser_Password \"typed\" ;\n";
        let wanted = "Admin_Passwd \"hush\" ;\nUser_Password \"[[secret:1]]\" ;\n";
        assert_eq!(left(typed, host), wanted);
        assert_eq!(leaving(typed.as_bytes(), host.as_bytes()).holes, 1);
        let changed = "Admin_Passwd \"hush2\" ;\n";
        assert_eq!(left(changed, host), "Admin_Passwd \"[[secret:1]]\" ;\n");
        assert_eq!(
            left(host, ""),
            "Admin_Passwd \"[[secret:1]]\" ;\nUser_Password \"\" ;\n"
        );
    }

    #[test]
    fn a_secret_of_the_host_in_another_parameter_is_a_hole() {
        let host = "Admin_Passwd \"hush\" ;\n";
        let moved = "User_Password \"hush\" ;\n";
        assert_eq!(left(moved, host), "User_Password \"[[secret:1]]\" ;\n");
    }

    #[test]
    fn holes_that_are_there_keep_their_numbers() {
        let host = "Admin_Passwd \"[[secret:7]]\" ;\n";
        let typed = format!("{host}User_Password \"x1\" ;\n");
        let wanted = format!("{host}User_Password \"[[secret:8]]\" ;\n");
        assert_eq!(left(&typed, host), wanted);
        assert_eq!(leaving(typed.as_bytes(), host.as_bytes()).holes, 2);
    }

    #[test]
    fn files_are_named_after_the_title() {
        let name = |format| file_name("a.xml", b"<flat-profile/>", format);
        assert_eq!(name(Format::OpenFormat), "a.xml");
        assert_eq!(name(Format::PlainText), "a.txt");
        assert_eq!(name(Format::Gzip), "a.xml.gz");
        assert_eq!(name(Format::Encrypted), "a.cfg");
    }
}
