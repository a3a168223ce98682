use crate::components::ShowButton;
use crate::model::device_state::{SECRETS, value};
use crate::store::lab;
use crate::texts::device_state as texts;
use leptos::prelude::*;
use profile_core::device::Secret;
use std::collections::BTreeSet;

/// The secret parameters, masked.
#[component]
pub(super) fn Secrets(
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let field = move |name: &'static str| view! { <SecretLine name=name read=read /> };
    view! {
        <div class="rules-card">
            <h3>{texts::secrets()}</h3>
            <p class="hint" id="device-secrets-hint">
                {texts::secrets_hint()}
            </p>
            {SECRETS.map(field).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn SecretLine(
    /// The variable.
    name: &'static str,
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let lab = lab();
    let shown = RwSignal::new(false);
    let id = format!("device-{}", name.to_ascii_lowercase());
    let label = move || {
        let label = format!("GPP_{name}");
        super::fields::label_text(&label, name, read)
    };
    let is_hole = move || {
        let held = lab.device.with(|device| value(device, name));
        profile_core::redaction::has_holes(held.as_bytes())
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="field-row">
                <input
                    id=id
                    class="code"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="device-secrets-hint"
                    prop:value=move || lab.device.with(|device| value(device, name))
                    on:input=move |event| {
                        let typed = Secret::new(event_target_value(&event));
                        lab.device.update(|device| {
                            device.set_secret(name, typed);
                        });
                    }
                />
                <ShowButton name=texts::show_secret(&format!("GPP_{name}")) shown=shown />
            </div>
            <Show when=is_hole>
                <p class="hint">{texts::secret_left_out()}</p>
            </Show>
        </div>
    }
}
