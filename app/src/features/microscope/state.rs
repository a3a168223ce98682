use super::shared::shared;
use crate::components::{Button, Look, ShowButton};
use crate::model::lab::Words;
use crate::model::lab::states::{FieldKind, ReadVariable};
use crate::model::route::Route;
use crate::model::rules::RulesPart;
use crate::platform::dom;
use crate::store::studio;
use crate::texts::microscope as texts;
use leptos::prelude::*;
use profile_core::reference::macro_variable;

/// The id of the heading.
const STATE: &str = "scope-state";

/// The variables that the rule reads, each with a field.
#[component]
pub(super) fn StatePart() -> impl IntoView {
    let shared = shared();
    let (studio, lab) = (studio(), shared.lab);
    let none = move || shared.variables.with(Vec::is_empty);
    let whole = RulesPart::from_id("device-state").map(|part| {
        view! { <a href=Route::Rules(part).fragment()>{texts::whole_state()}</a> }
    });
    view! {
        <section class="rules-card scope-state" aria-labelledby="scope-state">
            <div class="rules-line">
                <h3 id=STATE tabindex="-1">{texts::what_it_reads()}</h3>
                <div class="row">
                    <Show when=move || lab.kept.with(Option::is_some)>
                        <Button
                            label=texts::back()
                            on_press=move |()| {
                                lab.back_to_my_state();
                                shared.said.set(texts::back_again().to_owned());
                                dom::rescue_focus(STATE);
                            }
                        />
                        <Button
                            label=texts::use_state()
                            look=Look::Quiet
                            hint=texts::use_state_hint()
                            on_press=move |()| {
                                if let Some(name) = studio.use_shown_state() {
                                    shared.said.set(texts::state_used(&name));
                                }
                                dom::rescue_focus(STATE);
                            }
                        />
                    </Show>
                    {whole}
                </div>
            </div>
            <p class="hint scope-said" role="status" hidden=move || shared.said.with(String::is_empty)>
                {move || shared.said.get().replace('`', "")}
            </p>
            <p class="hint" hidden=move || !none()>
                {texts::reads_nothing()}
            </p>
            <div class="scope-fields">
                <For each=move || shared.variables.get() key=Clone::clone let(variable)>
                    <VariableField variable=variable />
                </For>
            </div>
        </section>
    }
}

/// The field of one variable.
#[component]
fn VariableField(
    /// Which.
    variable: ReadVariable,
) -> impl IntoView {
    let label = variable.label();
    let id = format!("reads-{}", variable.name.replace(' ', "-"));
    let title = macro_variable(&variable.name).map_or("", |entry| entry.meaning);
    let input = match variable.field {
        FieldKind::Choice(options) => choice(id.clone(), variable, options).into_any(),
        FieldKind::Fixed => {
            view! { <input id=id.clone() type="text" readonly value="true" /> }.into_any()
        }
        FieldKind::Secret => secret(id.clone(), variable).into_any(),
        FieldKind::Text | FieldKind::Number => typed(id.clone(), variable).into_any(),
    };
    view! {
        <div class="field" title=title.replace('`', "")>
            <label for=id>{label}</label>
            {input}
        </div>
    }
}

fn choice(
    id: String,
    variable: ReadVariable,
    options: &'static [(&'static str, Words)],
) -> impl IntoView {
    let device = shared().lab.device;
    let shown = variable.clone();
    let value = Memo::new(move |_| device.with(|device| shown.value(device)));
    let option = move |&(own, words): &(&'static str, Words)| {
        view! { <option value=own prop:selected=move || value.get() == own>{words()}</option> }
    };
    view! {
        <select
            id=id
            on:change=move |event| {
                let chosen = event_target_value(&event);
                device.update(|device| {
                    variable.set(device, &chosen);
                });
            }
        >
            {options.iter().map(option).collect_view()}
        </select>
    }
}

/// A field whose text is kept while it is no value that the device can have.
fn typed(id: String, variable: ReadVariable) -> impl IntoView {
    let device = shared().lab.device;
    let draft = RwSignal::new(None::<String>);
    let shown = variable.clone();
    let value = Memo::new(move |_| device.with(|device| shown.value(device)));
    let demand = variable.demand();
    let wrong = RwSignal::new(false);
    let mode = (variable.field == FieldKind::Number).then_some("numeric");
    let fault = format!("{id}-fault");
    let described = fault.clone();
    view! {
        <input
            id=id
            class="code"
            type="text"
            inputmode=mode
            autocomplete="off"
            spellcheck="false"
            prop:value=move || draft.get().unwrap_or_else(|| value.get())
            aria-invalid=move || wrong.get().then_some("true")
            aria-describedby=move || wrong.get().then(|| described.clone())
            on:input=move |event| {
                let text = event_target_value(&event);
                let mut next = device.get_untracked();
                let good = variable.set(&mut next, &text);
                draft.set(Some(text));
                wrong.set(!good);
                if good {
                    device.set(next);
                }
            }
            on:blur=move |_| {
                draft.set(None);
                wrong.set(false);
            }
        />
        <p id=fault class="field-fault" hidden=move || !wrong.get()>
            {demand}
        </p>
    }
}

fn secret(id: String, variable: ReadVariable) -> impl IntoView {
    let device = shared().lab.device;
    let visible = RwSignal::new(false);
    let shown = variable.clone();
    let name = texts::show_secret(&variable.name);
    view! {
        <div class="field-row">
            <input
                id=id
                class="code"
                type=move || if visible.get() { "text" } else { "password" }
                autocomplete="off"
                spellcheck="false"
                prop:value=move || device.with(|device| shown.value(device))
                on:input=move |event| {
                    let text = event_target_value(&event);
                    device.update(|device| {
                        variable.set(device, &text);
                    });
                }
            />
            <ShowButton name=name shown=visible />
        </div>
    }
}
