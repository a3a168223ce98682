//! What becomes of bytes that come in.

use super::analysis::suffix;
use super::document::{Container, Content, DigestName, LayerFact};
use super::secret::SecretText;
use super::stages::{self, Stages};
use profile_core::diagnostic::Diagnostic;
use profile_core::document::SourceFormat;
use profile_core::layers::{
    self, Digest, Keys, Kind, Opened, OpenedLayer, Phrase, Salt, Verdict, salt_from_hexadecimal,
};
use std::sync::Arc;

/// What bytes turned out to be.
pub struct Arrival {
    /// A text, or the closed file.
    pub content: Content,
    /// What it was wrapped in.
    pub container: Container,
    /// Its layers and what is inside, with their bytes; nothing for a text that was in no container.
    pub stages: Option<Stages>,
    /// Whether it is a text, waits for its phrase or cannot be read.
    pub state: Arrived,
}

/// How far a file could be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// It is a text.
    Open,
    /// Its phrase is missing.
    Locked,
    /// It is damaged, or of a kind that cannot be read.
    Unreadable,
}

/// Takes the layers off that need no phrase. Text becomes a text, everything else a closed file.
pub fn arrive(bytes: &[u8]) -> Arrival {
    let opened = unlock(bytes, None, None);
    let wrapped = !opened.layers.is_empty();
    let stages = wrapped.then(|| Stages::new(stages::opened(&opened)));
    let state = match opened.verdict {
        Verdict::Readable(_) => Arrived::Open,
        Verdict::NeedsPhrase => Arrived::Locked,
        _ => Arrived::Unreadable,
    };
    let content = match state {
        Arrived::Open => Content::Text(opened.content.into()),
        _ => Content::Closed(bytes.into()),
    };
    Arrival {
        content,
        container: container(&opened.layers),
        stages,
        state,
    }
}

/// The same for a document that a portal gives: a new one has nothing in it yet.
pub fn given(bytes: &[u8]) -> Arrival {
    match bytes {
        [] => Arrival {
            content: Content::Text(Arc::default()),
            container: Container::default(),
            stages: None,
            state: Arrived::Open,
        },
        bytes => arrive(bytes),
    }
}

/// The name of a text that was pasted: by what it holds.
pub fn pasted_name(text: &str) -> String {
    let format = match text.trim_start() {
        "" => SourceFormat::PlainText,
        text => SourceFormat::of(text.as_bytes()),
    };
    format!("pasted.{}", suffix(format))
}

/// Tries `phrase` on a closed file, with the salt of one that has no header. The verdict says what came of it; a
/// readable one comes with the text.
pub fn unlock(bytes: &[u8], phrase: Option<&SecretText>, salt: Option<Salt>) -> Opened {
    open(bytes, phrase.map_or(&[], std::slice::from_ref), salt)
}

/// The salt that a person typed, if there is one; else the sentence that says what is wrong with it. As openssl
/// has it, what is missing of sixteen digits is zeros.
pub fn typed_salt(digits: &str) -> Result<Option<Salt>, String> {
    if digits.trim().is_empty() {
        return Ok(None);
    }
    let salt = salt_from_hexadecimal(digits);
    salt.map(Some).map_err(|fault| sentence(&fault.to_string()))
}

/// A phrase that the project has in memory, and the document that it packs.
#[derive(Clone)]
pub struct KnownPhrase {
    /// That document's name.
    pub owner: String,
    /// The phrase.
    pub phrase: SecretText,
}

/// Tries all phrases that are known. `None` when the file stays closed; else what was in it, and which of
/// the phrases it took: one, or several where it has several encrypted layers.
pub fn unlock_with(bytes: &[u8], known: &[KnownPhrase]) -> Option<(Opened, Vec<KnownPhrase>)> {
    if known.is_empty() {
        return None;
    }
    let phrases: Vec<SecretText> = known.iter().map(|one| one.phrase.clone()).collect();
    let opened = open(bytes, &phrases, None);
    if !matches!(opened.verdict, Verdict::Readable(_)) {
        return None;
    }
    let same = |phrases: &[SecretText]| {
        let other = open(bytes, phrases, None);
        other.verdict == opened.verdict && other.content == opened.content
    };
    if let Some(one) = known
        .iter()
        .find(|one| same(std::slice::from_ref(&one.phrase)))
    {
        return Some((opened, vec![one.clone()]));
    }
    let needed = |left_out: usize| {
        let mut others = phrases.clone();
        others.remove(left_out);
        !same(&others)
    };
    let taken = known.iter().enumerate();
    let taken = taken.filter(|(index, _)| needed(*index));
    let taken = taken.map(|(_, one)| one.clone()).collect();
    Some((opened, taken))
}

/// Takes the layers off with these phrases.
fn open(bytes: &[u8], phrases: &[SecretText], salt: Option<Salt>) -> Opened {
    let phrases = phrases.iter().map(SecretText::reveal);
    let phrases: Vec<Phrase> = phrases.filter_map(Phrase::new).collect();
    let phrases = &phrases;
    layers::open_with(bytes, &Keys { phrases, salt })
}

/// The facts of layers that were taken off.
pub fn container(layers: &[OpenedLayer]) -> Container {
    Container {
        gzip: layers.iter().any(|layer| layer.kind == Kind::Gzip),
        encryption: layers.iter().find_map(|layer| layer.digest).map(named),
        layers: layers.iter().map(fact).collect(),
        ..Container::default()
    }
}

/// The core's digest as the project names it.
pub fn named(digest: Digest) -> DigestName {
    match digest {
        Digest::Md5 => DigestName::Md5,
        Digest::Sha256 => DigestName::Sha256,
    }
}

/// The digest that the project names.
pub fn digest(name: DigestName) -> Digest {
    match name {
        DigestName::Md5 => Digest::Md5,
        DigestName::Sha256 => Digest::Sha256,
    }
}

fn fact(layer: &OpenedLayer) -> LayerFact {
    let mut facts = stages::facts(layer);
    // A comment may say anything; it is shown and not stored.
    facts.retain(|(term, _)| !term.starts_with("Comment"));
    LayerFact {
        title: layer.kind.describe().to_owned(),
        size: layer.size,
        sha256: layer.sha256.clone(),
        facts,
        notices: layer.findings.iter().map(sentences).collect(),
        ..LayerFact::default()
    }
}

/// The name of a digest in a sentence.
pub fn digest_words(digest: Digest) -> &'static str {
    match digest {
        Digest::Md5 => "MD5",
        Digest::Sha256 => "SHA-256",
    }
}

/// A finding as sentences: headline, then help.
pub fn sentences(diagnostic: &Diagnostic) -> String {
    let headline = sentence(&diagnostic.headline);
    match &diagnostic.help {
        Some(help) => format!("{headline} {}", sentence(help)),
        None => headline,
    }
}

/// `text` with a capital at its start and a full stop at its end.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    let rest = letters.as_str();
    let stop = if text.ends_with(['.', '!', '?', ')']) {
        ""
    } else {
        "."
    };
    format!("{}{rest}{stop}", first.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::layers::{Encryption, Recipe, pack};

    fn packed(gzip: bool, phrase: Option<&str>) -> Vec<u8> {
        let encryption = phrase.and_then(Phrase::new).map(|phrase| Encryption {
            phrase,
            salt: [7; 8],
            digest: Digest::Sha256,
        });
        let recipe = Recipe { gzip, encryption };
        let source = b"<flat-profile><GPP_A>1</GPP_A></flat-profile>\n".repeat(3);
        pack(&source, &recipe).pop().unwrap().bytes
    }

    fn typed(text: &str) -> SecretText {
        SecretText::new(text.to_owned())
    }

    fn known(owners: &[(&str, &str)]) -> Vec<KnownPhrase> {
        let one = |(owner, phrase): &(&str, &str)| KnownPhrase {
            owner: (*owner).to_owned(),
            phrase: typed(phrase),
        };
        owners.iter().map(one).collect()
    }

    fn owners(taken: &[KnownPhrase]) -> Vec<&str> {
        taken.iter().map(|one| one.owner.as_str()).collect()
    }

    #[test]
    fn the_phrase_that_fits_is_found_among_those_of_the_project() {
        let file = packed(true, Some("the phrase of b"));
        let all = known(&[
            ("a", "the phrase of a"),
            ("b", "the phrase of b"),
            ("c", ""),
        ]);
        let (opened, taken) = unlock_with(&file, &all).unwrap();
        assert!(opened.content.starts_with(b"<flat-profile>"));
        assert_eq!(owners(&taken), ["b"]);
        assert!(unlock_with(&file, &all[..1]).is_none());
        assert!(unlock_with(&file, &[]).is_none());
    }

    #[test]
    fn a_file_with_two_encrypted_layers_takes_two_phrases() {
        let inner = packed(true, Some("the phrase of a"));
        let recipe = Recipe {
            gzip: false,
            encryption: Phrase::new("the phrase of c").map(|phrase| Encryption {
                phrase,
                salt: [9; 8],
                digest: Digest::Md5,
            }),
        };
        let file = pack(&inner, &recipe).pop().unwrap().bytes;
        let all = known(&[
            ("a", "the phrase of a"),
            ("b", "the phrase of b"),
            ("c", "the phrase of c"),
        ]);
        let (_, taken) = unlock_with(&file, &all).unwrap();
        assert_eq!(owners(&taken), ["a", "c"]);
    }

    #[test]
    fn gzip_is_taken_off_at_once() {
        let arrival = arrive(&packed(true, None));
        let container = arrival.container;
        assert!(
            matches!(arrival.content, Content::Text(text) if text.starts_with(b"<flat-profile>"))
        );
        assert!(container.gzip && container.encryption.is_none());
        assert_eq!(container.layers.len(), 1);
    }

    #[test]
    fn encryption_stays_until_the_phrase_comes() {
        let file = packed(true, Some("a phrase of some length"));
        let arrival = arrive(&file);
        assert!(matches!(arrival.content, Content::Closed(_)));
        assert_eq!(arrival.state, Arrived::Locked);
        let wrong = unlock(&file, Some(&typed("another")), None);
        assert!(matches!(wrong.verdict, Verdict::WrongPhrase(_)));
        let right = unlock(&file, Some(&typed("a phrase of some length")), None);
        assert!(matches!(right.verdict, Verdict::Readable(_)));
        let container = container(&right.layers);
        assert!(container.gzip);
        assert_eq!(container.encryption, Some(DigestName::Sha256));
    }

    #[test]
    fn enc_12_a_typed_salt_is_up_to_sixteen_digits_or_none() {
        assert_eq!(typed_salt(" "), Ok(None));
        assert_eq!(typed_salt("0102"), Ok(Some([1, 2, 0, 0, 0, 0, 0, 0])));
        assert!(typed_salt("0x").unwrap_err().contains("at position 2"));
    }

    #[test]
    fn a_pasted_text_is_called_by_its_format() {
        assert_eq!(pasted_name(" <flat-profile></flat-profile>"), "pasted.xml");
        assert_eq!(pasted_name("GPP_A \"1\" ;"), "pasted.txt");
        assert_eq!(pasted_name(""), "pasted.txt");
    }

    #[test]
    fn findings_become_sentences() {
        assert_eq!(sentence("expected a, found b"), "Expected a, found b.");
        assert_eq!(sentence("Done."), "Done.");
        assert_eq!(sentence(""), ".");
    }
}
