use super::Table;
use super::row::Current;
use crate::components::{Button, Look};
use crate::model::analysis::Origin;
use crate::model::document::DocumentId;
use crate::model::lab::taking::is_rule;
use crate::model::parameters::{access_words, value_text};
use crate::store::studio;
use leptos::prelude::*;
use profile_core::catalog::{CadenceScript, DataType, FrequencyScript, ToneScript};
use profile_core::view::ParameterRow;

/// What is known of the parameter.
#[component]
pub(super) fn Details(
    /// Which document.
    id: DocumentId,
    /// The row.
    row: Current,
    /// The rows.
    table: Table,
) -> impl IntoView {
    view! {
        <div class="parameter-details">
            <Facts row=row />
            <Places id=id row=row />
            <RuleLab id=id row=row />
            <Origins row=row table=table />
        </div>
    }
}

/// The facts of the catalogue, and the value in words where it is a script.
#[component]
fn Facts(
    /// The row.
    row: Current,
) -> impl IntoView {
    let facts = move || row.with(|row| row.as_ref().map(facts).unwrap_or_default());
    let list = move || {
        facts()
            .into_iter()
            .map(|(term, words)| view! { <dt>{term}</dt><dd>{words}</dd> })
            .collect_view()
    };
    view! { <dl class="parameter-facts">{list}</dl> }
}

fn facts(row: &ParameterRow) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Element", row.name.to_string())];
    if row.known {
        let default = if row.default.is_empty() {
            "empty"
        } else {
            &row.default
        };
        facts.push(("Type", type_words(row.data_type).to_owned()));
        facts.push(("Factory value", default.to_owned()));
        facts.push((
            "Factory access",
            access_words(row.factory_access).to_owned(),
        ));
        let page = match row.page.as_str() {
            "C" => "appendix C".to_owned(),
            page => format!("page {page}"),
        };
        facts.push(("Guide", page));
    }
    if !row.choices.is_empty() {
        facts.push(("Choices", row.choices.join(", ")));
    }
    let words = value_text(row)
        .map(|value| script(row.data_type, &value))
        .unwrap_or_default();
    if !words.is_empty() {
        facts.push(("In words", words.join("; ")));
    }
    facts
}

/// A script in words (TYPE-23).
fn script(data_type: DataType, value: &str) -> Vec<String> {
    match data_type {
        DataType::CadenceScript => CadenceScript::parse(value).map(|script| script.explain()),
        DataType::FrequencyScript => FrequencyScript::parse(value).map(|script| script.explain()),
        DataType::ToneScript => ToneScript::parse(value).map(|script| script.explain()),
        _ => return Vec::new(),
    }
    .unwrap_or_default()
}

/// What values of a type look like.
fn type_words(data_type: DataType) -> &'static str {
    match data_type {
        DataType::Boolean => "Yes or No",
        DataType::Text => "text",
        DataType::ActivationCode => "star code, such as *69",
        DataType::Phone => "phone number, star code or SIP address",
        DataType::Choice => "one of the choices",
        DataType::PhoneTemplate => "patterns of phone numbers, such as 1408*, 555?",
        DataType::WholeSeconds => "whole seconds",
        DataType::Seconds => "seconds, with up to three decimals",
        DataType::ToneScript => "tone script: frequencies and when they sound",
        DataType::Unsigned8 => "number from 0 to 255",
        DataType::Unsigned16 => "number from 0 to 65535",
        DataType::CadenceScript => "cadence script: when it rings",
        DataType::FrequencyScript => "frequency script: frequencies and levels",
        DataType::HostName => "host name or address, perhaps with a port",
        DataType::Port => "port from 0 to 65535",
        DataType::Rule => "provisioning rule",
        DataType::Address => "address of four numbers",
        DataType::StatusTemplate => "patterns of SIP status codes, such as 404, 5*",
        DataType::Schedule => "seconds, or a list of delays such as 1800,3600+60",
        DataType::UserId => "user part of an address",
        DataType::DialPlan => "dial plan",
        DataType::Float => "number with up to three decimals",
        DataType::PowerLevel => "level in dBm, with one decimal",
    }
}

/// Where the document sets it; the last place counts.
#[component]
fn Places(
    /// Which document.
    id: DocumentId,
    /// The row.
    row: Current,
) -> impl IntoView {
    let studio = studio();
    let places = move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.places.clone())
                .unwrap_or_default()
        })
    };
    let list = move || {
        let places = places();
        let last = places.len().saturating_sub(1);
        let button = |(index, place): (usize, profile_core::view::SettingPlace)| {
            let counts = if index == last {
                ""
            } else {
                " (does not count)"
            };
            view! {
                <Button
                    label=format!("Line {}{counts}", place.line)
                    look=Look::Quiet
                    on_press=move |()| studio.go_to_span(id, place.span)
                />
            }
        };
        places.into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <p class="parameter-places" hidden=move || places().is_empty()>
            "In the source: "
            {list}
        </p>
    }
}

/// The way to the rule lab, where the document sets the value and it is a rule.
#[component]
fn RuleLab(
    /// Which document.
    id: DocumentId,
    /// The row.
    row: Current,
) -> impl IntoView {
    let studio = studio();
    let rule = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref().filter(|row| is_rule(&row.name))?;
            let filled = value_text(row).is_some_and(|value| !value.trim().is_empty());
            (filled && !row.places.is_empty()).then(|| (row.name.clone(), row.plain_text.clone()))
        })
    });
    let button = move || {
        rule.get().map(|(name, plain)| {
            view! {
                <p class="parameter-places">
                    <Button
                        label="Study in the rule lab"
                        name=format!("Study {plain} in the rule lab")
                        on_press=move |()| studio.study_parameter(id, &name)
                    />
                </p>
            }
        })
    };
    view! { {button} }
}

/// Where imports and the document set it; the last place counts. Nothing for a document without imports.
#[component]
fn Origins(
    /// The row.
    row: Current,
    /// The rows.
    table: Table,
) -> impl IntoView {
    let studio = studio();
    let origins = Memo::new(move |_| {
        let name = row.with(|row| row.as_ref().map(|row| row.name.clone()));
        table
            .with(|table| Some(table.as_ref()?.origins(&name?)))
            .unwrap_or_default()
    });
    let list = move || {
        let origins = origins.get();
        let last = origins.len().saturating_sub(1);
        let button = |(index, origin): (usize, Origin)| {
            let counts = if index == last {
                ""
            } else {
                " (does not count)"
            };
            view! {
                <Button
                    label=format!("{} line {}{counts}", origin.file, origin.line)
                    look=Look::Quiet
                    on_press=move |()| studio.go(origin.document, (origin.place, origin.place), true)
                />
            }
        };
        origins.into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <p class="parameter-places" hidden=move || origins.with(Vec::is_empty)>
            "With imports, in this order: "
            {list}
        </p>
    }
}
