use super::Table;
use super::row::Current;
use crate::components::{Button, Look};
use crate::model::analysis::Origin;
use crate::model::document::DocumentId;
use crate::model::lab::taking::is_rule;
use crate::model::parameters::{access_words, value_text};
use crate::store::studio;
use crate::texts::{of_the_core, parameters as texts};
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
    let script = move || {
        let words = row.with(|row| row.as_ref().map(in_words).unwrap_or_default());
        (!words.is_empty()).then(|| {
            view! { <dt>{texts::in_words()}</dt><dd lang=of_the_core()>{words.join("; ")}</dd> }
        })
    };
    view! { <dl class="parameter-facts">{list}{script}</dl> }
}

fn facts(row: &ParameterRow) -> Vec<(&'static str, String)> {
    let mut facts = vec![(texts::element(), row.name.to_string())];
    if row.known {
        let default = if row.default.is_empty() {
            texts::empty()
        } else {
            &row.default
        };
        facts.push((texts::type_is(), type_words(row.data_type).to_owned()));
        facts.push((texts::factory_value(), default.to_owned()));
        facts.push((
            texts::factory_access_is(),
            access_words(row.factory_access).to_owned(),
        ));
        match row.page.as_str() {
            "" => {}
            "C" => facts.push((texts::guide(), texts::appendix_c().to_owned())),
            page => facts.push((texts::guide(), texts::page(page))),
        }
    }
    if !row.description.is_empty() {
        facts.push((texts::purpose(), row.description.clone()));
    }
    if !row.choices.is_empty() {
        facts.push((texts::choices(), row.choices.join(", ")));
    }
    facts
}

/// A script in words (TYPE-23).
fn in_words(row: &ParameterRow) -> Vec<String> {
    let value = value_text(row).unwrap_or_default();
    match row.data_type {
        DataType::CadenceScript => CadenceScript::parse(&value).map(|script| script.explain()),
        DataType::FrequencyScript => FrequencyScript::parse(&value).map(|script| script.explain()),
        DataType::ToneScript => ToneScript::parse(&value).map(|script| script.explain()),
        _ => return Vec::new(),
    }
    .unwrap_or_default()
}

/// What values of a type look like.
fn type_words(data_type: DataType) -> &'static str {
    match data_type {
        DataType::Boolean => texts::type_boolean(),
        DataType::Text => texts::type_text(),
        DataType::ActivationCode => texts::type_activation_code(),
        DataType::Phone => texts::type_phone(),
        DataType::Choice => texts::type_choice(),
        DataType::PhoneTemplate => texts::type_phone_template(),
        DataType::WholeSeconds => texts::type_whole_seconds(),
        DataType::Seconds => texts::type_seconds(),
        DataType::ToneScript => texts::type_tone_script(),
        DataType::Unsigned8 => texts::type_unsigned_8(),
        DataType::Unsigned16 => texts::type_unsigned_16(),
        DataType::CadenceScript => texts::type_cadence_script(),
        DataType::FrequencyScript => texts::type_frequency_script(),
        DataType::HostName => texts::type_host_name(),
        DataType::Port => texts::type_port(),
        DataType::Rule => texts::type_rule(),
        DataType::Address => texts::type_address(),
        DataType::StatusTemplate => texts::type_status_template(),
        DataType::Schedule => texts::type_schedule(),
        DataType::UserId => texts::type_user_id(),
        DataType::DialPlan => texts::type_dial_plan(),
        DataType::Float => texts::type_float(),
        DataType::PowerLevel => texts::type_power_level(),
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
            let label = if index == last {
                texts::line(place.line)
            } else {
                texts::line_without_effect(place.line)
            };
            view! {
                <Button
                    label=label
                    look=Look::Quiet
                    on_press=move |()| studio.go_to_span(id, place.span)
                />
            }
        };
        places.into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <p class="parameter-places" hidden=move || places().is_empty()>
            {texts::in_the_source()}
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
                        label=texts::study()
                        name=texts::study_in_full(&plain)
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
            let label = if index == last {
                texts::line_of(&origin.file, origin.line)
            } else {
                texts::line_of_without_effect(&origin.file, origin.line)
            };
            view! {
                <Button
                    label=label
                    look=Look::Quiet
                    on_press=move |()| studio.go(origin.document, (origin.place, origin.place), true)
                />
            }
        };
        origins.into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <p class="parameter-places" hidden=move || origins.with(Vec::is_empty)>
            {texts::with_imports()}
            {list}
        </p>
    }
}
