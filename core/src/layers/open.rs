use super::facts::MemberFacts;
use super::openssl::{
    CipherFault, Digest, Salt, blocks_in_base64, decrypt_blocks, from_base64, may_be_blocks, parts,
};
use super::rank::{rank, raw_text};
use super::{Kind, Phrase, compiled, findings, gzip, sha256_hex, sniff, zlib};
use crate::diagnostic::Diagnostic;
use std::borrow::Cow;

/// gzip inside gzip is followed this far (GZ-07).
const GZIP_LAYERS: usize = 2;
/// Layers of any kind.
const LAYERS: usize = 4;

/// One layer that was found.
#[derive(Clone, Debug)]
pub struct OpenedLayer {
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub size: usize,
    /// The bytes themselves.
    pub bytes: Vec<u8>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The digest that opened it, if it was encrypted.
    pub digest: Option<Digest>,
    /// The salt that was given for it, if its header is missing.
    pub salt: Option<Salt>,
    /// The file name in the first gzip header, to be shown and never to be used as a path.
    pub name: Option<String>,
    /// What the headers of a gzip file say, member by member.
    pub members: Vec<MemberFacts>,
    /// What is to be said of it; places count in the layer's bytes.
    pub findings: Vec<Diagnostic>,
}

/// What came of opening a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Text that can be read.
    Readable(Kind),
    /// It is encrypted and no phrase was given.
    NeedsPhrase,
    /// It is of no known format, and may be encrypted without the header that says so. No phrase was given.
    PossiblyEncrypted,
    /// None of the phrases opens it; why, in words.
    WrongPhrase(String),
    /// It is damaged; where and how, in words.
    Damaged(String),
    /// It is something that cannot be opened here.
    Unreadable(Kind),
}

impl Verdict {
    /// What was found and what to do, in a sentence or two.
    pub fn describe(&self) -> String {
        match self {
            Self::Readable(kind) => format!("Found {}.", kind.describe()),
            Self::NeedsPhrase => {
                "The file is encrypted. Type the phrase that the profile rule names after `--key`."
                    .to_owned()
            }
            Self::PossiblyEncrypted => {
                "The bytes are of no known format, look random and are whole blocks of 16. They may be a file of `openssl enc` without its header (`-nosalt`, or `-S` since openssl 3). If so, type its phrase, and the salt if there is one. Else the file is damaged, or no profile."
                    .to_owned()
            }
            Self::WrongPhrase(why) => format!(
                "The phrase does not open the file: {why}. Check the phrase, capitals and blanks included. A file made with `-pbkdf2`, `-iter` or another cipher than AES-256 is read neither here nor by a device. If the phrase is right, the file is damaged."
            ),
            Self::Damaged(why) => format!(
                "The file is damaged: {why}. Fetch it again in binary mode, or make it anew."
            ),
            Self::Unreadable(kind) => unreadable(*kind),
        }
    }
}

fn unreadable(kind: Kind) -> String {
    match kind {
        Kind::Empty => "The file is empty. Open another one, or paste the text of a profile.".to_owned(),
        Kind::Compiled => "This is a profile compiled by the vendor's tool. A plain one can be turned into a document, one with an explicit key needs that key, and a targeted or scrambled one opens on devices only: open its source text instead.".to_owned(),
        Kind::Zlib => "This is a zlib stream. Devices read gzip files only: make it again with gzip.".to_owned(),
        Kind::RawDeflate => "This is a raw deflate stream. Devices read gzip files only: make it again with gzip.".to_owned(),
        Kind::Utf16 => "This is text in UTF-16. Devices read ASCII: convert it to UTF-8.".to_owned(),
        Kind::Utf32 => "This is text in UTF-32. Devices read ASCII: convert it to UTF-8.".to_owned(),
        Kind::Gzip => "gzip is wrapped in gzip more than twice. Unpack it with gzip first.".to_owned(),
        Kind::Encrypted | Kind::EncryptedBase64 => "The file has more layers than any device undoes. Open it with openssl first.".to_owned(),
        _ => "The bytes are of no known format: no profile text, no gzip, no `openssl enc` file. It may be damaged, or encrypted by another program.".to_owned(),
    }
}

/// What is tried on encrypted layers.
#[derive(Clone, Copy, Default)]
pub struct Keys<'k> {
    /// The phrases.
    pub phrases: &'k [Phrase],
    /// The salt of a file whose header is missing, as `-S` named it.
    pub salt: Option<Salt>,
}

/// A file with its layers taken off.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The layers, outermost first, the content not among them.
    pub layers: Vec<OpenedLayer>,
    /// What is inside. Where something went wrong, as much as could be read; what a zlib or a raw deflate
    /// stream inflates to although no device reads it.
    pub content: Vec<u8>,
    /// What came of it.
    pub verdict: Verdict,
}

/// Takes the layers off `file` as a device does it, and on, until text is found or nothing more can be
/// done. Every phrase is tried with both digests; the content decides, not the padding (ENC-06, ENC-08).
pub fn open(file: &[u8], phrases: &[Phrase]) -> Opened {
    open_with(
        file,
        &Keys {
            phrases,
            salt: None,
        },
    )
}

/// The same with a salt for files whose header is missing.
pub fn open_with(file: &[u8], keys: &Keys<'_>) -> Opened {
    let mut opened = Opened {
        layers: Vec::new(),
        content: file.to_vec(),
        verdict: Verdict::NeedsPhrase,
    };
    loop {
        if let Err(verdict) = opened.step(keys) {
            opened.verdict = verdict;
            return opened;
        }
    }
}

/// What `bytes` are, by all of them where the beginning does not tell.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    match sniff(bytes) {
        Kind::Unknown if raw_text(bytes).is_some() => Kind::RawDeflate,
        // A header of two bytes alone would name one file in a thousand so.
        Kind::Unknown if zlib::has_header(bytes) && zlib::unpack(bytes).fault.is_none() => {
            Kind::Zlib
        }
        Kind::Unknown if may_be_blocks(bytes) => Kind::EncryptedHeaderless,
        Kind::Text if blocks_in_base64(bytes).is_some() => Kind::EncryptedHeaderlessBase64,
        kind => kind,
    }
}

impl Opened {
    /// Takes the outermost layer off, or says why that is the end.
    fn step(&mut self, keys: &Keys<'_>) -> Result<(), Verdict> {
        let kind = kind(&self.content);
        let encrypted = matches!(
            kind,
            Kind::Encrypted
                | Kind::EncryptedBase64
                | Kind::EncryptedHeaderless
                | Kind::EncryptedHeaderlessBase64
        );
        match kind {
            Kind::OpenFormat | Kind::PlainText | Kind::Text => Err(Verdict::Readable(kind)),
            _ if (encrypted || kind == Kind::Gzip) && self.layers.len() >= LAYERS => {
                Err(Verdict::Unreadable(kind))
            }
            Kind::Gzip => self.unzip(),
            _ if encrypted => self.decrypt(kind, keys),
            Kind::Empty if self.layers.iter().any(|layer| layer.kind != Kind::Gzip) => {
                Err(Verdict::Readable(kind))
            }
            Kind::Zlib => Err(self.zlib()),
            Kind::RawDeflate => Err(self.raw_deflate()),
            Kind::Compiled => Err(self.compiled()),
            other => Err(Verdict::Unreadable(other)),
        }
    }

    fn layer(&self, kind: Kind) -> OpenedLayer {
        OpenedLayer {
            kind,
            size: self.content.len(),
            bytes: self.content.clone(),
            sha256: sha256_hex(&self.content),
            digest: None,
            salt: None,
            name: None,
            members: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Takes a gzip layer off.
    fn unzip(&mut self) -> Result<(), Verdict> {
        let depth = self
            .layers
            .iter()
            .filter(|layer| layer.kind == Kind::Gzip)
            .count();
        if depth >= GZIP_LAYERS {
            return Err(Verdict::Unreadable(Kind::Gzip));
        }
        let mut layer = self.layer(Kind::Gzip);
        let unpacked = gzip::unpack(&self.content);
        layer.members = unpacked.members.iter().map(MemberFacts::of).collect();
        layer.name = layer.members.first().and_then(|member| member.name.clone());
        layer.findings = findings::of_gzip(&unpacked, self.content.len());
        self.layers.push(layer);
        self.content = unpacked.content;
        unpacked
            .fault
            .map_or(Ok(()), |fault| Err(Verdict::Damaged(fault.to_string())))
    }

    /// A zlib stream: refused, as devices refuse it, with what it holds.
    fn zlib(&mut self) -> Verdict {
        let mut layer = self.layer(Kind::Zlib);
        layer.findings.push(findings::zlib_stream(layer.size));
        self.layers.push(layer);
        let unpacked = zlib::unpack(&self.content);
        self.content = unpacked.content;
        match unpacked.fault {
            None => Verdict::Unreadable(Kind::Zlib),
            Some(fault) => Verdict::Damaged(fault.to_string()),
        }
    }

    /// The same for a bare deflate stream.
    fn raw_deflate(&mut self) -> Verdict {
        let mut layer = self.layer(Kind::RawDeflate);
        layer.findings.push(findings::raw_deflate(layer.size));
        self.layers.push(layer);
        self.content = raw_text(&self.content).unwrap_or_default();
        Verdict::Unreadable(Kind::RawDeflate)
    }

    /// A compiled profile, which stays as it is: its layer tells what the header says.
    fn compiled(&mut self) -> Verdict {
        let mut layer = self.layer(Kind::Compiled);
        let read = compiled::header(&self.content).and_then(|header| {
            if header.is_open() {
                compiled::read(&self.content, None)?;
            }
            Ok(header)
        });
        layer
            .findings
            .push(findings::compiled_profile(&read, layer.size));
        self.layers.push(layer);
        Verdict::Unreadable(Kind::Compiled)
    }

    /// Takes an encrypted layer off.
    fn decrypt(&mut self, kind: Kind, keys: &Keys<'_>) -> Result<(), Verdict> {
        let damaged = |fault: CipherFault| Verdict::Damaged(fault.to_string());
        let file = match kind {
            Kind::EncryptedBase64 | Kind::EncryptedHeaderlessBase64 => {
                Cow::Owned(from_base64(&self.content).map_err(damaged)?)
            }
            _ => Cow::Borrowed(self.content.as_slice()),
        };
        let headerless = matches!(
            kind,
            Kind::EncryptedHeaderless | Kind::EncryptedHeaderlessBase64
        );
        let sealed = if headerless {
            Sealed::headerless(&file, keys)
        } else {
            Sealed::with_header(&file).map_err(damaged)?
        };
        if keys.phrases.is_empty() {
            return Err(if headerless {
                Verdict::PossiblyEncrypted
            } else {
                Verdict::NeedsPhrase
            });
        }
        let best = sealed.best(keys.phrases)?;
        let mut layer = self.layer(kind);
        layer.digest = Some(best.digest);
        layer.salt = best.salt.filter(|_| headerless);
        layer.findings = findings::of_cipher(kind, best.digest, &best.content, layer.size);
        self.layers.push(layer);
        self.content = best.content;
        Ok(())
    }
}

/// Encrypted blocks, and the salts that they may have been made with.
struct Sealed<'f> {
    blocks: &'f [u8],
    salts: Vec<Option<Salt>>,
    /// Whether the salts are guesses.
    headerless: bool,
}

/// What fits best of all that was tried.
struct Best {
    rank: u8,
    content: Vec<u8>,
    digest: Digest,
    salt: Option<Salt>,
}

impl<'f> Sealed<'f> {
    fn with_header(file: &'f [u8]) -> Result<Self, CipherFault> {
        let (salt, blocks) = parts(file)?;
        Ok(Self {
            blocks,
            salts: vec![Some(salt)],
            headerless: false,
        })
    }

    fn headerless(blocks: &'f [u8], keys: &Keys<'_>) -> Self {
        let given = keys.salt.map(Some);
        Self {
            blocks,
            salts: given.into_iter().chain([None]).collect(),
            headerless: true,
        }
    }

    /// The content that fits best over all phrases, salts and both digests; MD5 comes first, as the devices
    /// have it.
    fn best(&self, phrases: &[Phrase]) -> Result<Best, Verdict> {
        let mut refused = CipherFault::Padding.to_string();
        let mut found: Option<Best> = None;
        for (phrase, salt, digest) in self.trials(phrases) {
            let Ok(content) = decrypt_blocks(self.blocks, phrase, salt, digest) else {
                continue;
            };
            let rank = rank(&content);
            if rank == 0 {
                "what comes out is neither text nor a gzip file (the padding fits by chance)"
                    .clone_into(&mut refused);
            } else if found.as_ref().is_none_or(|best| rank > best.rank) {
                found = Some(Best {
                    rank,
                    content,
                    digest,
                    salt,
                });
            }
        }
        found.ok_or_else(|| {
            Verdict::WrongPhrase(if self.headerless {
                format!("read as a file of `openssl enc` without its header, {refused}")
            } else {
                refused
            })
        })
    }

    fn trials<'p>(
        &'p self,
        phrases: &'p [Phrase],
    ) -> impl Iterator<Item = (&'p Phrase, Option<Salt>, Digest)> {
        phrases.iter().flat_map(|phrase| {
            self.salts.iter().flat_map(move |salt| {
                [Digest::Md5, Digest::Sha256].map(|digest| (phrase, *salt, digest))
            })
        })
    }
}
