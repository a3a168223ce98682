//! What the headers of a gzip file say, as data for a screen. A name or a comment is whatever its writer put
//! there: it is shown with every character visible, and never used as the name of a file.

use super::gzip::Member;
use crate::text::date;

/// A name or comment longer than this is cut where it is shown.
const SHOWN: usize = 200;

/// The extra field of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraFacts {
    /// Its length in bytes.
    pub length: usize,
    /// Its parts: two characters that name each, and its length.
    pub parts: Vec<(String, usize)>,
    /// Whether the lengths of the parts add up to that of the field.
    pub well_formed: bool,
}

/// What the header of one gzip member says (GZ-02).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFacts {
    /// Where the member begins in the layer.
    pub offset: usize,
    /// The length of its content, as far as it could be read.
    pub length: usize,
    /// The original file name, to be shown and never to be used as a path.
    pub name: Option<String>,
    /// The comment, to be shown.
    pub comment: Option<String>,
    /// The extra field.
    pub extra: Option<ExtraFacts>,
    /// When the original file was changed, in UTC; nothing where the header does not say.
    pub modified: Option<String>,
    /// The system that it was written on.
    pub system: &'static str,
    /// How hard the writer tried, where it says so.
    pub effort: Option<&'static str>,
    /// Whether the writer took the content for text.
    pub text: bool,
    /// Whether the header has a checksum of its own, which matches.
    pub header_checksum: bool,
}

impl MemberFacts {
    /// The facts of a member.
    pub fn of(member: &Member) -> Self {
        let header = &member.header;
        Self {
            offset: member.offset,
            length: member.length,
            name: header.name.as_deref().map(shown),
            comment: header.comment.as_deref().map(shown),
            extra: header.extra.as_deref().map(extra),
            modified: (header.mtime != 0).then(|| utc(header.mtime)),
            system: system(member.system),
            effort: effort(member.effort),
            text: member.text,
            header_checksum: member.header_checksum,
        }
    }

    /// The facts as rows of term and words; what the header does not say has no row.
    pub fn rows(&self) -> Vec<(&'static str, String)> {
        let words = |term, words: &Option<String>| words.clone().map(|words| (term, words));
        let extra = self.extra.as_ref().map(|extra| {
            let parts: Vec<&str> = extra.parts.iter().map(|(name, _)| name.as_str()).collect();
            let listed = match (parts.as_slice(), extra.well_formed) {
                ([], _) => String::new(),
                (parts, true) => format!(": {}", parts.join(", ")),
                (parts, false) => format!(": {} and more that is damaged", parts.join(", ")),
            };
            ("Extra field", format!("{} bytes{listed}", extra.length))
        });
        [
            words("Name in the header", &self.name),
            words("Comment", &self.comment),
            extra,
            words("Changed", &self.modified),
            Some(("Written on", self.system.to_owned())),
            words("Compression", &self.effort.map(str::to_owned)),
            self.text.then(|| ("Content", "marked as text".to_owned())),
            self.header_checksum
                .then(|| ("Checksum of the header", "present, and right".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A text of a header with nothing hidden in it: UTF-8 where it is that, else Latin-1, as RFC 1952 has it;
/// control characters and those that turn or hide text stand as their numbers.
pub(super) fn shown(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let mut out = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        if is_hidden(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn extra(field: &[u8]) -> ExtraFacts {
    let mut parts = Vec::new();
    let mut rest = field;
    while let Some(([first, second, low, high], after)) = rest.split_first_chunk() {
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        let Some(next) = after.get(length..) else {
            break;
        };
        parts.push((shown(&[*first, *second]), length));
        rest = next;
    }
    ExtraFacts {
        length: field.len(),
        parts,
        well_formed: rest.is_empty(),
    }
}

/// `2006-11-08 15:33:20 UTC`.
pub(super) fn utc(seconds: u32) -> String {
    let seconds = u64::from(seconds);
    let (year, month, day) = date(seconds / 86_400);
    let clock = seconds % 86_400;
    format!(
        "{year}-{:02}-{day:02} {:02}:{:02}:{:02} UTC",
        month + 1,
        clock / 3_600,
        clock / 60 % 60,
        clock % 60,
    )
}

pub(super) fn effort(number: u8) -> Option<&'static str> {
    match number {
        2 => Some("best"),
        4 => Some("fastest"),
        _ => None,
    }
}

pub(super) fn system(number: u8) -> &'static str {
    match number {
        0 => "FAT (DOS, Windows)",
        1 => "Amiga",
        2 => "VMS",
        3 => "Unix",
        4 => "VM/CMS",
        5 => "Atari TOS",
        6 => "HPFS (OS/2, NT)",
        7 => "Macintosh",
        8 => "Z-System",
        9 => "CP/M",
        10 => "TOPS-20",
        11 => "NTFS (Windows)",
        12 => "QDOS",
        13 => "Acorn RISCOS",
        255 => "an unknown system",
        _ => "a system that the format does not name",
    }
}
