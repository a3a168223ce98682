//! The document as it leaves the frame unencrypted: without the secrets that were typed here.

use super::message::{Format, Given};
use crate::model::analysis::suffix;
use crate::model::catalogue::catalogue;
use crate::model::names;
use profile_core::document::{Document, SourceFormat};
use profile_core::firmware::FirmwareLevel;
use profile_core::profile::Value;
use profile_core::redaction::{fill, free_hole, holes, redact, secrets};
use profile_core::text::{Span, TextEdit, apply_edits};
use profile_core::work::{Inspection, Source, SourceFile};
use std::collections::HashSet;
use std::sync::Arc;

/// How often a text with holes is looked at again, as a hole may change what the rest of a broken text means.
const ROUNDS: usize = 8;

/// A text that may leave. It holds what stays behind too, so it cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The text.
    pub text: Vec<u8>,
    /// How many holes it has: those that were there, and those in the place of secrets.
    pub holes: usize,
    /// The secrets that stay behind.
    pub withheld: Secrets,
}

impl Leaving {
    /// A text that leaves as it is.
    pub fn whole(text: &[u8]) -> Self {
        Self::of(text.to_vec(), Secrets::default())
    }

    fn of(text: Vec<u8>, withheld: Secrets) -> Self {
        let holes = holes(&text, &catalogue()).len();
        Self {
            text,
            holes,
            withheld,
        }
    }

    /// The text as it was given: a text for a text, unless it cannot be one.
    pub fn given(&self, as_text: bool) -> Given {
        match str::from_utf8(&self.text) {
            Ok(text) if as_text => Given::Text(text.to_owned()),
            _ => Given::Bytes(self.text.clone()),
        }
    }
}

/// Those of `values` that may be written into the holes of `text`: what stands there is known for a secret afterwards. A page
/// could put holes of its own where a secret would leave readable.
pub fn fillable(text: &[u8], values: Vec<(u32, Vec<u8>)>) -> Vec<(u32, Vec<u8>)> {
    let catalog = &catalogue();
    let hidden = |text: &[u8]| {
        let first = free_hole(text);
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

/// Secrets, each with the parameter that it stands in. They cannot be printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secrets(HashSet<Known>);

impl Secrets {
    /// Those of `text`.
    pub fn of(text: &[u8]) -> Self {
        Self(found(text).into_iter().map(|(_, known)| known).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of them are not among `others`.
    fn beyond(&self, others: &Self) -> usize {
        self.0.difference(&others.0).count()
    }
}

/// What may leave for the portal, and what has left. It cannot be printed.
///
/// What is known is found when it is asked for first: the secrets of the portal's text once for each text that it gives,
/// what may leave once for each text that the person makes of it.
#[derive(Clone, Default)]
pub struct Gate {
    host: Arc<[u8]>,
    known: Option<Arc<Secrets>>,
    last: Option<(Arc<[u8]>, Arc<Leaving>)>,
    encrypted: Option<Arc<[u8]>>,
    typed: bool,
    gives: bool,
    gives_next: bool,
}

impl Gate {
    /// The portal has given `host`, the document in which nobody has typed yet.
    pub fn load(&mut self, host: Arc<[u8]>) {
        *self = Self {
            host,
            gives: self.gives_next,
            gives_next: self.gives_next,
            ..Self::default()
        };
    }

    /// The person has typed something, in whatever field: it need not stand in the document yet.
    pub fn typed(&mut self) {
        self.typed = true;
    }

    /// Whether the person has typed something since the portal has given its document.
    pub fn was_typed(&self) -> bool {
        self.typed
    }

    /// Other parameters are secrets now: nothing that was found before counts.
    pub fn look_again(&mut self) {
        self.known = None;
        self.last = None;
    }

    /// The text as the portal has given it.
    pub fn host(&self) -> &Arc<[u8]> {
        &self.host
    }

    /// The portal wants secrets that are typed here, or wants them no more. Where something was `typed` before it said
    /// so, that was typed for this frame only: then it gets those of the next document that it gives.
    pub fn ask(&mut self, gives: bool, typed: bool) {
        self.gives_next = gives;
        self.gives = gives && (self.gives || !typed);
    }

    /// Whether secrets that are typed here leave.
    pub fn gives(&self) -> bool {
        self.gives
    }

    /// The document as it may leave unencrypted.
    pub fn leaving(&mut self, text: &Arc<[u8]>) -> Arc<Leaving> {
        if self.gives {
            return Leaving::whole(text).into();
        }
        if let Some((_, leaving)) = self.last.as_ref().filter(|(of, _)| Arc::ptr_eq(of, text)) {
            return leaving.clone();
        }
        let left = if *text == self.host {
            Leaving::whole(text)
        } else {
            let host = &self.host;
            let known = self.known.get_or_insert_with(|| Secrets::of(host).into());
            leaving(text, known)
        };
        let left = Arc::new(left);
        self.last = Some((text.clone(), left.clone()));
        left
    }

    /// `text` has left encrypted, with all of its secrets.
    pub fn encrypted(&mut self, text: Arc<[u8]>) {
        self.encrypted = Some(text);
    }

    /// How many of the secrets that stayed behind are nowhere but here: they are not in what left encrypted last.
    pub fn only_here(&mut self, withheld: &Secrets) -> usize {
        match self.encrypted.clone() {
            Some(text) if !withheld.is_empty() => withheld.beyond(&self.leaving(&text).withheld),
            _ => withheld.len(),
        }
    }
}

/// `text` with numbered holes in the place of its secrets, except those that `host` has in the same parameter: they
/// came from the portal and have not changed.
pub fn leaving(text: &[u8], host: &Secrets) -> Leaving {
    let first = free_hole(text);
    let (mut left, mut next) = (text.to_vec(), first);
    let mut withheld = Secrets::default();
    for _ in 0..ROUNDS {
        let strange = found(&left).into_iter();
        let strange = strange.filter(|(_, secret)| !host.0.contains(secret));
        let edit = |((span, secret), number): ((Span, Known), u32)| {
            withheld.0.insert(secret);
            TextEdit::replace(span, format!("[[secret:{number}]]"))
        };
        let edits: Vec<TextEdit> = strange.zip(next..).map(edit).collect();
        if edits.is_empty() {
            return Leaving::of(left, withheld);
        }
        next = next.saturating_add(u32::try_from(edits.len()).unwrap_or(u32::MAX));
        match apply_edits(&left, &edits) {
            Ok(changed) => left = changed,
            Err(_) => break,
        }
    }
    // A text that does not come to rest leaves without any secret.
    let left = redact(text, &catalogue(), first).text;
    Leaving::of(left, Secrets::of(text))
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
    use crate::model::catalogue::{Known, use_catalogue};
    use profile_core::catalog::{Catalog, CatalogEntry};
    use profile_core::profile::ParameterName;

    fn left(text: &str, host: &str) -> String {
        let host = Secrets::of(host.as_bytes());
        String::from_utf8(leaving(text.as_bytes(), &host).text).unwrap()
    }

    #[test]
    fn secrets_of_the_host_stay_and_typed_ones_are_holes() {
        let host = "Admin_Passwd \"hush\" ;\nUser_Password \"\" ;\n";
        assert_eq!(left(host, host), host);
        let typed = "Admin_Passwd \"hush\" ;\nUser_Password \"typed\" ;\n";
        let wanted = "Admin_Passwd \"hush\" ;\nUser_Password \"[[secret:1]]\" ;\n";
        assert_eq!(left(typed, host), wanted);
        assert_eq!(
            leaving(typed.as_bytes(), &Secrets::of(host.as_bytes())).holes,
            1
        );
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
        assert_eq!(
            leaving(typed.as_bytes(), &Secrets::of(host.as_bytes())).holes,
            2
        );
    }

    #[test]
    fn a_hole_with_the_last_number_leaves_room_for_others() {
        let host = "Admin_Passwd \"[[secret:999999999]]\" ;\n";
        let typed = format!("{host}User_Password \"x1\" ;\nGPP_A \"kept\" ;\n");
        let wanted = typed.replace("x1", "[[secret:1]]");
        assert_eq!(left(&typed, host), wanted);
    }

    #[test]
    fn parameters_that_become_secrets_are_looked_for_again() {
        let secret = Catalog::builtin().entries().iter().find(|one| one.secret);
        let door = CatalogEntry {
            name: ParameterName::from_open_format("Door"),
            plain_text: "Door".to_owned(),
            ..secret.cloned().unwrap()
        };
        let host: Arc<[u8]> = b"Door \"of the host\" ;\n".as_slice().into();
        let typed: Arc<[u8]> = b"Door \"typed\" ;\n".as_slice().into();
        let mut gate = Gate::default();
        gate.load(host.clone());
        assert_eq!(gate.leaving(&typed).text, typed.to_vec());
        use_catalogue(Known::with(&[door]));
        gate.look_again();
        assert_eq!(gate.leaving(&typed).text, b"Door \"[[secret:1]]\" ;\n");
        assert_eq!(gate.leaving(&host).text, host.to_vec());
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
