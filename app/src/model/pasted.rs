//! A pasted command of `openssl` or `gzip`: what was mended, and the settings that it stands for.

use super::arrival::{sentence, sentences};
use super::document::DigestName;
use super::secret::{SecretText, hex};
use crate::texts::pack as texts;
use profile_core::diagnostic::{Diagnostic, apply_fixes};
use profile_core::layers::pasted_command::{
    OpensslCommand, PastedCommand, PhraseSource, Task, read,
};

/// What a command was read as.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadCommand {
    /// The command in plain characters; a phrase stands as `"$PHRASE"`.
    pub masked: String,
    /// The same with the phrase in it.
    pub full: SecretText,
    /// What was mended, and what a device would not read.
    pub findings: Vec<Diagnostic>,
    /// What it stands for.
    pub settings: CommandSettings,
}

/// The settings of a command.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CommandSettings {
    /// Whether it compresses, or unpacks.
    pub gzip: bool,
    /// Whether it encrypts, or decrypts.
    pub encrypts: bool,
    /// What makes the key.
    pub digest: DigestName,
    /// The phrase; empty where the command does not hold it.
    pub phrase: SecretText,
    /// The digits of the salt, if `-S` gives one.
    pub salt_text: Option<String>,
    /// What the page does not take over, in sentences.
    pub left_out: Vec<&'static str>,
}

/// Reads what was pasted; nothing for an empty text, else the settings or the sentence that says what is wrong.
pub fn read_command(pasted: &SecretText) -> Option<Result<ReadCommand, String>> {
    if pasted.reveal().trim().is_empty() {
        return None;
    }
    let read = read(pasted.reveal()).map_err(|fault| sentence(&fault.kind.to_string()));
    Some(read.map(|pasted| ReadCommand {
        masked: pasted.to_sh(),
        full: SecretText::new(pasted.with_secrets().reveal().to_owned()),
        settings: settings(&pasted.commands),
        findings: pasted.findings,
    }))
}

/// The findings by what they say, which stands once with how often, in the order of the first of each.
pub fn alike(findings: Vec<Diagnostic>) -> Vec<(String, Vec<Diagnostic>)> {
    let mut groups: Vec<(String, Vec<Diagnostic>)> = Vec::new();
    for found in findings {
        let words = sentences(&found);
        match groups.iter_mut().find(|(said, _)| *said == words) {
            Some((_, group)) => group.push(found),
            None => groups.push((words, vec![found])),
        }
    }
    for (words, group) in &mut groups {
        if group.len() > 1 {
            *words = texts::times(group.len(), words.trim_end_matches('.'));
        }
    }
    groups
}

/// The text with these findings mended.
pub fn mended(pasted: &SecretText, findings: &[Diagnostic]) -> SecretText {
    let mended = apply_fixes(pasted.reveal().as_bytes(), findings);
    let text = mended.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.map_or_else(|| pasted.clone(), SecretText::new)
}

fn settings(commands: &[PastedCommand]) -> CommandSettings {
    let mut settings = CommandSettings::default();
    for command in commands {
        match command {
            PastedCommand::Gzip(_) => settings.gzip = true,
            PastedCommand::Openssl(command) => settings.take(command),
        }
    }
    settings
}

impl CommandSettings {
    fn take(&mut self, command: &OpensslCommand) {
        self.encrypts = true;
        let source = match command.task {
            Task::Encrypt => &command.input,
            Task::Decrypt => &command.output,
        };
        self.gzip |= source
            .as_ref()
            .is_some_and(|name| name.to_ascii_lowercase().ends_with(".gz"));
        if let PhraseSource::Given(phrase) = &command.phrase {
            self.phrase = SecretText::new(phrase.reveal().to_owned());
        }
        self.salt_text = command.salt.as_ref().map(|salt| hex(salt));
        let digest = command.digest.as_deref();
        if digest == Some("sha256") {
            self.digest = DigestName::Sha256;
        }
        let left_out = [
            (command.base64, texts::base64_left_out()),
            (
                !matches!(digest, None | Some("md5" | "sha256")),
                texts::digest_left_out(),
            ),
            (
                command.pbkdf2 || command.iterations.is_some(),
                texts::pbkdf2_left_out(),
            ),
            (command.no_salt, texts::nosalt_left_out()),
            (command.raw_key.is_some(), texts::raw_key_left_out()),
        ];
        let said = left_out.iter().filter(|(is, _)| *is);
        self.left_out.extend(said.map(|(_, words)| *words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> ReadCommand {
        read_command(&SecretText::new(text.to_owned()))
            .unwrap()
            .ok()
            .unwrap()
    }

    const GUIDE: &str = "gzip basic.xml\nopenssl enc \u{2013}e \u{2013}aes-256-cbc \u{2013}k \u{201c}SecretPhrase1234\u{201d} \u{2013}in basic.xml.gz \u{2013}out basic.cfg";

    #[test]
    fn enc_07_the_printed_commands_become_settings() {
        let read = of(GUIDE);
        assert!(read.masked.is_ascii() && !read.masked.contains("SecretPhrase1234"));
        assert!(read.full.reveal().contains("SecretPhrase1234"));
        assert!(read.settings.gzip && read.settings.encrypts);
        assert_eq!(read.settings.phrase.reveal(), "SecretPhrase1234");
        assert_eq!(read.settings.digest, DigestName::Md5);
        assert!(read.settings.left_out.is_empty());
    }

    #[test]
    fn enc_07_mending_leaves_plain_characters() {
        let pasted = SecretText::new(GUIDE.to_owned());
        let all = of(GUIDE).findings;
        let mended = mended(&pasted, &all);
        assert!(mended.reveal().is_ascii());
        let groups = alike(all.clone());
        assert_eq!(groups.len(), 4);
        assert!(
            groups
                .iter()
                .any(|(words, group)| words.ends_with("(U+2013), 5 times.") && group.len() == 5)
        );
        let left = of(mended.reveal()).findings;
        assert!(left.iter().all(|finding| finding.fix.is_none()) && left.len() < all.len());
    }

    #[test]
    fn enc_08_what_no_device_reads_is_left_out_in_words() {
        let read = of(
            "openssl enc -d -a -aes-256-cbc -md sha256 -pbkdf2 -nosalt -k x -in a.cfg -out b.xml.gz",
        );
        assert_eq!(read.settings.digest, DigestName::Sha256);
        assert_eq!(read.settings.left_out.len(), 3);
        assert!(read.settings.gzip);
        let salted = of("openssl enc -aes-256-cbc -md md5 -S 00112233 -k x -in a -out b");
        assert_eq!(
            salted.settings.salt_text.as_deref(),
            Some("0011223300000000")
        );
        assert!(read_command(&SecretText::default()).is_none());
        let wrong = read_command(&SecretText::new("ls".to_owned()))
            .unwrap()
            .err()
            .unwrap();
        assert!(wrong.contains("found another command"), "{wrong}");
    }
}
