//! Numbers (TYPE-01, TYPE-02, TYPE-04 … TYPE-06, TYPE-10).

use super::{mistyped, unexpected};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, TextEdit};

/// The number that `text` writes, in decimal digits or, behind `0x`, in hexadecimal ones.
fn magnitude(text: &str) -> Option<u64> {
    let (digits, radix) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    // A sign is not part of the digits, although the standard library takes one.
    let solid = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if solid {
        u64::from_str_radix(digits, radix).ok()
    } else {
        None
    }
}

/// An unsigned number up to `most`.
pub(super) fn unsigned(text: &str, most: u64, what: &str) -> Vec<Diagnostic> {
    match magnitude(text) {
        Some(number) if number <= most => Vec::new(),
        _ => vec![
            unexpected(text, &format!("{what} from 0 to {most}"))
                .with_help("decimal digits, or hexadecimal ones behind `0x`"),
        ],
    }
}

/// A signed number that fits `bits` bits; the value, if it does (TYPE-02). No parameter of the appendix has the type.
pub fn signed(text: &str, bits: u32) -> Option<i64> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', ..] => (true, text.get(1..)?),
        [b'+', ..] => (false, text.get(1..)?),
        _ => (false, text),
    };
    let number = i64::try_from(magnitude(digits)?).ok()?;
    let number = if negative { -number } else { number };
    let limit = 1_i64.checked_shl(bits.checked_sub(1)?)?;
    (-limit..limit).contains(&number).then_some(number)
}

/// A decimal number as it is written.
struct Decimal<'t> {
    negative: bool,
    decimals: &'t str,
    /// Where the decimals begin.
    at: usize,
}

fn decimal(text: &str) -> Option<Decimal<'_>> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let good = digits(whole) && digits(decimals) && !(whole.is_empty() && decimals.is_empty());
    good.then_some(Decimal {
        negative: text.starts_with('-'),
        decimals,
        at: text.len() - decimals.len(),
    })
}

/// Seconds with up to `most` decimals; more are ignored by the device (TYPE-05).
pub(super) fn seconds(text: &str, most: usize) -> Vec<Diagnostic> {
    let expected = match most {
        0 => "a whole number of seconds".to_owned(),
        _ => format!("seconds with up to {most} decimals"),
    };
    match decimal(text) {
        Some(number) if !number.negative => decimals(text, &number, most),
        _ => mistyped(text, &expected),
    }
}

/// A number with up to `most` decimals (TYPE-04).
pub(super) fn float(text: &str, most: usize) -> Vec<Diagnostic> {
    match decimal(text) {
        Some(number) => decimals(text, &number, most),
        None => mistyped(text, &format!("a number with up to {most} decimals")),
    }
}

fn decimals(text: &str, number: &Decimal<'_>, most: usize) -> Vec<Diagnostic> {
    if number.decimals.len() <= most {
        return Vec::new();
    }
    let behind = Span::new(number.at + most, text.len());
    let headline = format!(
        "expected up to {most} decimals, found {}",
        number.decimals.len()
    );
    let cut = match most {
        0 => Span::new(number.at - 1, text.len()),
        _ => behind,
    };
    let finding = Diagnostic::new(Code::Decimals, behind, headline)
        .with_help("the decimals in excess are ignored");
    // Without its decimals `.5` is nothing.
    vec![if cut.start == 0 {
        finding
    } else {
        finding.with_fix("Leave them out", vec![TextEdit::remove(cut)])
    }]
}

/// A level in dBm with up to one decimal (TYPE-06).
pub(super) fn power_level(text: &str) -> Vec<Diagnostic> {
    match decimal(text) {
        Some(number) if number.decimals.len() <= 1 => Vec::new(),
        _ => mistyped(text, "a level in dBm with up to one decimal"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_02_signed_numbers_fit_their_bits() {
        for (text, value) in [
            ("-128", -128),
            ("+5", 5),
            ("-0x10", -16),
            ("127", 127),
            ("0x7f", 127),
        ] {
            assert_eq!(signed(text, 8), Some(value), "{text}");
        }
        for text in [
            "128",
            "-129",
            "0x80",
            "--1",
            "+-1",
            "",
            "-",
            "1.5",
            "9223372036854775808",
        ] {
            assert_eq!(signed(text, 8), None, "{text}");
        }
        assert_eq!(signed("-2147483648", 32), Some(-2_147_483_648));
        assert_eq!(signed("1", 0), None);
    }
}
