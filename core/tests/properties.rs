//! The invariants over arbitrary bytes and over text that is shaped like profiles.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

use profile_core::catalog::Catalog;
use profile_core::invariants::{self, Property};
use profile_core::redaction::redact;
use profile_core::text::displayed;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const OPEN: &[&str] = &[
    "<flat-profile>",
    "</flat-profile>",
    "<GPP_A>",
    "</GPP_A>",
    "<GPP_A/>",
    "<GPP_B ua=\"rw\">",
    "</GPP_B>",
    "<Admin_Passwd>",
    "</Admin_Passwd>",
    "<Dial_Plan_1_ ua=\"na\">",
    "</Dial_Plan_1_>",
    "<x",
    ">",
    "/>",
    " ua=\"ro\"",
    " ua='rw'",
    " ua=rw",
    " ua=\"RW\"",
    " ua=",
    "&amp;",
    "&",
    "&#32;",
    "&#0;",
    "&#10;",
    "&nope;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE",
    "\"",
    "'",
    "<",
    "</",
    "value",
    "Yes",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "<:1408>",
    "é",
    "\u{201c}",
    "[[secret:1]]",
    "[--key abc]",
    "[--key $A]",
    "\0",
    "\u{1}",
    "gpp_a",
    "A/B",
    "=",
];

const PLAIN: &[&str] = &[
    "GPP_A",
    "gpp_b",
    "Admin_Passwd",
    "Dial_Plan[1]",
    "Line_Enable_1_",
    "Resync_On_Reset",
    "\"value\"",
    "\"\"",
    "\"",
    "\"a\nb\"",
    "\"\\x41\"",
    "\"\\q\"",
    "\"\\0\"",
    "\" x \"",
    "!",
    "?",
    "*",
    ";",
    ";;",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "# comment\n",
    "#",
    "*** Title\n",
    "// x\n",
    "import a\n",
    "import ",
    "\u{201c}x\u{201d}",
    "=",
    "abc",
    "'abc'",
    "\0",
    "\u{1}",
    "é",
    "--",
    "<",
    "&",
    "\"[--key abc] http://h/x\"",
    "[[secret:2]]",
    "\\",
    "\u{feff}",
];

/// Settings that are well formed, with everything between them that may stand there.
const GOOD_OPEN: &[&str] = &[
    "<GPP_A>1</GPP_A>",
    "<GPP_A ua=\"rw\"/>",
    "<GPP_B ua=\"na\"></GPP_B>",
    "<gpp_b>&lt;x&gt;</gpp_b>",
    "<Foo_3_> a\n b </Foo_3_>",
    "<import ua=\"na\">x</import>",
    "<User_Password>p</User_Password>",
    "<GPP_C><!-- c -->a<![CDATA[ <b> ]]></GPP_C>",
    "<grp><GPP_A>9</GPP_A></grp>",
    "<GPP_D group=\"x\">&#32;q&#9;</GPP_D>",
    "<!-- note -- x -->",
    "\n",
    " ",
    "text",
    "<GPP_E>\u{e9}\"\\</GPP_E>",
    "<SIP_TOS_DiffServ_Value_1_>0x68</SIP_TOS_DiffServ_Value_1_>",
    "<flat-profile><GPP_F>1</GPP_F></flat-profile>",
    "<A.b-c>1</A.b-c>",
    "<Ünder>1</Ünder>",
    "<GPP_G>\u{1}x</GPP_G>",
];

const GOOD_PLAIN: &[&str] = &[
    "GPP_A \"1\" ;",
    "GPP_A ! ;",
    "gpp_b ? \"\";",
    "Foo[3] \" a \" ;",
    "1st \"x\" ;",
    "GPP_C \"a\nb\" ;",
    "GPP_D \"\\n\\r\\x01\\t\" ;",
    "# note -- x\n",
    "\n",
    " ",
    "\n*** Title\n",
    "\nimport base.txt\n",
    "GPP_E \"q\\\"<&>\" ; # options: 1/2\n",
    "Set_Local_Date_(mm/dd) ! \"1/2\" ;",
    "a<b \"x\" ;",
    "GPP_F\n;",
];

/// Lines that hold a secret.
const SECRETS: &[&str] = &[
    "Admin_Passwd \"HUSH7\" ;",
    "Password[1] ! \"HUSH7\" ; # note",
    "GPP_SA HUSH7 ;",
    "Profile_Rule \"[--key HUSH7] http://h/x\" ;",
    "<Admin_Passwd ua=\"na\">HUSH7</Admin_Passwd>",
    "<flat-profile><Password_1_>HUSH7</Password_1_></flat-profile>",
    "<Profile_Rule>[--key &quot;HUSH7 x&quot;] http://h/x</Profile_Rule>",
    "# Admin_Passwd \"HUSH7\" ;",
    "<!-- <Admin_Passwd>HUSH7</Admin_Passwd> -->",
];

fn shaped(parts: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    vec(select(parts), 0..40).prop_map(|parts| parts.concat().into_bytes())
}

fn any_text() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..300),
        shaped(OPEN),
        shaped(PLAIN),
        shaped(OPEN)
            .prop_map(|inner| [b"<flat-profile>", inner.as_slice(), b"</flat-profile>"].concat()),
    ]
}

fn good_text() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        shaped(GOOD_PLAIN),
        shaped(GOOD_OPEN).prop_map(|inner| [
            b"<flat-profile>",
            inner.as_slice(),
            b"</flat-profile>"
        ]
        .concat()),
    ]
}

fn holds(property: Property, input: &[u8]) -> Result<(), TestCaseError> {
    prop_assert_eq!(property, Ok(()), "{}", input.escape_ascii());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPERTY_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn trees_are_lossless(text in any_text()) {
        holds(invariants::trees_are_lossless(&text), &text)?;
    }

    #[test]
    fn gen_03_nothing_traps(text in any_text()) {
        holds(invariants::nothing_traps(&text), &text)?;
    }

    #[test]
    fn mends_converge(text in any_text()) {
        holds(invariants::mends_converge(&text), &text)?;
    }

    #[test]
    fn conversion_is_accounted_for(text in prop_oneof![any_text(), good_text(), good_text()]) {
        holds(invariants::conversion_is_accounted_for(&text), &text)?;
    }

    #[test]
    fn settings_are_edited(text in prop_oneof![any_text(), good_text(), good_text()]) {
        holds(invariants::settings_are_edited(&text), &text)?;
    }

    #[test]
    fn enc_14_redaction_is_complete(text in any_text()) {
        holds(invariants::redaction_is_complete(&text), &text)?;
    }

    #[test]
    fn spc_12_command_lines_come_back(text in prop_oneof![".*", "[ a-c\\\\\"'%^$`!&|<>()#-]{0,12}"]) {
        holds(invariants::command_lines_come_back(&text), text.as_bytes())?;
    }

    /// A secret stays hidden whatever stands around the setting that holds it, and whatever is cut off behind it.
    #[test]
    fn enc_14_noise_around_a_secret_does_not_show_it(
        base in select(SECRETS),
        before in any_text(),
        behind in any_text(),
        cut in 0..30_usize,
    ) {
        let end = base.find("HUSH7").unwrap() + 5;
        let cut = (base.len() - cut.min(base.len() - end)).max(end);
        let text = [&before, &b"\n"[..], &base.as_bytes()[..cut], b"\n", &behind].concat();
        let redacted = redact(&text, Catalog::builtin(), 1).text;
        let shown = redacted.windows(5).any(|window| window == b"HUSH7");
        prop_assert!(!shown, "{}\nbecame\n{}", text.escape_ascii(), redacted.escape_ascii());
    }

    #[test]
    fn field_edits_keep_the_rest(text in any_text(), from in 0..300_usize, len in 0..5_usize, new in any_text()) {
        let shown: Vec<char> = displayed(&text).chars().collect();
        let from = from.min(shown.len());
        let to = (from + len).min(shown.len());
        let new = String::from_utf8_lossy(&new).chars().take(5).collect::<Vec<_>>();
        let after: String = [&shown[..from], &new, &shown[to..]].concat().into_iter().collect();
        holds(invariants::field_edits_keep_the_rest(&text, &after), &text)?;
    }

    #[test]
    fn field_changes_keep_the_rest(text in any_text(), script in vec(any::<u8>(), 0..30)) {
        let script: Vec<u8> = script.iter().map(|byte| byte % 24).collect();
        holds(invariants::field_changes_keep_the_rest(&text, &script), &text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn packed_files_open(content in prop_oneof![vec(any::<u8>(), 0..3_000), shaped(OPEN)]) {
        holds(invariants::packed_files_open(&content), &content)?;
    }
}
