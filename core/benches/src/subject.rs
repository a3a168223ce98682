//! An input with what the operations take besides the text.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::device::Device;
use profile_core::diagnostic::Diagnostic;
use profile_core::document::{Document, SourceFormat};
use profile_core::layers::{Digest, Phrase, gzip, openssl};
use profile_core::open_format::{self, OpenFormat};
use profile_core::plain_text::{self, PlainText};
use profile_core::profile::Parameters;
use profile_core::text::{TextEdit, displayed};
use std::collections::BTreeMap;

/// A text, read in both formats whatever it looks like, and packed.
pub struct Subject {
    pub(crate) text: Vec<u8>,
    pub(crate) open: OpenFormat,
    pub(crate) plain: PlainText,
    /// Read as the open format and as plain text.
    pub(crate) documents: [Document; 2],
    /// The findings about either.
    pub(crate) findings: [Vec<Diagnostic>; 2],
    pub(crate) device: Parameters,
    /// What rules are evaluated on.
    pub(crate) simulated: Device,
    /// The text once more as a field shows it, and after a change in many places.
    pub(crate) shown: String,
    pub(crate) changed: String,
    /// An insertion every 16 bytes, the last first.
    pub(crate) edits: Vec<TextEdit>,
    /// Half of the files that the text imports.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) gzipped: Vec<u8>,
    pub(crate) encrypted: Vec<u8>,
    pub(crate) base64: Vec<u8>,
    /// The text behind the header of a compiled file.
    pub(crate) compiled: Vec<u8>,
    /// The text as the arguments of a command line.
    pub(crate) command: String,
}

impl Subject {
    /// Everything that no operation is to be charged with.
    pub fn new(text: Vec<u8>) -> Self {
        let catalog = Catalog::builtin();
        let documents = [SourceFormat::OpenFormat, SourceFormat::PlainText]
            .map(|format| Document::read_as(&text, format, catalog));
        let findings = [0, 1].map(|format| {
            let document = documents.get(format);
            document.map_or_else(Vec::new, |document| {
                check(&text, document, &CheckOptions::default())
            })
        });
        let phrases: Vec<Phrase> = Phrase::new("phrase").into_iter().collect();
        let gzipped = gzip::pack(&text, &gzip::Header::default());
        let encrypt = |content: &[u8]| {
            let phrase = phrases.first();
            phrase.map(|phrase| openssl::encrypt(content, phrase, [7; 8], Digest::Md5))
        };
        let encrypted = encrypt(&gzipped).unwrap_or_default();
        Self {
            open: open_format::parse(&text),
            plain: plain_text::parse(&text),
            device: small_device(catalog),
            simulated: Device::default(),
            shown: displayed(&text),
            changed: changed(&displayed(&text)),
            edits: edits(text.len()),
            files: files(&text),
            base64: openssl::to_base64(&encrypt(&text).unwrap_or_default()),
            compiled: [b"SIPURA SPA +".as_slice(), &[0; 244], &text].concat(),
            command: format!("spc {}", String::from_utf8_lossy(&text)),
            documents,
            findings,
            phrases,
            gzipped,
            encrypted,
            text,
        }
    }
}

/// A device with the general purpose parameters only: copying a whole one takes longer than applying.
fn small_device(catalog: &Catalog) -> Parameters {
    let mut parameters = catalog.factory_parameters();
    parameters
        .by_name
        .retain(|name, _| name.open_format().starts_with("GPP_"));
    parameters
}

/// Every 64th character replaced by another.
fn changed(shown: &str) -> String {
    let other = |(place, character)| if place % 64 == 32 { '~' } else { character };
    shown.chars().enumerate().map(other).collect()
}

fn edits(length: usize) -> Vec<TextEdit> {
    let places = (0..length).step_by(16).rev();
    places.map(|at| TextEdit::insert(at, "new")).collect()
}

/// Files that import nothing, for every second name behind `import`.
fn files(text: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let lines = text.split(|byte| *byte == b'\n').step_by(2);
    let names = lines.filter_map(|line| line.strip_prefix(b"import "));
    names
        .map(|name| {
            (
                String::from_utf8_lossy(name).into_owned(),
                b"GPP_A ;".to_vec(),
            )
        })
        .collect()
}
