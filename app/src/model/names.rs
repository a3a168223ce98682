//! File names that the page proposes.

/// Suffixes that say how a file is wrapped, not what it holds.
const WRAPPING: [&str; 6] = [".gz", ".enc", ".aes", ".b64", ".cfg", ".bin"];

/// `name` without folders and without characters that no file name may hold; never empty.
pub fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c))
        .take(120)
        .collect();
    let kept = kept.trim().trim_start_matches('.').to_owned();
    if kept.is_empty() {
        "profile".to_owned()
    } else {
        kept
    }
}

/// The name without the suffixes of its container: `spa.xml.gz` is `spa.xml`.
pub fn unwrapped(name: &str) -> String {
    let mut rest = name;
    while let Some(shorter) = WRAPPING.iter().find_map(|suffix| without(rest, suffix)) {
        rest = shorter;
    }
    rest.to_owned()
}

/// The name without its suffix.
pub fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, suffix)) if !stem.is_empty() && suffix.len() <= 5 => stem,
        _ => name,
    }
}

/// The unwrapped name, with `suffix` (`xml`, `txt`) where none is left.
pub fn with_suffix(name: &str, suffix: &str) -> String {
    let name = unwrapped(name);
    if stem(&name) == name {
        format!("{name}.{suffix}")
    } else {
        name
    }
}

/// The name with another suffix: what a conversion is called.
pub fn respelled(name: &str, suffix: &str) -> String {
    format!("{}.{suffix}", stem(&unwrapped(name)))
}

/// `name`, or with a number before the suffix the first one that `taken` does not hold.
pub fn free<'n>(name: &str, taken: impl Iterator<Item = &'n str>) -> String {
    let taken: Vec<&str> = taken.collect();
    let stem = stem(name);
    let suffix = name.strip_prefix(stem).unwrap_or_default();
    let numbered = |number: usize| match number {
        1 => name.to_owned(),
        _ => format!("{stem}-{number}{suffix}"),
    };
    (1..=usize::MAX)
        .map(numbered)
        .find(|candidate| !taken.contains(&candidate.as_str()))
        .unwrap_or_default()
}

fn without<'n>(name: &'n str, suffix: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(suffix.len())?;
    let (stem, tail) = name.split_at_checked(at)?;
    (!stem.is_empty() && tail.eq_ignore_ascii_case(suffix)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_suffix_is_taken_off() {
        assert_eq!(unwrapped("spa.xml.gz"), "spa.xml");
        assert_eq!(unwrapped("spa2102.CFG"), "spa2102");
        assert_eq!(unwrapped(".cfg"), ".cfg");
        assert_eq!(with_suffix("spa2102.cfg", "xml"), "spa2102.xml");
        assert_eq!(with_suffix("a.txt.gz.enc", "xml"), "a.txt");
        assert_eq!(respelled("basic.txt", "xml"), "basic.xml");
    }

    #[test]
    fn names_lose_folders_and_forbidden_characters() {
        assert_eq!(clean("../etc/pa?ss\n"), "pass");
        assert_eq!(clean("..."), "profile");
        assert_eq!(clean("C:\\x\\spa.cfg"), "spa.cfg");
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = ["a.xml", "a-2.xml"];
        assert_eq!(free("a.xml", taken.into_iter()), "a-3.xml");
        assert_eq!(free("b.xml", taken.into_iter()), "b.xml");
    }
}
