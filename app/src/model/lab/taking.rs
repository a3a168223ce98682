//! Rules of the documents that are open.

use super::{PARAMETERS, RuleOrigin, StudiedRule};
use crate::model::catalogue::catalogue;
use crate::model::document::DocumentId;
use profile_core::device::{Device, LETTERS};
use profile_core::document::Document;
use profile_core::profile::{ParameterName, Setting, Value};

/// A rule that a document sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRule {
    /// Where.
    pub origin: RuleOrigin,
    /// The rule.
    pub text: String,
}

fn settings(text: &[u8]) -> Vec<Setting> {
    let reading = Document::read(text, &catalogue()).reading;
    reading.profile().effective()
}

fn value(setting: &Setting) -> Option<String> {
    match &setting.value {
        Value::Set(value) => Some(String::from_utf8_lossy(value).into_owned()),
        Value::Unchanged => None,
    }
}

/// The rules that the text of a document sets, in the order of [`PARAMETERS`]; empty ones are left out.
pub fn rules_of(document: DocumentId, text: &[u8]) -> Vec<FoundRule> {
    let settings = settings(text);
    let rule = |parameter: &&str| {
        let name = ParameterName::from_open_format(*parameter);
        let setting = settings.iter().find(|one| one.name == name)?;
        let text = value(setting).filter(|text| !text.trim_ascii().is_empty())?;
        Some(FoundRule {
            origin: RuleOrigin {
                document,
                parameter: (*parameter).to_owned(),
            },
            text,
        })
    };
    PARAMETERS.iter().filter_map(rule).collect()
}

/// The rule that the text of a document sets as `name`, if that is a parameter whose value is a rule.
pub fn rule_of(document: DocumentId, text: &[u8], name: &ParameterName) -> Option<FoundRule> {
    let is_it = |one: &FoundRule| ParameterName::from_open_format(&*one.origin.parameter) == *name;
    rules_of(document, text).into_iter().find(is_it)
}

/// Whether the value of a parameter is a rule.
pub fn is_rule(name: &ParameterName) -> bool {
    PARAMETERS.contains(&name.open_format())
}

impl FoundRule {
    /// The rule, to be studied.
    pub fn studied(self) -> StudiedRule {
        StudiedRule {
            parameter: self.origin.parameter.clone(),
            text: self.text.replace("\r\n", "\n"),
            origin: Some(self.origin),
        }
    }
}

/// `device` with the values that the text of a document gives its variables.
pub fn with_values_of(mut device: Device, text: &[u8]) -> Device {
    let letters = LETTERS.map(|letter| format!("GPP_{letter}"));
    let others = [
        "GPP_SA",
        "GPP_SB",
        "GPP_SC",
        "GPP_SD",
        "User_ID_1_",
        "User_ID_2_",
    ];
    for setting in settings(text) {
        let name = setting.name.open_format();
        let known = others.contains(&name) || letters.iter().any(|one| one == name);
        if let Some(value) = value(&setting).filter(|_| known) {
            device.set_parameter(name, &value);
        }
    }
    device
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_values_are_taken_from_a_document() {
        let text = b"<flat-profile><Upgrade_Rule>/f</Upgrade_Rule><GPP_B>x1</GPP_B>\
            <Profile_Rule>http://h/$B</Profile_Rule><Report_Rule></Report_Rule></flat-profile>";
        let found = rules_of(DocumentId(1), text);
        let names: Vec<&str> = found
            .iter()
            .map(|one| one.origin.parameter.as_str())
            .collect();
        assert_eq!(names, ["Profile_Rule", "Upgrade_Rule"]);
        assert_eq!(
            found.first().map(|one| one.text.as_str()),
            Some("http://h/$B")
        );
        let device = with_values_of(Device::default(), text);
        assert_eq!(device.general('B'), Some("x1"));
    }

    #[test]
    fn a_rule_of_a_document_is_studied_with_its_origin() {
        let name = ParameterName::from_open_format("Upgrade_Rule");
        let text = b"Upgrade_Rule \"/f.bin\" ;\nProfile_Rule \"\" ;\nGPP_A \"/g\" ;\n";
        let studied = rule_of(DocumentId(3), text, &name).unwrap().studied();
        assert_eq!(studied.text, "/f.bin");
        assert_eq!(studied.origin.unwrap().document, DocumentId(3));
        for other in ["Profile_Rule", "GPP_A", "Report_Rule"] {
            let name = ParameterName::from_open_format(other);
            assert_eq!(rule_of(DocumentId(3), text, &name), None, "{other}");
        }
        assert!(is_rule(&name) && !is_rule(&ParameterName::from_open_format("GPP_A")));
    }
}
