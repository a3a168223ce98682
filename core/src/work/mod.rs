//! Long work as plain data: a [`Job`] that can be sent to another thread, and the [`Answer`] that comes back.
//!
//! A page does small work at once and gives big texts to a worker. Both call the same functions of this module,
//! so both say the same. A job and its answer travel as bytes ([`Job::encode`], [`answer`]); what is sent
//! between two builds of the studio is refused as no job, never misread as another one: the form has no
//! version, a page only talks to the worker that was built with it.

mod source;

pub use source::{Found, Inspection, Origin, Origins, Source, SourceFile, imports};

use crate::catalog::Catalog;
use crate::convert::Conversion;
use crate::document::SourceFormat;
use crate::layers::{Recipe, pack};
use crate::profile::{ParameterName, Profile};
use crate::redaction::redact_together;
use crate::view::{Difference, DifferenceKind, ParameterRow, Summary, compare, factory};
use serde::{Deserialize, Serialize};
pub use serde_bytes::{ByteBuf, Bytes};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What is to be done.
#[derive(Serialize, Deserialize)]
pub enum Job<'j> {
    /// Read and check a text. Answer: [`Answer::Checked`].
    #[serde(borrow)]
    Check(Source<'j>),
    /// List its parameters. Answer: [`Answer::Parameters`].
    #[serde(borrow)]
    Parameters(Source<'j>),
    /// Convert it to the other format. Answer: [`Answer::Converted`].
    #[serde(borrow)]
    Convert(Source<'j>),
    /// Compare it with another one, or with a factory-new device. Answer: [`Answer::Differences`].
    Compare {
        /// The text.
        #[serde(borrow)]
        right: Source<'j>,
        /// The other one; none for the factory.
        #[serde(borrow)]
        left: Option<Source<'j>>,
    },
    /// Compress it with gzip. Answer: [`Answer::Compressed`].
    Compress(#[serde(borrow, with = "serde_bytes")] Cow<'j, [u8]>),
    /// Put holes in the place of the secrets of texts that belong together. Answer: [`Answer::Redacted`].
    Redact {
        /// The texts.
        #[serde(borrow)]
        texts: Vec<&'j Bytes>,
        /// The parameters that are keys besides those that rules in the texts name.
        keys: BTreeSet<ParameterName>,
        /// No hole gets a smaller number.
        first: u32,
    },
}

/// What came of a [`Job`].
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Of [`Job::Check`].
    Checked(Checked),
    /// Of [`Job::Parameters`].
    Parameters(ParameterList),
    /// Of [`Job::Convert`].
    Converted(Converted),
    /// Of [`Job::Compare`].
    Differences(Vec<Difference>),
    /// Of [`Job::Compress`].
    Compressed(Compressed),
    /// Of [`Job::Redact`].
    Redacted {
        /// The texts with holes.
        texts: Vec<ByteBuf>,
        /// The parameters that are keys.
        keys: BTreeSet<ParameterName>,
        /// The number that the next hole would have.
        next: u32,
    },
}

/// What is known of a text after it was read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Its format.
    pub format: SourceFormat,
    /// What is wrong with it and with the files that it imports: its own findings first, by their places.
    pub found: Vec<Found>,
    /// What it sets.
    pub summary: Summary,
}

/// The parameters of a text, and of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterList {
    /// One for each, without what imported files set.
    pub rows: Vec<ParameterRow>,
    /// Where parameters are set; only of texts that import others.
    pub origins: Origins,
}

/// A text in the other format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// The text.
    #[serde(with = "serde_bytes")]
    pub text: Vec<u8>,
    /// Its format.
    pub format: SourceFormat,
    /// What is not as it was, where it is in the original.
    pub losses: Vec<Found>,
}

/// A compressed text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compressed {
    /// The SHA-256 of the text, in hexadecimal digits.
    pub source_sha256: String,
    /// The gzip file.
    #[serde(with = "serde_bytes")]
    pub file: Vec<u8>,
    /// Its SHA-256.
    pub sha256: String,
}

impl Job<'_> {
    /// Does it, with the parameters of `catalog`.
    pub fn run(&self, catalog: &Catalog) -> Answer {
        match self {
            Self::Check(source) => Answer::Checked(Inspection::of(source, catalog).checked()),
            Self::Parameters(source) => {
                Answer::Parameters(Inspection::of(source, catalog).parameters(source, catalog))
            }
            Self::Convert(source) => {
                Answer::Converted(Inspection::of(source, catalog).convert(source, catalog))
            }
            Self::Compare { right, left } => {
                let profile = |source| Inspection::of(source, catalog).profile();
                let left = left.as_ref().map(profile);
                Answer::Differences(differences(&profile(right), left.as_ref(), catalog))
            }
            Self::Compress(text) => Answer::Compressed(compress(text)),
            Self::Redact { texts, keys, first } => {
                let texts: Vec<&[u8]> = texts.iter().map(AsRef::as_ref).collect();
                let redacted = redact_together(&texts, keys.clone(), *first, catalog);
                Answer::Redacted {
                    texts: redacted.texts.into_iter().map(ByteBuf::from).collect(),
                    keys: redacted.keys,
                    next: redacted.next,
                }
            }
        }
    }

    /// The job as bytes, with the rows of further parameters ([`Catalog::with`]).
    pub fn encode(&self, rows: &str) -> Vec<u8> {
        // Only a type that cannot tell its length fails here, and there is none among these.
        postcard::to_allocvec(&(rows, self)).unwrap_or_default()
    }
}

impl Answer {
    /// The answer as bytes.
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The answer that `bytes` are, if they are one.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Does the job that `job` is and gives the answer as bytes; nothing for bytes that are no job.
///
/// ```
/// use profile_core::{catalog::Catalog, work::{Answer, Job, answer}};
/// let job = Job::Compress(b"<flat-profile/>".as_slice().into());
/// assert_eq!(Answer::decode(&answer(&job.encode(""))), Some(job.run(Catalog::builtin())));
/// assert!(answer(b"\xff").is_empty());
/// ```
pub fn answer(job: &[u8]) -> Vec<u8> {
    let Ok((rows, job)) = postcard::from_bytes::<(&str, Job<'_>)>(job) else {
        return Vec::new();
    };
    let further = (!rows.is_empty()).then(|| Catalog::with(rows));
    job.run(further.as_ref().unwrap_or(Catalog::builtin()))
        .encode()
}

/// The differences from `left` to `right`: what it adds, changes and, of another profile, leaves out. Without `left`
/// it is compared with a device as it leaves the factory, which has every parameter: only what `right` mentions
/// counts then.
pub fn differences(right: &Profile, left: Option<&Profile>, catalog: &Catalog) -> Vec<Difference> {
    if let Some(left) = left {
        return compare(left, right, catalog);
    }
    let counts = |one: &Difference| match (&one.right, one.kind) {
        (None, _) => false,
        (Some(setting), DifferenceKind::Value) => setting.value != crate::profile::Value::Unchanged,
        _ => true,
    };
    let mut all = compare(&factory(catalog), right, catalog);
    all.retain(counts);
    all
}

fn compress(text: &[u8]) -> Compressed {
    let recipe = Recipe {
        gzip: true,
        encryption: None,
    };
    let mut stages = pack(text, &recipe).into_iter();
    let source_sha256 = stages.next().map(|stage| stage.sha256).unwrap_or_default();
    let (file, sha256) = stages
        .next()
        .map(|stage| (stage.bytes, stage.sha256))
        .unwrap_or_default();
    Compressed {
        source_sha256,
        file,
        sha256,
    }
}

impl Converted {
    fn of(conversion: Conversion, losses: Vec<Found>) -> Self {
        Self {
            text: conversion.text,
            format: conversion.format,
            losses,
        }
    }
}
