//! A simulated device as plain data: what the macro variables of rules read (guide pages 4-7 to 4-9).
//!
//! Every field may be edited. The names that a rule may use are those of the reference's table of macro
//! variables ([`crate::reference::macro_variable`]); [`Device::variable`] gives their values. `SA` to `SD` are
//! types that cannot be printed, and no value of [`Device::variable`] (DEV-03).

mod mac;
mod variable;

pub use crate::command_line::Secret;
pub use mac::{MacAddress, mac_findings};
pub use variable::{Content, LATER, Stage, content, is_request, is_secret, stage};

use crate::profile::{ParameterName, Parameters};
use std::collections::BTreeMap;

/// The letters of the general purpose parameters, in order (DEV-02).
pub const LETTERS: [char; 16] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P',
];

/// What describes the request that was made last, or that is being made (MAC-16, URL-12). Empty where there was none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestVariables {
    /// `SCHEME`, in small letters.
    pub scheme: String,
    /// `SERV`, without the port.
    pub server: String,
    /// `SERVIP`.
    pub server_address: String,
    /// `PORT`.
    pub port: String,
    /// `PATH`, with its query.
    pub path: String,
    /// `ERR`.
    pub error: String,
}

/// A device. Times are in seconds.
#[derive(Clone, PartialEq, Eq)]
pub struct Device {
    /// The hardware address, `MA`, `MAU` and `MAC` at once (DEV-33).
    pub mac: MacAddress,
    /// `PN`.
    pub product: String,
    /// `PSN`.
    pub series: String,
    /// `SN`.
    pub serial: String,
    /// `SWVER`, the version of the firmware. It is data for conditions and decides nothing else (GEN-05).
    pub firmware: String,
    /// `HWVER`.
    pub hardware: String,
    /// Whether a client certificate is installed, `CCERT`.
    pub certificate: bool,
    /// `IP`.
    pub address: String,
    /// `EXTIP`; may be empty.
    pub external_address: String,
    /// `PRVST`: -1 asked from outside, 0 power-up, 1 periodic, 2 a retry.
    pub resync_state: i64,
    /// `UPGST`: 1 the first attempt, 2 a retry.
    pub upgrade_state: i64,
    /// `UPGERR`.
    pub upgrade_error: String,
    /// `PRVTMR`.
    pub resync_timer: u64,
    /// `UPGTMR`.
    pub upgrade_timer: u64,
    /// `REGTMR1` and `REGTMR2`; 0 while the line is registered.
    pub registration_timers: [u64; 2],
    /// `ISCUST`.
    pub customised: bool,
    /// `UID1` and `UID2`, the parameters `User_ID_1_` and `User_ID_2_`.
    pub user_ids: [String; 2],
    /// `A` to `P`, the parameters `GPP_A` to `GPP_P`.
    pub general: [String; 16],
    /// `SA` to `SD`, the parameters `GPP_SA` to `GPP_SD`.
    pub secrets: [Secret; 4],
    /// The server of DHCP option 66.
    pub option_66: Option<String>,
    /// The request before.
    pub request: RequestVariables,
    /// Values of variables that only later firmware knows, such as `PROXY1`, by name.
    pub later: BTreeMap<String, String>,
}

impl Default for Device {
    /// A device of the guide's series with made-up identity, no general purpose parameters and a DHCP server that
    /// names a TFTP server.
    fn default() -> Self {
        Self {
            mac: MacAddress::new([0x00, 0x0e, 0x08, 0x01, 0x23, 0x45]),
            product: "SPA-2102".to_owned(),
            series: "2102".to_owned(),
            serial: "88012BA01234".to_owned(),
            firmware: "2.0.6(b)".to_owned(),
            hardware: "1.88.1".to_owned(),
            certificate: true,
            address: "192.168.1.100".to_owned(),
            external_address: "66.43.16.52".to_owned(),
            resync_state: 1,
            upgrade_state: 1,
            upgrade_error: "http_get failed".to_owned(),
            resync_timer: 700,
            upgrade_timer: 90,
            registration_timers: [301, 0],
            customised: false,
            user_ids: ["17775551234".to_owned(), String::new()],
            general: Default::default(),
            secrets: std::array::from_fn(|_| Secret::new("")),
            option_66: Some("192.0.2.66".to_owned()),
            request: RequestVariables::default(),
            later: BTreeMap::new(),
        }
    }
}

impl Device {
    /// The general purpose parameter of a letter from `a` to `p` in either case.
    pub fn general(&self, letter: char) -> Option<&str> {
        let at = position(letter)?;
        self.general.get(at).map(String::as_str)
    }

    /// Sets a general purpose parameter; says whether there is one of that letter.
    pub fn set_general(&mut self, letter: char, value: impl Into<String>) -> bool {
        let slot = position(letter).and_then(|at| self.general.get_mut(at));
        slot.map(|slot| *slot = value.into()).is_some()
    }

    /// The secret of `SA`, `SB`, `SC` or `SD`.
    pub fn secret(&self, name: &str) -> Option<&Secret> {
        self.secrets.get(variable::secret_index(name)?)
    }

    /// Sets the secret of `SA`, `SB`, `SC` or `SD`; says whether there is one of that name.
    pub fn set_secret(&mut self, name: &str, value: Secret) -> bool {
        let slot = variable::secret_index(name).and_then(|at| self.secrets.get_mut(at));
        slot.map(|slot| *slot = value).is_some()
    }

    /// Sets what the parameter `name` of the open format stands behind; says whether any variable reads it.
    pub fn set_parameter(&mut self, name: &str, value: &str) -> bool {
        match name {
            "User_ID_1_" | "User_ID_2_" => {
                let at = usize::from(name == "User_ID_2_");
                let slot = self.user_ids.get_mut(at);
                slot.map(|slot| value.clone_into(slot)).is_some()
            }
            _ => match name.strip_prefix("GPP_") {
                Some(letters) if is_secret(letters) => self.set_secret(letters, Secret::new(value)),
                Some(letter) => one_capital(letter).is_some_and(|c| self.set_general(c, value)),
                None => false,
            },
        }
    }

    /// The same device with the values that `parameters` give the variables (DEV-34); what they lack stays.
    #[must_use]
    pub fn with_parameters(mut self, parameters: &Parameters) -> Self {
        let letters = LETTERS.map(|letter| format!("GPP_{letter}"));
        let others = [
            "GPP_SA",
            "GPP_SB",
            "GPP_SC",
            "GPP_SD",
            "User_ID_1_",
            "User_ID_2_",
        ];
        for name in letters.iter().map(String::as_str).chain(others) {
            if let Some(value) = parameters.value(&ParameterName::from_open_format(name)) {
                self.set_parameter(name, &String::from_utf8_lossy(value));
            }
        }
        self
    }
}

fn one_capital(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_uppercase)?;
    letters.next().is_none().then_some(letter)
}

fn position(letter: char) -> Option<usize> {
    let capital = letter.to_ascii_uppercase();
    LETTERS.iter().position(|known| *known == capital)
}
