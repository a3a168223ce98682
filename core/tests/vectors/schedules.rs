//! Schedules as timelines, the generator behind them, and links to the web page of a device.

use profile_core::catalog::{Delay, Schedule};
use profile_core::checks::FirmwareLevel;
use profile_core::diagnostic::Code;
use profile_core::resync::{
    Chance, MOST_EVENTS, Plan, Stop, WebAction, WebLink, percent_encoded, power_on_delay,
    resync_address, timeline,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn bounds(schedule: &str, count: usize) -> Vec<(u64, u64)> {
    let line = timeline(&Plan::parse(schedule).unwrap(), count, 7);
    line.events
        .iter()
        .map(|event| {
            let least = u64::from(event.delay.seconds);
            (least, least + u64::from(event.delay.random))
        })
        .collect()
}

fn drawn(schedule: &str, count: usize, seed: u64) -> Vec<u64> {
    let line = timeline(&Plan::parse(schedule).unwrap(), count, seed);
    line.events.iter().map(|event| event.drawn).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_01_one_number_of_seconds() {
    assert_eq!(drawn("7200", 4, 1), [7200; 4]);
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_02_the_last_of_a_list_repeats() {
    assert_eq!(
        drawn("1800,3600,7200,14400", 6, 1),
        [1800, 3600, 7200, 14400, 14400, 14400]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_03_a_random_part_is_added() {
    assert_eq!(
        bounds("1800+300,3600+600,7200+900", 4),
        [(1800, 2100), (3600, 4200), (7200, 8100), (7200, 8100)]
    );
    assert_eq!(bounds("3600+600", 3), [(3600, 4200); 3]);
    for (drawn, (least, most)) in drawn("1800+300,3600+600", 50, 3)
        .into_iter()
        .zip(bounds("1800+300,3600+600", 50))
    {
        assert!((least..=most).contains(&drawn));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_04_the_upgrade_example() {
    assert_eq!(
        bounds("1800,3600,7200,14400+3600", 5),
        [
            (30 * 60, 30 * 60),
            (3600, 3600),
            (2 * 3600, 2 * 3600),
            (4 * 3600, 5 * 3600),
            (4 * 3600, 5 * 3600)
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_06_what_is_no_schedule() {
    for text in ["1800,", "a", "-5", "1.5", "1800+"] {
        assert!(Schedule::parse(text).is_err(), "{text}");
        assert!(Plan::parse(text).is_err(), "{text}");
    }
    assert_eq!(drawn("1800, 3600", 2, 1), [1800, 3600]);
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_10_chance_is_repeated_by_its_seed() {
    let schedule = "1800+300,3600+600";
    assert_eq!(drawn(schedule, 20, 42), drawn(schedule, 20, 42));
    assert_ne!(drawn(schedule, 20, 42), drawn(schedule, 20, 43));
    // More events leave the first ones as they are.
    assert_eq!(drawn(schedule, 50, 42)[..20], drawn(schedule, 20, 42));
    // The reference values of the generator by seed 0, the low halves of its 64 bits.
    let mut chance = Chance::new(0);
    assert_eq!(chance.up_to(u32::MAX), 0x7b1d_cdaf);
    assert_eq!(chance.up_to(0), 0);
    assert_eq!(chance.up_to(u32::MAX), 0x8009_454f);
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_10_every_extra_is_as_likely() {
    let mut chance = Chance::new(1);
    let mut counts = [0_u32; 7];
    for _ in 0..70_000 {
        counts[chance.up_to(6) as usize] += 1;
    }
    assert!(
        counts.iter().all(|count| (9_500..10_500).contains(count)),
        "{counts:?}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn sched_14_offsets_add_up() {
    let line = timeline(&Plan::parse("1800,3600,7200,14400").unwrap(), 5, 1);
    let at: Vec<u64> = line.events.iter().map(|event| event.at).collect();
    assert_eq!(at, [1800, 5400, 12600, 27000, 41400]);
    assert_eq!(line.stop, Stop::Asked);
    let line = timeline(&Plan::parse("10+5,20+5").unwrap(), 3, 1);
    let last = line.events[2];
    assert_eq!((last.earliest, last.latest), (50, 65));
    assert!((50..=65).contains(&last.at));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_timeline_is_capped_and_ends_at_zero() {
    let line = timeline(
        &Plan::parse("4294967295+4294967295").unwrap(),
        usize::MAX,
        1,
    );
    assert_eq!(line.events.len(), MOST_EVENTS);
    assert_eq!(line.events[999].latest, 2 * 4_294_967_295 * 1_000);
    for never in ["", " ", "0", "0,3600"] {
        let line = timeline(&Plan::parse(never).unwrap(), 5, 1);
        assert_eq!((line.events.len(), line.stop), (0, Stop::Zero), "{never}");
    }
    let line = timeline(&Plan::parse("60,0,60").unwrap(), 5, 1);
    assert_eq!((line.events.len(), line.stop), (1, Stop::Zero));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_delay_at_power_on_is_in_units_of_twenty_seconds() {
    let random = |value, level| power_on_delay(value, level).random;
    assert_eq!(random(2, FirmwareLevel::V3), 40);
    assert_eq!(random(0, FirmwareLevel::V3), 0);
    assert_eq!(random(2, FirmwareLevel::V2_0_11), 2);
    let most = power_on_delay(u16::MAX, FirmwareLevel::V3);
    assert_eq!(
        most,
        Delay {
            seconds: 0,
            random: 1_310_700
        }
    );
}

fn link(action: WebAction, device: &str, target: &str) -> WebLink {
    WebLink {
        device: device.to_owned(),
        action,
        target: target.to_owned(),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn web_01_resync_links() {
    for (device, target, text) in [
        (
            "192.168.1.102",
            "https://prov.supervoip.com/linksys-init/1234abcd",
            "http://192.168.1.102/admin/resync?https://prov.supervoip.com/linksys-init/1234abcd",
        ),
        (
            "192.168.1.102",
            "prvserv/spa2102.cfg",
            "http://192.168.1.102/admin/resync?prvserv/spa2102.cfg",
        ),
        (
            "http://192.168.1.102:8080/",
            " tftp://192.168.1.200/basic.txt ",
            "http://192.168.1.102:8080/admin/resync?tftp://192.168.1.200/basic.txt",
        ),
    ] {
        let link = link(WebAction::Resync, device, target);
        assert_eq!(link.text(), text);
        assert_eq!(link.findings(), []);
        let read = WebLink::parse(text).unwrap();
        assert_eq!(
            (read.text(), read.target.as_str()),
            (text.to_owned(), target.trim())
        );
    }
    let address = |target| resync_address(target).unwrap();
    assert_eq!(
        address("prvserv/spa2102.cfg"),
        "tftp://prvserv:69/spa2102.cfg"
    );
    assert_eq!(address("https://h/x"), "https://h:443/x");
    assert_eq!(address("HTTP://h:81"), "http://h:81/");
    assert_eq!(resync_address("[--key k]http://h/x"), None);
    assert_eq!(resync_address("/x"), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn web_01_without_an_address_the_device_follows_its_rules() {
    let bare = link(WebAction::Resync, "spa", "");
    assert_eq!(bare.text(), "http://spa/admin/resync");
    assert_eq!(bare.findings()[0].code, Code::LinkTarget);
}

#[wasm_bindgen_test(unsupported = test)]
fn web_03_the_page_with_all_tabs() {
    let all = link(WebAction::Advanced, "192.168.1.102", "ignored");
    assert_eq!(all.text(), "http://192.168.1.102/admin/advanced");
    assert_eq!(all.findings(), []);
    let read = WebLink::parse("192.168.1.102/admin/advanced/").unwrap();
    assert_eq!(read.action, WebAction::Advanced);
}

#[wasm_bindgen_test(unsupported = test)]
fn web_04_the_upgrade_link_carries_its_mark() {
    let upgrade = link(
        WebAction::Upgrade,
        "192.168.1.102",
        "tftp://192.168.1.200/fw.bin",
    );
    assert_eq!(
        upgrade.text(),
        "http://192.168.1.102/admin/upgrade?tftp://192.168.1.200/fw.bin"
    );
    let codes: Vec<Code> = upgrade.findings().iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::LinkUpgrade]);
    assert_eq!(
        upgrade.findings()[0].headline,
        "the link of the upgrade command is known from other documents of the vendor, not from the guide"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn web_07_options_are_encoded_and_warned_of() {
    let options = link(WebAction::Resync, "spa", "[--key k]http://h/x");
    assert_eq!(
        percent_encoded("[--key k]http://h/x"),
        "%5B--key%20k%5Dhttp://h/x"
    );
    assert_eq!(
        options.text(),
        "http://spa/admin/resync?%5B--key%20k%5Dhttp://h/x"
    );
    let found = options.findings();
    assert_eq!(found[0].code, Code::LinkOptions);
    assert_eq!(
        (found[0].primary.span.start, found[0].primary.span.end),
        (0, 9)
    );
    let read = WebLink::parse(&options.text()).unwrap();
    assert_eq!(read, options);
}

#[wasm_bindgen_test(unsupported = test)]
fn percent_signs_and_other_letters() {
    for (target, encoded) in [
        ("http://h/a b#c", "http://h/a%20b%23c"),
        ("http://h/a%20b", "http://h/a%20b"),
        ("http://h/100%", "http://h/100%25"),
        ("http://h/\u{e9}\"", "http://h/%C3%A9%22"),
        ("http://h/x?a=1&b=$MA", "http://h/x?a=1&b=$MA"),
    ] {
        assert_eq!(percent_encoded(target), encoded);
    }
    let read = |target: &str| {
        WebLink::parse(&format!("spa/admin/resync?{target}"))
            .unwrap()
            .target
    };
    assert_eq!(read("a%20b%2Fc%41%25"), "a b%2Fc%41%");
    assert_eq!(read("%2520"), "%2520");
    assert_eq!(read("%ff"), "%ff");
    assert_eq!(read("%0a"), "%0a");
}

#[wasm_bindgen_test(unsupported = test)]
fn web_07_what_is_encoded_in_small_letters_stays() {
    let written = "%5b--key%20k%5dhttp://h/x";
    let options = link(WebAction::Resync, "spa", written);
    let built = format!("http://spa/admin/resync?{written}");
    assert_eq!(options.text(), built);
    let read = WebLink::parse(&built).unwrap();
    assert_eq!(read.target, "%5b--key k%5dhttp://h/x");
    assert_eq!(read.text(), built);
    for (link, end) in [(options, 15), (read, 13)] {
        let found = &link.findings()[0];
        assert_eq!(found.code, Code::LinkOptions);
        assert_eq!((found.primary.span.start, found.primary.span.end), (0, end));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn links_to_nowhere() {
    for (text, place) in [
        ("", ""),
        ("http:///admin/resync", ""),
        ("http://a b/admin/resync", "a b"),
        ("http://spa:99999/admin/resync", "spa:99999"),
        ("http://user@spa/admin/resync", "user@spa"),
        (" http://spa/index.html?x", "/index.html"),
        ("spa", ""),
    ] {
        let fault = WebLink::parse(text).unwrap_err();
        assert_eq!(fault.code, Code::LinkDevice);
        let span = fault.primary.span;
        assert_eq!(&text[span.start..span.end], place, "{text}");
    }
    let nowhere = link(WebAction::Resync, "", "http://h/x");
    assert_eq!(nowhere.findings()[0].code, Code::LinkDevice);
}

#[wasm_bindgen_test(unsupported = test)]
fn web_01_a_device_of_numbers_is_an_address() {
    for false_address in [
        "192.168.1.999",
        "192.168.1",
        "192.168.1.256:8080",
        "1..2.3",
        "1.2.3.4.5",
    ] {
        let found = link(WebAction::Resync, false_address, "http://h/x").findings();
        assert_eq!(found[0].code, Code::LinkDevice, "{false_address}");
        assert!(
            found[0].headline.contains("from 0 to 255"),
            "{false_address}"
        );
    }
    for good in [
        "192.168.1.255",
        "0.0.0.0:8080",
        "spa2102",
        "102",
        "192.168.1.example",
        "1-2.3",
    ] {
        let found = link(WebAction::Resync, good, "http://h/x").findings();
        assert_eq!(found, [], "{good}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn web_07_no_finding_tells_the_password_of_a_link() {
    let fault = WebLink::parse("http://admin:topsecret@192.168.1.102/admin/resync?x").unwrap_err();
    let device = link(WebAction::Resync, "admin:topsecret@192.168.1.102", "h/x");
    for finding in device.findings().iter().chain([&*fault]) {
        assert_eq!(finding.code, Code::LinkDevice);
        assert!(finding.headline.contains("`192.168.1.102`"));
        assert!(!format!("{finding:?}").contains("topsecret"));
    }
}
