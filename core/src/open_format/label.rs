//! Fields named as the web page shows them, with blanks (NAME-03).

use crate::catalog::Catalog;
use crate::profile::ParameterName;

/// No label is longer.
const LONGEST: usize = 80;

/// The parameter whose label is `written`, if blanks in it show that it is one. An index may stand behind a blank.
pub(super) fn labelled(written: &[u8]) -> Option<ParameterName> {
    if !written.contains(&b' ') || written.len() > LONGEST {
        return None;
    }
    let name = ParameterName::from_plain_text(std::str::from_utf8(written).ok()?);
    let indexed = ParameterName::from_open_format(format!("{}_", name.open_format()));
    [name, indexed]
        .into_iter()
        .find(|name| Catalog::builtin().find(name).is_some())
}

/// Length of the label at the start of `rest`, which stands where a tag has its name.
pub(super) fn label_length(rest: &[u8]) -> Option<usize> {
    let near = rest.get(..rest.len().min(LONGEST))?;
    let end = near
        .iter()
        .position(|byte| matches!(byte, b'<' | b'>' | b'=' | b'"' | b'\'' | b'\n' | b'\r'))?;
    let inside = near.get(..end)?;
    let label = if near.get(end) == Some(&b'=') {
        let name = inside.trim_ascii_end();
        let blank = name.iter().rposition(|byte| *byte == b' ')?;
        name.get(..blank)?
    } else {
        inside.strip_suffix(b"/").unwrap_or(inside)
    };
    let label = label.trim_ascii_end();
    labelled(label).map(|_| label.len())
}
