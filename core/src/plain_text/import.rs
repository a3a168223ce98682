//! `import`: files spliced in, line by line, before the grammar is looked at (TXT-12 … TXT-14).

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{LineIndex, Span, TextEdit, excerpt};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The profile compiler follows imports this deep.
const COMPILER_DEPTH: usize = 7;
/// The studio stops here.
const DEPTH: usize = 16;
/// All files together.
const FILES: usize = 1_000;
/// All bytes together.
const BYTES: usize = 16 << 20;

/// A byte-order mark, which is not spliced in.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A finding about an import, with the file that holds the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFault {
    /// The file's name.
    pub file: String,
    /// The finding; its places are in that file.
    pub diagnostic: Diagnostic,
}

/// A text with its imports spliced in.
#[derive(Clone, Debug, Default)]
pub struct Spliced {
    /// The text that the compiler's grammar sees.
    pub text: Vec<u8>,
    /// What is wrong with the imports.
    pub faults: Vec<ImportFault>,
    parts: Vec<Part>,
    files: Vec<String>,
}

/// A run of the spliced text that comes from one place of one file.
#[derive(Clone, Copy, Debug)]
struct Part {
    at: usize,
    file: usize,
    offset: usize,
}

impl Spliced {
    /// The files that were read, in the order of reading; one that is imported twice stands there twice.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// The file and the offset in it from which the byte at `offset` of the spliced text comes.
    pub fn origin(&self, offset: usize) -> Option<(&str, usize)> {
        let index = self
            .parts
            .partition_point(|part| part.at <= offset)
            .checked_sub(1)?;
        let part = self.parts.get(index)?;
        let file = self.files.get(part.file)?;
        Some((file, part.offset + (offset - part.at)))
    }
}

/// Splices into `text`, the file called `name`, the files that it imports.
///
/// Only names in `files` exist: a path, an address or a name in other capitals is a missing file.
/// An import that cannot be followed leaves nothing behind and gives a fault.
pub fn splice(name: &str, text: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Spliced {
    let mut splicer = Splicer {
        files,
        folded: None,
        out: Spliced::default(),
        chain: Vec::new(),
        opened: 0,
        reported: HashSet::new(),
        full: false,
    };
    splicer.file(name, text);
    splicer.out
}

struct Splicer<'f> {
    files: &'f BTreeMap<String, Vec<u8>>,
    /// Their names by themselves in small letters, made when one is missing.
    folded: Option<HashMap<String, &'f str>>,
    out: Spliced,
    /// The files that are being spliced, outermost first.
    chain: Vec<String>,
    opened: usize,
    reported: HashSet<(String, Span, Code)>,
    /// Nothing more is spliced in: the limits are reached.
    full: bool,
}

impl<'f> Splicer<'f> {
    fn file(&mut self, name: &str, text: &[u8]) {
        self.chain.push(name.to_owned());
        let file = self.out.files.len();
        self.out.files.push(name.to_owned());
        self.opened += 1;
        let lines = LineIndex::new(text);
        for line in 0..lines.line_count() {
            let mut content = lines.line_content(line);
            if line == 0 && text.starts_with(MARK) {
                content.start = MARK.len();
            }
            match imported(content.slice(text)) {
                Some((place, wanted)) => self.import(wanted, place.shifted(content.start)),
                None => {
                    let whole = Span::new(content.start, content.end + lines.line_end(line).len());
                    self.copy(file, whole, text);
                }
            }
        }
        self.chain.pop();
    }

    fn copy(&mut self, file: usize, span: Span, text: &[u8]) {
        let at = self.out.text.len();
        let follows =
            self.out.parts.last().is_some_and(|part| {
                part.file == file && part.offset + (at - part.at) == span.start
            });
        if !follows {
            self.out.parts.push(Part {
                at,
                file,
                offset: span.start,
            });
        }
        self.out.text.extend_from_slice(span.slice(text));
    }

    fn import(&mut self, wanted: &[u8], place: Span) {
        if self.full {
            return;
        }
        let name = String::from_utf8_lossy(wanted).into_owned();
        let files = self.files;
        let Some(text) = files.get(&name) else {
            return self.missing(&name, place);
        };
        if self.chain.contains(&name) {
            return self.cycle(&name, place);
        }
        if self.opened >= FILES || self.out.text.len() + text.len() > BYTES {
            self.full = true;
            let headline = format!(
                "expected at most {FILES} files and 16 MiB, found more with `{}`",
                excerpt(wanted)
            );
            return self.fault(Diagnostic::new(Code::ImportSize, place, headline));
        }
        match self.chain.len() {
            depth if depth > DEPTH => {
                let headline = format!(
                    "expected at most {DEPTH} nested imports, found one more: `{name}` is left out"
                );
                let mut diagnostic = Diagnostic::new(Code::ImportDepth, place, headline);
                diagnostic.severity = crate::diagnostic::Severity::Error;
                return self.fault(diagnostic);
            }
            depth if depth > COMPILER_DEPTH => {
                let headline =
                    format!("expected at most {COMPILER_DEPTH} nested imports, found {depth}");
                self.fault(Diagnostic::new(Code::ImportDepth, place, headline));
            }
            _ => {}
        }
        let (file, at) = (self.out.files.len(), self.out.text.len());
        self.file(&name, text);
        if self.out.text.len() > at && !self.out.text.ends_with(b"\n") {
            self.line_end(file, text.len());
        }
    }

    /// Ends the last line of a file that lacks a line end; it belongs to the end of that file.
    fn line_end(&mut self, file: usize, offset: usize) {
        let at = self.out.text.len();
        self.out.parts.push(Part { at, file, offset });
        self.out.text.push(b'\n');
    }

    fn missing(&mut self, name: &str, place: Span) {
        let shown = excerpt(name.as_bytes());
        let headline = format!(
            "expected a file of the project after `import`, found `{shown}`, which is not among them"
        );
        let diagnostic = Diagnostic::new(Code::MissingImport, place, headline);
        let meant = self.meant(name);
        self.fault(match meant {
            Some(file) => diagnostic
                .with_help(format!("the project has `{file}`: capitals count, quotes and folders are part of the name"))
                .with_fix(
                    format!("Write `{file}`"),
                    vec![TextEdit::replace(place, file.as_bytes())],
                ),
            None => diagnostic.with_help("add the file to the project, or correct the name"),
        });
    }

    /// The file of the project that `name` means if quotes, folders and capitals do not count.
    fn meant(&mut self, name: &str) -> Option<&'f str> {
        let bare = name.trim_matches(['"', '\'', ';']);
        let last = bare.rsplit(['/', '\\']).next();
        let last = last.filter(|last| importable(last))?;
        let files = self.files;
        // Folded once, so that many missing names do not each look through many files.
        let folded = self.folded.get_or_insert_with(|| {
            let folded = |file: &'f String| (file.to_ascii_lowercase(), file.as_str());
            // Of two that differ in capitals the first counts, and `collect` keeps the last.
            files.keys().rev().map(folded).collect()
        });
        folded.get(&last.to_ascii_lowercase()).copied()
    }

    fn cycle(&mut self, name: &str, place: Span) {
        let from = self
            .chain
            .iter()
            .position(|file| file == name)
            .unwrap_or_default();
        let mut path: Vec<&str> = self.chain.iter().skip(from).map(String::as_str).collect();
        path.push(name);
        let headline = format!(
            "expected files that do not import themselves, found {}",
            path.join(" → ")
        );
        self.fault(Diagnostic::new(Code::ImportCycle, place, headline));
    }

    fn fault(&mut self, diagnostic: Diagnostic) {
        let file = self.chain.last().cloned().unwrap_or_default();
        // A file that is spliced in twice has its faults once.
        let place = (file.clone(), diagnostic.primary.span, diagnostic.code);
        if self.out.faults.len() < FILES && self.reported.insert(place) {
            self.out.faults.push(ImportFault { file, diagnostic });
        }
    }
}

/// Whether an import can name the file: a name with a blank ends at it.
fn importable(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_ascii_whitespace())
}

/// The file that a line imports, with its place in the line.
fn imported(line: &[u8]) -> Option<(Span, &[u8])> {
    let [b' ' | b'\t', rest @ ..] = line.strip_prefix(b"import")? else {
        return None;
    };
    let blank: usize = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let word = rest.get(blank..)?;
    let len: usize = word
        .iter()
        .take_while(|byte| !byte.is_ascii_whitespace())
        .count();
    (len > 0).then(|| {
        (
            Span::new(7 + blank, 7 + blank + len),
            word.get(..len).unwrap_or_default(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places count from the start of the file, its byte-order mark included.
    #[test]
    fn txt_12_a_byte_order_mark_is_left_out_and_counted() {
        let main = b"\xef\xbb\xbfimport gone\nGPP_A \"1\" ;\n";
        let spliced = splice("main", main, &BTreeMap::new());
        assert_eq!(spliced.text, b"GPP_A \"1\" ;\n");
        assert_eq!(spliced.origin(0), Some(("main", 15)));
        let place = spliced.faults[0].diagnostic.primary.span;
        assert_eq!(
            (place, place.slice(main)),
            (Span::new(10, 14), &b"gone"[..])
        );
    }
}
