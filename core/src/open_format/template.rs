//! Marks of template languages: provisioning servers keep profiles with `{$x}`, `{{ x }}`, `{% if %}`,
//! `@if` or `<?php ?>` in names, values and between elements. Until it is rendered such a file is no
//! profile, but it is edited like one.

/// A mark longer than this is none.
const LONGEST: usize = 256;

/// Length of the mark `{{ … }}`, `{% … %}`, `{$…}`, `<?php … ?>` or `<?= … ?>` at the start of `rest`. It lies
/// within one line, and one in braces within one tag.
pub(super) fn mark_length(rest: &[u8]) -> Option<usize> {
    let closing: &[u8] = match rest {
        [b'{', b'{', ..] => b"}}",
        [b'{', b'%', ..] => b"%}",
        [b'{', b'$', ..] => b"}",
        [b'<', b'?', b'=', ..] | [b'<', b'?', b'p', b'h', b'p', ..] => b"?>",
        _ => return None,
    };
    let in_braces = rest.first() == Some(&b'{');
    let near = rest.get(..rest.len().min(LONGEST)).unwrap_or_default();
    let outside = |byte: &u8| match byte {
        b'<' | b'>' => in_braces,
        other => matches!(other, b'\n' | b'\r'),
    };
    let body = near.get(2..)?;
    let within = body.iter().position(outside).unwrap_or(body.len());
    let mut windows = body.get(..within)?.windows(closing.len());
    let found = windows.position(|window| window == closing)?;
    Some(2 + found + closing.len())
}

/// Whether `text` holds a mark of a template. The macros of devices (`$A`, `$(MAU)`) are none.
pub fn has_template_mark(text: &[u8]) -> bool {
    let begins = |(at, pair): (usize, &[u8])| match pair {
        [b'{', b'$' | b'{' | b'%'] => true,
        [b'<', b'?'] => {
            let behind = text.get(at + 2..).unwrap_or_default();
            behind.starts_with(b"=") || behind.starts_with(b"php")
        }
        _ => false,
    };
    let mut lines = text.split(|byte| matches!(byte, b'\n' | b'\r'));
    text.windows(2).enumerate().any(begins) || lines.any(is_directive)
}

/// Whether a line begins like `@if`, `@else`, `@endif`, `@for`, `@foreach`.
fn is_directive(line: &[u8]) -> bool {
    let words: [&[u8]; 5] = [b"if", b"else", b"endif", b"endfor", b"for"];
    match line.trim_ascii_start() {
        [b'@', word @ ..] => words.iter().any(|one| word.starts_with(one)),
        _ => false,
    }
}
