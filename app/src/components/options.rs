use super::group_name;
use leptos::prelude::*;

/// One of the things to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Its words.
    pub(crate) title: &'static str,
    /// What it means, where the words alone do not tell it.
    pub(crate) detail: Option<&'static str>,
}

impl Item {
    /// An item whose words tell all.
    pub(crate) fn plain(title: &'static str) -> Self {
        Self {
            title,
            detail: None,
        }
    }
}

/// A choice of one among several, all of them visible.
#[component]
pub(crate) fn Options(
    /// What is chosen.
    label: &'static str,
    /// The things to choose from.
    items: Vec<Item>,
    /// Which one is chosen; none where the value is none of them.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Takes the new choice.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// The id of a text that describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Whether nothing else can be chosen.
    #[prop(into, optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let tall = items.iter().any(|item| item.detail.is_some());
    let group = group_name();
    let items = items.into_iter().enumerate().map(|(index, item)| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || chosen.get() == Some(index)
                    on:change=move |_| on_choose.run(index)
                />
                <span class="option-words">
                    <span class="option-title">{item.title}</span>
                    {item.detail.map(|detail| view! { <span class="option-detail">{detail}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choice" class:choice-tall=tall aria-describedby=described_by disabled=move || disabled.get()>
            <legend>{label}</legend>
            {items.collect_view()}
        </fieldset>
    }
}
