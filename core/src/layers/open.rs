use super::openssl::{CipherFault, Digest, decrypt, from_base64, parts};
use super::{Kind, Phrase, compiled, gzip, sha256_hex, sniff};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// gzip inside gzip is followed this far (GZ-07).
const GZIP_LAYERS: usize = 2;
/// Layers of any kind.
const LAYERS: usize = 4;
/// Below this length a phrase that fits cannot be told from luck.
const CERTAIN: usize = 64;

/// One layer that was found.
#[derive(Clone, Debug)]
pub struct OpenedLayer {
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub size: usize,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The digest that opened it, if it was encrypted.
    pub digest: Option<Digest>,
    /// The file name in a gzip header.
    pub name: Option<String>,
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
        Kind::Utf16 => "This is text in UTF-16. Devices read ASCII: convert it to UTF-8.".to_owned(),
        Kind::Gzip => "gzip is wrapped in gzip more than twice. Unpack it with gzip first.".to_owned(),
        Kind::Encrypted | Kind::EncryptedBase64 => "The file has more layers than any device undoes. Open it with openssl first.".to_owned(),
        _ => "The bytes are of no known format: no profile text, no gzip, no `openssl enc` file. It may be damaged, or encrypted without its header (`-nosalt`).".to_owned(),
    }
}

/// A file with its layers taken off.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The layers, outermost first, the content not among them.
    pub layers: Vec<OpenedLayer>,
    /// What is inside. Where something went wrong, as much as could be read.
    pub content: Vec<u8>,
    /// What came of it.
    pub verdict: Verdict,
}

/// Takes the layers off `file` as a device does it, and on, until text is found or nothing more can be
/// done. Every phrase is tried with both digests; the content decides, not the padding (ENC-06, ENC-08).
pub fn open(file: &[u8], phrases: &[Phrase]) -> Opened {
    let mut opened = Opened {
        layers: Vec::new(),
        content: file.to_vec(),
        verdict: Verdict::NeedsPhrase,
    };
    loop {
        let kind = sniff(&opened.content);
        let step = match kind {
            Kind::OpenFormat | Kind::PlainText | Kind::Text => Err(Verdict::Readable(kind)),
            Kind::Gzip | Kind::Encrypted | Kind::EncryptedBase64
                if opened.layers.len() >= LAYERS =>
            {
                Err(Verdict::Unreadable(kind))
            }
            Kind::Gzip => opened.unzip(),
            Kind::Encrypted | Kind::EncryptedBase64 => opened.decrypt(kind, phrases),
            Kind::Empty if opened.layers.iter().any(|layer| layer.kind != Kind::Gzip) => {
                Err(Verdict::Readable(kind))
            }
            Kind::Zlib => {
                let mut layer = opened.layer(Kind::Zlib);
                let headline =
                    "expected a gzip file, found a zlib stream, which devices do not read";
                layer.findings.push(Diagnostic::new(
                    Code::ZlibStream,
                    Span::new(0, layer.size),
                    headline,
                ));
                opened.layers.push(layer);
                Err(Verdict::Unreadable(Kind::Zlib))
            }
            Kind::Compiled => Err(opened.compiled()),
            other => Err(Verdict::Unreadable(other)),
        };
        if let Err(verdict) = step {
            opened.verdict = verdict;
            return opened;
        }
    }
}

impl Opened {
    fn layer(&self, kind: Kind) -> OpenedLayer {
        OpenedLayer {
            kind,
            size: self.content.len(),
            sha256: sha256_hex(&self.content),
            digest: None,
            name: None,
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
        let name = unpacked
            .members
            .first()
            .and_then(|header| header.name.as_deref());
        layer.name = name.map(|name| String::from_utf8_lossy(name).into_owned());
        layer.findings = gzip_findings(&unpacked, self.content.len());
        self.layers.push(layer);
        self.content = unpacked.content;
        unpacked
            .fault
            .map_or(Ok(()), |fault| Err(Verdict::Damaged(fault.to_string())))
    }

    /// A compiled profile, which stays as it is: its layer tells what the header says.
    fn compiled(&mut self) -> Verdict {
        let mut layer = self.layer(Kind::Compiled);
        let whole = Span::new(0, layer.size);
        let read = compiled::header(&self.content).and_then(|header| {
            if header.is_open() {
                compiled::read(&self.content, None)?;
            }
            Ok(header)
        });
        let found = |headline| Diagnostic::new(Code::CompiledProfile, whole, headline);
        layer.findings.push(match read {
            Ok(header) => found(header.describe()).with_help(header.advice()),
            Err(fault) => found(format!("the compiled profile cannot be read: {fault}")),
        });
        self.layers.push(layer);
        Verdict::Unreadable(Kind::Compiled)
    }

    /// Takes an encrypted layer off.
    fn decrypt(&mut self, kind: Kind, phrases: &[Phrase]) -> Result<(), Verdict> {
        let damaged = |fault: CipherFault| Verdict::Damaged(fault.to_string());
        let file = match kind {
            Kind::EncryptedBase64 => from_base64(&self.content).map_err(damaged)?,
            _ => self.content.clone(),
        };
        parts(&file).map_err(damaged)?;
        if phrases.is_empty() {
            return Err(Verdict::NeedsPhrase);
        }
        let (content, digest) = best(&file, phrases)?;
        let mut layer = self.layer(kind);
        layer.digest = Some(digest);
        layer.findings = cipher_findings(digest, &content, file.len());
        self.layers.push(layer);
        self.content = content;
        Ok(())
    }
}

/// Why a phrase was refused, the more telling reason last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Refusal {
    Padding,
    Content,
}

/// The content that fits best over all phrases and both digests; MD5 comes first, as the devices have it.
fn best(file: &[u8], phrases: &[Phrase]) -> Result<(Vec<u8>, Digest), Verdict> {
    let mut refusal = Refusal::Padding;
    let mut found: Option<(u8, Vec<u8>, Digest)> = None;
    for (phrase, digest) in phrases
        .iter()
        .flat_map(|p| [(p, Digest::Md5), (p, Digest::Sha256)])
    {
        let Ok(content) = decrypt(file, phrase, digest) else {
            continue;
        };
        let rank = rank(&content);
        if rank == 0 {
            refusal = Refusal::Content;
        } else if found.as_ref().is_none_or(|(best, ..)| rank > *best) {
            found = Some((rank, content, digest));
        }
    }
    found
        .map(|(_, content, digest)| (content, digest))
        .ok_or_else(|| {
            Verdict::WrongPhrase(match refusal {
                Refusal::Padding => CipherFault::Padding.to_string(),
                Refusal::Content => {
                    "what comes out is neither text nor a gzip file (the padding fits by chance)"
                        .to_owned()
                }
            })
        })
}

/// 0: not what was encrypted; 1: may be; 2: surely.
fn rank(content: &[u8]) -> u8 {
    match sniff(content) {
        Kind::Gzip => match gzip::unpack(content) {
            unpacked if unpacked.fault.is_none() => 2,
            unpacked => u8::from(!unpacked.members.is_empty()),
        },
        Kind::Empty if content.is_empty() => 2,
        Kind::Zlib => {
            2 * u8::from(decompress_to_vec_zlib_with_limit(content, gzip::OUTPUT).is_ok())
        }
        Kind::Utf16 => u8::from(mostly_ascii_units(content)),
        Kind::Encrypted | Kind::EncryptedBase64 | Kind::Compiled => 1,
        Kind::Unknown => 0,
        // Of little content every character must be text; of more, a few may be of another encoding.
        _ if content.len() < CERTAIN => u8::from(is_plain(content)),
        _ => 2,
    }
}

/// Whether text in UTF-16 is what it seems: nine of ten units are ASCII.
fn mostly_ascii_units(content: &[u8]) -> bool {
    let zeros: usize = content.iter().map(|byte| usize::from(*byte == 0)).sum();
    content.len() >= 8 && zeros * 20 >= content.len() * 9
}

fn is_plain(content: &[u8]) -> bool {
    let control = |c: char| c.is_control() && !c.is_ascii_whitespace();
    str::from_utf8(content).is_ok_and(|text| !text.contains(control))
}

fn cipher_findings(digest: Digest, content: &[u8], size: usize) -> Vec<Diagnostic> {
    let whole = Span::new(0, size);
    let mut findings = Vec::new();
    if digest == Digest::Sha256 {
        let headline =
            "expected a key made with MD5, found one made with SHA-256, which devices do not read";
        findings.push(
            Diagnostic::new(Code::NewerDerivation, whole, headline)
                .with_help("openssl 1.1 and newer needs `-md md5`; encrypt the file again with it"),
        );
    }
    let text = sniff(content).is_text();
    if text && !is_plain(content) {
        let headline =
            "expected text, found characters in it that no profile has: the file may be damaged";
        findings.push(
            Diagnostic::new(Code::OddContent, whole, headline).with_help(
                "a bit that flips in an encrypted file spoils sixteen bytes of the text",
            ),
        );
    }
    if content.len() < CERTAIN && !content.is_empty() && sniff(content) != Kind::Gzip {
        let headline = format!(
            "the content is short ({} bytes), so it cannot be certain that the phrase is right",
            content.len()
        );
        findings.push(Diagnostic::new(Code::ShortContent, whole, headline));
    }
    findings
}

fn gzip_findings(unpacked: &gzip::Unpacked, size: usize) -> Vec<Diagnostic> {
    let whole = Span::new(0, size);
    let mut findings = Vec::new();
    if unpacked.members.len() > 1 {
        let headline = format!(
            "expected one gzip member, found {}; they are put together",
            unpacked.members.len()
        );
        findings.push(Diagnostic::new(Code::SeveralMembers, whole, headline));
    }
    if unpacked.trailing_zeros > 0 {
        let headline = format!(
            "{} zero bytes follow the gzip data and are ignored",
            unpacked.trailing_zeros
        );
        findings.push(Diagnostic::new(
            Code::TrailingZeros,
            Span::new(size - unpacked.trailing_zeros, size),
            headline,
        ));
    }
    if matches!(
        sniff(&unpacked.content),
        Kind::Encrypted | Kind::EncryptedBase64
    ) {
        let headline = "expected compression first and encryption second, found an encrypted file inside a gzip file";
        findings.push(
            Diagnostic::new(Code::WrongOrder, whole, headline)
                .with_help("a device decrypts first and then unpacks, so it cannot read this file: compress, then encrypt"),
        );
    }
    findings
}
