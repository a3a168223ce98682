//! Random phrases over files of four shapes: none may be reported as the right one.
//!
//! Each phrase goes through [`open`], which derives two keys from it, with MD5 and with SHA-256, and tries both. One
//! key in 255 passes the padding by chance; the content has to tell. Below 64 bytes it cannot be certain: then a
//! finding says so, and how often that happens is printed.
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

use effort::{Random, cases, number, on_two_threads};
use profile_core::catalog::Catalog;
use profile_core::diagnostic::Code;
use profile_core::layers::openssl::{CipherFault, Digest, encrypt};
use profile_core::layers::{Opened, Phrase, Verdict, gzip, open};
use profile_core::samples::{SampleForm, sample};
use std::ops::AddAssign;
use std::sync::Mutex;

const SAMPLE: usize = 20_000;
const ALL: usize = 100_000_000;
/// Phrases that a thread tries at a time.
const PORTION: usize = 1_000;

/// What became of the phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    phrases: usize,
    /// The padding fits for one of the two keys.
    padding: usize,
    /// Text came out, and a finding says that the phrase may be right.
    may_be: usize,
    /// Something came out that cannot be read: the file is called damaged, or of another kind.
    unreadable: usize,
    /// Text came out without a word of doubt.
    success: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.phrases += more.phrases;
        self.padding += more.padding;
        self.may_be += more.may_be;
        self.unreadable += more.unreadable;
        self.success += more.success;
    }
}

impl Counts {
    fn add(&mut self, opened: &Opened, padding: &str) {
        self.phrases += 1;
        let certain = !opened
            .layers
            .iter()
            .flat_map(|layer| &layer.findings)
            .any(|finding| finding.code == Code::ShortContent);
        match &opened.verdict {
            Verdict::WrongPhrase(why) if why == padding => return,
            Verdict::WrongPhrase(_) => {}
            Verdict::Readable(_) if certain => self.success += 1,
            Verdict::Readable(_) => self.may_be += 1,
            Verdict::NeedsPhrase
            | Verdict::PossiblyEncrypted
            | Verdict::Damaged(_)
            | Verdict::Unreadable(_) => {
                self.unreadable += 1;
            }
        }
        self.padding += 1;
    }
}

fn shapes() -> [(&'static str, Vec<u8>); 4] {
    let xml = sample(SampleForm::Xml, None, Catalog::builtin());
    let short = b"<flat-profile><GPP_A ua=\"na\">12345678</GPP_A><GPP_B ua=\"rw\">abcdefghijkl</GPP_B></flat-profile>\n\n\n\n\n";
    assert_eq!(short.len(), 100);
    [
        ("5 bytes", b"A \"\";".to_vec()),
        ("100 bytes of XML", short.to_vec()),
        ("5 KB of XML", xml[..5_000].to_vec()),
        ("gzip", gzip::pack(&xml[..5_000], &gzip::Header::default())),
    ]
}

/// Tries `phrases` random phrases on a file of `content`.
fn tried(content: &[u8], phrases: usize, random: &mut Random) -> Counts {
    let right = Phrase::new("correct horse battery staple").unwrap();
    let file = encrypt(content, &right, [3; 8], Digest::Md5);
    let padding = CipherFault::Padding.to_string();
    let total: Mutex<Counts> = Mutex::default();
    on_two_threads(random, phrases.div_ceil(PORTION), |portion, mut random| {
        let mut counts = Counts::default();
        for _ in 0..PORTION.min(phrases - portion * PORTION) {
            let phrase = Phrase::new(random.bytes(16)).unwrap();
            counts.add(&open(&file, &[phrase]), &padding);
        }
        *total.lock().unwrap() += counts;
    });
    total.into_inner().unwrap()
}

#[test]
fn enc_06_no_wrong_phrase_is_reported_as_the_right_one() {
    let mut random = Random::of("wrong keys");
    let keys = number("SOAK_KEYS").map_or(cases(SAMPLE, ALL), |n| usize::try_from(n).unwrap());
    let mut total = Counts::default();
    for (shape, content) in shapes() {
        let counts = tried(&content, keys / 4, &mut random);
        println!(
            "wrong keys: {} on {shape}: {} pass the padding, {} \"may be\", {} unreadable, {} successes",
            counts.phrases, counts.padding, counts.may_be, counts.unreadable, counts.success
        );
        assert_eq!(counts.success, 0, "{shape}");
        assert!(content.len() < 64 || counts.may_be == 0, "{shape}");
        // Two keys of each phrase pass with a chance of 1 in 255 each.
        assert!(counts.padding > counts.phrases / 255, "{shape}: {counts:?}");
        assert!(counts.padding < counts.phrases / 64, "{shape}: {counts:?}");
        total += counts;
    }
    println!(
        "figure: {} wrong keys, {} pass the padding, {} \"may be\" below 64 bytes, {} false successes",
        total.phrases, total.padding, total.may_be, total.success
    );
}
