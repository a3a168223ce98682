//! The device that rules are tried on: every variable with an editor, presets, and states kept under a name.

mod fields;
mod names;
mod secrets;
mod states;

use crate::components::{Button, Check, Item, Look, Options, PartHead, Select, SelectOption};
use crate::store::{Lab, lab};
use crate::texts::device_state as texts;
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
            return texts::reads_nothing().to_owned();
        }
        let names: Vec<String> = read.into_iter().map(|name| format!("${name}")).collect();
        texts::reads(&names.join(", "))
    };
    view! {
        <section class="device-state" aria-labelledby="device-heading">
            <PartHead
                id="device-heading"
                title=texts::title()
                hint=texts::hint()
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
        let label = texts::use_product(name);
        view! { <Button label=name name=Signal::stored(label) look=Look::Quiet on_press=press /> }
    };
    let version = move |name: &'static str| {
        let press = move |()| put(lab, "SWVER", name);
        let label = texts::use_firmware(name);
        view! { <Button label=name name=Signal::stored(label) look=Look::Quiet on_press=press /> }
    };
    let option_66 = move || {
        lab.device
            .with(|device| device.option_66.clone().unwrap_or_default())
    };
    view! {
        <div class="rules-card">
            <h3>{texts::identity()}</h3>
            <VariableField name="MA" label=texts::hardware_address() read=read />
            <FileNames />
            <VariableField name="PN" label=texts::product() read=read />
            <div class="row">{product("SPA-2102")} {product("SPA2102")}</div>
            <Group>
                <VariableField name="PSN" label=texts::series() read=read />
                <VariableField name="SN" label=texts::serial_number() read=read />
                <VariableField name="HWVER" label=texts::hardware_version() read=read />
            </Group>
            <VariableField name="SWVER" label=texts::firmware_version() read=read />
            <div class="row">{COMMON_VERSIONS.map(version).into_iter().collect_view()}</div>
            <Switch name="CCERT" label=texts::certificate() read=read />
            <Switch name="ISCUST" label=texts::customised() read=read />
            <h3>{texts::network()}</h3>
            <Group>
                <VariableField name="IP" label=texts::local_address() read=read />
                <VariableField name="EXTIP" label=texts::outside_address() read=read />
            </Group>
            <div class="field">
                <label for="device-option66">{texts::option_66()}</label>
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
const STATES: [(i64, Words, Words); 4] = [
    (-1, texts::asked_for, texts::asked_for_detail),
    (0, texts::power_up, texts::power_up_detail),
    (1, texts::periodic, texts::periodic_detail),
    (2, texts::retry, texts::retry_detail),
];

/// A text in the language of the page.
type Words = fn() -> &'static str;

/// What the device is doing.
#[component]
fn Situation(
    /// The variables that the rule reads.
    read: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let lab = lab();
    let items = STATES.map(|(_, title, detail)| Item {
        title: title(),
        detail: Some(detail()),
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
        SelectOption::new("1", texts::first_attempt()),
        SelectOption::new("2", texts::retry()),
    ];
    view! {
        <div class="rules-card">
            <h3>{texts::resync()}</h3>
            <Options
                label=texts::why_it_resyncs()
                items=items.to_vec()
                chosen=Signal::derive(chosen)
                on_choose=choose
            />
            <VariableField name="PRVTMR" label=texts::since_resync() read=read />
            <h3>{texts::upgrade()}</h3>
            <Select
                name=texts::upgrade_attempt()
                named=true
                options=Signal::stored(upgrade.to_vec())
                chosen=Signal::derive(move || {
                    lab.device.with(|device| device.upgrade_state.to_string())
                })
                on_choose=move |value: String| put(lab, "UPGST", &value)
            />
            <VariableField name="UPGTMR" label=texts::since_upgrade() read=read />
            <VariableField name="UPGERR" label=texts::upgrade_result() read=read />
            <h3>{texts::lines()}</h3>
            <Group>
                <VariableField name="REGTMR1" label=texts::line_unregistered(1) read=read />
                <VariableField name="REGTMR2" label=texts::line_unregistered(2) read=read />
                <VariableField name="UID1" label=texts::user_of_line(1) read=read />
                <VariableField name="UID2" label=texts::user_of_line(2) read=read />
            </Group>
            <details class="device-request">
                <summary>{texts::request_before()}</summary>
                <Group>
                    <VariableField name="SCHEME" label=texts::scheme() read=read />
                    <VariableField name="SERV" label=texts::server() read=read />
                    <VariableField name="SERVIP" label=texts::server_address() read=read />
                    <VariableField name="PORT" label=texts::port() read=read />
                    <VariableField name="PATH" label=texts::path() read=read />
                    <VariableField name="ERR" label=texts::result() read=read />
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
            <h3>{texts::general()}</h3>
            <Group>{LETTERS.map(field).into_iter().collect_view()}</Group>
        </div>
    }
}
