//! What follows from a schedule: the next events with their bounds and a drawn time (SCHED-02 … SCHED-04, SCHED-10,
//! SCHED-14; guide page 2-16).
//!
//! Not here: a device, which decides whether an event is due at all.

use super::Chance;
use crate::catalog::{Delay, Schedule, ScriptFault};
use crate::checks::FirmwareLevel;
use crate::profile::ParameterName;

/// More events than this are not drawn.
pub const MOST_EVENTS: usize = 1_000;

/// What a schedule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchedulePurpose {
    /// The time between resyncs that succeed.
    Periodic,
    /// The time from a resync that fails to the next try.
    ResyncRetry,
    /// The time from an upgrade that fails to the next try.
    UpgradeRetry,
}

impl SchedulePurpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Periodic, Self::ResyncRetry, Self::UpgradeRetry];

    /// The parameter that holds the schedule.
    pub fn parameter(self) -> ParameterName {
        ParameterName::from_open_format(match self {
            Self::Periodic => "Resync_Periodic",
            Self::ResyncRetry => "Resync_Error_Retry_Delay",
            Self::UpgradeRetry => "Upgrade_Error_Retry_Delay",
        })
    }

    /// What a delay of zero, or none at all, means (SCHED-07 … SCHED-09).
    pub fn without_delay(self) -> &'static str {
        match self {
            Self::Periodic => "no periodic resync",
            Self::ResyncRetry => {
                "no retry; the next resync comes with the period, a trigger, a command or a restart"
            }
            Self::UpgradeRetry => "no retry until a restart or a changed upgrade rule",
        }
    }
}

/// A schedule's text, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Nothing, or zero: no event ever.
    Never,
    /// Events after these delays.
    Delays(Schedule),
}

impl Plan {
    /// Reads the value of a schedule parameter; empty and zero mean never.
    pub fn parse(value: &str) -> Result<Self, ScriptFault> {
        if value.trim_ascii().is_empty() {
            return Ok(Self::Never);
        }
        let schedule = Schedule::parse(value)?;
        Ok(match schedule.delays.first() {
            Some(first) if is_off(*first) => Self::Never,
            _ => Self::Delays(schedule),
        })
    }
}

/// An event of a schedule. Times are seconds; those from the start count from when the first delay begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleEvent {
    /// The delay before it, the last of the list again and again (SCHED-02).
    pub delay: Delay,
    /// The delay as chance makes it: from `seconds` to `seconds + random`.
    pub drawn: u64,
    /// The earliest time from the start.
    pub earliest: u64,
    /// The latest time from the start.
    pub latest: u64,
    /// The time from the start with all drawn delays.
    pub at: u64,
}

/// Why a timeline ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// As many events as were asked for; the schedule goes on.
    Asked,
    /// A delay of zero: nothing follows.
    Zero,
}

/// The next events of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The events in their order.
    pub events: Vec<ScheduleEvent>,
    /// Why there are no more.
    pub stop: Stop,
}

/// The next `count` events of `plan`, at most [`MOST_EVENTS`], with random parts drawn by `seed`.
///
/// Each event takes one draw of [`Chance::up_to`], in order, so that more events leave the first ones as they are.
///
/// ```
/// use profile_core::resync::{Plan, timeline};
/// let plan = Plan::parse("1800,3600,7200,14400").unwrap();
/// let at: Vec<u64> = timeline(&plan, 5, 1).events.iter().map(|event| event.at).collect();
/// assert_eq!(at, [1800, 5400, 12600, 27000, 41400]);
/// ```
pub fn timeline(plan: &Plan, count: usize, seed: u64) -> Timeline {
    let Plan::Delays(schedule) = plan else {
        return Timeline {
            events: Vec::new(),
            stop: Stop::Zero,
        };
    };
    let mut chance = Chance::new(seed);
    let (mut earliest, mut latest, mut at) = (0_u64, 0_u64, 0_u64);
    let mut events = Vec::new();
    let last = schedule.delays.last().into_iter().cycle();
    for delay in schedule
        .delays
        .iter()
        .chain(last)
        .take(count.min(MOST_EVENTS))
    {
        if is_off(*delay) {
            return Timeline {
                events,
                stop: Stop::Zero,
            };
        }
        let least = u64::from(delay.seconds);
        let drawn = least.saturating_add(u64::from(chance.up_to(delay.random)));
        earliest = earliest.saturating_add(least);
        latest = latest.saturating_add(least.saturating_add(u64::from(delay.random)));
        at = at.saturating_add(drawn);
        events.push(ScheduleEvent {
            delay: *delay,
            drawn,
            earliest,
            latest,
            at,
        });
    }
    Timeline {
        events,
        stop: Stop::Asked,
    }
}

/// The delay before the first resync after power-on: up to 20 seconds times the value, and up to the value in
/// seconds before firmware 3 (C-09; guide page 4-1).
pub fn power_on_delay(value: u16, firmware: FirmwareLevel) -> Delay {
    let unit = if firmware < FirmwareLevel::V3 { 1 } else { 20 };
    Delay {
        seconds: 0,
        random: u32::from(value) * unit,
    }
}

fn is_off(delay: Delay) -> bool {
    delay.seconds == 0 && delay.random == 0
}
