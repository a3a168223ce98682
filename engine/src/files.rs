//! Profiles as files: what bytes are, packed and opened.

use profile_core::layers::{
    Digest, Encryption, Keys, OpenedLayer, Phrase, Recipe, Salt, Verdict, hexadecimal, open_with,
    pack as pack_source, phrase_findings, salt_from_hexadecimal, sha256_hex, sniff as sniff_bytes,
    source_findings,
};
use profile_core::text::LineIndex;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::arguments::{Misuse, Options, bytes, unknown_value};
use crate::findings::diagnostics;
use crate::json::Json;
use crate::words;

/// What bytes are, by their content.
#[wasm_bindgen]
pub fn sniff(file: &JsValue) -> Result<JsValue, JsValue> {
    let kind = sniff_bytes(&bytes(file, "file")?);
    let mut json = Json::new();
    json.text("kind", words::of_kind(kind));
    json.text("description", kind.describe());
    json.flag("isText", kind.is_text());
    json.finish()
}

/// A text as a file for devices.
#[wasm_bindgen]
pub fn pack(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let source = bytes(source, "source")?;
    let options = Options::read(options, &["gzip", "phrase", "salt", "digest"])?;
    let phrase = Zeroizing::new(options.bytes("phrase")?.unwrap_or_default());
    let recipe = Recipe {
        gzip: options.flag("gzip", true)?,
        encryption: encryption(&phrase, &options)?,
    };
    let mut json = Json::new();
    let stages = pack_source(&source, &recipe);
    if let Some(last) = stages.last() {
        json.bytes("bytes", last.bytes.clone());
    }
    json.begin_list("stages");
    for stage in stages {
        json.begin_item();
        json.text("title", stage.title);
        json.text("sha256", &stage.sha256);
        json.bytes("bytes", stage.bytes);
        json.end();
    }
    json.end_list();
    let (own, of_phrase) = (source_findings(&source), phrase_findings(&phrase));
    diagnostics(&mut json, "diagnostics", &own, &LineIndex::new(&source));
    let lines = LineIndex::new(&phrase);
    diagnostics(&mut json, "phraseDiagnostics", &of_phrase, &lines);
    json.finish()
}

/// Whatever is inside a file.
#[wasm_bindgen]
pub fn unpack(file: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let file = bytes(file, "file")?;
    let options = Options::read(options, &["phrases", "salt"])?;
    let phrases: Vec<Phrase> = options
        .list("phrases")?
        .into_iter()
        .filter_map(Phrase::new)
        .collect();
    let keys = Keys {
        phrases: &phrases,
        salt: salt(&options)?,
    };
    let opened = open_with(&file, &keys);
    let mut json = Json::new();
    json.text("verdict", words::of_opening(&opened.verdict));
    if let Verdict::Readable(kind) | Verdict::Unreadable(kind) = &opened.verdict {
        json.text("kind", words::of_kind(*kind));
    }
    json.text("message", &opened.verdict.describe());
    json.text("sha256", &sha256_hex(&opened.content));
    json.text("text", &String::from_utf8_lossy(&opened.content));
    json.bytes("bytes", opened.content);
    json.begin_list("layers");
    for one in opened.layers {
        json.begin_item();
        layer(&mut json, one);
        json.end();
    }
    json.end_list();
    json.finish()
}

fn layer(json: &mut Json, layer: OpenedLayer) {
    json.text("kind", words::of_kind(layer.kind));
    json.text("sha256", &layer.sha256);
    json.text_if("digest", layer.digest.map(Digest::option));
    let salt = layer.salt.map(|salt| hexadecimal(&salt));
    json.text_if("salt", salt.as_deref());
    json.text_if("fileName", layer.name.as_deref());
    let lines = LineIndex::new(&layer.bytes);
    diagnostics(json, "diagnostics", &layer.findings, &lines);
    json.bytes("bytes", layer.bytes);
}

/// How to encrypt, where a phrase is given.
fn encryption(phrase: &[u8], options: &Options) -> Result<Option<Encryption>, Misuse> {
    let digest = options.word("digest", digest, "`md5` or `sha256`")?;
    let salt = salt(options)?;
    let Some(phrase) = Phrase::new(phrase) else {
        return Ok(None);
    };
    Ok(Some(Encryption {
        phrase,
        salt: salt.ok_or_else(|| unknown_value("salt", "eight bytes of chance"))?,
        digest: digest.unwrap_or(Digest::Md5),
    }))
}

fn digest(word: &str) -> Option<Digest> {
    [Digest::Md5, Digest::Sha256]
        .into_iter()
        .find(|digest| digest.option() == word)
}

/// Eight bytes, or hexadecimal digits as openssl takes them.
fn salt(options: &Options) -> Result<Option<Salt>, Misuse> {
    let Some(given) = options.bytes("salt")? else {
        return Ok(None);
    };
    let digits = options.text("salt").ok().flatten();
    let salt = match digits {
        Some(digits) => salt_from_hexadecimal(&digits).ok(),
        None => Salt::try_from(given.as_slice()).ok(),
    };
    match salt {
        Some(salt) => Ok(Some(salt)),
        None => Err(unknown_value("salt", "eight bytes or hexadecimal digits")),
    }
}
