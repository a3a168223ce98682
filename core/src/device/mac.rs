//! Hardware addresses (DEV-33).

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit};
use std::fmt;

/// A hardware address of six bytes. It is shown as `MA` shows it: `000e08aabbcc`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddress([u8; 6]);

impl MacAddress {
    /// The address of these bytes.
    pub fn new(bytes: [u8; 6]) -> Self {
        Self(bytes)
    }

    /// An address in any usual spelling: twelve hexadecimal digits in any case, alone or parted by `:`, `-`, `.` or
    /// blanks, the digits of each byte together.
    ///
    /// ```
    /// use profile_core::device::MacAddress;
    /// let address = MacAddress::parse("00-0E-08-AA-BB-CC").unwrap();
    /// assert_eq!(address.small(), "000e08aabbcc");
    /// assert_eq!(address.with_colons(), "00:0e:08:aa:bb:cc");
    /// assert_eq!(MacAddress::parse("00:0e:08:aa:bb"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 6];
        let mut count = 0;
        let mut high: Option<u32> = None;
        for c in text.trim().chars() {
            match (c.to_digit(16), high) {
                (Some(digit), None) => high = Some(digit),
                (Some(digit), Some(first)) => {
                    *bytes.get_mut(count)? = u8::try_from(first * 16 + digit).ok()?;
                    count += 1;
                    high = None;
                }
                (None, None) if matches!(c, ':' | '-' | '.' | ' ') && count > 0 && count < 6 => {}
                (None, _) => return None,
            }
        }
        (count == 6 && high.is_none()).then_some(Self(bytes))
    }

    /// The six bytes.
    pub fn bytes(self) -> [u8; 6] {
        self.0
    }

    /// Twelve digits in small letters, as `MA` has it.
    pub fn small(self) -> String {
        self.0.map(|byte| format!("{byte:02x}")).concat()
    }

    /// Twelve digits in capital letters, as `MAU` has it.
    pub fn capital(self) -> String {
        self.small().to_ascii_uppercase()
    }

    /// Small letters with colons, as `MAC` has it.
    pub fn with_colons(self) -> String {
        self.0.map(|byte| format!("{byte:02x}")).join(":")
    }
}

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.small())
    }
}

/// What is to be said of a hardware address that was typed: that it is none, or that its first half is the one a
/// slip in the guide shows (guide page 3-5).
pub fn mac_findings(text: &str) -> Vec<Diagnostic> {
    let whole = Span::new(0, text.len());
    let Some(address) = MacAddress::parse(text) else {
        let headline = "expected twelve hexadecimal digits, found another text";
        return vec![Diagnostic::new(Code::HardwareAddress, whole, headline)];
    };
    let [0x00, 0x03, 0x08, rest @ ..] = address.0 else {
        return Vec::new();
    };
    let [a, b, c] = rest;
    let meant = MacAddress([0x00, 0x0e, 0x08, a, b, c]);
    let headline = "expected the first half `000e08` of these devices, found `000308`";
    let edit = TextEdit::replace(whole, meant.small());
    vec![
        Diagnostic::new(Code::VendorAddress, whole, headline)
            .with_fix(format!("Write `{meant}`"), vec![edit]),
    ]
}
