use super::Span;

/// Distance in bytes between two remembered columns of a long line.
const CHECKPOINT: usize = 128;

/// A place as a person counts it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A place as a text field counts it: line and column from 0, the column in UTF-16 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Position {
    /// Line, from 0.
    pub line: usize,
    /// Column in UTF-16 code units, from 0.
    pub column: usize,
}

/// Characters and UTF-16 units before an offset.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    offset: usize,
    characters: usize,
    units: usize,
}

impl Counted {
    fn count(&mut self, bytes: usize, characters: usize, units: usize) {
        self.offset += bytes;
        self.characters += characters;
        self.units += units;
    }
}

/// The lines of a text, for turning offsets into places and back.
///
/// A line ends at LF, CRLF or a lone CR. Each ill-formed UTF-8 sequence counts as the one character
/// U+FFFD, which is how a text field shows it.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t [u8],
    /// Offsets of the first byte of each line.
    starts: Vec<usize>,
    checkpoints: Vec<Counted>,
}

impl<'t> LineIndex<'t> {
    /// Indexes `text` in one pass.
    pub fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            starts: line_starts(text),
            checkpoints: checkpoints(text),
        }
    }

    /// Number of lines; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The place of `offset` for a person.
    pub fn position(&self, offset: usize) -> Position {
        let (line, start) = self.line_of(offset);
        let column = self.counted(offset).characters - self.counted(start).characters;
        Position {
            line: line + 1,
            column: column + 1,
        }
    }

    /// The place of `offset` for a text field.
    pub fn utf16_position(&self, offset: usize) -> Utf16Position {
        let (line, start) = self.line_of(offset);
        let column = self.counted(offset).units - self.counted(start).units;
        Utf16Position { line, column }
    }

    /// The offset of a text field's place; a column behind the line's end is that end, a line behind the last is the end of the text.
    pub fn offset(&self, place: Utf16Position) -> usize {
        let Some(&start) = self.starts.get(place.line) else {
            return self.text.len();
        };
        let content = self.line_content(place.line);
        let line_start = self.counted(start);
        let target = line_start.units + place.column;
        let next = self.checkpoints.partition_point(|c| c.units <= target);
        let from = self.checkpoint_before(next);
        let mut at = if from.offset < start {
            line_start
        } else {
            from
        };
        // What is looked for lies before the next checkpoint. Looking no further keeps a look-up in a long
        // line short, and a checkpoint cuts no character.
        let until = self.checkpoints.get(next).map_or(content.end, |c| c.offset);
        let stretch = Span::new(at.offset, until.min(content.end)).slice(self.text);
        if stretch.is_ascii() {
            return at.offset + stretch.len().min(target - at.units);
        }
        for (len, units) in characters(stretch) {
            if at.units + units > target {
                break;
            }
            at.offset += len;
            at.units += units;
        }
        at.offset.min(content.end)
    }

    /// The bytes of line `line` (from 0) without its line end.
    pub fn line_content(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        let kept = match Span::new(start, end).slice(self.text) {
            [.., b'\r', b'\n'] if line + 1 < self.starts.len() => end - 2,
            [.., b'\r' | b'\n'] if line + 1 < self.starts.len() => end - 1,
            _ => end,
        };
        Span::new(start, kept)
    }

    /// The line end of line `line` (from 0): `\n`, `\r\n`, `\r`, or nothing for the last line.
    pub fn line_end(&self, line: usize) -> &'t [u8] {
        let next = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        Span::new(self.line_content(line).end, next).slice(self.text)
    }

    fn line_of(&self, offset: usize) -> (usize, usize) {
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        (line, self.starts.get(line).copied().unwrap_or_default())
    }

    /// The last checkpoint before checkpoint number `next`.
    fn checkpoint_before(&self, next: usize) -> Counted {
        let index = next.saturating_sub(1);
        self.checkpoints.get(index).copied().unwrap_or_default()
    }

    fn counted(&self, offset: usize) -> Counted {
        let offset = offset.min(self.text.len());
        let next = self.checkpoints.partition_point(|c| c.offset <= offset);
        let mut at = self.checkpoint_before(next);
        let stretch = Span::new(at.offset, offset).slice(self.text);
        if let Ok(whole) = std::str::from_utf8(stretch) {
            // The quick way: a character of four bytes is two units, any other is one.
            let count = whole.chars().count();
            let wide = whole.bytes().filter(|byte| *byte >= 0xf0).count();
            at.count(whole.len(), count, count + wide);
            return at;
        }
        for (len, units) in characters(stretch) {
            at.count(len, 1, units);
        }
        at
    }
}

fn line_starts(text: &[u8]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut bytes = text.iter().enumerate().peekable();
    while let Some((offset, byte)) = bytes.next() {
        let next_is_lf = bytes.peek().is_some_and(|(_, next)| **next == b'\n');
        if *byte == b'\n' || (*byte == b'\r' && !next_is_lf) {
            starts.push(offset + 1);
        }
    }
    starts
}

fn checkpoints(text: &[u8]) -> Vec<Counted> {
    let mut at = Counted::default();
    let mut out = vec![at];
    let mut due = CHECKPOINT;
    for (len, units) in characters(text) {
        at.count(len, 1, units);
        if at.offset >= due {
            out.push(at);
            due = at.offset + CHECKPOINT;
        }
    }
    out
}

/// Length in bytes and in UTF-16 units of each character; an ill-formed sequence is one character.
fn characters(text: &[u8]) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.utf8_chunks().flat_map(|chunk| {
        let broken = chunk.invalid().len();
        let valid = chunk.valid().chars().map(|c| (c.len_utf8(), c.len_utf16()));
        valid.chain((broken > 0).then_some((broken, 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_crlf_and_lone_cr() {
        let index = LineIndex::new(b"a\r\nb\rc\nd");
        assert_eq!(index.line_count(), 4);
        let contents: Vec<_> = (0..4)
            .map(|l| index.line_content(l).slice(b"a\r\nb\rc\nd"))
            .collect();
        assert_eq!(contents, [b"a", b"b", b"c", b"d"]);
        assert_eq!(index.line_end(0), b"\r\n");
        assert_eq!(index.line_end(1), b"\r");
        assert_eq!(index.line_end(3), b"");
    }

    #[test]
    fn columns_count_characters_and_units() {
        let text = "é𝄞x".as_bytes();
        let index = LineIndex::new(text);
        assert_eq!(index.position(6), Position { line: 1, column: 3 });
        assert_eq!(
            index.utf16_position(6),
            Utf16Position { line: 0, column: 3 }
        );
        assert_eq!(index.offset(Utf16Position { line: 0, column: 3 }), 6);
    }

    #[test]
    fn ill_formed_utf8_counts_as_one_character() {
        let text = b"\xff\xfea";
        let index = LineIndex::new(text);
        assert_eq!(index.position(2).column, 3);
    }

    #[test]
    fn long_lines_use_checkpoints_in_both_directions() {
        let text = "äx".repeat(5_000);
        let index = LineIndex::new(text.as_bytes());
        for column in [0, 1, 511, 512, 513, 7_777, 10_000] {
            let offset = index.offset(Utf16Position { line: 0, column });
            assert_eq!(index.utf16_position(offset).column, column);
        }
    }
}
