//! The project as one versioned JSON value: what is exported, opened again and stored in the browser.
//!
//! Secrets never get into it: every text passes the redaction function on its way in, and a document that
//! is no text is left out. Fields that this version does not know are kept at every level.

use super::document::{Container, Content, Document, DocumentId};
use super::lab_file::LabFile;
use super::names;
use super::vault::Vault;
use super::work::{Ask, BIG, LongJob, size_words};
use super::workspace::Workspace;
use crate::texts::{keeping, opening as texts};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use profile_core::catalog::Catalog;
use profile_core::checks::FirmwareLevel;
use profile_core::profile::ParameterName;
use profile_core::redaction;
use profile_core::work::{Answer, ByteBuf, Bytes, Job};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// What a project file calls itself.
const FORMAT: &str = "spa-profile-studio";
/// The version that is written, and the newest that is read.
const VERSION: u64 = 1;
/// The field of the firmware level.
const FIRMWARE: &str = "firmware";

#[derive(Serialize, Deserialize)]
struct ProjectFile {
    format: String,
    version: u64,
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    firmware: Option<Value>,
    #[serde(default)]
    documents: Vec<StoredDocument>,
    #[serde(default)]
    devices: Vec<Value>,
    #[serde(default)]
    rules: Vec<Value>,
    #[serde(default)]
    tests: Vec<Value>,
    #[serde(default)]
    scenarios: Vec<Value>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct StoredDocument {
    #[serde(default)]
    id: u32,
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
    #[serde(default)]
    unsaved: bool,
    #[serde(default)]
    container: Container,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// Why a file cannot be opened as a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectFault {
    /// It is not JSON; line and column of the fault.
    NotJson(usize, usize),
    /// It is JSON, but not a project of the studio.
    OtherFormat,
    /// A newer studio wrote it; its version.
    Newer(String),
    /// A field does not hold what belongs there; what the reader says.
    Field(String),
    /// The bytes of a document cannot be decoded; its name.
    Bytes(String),
}

impl fmt::Display for ProjectFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NotJson(line, column) => texts::not_json(*line, *column),
            Self::OtherFormat => texts::other_format(FORMAT),
            Self::Newer(version) => texts::newer_project(VERSION, version),
            Self::Field(what) => texts::wrong_field(what),
            Self::Bytes(name) => texts::wrong_base64(name),
        })
    }
}

/// Reads a project.
pub fn read(json: &str) -> Result<Workspace, ProjectFault> {
    let value: Value = serde_json::from_str(json)
        .map_err(|fault| ProjectFault::NotJson(fault.line(), fault.column()))?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ProjectFault::OtherFormat);
    }
    match value.get("version") {
        Some(version) if version.as_u64() == Some(VERSION) => {}
        Some(version) => return Err(ProjectFault::Newer(version.to_string())),
        None => return Err(ProjectFault::Field(texts::version_is_missing().to_owned())),
    }
    let file: ProjectFile =
        serde_json::from_value(value).map_err(|fault| ProjectFault::Field(fault.to_string()))?;
    workspace(file)
}

fn workspace(file: ProjectFile) -> Result<Workspace, ProjectFault> {
    let mut workspace = Workspace::default();
    workspace.name = file.name;
    workspace.devices = file.devices;
    workspace.rules = file.rules;
    workspace.tests = file.tests;
    workspace.scenarios = file.scenarios;
    workspace.rest = file.rest;
    read_firmware(&mut workspace, file.firmware);
    let highest = file.documents.iter().map(|stored| stored.id).max();
    workspace.begin_ids_after(highest.unwrap_or_default());
    for stored in file.documents {
        let text = bytes(&stored)?;
        let id = match DocumentId(stored.id) {
            id if stored.id > 0 && workspace.document(id).is_none() => id,
            _ => workspace.fresh_id(),
        };
        let name = workspace.free_name(&names::clean(&stored.name));
        workspace.documents.push(Document {
            id,
            name,
            content: Content::Text(text.clone()),
            container: stored.container,
            saved: (!stored.unsaved).then_some(text),
            rest: stored.rest,
        });
    }
    Ok(workspace)
}

/// A level that this version does not know counts as the default, and stays in the file until another one is chosen.
fn read_firmware(workspace: &mut Workspace, stored: Option<Value>) {
    let known = stored.as_ref().and_then(Value::as_str);
    match (known.and_then(FirmwareLevel::from_id), stored) {
        (Some(level), _) => workspace.firmware = level,
        (None, Some(unknown)) => {
            workspace.rest.insert(FIRMWARE.to_owned(), unknown);
        }
        (None, None) => {}
    }
}

/// The field of the firmware level: nothing for the default.
fn written_firmware(workspace: &Workspace) -> Option<Value> {
    match workspace.firmware {
        level if level == FirmwareLevel::default() => workspace.rest.get(FIRMWARE).cloned(),
        level => Some(Value::from(level.id())),
    }
}

fn bytes(stored: &StoredDocument) -> Result<Arc<[u8]>, ProjectFault> {
    match (&stored.text, &stored.base64) {
        (Some(text), _) => Ok(text.as_bytes().into()),
        (None, Some(encoded)) => STANDARD
            .decode(encoded)
            .map(Into::into)
            .map_err(|_| ProjectFault::Bytes(stored.name.clone())),
        (None, None) => Ok(Arc::default()),
    }
}

/// What a project keeps of the lab.
pub fn lab(workspace: &Workspace) -> LabFile {
    LabFile::read(&workspace.devices, &workspace.rules, &workspace.tests)
}

/// The parameters that rules of the documents use as keys: a rule in one text makes a parameter in another one a secret.
pub fn key_parameters(workspace: &Workspace) -> BTreeSet<ParameterName> {
    let texts = workspace.documents.iter().filter_map(Document::text);
    texts
        .flat_map(|text| redaction::key_parameters(text))
        .collect()
}

/// Asks for the project file with the lab as it is now: secrets are numbered holes, and the numbers are unique in the
/// project.
pub fn ask_write(workspace: &Workspace, lab: LabFile) -> Ask<String> {
    let texts = workspace.documents.iter().filter_map(Document::text);
    let (keys, first) = (lab.key_parameters(), first_hole(workspace, &lab));
    if workspace.size() < BIG {
        let texts: Vec<&[u8]> = texts.map(AsRef::as_ref).collect();
        let redacted = redaction::redact_together(&texts, keys, first, Catalog::builtin());
        return Ask::Done(written(workspace, &lab, redacted));
    }
    let texts = texts.map(|text| Bytes::new(text)).collect();
    let job = Job::Redact { texts, keys, first };
    let words = keeping::storing_the_project(&size_words(workspace.size()));
    let workspace = workspace.clone();
    let finish = move |answer| match answer {
        Answer::Redacted { texts, keys, next } => {
            let texts = texts.into_iter().map(ByteBuf::into_vec).collect();
            let redacted = redaction::RedactedTogether { texts, keys, next };
            Some(written(&workspace, &lab, redacted))
        }
        _ => None,
    };
    Ask::Long(LongJob::new(&job, words, finish))
}

/// The number that no hole of the lab has, nor of what is kept as it was read.
fn first_hole(workspace: &Workspace, lab: &LabFile) -> u32 {
    let entries = [&workspace.devices, &workspace.rules, &workspace.tests];
    let entries = entries.into_iter().flatten();
    let kept = entries.map(|value| redaction::highest_hole(value.to_string().as_bytes()));
    let highest = kept.max().unwrap_or_default().max(lab.highest_hole());
    highest.saturating_add(1)
}

/// The file of a project whose texts are these, their secrets taken out.
fn written(workspace: &Workspace, lab: &LabFile, redacted: redaction::RedactedTogether) -> String {
    let documents = workspace.documents.iter().filter(|d| d.text().is_some());
    let documents = documents.zip(redacted.texts);
    let documents = documents.map(|(one, text)| stored(one, text)).collect();
    let mut vault = Vault::new(Catalog::builtin(), redacted.keys, redacted.next);
    let [devices, rules, tests] = lab.written(&mut vault);
    let file = ProjectFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        name: workspace.name.clone(),
        firmware: written_firmware(workspace),
        documents,
        devices,
        rules,
        tests,
        scenarios: workspace.scenarios.clone(),
        rest: without_firmware(&workspace.rest),
    };
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn without_firmware(rest: &Map<String, Value>) -> Map<String, Value> {
    let mut rest = rest.clone();
    rest.remove(FIRMWARE);
    rest
}

fn stored(document: &Document, redacted: Vec<u8>) -> StoredDocument {
    let (text, base64) = match String::from_utf8(redacted) {
        Ok(text) => (Some(text), None),
        Err(fault) => (None, Some(STANDARD.encode(fault.as_bytes()))),
    };
    StoredDocument {
        id: document.id.0,
        name: document.name.clone(),
        text,
        base64,
        unsaved: document.is_unsaved(),
        container: document.container.clone(),
        rest: document.rest.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::DigestName;

    /// The project file, in whichever of its two ways it is made.
    fn write(workspace: &Workspace) -> String {
        match ask_write(workspace, lab(workspace)) {
            Ask::Done(json) => json,
            Ask::Long(job) => job.finish(&profile_core::work::answer(&job.job)).unwrap(),
        }
    }

    fn sample() -> Workspace {
        let mut workspace = Workspace::default();
        let text = b"<flat-profile><Admin_Passwd>hunter2</Admin_Passwd></flat-profile>";
        let content = Content::Text(text.as_slice().into());
        workspace.add("a.xml", content, Container::default());
        workspace
    }

    fn text(workspace: &Workspace, index: usize) -> String {
        String::from_utf8_lossy(workspace.documents[index].text().unwrap()).into_owned()
    }

    #[test]
    fn secrets_stay_out_and_holes_have_numbers_of_their_own() {
        let mut workspace = sample();
        let second = b"User_Password ! \"[[secret:7]]\" ;\nGPP_Secret \"x9y8\" ;\n";
        let content = Content::Text(second.as_slice().into());
        workspace.add("b.txt", content, Container::default());
        let json = write(&workspace);
        assert!(
            !json.contains("hunter2") && !json.contains("x9y8"),
            "{json}"
        );
        let back = read(&json).unwrap();
        assert!(text(&back, 0).contains("[[secret:8]]"), "{json}");
        assert!(text(&back, 1).contains("[[secret:7]]"), "{json}");
        assert!(text(&back, 1).contains("[[secret:9]]"), "{json}");
    }

    #[test]
    fn a_key_that_a_rule_of_another_document_names_stays_out() {
        let mut workspace = Workspace::default();
        for text in ["Profile_Rule \"[--key $B] /x\" ;", "GPP_B \"hunter2\" ;"] {
            let content = Content::Text(text.as_bytes().into());
            workspace.add("a.txt", content, Container::default());
        }
        assert!(!write(&workspace).contains("hunter2"));
    }

    #[test]
    fn a_big_project_is_written_beside_the_page_and_says_the_same() {
        let mut workspace = sample();
        let big = "# a remark\n".repeat(BIG / 10) + "Admin_Passwd \"hunter2\" ;\n";
        let content = Content::Text(big.as_bytes().into());
        workspace.add("big.txt", content, Container::default());
        assert!(matches!(
            ask_write(&workspace, lab(&workspace)),
            Ask::Long(_)
        ));
        let json = write(&workspace);
        assert!(!json.contains("hunter2"));
        assert!(text(&read(&json).unwrap(), 1).contains("[[secret:2]]"));
    }

    #[test]
    fn a_file_that_is_no_text_is_left_out() {
        let mut workspace = sample();
        let content = Content::Closed(b"Salted__12345678".as_slice().into());
        workspace.add("c.cfg", content, Container::default());
        let back = read(&write(&workspace)).unwrap();
        assert_eq!(back.documents.len(), 1);
    }

    #[test]
    fn unknown_fields_are_kept_at_every_level() {
        let json = r#"{"format":"spa-profile-studio","version":1,"name":"n","colour":"blue",
            "documents":[{"id":4,"name":"a.txt","text":"GPP_A \"1\" ;","pinned":true,
              "container":{"gzip":true,"encryption":"sha256","level":9,
                "layers":[{"title":"gzip","size":3,"sha256":"00","mtime":1}]}}],
            "devices":[{"mac":"000e08000001"}],"rules":[1],"tests":[2],"scenarios":[{"seed":3}]}"#;
        let workspace = read(json).unwrap();
        let container = &workspace.documents[0].container;
        assert!(container.gzip);
        assert_eq!(container.encryption, Some(DigestName::Sha256));
        let again: Value = serde_json::from_str(&write(&workspace)).unwrap();
        let mut expected: Value = serde_json::from_str(json).unwrap();
        expected["documents"][0]["unsaved"] = Value::Bool(false);
        assert_eq!(again, expected);
    }

    #[test]
    fn gen_05_the_firmware_level_is_part_of_the_project() {
        let mut workspace = sample();
        assert!(!write(&workspace).contains(FIRMWARE));
        workspace.firmware = FirmwareLevel::V2_0_11;
        let json = write(&workspace);
        assert!(json.contains(r#""firmware": "2.0.11""#), "{json}");
        assert_eq!(read(&json).unwrap().firmware, FirmwareLevel::V2_0_11);
    }

    #[test]
    fn a_firmware_level_of_a_newer_studio_is_kept_until_another_one_is_chosen() {
        let json = r#"{"format":"spa-profile-studio","version":1,"firmware":"4.x"}"#;
        let mut workspace = read(json).unwrap();
        assert_eq!(workspace.firmware, FirmwareLevel::default());
        assert!(write(&workspace).contains(r#""firmware": "4.x""#));
        workspace.firmware = FirmwareLevel::V2_0_5;
        let json = write(&workspace);
        assert_eq!(json.matches(FIRMWARE).count(), 1, "{json}");
        assert_eq!(read(&json).unwrap().firmware, FirmwareLevel::V2_0_5);
    }

    #[test]
    fn bytes_that_are_not_utf8_survive() {
        let mut workspace = Workspace::default();
        let latin = b"GPP_A \"caf\xe9\" ;\r\n";
        let content = Content::Text(latin.as_slice().into());
        workspace.add("l.txt", content, Container::default());
        let back = read(&write(&workspace)).unwrap();
        assert_eq!(back.documents[0].text().unwrap().as_ref(), latin);
    }

    #[test]
    fn unsaved_marks_survive() {
        let mut workspace = sample();
        assert!(workspace.documents[0].is_unsaved());
        let back = read(&write(&workspace)).unwrap();
        assert!(back.documents[0].is_unsaved());
        let id = workspace.documents[0].id;
        let present = workspace.documents[0].text().unwrap().clone();
        workspace.mark_saved(id, present);
        assert!(!workspace.is_unsaved());
        let back = read(&write(&workspace)).unwrap();
        assert!(!back.is_unsaved());
    }

    #[test]
    fn a_newer_project_is_refused() {
        let json = r#"{"format":"spa-profile-studio","version":2,"documents":"?"}"#;
        assert_eq!(read(json).err(), Some(ProjectFault::Newer("2".to_owned())));
    }

    #[test]
    fn other_files_are_named() {
        assert_eq!(read("{}").err(), Some(ProjectFault::OtherFormat));
        assert_eq!(read("<x/>").err(), Some(ProjectFault::NotJson(1, 1)));
        let json = r#"{"format":"spa-profile-studio","version":1,"documents":[{"name":"q","base64":"?"}]}"#;
        assert_eq!(read(json).err(), Some(ProjectFault::Bytes("q".to_owned())));
    }

    #[test]
    fn ids_stay_and_new_ones_are_fresh() {
        let json = r#"{"format":"spa-profile-studio","version":1,
            "documents":[{"id":4,"name":"a"},{"id":4,"name":"a"}]}"#;
        let mut workspace = read(json).unwrap();
        let ids: Vec<u32> = workspace.documents.iter().map(|d| d.id.0).collect();
        assert_eq!(ids, [4, 5]);
        assert_eq!(workspace.documents[1].name, "a-2");
        assert_eq!(workspace.fresh_id().0, 6);
    }
}
