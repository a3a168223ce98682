//! What could stand at a place, and what is known about the word there. The place is a `|` in the text.

use profile_core::catalog::Catalog;
use profile_core::view::{Completion, Hover, completion, hover};
use wasm_bindgen_test::wasm_bindgen_test;

fn at(marked: &str) -> (String, usize) {
    let offset = marked.find('|').unwrap();
    (marked.replacen('|', "", 1), offset)
}

fn proposed(marked: &str) -> Option<Completion> {
    let (text, offset) = at(marked);
    completion(text.as_bytes(), offset, Catalog::builtin())
}

fn labels(marked: &str) -> Vec<String> {
    let found = proposed(marked).map(|found| found.proposals);
    found
        .unwrap_or_default()
        .into_iter()
        .map(|one| one.label)
        .collect()
}

/// The text after the proposal of this label, with the caret.
fn taken(marked: &str, label: &str) -> String {
    let (mut text, _) = at(marked);
    let found = proposed(marked).unwrap();
    let one = found.proposals.iter().find(|one| one.label == label);
    let one = one.unwrap_or_else(|| panic!("{label} is not proposed"));
    let mut insert = one.insert.clone();
    insert.insert(one.caret, '|');
    text.replace_range(found.span.start..found.span.end, &insert);
    text
}

fn known(marked: &str) -> Option<Hover> {
    let (text, offset) = at(marked);
    hover(text.as_bytes(), offset, Catalog::builtin())
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_end_tags_are_proposed_innermost_first() {
    for (marked, expected) in [
        (
            "<flat-profile>\n<GPP_A>1</|\n</flat-profile>",
            vec!["GPP_A", "flat-profile"],
        ),
        (
            "<flat-profile>\n<GPP_A>1</GP|\n</flat-profile>",
            vec!["GPP_A", "flat-profile"],
        ),
        ("<flat-profile>\n<GPP_A>1</|", vec!["GPP_A", "flat-profile"]),
        (
            "<flat-profile>\n<GPP_A>1</GPP_A>\n<GPP_B/>\n</|",
            vec!["flat-profile"],
        ),
        (
            "<flat-profile>\n<GPP_A>1</GPP_X>\n</|",
            vec!["flat-profile"],
        ),
        ("<flat-profile>\n<!-- </| -->", vec![]),
        ("GPP_A \"</|\" ;\n", vec![]),
    ] {
        assert_eq!(labels(marked), expected, "{marked}");
    }
    assert_eq!(
        taken("<flat-profile>\n<GPP_A>1</|\n</flat-profile>", "GPP_A"),
        "<flat-profile>\n<GPP_A>1</GPP_A>|\n</flat-profile>"
    );
    assert_eq!(
        taken("<flat-profile>\n<GPP_A>1</G|>\n", "GPP_A"),
        "<flat-profile>\n<GPP_A>1</GPP_A|>\n"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_names_are_proposed_where_an_element_begins() {
    for marked in [
        "<flat-profile>\n<|\n</flat-profile>",
        "<flat-profile>\n<Resync_|\n</flat-profile>",
        "<flat-profile>\n<GPP_A>1</GPP_A><|",
        "<flat-profile>\n<Resync_|On_Reset ua=\"na\">Yes</Resync_On_Reset>",
    ] {
        let labels = labels(marked);
        assert_eq!(labels.len(), 554, "{marked}");
        assert!(labels.contains(&"Resync_On_Reset".to_owned()));
    }
    assert_eq!(
        taken("<flat-profile>\n<Resy|\n</flat-profile>", "Resync_On_Reset"),
        "<flat-profile>\n<Resync_On_Reset>|</Resync_On_Reset>\n</flat-profile>"
    );
    // A tag that goes on keeps what it has.
    assert_eq!(
        taken("<flat-profile>\n<GP| ua=\"na\">1</GPP_A>", "GPP_A"),
        "<flat-profile>\n<GPP_A| ua=\"na\">1</GPP_A>"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_nothing_is_proposed_in_comments_and_other_text() {
    for marked in [
        "<flat-profile><!-- <GPP_| -->",
        "<flat-profile><![CDATA[<|]]>",
        "<flat-profile>\n  |\n</flat-profile>",
        "<flat-profile><GPP_A>1</GPP_A>|",
        "<flat-profile><GPP_A other=\"|\"/>",
        "<flat-profile><GPP_A ua=\"na\"|/>",
        "# GPP_|\n",
        "GPP_A \"1\" |;\n",
        "GPP_A \"1\"| ;\n",
        "import |\nGPP_A \"1\" ;\n",
    ] {
        assert_eq!(labels(marked), Vec::<String>::new(), "{marked}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_choices_and_access_words_are_proposed() {
    let open = |inner: &str| format!("<flat-profile>\n{inner}\n</flat-profile>");
    let yes = labels(&open("<Resync_On_Reset>|</Resync_On_Reset>"));
    assert_eq!(yes, ["Yes", "No"]);
    assert_eq!(
        labels(&open("<DNS_Query_Mode ua=\"na\">Par|</DNS_Query_Mode>")),
        ["Parallel", "Sequential"]
    );
    assert_eq!(
        labels(&open("<Resync_Periodic>|</Resync_Periodic>")),
        ["3600"]
    );
    assert_eq!(labels(&open("<GPP_A ua=\"|\">")), ["na", "ro", "rw"]);
    assert_eq!(
        taken(&open("<GPP_A ua=\"n|\"/>"), "rw"),
        open("<GPP_A ua=\"rw|\"/>")
    );
    assert_eq!(
        taken(&open("<GPP_A |/>"), "ua=\"ro\""),
        open("<GPP_A ua=\"ro\"|/>")
    );
    assert_eq!(
        taken(&open("<DNS_Query_Mode>P|x</DNS_Query_Mode>"), "Parallel"),
        open("<DNS_Query_Mode>Parallel|</DNS_Query_Mode>")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_plain_text_proposes_names_marks_and_choices() {
    assert_eq!(labels("# plain\n|").len(), 555);
    assert_eq!(
        taken("# plain\nDial|\nGPP_A \"1\" ;\n", "Dial_Plan[1]"),
        "# plain\nDial_Plan[1] \"|\" ;\nGPP_A \"1\" ;\n"
    );
    assert_eq!(
        taken("# plain\nGPP| \"1\" ;\n", "GPP_B"),
        "# plain\nGPP_B| \"1\" ;\n"
    );
    assert_eq!(labels("GPP_A |\"1\" ;\n"), ["!", "?"]);
    assert_eq!(
        labels("dns_query_mode \"|\" ;\n"),
        ["Parallel", "Sequential"]
    );
    assert_eq!(
        labels("GPP_A \"1\" ;\nResync_On_Reset \"Y|\n"),
        ["Yes", "No"]
    );
    assert_eq!(labels("GPP_A \"1\" ; |").len(), 555);
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_a_name_shows_its_facts() {
    let facts = known("<flat-profile><Resync_|Periodic>1</Resync_Periodic>").unwrap();
    assert_eq!(facts.title, "Resync_Periodic");
    assert_eq!((facts.span.start, facts.span.end), (15, 30));
    for (word, fact) in [
        ("Type", "seconds, or a list of delays"),
        ("Factory value", "3600"),
        ("User access", "the User does not see it"),
        ("Section", "Configuration Profile"),
        ("Guide", "appendix C"),
        ("In plain text", "Resync_Periodic"),
    ] {
        assert!(facts.facts.contains(&(word, fact.to_owned())), "{facts:?}");
    }
    let sibling = known("dial_plan[2|] \"(x.)\" ;").unwrap();
    let open = ("In the open format", "dial_plan_2_".to_owned());
    assert!(sibling.facts.contains(&open), "{sibling:?}");
    let end = known("<flat-profile><GPP_A>1</GPP_A|>").unwrap();
    assert_eq!(end.title, "GPP_A");
    let strange = known("<flat-profile><No_Such|>1</No_Such>").unwrap();
    assert!(strange.facts.iter().any(|(word, _)| *word == "Catalogue"));
    assert_eq!(known("<flat-|profile>"), None);
    assert_eq!(known("<flat-profile><GPP_A>1|</GPP_A>"), None);
}
