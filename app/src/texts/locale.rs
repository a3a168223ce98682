//! The language of the page, and how numbers are written in it.

use std::cell::Cell;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// All of them, in the order of the choice.
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its tag, as it is stored and as the page's attribute says it.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// Its name in itself.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }

    /// The language that is stored as `tag`.
    pub(crate) fn of_stored(tag: Option<&str>) -> Option<Self> {
        Self::of_tag(tag?)
    }

    /// The language of a tag such as `es-MX`.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        let main = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|one| one.tag() == main)
    }

    /// The first of a reader's languages that the page has, with its whole tag.
    pub(crate) fn of_reader(tags: &[String]) -> Option<(Self, &str)> {
        tags.iter()
            .find_map(|tag| Some((Self::of_tag(tag)?, tag.as_str())))
    }
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// What parts groups of three digits.
    pub(crate) group: char,
    /// What parts the fraction.
    pub(crate) decimal: char,
    /// From how many digits on there are groups.
    pub(crate) grouped_from: usize,
}

impl Numbers {
    /// Those of a language where nothing more is known of the place.
    pub(crate) const fn of(language: Language) -> Self {
        match language {
            Language::English => Self {
                group: ',',
                decimal: '.',
                grouped_from: 4,
            },
            Language::Spanish => Self {
                group: '.',
                decimal: ',',
                grouped_from: 5,
            },
        }
    }
}

thread_local! {
    static SPOKEN: Cell<(Language, Numbers)> =
        const { Cell::new((Language::English, Numbers::of(Language::English))) };
}

/// The language of the page.
pub(crate) fn language() -> Language {
    SPOKEN.get().0
}

/// The `lang` of what the core says, where it differs from the page's.
pub(crate) fn of_the_core() -> Option<&'static str> {
    (language() != Language::English).then_some("en")
}

/// Chooses the language of the page and its numbers. What is drawn already stays as it is.
pub(crate) fn speak(language: Language, numbers: Numbers) {
    SPOKEN.set((language, numbers));
}

/// A count as the language writes it.
pub(crate) fn number(count: usize) -> String {
    let numbers = SPOKEN.get().1;
    let digits = count.to_string();
    if digits.len() < numbers.grouped_from {
        return digits;
    }
    let first = digits.len() % 3;
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == first {
            written.push(numbers.group);
        }
        written.push(digit);
    }
    written
}

/// A number with one digit behind its point, given in tenths, as the language writes it.
pub(crate) fn tenths(count: usize) -> String {
    let decimal = SPOKEN.get().1.decimal;
    format!("{}{decimal}{}", number(count / 10), count % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Speaks `language` for as long as `check` runs: each test has its thread.
    fn in_language(language: Language, check: impl FnOnce()) {
        speak(language, Numbers::of(language));
        check();
        speak(Language::English, Numbers::of(Language::English));
    }

    #[test]
    fn numbers_are_grouped_by_the_language() {
        let all = || [7, 999, 1_000, 12_345, 1_234_567].map(number);
        assert_eq!(all(), ["7", "999", "1,000", "12,345", "1,234,567"]);
        in_language(Language::Spanish, || {
            assert_eq!(all(), ["7", "999", "1000", "12.345", "1.234.567"]);
            assert_eq!(tenths(104), "10,4");
        });
    }

    #[test]
    fn a_reader_gets_the_first_language_that_there_is() {
        let tags = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
        let chosen = tags(&["fr-CA", "es-MX", "en-US"]);
        assert_eq!(
            Language::of_reader(&chosen),
            Some((Language::Spanish, "es-MX"))
        );
        assert_eq!(Language::of_reader(&tags(&["fr", "esperanto"])), None);
    }
}
