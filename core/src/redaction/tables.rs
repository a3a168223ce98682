//! Secrets in tables: columns whose head names one, as in `mac,Admin_Passwd`.

use super::sweep::is_word;
use super::{Found, LONGEST_NAME, Names};
use crate::profile::ParameterName;
use crate::text::Span;

/// The values below the names of secrets; the heads are covered.
pub(super) fn values(text: &[u8], names: &Names<'_>) -> Found {
    let mut found = Found::default();
    let mut head: Option<Head> = None;
    let mut before = 0;
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        if let Some(head) = &head
            && let Some(values) = head.row(text, line)
        {
            found.spans.extend(values);
            continue;
        }
        // Rows of names and values have no head: each line is like the one before.
        let fresh = head.is_some() || before == 0;
        head = None;
        before = line.len();
        if let Some(next) = lines.peek().filter(|_| fresh) {
            head = Head::read(text, line, *next, names);
            found
                .covered
                .extend(head.iter().flat_map(|head| head.covered.clone()));
        }
    }
    found
}

/// The first line of a table.
struct Head {
    separator: u8,
    count: usize,
    /// The columns of secrets.
    secrets: Vec<usize>,
    covered: Vec<Span>,
}

impl Head {
    fn read(text: &[u8], line: Span, next: Span, names: &Names<'_>) -> Option<Self> {
        let written = line.slice(text);
        let separator = *written.iter().find(|byte| b",;\t|".contains(byte))?;
        let columns = fields(text, line, separator);
        let is_name = |column: &Span| {
            let name = bare(column.slice(text));
            !name.is_empty() && name.len() <= LONGEST_NAME && name.iter().all(|byte| is_word(*byte))
        };
        if columns.len() < 2 || !columns.iter().all(is_name) {
            return None;
        }
        let is_secret = |column: &Span| {
            let name = String::from_utf8_lossy(bare(column.slice(text)));
            names.is_secret(&ParameterName::from_plain_text(&name))
        };
        let indexes = columns.iter().enumerate();
        let secrets: Vec<usize> = indexes
            .filter(|(_, column)| is_secret(column))
            .map(|(index, _)| index)
            .collect();
        // A name and its value look the same as two heads.
        let pair = columns.len() == 2 && secrets.first() == Some(&0);
        let head = Self {
            separator,
            count: columns.len(),
            covered: if pair { Vec::new() } else { columns },
            secrets,
        };
        let below = fields(text, next, separator);
        let first = below.first()?.slice(text);
        let goes_on = below.len() == head.count && !names.is_known(bare(first));
        (goes_on && !head.secrets.is_empty()).then_some(head)
    }

    /// The secrets of a row; of one with other columns all from the first secret on. `None` behind the table.
    fn row(&self, text: &[u8], line: Span) -> Option<Vec<Span>> {
        let columns = fields(text, line, self.separator);
        let written = line.slice(text).trim_ascii();
        if columns.len() < 2 || written.starts_with(b"<") || written.ends_with(b"\" ;") {
            return None;
        }
        let secret = |index: &usize| columns.get(*index).copied();
        if columns.len() == self.count {
            return Some(
                self.secrets
                    .iter()
                    .filter_map(secret)
                    .map(|c| inside(c, text))
                    .collect(),
            );
        }
        let first = self.secrets.first().and_then(secret);
        Some(
            first
                .map(|column| Span::new(column.start, line.end))
                .into_iter()
                .collect(),
        )
    }
}

/// The fields of a line; a separator in quotes separates nothing.
fn fields(text: &[u8], line: Span, separator: u8) -> Vec<Span> {
    let mut fields = Vec::new();
    let mut start = line.start;
    let mut quoted = false;
    for (at, byte) in line.slice(text).iter().enumerate() {
        quoted ^= *byte == b'"';
        if *byte == separator && !quoted {
            fields.push(Span::new(start, line.start + at));
            start = line.start + at + 1;
        }
    }
    fields.push(Span::new(start, line.end));
    fields
}

/// A field without blanks, quotes and the sign of a comment.
fn bare(field: &[u8]) -> &[u8] {
    let field = field.trim_ascii();
    let field = field.strip_prefix(b"#").unwrap_or(field).trim_ascii_start();
    field
        .strip_prefix(b"\"")
        .and_then(|inner| inner.strip_suffix(b"\""))
        .unwrap_or(field)
}

/// A field without its quotes.
fn inside(field: Span, text: &[u8]) -> Span {
    match field.slice(text) {
        [b'"', .., b'"'] => Span::new(field.start + 1, field.end - 1),
        _ => field,
    }
}

fn lines(text: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split(|byte| *byte == b'\n').map(move |line| {
        let written = line.strip_suffix(b"\r").unwrap_or(line).len();
        let span = Span::new(start, start + written);
        start += line.len() + 1;
        span
    })
}
