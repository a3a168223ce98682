use leptos::prelude::*;

/// One option of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SelectOption {
    /// What is taken when it is chosen.
    pub(crate) value: String,
    /// Its words.
    pub(crate) label: String,
}

impl SelectOption {
    /// An option.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A list to choose one of.
#[component]
pub(crate) fn Select(
    /// What is chosen, for those who do not see what stands around it.
    #[prop(into)]
    name: Signal<String>,
    /// The options.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// The value of the chosen one.
    #[prop(into)]
    chosen: Signal<String>,
    /// Takes another choice.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Whether the name is shown beside it.
    #[prop(optional)]
    named: bool,
    /// Its sheet's class.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let option = move |option: SelectOption| {
        let value = option.value.clone();
        view! {
            <option value=option.value prop:selected=move || chosen.get() == value>
                {option.label}
            </option>
        }
    };
    let list = view! {
        <select
            class=class
            aria-label=move || (!named).then(|| name.get())
            on:change=move |event| on_choose.run(event_target_value(&event))
        >
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    };
    if named {
        view! {
            <label class="select">
                <span>{move || name.get()}</span>
                {list}
            </label>
        }
        .into_any()
    } else {
        list.into_any()
    }
}
