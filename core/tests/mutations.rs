//! Every truncation and every flip of one bit of reference files, each of them classified.
//!
//! In the tests a sample of them, in a soak run all. A mutation is *misclassified* when
//!
//! - a gzip file gives other content than the reference and no fault, or is cut off and has no fault. The one exception
//!   is the border of two members, where what is left is a whole file, and has the content of the members before it;
//! - an encrypted file opens to other content that is a profile without errors, and no finding names the damage. If it holds
//!   a gzip file, a finding is not enough: it must not open to another profile at all;
//! - a text of a profile does not print back to itself, is taken for a layer (compressed, encrypted or compiled), or a finding
//!   about it points outside it. A text has no checksum, so another letter in a value is another value;
//! - a compiled file is read with other protection, another count of ids or after a truncation, is taken for a profile in text,
//!   or is read though it is sealed. Its digests are made with secrets, so another letter in a value is another value here too.
//!
//! Nothing may trap. What each mutation came to is counted and printed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

mod effort;

use effort::{Random, cases, on_two_threads, soaks};
use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::document::Document;
use profile_core::invariants::trees_are_lossless;
use profile_core::layers::compiled::{self, Compiled, CompiledKey};
use profile_core::layers::openssl::{Digest, encrypt, to_base64};
use profile_core::layers::{Kind, Opened, Phrase, Verdict, gzip, open};
use profile_core::samples::{SampleForm, sample};
use std::collections::BTreeMap;
use std::sync::Mutex;

const PHRASE: &str = "correct horse battery staple";
/// Mutations of each reference in the tests.
const SAMPLE: usize = 600;
/// Mutations of all references in a soak run, at least.
const ALL: usize = 1_000_000;
/// Mutations that a thread takes at a time.
const PORTION: usize = 500;

/// What a mutation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// It is refused, with the reason.
    Refused,
    /// The content is given, and a finding names the damage.
    Named,
    /// The content is the same: the mutation hit nothing that counts, such as the time in a header.
    Same,
    /// The content is another one, and nothing in the format could tell.
    Other,
    /// See the head of this file.
    Misclassified,
}

/// What is done to a reference file.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    Cut(usize),
    Flip(usize),
}

impl Mutation {
    /// How many there are of a file of `len` bytes.
    fn count(len: usize) -> usize {
        9 * len
    }

    fn number(number: usize, len: usize) -> Self {
        match number.checked_sub(len) {
            None => Self::Cut(number),
            Some(bit) => Self::Flip(bit),
        }
    }

    fn of(self, file: &[u8]) -> Vec<u8> {
        let mut bad = file.to_vec();
        match self {
            Self::Cut(len) => bad.truncate(len),
            Self::Flip(bit) => bad[bit / 8] ^= 1 << (bit % 8),
        }
        bad
    }
}

type Judge = Box<dyn Fn(&[u8], Mutation) -> Class + Sync>;

struct Reference {
    name: &'static str,
    file: Vec<u8>,
    judge: Judge,
}

fn phrase() -> Phrase {
    Phrase::new(PHRASE).unwrap()
}

fn opened(file: &[u8]) -> Opened {
    open(file, &[phrase()])
}

/// Whether a device or the compiler would take what was opened.
fn is_profile(opened: &Opened) -> bool {
    let known = matches!(
        opened.verdict,
        Verdict::Readable(Kind::OpenFormat | Kind::PlainText)
    );
    known
        && !Document::read(&opened.content, Catalog::builtin())
            .reading
            .corrupt
}

/// The first `lines` lines of a sample.
fn text(form: SampleForm, lines: usize) -> Vec<u8> {
    let whole = sample(form, None, Catalog::builtin());
    let mut text: Vec<u8> = whole
        .split_inclusive(|byte| *byte == b'\n')
        .take(lines)
        .flatten()
        .copied()
        .collect();
    if form != SampleForm::PlainText {
        text.extend(b"</flat-profile>\n");
    }
    text
}

/// `border`: where a second member begins, with the content of the first.
fn gzip_reference(
    name: &'static str,
    file: Vec<u8>,
    content: Vec<u8>,
    border: Option<(usize, Vec<u8>)>,
) -> Reference {
    let judge = move |bad: &[u8], mutation| {
        let unpacked = gzip::unpack(bad);
        let clean = unpacked.fault.is_none();
        let same = unpacked.content == content;
        let opens = opened(bad);
        match (clean, same, mutation) {
            (false, ..) if is_profile(&opens) => Class::Misclassified,
            (false, ..) => Class::Refused,
            (true, true, Mutation::Flip(_)) => Class::Same,
            (true, _, Mutation::Cut(len)) if border.as_ref() == Some(&(len, unpacked.content)) => {
                Class::Other
            }
            _ => Class::Misclassified,
        }
    };
    Reference {
        name,
        file,
        judge: Box::new(judge),
    }
}

/// `sealed`: a checksum inside tells all damage, so nothing may be named only.
fn encrypted_reference(
    name: &'static str,
    file: Vec<u8>,
    content: Vec<u8>,
    sealed: bool,
) -> Reference {
    let judge = move |bad: &[u8], _| {
        let opened = opened(bad);
        let named = opened.layers.iter().any(|layer| !layer.findings.is_empty());
        match (is_profile(&opened), opened.content == content) {
            (false, _) => Class::Refused,
            (true, true) => Class::Same,
            (true, false) if named && !sealed => Class::Named,
            (true, false) => Class::Misclassified,
        }
    };
    Reference {
        name,
        file,
        judge: Box::new(judge),
    }
}

fn text_reference(name: &'static str, file: Vec<u8>) -> Reference {
    let catalog = Catalog::builtin();
    let settings = |text: &[u8]| Document::read(text, catalog).reading.profile();
    let profile = settings(&file);
    let judge = move |bad: &[u8], _| {
        let opened = opened(bad);
        let kept = opened.layers.is_empty() && opened.content == bad;
        let document = Document::read(bad, catalog);
        let findings = check(bad, &document, &CheckOptions::default());
        let inside = findings
            .iter()
            .all(|finding| finding.primary.span.end <= bad.len());
        let known = matches!(
            opened.verdict,
            Verdict::Readable(Kind::OpenFormat | Kind::PlainText)
        );
        match () {
            () if !kept || !inside || trees_are_lossless(bad).is_err() => Class::Misclassified,
            () if document.reading.corrupt || !known => Class::Refused,
            () if document.reading.profile() == profile => Class::Same,
            () if !document.reading.diagnostics.is_empty() => Class::Named,
            () => Class::Other,
        }
    };
    Reference {
        name,
        file,
        judge: Box::new(judge),
    }
}

fn compiled_reference(name: &'static str, file: &[u8], key: Option<CompiledKey>) -> Reference {
    let before = compiled::header(file).unwrap();
    let reference = compiled::read(file, key.as_ref()).ok();
    assert_eq!(reference.is_none(), before.is_sealed(), "{name}");
    let content = |read: &Compiled| (read.count, read.values.clone(), read.access.clone());
    let judge = move |bad: &[u8], mutation| {
        let text = is_profile(&opened(bad));
        let after = compiled::header(bad);
        let known = after.is_ok_and(|after| {
            (after.protection, after.key_form) == (before.protection, before.key_form)
        });
        match (compiled::read(bad, key.as_ref()), &reference, mutation) {
            _ if text => Class::Misclassified,
            (Err(_), ..) => Class::Refused,
            (Ok(read), Some(reference), Mutation::Flip(_)) if known => {
                match content(&read) == content(reference) {
                    true => Class::Same,
                    false if read.count == reference.count => Class::Other,
                    false => Class::Misclassified,
                }
            }
            _ => Class::Misclassified,
        }
    };
    Reference {
        name,
        file: file.to_vec(),
        judge: Box::new(judge),
    }
}

fn wrapped_references() -> Vec<Reference> {
    let xml = text(SampleForm::Xml, 80);
    let plain = text(SampleForm::PlainText, 80);
    let header = gzip::Header {
        name: Some(b"basic.txt".to_vec()),
        comment: Some(b"note".to_vec()),
        extra: Some(vec![1, 2, 3, 4]),
        mtime: 1_163_000_000,
    };
    let bare = gzip::Header::default();
    let gzipped = gzip::pack(&xml, &bare);
    let named = gzip::pack(&plain, &header);
    let border = Some((named.len(), plain.clone()));
    let members = [gzip::pack(&plain, &header), gzip::pack(&plain, &bare)].concat();
    let encrypted = |content: &[u8], digest| encrypt(content, &phrase(), *b"saltsalt", digest);
    vec![
        gzip_reference("gzip", gzipped.clone(), xml.clone(), None),
        gzip_reference("gzip, every header field", named, plain.clone(), None),
        gzip_reference("gzip, two members", members, plain.repeat(2), border),
        encrypted_reference(
            "encrypted gzip, MD5",
            encrypted(&gzipped, Digest::Md5),
            xml.clone(),
            true,
        ),
        encrypted_reference(
            "encrypted gzip, SHA-256",
            encrypted(&gzipped, Digest::Sha256),
            xml.clone(),
            true,
        ),
        encrypted_reference(
            "encrypted gzip, base64",
            to_base64(&encrypted(&gzipped, Digest::Md5)),
            xml.clone(),
            true,
        ),
        encrypted_reference(
            "encrypted XML",
            encrypted(&xml, Digest::Md5),
            xml.clone(),
            false,
        ),
        encrypted_reference(
            "encrypted XML, base64",
            to_base64(&encrypted(&xml, Digest::Md5)),
            xml.clone(),
            false,
        ),
        text_reference("open format", xml),
        text_reference("plain text", plain),
    ]
}

fn references() -> Vec<Reference> {
    let phrase = || CompiledKey::from_phrase(b"lucky777").ok();
    let hex = b"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let mut references = wrapped_references();
    references.extend([
        compiled_reference("compiled", include_bytes!("vectors/data/generic.cfg"), None),
        compiled_reference(
            "compiled, AES",
            include_bytes!("vectors/data/aes-ascii-lucky777.cfg"),
            phrase(),
        ),
        compiled_reference(
            "compiled, AES-256",
            include_bytes!("vectors/data/aes-hex-256.cfg"),
            CompiledKey::from_hex(hex).ok(),
        ),
        compiled_reference(
            "compiled, RC4",
            include_bytes!("vectors/data/rc4-ascii-lucky777.cfg"),
            phrase(),
        ),
        compiled_reference(
            "compiled, scrambled",
            include_bytes!("vectors/data/scramble-foo.cfg"),
            phrase(),
        ),
        compiled_reference(
            "compiled, targeted",
            include_bytes!("vectors/data/target-000e08aabbcc.cfg"),
            phrase(),
        ),
    ]);
    references
}

/// The numbers of the mutations to try.
fn chosen(len: usize, random: &mut Random) -> Vec<usize> {
    let count = Mutation::count(len);
    if soaks() {
        return (0..count).collect();
    }
    (0..SAMPLE).map(|_| random.below(count)).collect()
}

fn classified(reference: &Reference, random: &mut Random) -> BTreeMap<Class, usize> {
    let len = reference.file.len();
    let numbers = chosen(len, random);
    let portions: Vec<&[usize]> = numbers.chunks(PORTION).collect();
    let counts: Mutex<BTreeMap<Class, usize>> = Mutex::default();
    on_two_threads(random, portions.len(), |portion, _| {
        for number in portions[portion] {
            let mutation = Mutation::number(*number, len);
            let class = (reference.judge)(&mutation.of(&reference.file), mutation);
            if class == Class::Misclassified {
                println!("misclassified: {mutation:?} of {}", reference.name);
            }
            *counts.lock().unwrap().entry(class).or_default() += 1;
        }
    });
    counts.into_inner().unwrap()
}

#[test]
fn gz_04_enc_12_fmt_04_no_truncation_and_no_bit_flip_is_misclassified() {
    let mut random = Random::of("mutations");
    let (mut total, mut misclassified) = (0, 0);
    for reference in references() {
        let counts = classified(&reference, &mut random);
        let of = |class| counts.get(&class).copied().unwrap_or_default();
        println!(
            "mutations: {:>7} of {}: {} refused, {} named, {} the same, {} another value",
            counts.values().sum::<usize>(),
            reference.name,
            of(Class::Refused),
            of(Class::Named),
            of(Class::Same),
            of(Class::Other),
        );
        total += counts.values().sum::<usize>();
        misclassified += of(Class::Misclassified);
    }
    println!("figure: {total} mutations, {misclassified} misclassified");
    assert_eq!(misclassified, 0, "they stand above");
    assert!(total >= cases(SAMPLE, ALL), "{total}");
}
