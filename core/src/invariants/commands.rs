//! What holds for any command line of the profile compiler, and for any source.

use super::texts::places_are_inside;
use super::{Property, holds};
use crate::catalog::Catalog;
use crate::layers::pasted_command;
use crate::profile_compiler::{Command, Key, KeyForm, Secret, Shell, front_end, parse};
use std::collections::BTreeMap;

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

/// A line that is read as a command is written to a line that is read as the same command (SPC-02, SPC-12).
pub fn command_lines_are_read(bytes: &[u8]) -> Property {
    let text = String::from_utf8_lossy(bytes);
    command_lines_come_back(&text)?;
    if text.contains(|c: char| c.is_ascii_control()) {
        return Ok(());
    }
    for shell in [Shell::Sh, Shell::Cmd] {
        let line = format!("spc {text}");
        let Ok(command) = parse(&line, shell) else {
            continue;
        };
        command.check(true);
        // The name of a file that looks like an option is written with its folder.
        let files = [&command.log, &command.command_file];
        if files
            .into_iter()
            .flatten()
            .any(|file| file.starts_with('-'))
        {
            continue;
        }
        let again = parse(command.with_secrets(shell).reveal(), shell);
        holds(
            again.is_ok_and(|again| again == command),
            "a command that was read does not come back",
        )?;
    }
    Ok(())
}

/// Any source gives messages that are counted, and a status line; with `--quiet` the count alone (SPC-09).
pub fn sources_are_compiled(source: &[u8]) -> Property {
    let files = BTreeMap::from([
        ("a.txt".to_owned(), source.to_vec()),
        ("a".to_owned(), source.to_vec()),
    ]);
    let command = |quiet| Command {
        source: "a.txt".to_owned(),
        output: "a.cfg".to_owned(),
        quiet,
        log: Some("a.log".to_owned()),
        ..Command::default()
    };
    let told = front_end(&command(false), &files, Catalog::builtin(), 0);
    holds(
        told.errors == told.messages.len() && !told.status.is_empty() && told.log.is_some(),
        "the messages are not those that are counted",
    )?;
    let quiet = front_end(&command(true), &files, Catalog::builtin(), 0);
    holds(
        quiet.errors == told.errors && quiet.messages.is_empty() && quiet.status.is_empty(),
        "`--quiet` says something, or counts otherwise",
    )
}

/// A pasted command, or what is no command: its places lie inside the text, and what is written is read again
/// (ENC-07).
pub fn pasted_commands_are_read(bytes: &[u8]) -> Property {
    let text = String::from_utf8_lossy(bytes);
    let pasted = match pasted_command::read(&text) {
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
