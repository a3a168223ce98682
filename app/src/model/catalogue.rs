//! The parameters that the page knows: those of the guide, and further ones that a portal may add.

use profile_core::catalog::{Catalog, CatalogEntry};
use std::cell::RefCell;
use std::ops::Deref;
use std::sync::Arc;

/// A catalogue in use.
#[derive(Clone, Debug, Default)]
pub struct Known(Option<Arc<Further>>);

#[derive(Debug)]
struct Further {
    rows: String,
    catalog: Catalog,
}

impl Known {
    /// The guide's with `further` parameters, each of which can be [written](CatalogEntry::is_writable).
    pub fn with(further: &[CatalogEntry]) -> Self {
        let rows: Vec<String> = further.iter().map(CatalogEntry::row).collect();
        let rows = rows.join("\n");
        let further = |rows: String| Further {
            catalog: Catalog::with(&rows),
            rows,
        };
        Self((!rows.is_empty()).then(|| Arc::new(further(rows))))
    }

    /// What [`Catalog::with`] makes it of.
    pub fn rows(&self) -> &str {
        self.0.as_ref().map_or("", |further| &further.rows)
    }
}

impl Deref for Known {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        let further = self.0.as_ref();
        further.map_or(Catalog::builtin(), |further| &further.catalog)
    }
}

/// Two are one if they have the same rows.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        same || self.rows() == other.rows()
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
    use profile_core::profile::ParameterName;

    fn entry(written: &str, secret: bool) -> CatalogEntry {
        let guide = Catalog::builtin().entries().iter();
        let mut open = guide.filter(|entry| !entry.secret);
        CatalogEntry {
            name: ParameterName::from_plain_text(written),
            plain_text: written.to_owned(),
            secret,
            ..open.next().cloned().unwrap()
        }
    }

    fn is_secret(known: &Known, written: &str) -> bool {
        known.is_secret(&ParameterName::from_plain_text(written))
    }

    #[test]
    fn a_secret_of_the_guide_is_one_in_every_spelling() {
        let names = [
            "gpp_sa",
            "License_keys",
            "ADMIN_PASSWD",
            "Password[7]",
            "password[7]",
        ];
        let rows = names.map(|name| entry(name, false));
        let known = Known::with(&rows);
        for name in names {
            assert!(is_secret(&known, name), "{name}");
        }
    }

    #[test]
    fn the_page_knows_the_guide_until_it_is_told_more() {
        assert_eq!(catalogue().rows(), "");
        use_catalogue(Known::with(&[entry("Door", true)]));
        assert!(is_secret(&catalogue(), "Door"));
        use_catalogue(Known::default());
        assert_eq!(
            catalogue().entries().len(),
            Catalog::builtin().entries().len()
        );
    }
}
