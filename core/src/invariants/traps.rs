//! No input traps (GEN-03).

use super::texts::places_are_inside;
use super::{Property, both_formats, small_device};
use crate::catalog::Catalog;
use crate::checks::{CheckOptions, FirmwareLevel, check};
use crate::convert::convert;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::layers::compiled::{self, CompiledKey};
use crate::layers::{
    Keys, Phrase, encoding_findings, gzip, inflate, open, open_with, openssl, pasted_command,
    phrase_findings, sniff, to_utf8, zlib,
};
use crate::profile::apply;
use crate::profile_compiler::{Shell, parse};
use crate::{compiled_profile, device, plain_text, view};
use std::collections::BTreeMap;

/// Every public entry point takes any bytes, and every place in a finding lies inside the text.
pub fn nothing_traps(text: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    // The oldest firmware has the most to be said of.
    let options = CheckOptions {
        catalog,
        firmware: FirmwareLevel::V2_0_5,
    };
    for format in both_formats() {
        let document = Document::read_as(text, format, catalog);
        let findings = check(text, &document, &options);
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
    let _ = pasted_command::read(&String::from_utf8_lossy(text));
    let _ = openssl::from_base64(text);
    compiled_files_do_not_trap(text);
    device::mac_findings(&String::from_utf8_lossy(text));
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
