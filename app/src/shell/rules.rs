use crate::features::alias_map::AliasMapPanel;
use crate::features::device_state::DeviceStatePanel;
use crate::features::microscope::MicroscopePanel;
use crate::features::resync_url::ResyncUrlPanel;
use crate::features::rule_tests::{LinkBanner, RuleTestsPanel};
use crate::features::schedule::SchedulePanel;
use crate::model::route::Route;
use crate::model::rules::RulesPart;
use crate::store::studio;
use crate::texts::rules as texts;
use leptos::prelude::*;

/// Tools around rules: a list of parts at the side, and the part that is chosen.
#[component]
pub(super) fn RulesView() -> impl IntoView {
    let studio = studio();
    let part = Memo::new(move |before: Option<&RulesPart>| {
        studio.route().with(|route| match route {
            Route::Rules(part) => *part,
            _ => before.copied().unwrap_or_default(),
        })
    });
    let link = move |one: RulesPart| {
        view! {
            <li>
                <a
                    class="side-link"
                    href=Route::Rules(one).fragment()
                    aria-current=move || (part.get() == one).then_some("true")
                >
                    {one.label()}
                </a>
            </li>
        }
    };
    let shown = move || match part.get() {
        RulesPart::Microscope => view! { <MicroscopePanel /> }.into_any(),
        RulesPart::DeviceState => view! { <DeviceStatePanel /> }.into_any(),
        RulesPart::Tests => view! { <RuleTestsPanel /> }.into_any(),
        RulesPart::AliasMap => view! { <AliasMapPanel /> }.into_any(),
        RulesPart::Schedule => view! { <SchedulePanel /> }.into_any(),
        RulesPart::ResyncUrl => view! { <ResyncUrlPanel /> }.into_any(),
    };
    view! {
        <LinkBanner />
        <div class="rules">
            <nav class="rules-parts" aria-label=texts::rules()>
                <ul>{RulesPart::ALL.map(link).into_iter().collect_view()}</ul>
            </nav>
            {shown}
        </div>
    }
}
