//! The parameters that the page knows: those of the guide, and further ones that a portal may add.

use profile_core::catalog::{Catalog, CatalogEntry};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Deref;
use std::sync::Arc;

/// A catalogue in use.
#[derive(Clone, Debug, Default)]
pub struct Known(Option<Arc<(Vec<CatalogEntry>, Catalog)>>);

impl Known {
    /// The guide's with `further` parameters.
    pub fn with(further: Vec<CatalogEntry>) -> Self {
        match Catalog::builtin().with(further.clone()) {
            Cow::Borrowed(_) => Self(None),
            Cow::Owned(catalog) => Self(Some(Arc::new((further, catalog)))),
        }
    }

    /// The same, but what is a secret by the further parameters of `before` stays one: somebody may have typed it for
    /// one.
    #[must_use]
    pub fn keeping_secrets_of(&self, before: &Self) -> Self {
        let mut further = self.further().to_vec();
        for secret in before.further().iter().filter(|entry| entry.secret) {
            match further.iter_mut().find(|entry| entry.name == secret.name) {
                Some(entry) => entry.secret = true,
                None => further.push(secret.clone()),
            }
        }
        Self::with(further)
    }

    /// The further parameters.
    pub fn further(&self) -> &[CatalogEntry] {
        self.0.as_deref().map_or(&[], |(further, _)| further)
    }
}

impl Deref for Known {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        self.0
            .as_deref()
            .map_or(Catalog::builtin(), |(_, catalog)| catalog)
    }
}

/// Two are one if they have the same further parameters.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        same || self.further() == other.further()
    }
}

impl Eq for Known {}

thread_local! {
    static IN_USE: RefCell<Known> = const { RefCell::new(Known(None)) };
}

/// The catalogue of the page.
pub fn catalogue() -> Known {
    IN_USE.with_borrow(Clone::clone)
}

/// Takes `known` for the catalogue of the page. What was made with the one before stays as it is.
pub fn use_catalogue(known: Known) {
    IN_USE.set(known);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, secret: bool) -> CatalogEntry {
        let guide = Catalog::builtin().entries().iter();
        let known = guide.clone().find(|entry| !entry.secret).cloned().unwrap();
        CatalogEntry {
            name: profile_core::profile::ParameterName::from_open_format(name),
            secret,
            ..known
        }
    }

    #[test]
    fn a_secret_stays_one_when_another_list_comes() {
        let before = Known::with(vec![
            entry("Door", true),
            entry("Gate", true),
            entry("Bell", false),
        ]);
        let after = Known::with(vec![entry("Gate", false)]).keeping_secrets_of(&before);
        let names = after
            .further()
            .iter()
            .map(|entry| (entry.name.open_format(), entry.secret));
        assert_eq!(names.collect::<Vec<_>>(), [("Gate", true), ("Door", true)]);
        assert!(after.is_secret(&entry("Door", false).name));
        assert_eq!(Known::with(Vec::new()).keeping_secrets_of(&after), after);
    }

    #[test]
    fn the_page_knows_the_guide_until_it_is_told_more() {
        assert!(catalogue().further().is_empty());
        use_catalogue(Known::with(vec![entry("Door", true)]));
        assert!(catalogue().is_secret(&entry("Door", false).name));
        use_catalogue(Known::default());
        assert_eq!(
            catalogue().entries().len(),
            Catalog::builtin().entries().len()
        );
    }
}
