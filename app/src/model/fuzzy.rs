//! Finding by parts of words.

/// How well `text` fits `query`: the lower the better. `None` where it does not fit.
///
/// Letters and digits count, capitals do not: `dialplan1`, `Dial_Plan_1_` and `dp1` find `Dial_Plan[1]`. The query
/// stands in the text in one piece, or each of its pieces begins a word.
pub fn rank(query: &str, text: &str) -> Option<usize> {
    let wanted: Vec<char> = letters(query).map(|(c, _)| c).collect();
    let held: Vec<(char, bool)> = letters(text).collect();
    let pieces = |start: &usize| {
        let here = held.get(*start..).unwrap_or_default();
        here.len() >= wanted.len() && here.iter().zip(&wanted).all(|((c, _), w)| c == w)
    };
    let length = held.len().min(999);
    let whole = (0..held.len().max(1)).find(pieces);
    let at_word = (0..held.len())
        .find(|start| pieces(start) && held.get(*start).is_some_and(|(_, begins)| *begins));
    match (whole, at_word) {
        (Some(0), _) => Some(length),
        (_, Some(_)) => Some(1_000 + length),
        (Some(_), None) => Some(2_000 + length),
        (None, None) => by_words(&wanted, &held).then_some(3_000 + length),
    }
}

/// The letters and digits of a text in lower case, and whether each begins a word.
fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = ' ';
    text.chars().filter_map(move |c| {
        let begins = !before.is_alphanumeric()
            || (c.is_uppercase() && before.is_lowercase())
            || (c.is_ascii_digit() && !before.is_ascii_digit());
        before = c;
        let lower = c.to_lowercase().next().unwrap_or(c);
        c.is_alphanumeric().then_some((lower, begins))
    })
}

/// Whether `wanted` is a row of pieces of `held`, each at the beginning of a word.
fn by_words(wanted: &[char], held: &[(char, bool)]) -> bool {
    // After each letter: at which places it may have been found.
    let mut reached: Option<Vec<bool>> = None;
    for letter in wanted {
        let earliest = match &reached {
            Some(reached) => reached.iter().position(|here| *here),
            None => Some(0),
        };
        let next = held.iter().enumerate().map(|(at, (c, begins))| {
            let goes_on = at
                .checked_sub(1)
                .and_then(|at| reached.as_ref()?.get(at).copied())
                .unwrap_or_default();
            let jumps = *begins
                && match (&reached, earliest) {
                    (None, _) => true,
                    (Some(_), Some(earliest)) => at > earliest,
                    (Some(_), None) => false,
                };
            c == letter && (goes_on || jumps)
        });
        let next: Vec<bool> = next.collect();
        reached = Some(next);
    }
    reached.is_none_or(|reached| reached.contains(&true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_notation_and_by_their_initials() {
        for query in [
            "dialplan1",
            "Dial_Plan_1_",
            "Dial_Plan[1]",
            "dp1",
            "plan",
            "diapl",
        ] {
            assert!(rank(query, "Dial_Plan[1]").is_some(), "{query}");
        }
        for query in ["dlpn", "plan dial", "dial plan 2"] {
            assert_eq!(rank(query, "Dial_Plan[1]"), None, "{query}");
        }
    }

    #[test]
    fn a_beginning_comes_before_a_word_and_a_word_before_a_part() {
        let ranks = ["Proxy[1]", "Use_Proxy[1]", "Outproxy[1]"].map(|text| rank("proxy", text));
        assert!(ranks.is_sorted() && ranks[0].is_some(), "{ranks:?}");
        assert!(rank("", "anything").is_some());
        assert!(rank("save", "Save file") < rank("save", "Save file as another one"));
    }
}
