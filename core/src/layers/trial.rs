//! Many phrases, tried one by one on a file: what came of each.

use super::open::{Keys, Verdict, kind, open_with};
use super::openssl::{Digest, Salt, decrypt_blocks, from_base64, padding_fits, parts};
use super::rank::rank;
use super::{Kind, Phrase};

/// What came of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// It opens the file with a key made by this digest.
    Opens(Digest),
    /// The padding fits, as it does for one wrong phrase in 255, but what comes out is no profile (ENC-06).
    ByChance,
    /// The padding does not fit.
    Refused,
}

/// The blocks of an encrypted file, what lies around them taken off.
pub struct Trials {
    blocks: Vec<u8>,
    salts: Vec<Option<Salt>>,
}

impl Trials {
    /// Those of `file`; the verdict, where it has no encrypted layer that could be opened. `salt` is that of
    /// a file without its header.
    pub fn of(file: &[u8], salt: Option<Salt>) -> Result<Self, Verdict> {
        let opened = open_with(file, &Keys::default());
        let kind = match opened.verdict {
            Verdict::NeedsPhrase | Verdict::PossiblyEncrypted => kind(&opened.content),
            other => return Err(other),
        };
        let bytes = match kind {
            Kind::EncryptedBase64 | Kind::EncryptedHeaderlessBase64 => {
                from_base64(&opened.content).unwrap_or_default()
            }
            _ => opened.content,
        };
        if matches!(kind, Kind::Encrypted | Kind::EncryptedBase64) {
            return match parts(&bytes) {
                Ok((salt, blocks)) => Ok(Self {
                    blocks: blocks.to_vec(),
                    salts: vec![Some(salt)],
                }),
                Err(fault) => Err(Verdict::Damaged(fault.to_string())),
            };
        }
        let given = salt.map(Some);
        Ok(Self {
            blocks: bytes,
            salts: given.into_iter().chain([None]).collect(),
        })
    }

    /// Tries a phrase with both digests; MD5 comes first, as the devices have it.
    pub fn of_phrase(&self, phrase: &Phrase) -> Trial {
        let mut found = Trial::Refused;
        let mut best = 0;
        for salt in &self.salts {
            for digest in [Digest::Md5, Digest::Sha256] {
                if !padding_fits(&self.blocks, phrase, *salt, digest) {
                    continue;
                }
                let content = decrypt_blocks(&self.blocks, phrase, *salt, digest);
                match content.map_or(0, |content| rank(&content)) {
                    0 if best == 0 => found = Trial::ByChance,
                    rank if rank > best => {
                        best = rank;
                        found = Trial::Opens(digest);
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// How many bytes a phrase has to decrypt where the padding fits.
    pub fn size(&self) -> usize {
        self.blocks.len()
    }
}
