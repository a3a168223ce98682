//! What holds for any schedule and any link to a device.

use super::texts::places_are_inside;
use super::{Property, holds};
use crate::resync::{
    MOST_EVENTS, Plan, WebAction, WebLink, percent_encoded, resync_address, timeline,
};

/// Drawn times lie between the earliest and the latest, add up, and are the same for the same seed; more events leave
/// the first ones as they are (SCHED-03, SCHED-10, SCHED-14).
pub fn schedules_are_drawn(bytes: &[u8]) -> Property {
    let text = String::from_utf8_lossy(bytes);
    let Ok(plan) = Plan::parse(&text) else {
        return Ok(());
    };
    let seed = u64::from_le_bytes(*bytes.first_chunk().unwrap_or(&[7; 8]));
    let line = timeline(&plan, 50, seed);
    let mut at = 0_u64;
    for event in &line.events {
        let least = u64::from(event.delay.seconds);
        let most = least + u64::from(event.delay.random);
        at += event.drawn;
        holds(
            least <= event.drawn && event.drawn <= most,
            "a drawn delay lies outside its bounds",
        )?;
        holds(
            event.at == at && event.earliest <= at && at <= event.latest,
            "the delays do not add up",
        )?;
    }
    let more = timeline(&plan, usize::MAX, seed);
    holds(more.events.len() <= MOST_EVENTS, "too many events")?;
    holds(
        more.events.get(..line.events.len()) == Some(line.events.as_slice()),
        "more events change the first ones",
    )
}

/// A link that is built is read back to one that builds the same link, and holds nothing that a link cannot hold;
/// a target without `%` comes back as it was (WEB-01, WEB-07).
pub fn web_links_come_back(bytes: &[u8]) -> Property {
    let text = String::from_utf8_lossy(bytes);
    if let Err(fault) = WebLink::parse(&text) {
        places_are_inside(text.as_bytes(), &[*fault])?;
    }
    if let Ok(link) = WebLink::parse(&text) {
        built_again(&link)?;
    }
    resync_address(&text);
    for action in WebAction::ALL {
        let link = WebLink {
            device: "192.168.1.102".to_owned(),
            action,
            target: text.clone().into_owned(),
        };
        places_are_inside(text.as_bytes(), &link.findings())?;
        let read = built_again(&link)?;
        let plain = !text.contains('%') && !text.contains(|c: char| c.is_ascii_control());
        holds(
            !plain || action == WebAction::Advanced || read == text.trim(),
            "a target does not come back",
        )?;
    }
    let encoded = percent_encoded(&text);
    holds(
        encoded.bytes().all(|byte| byte.is_ascii_graphic()) && percent_encoded(&encoded) == encoded,
        "encoding is not done at once",
    )
}

/// Builds a link, reads it and builds it again; gives the target that was read.
fn built_again(link: &WebLink) -> Result<String, super::Broken> {
    let built = link.text();
    let Ok(read) = WebLink::parse(&built) else {
        return Err(super::Broken("a built link is not read".to_owned()));
    };
    holds(
        read.text() == built && read.action == link.action,
        "a link that was read builds another one",
    )?;
    Ok(read.target)
}
