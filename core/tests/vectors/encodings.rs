//! Texts in other encodings: each is named, and converted on request only (G-46, FMT-06).

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::diagnostic::{Code, apply_fixes};
use profile_core::document::Document;
use profile_core::layers::{
    Encoding, Kind, Verdict, declaration, encoding, encoding_findings, open, sniff, to_utf8,
};
use profile_core::redaction::redact;
use wasm_bindgen_test::wasm_bindgen_test;

const PROFILE: &str = "<flat-profile><GPP_A>caf\u{e9} \u{1f600}</GPP_A></flat-profile>";

fn units_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn units_32(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().map(u32::from).flat_map(bytes).collect()
}

fn codes(text: &[u8]) -> Vec<Code> {
    encoding_findings(text)
        .iter()
        .map(|finding| finding.code)
        .collect()
}

fn converted(text: &[u8]) -> String {
    String::from_utf8(to_utf8(text)).unwrap()
}

/// The profile in an encoding, with and without a mark.
fn wide() -> Vec<(Encoding, Kind, Vec<u8>)> {
    let mut texts = Vec::new();
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}{PROFILE}");
        texts.extend([
            (
                Encoding::Utf16LittleEndian,
                Kind::Utf16,
                units_16(&text, u16::to_le_bytes),
            ),
            (
                Encoding::Utf16BigEndian,
                Kind::Utf16,
                units_16(&text, u16::to_be_bytes),
            ),
            (
                Encoding::Utf32LittleEndian,
                Kind::Utf32,
                units_32(&text, u32::to_le_bytes),
            ),
            (
                Encoding::Utf32BigEndian,
                Kind::Utf32,
                units_32(&text, u32::to_be_bytes),
            ),
        ]);
    }
    texts
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_utf_16_and_utf_32_are_named_with_and_without_a_mark() {
    for (expected, kind, text) in wide() {
        assert_eq!(encoding(&text), expected);
        assert_eq!((sniff(&text), codes(&text)), (kind, vec![Code::Encoding]));
        let opened = open(&text, &[]);
        assert_eq!(opened.verdict, Verdict::Unreadable(kind));
        assert_eq!(opened.content, text, "the bytes are kept");
        assert_eq!(converted(&text), PROFILE);
        // Nothing can be found in it, so nothing of it leaves memory.
        let redacted = redact(&text, Catalog::builtin(), 1);
        assert_eq!(redacted.text, b"[[secret:1]]");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fmt_06_a_mark_before_utf_8_is_taken_off_on_request() {
    let text = format!("\u{feff}{PROFILE}");
    assert_eq!(encoding(text.as_bytes()), Encoding::Utf8);
    assert_eq!(open(text.as_bytes(), &[]).content, text.as_bytes());
    assert_eq!(converted(text.as_bytes()), PROFILE);
    assert_eq!(to_utf8(PROFILE.as_bytes()), PROFILE.as_bytes());
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_single_bytes_are_read_as_windows_1252() {
    let all: Vec<u8> = (0x80..=0xff).collect();
    assert_eq!(encoding(&all), Encoding::SingleByte);
    let text = converted(&all);
    assert_eq!(text.chars().count(), 128);
    assert!(text.starts_with("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ\u{a0}¡"));
    assert!(text.ends_with("ýþÿ"));
    let controls: Vec<u32> = text
        .chars()
        .filter(|c| c.is_control())
        .map(u32::from)
        .collect();
    assert_eq!(
        controls,
        [0x81, 0x8d, 0x8f, 0x90, 0x9d],
        "only what is not defined"
    );
    assert_eq!(converted(b"\x93caf\xe9\x94 \x96 5 \x80"), "“café” – 5 €");
    assert_eq!(codes(b"caf\xe9"), [Code::Encoding]);
    assert_eq!(
        codes(b"caf\xe9 \x81"),
        [Code::Encoding, Code::IllFormedText]
    );
}

/// A profile whose XML header names `name`, around `value`.
fn declared(name: &str, value: &[u8]) -> Vec<u8> {
    [
        format!("<?xml version='1.0' encoding='{name}'?>\n<flat-profile><GPP_A>").as_bytes(),
        value,
        b"</GPP_A></flat-profile>\n",
    ]
    .concat()
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_a_header_that_names_another_encoding_is_named() {
    let (utf8, latin) = ("é".as_bytes(), b"\xe9".as_slice());
    let lies = Code::DeclaredEncoding;
    for (name, value, expected) in [
        ("UTF-8", utf8, vec![]),
        ("utf8", utf8, vec![]),
        ("UTF-8", b"e", vec![]),
        ("ISO-8859-1", b"e", vec![]),
        ("windows-1252", b"e", vec![]),
        ("US-ASCII", b"e", vec![]),
        ("ISO-8859-1", utf8, vec![lies]),
        ("windows-1252", utf8, vec![lies]),
        ("US-ASCII", utf8, vec![lies]),
        ("UTF-16", utf8, vec![lies]),
        ("UTF-16", b"e", vec![lies]),
        ("UTF-32", b"e", vec![lies]),
        ("koi8-r", utf8, vec![lies]),
        ("ISO-8859-1", latin, vec![Code::Encoding]),
        ("windows-1252", latin, vec![Code::Encoding]),
        ("UTF-8", latin, vec![Code::Encoding, lies]),
        ("US-ASCII", latin, vec![Code::Encoding, lies]),
        ("UTF-16", latin, vec![Code::Encoding, lies]),
        ("koi8-r", latin, vec![Code::Encoding, lies]),
        ("ISO-8859-15", latin, vec![Code::Encoding, lies]),
    ] {
        let text = declared(name, value);
        assert_eq!(codes(&text), expected, "{name}: {value:?}");
        let plain = converted(&text);
        assert_eq!(codes(plain.as_bytes()), [], "{name}: {value:?}");
        let letter = if value == b"e" { "e" } else { "é" };
        assert!(plain.contains(&format!("<GPP_A>{letter}<")), "{plain}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_the_header_of_wide_text_is_compared_and_rewritten() {
    for (name, expected) in [("UTF-16", vec![]), ("utf-8", vec![Code::DeclaredEncoding])] {
        let text = String::from_utf8(declared(name, b"x")).unwrap();
        for bytes in [
            units_16(&text, u16::to_le_bytes),
            units_16(&text, u16::to_be_bytes),
        ] {
            let found = codes(&bytes);
            assert_eq!(
                (found[0], &found[1..]),
                (Code::Encoding, expected.as_slice()),
                "{name}"
            );
            let plain = converted(&bytes);
            let right = if name == "utf-8" {
                "encoding='utf-8'"
            } else {
                "encoding='UTF-8'"
            };
            assert!(
                plain.starts_with(&format!("<?xml version='1.0' {right}?>")),
                "{plain}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_converting_rewrites_the_header_and_nothing_else() {
    let rewritten = |text: &str| converted(text.as_bytes());
    assert_eq!(
        rewritten(
            "<?xml version=\"1.0\" encoding = \"ISO-8859-1\" standalone=\"yes\"?><a encoding=\"x\"/>"
        ),
        "<?xml version=\"1.0\" encoding = \"UTF-8\" standalone=\"yes\"?><a encoding=\"x\"/>"
    );
    for text in [
        "<a encoding=\"latin1\"/>",
        "<?xml version=\"1.0\"?><a encoding=\"latin1\"/>",
        "<?xml version=\"1.0\" encoding=\"latin1\"",
        "<?xml encoding=latin1?>",
        "<?xml encoding=\"latin1'?>",
        "<?xml encoding?>",
        "<?xml?>",
        "",
        "# <?xml encoding=\"latin1\"?>",
    ] {
        assert_eq!(rewritten(text), text);
        assert_eq!(declaration(text.as_bytes()), None, "{text}");
    }
    let marked = declaration("\u{feff}<?xml encoding='x'?>".as_bytes()).unwrap();
    assert_eq!((marked.name.as_str(), marked.span.start), ("x", 19));
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_a_wrong_header_over_utf_8_has_a_fix() {
    let text = declared("ISO-8859-1", "é".as_bytes());
    let fixed = apply_fixes(&text, &encoding_findings(&text)).unwrap();
    assert_eq!(fixed, declared("UTF-8", "é".as_bytes()));
    let document = Document::read(&text, Catalog::builtin());
    let shown = check(&text, &document, &CheckOptions::default());
    assert!(
        shown
            .iter()
            .any(|finding| finding.code == Code::DeclaredEncoding)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_bytes_against_the_rules_of_utf_8_are_named_and_never_become_ascii() {
    for (bytes, at, length) in [
        (b"a\xc0\xafb".as_slice(), 1, 2),
        (b"\xc1\x81", 0, 2),
        (b"\xe0\x80\xaf", 0, 3),
        (b"\xe0\x9f\xbf", 0, 3),
        (b"\xf0\x80\x80\xaf", 0, 4),
        (b"\xf0\x8f\xbf\xbf", 0, 4),
        (b"\xed\xa0\x80", 0, 3),
        ("é\u{0}".as_bytes(), 9, 9),
        (b"x\xed\xbf\xbf", 1, 3),
    ] {
        let findings = encoding_findings(bytes);
        let place = findings
            .iter()
            .find(|finding| finding.code == Code::IllFormedText);
        if at == 9 {
            assert!(findings.is_empty());
            continue;
        }
        let span = place.unwrap().primary.span;
        assert_eq!((span.start, span.len()), (at, length), "{bytes:?}");
        let text = converted(bytes);
        assert!(!text.contains(['/', 'A']), "{text}");
        assert_eq!(text.chars().count(), bytes.len(), "a character each");
    }
    // Letters that Windows-1252 has side by side are no broken UTF-8.
    assert_eq!(codes(b"\xe9\xe8 \xc4\xd6"), [Code::Encoding]);
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_half_pairs_and_odd_lengths_are_named_with_their_places() {
    let place = |text: &[u8]| {
        let findings = encoding_findings(text);
        let found = findings
            .into_iter()
            .find(|finding| finding.code == Code::IllFormedText);
        found.map(|finding| (finding.primary.span.start, finding.primary.span.end))
    };
    for (text, expected, plain) in [
        (
            b"\xff\xfe<\0\x00\xd8a\0".as_slice(),
            Some((4, 6)),
            "<\u{fffd}a",
        ),
        (b"\xfe\xff\0<\xdc\x00", Some((4, 6)), "<\u{fffd}"),
        (
            b"\xff\xfe<\0\x3d\xd8\x00\xde\x00\xde",
            Some((8, 10)),
            "<\u{1f600}\u{fffd}",
        ),
        (b"\xff\xfe<\0\x00\xd8", Some((4, 6)), "<\u{fffd}"),
        (b"\xff\xfe<\0a", Some((4, 5)), "<\u{fffd}"),
        (b"\xff\xfe<\0a\0", None, "<a"),
        (b"\xff\xfe\0\0<\0\0\0\0\xd8\0\0", Some((8, 12)), "<\u{fffd}"),
        (b"\0\0\xfe\xff\0\0\0<\0\x11\0\0", Some((8, 12)), "<\u{fffd}"),
        (b"\xff\xfe\0\0<\0\0\0ab", Some((8, 10)), "<\u{fffd}"),
    ] {
        assert_eq!(place(text), expected, "{text:?}");
        assert_eq!(converted(text), plain, "{text:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn g_46_utf_7_is_named_by_its_mark_or_header_only() {
    let utf7 = declared("UTF-7", b"+AGEAYgDpAA-x +- +2D3eAA- 1+1");
    assert_eq!(encoding(&utf7), Encoding::Utf7);
    assert_eq!(codes(&utf7)[0], Code::Encoding);
    assert_eq!(encoding(b"+/v8-x"), Encoding::Utf7);
    assert_eq!(encoding(b"a+AGE-"), Encoding::Utf8);
    assert_eq!(encoding(&declared("UTF-7", b"\xe9")), Encoding::SingleByte);
    assert_eq!(converted(b"+/v8-<a>+AOk-</a>"), "<a>é</a>");
    assert_eq!(converted(b"+/v8-+2D3eAA-"), "\u{1f600}");
    assert_eq!(converted(b"+/v8-a+-b+AOk c"), "a+bé c");
    assert_eq!(codes(b"+/v8-+AOk-"), [Code::Encoding]);
    for broken in [b"+/v8-+A-".as_slice(), b"+/v8-+2D0-", b"+/v8-+AOn-"] {
        assert_eq!(
            codes(broken),
            [Code::Encoding, Code::IllFormedText],
            "{broken:?}"
        );
        assert!(converted(broken).contains('\u{fffd}'));
    }
    // A tag may hide in it, so all of it counts as secret.
    let hidden = declared("UTF-7", b"+ADw-Admin_Passwd+AD4-s3cret");
    assert_eq!(redact(&hidden, Catalog::builtin(), 1).text, b"[[secret:1]]");
}
