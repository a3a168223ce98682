//! The macro variables: which names there are, what they hold, and from which firmware on (DEV-01 … DEV-36).

use super::{Device, one_capital, position};
use crate::firmware::FirmwareLevel;
use std::borrow::Cow;

/// What a variable holds. It decides whether a condition quotes it (COND-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// Text, which a condition quotes.
    Text,
    /// A whole number.
    Number,
    /// A version.
    Version,
    /// The word `true`.
    True,
    /// Whatever a parameter holds.
    Any,
    /// A secret.
    Secret,
}

/// Whether a level of firmware knows a name (GEN-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// It does.
    Known,
    /// A newer level does.
    Later(FirmwareLevel),
    /// None does.
    Unknown,
}

/// Names that came with later devices; `n` is the number of a line or extension.
pub const LATER: [&str; 7] = [
    "UIDn",
    "DISPLAYNAMEn",
    "AUTHIDn",
    "PROXYn",
    "SERIAL_NUMBER",
    "ORIGTYPE",
    "AUTHSTATUS",
];

/// What the variable `name` holds; `None` for a name that no firmware knows. Capitals count.
pub fn content(name: &str) -> Option<Content> {
    Some(match name {
        "MA" | "MAU" | "MAC" | "PN" | "SN" | "CCERT" | "IP" | "EXTIP" | "UPGERR" | "SCHEME"
        | "METH" | "SERV" | "SERVIP" | "PATH" | "ERR" => Content::Text,
        "PRVST" | "UPGST" | "PRVTMR" | "UPGTMR" | "REGTMR1" | "REGTMR2" | "PORT" | "ISCUST" => {
            Content::Number
        }
        "SWVER" | "HWVER" => Content::Version,
        "UPGCOND" => Content::True,
        "PSN" | "UID1" | "UID2" => Content::Any,
        _ if secret_index(name).is_some() => Content::Secret,
        _ if one_capital(name).and_then(position).is_some() => Content::Any,
        _ if is_later(name) => Content::Any,
        _ => return None,
    })
}

/// Whether firmware of `level` knows the variable `name`.
pub fn stage(name: &str, level: FirmwareLevel) -> Stage {
    let since = match name {
        "UID1" | "UID2" => FirmwareLevel::V2_0_11,
        _ if is_later(name) => FirmwareLevel::V5,
        _ => FirmwareLevel::V2_0_5,
    };
    match content(name) {
        None => Stage::Unknown,
        Some(_) if level < since => Stage::Later(since),
        Some(_) => Stage::Known,
    }
}

/// Whether `name` is one of `SA` to `SD`, which only a key may use (MAC-09).
pub fn is_secret(name: &str) -> bool {
    secret_index(name).is_some()
}

/// Whether `name` describes a request (MAC-16).
pub fn is_request(name: &str) -> bool {
    matches!(
        name,
        "SCHEME" | "METH" | "SERV" | "SERVIP" | "PORT" | "PATH" | "ERR"
    )
}

pub(super) fn secret_index(name: &str) -> Option<usize> {
    ["SA", "SB", "SC", "SD"].iter().position(|one| *one == name)
}

fn is_later(name: &str) -> bool {
    if matches!(name, "UID1" | "UID2") {
        return false;
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = stem.len() < name.len();
    match stem {
        "UID" | "DISPLAYNAME" | "AUTHID" | "PROXY" => numbered,
        "SERIAL_NUMBER" | "ORIGTYPE" | "AUTHSTATUS" => !numbered,
        _ => false,
    }
}

impl Device {
    /// The value of the variable `name`, spelled without its dollar sign; `None` for names that firmware of `level`
    /// does not know, and for `SA` to `SD`, which [`Device::secret`] gives to keys only.
    ///
    /// ```
    /// use profile_core::{device::Device, firmware::FirmwareLevel};
    /// let device = Device::default();
    /// let value = |name| device.variable(name, FirmwareLevel::V3);
    /// assert_eq!(value("MAU").as_deref(), Some("000E08012345"));
    /// assert_eq!(value("VERSION"), None);
    /// assert_eq!(value("SA"), None);
    /// ```
    pub fn variable(&self, name: &str, level: FirmwareLevel) -> Option<Cow<'_, str>> {
        if stage(name, level) != Stage::Known {
            return None;
        }
        let [first, second] = &self.registration_timers;
        let [uid1, uid2] = &self.user_ids;
        Some(match name {
            "MA" => self.mac.small().into(),
            "MAU" => self.mac.capital().into(),
            "MAC" => self.mac.with_colons().into(),
            "PN" => self.product.as_str().into(),
            "PSN" => self.series.as_str().into(),
            "SN" | "SERIAL_NUMBER" => self.serial.as_str().into(),
            "CCERT" if self.certificate => "Installed".into(),
            "CCERT" => "Not Installed".into(),
            "IP" => self.address.as_str().into(),
            "EXTIP" => self.external_address.as_str().into(),
            "SWVER" => self.firmware.as_str().into(),
            "HWVER" => self.hardware.as_str().into(),
            "PRVST" => self.resync_state.to_string().into(),
            "UPGST" => self.upgrade_state.to_string().into(),
            "UPGERR" => self.upgrade_error.as_str().into(),
            "PRVTMR" => self.resync_timer.to_string().into(),
            "UPGTMR" => self.upgrade_timer.to_string().into(),
            "REGTMR1" => first.to_string().into(),
            "REGTMR2" => second.to_string().into(),
            "UPGCOND" => "true".into(),
            "SCHEME" | "METH" => self.request.scheme.as_str().into(),
            "SERV" => self.request.server.as_str().into(),
            "SERVIP" => self.request.server_address.as_str().into(),
            "PORT" => self.request.port.as_str().into(),
            "PATH" => self.request.path.as_str().into(),
            "ERR" => self.request.error.as_str().into(),
            "UID1" => uid1.as_str().into(),
            "UID2" => uid2.as_str().into(),
            "ISCUST" => u8::from(self.customised).to_string().into(),
            _ => match one_capital(name) {
                Some(letter) => self.general(letter)?.into(),
                None if is_secret(name) => return None,
                None => self.later.get(name).map_or("", String::as_str).into(),
            },
        })
    }
}

impl Device {
    /// Sets what the variable `name` reads; says whether there is such a variable and `value` is one that it can have:
    /// `PRVST` is -1 to 2, `UPGST` 1 or 2, `ISCUST` 0 or 1, a timer whole seconds, `CCERT` one of its two texts, and
    /// `MA`, `MAU` and `MAC` a hardware address.
    pub fn set_variable(&mut self, name: &str, value: &str) -> bool {
        let text = || value.to_owned();
        match name {
            "MA" | "MAU" | "MAC" => return put(&mut self.mac, super::MacAddress::parse(value)),
            "PN" => self.product = text(),
            "PSN" => self.series = text(),
            "SN" | "SERIAL_NUMBER" => self.serial = text(),
            "CCERT" => {
                return put(
                    &mut self.certificate,
                    choice(value, ["Not Installed", "Installed"]),
                );
            }
            "IP" => self.address = text(),
            "EXTIP" => self.external_address = text(),
            "SWVER" => self.firmware = text(),
            "HWVER" => self.hardware = text(),
            "PRVST" => return put(&mut self.resync_state, number(value, -1, 2)),
            "UPGST" => return put(&mut self.upgrade_state, number(value, 1, 2)),
            "UPGERR" => self.upgrade_error = text(),
            "PRVTMR" => return put(&mut self.resync_timer, value.parse().ok()),
            "UPGTMR" => return put(&mut self.upgrade_timer, value.parse().ok()),
            "REGTMR1" | "REGTMR2" => {
                let [first, second] = &mut self.registration_timers;
                let timer = if name == "REGTMR1" { first } else { second };
                return put(timer, value.parse().ok());
            }
            "SCHEME" | "METH" => self.request.scheme = text(),
            "SERV" => self.request.server = text(),
            "SERVIP" => self.request.server_address = text(),
            "PORT" => self.request.port = text(),
            "PATH" => self.request.path = text(),
            "ERR" => self.request.error = text(),
            "UID1" => return self.set_parameter("User_ID_1_", value),
            "UID2" => return self.set_parameter("User_ID_2_", value),
            "ISCUST" => return put(&mut self.customised, choice(value, ["0", "1"])),
            "UPGCOND" => return value == "true",
            _ if is_later(name) => drop(self.later.insert(name.to_owned(), text())),
            _ => return self.set_parameter(&format!("GPP_{name}"), value),
        }
        true
    }
}

fn put<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

fn choice(value: &str, [no, yes]: [&str; 2]) -> Option<bool> {
    match value {
        _ if value == yes => Some(true),
        _ if value == no => Some(false),
        _ => None,
    }
}

fn number(value: &str, least: i64, most: i64) -> Option<i64> {
    let number = value.parse().ok()?;
    (least..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{Collection, macro_variable};

    #[test]
    fn dev_35_the_known_names_are_those_of_the_reference() {
        for entry in Collection::Macros.entries() {
            let names: Vec<String> = match entry.id {
                "$" => continue,
                "A-P" => ('A'..='P').map(String::from).collect(),
                "SA-SD" => ('A'..='D').map(|c| format!("S{c}")).collect(),
                name => vec![name.to_owned()],
            };
            for name in names {
                assert_eq!(stage(&name, FirmwareLevel::V3), Stage::Known, "{name}");
            }
        }
        for name in [
            "VERSION", "GPP_A", "Q", "SE", "ma", "A-P", "$", "", "PROXY1",
        ] {
            assert_eq!(macro_variable(name).filter(|e| e.id != "$"), None, "{name}");
            assert_ne!(stage(name, FirmwareLevel::V3), Stage::Known, "{name}");
        }
        assert_eq!(stage("K", FirmwareLevel::V3), Stage::Known);
    }

    #[test]
    fn dev_30_user_ids_are_known_from_2_0_11_on() {
        let later = Stage::Later(FirmwareLevel::V2_0_11);
        assert_eq!(stage("UID1", FirmwareLevel::V2_0_6), later);
        assert_eq!(stage("UID1", FirmwareLevel::V2_0_11), Stage::Known);
        assert_eq!(
            stage("UID3", FirmwareLevel::V3),
            Stage::Later(FirmwareLevel::V5)
        );
    }
}
