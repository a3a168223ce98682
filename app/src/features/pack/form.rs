use crate::model::arrival::digest;
use crate::model::document::{Container, DigestName, Document, DocumentId};
use crate::model::names;
use crate::model::secret::{SecretText, parse_salt};
use crate::platform::random;
use crate::store::{Panel, Studio};
use leptos::prelude::*;
use profile_core::layers::{Digest, Encryption, Phrase, Recipe, Salt, Stage, pack};
use std::sync::Arc;

/// What is chosen for packing one document. Lives as long as the document is on the screen.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Which document.
    pub(super) document: DocumentId,
    /// Whether to compress.
    pub(super) gzip: RwSignal<bool>,
    /// Whether to encrypt.
    pub(super) encrypts: RwSignal<bool>,
    /// The phrase.
    pub(super) phrase: RwSignal<SecretText>,
    /// Whether the key is made with SHA-256 instead of MD5.
    pub(super) sha256: RwSignal<bool>,
    /// Whether the salt is the typed one.
    pub(super) fixed_salt: RwSignal<bool>,
    /// The typed salt.
    pub(super) salt_text: RwSignal<String>,
    /// The random salt of the next download.
    fresh_salt: RwSignal<Option<Salt>>,
    /// The file name, if one was typed.
    pub(super) typed_name: RwSignal<Option<String>>,
    /// The stages; nothing while something is missing.
    pub(super) stages: Memo<Option<Stages>>,
    /// The name of the document without its container's suffixes.
    pub(super) source_name: Memo<String>,
}

/// The stages of a packing, compared by identity.
#[derive(Clone)]
pub(super) struct Stages(pub(super) Arc<Vec<Stage>>);

impl PartialEq for Stages {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Form {
    /// Chosen as the document was wrapped when it was opened; gzip and MD5 for one that was not.
    pub(super) fn of(studio: Studio, document: DocumentId) -> Self {
        let container = studio
            .peek_document(document, |document| document.container.clone())
            .unwrap_or_default();
        let wrapped = studio.peek_document(document, Document::was_wrapped) == Some(true);
        let gzip = RwSignal::new(container.gzip || !wrapped);
        let encrypts = RwSignal::new(container.encryption.is_some());
        let phrase = RwSignal::new(SecretText::default());
        let sha256 = RwSignal::new(is_sha256(&container));
        let fixed_salt = RwSignal::new(false);
        let salt_text = RwSignal::new(String::new());
        let fresh_salt = RwSignal::new(random::bytes());
        let shown = move || studio.panel.get() == Panel::Pack;
        let inner = Memo::new(move |_| {
            let analysis = studio.analysis.get();
            let analysis = analysis.filter(|a| shown() && a.document == document)?;
            let recipe = Recipe {
                gzip: gzip.get(),
                encryption: None,
            };
            Some(Stages(Arc::new(pack(&analysis.text, &recipe))))
        });
        let stages = Memo::new(move |_| {
            let inner = inner.get()?;
            if !encrypts.get() {
                return Some(inner);
            }
            let salt = if fixed_salt.get() {
                salt_text.with(|text| parse_salt(text)).ok()?
            } else {
                fresh_salt.get()?
            };
            let encryption = Encryption {
                phrase: phrase.with(|phrase| Phrase::new(phrase.reveal()))?,
                salt,
                digest: chosen_digest(sha256.get()),
            };
            Some(encrypted(&inner, encryption))
        });
        let source_name = Memo::new(move |_| {
            studio
                .with_document(document, |document| names::unwrapped(&document.name))
                .unwrap_or_default()
        });
        Self {
            document,
            gzip,
            encrypts,
            phrase,
            sha256,
            fixed_salt,
            salt_text,
            fresh_salt,
            typed_name: RwSignal::new(None),
            stages,
            source_name,
        }
    }

    /// The digest, if the file is encrypted.
    pub(super) fn digest(self) -> Option<Digest> {
        self.encrypts
            .get()
            .then(|| chosen_digest(self.sha256.get()))
    }

    /// What is wrong with the typed salt.
    pub(super) fn salt_fault(self) -> Option<String> {
        self.salt_text.with(|text| parse_salt(text)).err()
    }

    /// What is missing before there is a file, in a sentence.
    pub(super) fn missing(self) -> Option<&'static str> {
        if !self.encrypts.get() {
            None
        } else if self.phrase.with(SecretText::is_empty) {
            Some("Type or generate a phrase to encrypt with.")
        } else if self.fixed_salt.get() && self.salt_fault().is_some() {
            Some("Type the salt as 16 hexadecimal digits.")
        } else if !self.fixed_salt.get() && self.fresh_salt.get().is_none() {
            Some("This browser gives no random bytes. Choose a fixed salt.")
        } else {
            None
        }
    }

    /// The name of the file: the typed one, else one that fits.
    pub(super) fn file_name(self) -> String {
        self.typed_name.get().unwrap_or_else(|| {
            let source = self.source_name.get();
            if self.gzip.get() || self.encrypts.get() {
                names::respelled(&source, "cfg")
            } else {
                source
            }
        })
    }

    /// The next download gets another random salt.
    pub(super) fn refresh_salt(self) {
        self.fresh_salt.set(random::bytes());
    }
}

fn is_sha256(container: &Container) -> bool {
    container.encryption == Some(DigestName::Sha256)
}

fn chosen_digest(sha256: bool) -> Digest {
    digest(if sha256 {
        DigestName::Sha256
    } else {
        DigestName::Md5
    })
}

/// The stages of `inner` and the encrypted one.
fn encrypted(inner: &Stages, encryption: Encryption) -> Stages {
    let last = inner.0.last().map(|stage| stage.bytes.as_slice());
    let recipe = Recipe {
        gzip: false,
        encryption: Some(encryption),
    };
    let outer = pack(last.unwrap_or_default(), &recipe);
    let stages = inner.0.iter().cloned().chain(outer.into_iter().skip(1));
    Stages(Arc::new(stages.collect()))
}
