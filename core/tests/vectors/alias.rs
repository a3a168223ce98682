//! Alias maps: limits, a model written once more, and what holds of tables and text.

use profile_core::alias_map::{AliasMap, MOST_ENTRIES, apply, entry_text, one_line, sample};
use profile_core::catalog::Catalog;
use profile_core::diagnostic::Code;
use profile_core::open_format;
use profile_core::profile::{ParameterName, Value};
use std::fmt::Write;
use wasm_bindgen_test::wasm_bindgen_test;

fn map_of(count: usize) -> String {
    (1..=count).fold(String::new(), |mut map, number| {
        write!(map, "/e{number} = /flat-profile/Speed_Dial_2_{number}_ ; ").unwrap();
        map
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn alias_07_thirty_entries_are_used_and_one_more_is_an_error() {
    let codes = |count: usize| {
        let text = map_of(count);
        let found = AliasMap::parse(&text).check(&text, Catalog::builtin());
        found.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(30), []);
    assert_eq!(codes(31), [Code::AliasLimit]);
    assert_eq!(Code::AliasLimit.lint(), "LINT-ALIAS30");

    let document = "<r><e30>30</e30><e31>31</e31></r>";
    let map = AliasMap::parse(&map_of(31));
    assert_eq!((map.entries.len(), map.used().count()), (31, MOST_ENTRIES));
    let aliased = apply(&map, &open_format::parse(document.as_bytes()));
    let values: Vec<_> = aliased
        .reading
        .occurrences
        .iter()
        .map(|one| one.setting.value.clone())
        .collect();
    assert_eq!(values, [Value::set("30")]);
}

#[wasm_bindgen_test(unsupported = test)]
fn alias_12_a_table_keeps_its_order_as_text() {
    let rows = [
        ("/z/name", "Display_Name_1_"),
        ("/a", "User_ID_1_"),
        ("m/n", "GPP_A"),
    ];
    let text: Vec<String> = rows
        .iter()
        .map(|(left, name)| entry_text(left, &ParameterName::from_open_format(*name)))
        .collect();
    let text = text.join("\n");
    let map = AliasMap::parse(&text);
    assert_eq!(map.diagnostics, []);
    let line = one_line(&map);
    assert_eq!(
        line,
        "/z/name = /flat-profile/Display_Name_1_ ; /a = /flat-profile/User_ID_1_ ; /m/n = /flat-profile/GPP_A ;"
    );
    let sides = |map: &AliasMap| {
        let sides = map.entries.iter();
        sides
            .map(|entry| (entry.left.clone(), entry.parameter()))
            .collect::<Vec<_>>()
    };
    assert_eq!(sides(&AliasMap::parse(&line)), sides(&map));
}

#[wasm_bindgen_test(unsupported = test)]
fn spans_of_entries_point_at_their_sides() {
    let text = "\n a/b\t=\r\n /flat-profile/GPP_A ;/c=/flat-profile/GPP_B";
    let map = AliasMap::parse(text);
    let slices: Vec<_> = map
        .entries
        .iter()
        .map(|entry| [entry.left_span, entry.right_span, entry.whole])
        .map(|spans| spans.map(|span| &text[span.start..span.end]))
        .collect();
    assert_eq!(
        slices,
        [
            [
                "a/b",
                "/flat-profile/GPP_A",
                "a/b\t=\r\n /flat-profile/GPP_A ;"
            ],
            ["/c", "/flat-profile/GPP_B", "/c=/flat-profile/GPP_B"],
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_corrupt_document_is_read_and_marked() {
    let map = AliasMap::parse("/a = /flat-profile/GPP_A ;");
    let aliased = apply(&map, &open_format::parse(b"<r><a>1</b></r>"));
    assert!(aliased.reading.corrupt);
    let whole = apply(&map, &open_format::parse(b"<r><a>1</a></r>"));
    assert!(!whole.reading.corrupt);
    assert_eq!(whole.reading.diagnostics, []);
}

#[wasm_bindgen_test(unsupported = test)]
fn long_lists_of_paths_are_cut_and_counted() {
    let document: String = (0..600).fold("<r>".to_owned(), |mut out, number| {
        write!(out, "<e{number}>1</e{number}>").unwrap();
        out
    }) + "</r>";
    let found = sample(
        &open_format::parse(document.as_bytes()),
        &AliasMap::default(),
    );
    assert_eq!((found.paths.len(), found.left_out), (500, 100));
    assert_eq!(found.paths[0].left.as_deref(), Some("/e0"));
}
