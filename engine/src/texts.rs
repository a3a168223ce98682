//! Profiles as text: read, checked, mended, converted, compared, redacted, imports resolved.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check as check_document};
use profile_core::convert::{Loss, convert as convert_document};
use profile_core::diagnostic::{Diagnostic, apply_fixes};
use profile_core::document::Document;
use profile_core::firmware::FirmwareLevel;
use profile_core::plain_text::splice;
use profile_core::profile::{Occurrence, ParameterName, Profile, Setting, Value};
use profile_core::redaction::redact as redact_text;
use profile_core::text::LineIndex;
use profile_core::view::Difference;
use profile_core::work::differences;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::arguments::{Misuse, Options, READING, bytes, document, text as text_argument};
use crate::findings::{diagnostic, diagnostics, span};
use crate::json::Json;
use crate::words;

/// How often a text is mended: a mend may show what another one can mend.
const ROUNDS: usize = 10;

/// What a text says.
#[wasm_bindgen]
pub fn parse(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = bytes(source, "source")?;
    let document = document(&text, &Options::read(options, &READING)?)?;
    let lines = LineIndex::new(&text);
    let mut json = Json::new();
    json.text("format", words::of_format(document.format));
    json.flag("corrupt", document.reading.corrupt);
    occurrences(&mut json, &document.reading.occurrences, &lines);
    diagnostics(
        &mut json,
        "diagnostics",
        &document.reading.diagnostics,
        &lines,
    );
    json.finish()
}

/// What its settings come to, each parameter once.
#[wasm_bindgen(js_name = effectiveSettings)]
pub fn effective_settings(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = bytes(source, "source")?;
    let document = document(&text, &Options::read(options, &READING)?)?;
    let mut json = Json::new();
    json.begin_list("settings");
    for one in document.reading.profile().effective() {
        json.begin_item();
        setting(&mut json, &one);
        json.end();
    }
    json.end_list();
    json.finish()
}

/// Everything that is wrong with a text.
#[wasm_bindgen]
pub fn check(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = bytes(source, "source")?;
    let options = Options::read(options, &["format", "aliasMap", "firmware"])?;
    let document = document(&text, &options)?;
    let found = findings(&text, &document, options.firmware()?);
    let mut json = Json::new();
    json.text("format", words::of_format(document.format));
    json.flag("corrupt", document.reading.corrupt);
    diagnostics(&mut json, "diagnostics", &found, &LineIndex::new(&text));
    json.finish()
}

/// A text with its mends applied, until none is left.
#[wasm_bindgen]
pub fn fix(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let mut text = bytes(source, "source")?;
    let options = Options::read(options, &["format", "aliasMap", "firmware", "codes"])?;
    let (firmware, codes) = (options.firmware()?, options.list("codes")?);
    let wanted = |one: &Diagnostic| {
        let id = one.code.id().as_bytes();
        codes.is_empty() || codes.iter().any(|code| code == id)
    };
    let mut left = findings(&text, &document(&text, &options)?, firmware);
    let mut rounds = 0;
    while rounds < ROUNDS {
        let mends: Vec<Diagnostic> = left.iter().filter(|one| wanted(one)).cloned().collect();
        let Some(mended) = apply_fixes(&text, &mends).ok().filter(|new| *new != text) else {
            break;
        };
        text = mended;
        left = findings(&text, &document(&text, &options)?, firmware);
        rounds += 1;
    }
    let mut json = Json::new();
    whole(&mut json, &text);
    json.number("rounds", rounds);
    diagnostics(&mut json, "diagnostics", &left, &LineIndex::new(&text));
    json.finish()
}

/// A text in the other format.
#[wasm_bindgen]
pub fn convert(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = bytes(source, "source")?;
    let document = document(&text, &Options::read(options, &READING)?)?;
    let conversion = convert_document(&text, &document, Catalog::builtin());
    let lines = LineIndex::new(&text);
    let mut json = Json::new();
    json.text("format", words::of_format(conversion.format));
    whole(&mut json, &conversion.text);
    json.begin_list("losses");
    for loss in &conversion.report {
        json.begin_item();
        of_loss(&mut json, loss, &lines);
        json.end();
    }
    json.end_list();
    json.finish()
}

/// The parameters in which two texts differ.
#[wasm_bindgen]
pub fn diff(left: &JsValue, right: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options, &["left", "right"])?;
    let profile = |value: &JsValue, name: &str| -> Result<Profile, Misuse> {
        let text = bytes(value, name)?;
        let document = document(&text, &options.inner(name, &READING)?)?;
        Ok(document.reading.profile())
    };
    let right = profile(right, "right")?;
    let left = if left.is_null() {
        None
    } else {
        Some(profile(left, "left")?)
    };
    let mut json = Json::new();
    json.begin_list("differences");
    for one in differences(&right, left.as_ref(), Catalog::builtin()) {
        json.begin_item();
        difference(&mut json, &one);
        json.end();
    }
    json.end_list();
    json.finish()
}

/// A text with numbered holes in the place of its secrets.
#[wasm_bindgen]
pub fn redact(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = bytes(source, "source")?;
    let first = Options::read(options, &["first"])?.count("first", 1)?;
    let redacted = redact_text(&text, Catalog::builtin(), first);
    let mut json = Json::new();
    whole(&mut json, &redacted.text);
    json.number("next", redacted.next as usize);
    json.finish()
}

/// A text with the files that it imports.
#[wasm_bindgen(js_name = resolveImports)]
pub fn resolve_imports(
    name: &JsValue,
    source: &JsValue,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let name = text_argument(name, "name")?;
    let source = bytes(source, "source")?;
    let mut files = BTreeMap::new();
    for (file, content) in Options::read(options, &["files"])?.fields("files")? {
        files.insert(file, bytes(&content, "files")?);
    }
    let spliced = splice(&name, &source, &files);
    // Faults of one file mostly stand together.
    let mut last: Option<(&str, LineIndex<'_>)> = None;
    let mut json = Json::new();
    whole(&mut json, &spliced.text);
    json.text_items("files", &mut spliced.files());
    json.begin_list("faults");
    for fault in &spliced.faults {
        let own = fault.file == name;
        let text = files.get(&fault.file).filter(|_| !own).unwrap_or(&source);
        let known = last.take().filter(|(file, _)| *file == fault.file);
        let (_, lines) = last.insert(known.unwrap_or_else(|| (&fault.file, LineIndex::new(text))));
        json.begin_item();
        json.text("file", &fault.file);
        diagnostic(&mut json, &fault.diagnostic, lines);
        json.end();
    }
    json.end_list();
    json.finish()
}

fn findings(text: &[u8], document: &Document, firmware: FirmwareLevel) -> Vec<Diagnostic> {
    let options = CheckOptions {
        firmware,
        ..CheckOptions::default()
    };
    check_document(text, document, &options)
}

/// The fields `text` and `bytes`.
fn whole(json: &mut Json, text: &[u8]) {
    json.text("text", &String::from_utf8_lossy(text));
    json.bytes("bytes", text.to_vec());
}

/// The settings of a text with their places.
pub(crate) fn occurrences(json: &mut Json, occurrences: &[Occurrence], lines: &LineIndex<'_>) {
    json.begin_list("settings");
    for one in occurrences {
        json.begin_item();
        setting(json, &one.setting);
        json.text("form", words::of_form(one.form));
        span(json, "span", one.whole, lines);
        span(json, "nameSpan", one.name, lines);
        if let Some(value) = one.value {
            span(json, "valueSpan", value, lines);
        }
        json.end();
    }
    json.end_list();
}

/// The fields of a setting.
pub(crate) fn setting(json: &mut Json, setting: &Setting) {
    json.text("name", setting.name.open_format());
    match &setting.value {
        Value::Unchanged => json.null("value"),
        Value::Set(value) => json.shown("value", "valueBytes", value),
    }
    json.text("access", words::of_access(setting.access));
}

fn side(json: &mut Json, name: &'static str, one: Option<&Setting>) {
    if let Some(one) = one {
        json.begin(name);
        setting(json, one);
        json.end();
    }
}

fn of_loss(json: &mut Json, loss: &Loss, lines: &LineIndex<'_>) {
    let name = loss.parameter.as_ref().map(ParameterName::open_format);
    json.text_if("parameter", name);
    side(json, "before", loss.before.as_ref());
    side(json, "after", loss.after.as_ref());
    diagnostic(json, &loss.diagnostic, lines);
}

fn difference(json: &mut Json, one: &Difference) {
    json.text("name", one.name.open_format());
    json.text("plainText", &one.plain_text);
    json.text("section", &one.section);
    json.flag("secret", one.secret);
    json.text("kind", words::of_difference(one.kind));
    side(json, "left", one.left.as_ref());
    side(json, "right", one.right.as_ref());
}
