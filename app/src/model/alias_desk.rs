//! An alias map as a table: what its rows show, and the text after a change of one of them. The text is the truth, so
//! a change of a row replaces its side and nothing else.

use crate::model::catalogue::catalogue;
use crate::texts::alias_map as texts;
use profile_core::alias_map::{
    AliasEntry, AliasMap, Aliased, SamplePath, TARGET, apply, entry_text,
};
use profile_core::document::{Document, SourceFormat};
use profile_core::open_format;
use profile_core::profile::{ParameterName, Value};
use profile_core::text::Span;

/// The general purpose parameters, which a map can stand in.
pub const LETTERS: [char; 16] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P',
];

/// The parameter of a letter.
pub fn parameter_of(letter: char) -> ParameterName {
    ParameterName::from_open_format(format!("GPP_{letter}"))
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRow {
    /// The left path.
    pub left: String,
    /// The parameter in plain-text notation; what is written where it is none.
    pub target: String,
}

/// The rows of a map.
pub fn rows(text: &str) -> Vec<AliasRow> {
    let entries = AliasMap::parse(text).entries.into_iter();
    entries.map(|entry| row(&entry)).collect()
}

fn row(entry: &AliasEntry) -> AliasRow {
    let target = match entry.parameter() {
        Some(name) => catalogue().plain_text(&name),
        None => entry
            .right
            .strip_prefix(TARGET)
            .unwrap_or(&entry.right)
            .to_owned(),
    };
    AliasRow {
        left: entry.left.clone(),
        target,
    }
}

/// The name of a parameter as a user writes it, in either notation.
fn parameter(written: &str) -> ParameterName {
    catalogue().resolve_plain_text(written.trim())
}

/// The map with another left side in row `number`.
pub fn with_left(text: &str, number: usize, left: &str) -> String {
    let steps: String = left.split_whitespace().collect();
    replaced(text, number, |entry| entry.left_span, &steps)
}

/// The map with another parameter in row `number`.
pub fn with_target(text: &str, number: usize, written: &str) -> String {
    let right = format!("{TARGET}{}", parameter(written).open_format());
    replaced(text, number, |entry| entry.right_span, &right)
}

fn replaced(text: &str, number: usize, side: fn(&AliasEntry) -> Span, new: &str) -> String {
    let map = AliasMap::parse(text);
    let Some(span) = map.entries.get(number).map(side) else {
        return text.to_owned();
    };
    let (before, behind) = around(text, span);
    // A side that was empty may touch the equals sign.
    let glued = before.ends_with('=') || behind.starts_with('=');
    let blank = if glued { " " } else { "" };
    let (lead, trail) = if before.ends_with('=') {
        (blank, "")
    } else {
        ("", blank)
    };
    format!("{before}{lead}{new}{trail}{behind}")
}

fn around(text: &str, span: Span) -> (&str, &str) {
    (
        text.get(..span.start).unwrap_or_default(),
        text.get(span.end..).unwrap_or_default(),
    )
}

/// The map without row `number`.
pub fn without(text: &str, number: usize) -> String {
    let map = AliasMap::parse(text);
    let Some(entry) = map.entries.get(number) else {
        return text.to_owned();
    };
    let (before, behind) = around(text, entry.whole);
    let behind = behind.trim_start_matches([' ', '\t']);
    let own_line = before.is_empty() || before.ends_with('\n');
    let behind = match behind.strip_prefix('\n') {
        Some(rest) if own_line => rest,
        _ => behind,
    };
    format!("{before}{behind}")
}

/// The map with row `number` before the one above it.
pub fn raised(text: &str, number: usize) -> String {
    let map = AliasMap::parse(text);
    let above = number.checked_sub(1).and_then(|at| map.entries.get(at));
    let (Some(above), Some(entry)) = (above, map.entries.get(number)) else {
        return text.to_owned();
    };
    let slice = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let closed = |entry: &AliasEntry| {
        let written = slice(entry.whole).trim_end();
        if written.ends_with(';') {
            written.to_owned()
        } else {
            format!("{written} ;")
        }
    };
    let between = slice(Span::new(above.whole.end, entry.whole.start));
    let (before, _) = around(text, above.whole);
    let (_, behind) = around(text, entry.whole);
    format!(
        "{before}{}{between}{}{behind}",
        closed(entry),
        closed(above)
    )
}

/// The map with one more row on a line of its own.
pub fn with_row(text: &str, left: &str, written: &str) -> String {
    let text = text.trim_end();
    let line = entry_text(left, &parameter(written));
    let closed = text.is_empty() || text.ends_with(';');
    let semicolon = if closed { "" } else { " ;" };
    let line_end = if text.is_empty() { "" } else { "\n" };
    format!("{text}{semicolon}{line_end}{line}\n")
}

/// What a map makes of a sample document.
pub fn mapped(map: &AliasMap, sample: &str) -> Aliased {
    apply(map, &open_format::parse(sample.as_bytes()))
}

/// A setting of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedRow {
    /// The parameter in plain-text notation.
    pub name: String,
    /// The word for the access.
    pub access: &'static str,
    /// The value; `None` where it stays as it is.
    pub value: Option<String>,
    /// Whether the value is a secret.
    pub secret: bool,
}

/// What a document with a map comes to, each parameter once.
pub fn result(aliased: &Aliased) -> Vec<MappedRow> {
    let catalog = &catalogue();
    let settings = aliased.reading.profile().effective().into_iter();
    let row = |setting: profile_core::profile::Setting| MappedRow {
        name: catalog.plain_text(&setting.name),
        access: match setting.access.attribute() {
            "" => texts::factory(),
            word => word,
        },
        value: match &setting.value {
            Value::Unchanged => None,
            Value::Set(value) => Some(String::from_utf8_lossy(value).into_owned()),
        },
        secret: catalog.is_secret(&setting.name),
    };
    settings.map(row).collect()
}

/// The same as a profile in the open format.
pub fn profile(aliased: &Aliased) -> Vec<u8> {
    let settings = aliased.reading.profile().effective();
    open_format::profile_document(&settings)
}

/// Whether the elements of a path hold secrets: by the parameter that they are mapped to, or by their own name.
pub fn is_secret(path: &SamplePath, map: &str) -> bool {
    let name = path.path.rsplit('/').next().unwrap_or_default();
    let entries = AliasMap::parse(map).entries;
    let entry = path.entry.and_then(|number| entries.get(number));
    let target = entry.and_then(AliasEntry::parameter);
    let by_target = target.is_some_and(|name| catalogue().is_secret(&name));
    by_target || ParameterName::from_open_format(name).looks_secret()
}

/// The maps that a profile holds: the letter and the text of each.
pub fn maps_of(text: &[u8]) -> Vec<(char, String)> {
    let settings = Document::read(text, &catalogue())
        .reading
        .profile()
        .effective();
    let map = |letter: char| {
        let name = parameter_of(letter);
        let setting = settings.iter().find(|one| one.name == name)?;
        let Value::Set(value) = &setting.value else {
            return None;
        };
        let is_map = profile_core::alias_map::is_alias_map(value);
        is_map.then(|| (letter, String::from_utf8_lossy(value).into_owned()))
    };
    LETTERS.into_iter().filter_map(map).collect()
}

/// Whether a text is worth reading as a sample document.
pub fn is_markup(text: &[u8]) -> bool {
    SourceFormat::of(text) == SourceFormat::OpenFormat
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "/a = /flat-profile/GPP_A ;\n/b=/flat-profile/User_ID_1_;\n";

    #[test]
    fn alias_12_rows_are_edited_and_nothing_else() {
        assert_eq!(rows(MAP)[1].target, "User_ID[1]");
        assert_eq!(
            with_left(MAP, 1, "/x/b"),
            "/a = /flat-profile/GPP_A ;\n/x/b =/flat-profile/User_ID_1_;\n"
        );
        assert_eq!(
            with_target(MAP, 0, "password[1]"),
            "/a = /flat-profile/Password_1_ ;\n/b=/flat-profile/User_ID_1_;\n"
        );
        assert_eq!(without(MAP, 0), "/b=/flat-profile/User_ID_1_;\n");
        assert_eq!(without("/a=x;/b=y;", 1), "/a=x;");
        assert_eq!(
            raised(MAP, 1),
            "/b=/flat-profile/User_ID_1_;\n/a = /flat-profile/GPP_A ;\n"
        );
        assert_eq!(raised("/a=x; /b=y", 1), "/b=y ; /a=x;");
        assert_eq!(raised(MAP, 0), MAP);
        assert_eq!(
            with_row("/a = /flat-profile/GPP_A", "/b", "GPP_B"),
            "/a = /flat-profile/GPP_A ;\n/b = /flat-profile/GPP_B ;\n"
        );
        assert_eq!(with_row("", "/b", "GPP_B"), "/b = /flat-profile/GPP_B ;\n");
        assert_eq!(
            with_left(" = /flat-profile/GPP_A ;", 0, "/a"),
            " /a = /flat-profile/GPP_A ;"
        );
        assert_eq!(
            with_target("/a =;", 0, "GPP_B"),
            "/a = /flat-profile/GPP_B;"
        );
    }

    #[test]
    fn alias_12_a_side_that_is_emptied_while_it_is_typed_keeps_its_row() {
        for map in [MAP, "/ = /flat-profile/ ;\n", "/a = /flat-profile/GPP_A"] {
            let count = rows(map).len();
            assert_eq!(rows(&with_left(map, 0, "")).len(), count, "{map}");
            assert_eq!(rows(&with_target(map, 0, "")).len(), count, "{map}");
        }
    }

    #[test]
    fn maps_are_found_in_a_profile() {
        let profile = b"GPP_A \"x\" ;\nGPP_M \"/a = /flat-profile/GPP_B ;\" ;\n";
        assert_eq!(
            maps_of(profile),
            [('M', "/a = /flat-profile/GPP_B ;".to_owned())]
        );
    }

    #[test]
    fn secrets_of_the_result_are_marked() {
        let map = AliasMap::parse("/p = /flat-profile/Password_1_ ;");
        let found = result(&mapped(&map, "<r><p ua=\"ro\">x</p></r>"));
        assert_eq!(found.len(), 1);
        assert!(found[0].secret && found[0].access == "ro");
    }
}
