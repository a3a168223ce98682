//! The device that rules are tried on: every variable with an editor, presets, and states kept under a name.

mod fields;
mod names;
mod secrets;
mod states;

use crate::components::{Button, Check, Item, Look, Options, PartHead, Select, SelectOption};
use crate::store::{Lab, lab};
use fields::{Group, VariableField};
use leptos::prelude::*;
use names::FileNames;
use profile_core::rule_tests::{COMMON_VERSIONS, variables_read};
use secrets::Secrets;
use states::States;
use std::collections::BTreeSet;

/// The whole part.
#[component]
pub(crate) fn DeviceStatePanel() -> impl IntoView {
    let lab = lab();
    let read = Memo::new(move |_| {
        lab.device
            .with(|device| lab.read.with(|rule| variables_read(rule, device)))
    });
    let said = move || {
        let read = read.get();
        if read.is_empty() {
            return "The rule that is studied reads no variable.".to_owned();
        }
        let names: Vec<String> = read.into_iter().map(|name| format!("${name}")).collect();
        format!("The rule that is studied reads {}.", names.join(", "))
    };
    view! {
        <section class="device-state" aria-labelledby="device-heading">
            <PartHead
                id="device-heading"
                title="Device state"
                hint="What the macro variables of rules hold. Changes show in the microscope and in the tests at once. Secrets are kept in memory only."
            >
                <p class="device-reads">{said}</p>
            </PartHead>
            <States />
            <div class="rules-columns">
                <Identity read=read />
                <Situation read=read />
            </div>
            <div class="rules-columns">
                <General read=read />
                <Secrets read=read />
            </div>
        </section>
    }
}

/// Who the device is, and where.
#[component]
fn Identity(
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let lab = lab();
    let product = move |name: &'static str| {
        let press = move |()| put(lab, "PN", name);
        let label = format!("Use {name}");
        view! { <Button label=name name=Signal::stored(label) look=Look::Quiet on_press=press /> }
    };
    let version = move |name: &'static str| {
        let press = move |()| put(lab, "SWVER", name);
        let label = format!("Use firmware {name}");
        view! { <Button label=name name=Signal::stored(label) look=Look::Quiet on_press=press /> }
    };
    let option_66 = move || {
        lab.device
            .with(|device| device.option_66.clone().unwrap_or_default())
    };
    view! {
        <div class="rules-card">
            <h3>"Identity"</h3>
            <VariableField name="MA" label="Hardware address" read=read />
            <FileNames />
            <VariableField name="PN" label="Product" read=read />
            <div class="row">{product("SPA-2102")} {product("SPA2102")}</div>
            <Group>
                <VariableField name="PSN" label="Series" read=read />
                <VariableField name="SN" label="Serial number" read=read />
                <VariableField name="HWVER" label="Hardware version" read=read />
            </Group>
            <VariableField name="SWVER" label="Firmware version" read=read />
            <div class="row">{COMMON_VERSIONS.map(version).into_iter().collect_view()}</div>
            <Switch name="CCERT" label="Client certificate installed" read=read />
            <Switch name="ISCUST" label="Customised remotely" read=read />
            <h3>"Network"</h3>
            <Group>
                <VariableField name="IP" label="Local address" read=read />
                <VariableField name="EXTIP" label="Outside address" read=read />
            </Group>
            <div class="field">
                <label for="device-option66">"Server of DHCP option 66"</label>
                <input
                    id="device-option66"
                    class="code"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=option_66
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        lab.device
                            .update(|device| {
                                device.option_66 = (!typed.trim().is_empty()).then_some(typed);
                            });
                    }
                />
            </div>
        </div>
    }
}

/// Puts a value into the studied device.
fn put(lab: Lab, name: &str, value: &str) {
    lab.device.update(|device| {
        device.set_variable(name, value);
    });
}

/// A variable that is on or off.
#[component]
fn Switch(
    /// The variable.
    name: &'static str,
    /// Its words.
    label: &'static str,
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let lab = lab();
    let checked = move || {
        lab.device.with(|device| match name {
            "CCERT" => device.certificate,
            _ => device.customised,
        })
    };
    let switch = move |on: bool| {
        lab.device.update(|device| match name {
            "CCERT" => device.certificate = on,
            _ => device.customised = on,
        });
    };
    view! {
        <Check
            label=Signal::derive(move || fields::label_text(label, name, read))
            checked=Signal::derive(checked)
            on_switch=switch
        />
    }
}

/// The values of `PRVST` in words.
const STATES: [(i64, &str, &str); 4] = [
    (-1, "-1 – asked for", "By a link, a message or a command"),
    (0, "0 – power-up", "Just started"),
    (1, "1 – periodic", "The schedule asks for it"),
    (2, "2 – retry", "The attempt before failed"),
];

/// What the device is doing.
#[component]
fn Situation(
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let lab = lab();
    let items = STATES.map(|(_, title, detail)| Item {
        title,
        detail: Some(detail),
    });
    let chosen = move || {
        let state = lab.device.with(|device| device.resync_state);
        STATES.iter().position(|(value, ..)| *value == state)
    };
    let choose = move |at: usize| {
        if let Some((value, ..)) = STATES.get(at) {
            lab.device.update(|device| device.resync_state = *value);
        }
    };
    let upgrade = [
        SelectOption::new("1", "1 – first attempt"),
        SelectOption::new("2", "2 – retry"),
    ];
    view! {
        <div class="rules-card">
            <h3>"Resync"</h3>
            <Options
                label="Why it resyncs ($PRVST)"
                items=items.to_vec()
                chosen=Signal::derive(chosen)
                on_choose=choose
            />
            <VariableField name="PRVTMR" label="Since the last resync" read=read />
            <h3>"Upgrade"</h3>
            <Select
                name="Upgrade attempt ($UPGST)"
                named=true
                options=Signal::stored(upgrade.to_vec())
                chosen=Signal::derive(move || {
                    lab.device.with(|device| device.upgrade_state.to_string())
                })
                on_choose=move |value: String| put(lab, "UPGST", &value)
            />
            <VariableField name="UPGTMR" label="Since the last upgrade" read=read />
            <VariableField name="UPGERR" label="Result of the last upgrade" read=read />
            <h3>"Lines"</h3>
            <Group>
                <VariableField name="REGTMR1" label="Line 1 unregistered for" read=read />
                <VariableField name="REGTMR2" label="Line 2 unregistered for" read=read />
                <VariableField name="UID1" label="User of line 1" read=read />
                <VariableField name="UID2" label="User of line 2" read=read />
            </Group>
            <details class="device-request">
                <summary>"The request before"</summary>
                <Group>
                    <VariableField name="SCHEME" label="Scheme" read=read />
                    <VariableField name="SERV" label="Server" read=read />
                    <VariableField name="SERVIP" label="Address of the server" read=read />
                    <VariableField name="PORT" label="Port" read=read />
                    <VariableField name="PATH" label="Path" read=read />
                    <VariableField name="ERR" label="Result" read=read />
                </Group>
            </details>
        </div>
    }
}

/// The letters of the general purpose parameters.
const LETTERS: [&str; 16] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P",
];

/// The general purpose parameters.
#[component]
fn General(
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let field = move |name: &'static str| {
        let label = fields::general_label(name);
        view! { <VariableField name=name label=label read=read /> }
    };
    view! {
        <div class="rules-card">
            <h3>"General purpose parameters"</h3>
            <Group>{LETTERS.map(field).into_iter().collect_view()}</Group>
        </div>
    }
}
