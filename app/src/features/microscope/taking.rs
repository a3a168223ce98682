use super::shared::shared;
use crate::components::Button;
use crate::model::catalogue::catalogue;
use crate::model::lab::StudiedRule;
use crate::model::lab::taking::{FoundRule, rules_of, with_values_of};
use crate::store::studio;
use crate::texts::microscope as texts;
use leptos::prelude::*;
use profile_core::profile::ParameterName;

/// The rules of the open documents. One that is chosen brings the values that its variables have there.
#[component]
pub(super) fn RuleList(
    /// Runs when one was taken.
    #[prop(into)]
    on_taken: Callback<()>,
) -> impl IntoView {
    let studio = studio();
    let found = Memo::new(move |_| {
        studio.workspace.with(|workspace| {
            let documents = workspace.documents.iter();
            documents
                .filter_map(|one| Some((one.name.clone(), rules_of(one.id, one.text()?))))
                .filter(|(_, rules)| !rules.is_empty())
                .collect::<Vec<_>>()
        })
    });
    let group = move |(name, rules): (String, Vec<FoundRule>)| {
        let document = name.clone();
        let row = move |rule: FoundRule| {
            view! { <RuleRow rule=rule document=document.clone() on_taken=on_taken /> }
        };
        view! {
            <h4>{name}</h4>
            <ul class="scope-rules">{rules.into_iter().map(row).collect_view()}</ul>
        }
    };
    view! {
        <p class="hint" hidden=move || found.with(|found| !found.is_empty())>
            {texts::no_rules()}
        </p>
        {move || found.get().into_iter().map(group).collect_view()}
    }
}

#[component]
fn RuleRow(
    /// Which.
    rule: FoundRule,
    /// The name of its document.
    document: String,
    /// Runs when it was taken.
    on_taken: Callback<()>,
) -> impl IntoView {
    let (studio, shared) = (studio(), shared());
    let parameter = rule.origin.parameter.clone();
    let name = ParameterName::from_open_format(parameter.as_str());
    let title = catalogue().plain_text(&name);
    let label = texts::take_name(&title, &document);
    let text = rule.text.clone();
    let take = move |()| {
        let typed = rule.text.replace("\r\n", "\n");
        studio.study(StudiedRule {
            parameter: parameter.clone(),
            text: typed,
            origin: Some(rule.origin.clone()),
        });
        let state = shared.lab.device.get_untracked();
        let state = with_values_of(state, &studio.text(rule.origin.document));
        if state != shared.lab.device.get_untracked() {
            shared.lab.show_state(state);
            shared.said.set(texts::variables_of_document(&document));
        }
        on_taken.run(());
    };
    view! {
        <li class="scope-found">
            <span class="scope-found-words">
                <strong>{title}</strong>
                <code>{text}</code>
            </span>
            <Button label=texts::take() name=label on_press=take />
        </li>
    }
}
