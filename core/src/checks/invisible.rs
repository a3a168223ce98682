//! Characters that cannot be seen or that turn the order of the text round: zero-width characters, marks
//! of direction, a byte-order mark in the middle, control characters past ASCII, codes that are no
//! characters. They come along with text from documents and chats.

use super::{Subject, finding};
use crate::diagnostic::{Code, Findings};
use crate::text::{Span, TextEdit};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut at = 0;
    for chunk in subject.text.utf8_chunks() {
        let characters = chunk.valid().char_indices();
        for (index, c) in characters.filter(|(_, c)| !c.is_ascii()) {
            let place = at + index;
            let marks_the_file = c == '\u{feff}' && place == 0;
            if let Some(name) = invisible(c).filter(|_| !marks_the_file) {
                findings.push_with(Code::InvisibleCharacter, || {
                    let span = Span::new(place, place + c.len_utf8());
                    let headline = format!(
                        "expected text that can be seen, found {name} (U+{:04X})",
                        u32::from(c)
                    );
                    let diagnostic = finding(Code::InvisibleCharacter, span, headline);
                    // Outside a value the character may be all that a name consists of.
                    if subject.is_in_value(place) {
                        diagnostic.with_fix("Remove it", vec![TextEdit::remove(span)])
                    } else {
                        diagnostic
                    }
                });
            }
        }
        at += chunk.valid().len() + chunk.invalid().len();
    }
}

fn invisible(c: char) -> Option<&'static str> {
    match c {
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{180e}' | '\u{feff}' => {
            Some("a character of no width")
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some("a mark that changes the direction of the text")
        }
        '\u{ad}' => Some("a hyphen that is not shown"),
        '\u{80}'..='\u{9f}' => Some("a control character"),
        '\u{2028}' | '\u{2029}' => Some("a line end that no device takes for one"),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => Some("a letter that is not shown"),
        '\u{fffe}' | '\u{ffff}' => Some("a code that is no character"),
        _ => None,
    }
}
