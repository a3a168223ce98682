//! Which view is shown, as the fragment of the address says it. A fragment holds keys of the reference and nothing
//! that was opened or typed.

use super::reference::{Area, article};
use super::rules::RulesPart;
use crate::texts::shell as texts;

/// A view, with the place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// What can be done, and recent work.
    Start,
    /// The documents.
    #[default]
    Profile,
    /// Tools around rules.
    Rules(RulesPart),
    /// The reference.
    Reference {
        /// Which part.
        area: Area,
        /// The article that is open.
        entry: Option<String>,
    },
    /// The settings.
    Settings,
    /// What the page may do, and what it has done.
    Proof,
}

/// A view: a screen of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The documents, and the start.
    Documents,
    /// Tools around rules.
    Rules,
    /// The reference.
    Reference,
    /// The settings.
    Settings,
    /// What the page may do, and what it has done.
    Proof,
}

/// A view, its name, and its fragment.
pub type ViewLink = (View, fn() -> &'static str, &'static str);

impl Route {
    /// The view that it is a place in.
    pub fn view(&self) -> View {
        match self {
            Self::Start | Self::Profile => View::Documents,
            Self::Rules(_) => View::Rules,
            Self::Reference { .. } => View::Reference,
            Self::Settings => View::Settings,
            Self::Proof => View::Proof,
        }
    }

    /// The views of the navigation, with their names.
    pub const VIEWS: [ViewLink; 4] = [
        (View::Documents, texts::profile, "#/"),
        (View::Rules, texts::rules, "#/rules"),
        (View::Reference, texts::reference, "#/reference"),
        (View::Settings, texts::settings, "#/settings"),
    ];

    /// An area of the reference.
    pub fn area(area: Area) -> Self {
        Self::Reference { area, entry: None }
    }

    /// An article of the reference.
    pub fn entry(area: Area, id: &str) -> Self {
        Self::Reference {
            area,
            entry: Some(id.to_owned()),
        }
    }

    /// The route of a fragment, with `#` or without. `None` for one that names nothing.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.trim_start_matches('#');
        let mut parts = path.strip_prefix('/').unwrap_or(path).split('/');
        let (view, area, entry) = (parts.next()?, parts.next(), parts.next());
        let deep = parts.next().is_some();
        match (view, area, entry) {
            _ if deep || (!path.is_empty() && !path.starts_with('/')) => None,
            ("", None, None) => Some(Self::Profile),
            ("start", None, None) => Some(Self::Start),
            ("settings", None, None) => Some(Self::Settings),
            ("proof", None, None) => Some(Self::Proof),
            ("rules", None, None) => Some(Self::Rules(RulesPart::default())),
            ("rules", Some(part), None) => RulesPart::from_id(part).map(Self::Rules),
            ("reference", None, None) => Some(Self::area(Area::default())),
            ("reference", Some(area), None) => Area::from_id(area).map(Self::area),
            ("reference", Some(area), Some(id)) => {
                let area = Area::from_id(area)?;
                article(area, id).map(|_| Self::entry(area, id))
            }
            _ => None,
        }
    }

    /// The route of a fragment, or what comes nearest to it.
    pub fn nearest(fragment: &str) -> Self {
        let mut path = fragment;
        loop {
            if let Some(route) = Self::parse(path) {
                return route;
            }
            match path.rsplit_once('/') {
                Some((shorter, _)) => path = shorter,
                None => return Self::default(),
            }
        }
    }

    /// The fragment of the route.
    pub fn fragment(&self) -> String {
        match self {
            Self::Start => "#/start".to_owned(),
            Self::Profile => "#/".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Proof => "#/proof".to_owned(),
            Self::Rules(part) => format!("#/rules/{}", part.id()),
            Self::Reference { area, entry } => match entry {
                Some(entry) => format!("#/reference/{}/{entry}", area.id()),
                None => format!("#/reference/{}", area.id()),
            },
        }
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        let product = "SPA Profile Studio";
        match self {
            Self::Start | Self::Profile => product.to_owned(),
            Self::Settings => format!("{} – {product}", texts::settings()),
            Self::Proof => format!("{} – {product}", crate::texts::proof::title()),
            Self::Rules(part) => format!("{} – {} – {product}", part.label(), texts::rules()),
            Self::Reference { area, entry } => {
                let article = entry.as_ref().and_then(|id| article(*area, id));
                let place = article.map_or_else(|| area.label().to_owned(), |one| one.title);
                format!("{place} – {} – {product}", texts::reference())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_come_back() {
        for route in [
            Route::Start,
            Route::Profile,
            Route::Settings,
            Route::Proof,
            Route::Rules(RulesPart::Microscope),
            Route::Rules(RulesPart::AliasMap),
            Route::Rules(RulesPart::ResyncUrl),
            Route::area(Area::Macros),
            Route::entry(Area::Parameters, "Dial_Plan_1_"),
            Route::entry(Area::Macros, "$"),
            Route::entry(Area::Diagnostics, "mismatched-end-tag"),
        ] {
            assert_eq!(Route::parse(&route.fragment()), Some(route));
        }
        assert_eq!(Route::parse(""), Some(Route::Profile));
        assert_eq!(
            Route::parse("#/reference"),
            Some(Route::area(Area::Parameters))
        );
    }

    #[test]
    fn malformed_fragments_fall_back() {
        let parameters = Route::area(Area::Parameters);
        for (fragment, route) in [
            ("#document", Route::Profile),
            ("#/nonsense", Route::Profile),
            ("#/settings/x/y/z", Route::Settings),
            ("#/rules/hunter2", Route::Rules(RulesPart::Microscope)),
            ("#/reference/parameters/hunter2", parameters.clone()),
            ("#/reference/nothing/at/all", parameters.clone()),
            ("#/reference/parameters/Proxy_8_", parameters),
            ("#//", Route::Profile),
            ("#/%00%ff", Route::Profile),
        ] {
            assert_eq!(Route::parse(fragment), None, "{fragment}");
            assert_eq!(Route::nearest(fragment), route, "{fragment}");
        }
    }

    #[test]
    fn titles_name_the_view() {
        let title = |route: Route| route.title();
        assert_eq!(title(Route::Profile), "SPA Profile Studio");
        assert_eq!(
            title(Route::entry(Area::Parameters, "Dial_Plan_1_")),
            "Dial_Plan[1] – Reference – SPA Profile Studio"
        );
        assert!(title(Route::Settings).starts_with("Settings"));
        for (view, _, fragment) in Route::VIEWS {
            assert_eq!(Route::parse(fragment).map(|route| route.view()), Some(view));
        }
    }
}
