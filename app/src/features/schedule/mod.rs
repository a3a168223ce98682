//! A schedule as a timeline: when a device asks again.

use crate::components::{Button, Field, FindingLine, Item, Look, Options, PartHead};
use crate::model::arrival::sentence;
use crate::model::catalogue::catalogue;
use crate::model::timing::{EventRow, TimingForm, ending, event_rows};
use crate::platform::random;
use crate::store::{RulesDesk, Studio, rules_desk, studio};
use crate::texts::{of_the_core, schedule as texts};
use leptos::prelude::*;
use profile_core::catalog::{DataType, value_findings};
use profile_core::resync::{Plan, SchedulePurpose, Timeline};

/// The whole part.
#[component]
pub(crate) fn SchedulePanel() -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let value = Memo::new(move |_| value(studio, desk));
    let line = Memo::new(move |_| desk.timing.with(|form| form.timeline(&value.get())));
    view! {
        <section class="schedule" aria-labelledby="schedule-heading">
            <PartHead
                id="schedule-heading"
                title=texts::title()
                hint=texts::hint()
            />
            <div class="rules-columns">
                <div class="rules-card">
                    <Purpose />
                    <ValueField value=value />
                    <Draw />
                </div>
                <div class="rules-card">
                    <Events line=line value=value />
                </div>
            </div>
        </section>
    }
}

fn purpose(desk: RulesDesk) -> SchedulePurpose {
    let index = desk.timing.with(|form| form.purpose);
    let purpose = SchedulePurpose::ALL.get(index).copied();
    purpose.unwrap_or(SchedulePurpose::ResyncRetry)
}

/// What is typed, else what the open profile says, else the factory value.
fn value(studio: Studio, desk: RulesDesk) -> String {
    if let Some(typed) = desk.timing.with(|form| form.typed.clone()) {
        return typed;
    }
    let name = purpose(desk).parameter();
    let factory = || {
        let known = catalogue();
        let entry = known.find(&name);
        entry.map_or_else(String::new, |entry| entry.default.clone())
    };
    studio.value_in_chosen(&name).unwrap_or_else(factory)
}

/// Which schedule.
#[component]
fn Purpose() -> impl IntoView {
    let desk = rules_desk();
    let item = |purpose: SchedulePurpose| Item {
        title: match purpose {
            SchedulePurpose::Periodic => texts::between_resyncs(),
            SchedulePurpose::ResyncRetry => texts::after_failed_resync(),
            SchedulePurpose::UpgradeRetry => texts::after_failed_upgrade(),
        },
        detail: Some(match purpose {
            SchedulePurpose::Periodic => "Resync_Periodic",
            SchedulePurpose::ResyncRetry => "Resync_Error_Retry_Delay",
            SchedulePurpose::UpgradeRetry => "Upgrade_Error_Retry_Delay",
        }),
    };
    let choose = move |index| {
        desk.timing.update(|form| {
            form.purpose = index;
            form.typed = None;
        });
    };
    view! {
        <Options
            label=texts::which_one()
            items=SchedulePurpose::ALL.map(item).to_vec()
            chosen=Signal::derive(move || Some(desk.timing.with(|form| form.purpose)))
            on_choose=choose
        />
    }
}

/// The value, and where it comes from and goes to.
#[component]
fn ValueField(
    /// The value that is shown.
    value: Memo<String>,
) -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let in_profile = Memo::new(move |_| studio.value_in_chosen(&purpose(desk).parameter()));
    let source = move || {
        if desk.timing.with(|form| form.typed.is_some()) {
            texts::typed_here().to_owned()
        } else if in_profile.get().is_some() {
            let id = studio.chosen_text();
            let name = id.map(|id| studio.name(id)).unwrap_or_default();
            texts::from_document(&name)
        } else {
            texts::factory_value().to_owned()
        }
    };
    let findings = move || {
        let found = value_findings(DataType::Schedule, &[], value.get().as_bytes());
        let line = |one: profile_core::diagnostic::Diagnostic| {
            view! { <FindingLine severity=one.severity words=sentence(&one.headline) /> }
        };
        found.into_iter().map(line).collect_view()
    };
    let write = move |()| {
        if let Some(id) = studio.chosen_text() {
            studio.write_value(id, &purpose(desk).parameter(), &value.get_untracked());
            desk.timing.update(|form| form.typed = None);
        }
    };
    let unwritten = move || {
        let same = in_profile.with(|there| there.as_ref() == Some(&value.get()));
        studio.chosen_text().is_some() && !same && !studio.is_readonly()
    };
    let label = move || match studio.chosen_text() {
        Some(id) => texts::write_into(&studio.shown_name(id)),
        None => texts::write_into_open().to_owned(),
    };
    view! {
        <Field
            id="schedule-value"
            label=texts::in_seconds()
            code=true
            value=value
            described_by="schedule-source"
            on_type=move |typed: String| desk.timing.update(|form| form.typed = Some(typed))
        />
        <p id="schedule-source" class="hint">
            {source}
        </p>
        <div class="rules-findings" lang=of_the_core()>{findings}</div>
        <div class="row">
            <Button
                label=Signal::derive(label)
                look=Look::Primary
                disabled=Signal::derive(move || !unwritten())
                on_press=write
            />
            <Button
                label=texts::back_to_profile()
                disabled=Signal::derive(move || desk.timing.with(|form| form.typed.is_none()))
                on_press=move |()| desk.timing.update(|form| form.typed = None)
            />
        </div>
    }
}

/// How many events, and by which seed.
#[component]
fn Draw() -> impl IntoView {
    let desk = rules_desk();
    let fault = move |good: fn(&TimingForm) -> bool, words: &'static str| {
        Signal::derive(move || (!desk.timing.with(good)).then(|| words.to_owned()))
    };
    let draw = move |()| {
        if let Some(bytes) = random::bytes::<4>() {
            let seed = u32::from_le_bytes(bytes) % 1_000_000;
            desk.timing.update(|form| form.seed = seed.to_string());
        }
    };
    view! {
        <div class="schedule-draw">
            <Field
                id="schedule-count"
                label=texts::events()
                value=Signal::derive(move || desk.timing.with(|form| form.count.clone()))
                fault=fault(|form| form.count().is_some(), texts::fault_events())
                on_type=move |typed: String| desk.timing.update(|form| form.count = typed)
            />
            <Field
                id="schedule-seed"
                label=texts::seed()
                value=Signal::derive(move || desk.timing.with(|form| form.seed.clone()))
                fault=fault(|form| form.seed().is_some(), texts::fault_seed())
                on_type=move |typed: String| desk.timing.update(|form| form.seed = typed)
            />
            <Button label=texts::draw_anew() on_press=draw />
        </div>
        <p class="hint">{texts::seed_hint()}</p>
    }
}

/// The events: a picture, and a list that says the same.
#[component]
fn Events(
    /// The timeline, if the value is a schedule.
    line: Memo<Option<Timeline>>,
    /// The value that is shown.
    value: Memo<String>,
) -> impl IntoView {
    let desk = rules_desk();
    let rows =
        Memo::new(move |_| line.with(|line| line.as_ref().map(event_rows).unwrap_or_default()));
    let summary = move || {
        let never = Plan::parse(&value.get()) == Ok(Plan::Never);
        match line.get() {
            None => texts::nothing_to_show().into_any(),
            Some(_) if never => {
                let why = format!("{}.", purpose(desk).without_delay());
                view! {
                    {texts::no_events()}
                    <span lang=of_the_core()>{why}</span>
                }
                .into_any()
            }
            Some(line) => ending(&line).into_any(),
        }
    };
    let list = move || {
        rows.get()
            .into_iter()
            .map(|row| view! { <Event row=row /> })
            .collect_view()
    };
    view! {
        <h3 id="schedule-events">{texts::next_events()}</h3>
        <ol class="schedule-events" aria-labelledby="schedule-events">
            {list}
        </ol>
        <p class="hint" role="status">
            {summary}
        </p>
    }
}

/// One event: its times in words, and its band on the whole line.
#[component]
fn Event(
    /// What it shows.
    row: EventRow,
) -> impl IntoView {
    let [start, length, at] = row.band;
    let delay = match row.drawn.as_str() {
        "" => texts::after_delay(&row.delay),
        drawn => texts::after_drawn(&row.delay, drawn),
    };
    let bounds = match row.bounds.as_str() {
        "" => String::new(),
        bounds => format!(" ({bounds})"),
    };
    view! {
        <li class="schedule-event">
            <p>
                <span class="schedule-number" aria-hidden="true">
                    {row.number}
                </span>
                <strong>{texts::at_time(&row.at)}</strong>
                {bounds}
            </p>
            <p class="hint">{delay}</p>
            <svg
                class="schedule-band"
                viewBox="0 0 1000 12"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
            >
                <rect class="schedule-line" x="0" y="5" width="1000" height="2" />
                <rect class="schedule-range" x=start y="1" width=length height="10" />
                <rect class="schedule-drawn" x=at.saturating_sub(3) y="0" width="6" height="12" />
            </svg>
        </li>
    }
}
