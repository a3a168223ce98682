//! A schedule for the screen: what it is read from, and its events in words and as bands.

use crate::texts::{number, schedule as texts};
use profile_core::resync::{MOST_EVENTS, Plan, ScheduleEvent, Stop, Timeline, timeline};

/// What is asked of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimingForm {
    /// Which schedule, by its number among the purposes.
    pub purpose: usize,
    /// What is typed; nothing while the profile's value is shown.
    pub typed: Option<String>,
    /// How many events, as typed.
    pub count: String,
    /// The seed, as typed.
    pub seed: String,
}

impl Default for TimingForm {
    fn default() -> Self {
        Self {
            purpose: 1,
            typed: None,
            count: "8".to_owned(),
            seed: "1".to_owned(),
        }
    }
}

impl TimingForm {
    /// How many events; what is no number counts as one event too many or too few to be shown.
    pub fn count(&self) -> Option<usize> {
        let count = self.count.trim().parse::<usize>().ok()?;
        (1..=MOST_EVENTS).contains(&count).then_some(count)
    }

    /// The seed.
    pub fn seed(&self) -> Option<u64> {
        self.seed.trim().parse().ok()
    }

    /// The next events of `value`. `None` where the value is no schedule.
    pub fn timeline(&self, value: &str) -> Option<Timeline> {
        let plan = Plan::parse(value).ok()?;
        Some(timeline(&plan, self.count()?, self.seed()?))
    }
}

/// An event for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its number from 1.
    pub number: usize,
    /// The delay before it with its bounds.
    pub delay: String,
    /// The delay that was drawn; empty where chance has no part.
    pub drawn: String,
    /// When it comes, from the start.
    pub at: String,
    /// Between which times it comes; empty where chance has no part so far.
    pub bounds: String,
    /// Start, length and drawn place of its band, of 1,000 for the whole timeline.
    pub band: [u64; 3],
}

/// The events of a timeline in words and bands.
pub fn event_rows(timeline: &Timeline) -> Vec<EventRow> {
    let whole = timeline
        .events
        .last()
        .map_or(1, |event| event.latest)
        .max(1);
    let events = timeline.events.iter().enumerate();
    events
        .map(|(index, event)| event_row(index + 1, event, whole))
        .collect()
}

fn event_row(number: usize, event: &ScheduleEvent, whole: u64) -> EventRow {
    let least = u64::from(event.delay.seconds);
    let most = least + u64::from(event.delay.random);
    let share = |seconds: u64| seconds.saturating_mul(1_000) / whole;
    let start = share(event.earliest);
    EventRow {
        number,
        delay: between(least, most),
        drawn: if least == most {
            String::new()
        } else {
            duration(event.drawn)
        },
        at: duration(event.at),
        bounds: if event.earliest == event.latest {
            String::new()
        } else {
            between(event.earliest, event.latest)
        },
        band: [start, share(event.latest) - start, share(event.at)],
    }
}

fn between(least: u64, most: u64) -> String {
    if least == most {
        duration(least)
    } else {
        texts::between(&duration(least), &duration(most))
    }
}

/// What follows the last event.
pub fn ending(timeline: &Timeline) -> &'static str {
    match (timeline.stop, timeline.events.is_empty()) {
        (Stop::Asked, _) => texts::repeats(),
        (Stop::Zero, false) => texts::zero_ends(),
        (Stop::Zero, true) => "",
    }
}

/// Seconds in words: `1 d 2 h 3 min 4 s`, without the parts that are zero. The signs of the units are those of every
/// language.
pub fn duration(seconds: u64) -> String {
    let parts = [
        (seconds / 86_400, "d"),
        (seconds / 3_600 % 24, "h"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| {
            let count = usize::try_from(*count).map_or_else(|_| count.to_string(), number);
            format!("{count}\u{a0}{unit}")
        })
        .collect();
    if words.is_empty() {
        "0\u{a0}s".to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(value: &str) -> Vec<EventRow> {
        event_rows(&TimingForm::default().timeline(value).unwrap())
    }

    #[test]
    fn sched_14_events_in_words_and_bands() {
        let rows = rows("1800,3600+600");
        assert_eq!(rows.len(), 8);
        assert_eq!(
            (rows[0].at.as_str(), rows[0].drawn.as_str()),
            ("30\u{a0}min", "")
        );
        assert_eq!(rows[1].delay, "1\u{a0}h to 1\u{a0}h 10\u{a0}min");
        assert_eq!(
            rows[1].bounds,
            "1\u{a0}h 30\u{a0}min to 1\u{a0}h 40\u{a0}min"
        );
        let [start, length, at] = rows[7].band;
        assert_eq!(start + length, 1_000);
        assert!((start..=1_000).contains(&at));
    }

    #[test]
    fn what_is_no_number_gives_no_timeline() {
        let form = TimingForm {
            count: "0".into(),
            ..TimingForm::default()
        };
        assert!(form.timeline("60").is_none());
        assert!(TimingForm::default().timeline("x").is_none());
        assert_eq!(duration(0), "0\u{a0}s");
        assert_eq!(duration(90_061), "1\u{a0}d 1\u{a0}h 1\u{a0}min 1\u{a0}s");
    }
}
