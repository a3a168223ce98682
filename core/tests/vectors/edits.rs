//! One parameter changed, added or removed: what the text looks like then.

use profile_core::catalog::Catalog;
use profile_core::document::{Document, SourceFormat};
use profile_core::profile::{ParameterName, Setting, UserAccess, Value};
use profile_core::setting_edits::{remove, set};
use profile_core::text::apply_edits;
use wasm_bindgen_test::wasm_bindgen_test;

fn edited(
    text: &str,
    format: SourceFormat,
    name: &str,
    value: Option<&str>,
    access: UserAccess,
) -> String {
    let document = Document::read_as(text.as_bytes(), format, Catalog::builtin());
    let setting = Setting {
        name: ParameterName::from_open_format(name),
        value: value.map_or(Value::Unchanged, Value::set),
        access,
    };
    let edits = set(text.as_bytes(), &document, Catalog::builtin(), &setting);
    String::from_utf8(apply_edits(text.as_bytes(), &edits).unwrap()).unwrap()
}

fn open(text: &str, name: &str, value: Option<&str>, access: UserAccess) -> String {
    edited(text, SourceFormat::OpenFormat, name, value, access)
}

fn plain(text: &str, name: &str, value: Option<&str>, access: UserAccess) -> String {
    edited(text, SourceFormat::PlainText, name, value, access)
}

fn removed(text: &str, name: &str) -> String {
    let document = Document::read(text.as_bytes(), Catalog::builtin());
    let edits = remove(
        text.as_bytes(),
        &document,
        &ParameterName::from_open_format(name),
    );
    String::from_utf8(apply_edits(text.as_bytes(), &edits).unwrap()).unwrap()
}

use UserAccess::{NotAccessible, ReadOnly, ReadWrite, Unspecified};

#[wasm_bindgen_test(unsupported = test)]
fn gen_02_an_element_changes_its_value_its_access_and_its_state() {
    let text = "<flat-profile>\r\n  <GPP_A group='x' ua=\"na\">1<!-- c --></GPP_A> <!-- note -->\r\n</flat-profile>\r\n";
    let line =
        |inner: &str| format!("<flat-profile>\r\n  {inner} <!-- note -->\r\n</flat-profile>\r\n");
    assert_eq!(
        open(text, "GPP_A", Some("a<b"), NotAccessible),
        line("<GPP_A group='x' ua=\"na\">a&lt;b</GPP_A>")
    );
    assert_eq!(
        open(text, "GPP_A", Some("1"), ReadWrite),
        line("<GPP_A group='x' ua=\"rw\">1<!-- c --></GPP_A>")
    );
    assert_eq!(
        open(text, "GPP_A", Some("1"), Unspecified),
        line("<GPP_A group='x'>1<!-- c --></GPP_A>")
    );
    assert_eq!(
        open(text, "GPP_A", None, NotAccessible),
        line("<GPP_A group='x' ua=\"na\"/>")
    );
    assert_eq!(
        open(text, "GPP_A", Some(""), ReadOnly),
        line("<GPP_A group='x' ua=\"ro\"></GPP_A>")
    );
    let empty = "<flat-profile><GPP_A ua=\"rw\" /><GPP_B value=\"x\" um=\"y\"/></flat-profile>";
    assert_eq!(
        open(empty, "GPP_A", Some("1"), Unspecified),
        "<flat-profile><GPP_A>1</GPP_A><GPP_B value=\"x\" um=\"y\"/></flat-profile>"
    );
    assert_eq!(
        open(empty, "GPP_B", Some("\"y\""), ReadOnly),
        "<flat-profile><GPP_A ua=\"rw\" /><GPP_B ua=\"ro\" value=\"&quot;y&quot;\" um=\"y\"/></flat-profile>"
    );
    assert_eq!(
        open(empty, "GPP_B", None, Unspecified),
        "<flat-profile><GPP_A ua=\"rw\" /><GPP_B um=\"y\"/></flat-profile>"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_02_what_a_tag_says_twice_goes_as_a_whole() {
    let text = |inner: &str| format!("<flat-profile>{inner}</flat-profile>");
    for (before, value, access, after) in [
        // The content hid the attribute.
        (
            r#"<GPP_A value="x" ua="na">y</GPP_A>"#,
            None,
            Unspecified,
            "<GPP_A/>",
        ),
        (
            r#"<GPP_A value="x" g="1">y</GPP_A>"#,
            None,
            ReadOnly,
            r#"<GPP_A ua="ro" g="1"/>"#,
        ),
        (
            r#"<GPP_A value="x">y</GPP_A>"#,
            Some("z"),
            Unspecified,
            r#"<GPP_A value="x">z</GPP_A>"#,
        ),
        (
            r#"<GPP_A value="x" value="y"/>"#,
            None,
            Unspecified,
            "<GPP_A/>",
        ),
        (
            r#"<GPP_A ua="na" g='1' ua = "rw">1</GPP_A>"#,
            Some("1"),
            Unspecified,
            "<GPP_A g='1'>1</GPP_A>",
        ),
        (
            r#"<GPP_A um="x" value="y" / >"#,
            None,
            Unspecified,
            r#"<GPP_A um="x" / >"#,
        ),
    ] {
        let edited = open(&text(before), "GPP_A", value, access);
        assert_eq!(edited, text(after), "{before}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_02_a_value_in_an_attribute_gets_its_quotes() {
    let text = |inner: &str| format!("<flat-profile><GPP_A {inner} um='n'/></flat-profile>");
    for (before, after) in [
        ("value=\"x\"", "value=\"a 'b\""),
        ("value='x'", "value='a 'b'"),
        ("value = x", "value = \"a 'b\""),
        ("value=x\"\"", "value=\"a 'b\""),
        ("value=\u{201c}x\u{201d}", "value=\"a 'b\""),
        ("value=\u{201c}\u{201d}", "value=\"a 'b\""),
        ("value=\u{201c}", "value=\"a 'b\""),
    ] {
        let edited = open(&text(before), "GPP_A", Some("a 'b"), Unspecified);
        assert_eq!(
            edited,
            text(&after.replace("a 'b", "a &apos;b")),
            "{before}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_02_a_statement_changes_its_value_its_mark_and_its_state() {
    let text = "GPP_A          ! \"1\" ;  # options: 1/2\n";
    assert_eq!(
        plain(text, "GPP_A", Some("say \"x\""), ReadWrite),
        "GPP_A          ! \"say \\\"x\\\"\" ;  # options: 1/2\n"
    );
    assert_eq!(
        plain(text, "GPP_A", Some("1"), NotAccessible),
        "GPP_A          \"1\" ;  # options: 1/2\n"
    );
    assert_eq!(
        plain(text, "GPP_A", Some("1"), ReadOnly),
        "GPP_A          ? \"1\" ;  # options: 1/2\n"
    );
    assert_eq!(
        plain(text, "GPP_A", None, ReadWrite),
        "GPP_A          !  ;  # options: 1/2\n"
    );
    assert_eq!(
        plain("GPP_A;\n", "GPP_A", Some("1"), ReadOnly),
        "GPP_A ? \"1\";\n"
    );
    assert_eq!(
        plain("GPP_A \"1\" ;\n", "GPP_A", Some("1"), ReadWrite),
        "GPP_A ! \"1\" ;\n"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_02_a_new_setting_stands_where_the_catalogue_has_it() {
    let text = "<flat-profile>\r\n\t<GPP_A>1</GPP_A> <!-- first -->\r\n\t<GPP_C>3</GPP_C>\r\n</flat-profile>";
    assert_eq!(
        open(text, "GPP_B", Some("2"), Unspecified),
        "<flat-profile>\r\n\t<GPP_A>1</GPP_A> <!-- first -->\r\n\t<GPP_B>2</GPP_B>\r\n\t<GPP_C>3</GPP_C>\r\n</flat-profile>"
    );
    assert_eq!(
        open(text, "Restricted_Access_Domains", None, ReadWrite),
        "<flat-profile>\r\n\t<Restricted_Access_Domains ua=\"rw\"/>\r\n\t<GPP_A>1</GPP_A> <!-- first -->\r\n\t<GPP_C>3</GPP_C>\r\n</flat-profile>"
    );
    assert_eq!(
        open(text, "Something_Else", Some("x"), Unspecified),
        "<flat-profile>\r\n\t<GPP_A>1</GPP_A> <!-- first -->\r\n\t<GPP_C>3</GPP_C>\r\n\t<Something_Else>x</Something_Else>\r\n</flat-profile>"
    );
    let plain_new = plain(
        "GPP_A \"1\" ; # note\nGPP_C \"3\" ;",
        "GPP_B",
        Some("2"),
        NotAccessible,
    );
    let lines: Vec<&str> = plain_new.lines().collect();
    assert_eq!(
        (lines[0], lines[2]),
        ("GPP_A \"1\" ; # note", "GPP_C \"3\" ;")
    );
    assert!(
        lines[1].starts_with("GPP_B ") && lines[1].ends_with(" \"2\" ;"),
        "{plain_new}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_02_the_first_setting_of_a_text_makes_room_for_itself() {
    let cases = [
        (
            "<flat-profile></flat-profile>",
            "<flat-profile>\n  <GPP_A>1</GPP_A>\n</flat-profile>",
        ),
        (
            "<flat-profile>\r\n</flat-profile>\r\n",
            "<flat-profile>\r\n  <GPP_A>1</GPP_A>\r\n</flat-profile>\r\n",
        ),
        (
            "<a>\n  <flat-profile>\n  </flat-profile>\n</a>",
            "<a>\n  <flat-profile>\n    <GPP_A>1</GPP_A>\n  </flat-profile>\n</a>",
        ),
        (
            "<flat-profile a=\"b\" />\n",
            "<flat-profile a=\"b\">\n  <GPP_A>1</GPP_A>\n</flat-profile>\n",
        ),
        (
            "<!-- only this -->",
            "<!-- only this -->\n<flat-profile>\n  <GPP_A>1</GPP_A>\n</flat-profile>\n",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(open(text, "GPP_A", Some("1"), Unspecified), expected);
    }
    assert!(plain("# a note", "GPP_A", Some("1"), NotAccessible).starts_with("# a note\nGPP_A "));
    assert!(plain("", "GPP_A", Some("1"), NotAccessible).ends_with(" \"1\" ;\n"));
}

#[wasm_bindgen_test(unsupported = test)]
fn xml_09_txt_08_of_several_settings_the_last_is_edited_and_no_other_counts() {
    let twice = "<flat-profile>\n<GPP_A>1</GPP_A>\n<GPP_B/>\n<GPP_A>2</GPP_A>\n</flat-profile>\n";
    assert_eq!(
        open(twice, "GPP_A", Some("3"), Unspecified),
        twice.replace('2', "3")
    );
    assert_eq!(
        open(twice, "GPP_A", None, Unspecified),
        "<flat-profile>\n<GPP_B/>\n<GPP_A/>\n</flat-profile>\n"
    );
    assert_eq!(
        removed(twice, "GPP_A"),
        "<flat-profile>\n<GPP_B/>\n</flat-profile>\n"
    );
    assert_eq!(
        removed("GPP_A \"1\" ; GPP_B \"2\" ;\r\nGPP_A ! ;\r\n", "GPP_A"),
        " GPP_B \"2\" ;\r\n"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn xml_18_a_parameter_is_left_to_the_user() {
    let text = "<flat-profile>\n</flat-profile>\n";
    let edited = open(text, "Speed_Dial_2_2_", None, ReadWrite);
    assert_eq!(
        edited,
        "<flat-profile>\n  <Speed_Dial_2_2_ ua=\"rw\"/>\n</flat-profile>\n"
    );
}
