use super::openssl::{Digest, Salt, encrypt};
use super::{Kind, Phrase, gzip, sniff};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;
use sha2::Digest as _;

/// How to encrypt.
pub struct Encryption {
    /// The phrase that the rule's `--key` names.
    pub phrase: Phrase,
    /// The salt; fresh for each file unless the file is to be reproducible (ENC-04).
    pub salt: Salt,
    /// MD5 for devices.
    pub digest: Digest,
}

/// Which layers a file gets.
pub struct Recipe {
    /// Whether to compress.
    pub gzip: bool,
    /// Whether and how to encrypt.
    pub encryption: Option<Encryption>,
}

/// The bytes after one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// `source`, `gzip` or `encrypt`.
    pub title: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
}

impl Stage {
    fn new(title: &'static str, bytes: Vec<u8>) -> Self {
        let sha256 = sha256_hex(&bytes);
        Self {
            title,
            bytes,
            sha256,
        }
    }
}

/// Wraps `source` in the layers of `recipe`: first gzip, then encryption. Gives every stage; the last is the file.
pub fn pack(source: &[u8], recipe: &Recipe) -> Vec<Stage> {
    let mut stages = vec![Stage::new("source", source.to_vec())];
    let mut file = source.to_vec();
    if recipe.gzip {
        file = gzip::pack(&file, &gzip::Header::default());
        stages.push(Stage::new("gzip", file.clone()));
    }
    if let Some(encryption) = &recipe.encryption {
        file = encrypt(
            &file,
            &encryption.phrase,
            encryption.salt,
            encryption.digest,
        );
        stages.push(Stage::new("encrypt", file));
    }
    stages
}

/// What is to be said of a source before it is packed: a device cannot read plain text (FMT-03).
pub fn source_findings(source: &[u8]) -> Vec<Diagnostic> {
    if sniff(source) != Kind::PlainText {
        return Vec::new();
    }
    let headline =
        "expected a profile in the open format, found plain text, which devices do not read";
    let finding = Diagnostic::new(Code::RawSource, Span::at(0), headline)
        .with_help("convert it to the open format, or compile it with the vendor's tool");
    vec![finding]
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hexadecimal(&sha2::Sha256::digest(bytes))
}

/// `bytes` in lower-case hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
