//! The command lines that do the same, for sh (ENC-07). The phrase stands as `$PHRASE`, never itself.

use super::{Digest, Kind, Salt, hexadecimal};

/// The commands that make `file` out of `source`.
///
/// ```
/// use profile_core::layers::{Digest, pack_commands};
/// let lines = pack_commands(true, Some(Digest::Md5), "basic.xml", "basic.cfg");
/// assert_eq!(lines[0], "gzip -9 -n -c 'basic.xml' > 'basic.xml.gz'");
/// assert_eq!(
///     lines[1],
///     r#"openssl enc -aes-256-cbc -md md5 -k "$PHRASE" -in 'basic.xml.gz' -out 'basic.cfg'"#
/// );
/// ```
pub fn pack_commands(gzip: bool, digest: Option<Digest>, source: &str, file: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut input = source.to_owned();
    if gzip {
        let output = if digest.is_some() {
            format!("{source}.gz")
        } else {
            file.to_owned()
        };
        lines.push(format!(
            "gzip -9 -n -c {} > {}",
            quoted(&input),
            quoted(&output)
        ));
        input = output;
    }
    if let Some(digest) = digest {
        lines.push(format!(
            "openssl enc -aes-256-cbc -md {} -k \"$PHRASE\" -in {} -out {}",
            digest.option(),
            quoted(&input),
            quoted(file)
        ));
    }
    lines
}

/// A layer that a command takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandStep {
    /// What it is.
    pub kind: Kind,
    /// The digest that opened it.
    pub digest: Option<Digest>,
    /// The salt, where the header that should hold it is missing.
    pub salt: Option<Salt>,
}

impl From<(Kind, Option<Digest>)> for CommandStep {
    fn from((kind, digest): (Kind, Option<Digest>)) -> Self {
        Self {
            kind,
            digest,
            salt: None,
        }
    }
}

/// The command, a pipe if need be, that undoes `layers` (outermost first) of `file` into `target`.
pub fn open_commands<S: Copy + Into<CommandStep>>(
    layers: &[S],
    file: &str,
    target: &str,
) -> Vec<String> {
    let mut steps = Vec::new();
    for layer in layers {
        let input = if steps.is_empty() { Some(file) } else { None };
        steps.extend(open_command((*layer).into(), input));
    }
    if steps.is_empty() {
        return Vec::new();
    }
    vec![format!("{} > {}", steps.join(" | "), quoted(target))]
}

/// One step of the pipe; the first one reads `input`.
fn open_command(step: CommandStep, input: Option<&str>) -> Option<String> {
    let header = match (step.kind, step.salt) {
        (Kind::EncryptedHeaderless | Kind::EncryptedHeaderlessBase64, None) => {
            " -nosalt".to_owned()
        }
        (Kind::EncryptedHeaderless | Kind::EncryptedHeaderlessBase64, Some(salt)) => {
            format!(" -S {}", hexadecimal(&salt))
        }
        _ => String::new(),
    };
    let base64 = match step.kind {
        Kind::Gzip => {
            let input = input.map(|name| format!(" < {}", quoted(name)));
            return Some(format!("gzip -d -c{}", input.unwrap_or_default()));
        }
        Kind::Encrypted | Kind::EncryptedHeaderless => "",
        Kind::EncryptedBase64 | Kind::EncryptedHeaderlessBase64 => " -a",
        _ => return None,
    };
    let md = step.digest.unwrap_or(Digest::Md5).option();
    let input = input.map(|name| format!(" -in {}", quoted(name)));
    Some(format!(
        "openssl enc -d{base64} -aes-256-cbc -md {md}{header} -k \"$PHRASE\"{}",
        input.unwrap_or_default()
    ))
}

/// The option of a profile rule that names `phrase`: `[--key "my secret phrase"]` (ENC-09).
///
/// ```
/// use profile_core::layers::rule_key;
/// assert_eq!(rule_key("my secret phrase"), "[--key \"my secret phrase\"]");
/// assert_eq!(rule_key("abc123"), "[--key abc123]");
/// ```
pub fn rule_key(phrase: &str) -> String {
    let plain = !phrase.is_empty()
        && phrase
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if plain {
        format!("[--key {phrase}]")
    } else {
        format!("[--key \"{phrase}\"]")
    }
}

/// A file name for sh.
fn quoted(name: &str) -> String {
    // A name that begins with a dash would be an option.
    let name = if name.starts_with('-') {
        format!("./{name}")
    } else {
        name.to_owned()
    };
    format!("'{}'", name.replace('\'', r"'\''"))
}
