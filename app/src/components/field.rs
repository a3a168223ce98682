use super::group_name;
use crate::platform::dom;
use leptos::prelude::*;

/// A line of text with its label.
#[component]
pub(crate) fn Field(
    /// The field's id; the hint takes it too.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Its text.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is typed.
    #[prop(into)]
    on_type: Callback<String>,
    /// What is wrong with it; nothing if all is well.
    #[prop(into, optional)]
    fault: Signal<Option<String>>,
    /// Whether it is wrong for a reason that stands elsewhere.
    #[prop(into, optional)]
    invalid: Signal<bool>,
    /// The id of a text that describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Whether it is set in type of one width.
    #[prop(optional)]
    code: bool,
    /// Whether its text is selected when the focus comes, so that typing replaces it.
    #[prop(optional)]
    selects: bool,
) -> impl IntoView {
    let hint = format!("{id}-fault");
    let described = hint.clone();
    view! {
        <div class="field">
            <label for=id>{move || label.get()}</label>
            <input
                id=id
                type="text"
                class:code=code
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                aria-invalid=move || (fault.get().is_some() || invalid.get()).then_some("true")
                aria-describedby=move || match fault.get() {
                    Some(_) => Some(described.clone()),
                    None => described_by.map(str::to_owned),
                }
                on:focus=move |event| {
                    if selects {
                        dom::select(&event);
                    }
                }
                on:input=move |event| on_type.run(event_target_value(&event))
            />
            <p id=hint class="field-fault" hidden=move || fault.get().is_none()>
                {move || fault.get()}
            </p>
        </div>
    }
}

/// A switch with its label.
#[component]
pub(crate) fn Check(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Takes the new state.
    #[prop(into)]
    on_switch: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_switch.run(event_target_checked(&event))
            />
            <span>{move || label.get()}</span>
        </label>
    }
}

/// A choice between two.
#[component]
pub(crate) fn Choice(
    /// What is chosen.
    label: &'static str,
    /// The words for the first.
    first: &'static str,
    /// The words for the second.
    second: &'static str,
    /// Whether the second one is chosen.
    #[prop(into)]
    is_second: Signal<bool>,
    /// Takes the new choice.
    #[prop(into)]
    on_choose: Callback<bool>,
) -> impl IntoView {
    let group = group_name();
    let option = |words: &'static str, second: bool| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || is_second.get() == second
                    on:change=move |_| on_choose.run(second)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{label}</legend>
            {option(first, false)}
            {option(second, true)}
        </fieldset>
    }
}
