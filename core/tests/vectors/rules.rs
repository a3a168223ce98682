//! Rules and devices: what the literate cases cannot say.

use profile_core::catalog::Catalog;
use profile_core::device::{Device, MacAddress, Secret, mac_findings};
use profile_core::diagnostic::Code;
use profile_core::firmware::FirmwareLevel;
use profile_core::macro_expansion::{LIMIT, expand, expand_key};
use profile_core::profile::ParameterName;
use profile_core::profile_rule::{
    Decision, Domains, Evaluation, Failure, Outcome, PreparedRule, Reach, RuleKind, evaluate,
    interesting_values, lints, preview, reachability, read, user_agent,
};
use profile_core::text::Span;
use wasm_bindgen_test::wasm_bindgen_test;

const LEVEL: FirmwareLevel = FirmwareLevel::V3;

fn profile_rule(text: &str, device: &Device) -> Evaluation {
    evaluate(
        text,
        RuleKind::ProfileRule,
        device,
        LEVEL,
        Catalog::builtin(),
    )
}

fn device(values: &[(&str, &str)]) -> Device {
    let mut device = Device::default();
    for (name, value) in values {
        assert!(device.set_variable(name, value), "{name}");
    }
    device
}

#[wasm_bindgen_test(unsupported = test)]
fn dev_33_a_hardware_address_in_any_common_spelling() {
    for text in [
        "00-0E-08-AA-BB-CC",
        "00:0e:08:aa:bb:cc",
        "000e08aabbcc",
        "000E.08AA.BBCC",
        " 00 0e 08 aa bb cc ",
        "000e08-aabbcc",
    ] {
        let address = MacAddress::parse(text).unwrap();
        assert_eq!(address.small(), "000e08aabbcc", "{text}");
        assert_eq!(address.capital(), "000E08AABBCC");
        assert_eq!(address.with_colons(), "00:0e:08:aa:bb:cc");
        assert_eq!(address.to_string(), "000e08aabbcc");
    }
    for text in [
        "",
        "000e08aabbc",
        "000e08aabbccd",
        "000e08aabbccdd",
        "0:0e:08:aa:bb:cc",
        ":000e08aabbcc",
        "000e08aabbcc:",
        "000e08aabbcg",
        "\u{661}00e08aabbcc",
    ] {
        assert_eq!(MacAddress::parse(text), None, "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn dev_33_a_slip_in_the_first_half_is_named() {
    let codes = |text| {
        let found = mac_findings(text);
        found.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("000308aabbcc"), [Code::VendorAddress]);
    assert_eq!(codes("000e08aabbcc"), []);
    assert_eq!(codes("nothing"), [Code::HardwareAddress]);
}

#[wasm_bindgen_test(unsupported = test)]
fn dev_36_one_rule_for_several_devices() {
    let rule = PreparedRule::new(
        "tftp://192.168.1.200/spa$MA.cfg",
        RuleKind::ProfileRule,
        LEVEL,
    );
    let asked = ["000e08000001", "000e08000002", "000e08abcdef"].map(|mac| {
        let decision = rule.decide(&device(&[("MA", mac)]));
        decision.request.unwrap().url()
    });
    assert_eq!(
        asked,
        [
            "tftp://192.168.1.200:69/spa000e08000001.cfg",
            "tftp://192.168.1.200:69/spa000e08000002.cfg",
            "tftp://192.168.1.200:69/spa000e08abcdef.cfg",
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn url_12_the_parts_of_a_request_become_its_variables() {
    let found = profile_rule("tftp://192.168.1.200/basic.txt", &Device::default());
    let mut device = Device {
        request: found.request().unwrap().variables(),
        ..Device::default()
    };
    let text = "$SCHEME $SERV $SERVIP $PORT $PATH";
    assert_eq!(
        expand(text, &device, LEVEL).text,
        "tftp 192.168.1.200 192.168.1.200 69 /basic.txt"
    );
    let found = profile_rule("http://h.example/x?y", &Device::default());
    device.request = found.request().unwrap().variables();
    assert_eq!(expand(text, &device, LEVEL).text, "http h.example  80 /x?y");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_device_takes_the_values_of_parameters() {
    let mut parameters = Catalog::builtin().factory_parameters();
    for (name, value) in [("GPP_B", "b"), ("GPP_SC", "c"), ("User_ID_1_", "user")] {
        let name = ParameterName::from_open_format(name);
        parameters.by_name.get_mut(&name).unwrap().value = value.into();
    }
    let device = Device::default().with_parameters(&parameters);
    assert_eq!(expand("$B $UID1", &device, LEVEL).text, "b user");
    assert_eq!(expand_key("x$SC", &device, LEVEL).key.reveal(), "xc");
    assert!(!Device::default().set_parameter("GPP_Q", "x"));
    assert!(!Device::default().set_parameter("GPP_a", "x"));
}

#[wasm_bindgen_test(unsupported = test)]
fn asgn_07_assignments_show_on_the_device_afterwards() {
    let mut device = device(&[("A", "old")]);
    let found = profile_rule("( a = \"new\" ; GPP_SB = \"s\" ; )! http://h/$A", &device);
    assert_eq!(found.request().unwrap().path, "/old");
    found.assign(&mut device);
    assert_eq!(device.general('a'), Some("new"));
    assert_eq!(device.secret("SB").unwrap().reveal(), "s");
}

#[wasm_bindgen_test(unsupported = test)]
fn cond_13_what_fails_says_so() {
    let failed = |text, device: &Device| match profile_rule(text, device).outcome {
        Outcome::Failed(failure) => (failure, failure.message()),
        other => panic!("{other:?}"),
    };
    let plain = Device::default();
    assert_eq!(failed("(", &plain), (Failure::Syntax, "syntax error"));
    assert_eq!(failed("(5 eq \"5\")? /x", &plain).0, Failure::Condition(0));
    let lost = Device {
        option_66: None,
        ..Device::default()
    };
    assert_eq!(failed("/x", &lost), (Failure::NoServer, "no server"));
}

/// Attack: values that blow up, and values that look like variables.
#[wasm_bindgen_test(unsupported = test)]
fn mac_04_a_text_that_grows_is_cut_and_reported() {
    let large = "x".repeat(LIMIT);
    let device = device(&[("A", &large), ("B", "$A$B")]);
    let found = expand(&"$A".repeat(1_000), &device, LEVEL);
    assert_eq!((found.text.len(), found.cut), (LIMIT, true));
    assert_eq!(found.findings.len(), 1);
    assert_eq!(found.findings[0].code, Code::ExpansionLimit);
    assert_eq!(found.findings[0].primary.span, Span::new(2, 4));
    let whole = expand("$A", &device, LEVEL);
    assert_eq!((whole.text.len(), whole.cut), (LIMIT, false));
    assert_eq!(expand("$B", &device, LEVEL).text, "$A$B");
    let rule = format!("http://h/{}", "$A".repeat(3));
    let outcome = Outcome::Failed(Failure::TooLong);
    assert!(profile_rule(&rule, &device).outcome == outcome);
    let prepared = PreparedRule::new(&rule, RuleKind::ProfileRule, LEVEL);
    assert!(prepared.decide(&device).outcome == outcome);
}

#[wasm_bindgen_test(unsupported = test)]
fn mac_15_places_lead_back_to_the_rule() {
    let device = device(&[("A", "ABC"), ("B", "")]);
    let found = expand("x$A-$B$B-$$$Q", &device, LEVEL);
    assert_eq!(found.text, "xABC--$$Q");
    let written = |start, end| found.written(Span::new(start, end));
    assert_eq!(written(0, 1), Span::new(0, 1));
    assert_eq!(written(1, 2), Span::new(1, 3));
    assert_eq!(written(2, 4), Span::new(1, 3));
    assert_eq!(written(4, 5), Span::new(3, 4));
    assert_eq!(written(5, 5), Span::new(4, 8));
    assert_eq!(written(5, 6), Span::new(8, 9));
    assert_eq!(written(6, 7), Span::new(9, 11));
    assert_eq!(written(8, 9), Span::new(12, 13));
    assert_eq!(written(0, 9), Span::new(0, 13));
    assert_eq!(found.replacement_at(2).unwrap().name, "A");
    assert!(found.replacement_at(4).is_none());
}

#[wasm_bindgen_test(unsupported = test)]
fn cond_04_suffixes_that_are_ordered_are_pointed_out() {
    let rule = read(
        "($SWVER lt 2.0.6(b))? /x | /y",
        RuleKind::UpgradeRule,
        LEVEL,
    );
    let found = lints(&rule, Catalog::builtin());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::VersionSuffix);
}

#[wasm_bindgen_test(unsupported = test)]
fn url_13_restricted_domains() {
    let domains = Domains::parse(" callme.com, example.org. ,,");
    assert_eq!(domains.names(), ["callme.com", "example.org"]);
    for (server, allowed) in [
        ("prov.callme.com", true),
        ("CALLME.com", true),
        ("evil.org", false),
        ("notcallme.com", false),
        ("192.0.2.1", false),
    ] {
        assert_eq!(domains.allow(server), allowed, "{server}");
    }
    assert!(Domains::default().allow("evil.org"));
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_16_secrets_are_masked_and_keys_are_types() {
    let mut device = Device::default();
    device.set_secret("SA", Secret::new("hidden"));
    let found = profile_rule("(GPP_SB = \"also\";)! [--key $SA] http://h/x", &device);
    let taken = found.taken().unwrap();
    assert_eq!(taken.assignments[0].value.shown(), "••••");
    assert_eq!(taken.assignments[0].value.reveal(), "also");
    assert!(!found.expansion.text.contains("hidden"));
    let told = format!("{:?}", found.diagnostics);
    assert!(!told.contains("hidden"));
    assert_eq!(
        found.request().unwrap().key.as_ref().unwrap().reveal(),
        "hidden"
    );
}

/// Every witness does what it is named for.
#[wasm_bindgen_test(unsupported = test)]
fn rule_09_witnesses_do_what_they_are_named_for() {
    for text in [
        "($REGTMR1 gt 300)? /a | (\"$A\" eq \"x\" and $SWVER ge 2.0.6(b))? /b | (\"$MAC\" eq \"00:0e:08:00:00:01\")? /c | /d",
        "(\"$CCERT\" ne \"Installed\")? /a | ($PRVST lt 0)? /b | ($UPGST eq 2 and $ISCUST eq 1)? /c",
        "($HWVER lt 1.0.0)? /a | (lt 1.0)? /b | ($D gt 5)? /c | /d",
        "(\"$UID1$UID2\" eq \"12\")? /a | ($PRVTMR gt $UPGTMR)? /b | /c",
    ] {
        let rule = read(text, RuleKind::ProfileRule, LEVEL);
        let found = reachability(&rule, &Device::default());
        let mut witnesses = 0;
        for (number, reach) in found.alternatives.iter().enumerate() {
            if let Reach::Witness(device) = reach {
                witnesses += 1;
                assert!(
                    profile_rule(text, device).outcome == Outcome::Taken(number),
                    "{text}"
                );
            }
        }
        assert!(witnesses > 1, "{text}");
        if let Reach::Witness(device) = &found.none {
            assert!(profile_rule(text, device).outcome == Outcome::NoneHolds);
        }
        if let Reach::Witness(device) = &found.failure {
            assert!(matches!(
                profile_rule(text, device).outcome,
                Outcome::Failed(_)
            ));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn prepared_rules_fall_back_on_values_that_divide_them() {
    let rules = [
        "(\"$A\" eq \"x\")? /a$A | $B",
        "($A eq 5)? /a | /b",
        "[--key \"$A\"] http://h/$A | /b",
        "(1 eq 1)? (b = \"$A\";)! [--post b] http://$A/x | /c",
        "(a = \"$A\";)!",
        "$A",
        "(1 eq 1 and$A)? /a | /b",
        "(5 eq$A and $A gt 1)? /a | /b",
    ];
    let values = [
        "",
        "x",
        "5",
        "5 eq 5 and 5",
        "\"",
        "|",
        "(",
        ")",
        "[",
        "#",
        "/x",
        "x y",
        "$A",
        "h/x",
        "2.0",
        "-1",
        "true",
        "\n",
    ];
    for text in rules {
        let prepared = PreparedRule::new(text, RuleKind::ProfileRule, LEVEL);
        for a in values {
            for b in ["", "/b", "|", "#", "(1 eq 1)?"] {
                let device = device(&[("A", a), ("B", b)]);
                let plain = Decision::of(&profile_rule(text, &device));
                assert!(prepared.decide(&device) == plain, "{text} with {a} and {b}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cond_01_cond_09_a_word_that_is_joined_to_a_value_is_another_word() {
    let level = FirmwareLevel::V3;
    let device = device(&[("UPGCOND", "true"), ("PRVTMR", "700")]);
    for (text, outcome) in [
        ("1 ge 0 and $UPGCOND", Outcome::Fires),
        ("1 ge 0 and$UPGCOND", Outcome::Quiet),
        ("1 ge 0 and$PRVTMR gt 300", Outcome::Fires),
        ("300 lt$PRVTMR", Outcome::Fires),
    ] {
        let kind = RuleKind::ResyncTrigger;
        let plain = evaluate(text, kind, &device, level, Catalog::builtin());
        assert_eq!(plain.outcome, outcome, "{text}");
        let prepared = PreparedRule::new(text, kind, level);
        assert!(prepared.decide(&device).outcome == outcome, "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn http_02_the_user_agent_is_made_of_product_firmware_and_serial_number() {
    let device = device(&[("SWVER", "2.0.5")]);
    assert_eq!(user_agent(&device), "Linksys/SPA-2102-2.0.5 (88012BA01234)");
}

#[wasm_bindgen_test(unsupported = test)]
fn http_03_a_request_is_shown_as_it_is_sent() {
    let body = "Product = \"$PN\"; MAC_Addr = \"$MA\";";
    let device = device(&[("F", body)]);
    let text = "[--post f --key secret7] http://ps.one.com:8080/cpe/resyncs?";
    let found = profile_rule(text, &device);
    let shown = preview(found.request().unwrap(), &device);
    assert_eq!(
        shown.sent,
        "POST /cpe/resyncs? HTTP/1.1\nHost: ps.one.com:8080\n\
         User-Agent: Linksys/SPA-2102-2.0.6(b) (88012BA01234)\nContent-Length: 48\n\n\
         Product = \"SPA-2102\"; MAC_Addr = \"000e08012345\";"
    );
    assert_eq!(
        shown.command,
        "curl --user-agent \"Linksys/SPA-2102-2.0.6(b) (88012BA01234)\" --data-raw \
         'Product = \"SPA-2102\"; MAC_Addr = \"000e08012345\";' \
         \"http://ps.one.com:8080/cpe/resyncs?\""
    );
    assert!(!format!("{shown:?}").contains("secret7"));
    assert!(shown.notes.iter().any(|note| note.contains("Content-Type")));
}

#[wasm_bindgen_test(unsupported = test)]
fn http_01_tftp_reads_and_reports_are_written() {
    let device = Device::default();
    let found = profile_rule("/spa$PSN.cfg", &device);
    let shown = preview(found.request().unwrap(), &device);
    assert_eq!(
        shown.sent,
        "Read request for /spa2102.cfg\nMode: octet\nTo: 192.0.2.66, UDP port 69"
    );
    assert_eq!(
        shown.command,
        "tftp -m binary 192.0.2.66 69 -c get /spa2102.cfg"
    );
    let report = evaluate(
        "tftp://h/r.xml",
        RuleKind::ReportRule,
        &device,
        LEVEL,
        Catalog::builtin(),
    );
    let shown = preview(report.request().unwrap(), &device);
    assert!(shown.sent.starts_with("Write request for /r.xml"));
    let report = evaluate(
        "http://h/r.xml",
        RuleKind::ReportRule,
        &device,
        LEVEL,
        Catalog::builtin(),
    );
    let shown = preview(report.request().unwrap(), &device);
    assert!(shown.sent.starts_with("POST /r.xml HTTP/1.1\nHost: h\n"));
}

#[wasm_bindgen_test(unsupported = test)]
fn interesting_values_are_values_that_a_device_can_have() {
    let text = "(\"$CCERT\" eq \"Installed\" and $PRVTMR ge 600 and ge 2.0.6)? /a | /b";
    let rule = read(text, RuleKind::ProfileRule, LEVEL);
    let found = interesting_values(&rule, &Device::default());
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["CCERT", "PRVTMR", "SWVER"]);
    assert_eq!(found[0].1, ["Installed", "Not Installed"]);
    assert_eq!(found[1].1, ["700", "599", "600", "601"]);
    assert_eq!(found[2].1[0], "2.0.6(b)");
    for (name, values) in found {
        for value in values {
            assert!(
                Device::default().set_variable(&name, &value),
                "{name} {value}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rule_04_rule_05_a_leading_blank_is_never_equal() {
    let reach = |text: &str| {
        let rule = read(text, RuleKind::ProfileRule, LEVEL);
        reachability(&rule, &Device::default()).alternatives
    };
    let found = reach("(\" $CCERT\" eq \"Installed\")? /a | /b");
    assert!(found[0] == Reach::Never && found[1].witness().is_some());
    let found = reach("(\" $A\" ne \"Provisioned\")? /a | /b");
    assert!(found[0].witness().is_some() && found[1] == Reach::Never);
    // The text around the variable fits, so that another value may be equal.
    let found = reach("(\"P$A\" eq \"PQR\")? /a | /b");
    assert!(found[0] == Reach::Undecided);
    let found = reach("(0$A eq 5)? /a | /b");
    assert!(found[0] != Reach::Never);
    let found = reach("(\"x$CCERT\" eq \"xInstalled\")? /a | /b");
    assert!(found[0].witness().is_some() && found[1].witness().is_some());
}
