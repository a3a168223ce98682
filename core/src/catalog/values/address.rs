//! Addresses, users, phone numbers, star codes (TYPE-09, TYPE-11 … TYPE-14).

use super::{mistyped, too_long, unexpected};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// Longest user, host name, phone number and star code.
const USER: usize = 63;
const HOST: usize = 63;
const PHONE: usize = 39;
const ACTIVATION_CODE: usize = 7;

/// Four numbers from 0 to 255 (TYPE-09).
pub(super) fn dotted(text: &str) -> Vec<Diagnostic> {
    if is_dotted(text) {
        return Vec::new();
    }
    let mut finding = unexpected(
        text,
        "an address of four numbers from 0 to 255, such as 10.1.2.100",
    );
    finding.code = Code::Address;
    vec![finding]
}

fn is_dotted(text: &str) -> bool {
    // Leading zeros are taken, as a device takes them.
    let numbers: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| {
        (1..=3).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u8>().is_ok()
    };
    numbers.len() == 4 && numbers.iter().all(number)
}

/// What no part of an address holds.
fn odd(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_control() || matches!(c, ' ' | '"' | '<' | '>' | ','))
}

/// The user part of an address, or nothing else than an address could hold (TYPE-11).
pub(super) fn user_id(text: &str) -> Vec<Diagnostic> {
    if odd(text) {
        return mistyped(
            text,
            "a user as an address has it, without blanks and brackets",
        );
    }
    too_long(text, USER).into_iter().collect()
}

/// A name or dotted address, perhaps with a port (TYPE-12).
pub(super) fn host(text: &str) -> Vec<Diagnostic> {
    let (name, port) = text
        .split_once(':')
        .map_or((text, None), |(name, port)| (name, Some(port)));
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let good_port = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
    });
    if name.is_empty() || !name.chars().all(letters) || !good_port {
        return mistyped(
            text,
            "a host name or address, perhaps with a port, such as sip.example.com:5060",
        );
    }
    too_long(text, HOST).into_iter().collect()
}

/// A phone number, a star code or an address (TYPE-13).
pub(super) fn phone(text: &str) -> Vec<Diagnostic> {
    if odd(text) {
        return mistyped(
            text,
            "a phone number, a star code or an address, without blanks",
        );
    }
    too_long(text, PHONE).into_iter().collect()
}

/// A star code. Eight factory values are longer than the guide allows, so length is a warning (TYPE-14, C-33).
pub(super) fn activation_code(text: &str) -> Vec<Diagnostic> {
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'*' | b'#'))
    {
        return mistyped(text, "a star code such as *69");
    }
    if text.len() <= ACTIVATION_CODE {
        return Vec::new();
    }
    let headline = format!(
        "expected at most {ACTIVATION_CODE} characters, found {}",
        text.len()
    );
    let behind = Span::new(ACTIVATION_CODE, text.len());
    vec![Diagnostic::new(
        Code::ActivationCodeLength,
        behind,
        headline,
    )]
}
