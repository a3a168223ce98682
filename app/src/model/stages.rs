//! The stages of a file on its way in or out: what each one is, for the strip that shows them.

use super::arrival::{digest_words, sentence, sentences};
use super::document::{Container, LayerFact};
use super::work::{Ask, BIG, LongJob, size_words};
use crate::texts::{of_the_core, pack as texts, unpack};
use profile_core::diagnostic::{Diagnostic, Severity};
use profile_core::layers::{
    CommandStep, Digest, Kind, Opened, OpenedLayer, Recipe, Stage, Verdict, hexadecimal, openssl,
    pack, salt_from_hexadecimal, sha256_hex, sniff,
};
use profile_core::text::Span;
use profile_core::work::{Answer, Job};
use std::sync::Arc;

/// The row of facts that names a salt. Facts of layers are kept as the project stores them, in English.
const SALT: &str = "Salt";
/// The row of facts that names a digest.
const DIGEST: &str = "Key made with";
/// The row of facts about what is in a layer.
const CONTENT: &str = "Content";
/// What follows its size.
const BYTES: &str = " bytes";
/// What follows the term of a fact where a file has several members.
const MEMBER: &str = ", member ";
/// Bytes in a row of the hex view.
const ROW: usize = 16;
/// Rows of a long field that are marked.
const MARKED_ROWS: usize = 32;

/// What is to be said of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// How bad it is.
    pub severity: Severity,
    /// In sentences.
    pub words: String,
}

impl Remark {
    /// The remark that a finding is.
    pub fn of(finding: &Diagnostic) -> Self {
        Self {
            severity: finding.severity,
            words: sentences(finding),
        }
    }
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageView {
    /// What it is, in words.
    pub title: String,
    /// How many bytes it has.
    pub size: usize,
    /// Their SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// What is known of it: terms and words, as they are stored.
    pub facts: Vec<(String, String)>,
    /// What is to be said of it.
    pub remarks: Vec<Remark>,
    /// How a command takes it off.
    pub step: Option<CommandStep>,
    /// Its bytes, if they are at hand.
    pub bytes: Option<Arc<Vec<u8>>>,
}

/// A fact as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFact {
    /// What is known.
    pub term: String,
    /// How it is.
    pub words: String,
    /// The language of the words, where it is not the page's.
    pub lang: Option<&'static str>,
}

impl StageView {
    /// The language of its title, where it is not the page's.
    pub fn title_lang(&self) -> Option<&'static str> {
        let ours = [texts::profile(), texts::compressed(), texts::encrypted()];
        of_the_core().filter(|_| !ours.contains(&self.title.as_str()))
    }

    /// Its facts in the language of the page, as far as they are the page's.
    pub fn shown_facts(&self) -> Vec<ShownFact> {
        self.facts.iter().map(shown).collect()
    }
}

fn shown((term, words): &(String, String)) -> ShownFact {
    let (name, member) = match term.split_once(MEMBER) {
        Some((name, member)) => (name, Some(member)),
        None => (term.as_str(), None),
    };
    let shown = term_words(name).unwrap_or(name);
    let size = words.strip_suffix(BYTES).filter(|_| name == CONTENT);
    let size = size.and_then(|size| size.parse().ok()).map(unpack::bytes);
    let is_of_core = size.is_none() && is_told_by_core(name);
    ShownFact {
        term: member.map_or_else(
            || shown.to_owned(),
            |member| unpack::of_member(shown, member),
        ),
        words: size.unwrap_or_else(|| words.clone()),
        lang: of_the_core().filter(|_| is_of_core),
    }
}

/// The words for the term of a layer's fact; a term of packing is one already.
fn term_words(term: &str) -> Option<&'static str> {
    Some(match term {
        DIGEST => unpack::key_made_with(),
        SALT => texts::salt(),
        CONTENT => unpack::content(),
        "Name in the header" => unpack::name_in_header(),
        "Comment" => unpack::comment(),
        "Extra field" => unpack::extra_field(),
        "Changed" => unpack::changed(),
        "Written on" => unpack::written_on(),
        "Compression" => unpack::compression(),
        "Checksum of the header" => unpack::header_checksum(),
        _ => return None,
    })
}

/// Whether the core has made the words of this fact.
fn is_told_by_core(term: &str) -> bool {
    [
        CONTENT,
        "Extra field",
        "Changed",
        "Written on",
        "Compression",
        "Checksum of the header",
    ]
    .contains(&term)
}

/// The stages of one file, compared by identity.
#[derive(Clone)]
pub struct Stages(pub Arc<Vec<StageView>>);

impl Stages {
    /// Takes them over.
    pub fn new(stages: Vec<StageView>) -> Self {
        Self(Arc::new(stages))
    }

    /// The same; the last one is the file `name`.
    #[must_use]
    pub fn named(&self, name: &str) -> Self {
        let mut stages = self.0.to_vec();
        if let Some(last) = stages.last_mut() {
            last.facts.push((texts::file().to_owned(), name.to_owned()));
        }
        Self::new(stages)
    }

    /// The bytes of the last one.
    pub fn file(&self) -> &[u8] {
        let last = self.0.last().and_then(|stage| stage.bytes.as_ref());
        last.map(|bytes| bytes.as_slice()).unwrap_or_default()
    }
}

impl PartialEq for Stages {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Asks for the stages of packing `text` without encryption.
pub fn ask_inner(text: &Arc<[u8]>, gzip: bool) -> Ask<Stages> {
    if text.len() < BIG || !gzip {
        let recipe = Recipe {
            gzip,
            encryption: None,
        };
        return Ask::Done(Stages::new(packed(pack(text, &recipe))));
    }
    let words = texts::compressing(&size_words(text.len()));
    let source = text.clone();
    let finish = move |answer| {
        let Answer::Compressed(compressed) = answer else {
            return None;
        };
        let stages = vec![
            Stage {
                title: "source",
                bytes: source.to_vec(),
                sha256: compressed.source_sha256,
            },
            Stage {
                title: "gzip",
                bytes: compressed.file,
                sha256: compressed.sha256,
            },
        ];
        Some(Stages::new(packed(stages)))
    };
    let job = Job::Compress(text.as_ref().into());
    Ask::Long(LongJob::new(&job, words, finish))
}

/// The stages of packing, the profile first.
pub fn packed(stages: Vec<Stage>) -> Vec<StageView> {
    let profile = stages.first().map_or(0, |stage| stage.bytes.len());
    let view = |stage: Stage| {
        let (title, kind) = match stage.title {
            "gzip" => (texts::compressed(), Some(Kind::Gzip)),
            "encrypt" => (texts::encrypted(), Some(Kind::Encrypted)),
            _ => (texts::profile(), None),
        };
        let size = stage.bytes.len();
        let share = (kind == Some(Kind::Gzip) && profile > 0).then(|| {
            let words = texts::share(size * 100 / profile);
            (texts::size().to_owned(), words)
        });
        StageView {
            title: title.to_owned(),
            size,
            sha256: stage.sha256,
            facts: share.into_iter().collect(),
            remarks: Vec::new(),
            step: None,
            bytes: Some(Arc::new(stage.bytes)),
        }
    };
    stages.into_iter().map(view).collect()
}

/// The layers of a file that was opened as far as it goes, outermost first, and what is inside.
pub fn opened(opened: &Opened) -> Vec<StageView> {
    let mut stages: Vec<StageView> = opened.layers.iter().map(layer).collect();
    let inner = sniff(&opened.content);
    // What a damaged layer gave is no layer of its own; a compiled file stands in the list already.
    let damaged = matches!(opened.verdict, Verdict::Damaged(_));
    let compiled = matches!(opened.verdict, Verdict::Unreadable(Kind::Compiled));
    if stages.is_empty() || !(damaged || compiled) {
        stages.push(StageView {
            title: inner.describe().to_owned(),
            size: opened.content.len(),
            sha256: sha256_hex(&opened.content),
            facts: Vec::new(),
            remarks: Vec::new(),
            step: None,
            bytes: Some(Arc::new(opened.content.clone())),
        });
    }
    stages
}

fn layer(layer: &OpenedLayer) -> StageView {
    StageView {
        title: layer.kind.describe().to_owned(),
        size: layer.size,
        sha256: layer.sha256.clone(),
        facts: facts(layer),
        remarks: layer.findings.iter().map(Remark::of).collect(),
        step: Some(CommandStep {
            kind: layer.kind,
            digest: layer.digest,
            salt: layer.salt,
        }),
        bytes: Some(Arc::new(layer.bytes.clone())),
    }
}

/// What is known of a layer: its digest and salt, and what the headers of its gzip members say.
pub fn facts(layer: &OpenedLayer) -> Vec<(String, String)> {
    let mut facts: Vec<(String, String)> = Vec::new();
    if let Some(digest) = layer.digest {
        facts.push((DIGEST.to_owned(), digest_words(digest).to_owned()));
    }
    let inside = openssl::parts(&layer.bytes).ok().map(|(salt, _)| salt);
    if let Some(salt) = layer.salt.or(inside) {
        facts.push((SALT.to_owned(), hexadecimal(&salt)));
    }
    let several = layer.members.len() > 1;
    for (index, member) in layer.members.iter().enumerate() {
        let term = |term: &str| {
            if several {
                format!("{term}{MEMBER}{}", index + 1)
            } else {
                term.to_owned()
            }
        };
        let rows = member.rows().into_iter();
        facts.extend(rows.map(|(name, words)| (term(name), words)));
        facts.push((term(CONTENT), format!("{}{BYTES}", member.length)));
    }
    facts
}

/// The layers as the project keeps them, without their bytes.
pub fn stored(container: &Container) -> Vec<StageView> {
    let digest = container.encryption.map(super::arrival::digest);
    let view = |layer: &LayerFact| StageView {
        title: layer.title.clone(),
        size: layer.size,
        sha256: layer.sha256.clone(),
        facts: layer.facts.clone(),
        remarks: layer.notices.iter().map(|words| note(words)).collect(),
        step: step(layer, digest),
        bytes: None,
    };
    container.layers.iter().map(view).collect()
}

fn note(words: &str) -> Remark {
    Remark {
        severity: Severity::Information,
        words: words.to_owned(),
    }
}

/// How a command takes a stored layer off; its words say what it is.
fn step(layer: &LayerFact, digest: Option<Digest>) -> Option<CommandStep> {
    const KINDS: [Kind; 5] = [
        Kind::Gzip,
        Kind::Encrypted,
        Kind::EncryptedBase64,
        Kind::EncryptedHeaderless,
        Kind::EncryptedHeaderlessBase64,
    ];
    let kind = *KINDS.iter().find(|kind| kind.describe() == layer.title)?;
    let salt = layer.facts.iter().find(|(term, _)| term == SALT);
    Some(CommandStep {
        kind,
        digest: digest.filter(|_| kind != Kind::Gzip),
        salt: salt.and_then(|(_, digits)| salt_from_hexadecimal(digits).ok()),
    })
}

/// The title of a stage as a sentence with its size.
pub fn headline(stage: &StageView) -> String {
    sentence(&texts::stage(stage.size, &stage.title))
        .trim_end_matches('.')
        .to_owned()
}

/// A stretch of the hex view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HexPiece {
    /// The text.
    pub text: String,
    /// Whether it belongs to the field that is pointed out.
    pub marked: bool,
}

/// Rows of offset, bytes in hexadecimal digits and as ASCII for the `window` of `bytes`. Of a long `marked` field
/// the beginning is marked.
pub fn hex_pieces(bytes: &[u8], window: Span, marked: Option<Span>) -> Vec<HexPiece> {
    let marked =
        marked.map(|span| Span::new(span.start, span.end.min(span.start + ROW * MARKED_ROWS)));
    let is_marked = |at: usize| marked.is_some_and(|span| span.start <= at && at < span.end);
    let mut pieces = Pieces::default();
    let start = window.start / ROW * ROW;
    let shown = Span::new(start, window.end).slice(bytes);
    for (index, row) in shown.chunks(ROW).enumerate() {
        let at = start + index * ROW;
        pieces.push(&format!("{at:06x} "), false);
        for (column, byte) in row.iter().enumerate() {
            // A blank between two bytes belongs to both.
            let here = is_marked(at + column);
            pieces.push(" ", here && column > 0 && is_marked(at + column - 1));
            pieces.push(&format!("{byte:02x}"), here);
        }
        pieces.push(&" ".repeat(3 * (ROW - row.len()) + 2), false);
        for (column, byte) in row.iter().enumerate() {
            let c = match byte {
                b' '..=b'~' => char::from(*byte),
                _ => '.',
            };
            pieces.push(c.encode_utf8(&mut [0; 4]), is_marked(at + column));
        }
        pieces.push("\n", false);
    }
    pieces.0
}

#[derive(Default)]
struct Pieces(Vec<HexPiece>);

impl Pieces {
    fn push(&mut self, text: &str, marked: bool) {
        match self.0.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ => self.0.push(HexPiece {
                text: text.to_owned(),
                marked,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::arrival;
    use crate::texts::{Language, Numbers, speak};
    use profile_core::layers::{Encryption, Phrase, Recipe, open, pack};

    const PROFILE: &[u8] = b"<flat-profile><GPP_A>1</GPP_A></flat-profile>\n";

    fn file() -> Vec<Stage> {
        let encryption = Phrase::new("a phrase").map(|phrase| Encryption {
            phrase,
            salt: [7; 8],
            digest: Digest::Md5,
        });
        pack(
            PROFILE,
            &Recipe {
                gzip: true,
                encryption,
            },
        )
    }

    #[test]
    fn gz_06_every_stage_has_its_size_and_digest() {
        let views = packed(file());
        let titles: Vec<&str> = views.iter().map(|view| view.title.as_str()).collect();
        assert_eq!(titles, ["Profile", "Compressed", "Encrypted"]);
        assert!(views.iter().all(|view| view.sha256.len() == 64));
        assert!(views[1].facts[0].1.ends_with("% of the profile"));
        let named = Stages::new(views).named("a.cfg");
        assert_eq!(named.0[2].facts, [("File".to_owned(), "a.cfg".to_owned())]);
    }

    #[test]
    fn opened_layers_are_the_packed_stages_backwards_and_survive_storing() {
        let bytes = file().pop().unwrap().bytes;
        let read = open(&bytes, &[Phrase::new("a phrase").unwrap()]);
        let views = opened(&read);
        let packed = packed(file());
        let hashes =
            |views: &[StageView]| views.iter().map(|v| v.sha256.clone()).collect::<Vec<_>>();
        let mut backwards = hashes(&packed);
        backwards.reverse();
        assert_eq!(hashes(&views), backwards);
        assert!(
            views[0]
                .facts
                .contains(&("Salt".to_owned(), "07".repeat(8)))
        );
        assert!(
            views[0]
                .facts
                .contains(&("Key made with".to_owned(), "MD5".to_owned()))
        );

        let stored = stored(&arrival::container(&read.layers));
        assert_eq!(stored.len(), 2);
        assert_eq!(stored[0].step.unwrap().digest, Some(Digest::Md5));
        assert_eq!(stored[1].step, views[1].step);
        assert!(stored.iter().all(|view| view.bytes.is_none()));
    }

    #[test]
    fn stored_facts_are_worded_where_they_are_shown() {
        let facts = [
            ("Content, member 2", "12345 bytes"),
            ("Written on", "Unix"),
            ("File", "a.cfg"),
        ];
        let facts = facts.map(|(term, words)| (term.to_owned(), words.to_owned()));
        let view = StageView {
            facts: facts.to_vec(),
            ..packed(file()).remove(0)
        };
        let shown = || {
            let facts = view.shown_facts().into_iter();
            let row = |fact: ShownFact| (format!("{}: {}", fact.term, fact.words), fact.lang);
            facts.map(row).collect::<Vec<_>>()
        };
        let plain = |words: &str| (words.to_owned(), None);
        assert_eq!(
            shown(),
            [
                "Content, member 2: 12,345 bytes",
                "Written on: Unix",
                "File: a.cfg"
            ]
            .map(plain)
        );
        speak(Language::Spanish, Numbers::of(Language::Spanish));
        let spanish = shown();
        speak(Language::English, Numbers::of(Language::English));
        assert_eq!(spanish[0], plain("Contenido, miembro 2: 12.345 bytes"));
        assert_eq!(spanish[1], ("Escrito en: Unix".to_owned(), Some("en")));
    }

    fn text(pieces: &[HexPiece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn bytes_stand_in_rows_of_sixteen() {
        let bytes: Vec<u8> = (0x38..0x4a).collect();
        let shown = text(&hex_pieces(&bytes, Span::new(0, 100), None));
        assert_eq!(
            shown,
            "000000  38 39 3a 3b 3c 3d 3e 3f 40 41 42 43 44 45 46 47  89:;<=>?@ABCDEFG\n\
             000010  48 49                                            HI\n"
        );
        assert!(hex_pieces(b"", Span::new(0, 9), None).is_empty());
    }

    #[test]
    fn a_field_is_marked_in_both_columns() {
        let pieces = hex_pieces(b"Salted__12", Span::new(0, 64), Some(Span::new(8, 10)));
        let marked: Vec<&str> = pieces
            .iter()
            .filter(|p| p.marked)
            .map(|p| p.text.as_str())
            .collect();
        assert_eq!(marked, ["31 32", "12"]);
        let long = vec![0; 1 << 16];
        let pieces = hex_pieces(&long, Span::new(0, 1 << 16), Some(Span::new(0, 1 << 16)));
        assert!(pieces.len() < 200);
    }
}
