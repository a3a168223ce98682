//! Letters of other scripts that look like Latin ones, as they come along with text from elsewhere.

/// Pairs of a letter and the ASCII character that it looks like.
const PAIRS: &[(&str, &str)] = &[
    // Cyrillic.
    ("АВЕЅІЈКМНОРСТУХҮԚԜ", "ABESIJKMHOPCTYXYQW"),
    ("асеһіјорѕухԁԛԝӏ", "acehijopsyxdqwl"),
    // Greek.
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ονρϲ", "ovpc"),
    // Dashes, low lines and slashes that stand for those of a name.
    ("‐‑‒–—−＿﹍⁄∕", "------__//"),
];

/// `name` with each look-alike replaced by what it looks like.
pub(crate) fn plain(name: &str) -> String {
    name.chars().map(|c| ascii(c).unwrap_or(c)).collect()
}

fn ascii(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    // The full-width forms stand in the order of ASCII.
    if ('\u{ff01}'..='\u{ff5e}').contains(&c) {
        return char::from_u32(u32::from(c) - 0xff01 + 0x21);
    }
    let pairs = PAIRS
        .iter()
        .flat_map(|(from, to)| from.chars().zip(to.chars()));
    pairs
        .into_iter()
        .find(|(from, _)| *from == c)
        .map(|(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_counterpart() {
        for (from, to) in PAIRS {
            assert_eq!(from.chars().count(), to.chars().count(), "{from}");
            assert!(
                to.is_ascii() && from.chars().all(|c| !c.is_ascii()),
                "{from}"
            );
        }
        assert_eq!(plain("ＧРΡ＿А"), "GPP_A");
    }
}
