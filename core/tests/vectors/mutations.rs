//! Every truncation and every flipped bit of three reference files. No mutation may pass for another profile:
//! it is refused, or what it gives is the same content, or a finding says that it is odd.

use profile_core::diagnostic::Code;
use profile_core::layers::gzip::{self, Header};
use profile_core::layers::{Digest, Kind, Opened, Phrase, Verdict, open, openssl};
use std::collections::BTreeMap;
use wasm_bindgen_test::wasm_bindgen_test;

const TEXT: &[u8] = b"<flat-profile>\n<GPP_A ua=\"na\">12345678</GPP_A>\n<Profile_Rule>[--key $A] http://prov.telco.com/$MA.cfg</Profile_Rule>\n<Resync_Periodic>3600</Resync_Periodic>\n</flat-profile>\n";
const PHRASE: &str = "correct horse battery";

fn phrase() -> Phrase {
    Phrase::new(PHRASE).unwrap()
}

fn named_gzip() -> Vec<u8> {
    let header = Header {
        name: Some(b"basic.xml".to_vec()),
        ..Header::default()
    };
    gzip::pack(TEXT, &header)
}

fn sealed(content: &[u8]) -> Vec<u8> {
    openssl::encrypt(
        content,
        &phrase(),
        *b"\x10\x32\x54\x76\x98\xba\xdc\xfe",
        Digest::Md5,
    )
}

/// The class of what came of a mutation.
fn class(opened: &Opened) -> &'static str {
    let odd = opened
        .layers
        .iter()
        .flat_map(|layer| &layer.findings)
        .any(|finding| finding.code == Code::OddContent);
    match &opened.verdict {
        Verdict::Readable(_) if opened.content == TEXT => "same",
        Verdict::Readable(_) if odd => "odd",
        Verdict::Readable(_) => "silently different",
        Verdict::Damaged(_) => "damaged",
        Verdict::WrongPhrase(_) => "wrong phrase",
        Verdict::NeedsPhrase | Verdict::PossiblyEncrypted => "needs a phrase",
        Verdict::Unreadable(_) => "unreadable",
    }
}

/// How many mutations fall into each class.
fn counted(files: impl Iterator<Item = Vec<u8>>) -> BTreeMap<&'static str, usize> {
    let phrases = [phrase()];
    let mut counts = BTreeMap::new();
    for file in files {
        *counts.entry(class(&open(&file, &phrases))).or_default() += 1;
    }
    counts
}

fn truncations(file: &[u8]) -> BTreeMap<&'static str, usize> {
    counted((0..file.len()).map(|length| file[..length].to_vec()))
}

fn flips(file: &[u8]) -> BTreeMap<&'static str, usize> {
    counted((0..file.len() * 8).map(|bit| {
        let mut flipped = file.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        flipped
    }))
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_no_mutation_of_a_gzip_file_is_another_profile() {
    let file = named_gzip();
    assert_eq!(truncations(&file), BTreeMap::from([("x", 1)]));
    assert_eq!(flips(&file), BTreeMap::from([("x", 1)]));
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_no_mutation_of_an_encrypted_gzip_file_is_another_profile() {
    let file = sealed(&named_gzip());
    assert_eq!(truncations(&file), BTreeMap::from([("x", 1)]));
    assert_eq!(flips(&file), BTreeMap::from([("x", 1)]));
}

/// Encryption alone protects nothing: a flipped bit spoils sixteen bytes of the text and flips one bit of the
/// next sixteen. The spoiled ones give it away, wherever it is.
#[wasm_bindgen_test(unsupported = test)]
fn enc_06_no_mutation_of_an_encrypted_text_passes_unnoticed() {
    let file = sealed(TEXT);
    assert_eq!(truncations(&file), BTreeMap::from([("x", 1)]));
    assert_eq!(flips(&file), BTreeMap::from([("x", 1)]));
}
