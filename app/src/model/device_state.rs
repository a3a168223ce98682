//! States of devices: presets, and states that are kept, as JSON.
//!
//! A kept state is `{"name": "…", "variables": {"SWVER": "2.0.5", …}, "option66": "…"}`; the studied device has
//! `"draft": true`. Values that a variable cannot have, and fields that are not known, are kept as they were read.

use super::vault::Vault;
use crate::texts::device_state as texts;
use profile_core::device::{Device, LETTERS, MacAddress};
use profile_core::firmware::FirmwareLevel;
use serde_json::{Map, Value};

/// The variables of one value each, in the order of their fields; letters and secrets apart.
pub const VARIABLES: [&str; 24] = [
    "MA", "PN", "PSN", "SN", "HWVER", "SWVER", "CCERT", "ISCUST", "IP", "EXTIP", "PRVST", "PRVTMR",
    "UPGST", "UPGERR", "UPGTMR", "REGTMR1", "REGTMR2", "UID1", "UID2", "SCHEME", "SERV", "SERVIP",
    "PORT", "PATH",
];

/// The secret parameters.
pub const SECRETS: [&str; 4] = ["SA", "SB", "SC", "SD"];

/// A state that is kept under a name.
#[derive(Clone, PartialEq, Eq)]
pub struct SavedState {
    /// Its name.
    pub name: String,
    /// The device.
    pub device: Device,
    /// Values that no variable can have, as they were read.
    pub unread: Map<String, Value>,
    /// Other fields.
    pub rest: Map<String, Value>,
}

impl SavedState {
    /// A state of this session.
    pub fn new(name: impl Into<String>, device: Device) -> Self {
        Self {
            name: name.into(),
            device,
            unread: Map::new(),
            rest: Map::new(),
        }
    }
}

/// What the variable `name` holds, secrets included.
pub fn value(device: &Device, name: &str) -> String {
    match device.secret(name) {
        Some(secret) => secret.reveal().to_owned(),
        None => device
            .variable(name, FirmwareLevel::V5)
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default(),
    }
}

/// Every variable that a state keeps.
pub fn names() -> impl Iterator<Item = String> {
    let letters = LETTERS.into_iter().map(String::from);
    let plain = VARIABLES.into_iter().chain(["ERR"]).map(str::to_owned);
    plain.chain(letters).chain(SECRETS.map(str::to_owned))
}

/// The variables of a device without secrets: those of `wanted`, or all.
pub fn variables(
    device: &Device,
    wanted: &dyn Fn(&str) -> bool,
    vault: &mut Vault<'_>,
) -> Map<String, Value> {
    let mut out = Map::new();
    for name in names().filter(|name| wanted(name)) {
        let kept = vault.variable(&name, &value(device, &name));
        out.insert(name, Value::from(kept));
    }
    for (name, value) in device.later.iter().filter(|(name, _)| wanted(name)) {
        out.insert(name.clone(), Value::from(vault.variable(name, value)));
    }
    out
}

/// Puts variables into a device; gives those that cannot be put there.
pub fn set_variables(device: &mut Device, variables: Map<String, Value>) -> Map<String, Value> {
    let mut unread = Map::new();
    for (name, value) in variables {
        let text = match &value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let known = profile_core::device::content(&name).is_some();
        if !(known && text.is_some_and(|text| device.set_variable(&name, &text))) {
            unread.insert(name, value);
        }
    }
    unread
}

/// Reads a kept state; `None` for a value that is none.
pub fn read(value: &Value) -> Option<SavedState> {
    let mut rest = value.as_object()?.clone();
    let Some(Value::Object(variables)) = rest.remove("variables") else {
        return None;
    };
    let mut state = SavedState::new("", Device::default());
    if let Some(name) = rest.get("name").and_then(Value::as_str).map(str::to_owned) {
        rest.remove("name");
        state.name = name;
    }
    match rest.get("option66") {
        Some(Value::String(server)) => {
            state.device.option_66 = Some(server.clone());
            rest.remove("option66");
        }
        Some(Value::Null) => {
            state.device.option_66 = None;
            rest.remove("option66");
        }
        _ => {}
    }
    state.unread = set_variables(&mut state.device, variables);
    state.rest = rest;
    Some(state)
}

/// The state as JSON, without secrets.
pub fn written(state: &SavedState, vault: &mut Vault<'_>) -> Value {
    let mut fields = state.rest.clone();
    if !state.name.is_empty() {
        fields.insert("name".to_owned(), Value::from(state.name.as_str()));
    }
    let mut all = variables(&state.device, &|_| true, vault);
    all.extend(state.unread.clone());
    fields.insert("variables".to_owned(), Value::Object(all));
    let option = state.device.option_66.as_deref();
    fields
        .entry("option66")
        .or_insert_with(|| Value::from(option));
    Value::Object(fields)
}

/// A state to begin with.
pub struct Preset {
    /// Its name.
    pub label: fn() -> &'static str,
    /// What it is.
    pub detail: fn() -> &'static str,
    change: fn(&mut Device),
}

impl Preset {
    /// `device` brought into this state; what it is (MAC, serial number) and its parameters stay, but for the factory.
    pub fn apply(&self, device: &Device) -> Device {
        let mut device = device.clone();
        (self.change)(&mut device);
        device
    }
}

/// The presets, in the order of their buttons.
pub const PRESETS: [Preset; 7] = [
    Preset {
        label: texts::factory_new,
        detail: texts::factory_new_detail,
        change: factory_new,
    },
    Preset {
        label: texts::certificate_installed,
        detail: texts::certificate_installed_detail,
        change: |device| device.certificate = true,
    },
    Preset {
        label: texts::without_certificate,
        detail: texts::without_certificate_detail,
        change: |device| device.certificate = false,
    },
    Preset {
        label: texts::failed_upgrade,
        detail: texts::failed_upgrade_detail,
        change: |device| {
            device.upgrade_state = 2;
            "http_get failed".clone_into(&mut device.upgrade_error);
            device.upgrade_timer = 90;
        },
    },
    Preset {
        label: texts::lost_registration,
        detail: texts::lost_registration_detail,
        change: |device| device.registration_timers = [301, 0],
    },
    Preset {
        label: texts::both_registered,
        detail: texts::both_registered_detail,
        change: |device| device.registration_timers = [0, 0],
    },
    Preset {
        label: texts::failed_resync,
        detail: texts::failed_resync_detail,
        change: |device| {
            device.resync_state = 2;
            device.resync_timer = 3_600;
        },
    },
];

/// A device as it comes from the factory: who it is stays, what it was told goes (FLOW-01).
fn factory_new(device: &mut Device) {
    let fresh = Device::default();
    *device = Device {
        mac: device.mac,
        product: device.product.clone(),
        series: device.series.clone(),
        serial: device.serial.clone(),
        firmware: device.firmware.clone(),
        hardware: device.hardware.clone(),
        certificate: device.certificate,
        address: device.address.clone(),
        external_address: device.external_address.clone(),
        option_66: device.option_66.clone(),
        resync_state: 0,
        upgrade_state: 1,
        upgrade_error: String::new(),
        resync_timer: 0,
        upgrade_timer: 0,
        registration_timers: [0, 0],
        customised: false,
        user_ids: [String::new(), String::new()],
        ..fresh
    };
}

/// What is wrong with a value that is typed for the variable `name`; nothing if all is well.
pub fn value_fault(name: &str, typed: &str) -> Option<&'static str> {
    let typed = typed.trim();
    let numeric = |parts: usize| {
        typed.split('.').count() == parts && typed.split('.').all(|part| part.parse::<u8>().is_ok())
    };
    match name {
        "MA" if MacAddress::parse(typed).is_none() => Some(texts::fault_address()),
        "SWVER" | "HWVER" if profile_core::profile_rule::Version::parse(typed, true).is_none() => {
            Some(texts::fault_version())
        }
        "IP" if !numeric(4) => Some(texts::fault_ip()),
        "EXTIP" | "SERVIP" if !typed.is_empty() && !numeric(4) => {
            Some(texts::fault_ip_or_nothing())
        }
        "PRVTMR" | "UPGTMR" | "REGTMR1" | "REGTMR2" if typed.parse::<u64>().is_err() => {
            Some(texts::fault_seconds())
        }
        "PORT" if !typed.is_empty() && typed.parse::<u16>().is_err() => Some(texts::fault_port()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile_core::catalog::Catalog;
    use profile_core::device::Secret;

    fn json(state: &SavedState) -> Value {
        let mut vault = Vault::new(Catalog::builtin(), std::collections::BTreeSet::new(), 1);
        written(state, &mut vault)
    }

    #[test]
    fn dev_37_a_state_comes_back_without_its_secrets() {
        let mut device = Device::default();
        device.set_variable("SN", "77");
        device.set_variable("PRVST", "-1");
        device.set_general('c', "hello");
        device.set_secret("SB", Secret::new("hunter2"));
        device.option_66 = None;
        let kept = json(&SavedState::new("mine", device.clone()));
        assert!(!kept.to_string().contains("hunter2"), "{kept}");
        let mut back = read(&kept).unwrap();
        assert_eq!(value(&back.device, "SB"), "[[secret:1]]");
        back.device.set_secret("SB", Secret::new("hunter2"));
        assert!(back.device == device && back.name == "mine");
        assert_eq!(json(&read(&kept).unwrap()), kept);
    }

    #[test]
    fn dev_15_bad_values_and_unknown_fields_are_kept() {
        let kept = serde_json::json!({"name":"n","colour":"red","option66":7,
            "variables":{"PRVST":"9","VERSION":"1","SN":[1],"PN":"X"}});
        let state = read(&kept).unwrap();
        assert_eq!(state.device.product, "X");
        let names: Vec<&String> = state.unread.keys().collect();
        assert_eq!(names, ["PRVST", "SN", "VERSION"]);
        let again = json(&state);
        for field in ["PRVST", "SN", "VERSION"] {
            assert_eq!(again["variables"][field], kept["variables"][field]);
        }
        assert_eq!(again["colour"], "red");
        assert_eq!(again["option66"], 7);
    }

    #[test]
    fn dev_37_the_factory_state_keeps_who_the_device_is() {
        let mut device = Device::default();
        device.set_variable("MA", "00:0e:08:aa:bb:cc");
        device.set_general('a', "x");
        device.set_secret("SA", Secret::new("y"));
        let [factory, ..] = PRESETS;
        let fresh = factory.apply(&device);
        assert_eq!(fresh.mac, device.mac);
        assert_eq!(value(&fresh, "A"), "");
        assert_eq!(value(&fresh, "SA"), "");
        assert_eq!(value(&fresh, "PRVST"), "0");
    }

    #[test]
    fn dev_11_typed_values_are_checked() {
        for (name, good, bad) in [
            ("MA", "00-0E-08-AA-BB-CC", "00-0E"),
            ("SWVER", "2.0.6(b)", "new"),
            ("IP", "192.168.1.100", "192.168.1"),
            ("EXTIP", "", "x"),
            ("PRVTMR", "700", "-1"),
            ("PORT", "69", "70000"),
        ] {
            assert_eq!(value_fault(name, good), None, "{name}");
            assert!(value_fault(name, bad).is_some(), "{name}");
        }
    }
}
