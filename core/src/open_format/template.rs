//! Marks of template languages: provisioning servers keep profiles with `{$x}`, `{{ x }}`, `{% if %}`,
//! `@if` or `<?php ?>` in names, values and between elements. Until it is rendered such a file is no
//! profile, but it is edited like one.

/// A mark longer than this is none.
const LONGEST: usize = 256;

/// Length of the mark `{{ … }}`, `{% … %}` or `{$…}` at the start of `rest`; it lies within one tag and one line.
pub(super) fn mark_length(rest: &[u8]) -> Option<usize> {
    let closing: &[u8] = match rest {
        [b'{', b'{', ..] => b"}}",
        [b'{', b'%', ..] => b"%}",
        [b'{', b'$', ..] => b"}",
        _ => return None,
    };
    let near = rest.get(..rest.len().min(LONGEST)).unwrap_or_default();
    let outside = |byte: &u8| matches!(byte, b'<' | b'>' | b'\n' | b'\r');
    let within = near.iter().position(outside).unwrap_or(near.len());
    let found = near
        .get(2..within)?
        .windows(closing.len())
        .position(|window| window == closing)?;
    Some(2 + found + closing.len())
}

/// Whether `text` holds a mark of a template. The macros of devices (`$A`, `$(MAU)`) are none.
pub fn has_template_mark(text: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"{$", b"{{", b"{%", b"<?php"];
    let directives: [&[u8]; 7] = [
        b"@if",
        b"@else",
        b"@endif",
        b"@foreach",
        b"@endforeach",
        b"@for",
        b"@endfor",
    ];
    marks
        .iter()
        .any(|mark| text.windows(mark.len()).any(|window| window == *mark))
        || text
            .split(|byte| matches!(byte, b'\n' | b'\r'))
            .any(|line| {
                directives
                    .iter()
                    .any(|word| line.trim_ascii_start().starts_with(word))
            })
}
