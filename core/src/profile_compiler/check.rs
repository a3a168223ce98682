use super::{Cipher, Command, Key, KeyForm, Secret, Task};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::layers::phrase_findings;
use crate::plain_text;
use crate::profile::Profile;
use crate::redaction;
use crate::text::{Span, TextEdit};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The source.
    Source,
    /// The file to write.
    Output,
    /// The phrase of `--scramble`.
    Scramble,
    /// The address of `--target`.
    Target,
    /// The choice of cipher.
    Cipher,
    /// The phrase or digits of the key.
    Key,
    /// The log.
    Log,
    /// The file of `--cmd-file`.
    CommandFile,
}

/// A finding about one field of a command. It never says a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFinding {
    /// The field.
    pub field: Field,
    /// The finding; its places and its fix are in the text of the field.
    pub diagnostic: Diagnostic,
}

/// Whether `profile` sets a secret: a password, a key in a rule, a password in an address (SPC-08).
pub fn holds_secrets(profile: &Profile, catalog: &Catalog) -> bool {
    let text = plain_text::profile_document(&profile.settings, catalog);
    redaction::has_holes(&text) || !redaction::secrets(&text, catalog).is_empty()
}

impl Command {
    /// What is wrong with the command (SPC-03 … SPC-08). `holds_secrets` is about the source; see
    /// [`holds_secrets`].
    pub fn check(&self, holds_secrets: bool) -> Vec<FieldFinding> {
        let mut found = Found::default();
        self.check_files(&mut found);
        if self.task == Task::Compile {
            self.check_protection(&mut found);
            let open = self.encryption().is_none() && self.target.is_none();
            if open && holds_secrets {
                let how = if self.scramble.is_some() {
                    "only scrambled"
                } else {
                    "compiled plainly"
                };
                let headline = format!(
                    "expected protection for the secrets in the profile, found none: a file that is {how} can be read by any device"
                );
                let help = "add a target, or a cipher with a key";
                found.push(Field::Cipher, Code::NothingProtects, 0, headline, help);
            }
        }
        self.check_characters(&mut found);
        found.0.sort_by_key(|finding| finding.field);
        found.0
    }

    fn check_files(&self, found: &mut Found) {
        let mut names = vec![(Field::Output, Some(&self.output))];
        if self.task == Task::Compile {
            names.push((Field::Source, Some(&self.source)));
        }
        names.push((Field::Log, self.log.as_ref()));
        names.push((Field::CommandFile, self.command_file.as_ref()));
        for (field, name) in names {
            if name.is_some_and(String::is_empty) {
                let headline = "expected the name of a file, found nothing";
                found.push(field, Code::EmptyArgument, 0, headline, "");
            }
        }
    }

    fn check_protection(&self, found: &mut Found) {
        if self
            .scramble
            .as_ref()
            .is_some_and(|phrase| phrase.reveal().is_empty())
        {
            let headline = "expected a phrase to scramble with, found nothing";
            found.push(Field::Scramble, Code::EmptyArgument, 0, headline, "");
        }
        if let Some(address) = &self.target {
            found.0.extend(target_finding(address));
        }
        if let Some(key) = &self.key {
            check_key(key, self.ciphers.contains(&Cipher::Aes), found);
        }
        match (self.ciphers.len(), &self.key) {
            (0, Some(_)) => {
                let headline = "expected a cipher with the key, found none";
                let help = "choose RC4 or AES, or remove the key";
                found.push(Field::Cipher, Code::KeyWithoutCipher, 0, headline, help);
            }
            (2.., _) => {
                let headline = "expected one cipher, found both";
                let help = "choose AES or RC4";
                found.push(Field::Cipher, Code::SeveralCiphers, 0, headline, help);
            }
            (1, None) => {
                let headline = "expected a key with the cipher, found none: the compiler would write the file unencrypted";
                let help = "give a phrase or a key in hexadecimal digits";
                found.push(Field::Key, Code::CipherWithoutKey, 0, headline, help);
            }
            _ => {}
        }
    }

    /// Characters that no argument can have on some system.
    fn check_characters(&self, found: &mut Found) {
        let fields = [
            (Field::Source, Some(self.source.as_str())),
            (Field::Output, Some(self.output.as_str())),
            (Field::Scramble, self.scramble.as_ref().map(Secret::reveal)),
            (Field::Target, self.target.as_deref()),
            (Field::Key, self.key.as_ref().map(|key| key.text.reveal())),
            (Field::Log, self.log.as_deref()),
            (Field::CommandFile, self.command_file.as_deref()),
        ];
        for (field, text) in fields {
            let at = text.and_then(|text| text.find(|c: char| c.is_ascii_control()));
            if let Some(at) = at {
                let headline = "expected a text on one line, found a control character, which stands as a blank in the command";
                let mut diagnostic =
                    Diagnostic::new(Code::ShellCharacter, Span::new(at, at + 1), headline);
                diagnostic.help = Some("remove the character".to_owned());
                found.0.push(FieldFinding { field, diagnostic });
            }
        }
    }
}

#[derive(Default)]
struct Found(Vec<FieldFinding>);

impl Found {
    /// A finding about the whole field, which is `len` bytes long.
    fn push(
        &mut self,
        field: Field,
        code: Code,
        len: usize,
        headline: impl Into<String>,
        help: &str,
    ) {
        let mut diagnostic = Diagnostic::new(code, Span::new(0, len), headline);
        diagnostic.help = (!help.is_empty()).then(|| help.to_owned());
        self.0.push(FieldFinding { field, diagnostic });
    }
}

/// Twelve hexadecimal digits, nothing else; the fix takes separators out.
fn target_finding(address: &str) -> Option<FieldFinding> {
    let is_address =
        |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_address(address) {
        return None;
    }
    let whole = Span::new(0, address.len());
    let digits: String = address
        .chars()
        .filter(|c| !matches!(c, ':' | '-' | '.' | ' '))
        .collect();
    let what = if is_address(&digits) {
        "found separators between them".to_owned()
    } else if digits.chars().all(|c| c.is_ascii_hexdigit()) {
        format!("found {}", digits.len())
    } else {
        "found other characters".to_owned()
    };
    let headline = format!("expected the twelve hexadecimal digits of a hardware address, {what}");
    let mut diagnostic = Diagnostic::new(Code::TargetAddress, whole, headline);
    if is_address(&digits) {
        diagnostic = diagnostic.with_fix(
            "Remove the separators",
            vec![TextEdit::replace(whole, digits)],
        );
    }
    Some(FieldFinding {
        field: Field::Target,
        diagnostic,
    })
}

fn check_key(key: &Key, aes: bool, found: &mut Found) {
    let text = key.text.reveal();
    if text.is_empty() {
        let headline = "expected a key, found nothing";
        return found.push(Field::Key, Code::EmptyArgument, 0, headline, "");
    }
    match key.form {
        KeyForm::Ascii => {
            let headline = "the compiler turns the phrase into a key of 128 bits, its MD5 digest";
            let help = "for a longer key give 64 hexadecimal digits";
            found.push(Field::Key, Code::AsciiKeyDigest, text.len(), headline, help);
            let phrase = phrase_findings(text.as_bytes()).into_iter();
            found.0.extend(phrase.map(|diagnostic| FieldFinding {
                field: Field::Key,
                diagnostic,
            }));
        }
        KeyForm::Hex => check_digits(text, aes, found),
    }
}

fn check_digits(text: &str, aes: bool, found: &mut Found) {
    let field = Field::Key;
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !c.is_ascii_hexdigit()) {
        let headline = "expected hexadecimal digits, found another character";
        let place = Span::new(at, at + c.len_utf8());
        let diagnostic = Diagnostic::new(Code::HexKeyDigit, place, headline)
            .with_help("write the digits without separators, or give the text as a phrase");
        return found.0.push(FieldFinding { field, diagnostic });
    }
    let len = text.len();
    if !len.is_multiple_of(2) {
        let headline = format!("expected an even number of hexadecimal digits, found {len}");
        let help = "two digits make one byte: one is missing or too many";
        found.push(field, Code::HexKeyOdd, len, headline, help);
    } else if aes && !matches!(len, 32 | 48 | 64) {
        let headline = format!("expected 32, 48 or 64 hexadecimal digits for AES, found {len}");
        found.push(field, Code::HexKeyLength, len, headline, "");
    } else if len > 64 {
        let headline = format!("expected at most 64 hexadecimal digits, found {len}");
        found.push(field, Code::HexKeyLength, len, headline, "");
    }
}
