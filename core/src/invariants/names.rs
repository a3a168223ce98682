//! What holds for any name of a parameter.

use super::{Property, holds};
use crate::catalog::Catalog;
use crate::document::{Document, SourceFormat};
use crate::open_format;
use crate::profile::{ParameterName, Setting, UserAccess, Value};

/// A name written in plain text is the same name when it is read again (NAME-01, NAME-04), one that may be
/// written in the open format is read there too, and a sentence shows at most 41 characters of it.
pub fn names_come_back(bytes: &[u8]) -> Property {
    let catalog = Catalog::builtin();
    let text = String::from_utf8_lossy(bytes);
    let name = ParameterName::from_plain_text(&text);
    holds(
        ParameterName::from_plain_text(name.open_format()) == name,
        "a name in the open format is another one in plain text",
    )?;
    let written = catalog.plain_text(&name);
    holds(
        ParameterName::from_plain_text(&written) == name,
        "a name does not come back from plain text",
    )?;
    holds(
        name.to_string().chars().count() <= 41,
        "a sentence shows too much of a name",
    )?;
    if !open_format::is_writable_name(&name) {
        return Ok(());
    }
    let setting = Setting {
        name,
        value: Value::set("1"),
        access: UserAccess::ReadOnly,
    };
    let text = open_format::profile_document([&setting]);
    let read = Document::read_as(&text, SourceFormat::OpenFormat, catalog).reading;
    holds(
        read.profile().settings == [setting],
        "a name does not come back from the open format",
    )
}
