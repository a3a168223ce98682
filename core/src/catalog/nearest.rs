//! The known name that a misspelt one was probably meant to be.

use super::Catalog;
use crate::profile::ParameterName;

impl Catalog {
    /// The known name within two insertions, removals or replacements of `name`.
    ///
    /// ```
    /// use profile_core::catalog::Catalog;
    /// let near = Catalog::builtin().nearest("Resync_Periodc").unwrap();
    /// assert_eq!(near.open_format(), "Resync_Periodic");
    /// ```
    pub fn nearest(&self, name: &str) -> Option<&ParameterName> {
        let close = |entry: &&ParameterName| entry.open_format().len().abs_diff(name.len()) <= 2;
        let names = self.entries().iter().map(|entry| &entry.name).filter(close);
        names
            .filter_map(|entry| {
                let known = entry.open_format().as_bytes();
                Some((distance(known, name.as_bytes(), 2)?, entry))
            })
            .min_by_key(|(score, _)| *score)
            .map(|(_, entry)| entry)
    }
}

/// Levenshtein distance without regard to case, if it is at most `most`: the work is bounded by that and
/// by the lengths, not by their product.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let pairs = a.iter().zip(b);
    let same = pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    match (a.get(same..)?, b.get(same..)?) {
        ([], rest) | (rest, []) => (rest.len() <= most).then_some(rest.len()),
        (a @ [_, behind_a @ ..], b @ [_, behind_b @ ..]) => {
            let less = most.checked_sub(1)?;
            let replaced = distance(behind_a, behind_b, less);
            let removed = distance(behind_a, b, less);
            let inserted = distance(a, behind_b, less);
            let best = [replaced, removed, inserted].into_iter().flatten().min()?;
            Some(best + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_single_changes() {
        assert_eq!(distance(b"Admin_Passwd", b"admin_passwd", 2), Some(0));
        assert_eq!(distance(b"Admin_Passwd", b"Admin_Password", 2), Some(2));
        assert_eq!(distance(b"Admin_Passwd", b"Admin_Passwords", 2), None);
        assert_eq!(distance(b"abcd", b"bacd", 2), Some(2));
        assert_eq!(distance(b"kitten", b"sitting", 3), Some(3));
        assert_eq!(distance(b"", b"ab", 2), Some(2));
    }

    #[test]
    fn nearest_name_is_found_within_two_changes() {
        let near = |name| Catalog::builtin().nearest(name).map(ToString::to_string);
        assert_eq!(near("Resync_Periodc"), Some("Resync_Periodic".into()));
        assert_eq!(near("Something_Else"), None);
    }
}
