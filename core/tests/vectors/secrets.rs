//! Secrets that are planted in every shape, whole and broken, and must not be found again.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::Diagnostic;
use profile_core::document::{Document, SourceFormat};
use profile_core::profile::ParameterName;
use profile_core::redaction::{
    fill, holes, key_arguments, key_parameters, redact, redact_with_keys,
};
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
