use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;
use zeroize::Zeroizing;

/// The phrase of `openssl enc -k`. It cannot be printed or serialised, and its memory is overwritten
/// when it is dropped.
pub struct Phrase(Zeroizing<Vec<u8>>);

impl Phrase {
    /// A phrase of these bytes; `None` for the empty one, which is refused (ENC-13).
    pub fn new(text: impl Into<Vec<u8>>) -> Option<Self> {
        let bytes = Zeroizing::new(text.into());
        (!bytes.is_empty()).then_some(Self(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A phrase shorter than this draws a note: the phrase is all the strength there is (ENC-10).
const SHORT: usize = 16;

/// What is to be said of a phrase before it is used (ENC-09, ENC-10). The findings never hold the phrase.
pub fn phrase_findings(text: &[u8]) -> Vec<Diagnostic> {
    let whole = Span::new(0, text.len());
    let mut findings = Vec::new();
    if text.is_empty() {
        return findings;
    }
    if text.len() < SHORT {
        let headline = format!(
            "expected a phrase of at least {SHORT} characters, found {}",
            text.len()
        );
        findings.push(
            Diagnostic::new(Code::WeakPhrase, whole, headline)
                .with_help("the key is one MD5 round over the phrase, so the phrase is all the strength there is"),
        );
    }
    let odd = text
        .iter()
        .position(|byte| matches!(byte, b'"' | b'$') || !(b' '..=b'~').contains(byte));
    if let Some(at) = odd {
        let headline =
            "expected printable ASCII without double quotes and `$`, found another character";
        findings.push(
            Diagnostic::new(Code::PhraseCharacters, Span::new(at, at + 1), headline)
                .with_help("a profile rule cannot hold such a phrase: a quote ends it, and a device expands what stands behind `$`"),
        );
    }
    findings
}
