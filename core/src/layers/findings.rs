//! What is to be said of layers that were taken off.

use super::compiled::{CompiledFault, Header};
use super::openssl::Digest;
use super::rank::{CERTAIN, is_plain};
use super::{Kind, gzip, sniff};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// GZ-01: refused, as only gzip files are read.
pub(super) fn zlib_stream(size: usize) -> Diagnostic {
    let headline = "expected a gzip file, found a zlib stream, which devices do not read";
    Diagnostic::new(Code::ZlibStream, Span::new(0, size), headline)
        .with_help("open what it holds, and pack it anew with gzip")
}

/// GZ-01: the same without any wrapper.
pub(super) fn raw_deflate(size: usize) -> Diagnostic {
    let headline = "expected a gzip file, found a raw deflate stream, which devices do not read";
    Diagnostic::new(Code::RawDeflate, Span::new(0, size), headline)
        .with_help("open what it holds, and pack it anew with gzip")
}

/// What the header of a compiled profile says, or why it says nothing.
pub(super) fn compiled_profile(read: &Result<Header, CompiledFault>, size: usize) -> Diagnostic {
    let found = |headline| Diagnostic::new(Code::CompiledProfile, Span::new(0, size), headline);
    match read {
        Ok(header) => found(header.describe()).with_help(header.advice()),
        Err(fault) => found(format!("the compiled profile cannot be read: {fault}")),
    }
}

/// FMT-03: a device knows an encrypted file by its header.
fn headerless(whole: Span) -> Diagnostic {
    let headline = "expected `Salted__` and a salt at the start, found neither";
    Diagnostic::new(Code::HeaderlessEncryption, whole, headline)
        .with_help("a device knows an encrypted file by this header: pack the content anew, without `-nosalt` and without `-S`")
}

pub(super) fn of_cipher(
    kind: Kind,
    digest: Digest,
    content: &[u8],
    size: usize,
) -> Vec<Diagnostic> {
    let whole = Span::new(0, size);
    let mut findings = Vec::new();
    if matches!(
        kind,
        Kind::EncryptedHeaderless | Kind::EncryptedHeaderlessBase64
    ) {
        findings.push(headerless(whole));
    }
    if digest == Digest::Sha256 {
        let headline =
            "expected a key made with MD5, found one made with SHA-256, which devices do not read";
        findings.push(
            Diagnostic::new(Code::NewerDerivation, whole, headline)
                .with_help("openssl 1.1 and newer needs `-md md5`; encrypt the file again with it"),
        );
    }
    if sniff(content).is_text() && !is_plain(content) {
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

pub(super) fn of_gzip(unpacked: &gzip::Unpacked, size: usize) -> Vec<Diagnostic> {
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
