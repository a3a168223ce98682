//! Looking for a few letters: the standard library's search for texts of any length weighs seven kilobytes, the
//! messages of its panics included, and nothing here looks for more than a word.

/// Where `part` first stands in `text`.
pub(crate) fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    let first = part.first()?;
    let mut at = 0;
    loop {
        at += text.get(at..)?.iter().position(|byte| byte == first)?;
        if text.get(at..)?.starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
}

/// What stands before and behind the first `part` of `text`.
pub(crate) fn parted<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_at_checked(find(text.as_bytes(), part.as_bytes())?)?;
    Some((before, rest.get(part.len()..)?))
}
