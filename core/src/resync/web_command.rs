//! Links to a device's web page that make it resync or upgrade (WEB-01, WEB-03, WEB-04, WEB-07; guide page 1-4).
//!
//! What stands behind the question mark is an address for the device, not a query. Characters that have no place in
//! a link are percent-encoded; `%` with two hexadecimal digits behind it is taken for encoded and stays.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, excerpt};

/// What a link asks of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WebAction {
    /// Resync, to the given address or by the device's own rules.
    Resync,
    /// Upgrade the firmware from the given address.
    Upgrade,
    /// Show the page with all tabs, Provisioning among them.
    Advanced,
}

impl WebAction {
    /// Every action.
    pub const ALL: [Self; 3] = [Self::Resync, Self::Upgrade, Self::Advanced];

    /// The path on the device.
    pub fn path(self) -> &'static str {
        match self {
            Self::Resync => "/admin/resync",
            Self::Upgrade => "/admin/upgrade",
            Self::Advanced => "/admin/advanced",
        }
    }
}

/// A link, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink {
    /// The device: an address or name, and a port if it has one.
    pub device: String,
    /// What it is to do.
    pub action: WebAction,
    /// The address behind the question mark, as a user would write it; empty for none. An address for a resync may
    /// leave out its scheme.
    pub target: String,
}

impl WebLink {
    /// The link.
    ///
    /// ```
    /// use profile_core::resync::{WebAction, WebLink};
    /// let link = WebLink {
    ///     device: "192.168.1.102".into(),
    ///     action: WebAction::Resync,
    ///     target: "tftp://192.168.1.200/basic.txt".into(),
    /// };
    /// assert_eq!(link.text(), "http://192.168.1.102/admin/resync?tftp://192.168.1.200/basic.txt");
    /// ```
    pub fn text(&self) -> String {
        let device = host(&self.device);
        let path = self.action.path();
        let target = self.target.trim();
        if target.is_empty() || self.action == WebAction::Advanced {
            return format!("http://{device}{path}");
        }
        format!("http://{device}{path}?{}", percent_encoded(target))
    }

    /// Reads a link. The scheme may be missing; the finding says what is not a link of a device, its place counts in
    /// `text`.
    pub fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        let core = text.trim();
        let at = text.len() - text.trim_start().len();
        let (rest, before) = without_scheme(core);
        let start = rest.find('/').unwrap_or(rest.len());
        let (device, behind) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let (path, target) = behind.split_once('?').unwrap_or((behind, ""));
        let place = |from: usize, len: usize| {
            let start = at + before + from;
            Span::new(start, start + len)
        };
        if !is_device(device) {
            return Err(no_device(place(0, device.len()), device).into());
        }
        let trimmed = path.trim_end_matches('/');
        let action = WebAction::ALL.into_iter().find(|one| one.path() == trimmed);
        let Some(action) = action else {
            let headline = format!(
                "expected `/admin/resync`, `/admin/upgrade` or `/admin/advanced` behind the device, found `{}`",
                excerpt(path.as_bytes())
            );
            let fault = Diagnostic::new(Code::LinkDevice, place(start, path.len()), headline);
            return Err(fault.into());
        };
        Ok(Self {
            device: device.to_owned(),
            action,
            target: percent_decoded(target),
        })
    }

    /// What a user should know of the link. Places count in the target, those about the device in the device.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let device = host(&self.device);
        if !is_device(device) {
            findings.push(no_device(Span::new(0, self.device.len()), &self.device));
        }
        let whole = Span::new(0, self.target.len());
        let target = self.target.trim();
        match self.action {
            WebAction::Advanced => return findings,
            WebAction::Upgrade => {
                let headline = "the link of the upgrade command is known from other documents of the vendor, not from the guide";
                findings.push(Diagnostic::new(Code::LinkUpgrade, whole, headline));
            }
            WebAction::Resync => {}
        }
        if target.is_empty() {
            let headline = "expected an address behind the question mark, found none, so the device is taken to follow its own rules";
            findings.push(Diagnostic::new(Code::LinkTarget, whole, headline));
        }
        if let Some(span) = options(&self.target) {
            let headline = "expected an address, found options in brackets, which a device may not know in a link";
            findings.push(
                Diagnostic::new(Code::LinkOptions, span, headline)
                    .with_help("they are percent-encoded; a key among them can be read by whoever sees the link"),
            );
        }
        findings
    }
}

/// The options in front of the address, whose brackets may be encoded.
fn options(target: &str) -> Option<Span> {
    let start = target.len() - target.trim_start().len();
    let bytes = target.as_bytes();
    let bracket = |at: usize, sign: u8| match bytes.get(at) {
        Some(b'%') => (hex_behind(bytes, at) == Some(sign)).then_some(at + 3),
        other => (other == Some(&sign)).then_some(at + 1),
    };
    bracket(start, b'[')?;
    let end = (start..bytes.len()).find_map(|at| bracket(at, b']'));
    Some(Span::new(start, end.unwrap_or(bytes.len())))
}

/// The device without scheme and trailing slash.
fn host(device: &str) -> &str {
    without_scheme(device.trim()).0.trim_end_matches('/')
}

/// `text` without `http://` or `https://`, and how long that was.
fn without_scheme(text: &str) -> (&str, usize) {
    for scheme in ["http://", "https://"] {
        if let Some((head, rest)) = text.split_at_checked(scheme.len())
            && head.eq_ignore_ascii_case(scheme)
        {
            return (rest, scheme.len());
        }
    }
    (text, 0)
}

/// Whether `text` is a name or address with or without a port.
fn is_device(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "80"));
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = !name.is_empty() && name.chars().all(named) && !is_false_address(name);
    is_name && digits && port.parse::<u16>().is_ok()
}

/// Whether `name` is made of numbers as an address is, and is none: not four, or one above 255.
fn is_false_address(name: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = name.contains('.') && name.split('.').all(digits);
    let good = |part: &str| part.len() <= 3 && part.parse::<u8>().is_ok();
    numbers && (name.split('.').count() != 4 || !name.split('.').all(good))
}

fn no_device(place: Span, found: &str) -> Diagnostic {
    let name = host(found).split(':').next().unwrap_or_default();
    let headline = if found.is_empty() {
        "expected the address of a device, found none".to_owned()
    } else if is_false_address(name) {
        format!(
            "expected an address of four numbers from 0 to 255 with dots between, found `{}`",
            excerpt(name.as_bytes())
        )
    } else {
        // What stands before `@` may be a password.
        let shown = found.rsplit('@').next().unwrap_or_default();
        format!(
            "expected the address or name of a device, found {}`{}`",
            if shown.len() < found.len() {
                "a user name or password before "
            } else {
                ""
            },
            excerpt(shown.as_bytes())
        )
    };
    Diagnostic::new(Code::LinkDevice, place, headline)
        .with_help("such as `192.168.1.102`, which the device tells on its phone menu, or `192.168.1.102:8080`")
}

/// The address that a device reads: with `tftp` and the scheme's port where the target leaves them out (WEB-01).
/// `None` for a target with options, and for one that names no host.
///
/// ```
/// use profile_core::resync::resync_address;
/// assert_eq!(resync_address("prvserv/spa2102.cfg").unwrap(), "tftp://prvserv:69/spa2102.cfg");
/// ```
pub fn resync_address(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = target.split_once("://").unwrap_or(("tftp", target));
    let scheme = scheme.to_ascii_lowercase();
    let port = match scheme.as_str() {
        "tftp" => "69",
        "http" => "80",
        "https" => "443",
        _ => return None,
    };
    let (server, path) = match rest.find('/') {
        Some(at) => rest.split_at_checked(at)?,
        None => (rest, "/"),
    };
    if !is_device(server) {
        return None;
    }
    let port = if server.contains(':') {
        String::new()
    } else {
        format!(":{port}")
    };
    Some(format!("{scheme}://{server}{port}{path}"))
}

/// `target` with everything encoded that has no place behind the question mark of a link (WEB-07).
pub fn percent_encoded(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = String::with_capacity(target.len());
    for (at, byte) in bytes.iter().enumerate() {
        if stays(*byte) || (*byte == b'%' && hex_behind(bytes, at).is_some()) {
            out.push(char::from(*byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(hex_digit));
        }
    }
    out
}

fn hex_digit(half: u8) -> char {
    char::from_digit(half.into(), 16).map_or('0', |digit| digit.to_ascii_uppercase())
}

/// The inverse of [`percent_encoded`]: what it would write is decoded, and everything else stays, such as digits in
/// small letters: they would come back as capitals.
fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (*byte == b'%').then(|| hex_behind(bytes, at)).flatten() {
            Some(code) if is_decoded(bytes, at, code) => {
                out.push(code);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    // Bytes that are no UTF-8 stay encoded, and so do blanks at the edges, which a user's slip would look like.
    let decoded = String::from_utf8(out).unwrap_or_else(|_| text.to_owned());
    let behind = decoded.trim_start();
    let core = behind.trim_end();
    let lead = decoded.len() - behind.len();
    let before = percent_encoded(decoded.get(..lead).unwrap_or_default());
    let trail = percent_encoded(behind.get(core.len()..).unwrap_or_default());
    before + core + &trail
}

/// Whether `%XX` at `at` is what [`percent_encoded`] writes for a character that only an encoded link can hold.
fn is_decoded(bytes: &[u8], at: usize, code: u8) -> bool {
    let percent_of_its_own = || {
        let behind = bytes.get(at + 3..).unwrap_or_default();
        !matches!(behind, [a, b, ..] if is_hex_or_mark(*a) && is_hex_or_mark(*b))
    };
    let digits = bytes.get(at + 1..at + 3).unwrap_or_default();
    let small = digits.iter().any(u8::is_ascii_lowercase);
    !small && !stays(code) && !code.is_ascii_control() && (code != b'%' || percent_of_its_own())
}

/// A digit, or the beginning of an encoded one.
fn is_hex_or_mark(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || byte == b'%'
}

/// The byte that the two digits behind the `%` at `at` stand for.
fn hex_behind(bytes: &[u8], at: usize) -> Option<u8> {
    let digits = std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?;
    let solid = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    solid.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

/// Whether a byte may stand behind the question mark of a link as it is.
fn stays(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte)
}
