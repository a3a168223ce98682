//! Settings as plain text (TXT-22, CONV-04).

use super::quote;
use crate::catalog::Catalog;
use crate::profile::{Setting, Value};

/// Names are padded to this column, as the compiler's own samples are.
const NAME_WIDTH: usize = 46;

/// `Name    ! "value" ;` with the name padded; without a value where it stays as it is.
pub fn statement(setting: &Setting, catalog: &Catalog) -> Vec<u8> {
    let name = catalog.plain_text(&setting.name);
    let mut out = format!("{name:<NAME_WIDTH$}").into_bytes();
    let mark = setting.access.mark();
    if !out.ends_with(b" ") {
        out.push(b' ');
    }
    if !mark.is_empty() {
        out.extend(mark.bytes());
        out.push(b' ');
    }
    if let Value::Set(value) = &setting.value {
        out.extend(quote(value));
        out.push(b' ');
    }
    out.push(b';');
    out
}

/// `# text`, one comment a line, with the line ends of the text.
pub fn comment(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let len = rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default().trim_ascii();
        out.extend_from_slice(b"# ");
        // The compiler stops reading at a NUL, in a comment too.
        out.extend(line.iter().filter(|byte| **byte != 0));
        let end = match rest.get(len..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => return out,
        };
        out.extend_from_slice(rest.get(len..len + end).unwrap_or_default());
        rest = rest.get(len + end..).unwrap_or_default();
    }
}

/// A whole profile: the settings in their order, a heading wherever the section changes.
pub fn profile_document<'s>(
    settings: impl IntoIterator<Item = &'s Setting>,
    catalog: &Catalog,
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut section = None;
    for setting in settings {
        let here = catalog
            .find(&setting.name)
            .map(|entry| entry.section.as_str());
        if here != section && here.is_some() {
            if !out.is_empty() {
                out.push(b'\n');
            }
            out.extend(format!("# *** {}\n\n", here.unwrap_or_default()).into_bytes());
            section = here;
        }
        out.extend(statement(setting, catalog));
        out.push(b'\n');
    }
    out
}
