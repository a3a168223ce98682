//! The invariants over arbitrary bytes and over text that is shaped like profiles.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

use profile_core::alias_map::{AliasMap, apply, entry_text, one_line};
use profile_core::catalog::Catalog;
use profile_core::invariants::{self, Property};
use profile_core::open_format;
use profile_core::profile::{ParameterName, Value};
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

/// Parts of alias maps.
const RULES: &[&str] = &[
    "(",
    ")? ",
    ")! ",
    " | ",
    "[",
    "] ",
    "--key ",
    "--pwd ",
    "--post a ",
    "$A",
    "$SA",
    "$SWVER",
    " lt ",
    "2.0.6",
    " eq ",
    "\"",
    "a = ",
    ";",
    "/x",
    "http://h/y",
    "http://u:p@h",
    "[[secret:1]]",
    " and ",
    "secret",
    "Admin_Passwd = ",
];
const MAPS: &[&str] = &[
    "/a",
    "/b",
    "/a/b",
    "b",
    "//a/",
    "/",
    " = ",
    "=",
    "/flat-profile/GPP_A",
    "/flat-profile/GPP_B",
    "/flat-profile/gpp_a",
    "GPP_A",
    "/flat-profile/",
    " ;",
    ";",
    "\n",
    " ",
    "#",
    "é",
    "/a = /flat-profile/GPP_A ; ",
    "/a/b=/flat-profile/GPP_B;",
    "\0",
    "<a>",
    "</a>",
    "<b>1</b>",
    "<b ua=\"rw\"/>",
    "<flat-profile><GPP_A>1</GPP_A></flat-profile>",
];

/// Parts of links and schedules.
const LINKS: &[&str] = &[
    "http://",
    "spa",
    "192.168.1.1",
    ":80",
    "/admin/resync",
    "/admin/upgrade",
    "/admin/advanced",
    "?",
    "/x.cfg",
    "%20",
    "%2",
    "%",
    "25",
    "[--key k]",
    " ",
    "#",
    "é",
    "1800",
    "+",
    ",",
    "300",
    "0",
    "4294967295",
    "\t",
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

/// A document of the elements that `tree` lists with their depths, and the paths and values of those that hold text.
fn written(tree: &[(usize, &str, String)]) -> (String, Vec<(String, String)>) {
    let mut document = "<r>".to_owned();
    let mut open: Vec<&str> = vec!["r"];
    let mut leaves = Vec::new();
    for (place, (depth, name, value)) in tree.iter().enumerate() {
        while open.len() > depth + 1 {
            document += &format!("</{}>", open.pop().unwrap());
        }
        let path = |open: &[&str]| {
            open.iter()
                .map(|step| format!("/{step}"))
                .collect::<String>()
        };
        document += &format!("<{name}>");
        open.push(name);
        // The next one stands inside if its depth says so.
        let holds_more = tree
            .get(place + 1)
            .is_some_and(|(next, _, _)| next + 1 >= open.len());
        if !holds_more {
            document += value;
            leaves.push((path(&open), value.clone()));
        }
    }
    while let Some(name) = open.pop() {
        document += &format!("</{name}>");
    }
    (document, leaves)
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
    fn opt_13_rules_are_kept_without_secrets(text in prop_oneof![shaped(RULES), any_text()]) {
        holds(invariants::rules_are_kept_without_secrets(&text), &text)?;
    }

    #[test]
    fn rule_01_links_with_rules_come_back(text in prop_oneof![shaped(RULES), any_text()]) {
        holds(invariants::rule_links_come_back(&text), &text)?;
    }

    #[test]
    fn alias_01_maps_are_read(text in prop_oneof![shaped(MAPS), any_text()]) {
        holds(invariants::alias_maps_are_read(&text), &text)?;
    }

    #[test]
    fn sched_14_schedules_are_drawn(text in prop_oneof![shaped(LINKS), "[0-9]{1,10}([+][0-9]{1,6})?(, ?[0-9]{1,5}([+][0-9]{1,3})?){0,4}".prop_map(String::into_bytes)]) {
        holds(invariants::schedules_are_drawn(&text), &text)?;
    }

    #[test]
    fn web_01_links_come_back(text in prop_oneof![shaped(LINKS), ".*".prop_map(String::into_bytes)]) {
        holds(invariants::web_links_come_back(&text), &text)?;
    }

    /// Rows of a table, written as text, come back in their order.
    #[test]
    fn alias_12_tables_keep_their_order(rows in vec(("(/[a-cA-C.-]{1,3}){1,3}", "GPP_[A-P]"), 0..35)) {
        let names = rows.iter().map(|(left, name)| (left.clone(), ParameterName::from_open_format(name.clone())));
        let names: Vec<_> = names.collect();
        let text: Vec<String> = names.iter().map(|(left, name)| entry_text(left, name)).collect();
        let read = |text: &str| -> Vec<_> {
            let entries = AliasMap::parse(text).entries;
            entries.into_iter().filter_map(|entry| Some((entry.left.clone(), entry.parameter()?))).collect()
        };
        prop_assert_eq!(read(&text.join("\n")), names.clone());
        prop_assert_eq!(read(&one_line(&AliasMap::parse(&text.join("")))), names);
    }

    /// What a map makes of a document that was written from a list of elements, against that list.
    #[test]
    fn alias_08_maps_do_what_a_naive_reading_does(
        tree in vec((0..4_usize, select(&["a", "b", "n"][..]), "[0-9]{0,2}"), 0..25),
        rows in vec(("(/[abn]){1,3}", "GPP_[A-P]"), 0..8),
    ) {
        let (document, leaves) = written(&tree);
        let text: String = rows.iter().map(|(left, name)| format!("{left} = /flat-profile/{name} ; ")).collect();
        let expected: Vec<(String, String)> = leaves
            .iter()
            .filter_map(|(path, value)| {
                let (_, name) = rows.iter().find(|(left, _)| path.ends_with(left.as_str()))?;
                Some((name.clone(), value.clone()))
            })
            .collect();
        let aliased = apply(&AliasMap::parse(&text), &open_format::parse(document.as_bytes()));
        let found: Vec<(String, String)> = aliased
            .reading
            .occurrences
            .iter()
            .map(|one| {
                let Value::Set(value) = &one.setting.value else { panic!("no value") };
                (one.setting.name.open_format().to_owned(), String::from_utf8(value.clone()).unwrap())
            })
            .collect();
        prop_assert_eq!(found, expected, "{}\n{}", document, text);
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
