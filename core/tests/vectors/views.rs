//! Answers for a screen: parameter rows, their filter, comparison.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::diagnostic::Severity;
use profile_core::document::Document;
use profile_core::profile::{UserAccess, Value};
use profile_core::view::{
    DifferenceKind, ParameterFilter, ParameterRow, RowState, Showing, compare, factory, parameters,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn rows(text: &str) -> Vec<ParameterRow> {
    let document = Document::read(text.as_bytes(), Catalog::builtin());
    let findings = check(text.as_bytes(), &document, &CheckOptions::default());
    parameters(text.as_bytes(), &document, Catalog::builtin(), &findings)
}

fn row<'r>(rows: &'r [ParameterRow], name: &str) -> &'r ParameterRow {
    rows.iter()
        .find(|row| row.plain_text == name)
        .unwrap_or_else(|| panic!("no {name}"))
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_every_parameter_is_listed_with_its_facts_and_what_the_document_makes_of_it() {
    let text = "<flat-profile>\n<GPP_A>1</GPP_A>\n<Resync_Periodic ua=\"rw\">3600</Resync_Periodic>\n<GPP_B/>\n<GPP_A ua=\"ro\">2</GPP_A>\n<Proxy_8_>sip</Proxy_8_><New_One>x</New_One>\n<Web_Server_Port>99999</Web_Server_Port></flat-profile>";
    let rows = rows(text);
    assert_eq!(rows.len(), 554 + 2);
    let gpp_a = row(&rows, "GPP_A");
    assert_eq!(
        (gpp_a.state, gpp_a.setting.access),
        (RowState::Changed, UserAccess::ReadOnly)
    );
    assert_eq!(gpp_a.setting.value, Value::set("2"));
    assert_eq!(
        gpp_a
            .places
            .iter()
            .map(|place| place.line)
            .collect::<Vec<_>>(),
        [2, 5]
    );
    assert_eq!(row(&rows, "Resync_Periodic").state, RowState::Factory);
    assert_eq!(row(&rows, "GPP_B").state, RowState::Unchanged);
    let absent = row(&rows, "GPP_C");
    assert_eq!(
        (absent.state, absent.effective_access()),
        (RowState::Absent, UserAccess::NotAccessible)
    );
    let proxy = row(&rows, "Proxy[8]");
    assert_eq!(
        (proxy.index, proxy.known, proxy.section.as_str()),
        (Some(8), true, row(&rows, "Proxy[1]").section.as_str())
    );
    let new = row(&rows, "New_One");
    assert_eq!((new.known, new.worst), (false, Some(Severity::Warning)));
    let port = row(&rows, "Web_Server_Port");
    assert_eq!(
        port.troubles,
        ["expected a port from 0 to 65535, found `99999`"]
    );
    assert!(row(&rows, "Admin_Passwd").secret);
}

fn found(rows: &[ParameterRow], filter: &ParameterFilter) -> Vec<String> {
    rows.iter()
        .filter(|row| filter.takes(row))
        .map(|row| row.plain_text.clone())
        .collect()
}

fn words(words: &str) -> ParameterFilter {
    ParameterFilter {
        words: words.to_owned(),
        ..ParameterFilter::default()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_names_are_found_in_any_notation() {
    let rows = rows("");
    let ring: Vec<String> = found(&rows, &words("Ring1"));
    assert_eq!(
        ring,
        [
            "Ring1_Caller[1]",
            "Ring1_Caller[2]",
            "Ring1_Cadence",
            "Ring1_Name"
        ]
    );
    for notation in ["Dial_Plan[1]", "Dial_Plan_1_", "dial plan 1"] {
        assert_eq!(
            found(&rows, &words(notation))[0],
            "Dial_Plan[1]",
            "{notation}"
        );
    }
    assert_eq!(
        found(&rows, &words("SIP TOS/DiffServ 2")),
        ["SIP_TOS/DiffServ_Value[2]"]
    );
    assert_eq!(found(&rows, &words("no such thing")), [""; 0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn cat_09_rows_are_filtered_by_section_line_access_and_state() {
    let rows = rows(
        "GPP_A \"1\" ;\nGPP_B ! ;\nResync_Periodic \"3600\" ;\nLine_Enable[2] \"perhaps\" ;\n",
    );
    let by = |filter: ParameterFilter| found(&rows, &filter);
    let showing = |showing| {
        by(ParameterFilter {
            showing,
            ..ParameterFilter::default()
        })
    };
    assert_eq!(
        showing(Showing::Mentioned),
        ["Resync_Periodic", "GPP_A", "GPP_B", "Line_Enable[2]"]
    );
    assert_eq!(showing(Showing::Changed), ["GPP_A", "Line_Enable[2]"]);
    assert_eq!(showing(Showing::LeftAlone), ["GPP_B"]);
    assert_eq!(showing(Showing::Troubled), ["Line_Enable[2]"]);
    assert_eq!(showing(Showing::All).len(), 554);
    let line = by(ParameterFilter {
        index: Some(2),
        showing: Showing::Mentioned,
        ..ParameterFilter::default()
    });
    assert_eq!(line, ["Line_Enable[2]"]);
    let section = by(ParameterFilter {
        section: Some("System Configuration".to_owned()),
        ..ParameterFilter::default()
    });
    assert!(section.contains(&"Web_Server_Port".to_owned()) && section.len() < 20);
    let writable = by(ParameterFilter {
        access: Some(UserAccess::ReadWrite),
        showing: Showing::Mentioned,
        ..ParameterFilter::default()
    });
    assert_eq!(writable, ["GPP_B"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn conv_04_profiles_compare_by_what_they_come_to_in_both_formats() {
    let catalog = Catalog::builtin();
    let profile = |text: &str| Document::read(text.as_bytes(), catalog).reading.profile();
    let left = profile(
        "<flat-profile><GPP_A>1</GPP_A><GPP_B>x</GPP_B><User_Password>s</User_Password><GPP_C/></flat-profile>",
    );
    let right =
        profile("GPP_A \"2\" ;\nGPP_B ! \"x\" ;\nUser_Password ! \"s\" ;\nNew_One \"1\" ;\n");
    let differences = compare(&left, &right, catalog);
    let shown: Vec<(&str, DifferenceKind)> = differences
        .iter()
        .map(|one| (one.plain_text.as_str(), one.kind))
        .collect();
    let expected = [
        ("GPP_A", DifferenceKind::Value),
        ("GPP_B", DifferenceKind::Access),
        ("GPP_C", DifferenceKind::Removed),
        ("New_One", DifferenceKind::Added),
    ];
    assert_eq!(shown, expected);
    assert_eq!(compare(&left, &left, catalog), []);
    let factory = factory(catalog);
    assert_eq!(compare(&factory, &factory, catalog), []);
    let changed = compare(&factory, &left, catalog);
    assert!(
        changed
            .iter()
            .any(|one| one.plain_text == "GPP_A" && one.kind == DifferenceKind::Value)
    );
}
