use crate::components::Field;
use crate::model::device_state::{value, value_fault};
use crate::model::timing::duration;
use crate::store::lab;
use crate::texts::device_state as texts;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Fields side by side where there is room.
#[component]
pub(super) fn Group(children: Children) -> impl IntoView {
    view! { <div class="device-group">{children()}</div> }
}

/// A label with the name of the variable, and whether the rule reads it.
pub(super) fn label_text(label: &str, name: &str, read: Memo<BTreeSet<String>>) -> String {
    let reads = read.with(|read| {
        let address = name == "MA" && (read.contains("MAU") || read.contains("MAC"));
        address || read.contains(name)
    });
    if reads {
        texts::read_by_rule(label, name)
    } else {
        format!("{label} (${name})")
    }
}

/// The label of a general purpose parameter.
pub(super) fn general_label(name: &str) -> &'static str {
    const LABELS: [&str; 16] = [
        "GPP_A", "GPP_B", "GPP_C", "GPP_D", "GPP_E", "GPP_F", "GPP_G", "GPP_H", "GPP_I", "GPP_J",
        "GPP_K", "GPP_L", "GPP_M", "GPP_N", "GPP_O", "GPP_P",
    ];
    let found = LABELS.into_iter().find(|label| label.ends_with(name));
    found.unwrap_or_default()
}

/// The id of a variable's field.
fn id(name: &'static str) -> &'static str {
    match name {
        "MA" => "device-ma",
        "PN" => "device-pn",
        "PSN" => "device-psn",
        "SN" => "device-sn",
        "HWVER" => "device-hwver",
        "SWVER" => "device-swver",
        "IP" => "device-ip",
        "EXTIP" => "device-extip",
        "PRVTMR" => "device-prvtmr",
        "UPGTMR" => "device-upgtmr",
        "UPGERR" => "device-upgerr",
        "REGTMR1" => "device-regtmr1",
        "REGTMR2" => "device-regtmr2",
        "UID1" => "device-uid1",
        "UID2" => "device-uid2",
        "SCHEME" => "device-scheme",
        "SERV" => "device-serv",
        "SERVIP" => "device-servip",
        "PORT" => "device-port",
        "PATH" => "device-path",
        "ERR" => "device-err",
        other => general_id(other),
    }
}

fn general_id(name: &str) -> &'static str {
    const IDS: [&str; 16] = [
        "device-gpp-a",
        "device-gpp-b",
        "device-gpp-c",
        "device-gpp-d",
        "device-gpp-e",
        "device-gpp-f",
        "device-gpp-g",
        "device-gpp-h",
        "device-gpp-i",
        "device-gpp-j",
        "device-gpp-k",
        "device-gpp-l",
        "device-gpp-m",
        "device-gpp-n",
        "device-gpp-o",
        "device-gpp-p",
    ];
    let small = name.to_ascii_lowercase();
    let found = IDS
        .into_iter()
        .find(|id| id.ends_with(&format!("-{small}")));
    found.unwrap_or("device-other")
}

/// A variable as a line of text. What it cannot hold stays in the field, marked, and the device keeps its value.
#[component]
pub(super) fn VariableField(
    /// The variable.
    name: &'static str,
    /// Its words.
    #[prop(into)]
    label: String,
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let lab = lab();
    // What is typed, with the value that the device had then.
    let typed = RwSignal::new(None::<(String, String)>);
    let held = Memo::new(move |_| lab.device.with(|device| value(device, name)));
    let shown = move || {
        let held = held.get();
        typed.with(|typed| match typed {
            Some((text, at)) if *at == held => text.clone(),
            _ => held,
        })
    };
    let fault = move || value_fault(name, &shown()).map(str::to_owned);
    let put = move |text: String| {
        if value_fault(name, &text).is_none() {
            lab.device.update(|device| {
                device.set_variable(name, text.trim());
            });
        }
        let held = lab.device.with_untracked(|device| value(device, name));
        typed.set(Some((text, held)));
    };
    let words = move || {
        let seconds: u64 = held.get().parse().ok()?;
        Some(match (name, seconds) {
            ("REGTMR1" | "REGTMR2", 0) => texts::registered().to_owned(),
            _ => duration(seconds),
        })
    };
    let is_timer = matches!(name, "PRVTMR" | "UPGTMR" | "REGTMR1" | "REGTMR2");
    let is_hole = move || profile_core::redaction::has_holes(shown().as_bytes());
    view! {
        <div class="device-field">
            <Field
                id=id(name)
                label=Signal::derive(move || label_text(&label, name, read))
                code=true
                value=Signal::derive(shown)
                fault=Signal::derive(fault)
                on_type=put
            />
            {is_timer.then(|| view! { <p class="hint">{words}</p> })}
            <Show when=is_hole>
                <p class="hint">{texts::hole_here()}</p>
            </Show>
        </div>
    }
}
