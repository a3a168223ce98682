//! What is chosen for the command of the vendor's compiler.

use super::names;
use super::secret::SecretText;
use profile_core::diagnostic::Fix;
use profile_core::profile_compiler::{Cipher, Command, Key, KeyForm, Secret, Task};
use profile_core::text::apply_edits;
use std::collections::BTreeSet;

/// What stands on the screen in the place of a secret.
const MASK: &str = "••••••••";
/// Letters and digits that are not taken for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The choices that are no secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompileOptions {
    /// What the compiler is asked to write.
    pub task: Task,
    /// The file to write, if a name was typed.
    pub output: Option<String>,
    /// Whether to scramble.
    pub scrambles: bool,
    /// The hardware address of the one device, if it is for one.
    pub target: Option<String>,
    /// The ciphers; two are an error that a command can have.
    pub ciphers: BTreeSet<Cipher>,
    /// How the key is given, if there is one.
    pub key_form: Option<KeyForm>,
    /// Whether the compiler is to print nothing.
    pub quiet: bool,
    /// The file of the log, if there is one.
    pub log: Option<String>,
    /// The file of further options, which only a command that was read can name.
    pub command_file: Option<String>,
    /// Whether a sample has its values in attributes.
    pub value_attributes: bool,
}

/// The choices of one document. They are only in memory, as secrets are among them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Compiling {
    /// Those that are no secrets.
    pub options: CompileOptions,
    /// The phrase to scramble with.
    pub scramble: SecretText,
    /// The phrase or the digits of the key.
    pub key: SecretText,
}

impl Compiling {
    /// The choices that `command` has (SPC-02). The name of its source is that of a document.
    pub fn of(command: &Command) -> Self {
        let typed = |secret: &Secret| SecretText::new(secret.reveal().to_owned());
        Self {
            scramble: command.scramble.as_ref().map(typed).unwrap_or_default(),
            key: command
                .key
                .as_ref()
                .map(|key| typed(&key.text))
                .unwrap_or_default(),
            options: CompileOptions {
                task: command.task,
                output: Some(command.output.clone()),
                scrambles: command.scramble.is_some(),
                target: command.target.clone(),
                ciphers: command.ciphers.clone(),
                key_form: command.key.as_ref().map(|key| key.form),
                quiet: command.quiet,
                log: command.log.clone(),
                command_file: command.command_file.clone(),
                value_attributes: command.value_attributes,
            },
        }
    }

    /// The command for the source of this name. An option that does not go with the task is left out, and
    /// so is a key of which nothing is typed.
    pub fn command(&self, source: &str) -> Command {
        let options = &self.options;
        let compiles = options.task == Task::Compile;
        let secret = |text: &SecretText| Secret::new(text.reveal());
        let key = options.key_form.filter(|_| !self.key.is_empty());
        Command {
            task: options.task,
            source: if compiles {
                source.to_owned()
            } else {
                String::new()
            },
            output: options.output_name(source),
            scramble: (compiles && options.scrambles).then(|| secret(&self.scramble)),
            target: options.target.clone().filter(|_| compiles),
            ciphers: options
                .ciphers
                .iter()
                .copied()
                .filter(|_| compiles)
                .collect(),
            key: key.filter(|_| compiles).map(|form| Key {
                form,
                text: secret(&self.key),
            }),
            quiet: options.quiet,
            log: options.log.clone(),
            command_file: options.command_file.clone(),
            value_attributes: options.value_attributes && is_xml_sample(options.task),
        }
    }
}

impl CompileOptions {
    /// The name of the file to write: the typed one, else one that fits.
    pub fn output_name(&self, source: &str) -> String {
        self.output.clone().unwrap_or_else(|| match self.task {
            Task::Compile => names::respelled(source, "cfg"),
            Task::SampleText => "sample.txt".to_owned(),
            Task::SampleXml | Task::SampleXmlCompact => "sample.xml".to_owned(),
            Task::XmlSchema => "profile.xsd".to_owned(),
        })
    }
}

/// Whether the task writes a sample in the open format, which may have values in attributes.
pub fn is_xml_sample(task: Task) -> bool {
    matches!(task, Task::SampleXml | Task::SampleXmlCompact)
}

/// The same command with a mask in the place of each secret, to be shown.
pub fn masked(command: &Command) -> Command {
    let mask = || Secret::new(MASK);
    Command {
        scramble: command.scramble.as_ref().map(|_| mask()),
        key: command.key.as_ref().map(|key| Key {
            form: key.form,
            text: mask(),
        }),
        ..command.clone()
    }
}

/// The variables that stand for the secrets of `command` in a shell.
pub fn variables(command: &Command) -> Vec<&'static str> {
    let scramble = command.scramble.as_ref().map(|_| "SCRAMBLE");
    let key = command.key.as_ref().map(|_| "KEY");
    scramble.into_iter().chain(key).collect()
}

/// The text of a field after its mend.
pub fn mended(text: &str, fix: &Fix) -> String {
    match apply_edits(text.as_bytes(), &fix.edits) {
        Ok(mended) => String::from_utf8_lossy(&mended).into_owned(),
        Err(_) => text.to_owned(),
    }
}

/// A phrase of random `bytes`, five bits each. It cannot be taken for hexadecimal digits.
pub fn phrase_of(bytes: &[u8]) -> String {
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied();
    let letters = bytes.iter().filter_map(letter).map(char::from);
    // A profile rule does not mark which of the two forms its key has.
    letters.chain(['z']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::profile_compiler::{Shell, parse};

    fn read(line: &str) -> Command {
        parse(line, Shell::Sh).ok().unwrap()
    }

    #[test]
    fn spc_02_the_form_holds_every_form_of_the_command() {
        for line in [
            "spc spa2102.txt spa2102.cfg",
            "spc --scramble SomeSecretPhrase a.txt b.cfg",
            "spc --target 000e08aabbcc a.txt a.cfg",
            "spc --rc4 --ascii-key apple4sale a.txt a.cfg",
            "spc --aes --hex-key 8d23fe7a5c29 a.txt a.cfg",
            "spc --scramble Foo --target 000e08aaa010 --aes --ascii-key VerySecret a.txt a.cfg",
            "spc --quiet a.txt a.cfg",
            "spc --log prov.log a.txt a.cfg",
            "spc --cmd-file x.cmd a.txt a.cfg",
            "spc --rc4 --aes --hex-key 00 a.txt a.cfg",
            "spc --hex-key 00 a.txt a.cfg",
            "spc --aes a.txt a.cfg",
            "spc --sample-profile sample.txt",
            "spc --va --sample-xml sample.xml",
            "spc --sample-xml-compact sample.xml",
            "spc --xml-schema a.xsd",
        ] {
            let command = read(line);
            let again = Compiling::of(&command).command(&command.source);
            assert!(again == command, "{line}");
            assert_eq!(again.with_secrets(Shell::Sh).reveal(), line);
        }
    }

    #[test]
    fn the_file_has_a_name_that_fits_until_one_is_typed() {
        let mut chosen = Compiling::default();
        assert_eq!(chosen.command("a.txt").output, "a.cfg");
        chosen.options.task = Task::XmlSchema;
        assert_eq!(chosen.command("a.txt").output, "profile.xsd");
        chosen.options.output = Some("b.xsd".to_owned());
        assert_eq!(chosen.command("a.txt").output, "b.xsd");
    }

    #[test]
    fn spc_12_no_secret_is_in_what_is_shown() {
        let command = read("spc --scramble Foo1 --aes --ascii-key 'my secret' a.txt a.cfg");
        let shown = masked(&command).with_secrets(Shell::Sh);
        let line = "spc --scramble \"••••••••\" --aes --ascii-key \"••••••••\" a.txt a.cfg";
        assert_eq!(shown.reveal(), line);
        assert_eq!(variables(&command), ["SCRAMBLE", "KEY"]);
        assert_eq!(variables(&read("spc a b")), [""; 0]);
    }

    #[test]
    fn spc_03_the_mend_of_an_address_is_applied_to_the_field() {
        let command = read("spc --target 00:0e:08:aa:bb:cc a b");
        let findings = command.check(false);
        let fix = findings[0].diagnostic.fix.as_ref().unwrap();
        assert_eq!(mended("00:0e:08:aa:bb:cc", fix), "000e08aabbcc");
    }

    #[test]
    fn a_generated_phrase_is_no_hexadecimal_number() {
        let phrase = phrase_of(&[0; 26]);
        assert_eq!(phrase.len(), 27);
        assert!(phrase.contains('z'));
        assert_ne!(phrase_of(&[31; 4]), phrase_of(&[30; 4]));
    }
}
