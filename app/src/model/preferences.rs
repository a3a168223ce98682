//! What a person prefers, in this browser and for every project. It is kept in the local storage, one key each, and
//! holds nothing of a profile.

use crate::texts::actions as texts;

/// What the keys in the local storage begin with. `public/theme.js` spells it too.
pub const PREFIX: &str = "spa-profile-studio:";
/// The key of the theme.
pub const THEME: &str = "spa-profile-studio:theme";

/// The key of the language.
pub const LANGUAGE: &str = "spa-profile-studio:language";

/// The key that lets the studio that is one file store anything at all.
pub const STORES: &str = "spa-profile-studio:stores";

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system wants it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black and white, light or dark as the system wants it.
    Contrast,
}

impl Theme {
    /// All of them, in the order of the choice.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// How it is stored, and what the page's attribute says. Nothing for the system's.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::Contrast => Some("contrast"),
        }
    }

    /// The theme that is stored as `id`.
    pub fn from_id(id: Option<&str>) -> Self {
        let same = |theme: &Self| theme.id() == id;
        Self::ALL.into_iter().find(same).unwrap_or_default()
    }

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => texts::as_the_system(),
            Self::Light => texts::light(),
            Self::Dark => texts::dark(),
            Self::Contrast => texts::high_contrast(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_theme_comes_back_and_an_unknown_one_is_the_systems() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_id(theme.id()), theme);
        }
        assert_eq!(Theme::from_id(Some("sepia")), Theme::System);
        assert!(THEME.starts_with(PREFIX) && LANGUAGE.starts_with(PREFIX));
    }
}
