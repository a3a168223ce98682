//! Input that is made to hurt.

use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::diagnostic::Code;
use profile_core::document::Document;
use profile_core::{invariants, open_format};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::repeated::REPEATED;

/// Numbers that look random and are the same each time.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self) -> Vec<u8> {
        let len = self.next() % 64;
        (0..len).map(|_| self.next().to_le_bytes()[3]).collect()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_ten_thousand_random_byte_strings_go_through_every_entry_point() {
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    for _ in 0..10_000 {
        let text = noise.bytes();
        assert_eq!(
            invariants::nothing_traps(&text),
            Ok(()),
            "{}",
            text.escape_ascii()
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_every_truncation_and_every_flipped_bit_of_a_profile_is_read() {
    let profile = b"\xef\xbb\xbf<?xml version='1.0'?>\r\n<flat-profile><!-- c --><GPP_A ua=\"rw\">a&amp;<![CDATA[x]]></GPP_A>\n<GPP_B/></flat-profile>";
    let plain =
        b"# c\nimport a\nGPP_A ! \"a\\\"b\\x41\" ; # options: 1/2\n*** T\nAdmin_Passwd \"s\";\n";
    for text in [&profile[..], &plain[..]] {
        for len in 0..text.len() {
            assert_eq!(
                invariants::nothing_traps(&text[..len]),
                Ok(()),
                "cut to {len} bytes"
            );
        }
        for bit in 0..text.len() * 8 {
            let mut flipped = text.to_vec();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(invariants::nothing_traps(&flipped), Ok(()), "bit {bit}");
        }
    }
}

/// The codes of all findings about `text`.
fn found(text: &[u8]) -> Vec<Code> {
    let document = Document::read(text, Catalog::builtin());
    check(text, &document, &CheckOptions::default())
        .iter()
        .map(|finding| finding.code)
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_deep_nesting_is_named_once_and_kept_as_text() {
    for levels in [255, 256, 1_000, 100_000] {
        for closing in ["", "</a>"] {
            let inner = ["<a>".repeat(levels), "x".to_owned(), closing.repeat(levels)].concat();
            let text = format!("<flat-profile>{inner}</flat-profile>");
            let parsed = open_format::parse(text.as_bytes());
            assert_eq!(parsed.tree.print(), text.as_bytes());
            let deep = parsed
                .diagnostics
                .iter()
                .filter(|d| d.code == Code::TooDeep)
                .count();
            // Without their ends they are read as ends of each other.
            let nested = levels > 255 && !closing.is_empty();
            assert_eq!(deep, usize::from(nested), "{levels} levels");
        }
    }
    let hidden = [
        "<a>".repeat(300).as_str(),
        "<flat-profile><GPP_A>1</GPP_A></flat-profile>",
    ]
    .concat();
    assert!(
        Document::read(hidden.as_bytes(), Catalog::builtin())
            .reading
            .occurrences
            .is_empty()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_attributes_past_a_thousand_are_kept_as_text() {
    let attributes: String = (0..80_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
    let text = format!("<flat-profile><GPP_A{attributes}>1</GPP_A></flat-profile>");
    let parsed = open_format::parse(text.as_bytes());
    assert_eq!(parsed.tree.print(), text.as_bytes());
    let many = parsed
        .diagnostics
        .iter()
        .filter(|d| d.code == Code::TooManyAttributes)
        .count();
    assert_eq!(many, 1);
    assert_eq!(open_format::read(&parsed).occurrences.len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_odd_characters_long_values_and_floods_are_named() {
    assert_eq!(
        found(b"<flat-profile><GPP_A>\x01</GPP_A></flat-profile>"),
        [Code::ControlCharacter]
    );
    assert_eq!(
        found(b"<flat-profile><GPP_A ua=\"na\" =>1</GPP_A></flat-profile>"),
        [Code::MalformedAttribute]
    );
    let long = format!("GPP_A \"{}\" ;", "x".repeat(2_001));
    assert_eq!(found(long.as_bytes()), [Code::LongValue]);
    let flood = found("GPP_A \"1\" ;\n".repeat(2_000).as_bytes());
    assert_eq!(flood.len(), 1_001);
    assert!(flood.contains(&Code::MoreFindings));
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_a_hundred_thousand_bytes_of_one_shape_are_read_at_once() {
    for part in REPEATED {
        for frame in [["", ""], ["<flat-profile>", "</flat-profile>"]] {
            let text = [frame[0], &part.repeat(100_000 / part.len()), frame[1]].concat();
            // A shape that takes the square of its length would take minutes, one that recurses would overflow.
            assert_eq!(
                invariants::nothing_traps(text.as_bytes()),
                Ok(()),
                "{}",
                part.escape_debug()
            );
            profile_core::redaction::redact(text.as_bytes(), Catalog::builtin(), 1);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_names_of_a_megabyte_do_not_fill_the_memory() {
    let name = "H".repeat(1 << 20);
    let text = format!("<{name}>{}</{name}>", "<a>".repeat(254));
    let findings = open_format::parse(text.as_bytes()).diagnostics;
    assert!(findings.len() >= 254);
    let words: usize = findings.iter().map(|finding| finding.headline.len()).sum();
    assert!(words < 100_000, "{words} bytes of headlines");
}
