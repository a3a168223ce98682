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
        self.further() == other.further()
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
