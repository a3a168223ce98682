//! Values by their data types.

use profile_core::catalog::{
    CadenceScript, Catalog, DataType, Delay, Duration, FrequencyScript, Schedule, Template,
    ToneScript, value_findings,
};
use profile_core::checks::{CheckOptions, check};
use profile_core::diagnostic::{Code, apply_fixes};
use profile_core::document::Document;
use wasm_bindgen_test::wasm_bindgen_test;

/// The codes of what is found about `value`.
fn codes(data_type: DataType, value: &str) -> Vec<Code> {
    value_findings(data_type, &[], value.as_bytes())
        .iter()
        .map(|finding| finding.code)
        .collect()
}

/// Every value of `good` passes, every value of `bad` draws exactly its code.
fn table(data_type: DataType, good: &[&str], bad: &[(&str, Code)]) {
    for value in good {
        assert_eq!(codes(data_type, value), [], "{value}");
    }
    for (value, code) in bad {
        assert_eq!(codes(data_type, value), [*code], "{value}");
    }
}

/// The headlines about `value`.
fn headline(data_type: DataType, value: &str) -> String {
    let found = value_findings(data_type, &[], value.as_bytes());
    found.into_iter().map(|finding| finding.headline).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn type_01_unsigned_numbers_are_decimal_or_hexadecimal_and_fit() {
    use Code::ValueType as Type;
    let bad = [
        "256",
        "-1",
        "0x100",
        "+5",
        "1.0",
        "1e2",
        "0x",
        "0xg",
        " 5",
        "5 ",
        "\u{661}",
        "99999999999999999999999999",
        "x12",
        "0x-1",
    ];
    table(
        DataType::Unsigned8,
        &["12", "0x18", "0xb8", "255", "0", "007", "0XFF"],
        &bad.map(|value| (value, Type)),
    );
    table(
        DataType::Unsigned16,
        &["65535", "0xffff"],
        &[
            ("65536", Type),
            ("4294967296", Type),
            ("9223372036854775808", Type),
        ],
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_03_free_text_is_checked_for_ascii_only() {
    assert_eq!(codes(DataType::Text, "abc"), []);
    let text = "<flat-profile><Station_Name>\u{e9}</Station_Name></flat-profile>".as_bytes();
    let document = Document::read(text, Catalog::builtin());
    let found = check(text, &document, &CheckOptions::default());
    assert!(found.iter().any(|finding| finding.code == Code::NonAscii));
}

#[wasm_bindgen_test(unsupported = test)]
fn type_04_floats_have_so_many_decimals() {
    table(
        DataType::Float,
        &["-3", "1.125", ".5", "+2."],
        &[
            ("1.1234", Code::Decimals),
            ("a", Code::ValueType),
            (".", Code::ValueType),
            ("1,5", Code::ValueType),
        ],
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_05_seconds_ignore_decimals_in_excess() {
    table(
        DataType::Seconds,
        &[".5", "0.030", "4"],
        &[
            ("0.0305", Code::Decimals),
            ("-1", Code::ValueType),
            ("1e9", Code::ValueType),
        ],
    );
    table(
        DataType::WholeSeconds,
        &["0", "3600"],
        &[("1.5", Code::Decimals), ("-5", Code::ValueType)],
    );
    let mended = |data_type, value: &str| {
        let found = value_findings(data_type, &[], value.as_bytes());
        String::from_utf8(apply_fixes(value.as_bytes(), &found).unwrap()).unwrap()
    };
    assert_eq!(mended(DataType::Seconds, "0.0305"), "0.030");
    assert_eq!(mended(DataType::WholeSeconds, "1.5"), "1");
    assert_eq!(mended(DataType::WholeSeconds, ".5"), ".5");
}

#[wasm_bindgen_test(unsupported = test)]
fn type_06_levels_have_one_decimal() {
    table(
        DataType::PowerLevel,
        &["-13.5", "1.5", "-16"],
        &[("-13.55", Code::ValueType), ("loud", Code::ValueType)],
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_08_a_choice_is_one_of_its_texts_exactly() {
    let choices = ["low", "medium", "high", "very high", "extremely high"].map(str::to_owned);
    let found = |value: &str| value_findings(DataType::Choice, &choices, value.as_bytes());
    assert!(found("very high").is_empty());
    let other = found("Very High");
    assert_eq!(other[0].code, Code::Choice);
    assert_eq!(apply_fixes(b"Very High", &other).unwrap(), b"very high");
    assert!(found("loud")[0].fix.is_none());
}

#[wasm_bindgen_test(unsupported = test)]
fn type_09_an_address_has_four_numbers_or_is_empty() {
    let bad = [
        "10.1.2",
        "192.168.1.300",
        "1.2.3.4.5",
        "a.b.c.d",
        "10.1.2.",
        "1.2.3.+4",
        "1.2.3.0004",
        "::1",
    ];
    table(
        DataType::Address,
        &["10.1.2.100", "0.0.0.0", "192.168.001.001", ""],
        &bad.map(|value| (value, Code::Address)),
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_10_a_port_is_at_most_65535() {
    let bad = ["65536", "-1", "2147483648", "4294967296", "5060 ", "http"];
    table(
        DataType::Port,
        &["5060", "0x13c4", "0", "65535"],
        &bad.map(|value| (value, Code::ValueType)),
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_11_type_12_type_13_users_hosts_and_phones_have_their_lengths() {
    use Code::ValueType as Type;
    let of = |count: usize| "a".repeat(count);
    table(
        DataType::UserId,
        &[&of(63), "john.doe"],
        &[(&of(64), Type), ("a b", Type), ("<a>", Type)],
    );
    table(
        DataType::HostName,
        &["sip.example.com:5060", "109.12.14.12:12345", &of(63)],
        &[
            (&of(64), Type),
            ("a:65536", Type),
            (":5060", Type),
            ("http://a", Type),
            ("a b", Type),
        ],
    );
    table(
        DataType::Phone,
        &[
            "14081234567",
            "*69",
            "*72",
            "345678",
            "1234@10.10.10.100:5068",
            "john@example.com",
            &of(39),
        ],
        &[(&of(40), Type), ("1 2", Type)],
    );
    assert_eq!(
        headline(DataType::Phone, &of(40)),
        "expected at most 39 characters, found 40"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_14_a_long_star_code_is_a_warning() {
    table(
        DataType::ActivationCode,
        &["*69", "#72", "*017261"],
        &[
            ("*0172616", Code::ActivationCodeLength),
            ("star", Code::ValueType),
        ],
    );
}

/// The pattern of `template` that matches `number`.
fn first(template: &str, number: &str) -> Option<usize> {
    Template::parse(template).unwrap().first_match(number)
}

#[wasm_bindgen_test(unsupported = test)]
fn type_15_phone_templates_match_with_wildcards_in_order() {
    let cases = [
        ("1408*, 1510*", "14085551234", Some(0)),
        ("1408*, 1510*", "15105551234", Some(1)),
        ("1408*, 1510*", "16505551234", None),
        ("%2a69", "*69", Some(0)),
        ("%2A69", "x69", None),
        ("*69", "x69", Some(0)),
        ("1408123????", "1408123456", None),
        ("555?1", "55591", Some(0)),
        ("*", "", Some(0)),
        ("?", "", None),
        ("1*2*3", "1x2y23", Some(0)),
        ("1*2*3", "1x2y2", None),
        ("a*b", "ab", Some(0)),
        ("*,1", "1", Some(0)),
    ];
    for (template, number, expected) in cases {
        assert_eq!(first(template, number), expected, "{template} {number}");
    }
    let most = "1".repeat(39);
    let more = "1".repeat(40);
    table(
        DataType::PhoneTemplate,
        &["1408*, 1510*", &most],
        &[
            (&more, Code::ValueType),
            ("1,", Code::ValueType),
            ("%2", Code::ValueType),
            ("%zz", Code::ValueType),
            (",,", Code::ValueType),
        ],
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_15_matching_takes_no_more_than_the_product_of_both_lengths() {
    let template = "*a".repeat(2_000);
    assert_eq!(first(&template, &"a".repeat(2_000)), Some(0));
    assert_eq!(first(&format!("{template}b"), &"a".repeat(4_000)), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn type_16_status_templates_match_codes() {
    let cases = [
        ("404, 5*", "503", true),
        ("404, 5*", "404", true),
        ("404, 5*", "403", false),
        ("61?", "612", true),
        ("61?", "6123", false),
        ("407, 408, 487, 481", "481", true),
    ];
    for (template, code, expected) in cases {
        assert_eq!(
            first(template, code).is_some(),
            expected,
            "{template} {code}"
        );
    }
    table(
        DataType::StatusTemplate,
        &["404, 5*", "X10", "61?"],
        &[("404; 5*", Code::ValueType), ("4-5", Code::ValueType)],
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_17_cadence_scripts() {
    use Code::ValueType as Type;
    let script = CadenceScript::parse("60(2/4)").unwrap();
    assert_eq!(
        (script.sections.len(), script.length()),
        (1, Duration::Milliseconds(60_000))
    );
    let segment = &script.sections[0].segments[0];
    assert_eq!(
        (segment.on, segment.off),
        (Duration::Milliseconds(2_000), Duration::Milliseconds(4_000))
    );
    let script = CadenceScript::parse("60(.2/.2,.2/.2,.2/.2,1/4)").unwrap();
    assert_eq!(
        (script.sections[0].segments.len(), script.length()),
        (4, Duration::Milliseconds(60_000))
    );
    assert_eq!(
        CadenceScript::parse("*(.3/.3);1(1/1)").unwrap().length(),
        Duration::Forever
    );
    let seven = format!("60({})", ["1/1"; 7].join(","));
    let bad = [
        "60(2)",
        "1(.0001/1)",
        "1(1/1);1(1/1);1(1/1)",
        &seven,
        "60",
        "60(2/4",
        "60(2/4))",
        "a(1/1)",
        "60()",
        "99999999999(1/1)",
        "60(2/4);",
        "-1(1/1)",
    ];
    table(
        DataType::CadenceScript,
        &["60(2/4)", "2.3(.3/2)", "60(.2/.2, .2/.2)", "1(1/1);2(*/0)"],
        &bad.map(|value| (value, Type)),
    );
    assert_eq!(
        headline(DataType::CadenceScript, "60(2)"),
        "expected `/` between the times on and off, found `)`"
    );
    let long = format!("{}1(1/1)", "0".repeat(122));
    assert_eq!(
        headline(DataType::CadenceScript, &long),
        "expected at most 127 characters, found 128"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_18_frequency_scripts() {
    use Code::ValueType as Type;
    assert_eq!(
        FrequencyScript::parse("440@-10").unwrap().explain(),
        ["Frequency 1: 440 Hz at -10 dBm"]
    );
    assert_eq!(
        FrequencyScript::parse("350@-19,440@-19")
            .unwrap()
            .frequencies
            .len(),
        2
    );
    let seven = ["1@-1"; 7].join(",");
    let bad = [
        "350@-19.55",
        "350",
        "@-19",
        "350@",
        "1.5@-1",
        "350@-19,",
        "-350@1",
        &seven,
        "4294967296@1",
    ];
    table(
        DataType::FrequencyScript,
        &["350@-19 , 440@-19.5", "1@+3"],
        &bad.map(|value| (value, Type)),
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_19_tone_scripts() {
    let one = ToneScript::parse("350@-19,440@-19;10(*/0/1+2)").unwrap();
    assert_eq!(
        (one.frequencies.len(), one.sections.len(), one.length()),
        (2, 1, Duration::Milliseconds(10_000))
    );
    let two = ToneScript::parse("350@-19,440@-19;2(.1/.1/1+2);10(*/0/1+2)").unwrap();
    assert_eq!(
        (two.sections.len(), two.length()),
        (2, Duration::Milliseconds(12_000))
    );
    let sit = ToneScript::parse("985@-16,1428@-16,1777@-16;20(.380/0/1,.380/0/2,.380/0/3,0/4/0)")
        .unwrap();
    assert_eq!(
        (
            sit.frequencies.len(),
            sit.sections[0].segments.len(),
            sit.length()
        ),
        (3, 4, Duration::Milliseconds(20_000))
    );
    assert!(sit.sections[0].segments[3].frequencies.is_empty());
    assert_eq!(
        ToneScript::parse("440@-19,480@-19;*(2/4/1+2)")
            .unwrap()
            .length(),
        Duration::Forever
    );
    let printed = "350@-19,440@-19;10(*0/1+2)";
    let found = value_findings(DataType::ToneScript, &[], printed.as_bytes());
    assert_eq!(found[0].code, Code::ToneSlash);
    assert_eq!(
        apply_fixes(printed.as_bytes(), &found).unwrap(),
        b"350@-19,440@-19;10(*/0/1+2)"
    );
    let bad = [
        "350@-19;10(1/1/2)",
        "350@-19",
        "350@-19;",
        "350@-19;1(1/1)",
        "350@-19;1(1/1/)",
        "350@-19;1(1/1/1+)",
        "350@-19;1(1/1/1);1(1/1/1);1(1/1/1)",
    ];
    table(
        DataType::ToneScript,
        &["350@-19; 10(*/0/1)"],
        &bad.map(|value| (value, Code::ValueType)),
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_21_dial_plans_get_hints_about_brackets() {
    let balance = Code::DialPlanBalance;
    let default = &Catalog::builtin()
        .entries()
        .iter()
        .find(|entry| entry.plain_text == "Dial_Plan[1]")
        .unwrap()
        .default;
    let bad = [
        "(*xx|[3469]11",
        "x.",
        "(1)2)",
        "(<1:2)",
        "([1)]",
        "(1) 2",
        ")",
    ];
    table(
        DataType::DialPlan,
        &[
            default,
            "L:8,S:4,( x. | <:1408>xxxxxxx )",
            "( S0 <:18005551212> )",
        ],
        &bad.map(|value| (value, balance)),
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn type_22_sched_06_schedules() {
    use Code::ValueType as Type;
    let schedule = Schedule::parse("1800,3600+60").unwrap();
    assert_eq!(
        schedule.delays,
        [
            Delay {
                seconds: 1_800,
                random: 0
            },
            Delay {
                seconds: 3_600,
                random: 60
            }
        ]
    );
    let bad = [
        "1800;3600",
        "1800,",
        "a",
        "-5",
        "1.5",
        "1800+",
        "+5",
        "4294967296",
        "1800 3600",
        ",1",
        "0x10",
        "1e9",
    ];
    table(
        DataType::Schedule,
        &["7200", "0", "1800,3600,7200,14400+3600", "4294967295"],
        &bad.map(|value| (value, Type)),
    );
    let blanks = value_findings(DataType::Schedule, &[], b"1800, 3600");
    assert_eq!(blanks[0].code, Code::ScheduleBlank);
    assert_eq!(apply_fixes(b"1800, 3600", &blanks).unwrap(), b"1800,3600");
}

#[wasm_bindgen_test(unsupported = test)]
fn type_23_a_script_is_explained_in_words() {
    let sit = ToneScript::parse("985@-16,1428@-16,1777@-16;20(.380/0/1,.380/0/2,.380/0/3,0/4/0)")
        .unwrap();
    let words = [
        "Frequency 1: 985 Hz at -16 dBm",
        "Frequency 2: 1428 Hz at -16 dBm",
        "Frequency 3: 1777 Hz at -16 dBm",
        "Section 1: 20 s, segments: 4",
        "Segment 1: on 0.38 s, off 0 s, with frequency 1",
        "Segment 2: on 0.38 s, off 0 s, with frequency 2",
        "Segment 3: on 0.38 s, off 0 s, with frequency 3",
        "Segment 4: on 0 s, off 4 s",
        "Total length: 20 s",
    ];
    assert_eq!(sit.explain(), words);
    let dial = ToneScript::parse("350@-19.5,440@-19;10(*/0/1+2)")
        .unwrap()
        .explain();
    assert_eq!(
        dial,
        [
            "Frequency 1: 350 Hz at -19.5 dBm",
            "Frequency 2: 440 Hz at -19 dBm",
            "Section 1: 10 s, segments: 1",
            "Segment 1: on forever, with frequencies 1 and 2",
            "Total length: 10 s"
        ]
    );
    assert_eq!(
        CadenceScript::parse("*(.3/.3)").unwrap().explain(),
        [
            "Section 1: forever, segments: 1",
            "Segment 1: on 0.3 s, off 0.3 s",
            "Total length: forever"
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_10_factory_values_fit_their_types_but_for_eight_star_codes() {
    let mut long = 0;
    for entry in Catalog::builtin().entries() {
        let found = value_findings(entry.data_type, &entry.choices, entry.default.as_bytes());
        let star = found
            .iter()
            .all(|finding| finding.code == Code::ActivationCodeLength);
        assert!(star, "{}: {found:?}", entry.plain_text);
        long += found.len();
    }
    assert_eq!(long, 8);
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_10_a_value_of_another_type_is_a_warning_at_its_place_in_both_formats() {
    let texts = [
        "<flat-profile>\n<SIP_Port_1_> 65536 </SIP_Port_1_>\n<Network_Jitter_Level_1_>Very High</Network_Jitter_Level_1_><Dial_Tone>350@-19,440@-19;10(*0/1+2)</Dial_Tone></flat-profile>",
        "SIP_Port[1] \"65536\" ;\nNetwork_Jitter_Level[1] \"Very High\" ;\nDial_Tone \"350@-19,440@-19;10(*0/1+2)\" ;\n",
    ];
    for text in texts {
        let document = Document::read(text.as_bytes(), Catalog::builtin());
        let found = check(text.as_bytes(), &document, &CheckOptions::default());
        let shown: Vec<(&str, &str)> = found
            .iter()
            .map(|one| {
                (
                    one.code.id(),
                    &text[one.primary.span.start..one.primary.span.end],
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("value-type", "65536"),
                ("choice", "Very High"),
                ("tone-slash", "0")
            ]
        );
        let mended = String::from_utf8(apply_fixes(text.as_bytes(), &found).unwrap()).unwrap();
        assert!(
            mended.contains("very high") && mended.contains("10(*/0/1+2)"),
            "{mended}"
        );
    }
    let codes = |value: &str| {
        let text = format!(
            "<flat-profile><Prefer_G726r16_Code>{value}</Prefer_G726r16_Code></flat-profile>"
        );
        let document = Document::read(text.as_bytes(), Catalog::builtin());
        let found = check(text.as_bytes(), &document, &CheckOptions::default());
        found.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("*0172616"), [], "the factory value");
    assert_eq!(codes("*0172617"), [Code::ActivationCodeLength]);
}
