//! When devices resync and retry, and the links by which a user makes them (guide, pages 1-4, 2-16 and 3-2).

mod chance;
mod schedule;
mod web_command;

pub use chance::Chance;
pub use schedule::{
    MOST_EVENTS, Plan, ScheduleEvent, SchedulePurpose, Stop, Timeline, power_on_delay, timeline,
};
pub use web_command::{WebAction, WebLink, percent_encoded, resync_address};
