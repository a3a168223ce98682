//! Secrets that are planted in every shape, whole and broken, and must not be found again.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::Diagnostic;
use profile_core::document::{Document, SourceFormat};
use profile_core::profile::ParameterName;
use profile_core::redaction::{
    fill, free_hole, holes, key_arguments, key_parameters, redact, redact_together,
    redact_with_keys,
};
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;

const CANARY: &str = "HUSH7";

/// Texts with the canary where a secret stands.
const SHAPES: &[&str] = &[
    // Mixed formats.
    "<!-- x -->\nAdmin_Passwd \"HUSH7\" ;",
    "<flat-profile>\nAdmin_Passwd \"HUSH7\" ;\n</flat-profile>",
    "# note\n<flat-profile><Admin_Passwd>HUSH7</Admin_Passwd></flat-profile>",
    "Dear sir; here is it:\n<flat-profile><Admin_Passwd>HUSH7</Admin_Passwd></flat-profile>",
    // Comments and what is almost one.
    "*** Admin_Passwd \"HUSH7\" ;",
    "// Admin_Passwd \"HUSH7\" ;",
    "import x ; Admin_Passwd \"HUSH7\" ;",
    "# # Admin_Passwd \"HUSH7\"",
    "# Admin_Passwd HUSH7",
    "# the password: HUSH7",
    "<?x <Admin_Passwd>HUSH7</Admin_Passwd> ?><flat-profile/>",
    "<flat-profile><![CDATA[<Admin_Passwd>HUSH7</Admin_Passwd>]]></flat-profile>",
    "<!DOCTYPE x [ <!ENTITY Admin_Passwd \"HUSH7\"> ]><flat-profile/>",
    "<flat-profile><!-- <!-- <Admin_Passwd>HUSH7</Admin_Passwd> --></flat-profile>",
    "<flat-profile><!-- Admin_Passwd=HUSH7 --></flat-profile>",
    // Broken statements.
    "Admin_Passwd\nHUSH7 ;",
    "Admin_Passwd=HUSH7;",
    "Admin_Passwd:HUSH7;",
    "\"Admin_Passwd\" \"HUSH7\" ;",
    "Admin Passwd \"HUSH7\" ;",
    "Admin_Passwd hun;HUSH7 ;",
    "Admin_Passwd h#HUSH7",
    "Admin_Passwd \"HUSH7 ;\nGPP_A \"1\" ;",
    "Admin_Passwd = \"HUSH7\" ;",
    "Password[2] ! HUSH7 ;",
    "Admin_Passwd\"HUSH7\";",
    // Broken elements.
    "<flat-profile><Admin_Passwd/>HUSH7</Admin_Passwd></flat-profile>",
    "<flat-profile><Admin_Passwd><b>HUSH7</b></Admin_Passwd></flat-profile>",
    "<flat-profile><Admin_Passwd HUSH7</Admin_Passwd></flat-profile>",
    "<flat-profile><Admin_Passwd HUSH7/></flat-profile>",
    "<flat-profile><Admin_Passwd=HUSH7/></flat-profile>",
    "<flat-profile><Admin_Passwd x=\"HUSH7\"/></flat-profile>",
    "<flat-profile><Admin_Passwd>hun<HUSH7</Admin_Passwd></flat-profile>",
    "<flat-profile>< Admin_Passwd>HUSH7</Admin_Passwd></flat-profile>",
    "<flat-profile><Admin_Passwd ua=\"na\">HUSH7</User_Password></flat-profile>",
    "<flat-profile><Admin_Passwd>\nHUSH7\n<GPP_A>1</GPP_A></flat-profile>",
    "<flat-profile><Admin_Passwd value='HUSH7' ua=\"rw\"/></flat-profile>",
    // Options of rules.
    "<flat-profile><Profile_Rule>[--key HUSH7] <b/>/x</Profile_Rule></flat-profile>",
    "<flat-profile><Profile_Rule value=\"[--key HUSH7] /x\"/></flat-profile>",
    "<P0>[--key HUSH7]<P1>[--key b]</P1></P0>",
    "Profile_Rule \"[--key HUSH7 ;",
    "Profile_Rule [--key HUSH7] /x ;",
    "\"x\" [--key HUSH7] ;",
    "Profile_Rule \"[--key=\\\"HUSH7\\\"] /x\" ;",
    "<flat-profile><Profile_Rule>[--key&#32;HUSH7] /x</Profile_Rule></flat-profile>",
    "<flat-profile><Profile_Rule>[&#45;-key HUSH7] /x</Profile_Rule></flat-profile>",
    "Profile_Rule \"[--key\\tHUSH7] /x\" ;",
    "Profile_Rule \"[--\\key HUSH7] /x\" ;",
    "Profile_Rule \"[--KEY HUSH7] /x\" ;",
    "# spc --aes --ascii-key HUSH7 a.txt a.cfg",
    "# spc --rc4 --hex-key HUSH7 a.txt a.cfg",
    "Upgrade_Rule \"http://user:HUSH7@host/x\" ;",
    "<flat-profile><Profile_Rule>[--key &#x22;hun HUSH7&#x22;] /x</Profile_Rule></flat-profile>",
    "<flat-profile><Profile_Rule>[--key 'hun HUSH7'] /x</Profile_Rule></flat-profile>",
    "Profile_Rule \"[--key \u{201c}hun HUSH7\u{201d}] /x\" ;",
    "<flat-profile><Profile_Rule>[--key <!-- x -->HUSH7] /x</Profile_Rule></flat-profile>",
    "<flat-profile><Profile_Rule><![CDATA[[--key HUSH7] /x]]></Profile_Rule></flat-profile>",
    // Parameters that a rule uses as key.
    "Profile_Rule \"[--key $F] /x\" ;\n# GPP_F \"HUSH7\"",
    "Profile_Rule \"[--key $(F)] /x\" ;\nGPP_F HUSH7 ;",
    "<flat-profile><Profile_Rule><b/>[--key $B] /x</Profile_Rule><GPP_B>HUSH7</GPP_B></flat-profile>",
    "<flat-profile><Profile_Rule>[--key $B] /x</Profile_Rule><GPP_B value=\"HUSH7\"/></flat-profile>",
    "<flat-profile><Profile_Rule>[--key $B] /x</Profile_Rule><GPP_B><b/>HUSH7</GPP_B></flat-profile>",
    "Profile_Rule \"[--key $GPP_K] /x\" ;\nGPP_K \"HUSH7\" ;",
    // Names of other products.
    "WPA_Key \"HUSH7\" ;",
    "Login_Pass \"HUSH7\" ;",
    "<flat-profile><Auth_Key_1_>HUSH7</Auth_Key_1_></flat-profile>",
    "<flat-profile><Admin_Pw>HUSH7</Admin_Pw></flat-profile>",
    "<flat-profile><SNMP_Community>HUSH7</SNMP_Community></flat-profile>",
    "Wireless_Shared \"HUSH7\" ;",
    "Unlock_Code \"HUSH7\" ;",
    "# admin pw: HUSH7",
    // Names in letters that look like others.
    "\u{410}dmin_\u{420}\u{430}sswd \"HUSH7\" ;",
    "# GPP_S\u{410} HUSH7",
    "<flat-profile><GPP_S\u{410}>HUSH7</GPP_S\u{410}></flat-profile>",
    // Sentences in comments.
    "# password is HUSH7",
    "# admin pass HUSH7",
    "GPP_A \"x\" ; # the SIP password HUSH7 of line 1",
    "<!-- PIN HUSH7 --><flat-profile/>",
    // Command lines.
    "# openssl enc -aes-256-cbc -k HUSH7 -in a -out b",
    "# openssl enc -aes-256-cbc \\\n#   -k HUSH7 -in a -out b",
    "GPP_A \"openssl enc -aes-256-cbc -k HUSH7 -in a\" ;",
    "<flat-profile><GPP_A>openssl enc -aes-256-cbc -K HUSH7 -iv 0</GPP_A></flat-profile>",
    "# openssl enc -d -pass pass:HUSH7 -in a",
    "# curl -u admin:HUSH7 http://h/x",
    "# wget --http-password HUSH7 http://h/x",
    // Addresses.
    "Profile_Rule \"http://h/?token=HUSH7\" ;",
    "Profile_Rule \"/x?mac=$MA&key=HUSH7 /y\" ;",
    "<flat-profile><Profile_Rule>http://h/?a=b&amp;auth=HUSH7</Profile_Rule></flat-profile>",
    "Profile_Rule \"https://u:hun/HUSH7@h/x\" ;",
    "# https://u:hun\"HUSH7@h/x",
    // Settings of other formats.
    "mac,Admin_Passwd\n0011,HUSH7\n",
    "mac,Admin_Passwd,DHCP\n0012,hush,Yes\n0011,HUSH7,Yes\n",
    "mac;Admin_Passwd\r\n\"00;11\";HUSH7\r\n",
    "User_ID_1_,1001\nPassword_1_,HUSH7\nGPP_A,foo",
    "<p><param value=\"HUSH7\" name=\"Admin_Passwd\"/></p>",
];

fn redacted(text: &str) -> String {
    String::from_utf8(redact(text.as_bytes(), Catalog::builtin(), 1).text).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_no_shape_keeps_its_secret() {
    for shape in SHAPES {
        assert!(shape.contains(CANARY), "{shape}");
        let redacted = redacted(shape);
        assert!(!redacted.contains(CANARY), "{shape}\nbecame\n{redacted}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_no_finding_says_a_secret() {
    let said = |d: &Diagnostic| {
        let labels = d.secondary.iter().map(|label| label.text.clone());
        let fix = d.fix.iter().map(|fix| fix.title.clone());
        labels
            .chain(fix)
            .chain(d.help.clone())
            .chain([d.headline.clone()])
            .collect::<Vec<_>>()
            .join("\n")
    };
    // A secret behind a line end, a semicolon or `<` reads as a name.
    let told = |shape: &&&str| {
        !shape.starts_with("Admin_Passwd\n")
            && !shape.contains(";HUSH7")
            && !shape.contains("<HUSH7")
    };
    for shape in SHAPES.iter().filter(told) {
        for format in [SourceFormat::OpenFormat, SourceFormat::PlainText] {
            let document = Document::read_as(shape.as_bytes(), format, Catalog::builtin());
            if format != SourceFormat::of(shape.as_bytes()) {
                continue;
            }
            let findings = check(shape.as_bytes(), &document, &CheckOptions::default());
            let report = convert(shape.as_bytes(), &document, Catalog::builtin()).report;
            for finding in findings
                .iter()
                .chain(report.iter().map(|loss| &loss.diagnostic))
            {
                assert!(
                    !said(finding).contains(CANARY),
                    "{shape}\nsays\n{}",
                    said(finding)
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_what_is_no_secret_stays() {
    for text in [
        "# *** Passwords and keys\nGPP_A \"1\" ; # options: key/none\n",
        "<flat-profile>\n<!-- the password is set elsewhere -->\n<Line_Key_1_>x</Line_Key_1_>\n</flat-profile>",
        "Profile_Rule \"[--key $SA] http://h/x?a:b@c\" ;",
        "Profile_Rule \"[--key $GPP_K] http://h/x\" ;",
        "Admin_Passwd ;\nUser_Password ! ;\nGPP_A \"x\" ;",
        "<flat-profile><Admin_Passwd ua=\"rw\" group=\"System\"/><GPP_A>x</GPP_A></flat-profile>",
        "Admin_Passwd \"\" ; # note\n",
        "# curl -k https://h/x -u admin\n# openssl enc -d -pass file:x -k $KEY\n# ls -k x\n",
        "Profile_Rule \"http://h:8080/a@b http://$A:$B/c@d http://h/?token=$SA&keys=1\" ;",
        "Display_Name \"PIN 1234\" ;\n# Pass Through of line 1\n",
    ] {
        assert_eq!(redacted(text), text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_a_key_parameter_of_another_document_is_a_secret() {
    let rules = b"Profile_Rule \"[--key $B] /x\" ;";
    let keys = key_parameters(rules);
    assert!(keys.contains(&ParameterName::from_open_format("GPP_B")));
    let values = b"GPP_B \"HUSH7\" ;";
    let alone = redact(values, Catalog::builtin(), 1);
    assert_eq!(alone.text, values);
    let together = redact_with_keys(values, Catalog::builtin(), &keys, 1);
    assert_eq!(together.text, b"GPP_B \"[[secret:1]]\" ;");
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_a_hole_says_what_it_is_a_part_of() {
    let text = b"Admin_Passwd \"[[secret:1]]\" ;\nProfile_Rule \"[--key [[secret:2]]] /x\" ;";
    let holes = holes(text, Catalog::builtin());
    let told: Vec<(String, bool)> = holes
        .iter()
        .map(|h| (h.parameter.as_ref().unwrap().to_string(), h.whole_value))
        .collect();
    assert_eq!(
        told,
        [
            ("Admin_Passwd".into(), true),
            ("Profile_Rule".into(), false)
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_a_hole_is_filled_as_its_place_wants_it() {
    let filled = |text: &str, value: &str| {
        let text = fill(
            text.as_bytes(),
            &[(1, value.as_bytes().to_vec())],
            Catalog::builtin(),
        );
        String::from_utf8(text).unwrap()
    };
    let open = |inner: &str| format!("<flat-profile>{inner}</flat-profile>");
    assert_eq!(
        filled(&open("<Admin_Passwd value='[[secret:1]]'/>"), "p'\"<"),
        open("<Admin_Passwd value='p&apos;&quot;&lt;'/>")
    );
    assert_eq!(
        filled(&open("<Admin_Passwd>[[secret:1]]</Admin_Passwd>"), "a&b"),
        open("<Admin_Passwd>a&amp;b</Admin_Passwd>")
    );
    assert_eq!(
        filled("Admin_Passwd [[secret:1]] ;", "x\" y;\nGPP_A \"z"),
        "Admin_Passwd \"x\\\" y;\\nGPP_A \\\"z\" ;"
    );
    assert_eq!(
        filled("# Admin_Passwd \"[[secret:1]]\"", "a\nb"),
        "# Admin_Passwd \"a b\""
    );
}

/// Each text becomes the other one, and filling the holes with what they held gives it back.
fn becomes(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let redacted = redacted(text);
        assert_eq!(redacted, *expected, "{text}");
        let held = held(text, &redacted);
        let filled = fill(redacted.as_bytes(), &held, Catalog::builtin());
        assert_eq!(String::from_utf8(filled).unwrap(), *text);
    }
}

/// What the holes of `redacted` stand for in `text`, by number.
fn held(text: &str, redacted: &str) -> Vec<(u32, Vec<u8>)> {
    let mut rest = text;
    let mut held = Vec::new();
    let mut pieces = redacted.split("[[secret:");
    rest = rest.strip_prefix(pieces.next().unwrap()).unwrap();
    for piece in pieces {
        let (number, behind) = piece.split_once("]]").unwrap();
        let end = if behind.is_empty() {
            rest.len()
        } else {
            rest.find(behind).unwrap()
        };
        held.push((number.parse().unwrap(), rest[..end].into()));
        rest = &rest[end + behind.len()..];
    }
    assert_eq!(rest, "");
    held
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_a_missing_quote_behind_a_key_costs_the_key_only() {
    becomes(&[
        (
            "<flat-profile><GPP_B>keep</GPP_B><Profile_Rule>[--key \"a b] http://h</Profile_Rule></flat-profile>",
            "<flat-profile><GPP_B>keep</GPP_B><Profile_Rule>[--key \"[[secret:1]]] http://h</Profile_Rule></flat-profile>",
        ),
        (
            "<flat-profile><GPP_B>keep</GPP_B><Profile_Rule>[--key &quot;a b] http://h</Profile_Rule></flat-profile>",
            "<flat-profile><GPP_B>keep</GPP_B><Profile_Rule>[--key &quot;[[secret:1]]] http://h</Profile_Rule></flat-profile>",
        ),
        (
            "<flat-profile><Profile_Rule>[--key 'a b http://h</Profile_Rule><GPP_B>keep</GPP_B></flat-profile>",
            "<flat-profile><Profile_Rule>[--key '[[secret:1]]</Profile_Rule><GPP_B>keep</GPP_B></flat-profile>",
        ),
        (
            "<flat-profile><Profile_Rule ua=\"na\">[--key \"a b] /x</Profile_Rule><DHCP ua=\"na\">Yes</DHCP></flat-profile>",
            "<flat-profile><Profile_Rule ua=\"na\">[--key \"[[secret:1]]] /x</Profile_Rule><DHCP ua=\"na\">Yes</DHCP></flat-profile>",
        ),
        (
            "<!-- use --key \"PHRASE -->\n<flat-profile><GPP_B ua=\"na\">keep</GPP_B></flat-profile>",
            "<!-- use --key \"[[secret:1]] -->\n<flat-profile><GPP_B ua=\"na\">keep</GPP_B></flat-profile>",
        ),
        (
            "Profile_Rule \"[--key \\\"abc] http://h\" ;\nGPP_B \"keep\" ;",
            "Profile_Rule \"[--key \\\"[[secret:1]]] http://h\" ;\nGPP_B \"keep\" ;",
        ),
        (
            "Profile_Rule \"[--key 'abc http://h\" ;\nGPP_B \"keep\" ;",
            "Profile_Rule \"[--key '[[secret:1]]\" ;\nGPP_B \"keep\" ;",
        ),
        (
            "# [--key \"abc] http://h\nGPP_B \"keep\" ;",
            "# [--key \"[[secret:1]]] http://h\nGPP_B \"keep\" ;",
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_what_stands_around_a_hole_is_taken_by_itself() {
    for (text, expected) in [
        (
            "Admin_Passwd \"a[[secret:4]]b\" ;",
            "Admin_Passwd \"[[secret:5]][[secret:4]][[secret:6]]\" ;",
        ),
        (
            "Profile_Rule \"[--key [[secret:4]]b] /x\" ;",
            "Profile_Rule \"[--key [[secret:4]][[secret:5]]] /x\" ;",
        ),
    ] {
        let redacted = redact(text.as_bytes(), Catalog::builtin(), 5).text;
        assert_eq!(String::from_utf8(redacted).unwrap(), expected);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_a_comment_that_names_a_secret_costs_no_setting() {
    for text in [
        "# Admin_Passwd\nDHCP \"Yes\" ;",
        "# Admin_Passwd:\nDHCP \"Yes\" ;",
        "# Admin_Passwd\n# The rest is free\n",
        "Display_Name \"x\" ; # Admin_Passwd\nGPP_D \"keep\" ;",
        "Admin_Passwd\nDHCP \"Yes\" ;",
        "Admin_Passwd\nOther_Name ! \"Yes\" ;",
        "<!-- Admin_Passwd -->\n<DHCP>Yes</DHCP>",
        "<!-- Admin_Passwd --><DHCP>Yes</DHCP>",
        "<!-- <Admin_Passwd></Admin_Passwd> -->\n<DHCP>Yes</DHCP>",
    ] {
        assert_eq!(redacted(text), text);
    }
    becomes(&[
        (
            "# Admin_Passwd \"x\" ; DHCP \"Yes\" ;",
            "# Admin_Passwd \"[[secret:1]]\" ; DHCP \"Yes\" ;",
        ),
        (
            "# Admin_Passwd:\n#  hush\nDHCP \"Yes\" ;",
            "# Admin_Passwd:\n#  [[secret:1]]\nDHCP \"Yes\" ;",
        ),
        (
            "<!-- Admin_Passwd\nhush -->\n<DHCP>Yes</DHCP>",
            "<!-- Admin_Passwd\n[[secret:1]] -->\n<DHCP>Yes</DHCP>",
        ),
        (
            "<!-- <Admin_Passwd>x</Admin_Passwd><DHCP>Yes</DHCP> -->",
            "<!-- <Admin_Passwd>[[secret:1]]</Admin_Passwd><DHCP>Yes</DHCP> -->",
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_no_hole_stands_in_a_hole() {
    becomes(&[
        (
            "# Password[1], Password[2]: set per device",
            "# Password[1], Password[2]: [[secret:1]]",
        ),
        ("# GPP_SA, GPP_SB: keys", "# GPP_SA, GPP_SB: [[secret:1]]"),
        (
            "<!-- the Admin_Passwd, User_Password and so on -->",
            "<!-- the Admin_Passwd, User_Password [[secret:1]] -->",
        ),
        (
            "# &lt;Password_1_&gt;x",
            "# &lt;Password_1_&gt;[[secret:1]]",
        ),
        (
            "<flat-profile><GPP_A>&lt;Password_1_&gt;x&lt;/Password_1_&gt;y</GPP_A></flat-profile>",
            "<flat-profile><GPP_A>&lt;Password_1_&gt;[[secret:1]]&lt;/Password_1_&gt;y</GPP_A></flat-profile>",
        ),
        (
            "<p><name>Admin_Passwd</name><value>x</value><name>DHCP</name><value>Yes</value></p>",
            "<p><name>Admin_Passwd</name><value>[[secret:1]]</value><name>DHCP</name><value>Yes</value></p>",
        ),
        (
            "<p><name>Admin_Passwd</name>\n<value>x</value></p>",
            "<p><name>Admin_Passwd</name>\n<value>[[secret:1]]</value></p>",
        ),
        ("# Password_1_,hunter2", "# Password_1_,[[secret:1]]"),
        ("# Password_1_,Password1", "# Password_1_,[[secret:1]]"),
        ("# Admin_Passwd(x", "# Admin_Passwd([[secret:1]]"),
        (
            "# Admin_Passwd\u{201c}x",
            "# Admin_Passwd\u{201c}[[secret:1]]",
        ),
    ]);
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_what_stands_beside_a_secret_stays() {
    becomes(&[
        (
            "# openssl enc -aes-256-cbc -k \"My Own\" -in a -out b",
            "# openssl enc -aes-256-cbc -k \"[[secret:1]]\" -in a -out b",
        ),
        (
            "# openssl enc -d -pass pass:x -in a",
            "# openssl enc -d -pass pass:[[secret:1]] -in a",
        ),
        (
            "# curl -u admin:hush http://h/x",
            "# curl -u admin:[[secret:1]] http://h/x",
        ),
        (
            "Upgrade_Rule \"[--uid u --password=p] http://h/u\" ;",
            "Upgrade_Rule \"[--uid u --password=[[secret:1]]] http://h/u\" ;",
        ),
        (
            "Profile_Rule \"http://h/?token=x&mac=$MA /y\" ;",
            "Profile_Rule \"http://h/?token=[[secret:1]]&mac=$MA /y\" ;",
        ),
        (
            "mac,Admin_Passwd,DHCP\n0011,hush,Yes\n0012,ha,No\n\nUser_ID[1] \"a,b,c\" ;",
            "mac,Admin_Passwd,DHCP\n0011,[[secret:1]],Yes\n0012,[[secret:2]],No\n\nUser_ID[1] \"a,b,c\" ;",
        ),
        (
            "User_ID_1_,1001\nPassword_1_,hunter\nGPP_A,foo",
            "User_ID_1_,1001\nPassword_1_,[[secret:1]]\nGPP_A,foo",
        ),
        (
            "<p><param value=\"x\" name=\"Admin_Passwd\"/><param value=\"y\" name=\"DHCP\"/></p>",
            "<p><param value=\"[[secret:1]]\" name=\"Admin_Passwd\"/><param value=\"y\" name=\"DHCP\"/></p>",
        ),
        (
            "<p><param name=\"Admin_Passwd\" value=\"x\"/><param name=\"DHCP\" value=\"Yes\"/></p>",
            "<p><param name=\"Admin_Passwd\" value=\"[[secret:1]]\"/><param name=\"DHCP\" value=\"Yes\"/></p>",
        ),
    ]);
}

#[wasm_bindgen_test]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn enc_09_the_keys_that_rules_name_are_found_as_they_are_written() {
    let text = b"<Profile_Rule>[--key \"my secret phrase\"] /a | [--key abc] /b | [--key $SA] /c</Profile_Rule>";
    let found: Vec<&[u8]> = key_arguments(text)
        .into_iter()
        .map(|span| span.slice(text))
        .collect();
    assert_eq!(found, [&b"my secret phrase"[..], b"abc"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_of_holes_do_not_run_out() {
    let last = "Admin_Passwd \"[[secret:999999999]]\" ;\n";
    let secret = "User_Password \"x1\" ;\nGPP_A \"kept\" ;\n";
    let text = format!("{last}{secret}");
    let first = free_hole(text.as_bytes());
    assert_eq!(first, 1);
    for asked in [first, 1_000_000_000, u32::MAX] {
        let redacted = redact(text.as_bytes(), Catalog::builtin(), asked);
        let redacted = String::from_utf8(redacted.text).unwrap();
        assert_eq!(redacted, text.replace("x1", "[[secret:1]]"));
    }
    // Between two that are there, and above one that leaves room.
    let two = format!("{last}GPP_B \"[[secret:5]]\" ;\n");
    assert_eq!(free_hole(two.as_bytes()), 6);
    assert_eq!(free_hole(b"GPP_B \"[[secret:899999998]]\" ;"), 899_999_999);
    assert_eq!(free_hole(b"GPP_B \"[[secret:950000000]]\" ;"), 1);
    // Texts that belong together have no number twice.
    let texts: [&[u8]; 2] = [
        text.as_bytes(),
        b"Admin_Passwd \"[[secret:1]]\" ;\nGPP_SA \"x2\" ;\n",
    ];
    let together = redact_together(&texts, BTreeSet::new(), 1, Catalog::builtin());
    let together = together.texts.concat();
    let numbers: Vec<u32> = holes(&together, Catalog::builtin())
        .iter()
        .map(|hole| hole.number)
        .collect();
    assert_eq!(numbers, [999_999_999, 2, 1, 3]);
}
