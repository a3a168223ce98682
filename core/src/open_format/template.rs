//! Marks of template languages: provisioning servers keep profiles with `{$x}`, `{{ x }}`, `{% if %}`,
//! `@if` or `<?php ?>` in names, values and between elements. Until it is rendered such a file is no
//! profile, but it is edited like one.

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
