//! Vectors of tests of rules, of rules without their secrets, and of links that carry a rule.

use profile_core::catalog::Catalog;
use profile_core::device::{Device, MacAddress};
use profile_core::document::Document;
use profile_core::firmware::FirmwareLevel;
use profile_core::layers::inflate::InflateFault;
use profile_core::layers::zlib::{self, ZlibFault};
use profile_core::profile::ParameterName;
use profile_core::profile_rule::{PreparedRule, RuleKind, evaluate};
use profile_core::redaction::redact_rule;
use profile_core::rule_link::{LONGEST, LinkFault, PREFIX, read_rule_link, write_rule_link};
use profile_core::rule_tests::{
    COMMON_VERSIONS, Expected, RuleTest, Verdict, deciding, device_of, run, variables_read,
    version_rows, witness_rows,
};
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;

const LEVEL: FirmwareLevel = FirmwareLevel::V3;
const STEPS: &str = "($SWVER lt 1.0.33)? http://h.example.com/a.bin | ($SWVER lt 2.0.6)? http://h.example.com/b.bin";

fn test(changes: &[(&str, &str)], expected: Expected) -> RuleTest {
    RuleTest {
        name: String::new(),
        changes: changes
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        expected,
    }
}

fn profile_rule(text: &str) -> PreparedRule {
    PreparedRule::new(text, RuleKind::ProfileRule, LEVEL)
}

fn verdict(text: &str, changes: &[(&str, &str)], expected: Expected) -> (Verdict, String) {
    let found = run(
        &profile_rule(text),
        &test(changes, expected),
        &Device::default(),
    );
    (found.verdict, found.found)
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_03_rows_say_which_alternative_is_taken() {
    let text =
        "($REGTMR1 eq 0)? http://p.tel.com/has-reg.cfg | [--post a] http://p.tel.com/lost-reg?";
    let first = verdict(text, &[("REGTMR1", "0")], Expected::Alternative(1));
    assert_eq!(first.0, Verdict::Passed);
    let second = verdict(text, &[("REGTMR1", "301")], Expected::Alternative(1));
    assert_eq!(second, (Verdict::Failed, "alternative 2".to_owned()));
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_08_rows_expect_that_a_rule_is_passed_over() {
    let text = "(1 eq 2)? /a | (3 eq 4)? /b";
    assert_eq!(verdict(text, &[], Expected::Skipped).0, Verdict::Passed);
    assert_eq!(verdict("# /a", &[], Expected::Skipped).0, Verdict::Passed);
    let failed = verdict("(1 eq \"1\")? /a", &[], Expected::Failed);
    assert_eq!(failed.0, Verdict::Passed);
    assert_eq!(failed.1, "failure (alternative 1 compares two kinds)");
}

#[wasm_bindgen_test(unsupported = test)]
fn url_12_rows_expect_an_address_in_any_length() {
    for expected in [
        "http://h.example.com:80/000e08012345.cfg",
        "http://h.example.com/000e08012345.cfg",
        "/000e08012345.cfg",
    ] {
        let found = verdict(
            "http://h.example.com/$MA.cfg",
            &[],
            Expected::Url(expected.to_owned()),
        );
        assert_eq!(found.0, Verdict::Passed, "{expected}");
    }
    let other = Expected::Url("/other".to_owned());
    let found = verdict("http://h.example.com/$MA.cfg", &[], other);
    assert_eq!(found.1, "asks for http://h.example.com/000e08012345.cfg");
}

#[wasm_bindgen_test(unsupported = test)]
fn upg_03_rows_expect_what_is_assigned() {
    let text = "($SWVER lt 2.0.6)? (a = \"up\";)! http://h.example.com/f.bin";
    let rule = PreparedRule::new(text, RuleKind::UpgradeRule, LEVEL);
    for name in ["a", "A", "GPP_A"] {
        let expected = Expected::Assigned(name.to_owned(), "up".to_owned());
        let row = test(&[("SWVER", "2.0.5")], expected);
        let found = run(&rule, &row, &Device::default());
        assert_eq!(found.verdict, Verdict::Passed, "{name}: {}", found.found);
        assert!(found.decision.request.is_some());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn asgn_08_a_row_does_not_show_a_secret() {
    let text = "(Admin_Passwd = \"hunter2\";)! /f";
    let expected = Expected::Assigned("Admin_Passwd".to_owned(), "x".to_owned());
    let found = verdict(text, &[], expected);
    assert_eq!(found.0, Verdict::Failed);
    assert!(!found.1.contains("hunter2"), "{}", found.1);
}

#[wasm_bindgen_test(unsupported = test)]
fn trig_01_rows_of_triggers_and_of_texts() {
    let rule = PreparedRule::new("$PRVTMR gt 600", RuleKind::ResyncTrigger, LEVEL);
    let base = Device::default();
    let fires = test(&[("PRVTMR", "601")], Expected::Fires);
    assert_eq!(run(&rule, &fires, &base).verdict, Verdict::Passed);
    let quiet = test(&[("PRVTMR", "600")], Expected::Quiet);
    assert_eq!(run(&rule, &quiet, &base).verdict, Verdict::Passed);
    let log = PreparedRule::new("$PN $MA", RuleKind::LogMessage, LEVEL);
    let text = test(&[], Expected::Text("SPA-2102 000e08012345".to_owned()));
    assert_eq!(run(&log, &text, &base).verdict, Verdict::Passed);
}

#[wasm_bindgen_test(unsupported = test)]
fn dev_33_a_row_takes_any_spelling_of_the_hardware_address() {
    let row = test(&[("$MAU", "00-0E-08-AA-BB-CC")], Expected::Skipped);
    let (device, refused) = device_of(&row, &Device::default());
    assert_eq!(device.mac, MacAddress::parse("000e08aabbcc").unwrap());
    assert_eq!(refused, Vec::<usize>::new());
}

#[wasm_bindgen_test(unsupported = test)]
fn dev_35_a_row_with_an_unknown_variable_is_named() {
    let row = test(
        &[("SN", "1"), ("VERSION", "2"), ("PRVST", "9")],
        Expected::Alternative(1),
    );
    let found = run(&profile_rule("/a"), &row, &Device::default());
    assert_eq!(found.verdict, Verdict::Unusable(vec![1, 2]));
}

#[wasm_bindgen_test(unsupported = test)]
fn upg_11_a_row_for_each_version() {
    let rule = PreparedRule::new(STEPS, RuleKind::UpgradeRule, LEVEL);
    let rows = version_rows(&rule, &Device::default(), COMMON_VERSIONS);
    let expected: Vec<&Expected> = rows.iter().map(|row| &row.expected).collect();
    let second = Expected::Alternative(2);
    assert_eq!(
        expected,
        [
            &Expected::Alternative(1),
            &second,
            &second,
            &Expected::Skipped,
            &Expected::Skipped
        ]
    );
    let device = Device::default();
    assert!(
        rows.iter()
            .all(|row| run(&rule, row, &device).verdict == Verdict::Passed)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_16_rows_from_witnesses_reach_every_outcome() {
    let base = Device::default();
    let rule = PreparedRule::new(STEPS, RuleKind::UpgradeRule, LEVEL);
    let rows = witness_rows(&rule, &base);
    let expected: Vec<String> = rows.iter().map(|row| row.expected.to_string()).collect();
    assert_eq!(expected, ["alternative 1", "alternative 2", "skipped"]);
    assert!(rows.iter().all(|row| !row.changes.is_empty()));
    assert!(
        rows.iter()
            .all(|row| run(&rule, row, &base).verdict == Verdict::Passed)
    );
    let trigger = PreparedRule::new("$PRVTMR gt 600", RuleKind::ResyncTrigger, LEVEL);
    let expected: Vec<String> = witness_rows(&trigger, &base)
        .iter()
        .map(|row| row.expected.to_string())
        .collect();
    assert_eq!(expected, ["fires", "does not fire"]);
}

fn decided(text: &str, changes: &[(&str, &str)], expected: &Expected) -> (String, String) {
    let row = test(changes, expected.clone());
    let (device, _) = device_of(&row, &Device::default());
    let found = evaluate(
        text,
        RuleKind::ProfileRule,
        &device,
        LEVEL,
        Catalog::builtin(),
    );
    let found = deciding(&found, expected).unwrap();
    let place = found.place.written;
    (
        text.get(place.start..place.end).unwrap().to_owned(),
        found.words,
    )
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_16_the_comparison_that_decided_a_row() {
    let text = "($REGTMR1 eq 0)? /a | ($PRVTMR gt 5 and $SWVER lt 2.0.6)? /b | /c";
    // The expected alternative comes before the one that is taken: its comparison refuses it.
    let refused = decided(text, &[("REGTMR1", "301")], &Expected::Alternative(1));
    assert_eq!(
        refused,
        ("$REGTMR1 eq 0".into(), "301 eq 0 does not hold.".into())
    );
    let second = decided(text, &[("SWVER", "2.0.6")], &Expected::Alternative(2));
    assert_eq!(
        second,
        (
            "$SWVER lt 2.0.6".into(),
            "2.0.6 lt 2.0.6 does not hold.".into()
        )
    );
    // An earlier one is taken: its comparison lets it be.
    let taken = decided(text, &[("REGTMR1", "0")], &Expected::Alternative(3));
    assert_eq!(taken, ("$REGTMR1 eq 0".into(), "0 eq 0 holds.".into()));
    let always = decided(text, &[("SWVER", "2.0.6")], &Expected::Skipped);
    assert_eq!(always.0, "/c");
    let none = decided("/a", &[], &Expected::Alternative(4));
    assert_eq!(none.1, "The rule has 1 alternative and no number 4.");
    let mixed = decided("($SN eq 1)? /a", &[("SN", "x")], &Expected::Alternative(1));
    assert!(mixed.1.starts_with("The evaluation fails:"), "{}", mixed.1);
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_16_the_variables_that_a_rule_reads() {
    let mut device = Device::default();
    device.set_general('f', "Mac = $MAC; $SA $STRANGE");
    let read = |text| {
        let rule = profile_rule(text);
        let names = variables_read(rule.rule(), &device);
        names.into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        read("(lt 2.0.6)? [--key $SB --post f] http://$B/x"),
        "B F MAC SA SB SWVER"
    );
    assert_eq!(read("/$(MAU:2:3)$$PN"), "MAU");
}

#[wasm_bindgen_test(unsupported = test)]
fn dev_34_variables_are_views_of_parameters() {
    let mut parameters = Catalog::builtin().factory_parameters();
    let text = b"User_ID[1] \"5551234\" ;\nGPP_C \"x\" ;\nGPP_SA \"hush\" ;\n";
    let document = Document::read(text, Catalog::builtin());
    profile_core::profile::apply(&document.reading.profile(), &mut parameters);
    let device = Device::default().with_parameters(&parameters);
    assert_eq!(device.variable("UID1", LEVEL).as_deref(), Some("5551234"));
    assert_eq!(device.variable("C", LEVEL).as_deref(), Some("x"));
    assert!(
        device
            .secret("SA")
            .is_some_and(|secret| secret.reveal() == "hush")
    );
}

fn kept(text: &str) -> String {
    let keys = BTreeSet::new();
    let kind = RuleKind::ProfileRule;
    let found = redact_rule(text, kind, Catalog::builtin(), &keys, 1);
    String::from_utf8(found.text).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn opt_13_a_rule_alone_is_kept_without_its_keys() {
    for (text, expected) in [
        (
            "[--key MyOwn ] tftp://h/x",
            "[--key \"[[secret:1]]\" ] tftp://h/x",
        ),
        ("[--key \"a|b)]c\"] /x", "[--key \"[[secret:1]]\"] /x"),
        (
            "[--key my-secret-1] http://h/$MAU.cfg | /b",
            "[--key \"[[secret:1]]\"] http://h/$MAU.cfg | /b",
        ),
        ("[--key $SA] /$SA.cfg", "[--key $SA] /$SA.cfg"),
        (
            "[--pwd hush --uid me] http://h/x",
            "[--pwd \"[[secret:1]]\" --uid me] http://h/x",
        ),
        (
            "(1 eq 1)? (Admin_Passwd = \"hush\"; a = \"1\";)! /x",
            "(1 eq 1)? (Admin_Passwd = \"[[secret:1]]\"; a = \"1\";)! /x",
        ),
        (
            "(\"$B\" eq \"hush\")? (b = \"hush\";)! [--key $B] /x",
            "(\"$B\" eq \"[[secret:1]]\")? (b = \"[[secret:2]]\";)! [--key $B] /x",
        ),
        ("http://me:hush@h/x", "http://me:[[secret:1]]@h/x"),
    ] {
        assert_eq!(kept(text), expected);
        assert_eq!(kept(expected), expected, "it is kept as it is");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn opt_04_a_rule_with_a_hole_can_still_be_read() {
    let rule = profile_rule(&kept("[--key hush] /x | [--key hush2 --post a] http://h/y"));
    assert!(!rule.rule().is_faulty(), "{:?}", rule.rule().diagnostics);
    assert_eq!(rule.rule().alternatives().len(), 2);
}

#[wasm_bindgen_test(unsupported = test)]
fn asgn_08_parameters_that_other_rules_use_as_keys_are_secrets_here() {
    let keys = [ParameterName::from_open_format("GPP_C")].into();
    let text = "($C eq 77)? (c = \"hush\";)! /x";
    let found = redact_rule(text, RuleKind::ProfileRule, Catalog::builtin(), &keys, 5);
    assert_eq!(
        found.text,
        b"($C eq [[secret:5]])? (c = \"[[secret:6]]\";)! /x"
    );
    assert_eq!(found.next, 7);
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_01_a_link_carries_text_and_says_what_is_wrong_with_it() {
    let content = "{\"text\":\"(1 eq 1)? /f | /g\u{e9}\"}";
    let link = write_rule_link(content).unwrap();
    let signs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    assert!(
        link.strip_prefix("#/rule-link/1.")
            .unwrap()
            .chars()
            .all(signs)
    );
    assert_eq!(read_rule_link(&link).as_deref(), Ok(content));
    assert_eq!(
        read_rule_link(&format!("{link}==\n")).as_deref(),
        Ok(content)
    );
    let start = PREFIX.len() + 2;
    for (fragment, fault) in [
        ("#/rules/alias-map".to_owned(), LinkFault::NoLink),
        (format!("{PREFIX}1"), LinkFault::NoVersion),
        (format!("{PREFIX}one.abc"), LinkFault::NoVersion),
        (format!("{PREFIX}01.abcd"), LinkFault::NoVersion),
        (format!("{PREFIX}0.abcd"), LinkFault::NoVersion),
        (format!("{PREFIX}2.abcd"), LinkFault::Newer(2)),
        (format!("{PREFIX}1."), LinkFault::Empty),
        (format!("{PREFIX}1.ab+cd"), LinkFault::Sign(start + 2)),
        (format!("{PREFIX}1.abcde"), LinkFault::Cut),
        (
            format!("{PREFIX}1.abcd"),
            LinkFault::Stream(ZlibFault::NotZlib),
        ),
        ("#".repeat(LONGEST + 1), LinkFault::TooLong(LONGEST + 1)),
    ] {
        assert_eq!(read_rule_link(&fragment), Err(fault), "{fragment:.40}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_07_links_are_unpacked_within_the_limits_of_files() {
    let link = write_rule_link(&"a rule, ".repeat(30)).unwrap();
    for cut in PREFIX.len()..link.len() {
        assert!(read_rule_link(&link[..cut]).is_err(), "{cut}");
    }
    // 40 MiB of blanks pack into less than 64 KiB and do not come out again.
    let bomb = write_rule_link(&" ".repeat(40 << 20)).unwrap();
    assert_eq!(
        read_rule_link(&bomb),
        Err(LinkFault::Stream(ZlibFault::Stream(InflateFault::Ratio)))
    );
    let many = (0..40_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_string());
    let written = write_rule_link(&many.collect::<String>());
    assert!(matches!(written, Err(LinkFault::TooLong(length)) if length > LONGEST));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_01_a_zlib_stream_comes_back() {
    for content in [&b""[..], b"x", &[7; 5_000]] {
        let unpacked = zlib::unpack(&zlib::pack(content));
        assert_eq!(
            (unpacked.content.as_slice(), unpacked.fault),
            (content, None)
        );
    }
}
