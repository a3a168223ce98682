//! What holds for any input: the properties that tests, fuzz targets and soak runs share.
//!
//! Each function takes bytes and says what is broken, if anything. None of them traps by itself.

use crate::catalog::Catalog;
use crate::checks::{CheckOptions, check};
use crate::convert::{Conversion, Loss, convert};
use crate::diagnostic::{Diagnostic, apply_fixes};
use crate::document::{Document, SourceFormat, SourceTree};
use crate::layers::compiled::{self, CompiledKey};
use crate::layers::{
    Encryption, Keys, Phrase, Recipe, encoding_findings, gzip, inflate, open, open_with, openssl,
    pack, pasted_command, phrase_findings, sniff, to_utf8, zlib,
};
use crate::profile::{Occurrence, ParameterName, Parameters, Setting, UserAccess, Value, apply};
use crate::profile_compiler::{Command, Key, KeyForm, Secret, Shell, parse};
use crate::redaction::{redact, secrets};
use crate::text::{TextEdit, Tree, apply_edits, displayed, displayed_change};
use crate::{compiled_profile, plain_text, setting_edits, view};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A property that does not hold, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(pub String);

/// What a property function gives.
pub type Property = Result<(), Broken>;

fn holds(condition: bool, what: &str) -> Property {
    if condition {
        Ok(())
    } else {
        Err(Broken(what.to_owned()))
    }
}

fn both_formats() -> [SourceFormat; 2] {
    [SourceFormat::OpenFormat, SourceFormat::PlainText]
}

/// Printing the tree of any text gives the text; changing one leaf changes its range only.
pub fn trees_are_lossless(text: &[u8]) -> Property {
    for format in both_formats() {
        match &Document::read_as(text, format, Catalog::builtin()).tree {
            SourceTree::Open(tree) => lossless(tree, text)?,
            SourceTree::Plain(tree) => lossless(tree, text)?,
        }
    }
    Ok(())
}

fn lossless<L: Copy, N: Copy>(tree: &Tree<L, N>, text: &[u8]) -> Property {
    holds(tree.print() == text, "the printed tree is not the text")?;
    let count = tree.leaves(tree.root()).count();
    let Some(leaf) = tree.leaves(tree.root()).nth(count / 2) else {
        return holds(text.is_empty(), "a text without leaves");
    };
    let mut expected = text.to_vec();
    expected.splice(leaf.span.start..leaf.span.end, *b"new");
    holds(
        tree.with_leaf(leaf.id, b"new").print() == expected,
        "changing a leaf changed more than its range",
    )
}

/// Every public entry point takes any bytes, and every place in a finding lies inside the text.
pub fn nothing_traps(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    for format in both_formats() {
        let document = Document::read_as(text, format, catalog);
        let findings = check(text, &document, &CheckOptions::default());
        places_are_inside(text, &findings)?;
        view::problems(text, &findings);
        view::summary(&document, &findings);
        apply(&document.reading.profile(), &mut small_device());
        let conversion = convert(text, &document, catalog);
        let report: Vec<Diagnostic> = conversion
            .report
            .into_iter()
            .map(|loss| loss.diagnostic)
            .collect();
        places_are_inside(text, &report)?;
    }
    sniff(text);
    to_utf8(text);
    phrase_findings(text);
    gzip::unpack(text);
    let phrases: Vec<Phrase> = Phrase::new("phrase").into_iter().collect();
    open(text, &phrases);
    let salt = Some(*b"saltsalt");
    open_with(
        text,
        &Keys {
            phrases: &phrases,
            salt,
        },
    );
    inflate::raw(text);
    zlib::unpack(text);
    places_are_inside(text, &encoding_findings(text))?;
    pasted_commands_do_not_trap(&String::from_utf8_lossy(text))?;
    let _ = openssl::from_base64(text);
    compiled_files_do_not_trap(text);
    for shell in [Shell::Sh, Shell::Cmd] {
        if let Ok(command) = parse(&String::from_utf8_lossy(text), shell) {
            command.check(true);
            command.with_secrets(shell);
        }
    }
    plain_text::splice(
        "a",
        text,
        &BTreeMap::from([("a".to_owned(), text.to_vec())]),
    );
    Ok(())
}

/// The text as a pasted command: its places lie inside it, and what is written is read again.
fn pasted_commands_do_not_trap(text: &str) -> Property {
    let pasted = match pasted_command::read(text) {
        Ok(pasted) => pasted,
        Err(fault) => {
            return holds(
                fault.span.end <= text.len(),
                "the place of a fault lies outside the text",
            );
        }
    };
    places_are_inside(text.as_bytes(), &pasted.findings)?;
    let written = pasted.with_secrets();
    let again = pasted_command::read(written.reveal());
    holds(
        again.is_ok_and(|again| again.with_secrets().reveal() == written.reveal()),
        "a written command is not read as it was",
    )
}

/// The bytes as a compiled file, and as the body of one.
fn compiled_files_do_not_trap(text: &[u8]) {
    let key = CompiledKey::from_phrase(text).ok();
    let _ = compiled::header(text);
    let whole = [b"SIPURA SPA +".as_slice(), &[0; 244], text].concat();
    for file in [text, &whole] {
        if let Ok(read) = compiled::read(file, key.as_ref()) {
            compiled_profile::profile(&read, Catalog::builtin());
        }
    }
}

/// A device with the general purpose parameters only: a whole one takes long to make.
fn small_device() -> Parameters {
    static SMALL: OnceLock<Parameters> = OnceLock::new();
    let small = SMALL.get_or_init(|| {
        let mut parameters = Catalog::builtin().factory_parameters();
        parameters
            .by_name
            .retain(|name, _| name.open_format().starts_with("GPP_"));
        parameters
    });
    small.clone()
}

fn places_are_inside(text: &[u8], findings: &[Diagnostic]) -> Property {
    for finding in findings {
        let labels = finding.secondary.iter().map(|label| label.span);
        let edits = finding
            .fix
            .iter()
            .flat_map(|fix| &fix.edits)
            .map(|edit| edit.span);
        let mut places = labels.chain(edits).chain([finding.primary.span]);
        let code = finding.code.id();
        holds(
            places.all(|span| span.end <= text.len()),
            &format!("`{code}` points outside the text"),
        )?;
        if let Some(fix) = &finding.fix {
            holds(
                apply_edits(text, &fix.edits).is_ok(),
                &format!("the mend of `{code}` overlaps itself"),
            )?;
        }
    }
    Ok(())
}

/// Applying all mends again and again comes to an end, and no mend makes a well-formed text corrupt.
pub fn mends_converge(text: &[u8]) -> Property {
    for format in both_formats() {
        let mut current = text.to_vec();
        let mut rounds = 0;
        loop {
            let document = Document::read_as(&current, format, Catalog::builtin());
            let findings = check(&current, &document, &CheckOptions::default());
            let next =
                apply_fixes(&current, &findings).map_err(|_| Broken("mends overlap".to_owned()))?;
            if next == current {
                break;
            }
            let after = Document::read_as(&next, format, Catalog::builtin());
            holds(
                document.reading.corrupt || !after.reading.corrupt,
                "a mend made the text corrupt",
            )?;
            rounds += 1;
            holds(rounds <= 10 + text.len(), "the mends do not come to an end")?;
            current = next;
        }
    }
    Ok(())
}

/// The settings after conversion are those before, the entries of the report applied, and nothing else;
/// an empty report means equal profiles.
pub fn conversion_is_accounted_for(text: &[u8]) -> Property {
    for format in both_formats() {
        let document = Document::read_as(text, format, Catalog::builtin());
        if document.reading.corrupt {
            continue;
        }
        let conversion = convert(text, &document, Catalog::builtin());
        let after = Document::read_as(&conversion.text, conversion.format, Catalog::builtin());
        holds(!after.reading.corrupt, "the converted text is corrupt")?;
        let expected = accounted(&document.reading.occurrences, &conversion);
        holds(
            after.reading.profile().settings == expected,
            "the report does not account for the difference",
        )?;
        let same = document.reading.profile() == after.reading.profile();
        holds(
            !conversion.report.is_empty() || same,
            "an empty report, but another profile",
        )?;
    }
    Ok(())
}

fn accounted(occurrences: &[Occurrence], conversion: &Conversion) -> Vec<Setting> {
    let losses = |occurrence: &Occurrence| {
        let inside = |loss: &&Loss| {
            let span = loss.diagnostic.primary.span;
            loss.before.is_some()
                && occurrence.whole.start <= span.start
                && span.end <= occurrence.whole.end
        };
        conversion.report.iter().rfind(inside).cloned()
    };
    let kept = occurrences
        .iter()
        .filter_map(|occurrence| match losses(occurrence) {
            Some(loss) => loss.after,
            None => Some(occurrence.setting.clone()),
        });
    kept.collect()
}

/// What is packed opens to the same bytes, with and without encryption.
pub fn packed_files_open(content: &[u8]) -> Property {
    let unpacked = gzip::unpack(&gzip::pack(content, &gzip::Header::default()));
    holds(
        unpacked.fault.is_none() && unpacked.content == content,
        "gzip does not come back",
    )?;
    for digest in [openssl::Digest::Md5, openssl::Digest::Sha256] {
        let Some(phrase) = Phrase::new("correct horse") else {
            return Err(Broken("a phrase was refused".to_owned()));
        };
        let again = Phrase::new("correct horse");
        let recipe = Recipe {
            gzip: true,
            encryption: Some(Encryption {
                phrase,
                salt: *b"saltsalt",
                digest,
            }),
        };
        let stages = pack(content, &recipe);
        let file = stages
            .last()
            .map(|stage| stage.bytes.as_slice())
            .unwrap_or_default();
        let decrypted = again
            .as_ref()
            .and_then(|phrase| openssl::decrypt(file, phrase, digest).ok());
        let unpacked = decrypted.map(|bytes| gzip::unpack(&bytes));
        holds(
            unpacked.is_some_and(|u| u.fault.is_none() && u.content == content),
            "encryption does not come back",
        )?;
    }
    Ok(())
}

/// After redaction no secret is left, doing it again changes nothing, and filling the holes with what
/// they held gives the text back.
pub fn redaction_is_complete(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let redacted = redact(text, catalog, 1);
    holds(
        secrets(&redacted.text, catalog).is_empty(),
        "a secret is left after redaction",
    )?;
    holds(
        redact(&redacted.text, catalog, 1).text == redacted.text,
        "redaction is not idempotent",
    )
}

/// A command line with any text in it is read back to the same command by the shell that it is written
/// for (SPC-12).
pub fn command_lines_come_back(text: &str) -> Property {
    let secret = Secret::new(text);
    let command = Command {
        source: format!("{text}.txt"),
        output: "a.cfg".to_owned(),
        scramble: Some(secret.clone()),
        key: Some(Key {
            form: KeyForm::Ascii,
            text: secret,
        }),
        ..Command::default()
    };
    if text.starts_with('-') || text.contains(|c: char| c.is_ascii_control()) {
        return Ok(());
    }
    for shell in [Shell::Sh, Shell::Cmd] {
        let again = parse(command.with_secrets(shell).reveal(), shell);
        holds(
            again.is_ok_and(|again| again == command),
            "a command line does not come back",
        )?;
    }
    Ok(())
}

/// Editing what a text field shows changes only what differs.
pub fn field_edits_keep_the_rest(text: &[u8], shown_after: &str) -> Property {
    let after = shown_after.replace("\r\n", "\n").replace('\r', "\n");
    let Some(edit) = displayed_change(text, &after) else {
        return holds(displayed(text) == after, "a change was not seen");
    };
    let edited =
        apply_edits(text, &[edit]).map_err(|_| Broken("an edit outside the text".to_owned()))?;
    holds(
        displayed(&edited) == after,
        "the field shows something else after the edit",
    )
}

/// Setting or removing one parameter says exactly that of it, and nothing else of any other.
pub fn setting_edits_do_one_thing(text: &[u8], choice: usize) -> Property {
    let catalog = Catalog::builtin();
    for format in both_formats() {
        let document = Document::read_as(text, format, catalog);
        if document.reading.corrupt {
            continue;
        }
        let before = by_name(&document);
        let name = chosen_name(&document, choice);
        for setting in wanted_settings(&name, format) {
            let edits = setting_edits::set(text, &document, catalog, &setting);
            let mut expected = before.clone();
            expected.insert(name.clone(), setting);
            says(text, format, &edits, &expected)?;
        }
        let edits = setting_edits::remove(text, &document, &name);
        let mut expected = before;
        expected.remove(&name);
        says(text, format, &edits, &expected)?;
    }
    Ok(())
}

type ByName = BTreeMap<ParameterName, Setting>;

fn by_name(document: &Document) -> ByName {
    let settings = document.reading.profile().effective();
    settings
        .into_iter()
        .map(|setting| (setting.name.clone(), setting))
        .collect()
}

/// A parameter of the document, or one that it does not have.
fn chosen_name(document: &Document, choice: usize) -> ParameterName {
    let occurrences = &document.reading.occurrences;
    let new = [
        "GPP_P",
        "Proxy_8_",
        "Something_New",
        "Restricted_Access_Domains",
    ];
    let index = choice % (occurrences.len() + new.len());
    match occurrences.get(index) {
        Some(occurrence) => occurrence.setting.name.clone(),
        None => {
            ParameterName::from_open_format(*new.get(index - occurrences.len()).unwrap_or(&"GPP_P"))
        }
    }
}

fn wanted_settings(name: &ParameterName, format: SourceFormat) -> Vec<Setting> {
    let values = [
        Value::Unchanged,
        Value::set(""),
        Value::set("a <b> & \"c\" \\ 'd' {$e} # ;"),
    ];
    let accesses = match format {
        SourceFormat::OpenFormat => vec![UserAccess::Unspecified, UserAccess::ReadWrite],
        SourceFormat::PlainText => vec![UserAccess::NotAccessible, UserAccess::ReadOnly],
    };
    let pairs = values
        .iter()
        .flat_map(|value| accesses.iter().map(move |access| (value, access)));
    let setting = |(value, access): (&Value, &UserAccess)| Setting {
        name: name.clone(),
        value: value.clone(),
        access: *access,
    };
    pairs.map(setting).collect()
}

fn says(text: &[u8], format: SourceFormat, edits: &[TextEdit], expected: &ByName) -> Property {
    let edited =
        apply_edits(text, edits).map_err(|_| Broken("setting edits overlap".to_owned()))?;
    let document = Document::read_as(&edited, format, Catalog::builtin());
    holds(
        !document.reading.corrupt,
        "a setting edit made the text corrupt",
    )?;
    if by_name(&document) == *expected {
        Ok(())
    } else {
        Err(Broken(format!(
            "a setting edit says something else: {}",
            edited.escape_ascii()
        )))
    }
}
