//! A compiled profile on its way to a document.

use super::arrival::sentence;
use super::secret::SecretText;
use crate::model::catalogue::catalogue;
use crate::texts::unpack as texts;
use profile_core::compiled_profile;
use profile_core::document::SourceFormat;
use profile_core::layers::compiled::{self, CompiledKey, KeyForm};

/// What can be done with a compiled file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompiledState {
    /// It can be read as it is.
    Open,
    /// It can be read with the key that it was compiled with; how that was given, if the file says so.
    NeedsKey(Option<KeyForm>),
    /// It can only be identified.
    Sealed,
}

/// What can be done with `file`; nothing where its header cannot be read.
pub fn state(file: &[u8]) -> Option<CompiledState> {
    let header = compiled::header(file).ok()?;
    Some(match (header.is_sealed(), header.is_open()) {
        (true, _) => CompiledState::Sealed,
        (false, true) => CompiledState::Open,
        (false, false) => CompiledState::NeedsKey(header.key_form),
    })
}

/// The document of a compiled file in plain text, with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decompiled {
    /// The text.
    pub text: Vec<u8>,
    /// How much was read, and what was not.
    pub words: String,
}

/// Reads `file`, with the key typed as `form` where it needs one; else the sentence that says why not.
pub fn decompile(file: &[u8], key: Option<(&SecretText, KeyForm)>) -> Result<Decompiled, String> {
    let key = match key {
        Some((text, form)) => Some(read_key(text, form)?),
        None => None,
    };
    let compiled =
        compiled::read(file, key.as_ref()).map_err(|fault| sentence(&fault.to_string()))?;
    let catalog = &catalogue();
    let named = compiled_profile::profile(&compiled, catalog);
    let document = named.document(SourceFormat::PlainText, catalog);
    let mut words = texts::decompiled(named.profile.settings.len());
    if let Some(unnamed) = named.unnamed_sentence() {
        words.push(' ');
        words.push_str(&unnamed);
    }
    Ok(Decompiled {
        text: document.text,
        words,
    })
}

fn read_key(text: &SecretText, form: KeyForm) -> Result<CompiledKey, String> {
    let text = match form {
        KeyForm::Ascii => text.reveal(),
        KeyForm::Hex => text.reveal().trim(),
    };
    CompiledKey::new(text.as_bytes(), form).map_err(|fault| sentence(&fault.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GENERIC: &[u8] = include_bytes!("../../../core/tests/vectors/data/generic.cfg");
    const WITH_PHRASE: &[u8] =
        include_bytes!("../../../core/tests/vectors/data/aes-ascii-lucky777.cfg");
    const TARGETED: &[u8] =
        include_bytes!("../../../core/tests/vectors/data/target-000e08aabbcc.cfg");

    #[test]
    fn a_generic_file_becomes_a_document() {
        assert_eq!(state(GENERIC), Some(CompiledState::Open));
        let read = decompile(GENERIC, None).unwrap();
        let text = String::from_utf8_lossy(&read.text);
        assert!(text.contains("\"14085551234\""), "{text}");
        assert!(text.contains("Profile_Rule"), "{text}");
    }

    #[test]
    fn a_key_is_needed_and_tried() {
        assert_eq!(
            state(WITH_PHRASE),
            Some(CompiledState::NeedsKey(Some(KeyForm::Ascii)))
        );
        let with = |phrase: &str| {
            let key = SecretText::new(phrase.to_owned());
            decompile(WITH_PHRASE, Some((&key, KeyForm::Ascii)))
        };
        assert_eq!(
            with("lucky777").map(|read| read.text),
            decompile(GENERIC, None).map(|read| read.text)
        );
        assert!(!with("lucky778").unwrap_err().contains("lucky778"));
        assert!(with("").unwrap_err().contains("found nothing"));
    }

    #[test]
    fn a_targeted_file_is_only_identified() {
        assert_eq!(state(TARGETED), Some(CompiledState::Sealed));
        assert_eq!(state(b"SIPURA"), None);
    }
}
