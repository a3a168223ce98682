use crate::model::analysis::suffix;
use crate::model::arrival::digest;
use crate::model::document::{DigestName, DocumentId};
use crate::model::names;
use crate::model::packing::Packing;
use crate::model::pasted::CommandSettings;
use crate::model::secret::{SecretText, parse_salt};
use crate::model::stages::{self, Stages};
use crate::platform::random;
use crate::store::{Panel, Studio, Worked};
use crate::texts::pack as texts;
use leptos::prelude::*;
use profile_core::layers::{Digest, Encryption, Phrase, Recipe, Salt, pack};

/// What is chosen for packing one document. The signals live as long as the document is on the screen;
/// the store keeps their values.
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
    /// How compressing stands.
    pub(super) work: Worked<Stages>,
    /// The name of the document without its container's suffixes.
    pub(super) source_name: Memo<String>,
}

impl Form {
    /// As it was chosen before, or as the document was wrapped when it was opened.
    pub(super) fn of(studio: Studio, document: DocumentId) -> Self {
        let chosen = studio.packing(document);
        let gzip = RwSignal::new(chosen.as_ref().is_none_or(|c| c.gzip));
        let encrypts = RwSignal::new(chosen.as_ref().is_some_and(|c| c.encrypts));
        let phrase = chosen.as_ref().map(|c| c.phrase.clone());
        let phrase = RwSignal::new(phrase.unwrap_or_default());
        let sha256 = RwSignal::new(
            chosen
                .as_ref()
                .is_some_and(|c| c.digest == DigestName::Sha256),
        );
        let fixed_salt = RwSignal::new(chosen.as_ref().is_some_and(|c| c.fixed_salt));
        let salt_text = chosen.as_ref().map(|c| c.salt_text.clone());
        let salt_text = RwSignal::new(salt_text.unwrap_or_default());
        let typed_name = RwSignal::new(chosen.and_then(|c| c.typed_name));
        let fresh_salt = RwSignal::new(random::bytes());
        let shown = move || studio.panel.get() == Panel::Pack;
        let work = Worked::ask(move || {
            let analysis = studio.analysis.get();
            let analysis = analysis.filter(|a| shown() && a.document == document)?;
            Some(stages::ask_inner(&analysis.text, gzip.get()))
        });
        let stages = Memo::new(move |_| {
            let inner = work.value()?;
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
        let source_name = source_name(studio, document);
        let form = Self {
            document,
            gzip,
            encrypts,
            phrase,
            sha256,
            fixed_salt,
            salt_text,
            fresh_salt,
            typed_name,
            stages,
            work,
            source_name,
        };
        Effect::new(move |_| studio.keep_packing(document, form.packing()));
        form
    }

    /// What is chosen now.
    fn packing(self) -> Packing {
        Packing {
            gzip: self.gzip.get(),
            encrypts: self.encrypts.get(),
            phrase: self.phrase.get(),
            digest: digest_name(self.sha256.get()),
            fixed_salt: self.fixed_salt.get(),
            salt_text: self.salt_text.get(),
            typed_name: self.typed_name.get(),
        }
    }

    /// Takes the settings of a pasted command over. What it does not say stays as it is.
    pub(super) fn take(self, settings: &CommandSettings) {
        self.gzip.set(settings.gzip);
        self.encrypts.set(settings.encrypts);
        if !settings.encrypts {
            return;
        }
        self.sha256.set(settings.digest == DigestName::Sha256);
        if !settings.phrase.is_empty() {
            self.phrase.set(settings.phrase.clone());
        }
        self.fixed_salt.set(settings.salt_text.is_some());
        if let Some(digits) = &settings.salt_text {
            self.salt_text.set(digits.clone());
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
            Some(texts::phrase_missing())
        } else if self.fixed_salt.get() && self.salt_fault().is_some() {
            Some(texts::salt_missing())
        } else if !self.fixed_salt.get() && self.fresh_salt.get().is_none() {
            Some(texts::random_missing())
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

/// The name of the source: that of the document, or for one that was wrapped a name without the suffixes
/// of its container and with the one of its format.
fn source_name(studio: Studio, document: DocumentId) -> Memo<String> {
    let format = Memo::new(move |_| {
        let analysis = studio.analysis.get().filter(|a| a.document == document);
        analysis.map(|analysis| analysis.format)
    });
    Memo::new(move |_| {
        let name = studio.with_document(document, |document| document.name.clone());
        let name = name.unwrap_or_default();
        match format.get() {
            Some(format) if names::unwrapped(&name) != name => {
                names::with_suffix(&name, suffix(format))
            }
            _ => names::unwrapped(&name),
        }
    })
}

fn chosen_digest(sha256: bool) -> Digest {
    digest(digest_name(sha256))
}

fn digest_name(sha256: bool) -> DigestName {
    if sha256 {
        DigestName::Sha256
    } else {
        DigestName::Md5
    }
}

/// The stages of `inner` and the encrypted one.
fn encrypted(inner: &Stages, encryption: Encryption) -> Stages {
    let recipe = Recipe {
        gzip: false,
        encryption: Some(encryption),
    };
    let outer = stages::packed(pack(inner.file(), &recipe));
    let stages = inner.0.iter().cloned().chain(outer.into_iter().skip(1));
    Stages::new(stages.collect())
}
