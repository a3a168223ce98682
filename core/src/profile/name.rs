use super::look_alike;
use crate::text::find;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of a parameter, held in its open-format notation (`Dial_Plan_1_`).
///
/// That notation is the key of the model because every plain-text name has exactly one (NAME-01), while
/// the way back needs the catalogue (NAME-04). Names are case sensitive.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ParameterName(String);

impl ParameterName {
    /// A name as an element of the open format is called.
    pub fn from_open_format(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// A name as plain text or the web page writes it: blank and each of `[ ] ( ) /` become `_`
    /// (NAME-01, NAME-02, guide page 2-4).
    ///
    /// ```
    /// use profile_core::profile::ParameterName;
    /// let name = ParameterName::from_plain_text("SIP_TOS/DiffServ_Value[1]");
    /// assert_eq!(name.open_format(), "SIP_TOS_DiffServ_Value_1_");
    /// ```
    pub fn from_plain_text(name: &str) -> Self {
        let underscored = |c| match c {
            ' ' | '[' | ']' | '(' | ')' | '/' => '_',
            other => other,
        };
        Self(name.chars().map(underscored).collect())
    }

    /// A field label of the web page; `index` is the line, user or extension it belongs to (NAME-03).
    pub fn from_web_label(label: &str, index: Option<u32>) -> Self {
        let name = index.map_or_else(|| label.to_owned(), |n| format!("{label}[{n}]"));
        Self::from_plain_text(&name)
    }

    /// The open-format notation.
    pub fn open_format(&self) -> &str {
        &self.0
    }

    /// The final `_digits_` of the name, if it has one: the name before it and the digits.
    ///
    /// `Proxy_8_` is `Proxy` with the index `8` (NAME-06). An index has no leading zero.
    pub fn indexed(&self) -> Option<(&str, &str)> {
        let (base, digits) = self.0.strip_suffix('_')?.rsplit_once('_')?;
        let number = !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit())
            && !digits.starts_with('0');
        (number && !base.is_empty()).then_some((base, digits))
    }

    /// What all lines of a parameter have in common, in whatever capitals: `proxy_#_` for `Proxy_8_`.
    pub fn family(&self) -> String {
        match self.indexed() {
            Some((base, _)) => format!("{}_#_", base.to_ascii_lowercase()),
            None => self.0.to_ascii_lowercase(),
        }
    }

    /// The plain-text notation as far as the name alone tells it: a final `_digits_` becomes `[digits]`.
    /// The catalogue knows the six names for which that is not enough.
    pub fn plain_text_guess(&self) -> String {
        match self.indexed() {
            Some((base, digits)) => format!("{base}[{digits}]"),
            None => self.0.clone(),
        }
    }

    /// Whether the value of a parameter of this name is a secret by the look of the name: a password or
    /// phrase, a key of some service, a secret, a credential, a PIN. Letters of other scripts count as what they
    /// look like.
    pub fn looks_secret(&self) -> bool {
        let lower = look_alike::plain(&self.0).to_ascii_lowercase();
        let squeezed: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        let pair = |pair: &[&str]| match *pair {
            [kind, "key"] => KEYS.contains(&kind),
            [kind, "shared"] => SHARED.contains(&kind),
            ["unlock", "code"] => true,
            _ => false,
        };
        let inside = |word: &&str| find(squeezed.as_bytes(), word.as_bytes()).is_some();
        let alone = |word: &&str| {
            matches!(*word, "pin" | "psk" | "token" | "community") || word.ends_with("pw")
        };
        INSIDE.iter().any(inside)
            || words.iter().any(alone)
            || words.windows(2).any(pair)
            || words.last() == Some(&"pass")
    }
}

/// What makes a name one of a secret wherever it stands in it.
const INSIDE: [&str; 8] = [
    "passw",
    "pwd",
    "secret",
    "privatekey",
    "preshared",
    "passphrase",
    "passcode",
    "credential",
];

/// Whose `key` is a secret.
const KEYS: [&str; 8] = [
    "wpa",
    "wep",
    "auth",
    "encryption",
    "shared",
    "master",
    "session",
    "api",
];

/// Whose `shared` is short for a shared key.
const SHARED: [&str; 7] = ["wireless", "wlan", "wifi", "wpa", "wep", "pre", "radius"];

/// A letter or digit of any script, by the blocks that have some: the exact tables weigh two kilobytes.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\u{d7}' | '\u{f7}' => false,
        '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' => true,
        '\u{3040}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => true,
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => true,
        '\u{ff66}'..='\u{ffdc}' | '\u{10000}'..='\u{1efff}' | '\u{20000}'..='\u{323af}' => true,
        other => other.is_ascii_alphanumeric(),
    }
}

/// The name for a sentence: as much of it as is one, at most 40 characters. What is glued to a name by
/// mistake may be a value, and a secret one. [`ParameterName::open_format`] gives the whole.
impl fmt::Display for ParameterName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let belongs = |c: &char| is_letter_or_digit(*c) || "_-.[]()/{}$@".contains(*c);
        let name: String = self.0.chars().take_while(belongs).collect();
        let shown: String = name.chars().take(40).collect();
        // A name that is cut must not look like a whole one.
        match (shown.len(), self.0.len()) {
            (0, _) => f.write_str("?"),
            (short, long) if short < long => write!(f, "{shown}…"),
            _ => f.write_str(&shown),
        }
    }
}

impl fmt::Debug for ParameterName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_by_name() {
        for name in [
            "Admin_Passwd",
            "password_2_",
            "GPP_Secret",
            "SRTP_Private_Key_1_",
            "Voice_Mail_PIN",
            "WPA_Key",
            "Auth_Key",
            "PSK",
            "Passphrase",
            "Login_Pass",
            "Passcode",
            "Admin_Pw",
            "SNMP_Community",
            "Wireless_Shared",
            "Unlock_Code",
            "Access_Token",
            "\u{410}dmin_\u{420}\u{430}sswd",
        ] {
            assert!(
                ParameterName::from_open_format(name).looks_secret(),
                "{name}"
            );
        }
        for name in [
            "Pass_Through",
            "Line_Key_LED",
            "Pinned_Line",
            "Ring1_Name",
            "Key_System",
            "Spinner",
            "Shared_Line",
            "Call_Return_Code",
        ] {
            assert!(
                !ParameterName::from_open_format(name).looks_secret(),
                "{name}"
            );
        }
    }

    #[test]
    fn index_needs_digits_between_underscores() {
        let index = |name: &str| {
            let name = ParameterName::from_open_format(name);
            name.indexed()
                .map(|(base, n)| (base.to_owned(), n.to_owned()))
        };
        assert_eq!(index("Proxy_8_"), Some(("Proxy".into(), "8".into())));
        assert_eq!(index("Speed_Dial_2"), None);
        assert_eq!(index("Resync_At__HHmm_"), None);
        assert_eq!(index("_1_"), None);
    }
}
