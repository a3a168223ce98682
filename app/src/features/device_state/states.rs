use crate::components::{Button, Field, Look};
use crate::model::device_state::{PRESETS, SavedState};
use crate::model::names;
use crate::store::{lab, studio, trials};
use leptos::prelude::*;
use profile_core::device::Device;

/// Presets, and states that are kept.
#[component]
pub(super) fn States() -> impl IntoView {
    let lab = lab();
    let preset = move |at: usize| {
        let Some(preset) = PRESETS.get(at) else {
            return ().into_any();
        };
        let press = move |()| lab.device.update(|device| *device = preset.apply(device));
        view! { <Button label=preset.label hint=preset.detail.to_owned() on_press=press /> }
            .into_any()
    };
    view! {
        <div class="rules-card">
            <Show when=move || lab.kept.with(Option::is_some)>
                <div class="rules-line">
                    <p>"Another state is looked at. Your own is kept."</p>
                    <Button
                        label="Back to my device"
                        on_press=move |()| lab.back_to_my_state()
                    />
                </div>
            </Show>
            <h3>"Situations"</h3>
            <div class="row" role="group" aria-label="Situations">
                {(0..PRESETS.len()).map(preset).collect_view()}
                <Button
                    label="Reset"
                    look=Look::Quiet
                    hint="The device of a new project"
                    on_press=move |()| lab.device.set(Device::default())
                />
            </div>
            <Kept />
        </div>
    }
}

/// States that are kept under a name.
#[component]
fn Kept() -> impl IntoView {
    let studio = studio();
    let (lab, trials) = (lab(), trials());
    let name = RwSignal::new(String::new());
    let keep = move |()| {
        let typed = name.get_untracked();
        let typed = match typed.trim() {
            "" => "State",
            typed => typed,
        };
        let device = lab.device.get_untracked();
        trials.states.update(|states| {
            let free = names::free(typed, states.iter().map(|state| state.name.as_str()));
            states.push(SavedState::new(free, device));
        });
        name.set(String::new());
        studio.say("Kept the state. Its secrets stay in memory only.");
    };
    let row = move |(at, label, unread): (usize, String, Vec<String>)| {
        let restore = move |()| {
            let state = trials
                .states
                .with_untracked(|states| states.get(at).map(|state| state.device.clone()));
            if let Some(device) = state {
                lab.kept.set(None);
                lab.device.set(device);
            }
        };
        let remove = move |()| {
            trials.states.update(|states| {
                if at < states.len() {
                    states.remove(at);
                }
            });
        };
        view! {
            <li class="rules-line">
                <span>
                    {label.clone()}
                    {(!unread.is_empty())
                        .then(|| format!(" – values that cannot be read: {}", unread.join(", ")))}
                </span>
                <span class="row">
                    <Button
                        label="Restore"
                        name=Signal::stored(format!("Restore {label}"))
                        on_press=restore
                    />
                    <Button
                        label="Remove"
                        look=Look::Quiet
                        name=Signal::stored(format!("Remove {label}"))
                        on_press=remove
                    />
                </span>
            </li>
        }
    };
    let rows = move || {
        let states = trials.states.with(|states| {
            let named = states.iter().enumerate().map(|(at, state)| {
                let unread = state.unread.keys().cloned().collect();
                (at, state.name.clone(), unread)
            });
            named.collect::<Vec<_>>()
        });
        states.into_iter().map(row).collect_view()
    };
    view! {
        <div class="device-keep">
            <Field
                id="device-state-name"
                label="Name of the state"
                value=name
                on_type=move |typed: String| name.set(typed)
            />
            <Button label="Keep this state" on_press=keep />
        </div>
        <Show when=move || trials.states.with(|states| !states.is_empty())>
            <ul class="device-states" aria-label="Kept states">
                {rows}
            </ul>
        </Show>
    }
}
