use crate::components::{Button, Field, Look};
use crate::model::device_state::{PRESETS, SavedState};
use crate::model::names;
use crate::store::{lab, studio, trials};
use crate::texts::device_state as texts;
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
        view! { <Button label=(preset.label)() hint=(preset.detail)() on_press=press /> }.into_any()
    };
    view! {
        <div class="rules-card">
            <Show when=move || lab.kept.with(Option::is_some)>
                <div class="rules-line">
                    <p>{texts::another_state()}</p>
                    <Button
                        label=texts::back_to_my_device()
                        on_press=move |()| lab.back_to_my_state()
                    />
                </div>
            </Show>
            <h3>{texts::situations()}</h3>
            <div class="row" role="group" aria-label=texts::situations()>
                {(0..PRESETS.len()).map(preset).collect_view()}
                <Button
                    label=texts::reset()
                    look=Look::Quiet
                    hint=texts::reset_hint()
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
            "" => texts::state(),
            typed => typed,
        };
        let device = lab.device.get_untracked();
        trials.states.update(|states| {
            let free = names::free(typed, states.iter().map(|state| state.name.as_str()));
            states.push(SavedState::new(free, device));
        });
        name.set(String::new());
        studio.say(texts::state_kept());
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
                        .then(|| texts::unread_values(&unread.join(", ")))}
                </span>
                <span class="row">
                    <Button
                        label=texts::restore()
                        name=Signal::stored(texts::restore_state(&label))
                        on_press=restore
                    />
                    <Button
                        label=texts::remove()
                        look=Look::Quiet
                        name=Signal::stored(texts::remove_state(&label))
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
                label=texts::name_of_state()
                value=name
                on_type=move |typed: String| name.set(typed)
            />
            <Button label=texts::keep_state() on_press=keep />
        </div>
        <Show when=move || trials.states.with(|states| !states.is_empty())>
            <ul class="device-states" aria-label=texts::kept_states()>
                {rows}
            </ul>
        </Show>
    }
}
