//! Which view is shown.

use super::{MAIN, Studio};
use crate::model::preferences::{LANGUAGE, PREFIX, THEME, Theme};
use crate::model::route::{Route, View};
use crate::platform::{address, dom, events, preferences, tongue};
use crate::texts::{Language, speak};
use leptos::prelude::*;
use profile_core::rule_link::is_rule_link;

/// The id of the area of every view but the documents.
pub(crate) const VIEW: &str = "view";

impl Studio {
    /// Follows the address, and names the page after the view.
    pub(crate) fn follow_address(self) {
        self.arrive();
        address::on_change(move || self.arrive());
        Effect::new(move |_| {
            self.language().track();
            address::set_title(&self.route().with(Route::title));
        });
    }

    /// A fragment that names nothing is replaced by what comes nearest to it.
    fn arrive(self) {
        let fragment = address::fragment();
        if is_rule_link(&fragment) && untrack(|| self.has_view(View::Rules)) {
            self.arrive_by_link(&fragment);
            return;
        }
        let route = Route::parse(&fragment).unwrap_or_else(|| {
            let nearest = Route::nearest(&fragment);
            address::replace(&nearest.fragment());
            nearest
        });
        if untrack(|| self.may_show(&route)) {
            self.show_route(route);
        } else {
            address::replace(&Route::default().fragment());
            self.show_route(Route::default());
        }
    }

    /// Goes to a view.
    pub(crate) fn visit(self, route: Route) {
        if !untrack(|| self.may_show(&route)) {
            return;
        }
        if self.route().with_untracked(|here| *here != route) {
            address::go(&route.fragment());
            self.show_route(route);
        }
    }

    pub(super) fn show_route(self, route: Route) {
        if self.route().with_untracked(|here| *here == route) {
            return;
        }
        let main = main_of(&route);
        self.route().set(route);
        dom::scroll_to_start(".page");
        dom::rescue_focus(main);
    }

    /// Shows the documents.
    pub(crate) fn show_documents(self) {
        self.visit(Route::Profile);
    }

    /// Moves the focus to the view.
    pub(crate) fn focus_view(self) {
        dom::focus(self.route().with_untracked(main_of));
    }

    /// Shows the page in another theme, now and next time.
    pub(crate) fn choose_theme(self, theme: Theme) {
        preferences::keep(THEME, theme.id());
        self.show_theme(theme);
    }

    /// Shows the page in another theme, now.
    pub(super) fn show_theme(self, theme: Theme) {
        self.theme().set(theme);
        preferences::show_theme(theme.id());
    }

    /// Speaks the language of this tag, now; a language that the page does not have changes nothing.
    pub(super) fn speak_in_frame(self, tag: &str) {
        let Some(language) = Language::of_tag(tag) else {
            return;
        };
        if self.language().get_untracked() != Some(language) {
            begin_speaking(Some(language));
            self.language().set(Some(language));
        }
    }

    /// Shows the page in another language, now and next time, or in the browser's.
    pub(crate) fn choose_language(self, language: Option<Language>) {
        preferences::keep(LANGUAGE, language.map(Language::tag));
        begin_speaking(language);
        self.language().set(language);
        // The page is drawn again, and what had the focus is gone.
        events::after(0, move || self.focus_view());
    }

    /// Goes back to what a browser shows that knows nothing of the page.
    pub(super) fn forget_preferences(self) {
        preferences::forget(PREFIX);
        self.theme().set(Theme::default());
        preferences::show_theme(None);
        self.choose_language(None);
    }
}

/// The language that was chosen.
pub(super) fn kept_language() -> Option<Language> {
    Language::of_stored(preferences::read(LANGUAGE).as_deref())
}

/// Speaks the language that is kept. It comes before any text is made.
pub(crate) fn speak_kept_language() {
    begin_speaking(kept_language());
}

/// Speaks `chosen`, or the first of the browser's languages that the page has.
fn begin_speaking(chosen: Option<Language>) {
    let wanted = tongue::wanted();
    let (language, tag) = match (chosen, Language::of_reader(&wanted)) {
        (Some(chosen), Some((wanted, tag))) if wanted == chosen => (chosen, tag),
        (Some(chosen), _) => (chosen, chosen.tag()),
        (None, Some(of_reader)) => of_reader,
        (None, None) => (Language::default(), Language::default().tag()),
    };
    speak(language, tongue::numbers(language, tag));
    tongue::tell(language.tag());
}

/// The theme that was chosen.
pub(super) fn kept_theme() -> Theme {
    Theme::from_id(preferences::read(THEME).as_deref())
}

fn main_of(route: &Route) -> &'static str {
    match route {
        Route::Start | Route::Profile => MAIN,
        Route::Rules(_) | Route::Reference { .. } | Route::Settings | Route::Proof => VIEW,
    }
}
