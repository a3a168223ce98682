//! quick-xml as the oracle of our lexer: on well-formed input both see the same.
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

use profile_core::open_format::{LeafKind, NodeKind, OpenTree, parse};
use profile_core::text::{Child, NodeId};
use proptest::prelude::*;
use proptest::sample::select;
use quick_xml::Reader;
use quick_xml::events::Event;

/// What a reader of XML sees, one line each; empty tags count as a pair.
fn theirs(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut out = Vec::new();
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|fault| panic!("{fault} in {text}"))
        {
            Event::Eof => return merged(out),
            Event::Start(tag) => {
                let mut line = format!("<{}", tag.name().as_ref());
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    let value = attribute.value.to_string();
                    line += &format!(" {}={value}", attribute.key.as_ref());
                }
                out.push(line);
            }
            Event::End(tag) => out.push(format!("/{}", tag.name().as_ref())),
            Event::Text(text) => out.push(format!("t{}", &*text)),
            Event::GeneralRef(name) => out.push(format!("t&{};", &*name)),
            Event::Comment(text) => out.push(format!("!{}", &*text)),
            Event::CData(text) => out.push(format!("c{}", &*text)),
            Event::PI(text) => out.push(format!("?{}", &*text)),
            Event::Decl(text) => out.push(format!("?{}", &*text)),
            Event::DocType(text) => out.push(format!("d{}", &*text)),
            Event::Empty(_) => panic!("empty tags come as pairs"),
        }
    }
}

fn ours(tree: &OpenTree) -> Vec<String> {
    let mut out = Vec::new();
    walk(tree, tree.root(), &mut out);
    merged(out)
}

fn walk(tree: &OpenTree, node: NodeId, out: &mut Vec<String>) {
    for child in tree.children(node) {
        match child {
            Child::Node(inner) => match tree.kind(inner).unwrap() {
                NodeKind::StartTag => out.push(tag(tree, inner)),
                NodeKind::EmptyTag => {
                    out.push(tag(tree, inner));
                    out.push(format!("/{}", name(tree, inner)));
                }
                NodeKind::EndTag => out.push(format!("/{}", name(tree, inner))),
                _ => walk(tree, inner, out),
            },
            Child::Leaf(id) => {
                let leaf = tree.leaf(id).unwrap();
                let text = String::from_utf8_lossy(leaf.text);
                let inner = |from: usize, behind: usize| text[from..text.len() - behind].to_owned();
                out.push(match leaf.kind {
                    LeafKind::Comment => format!("!{}", inner(4, 3)),
                    LeafKind::Cdata => format!("c{}", inner(9, 3)),
                    LeafKind::Instruction => format!("?{}", inner(2, 2)),
                    LeafKind::Declaration => format!("d{}", inner(9, 1).trim_start()),
                    _ => format!("t{text}"),
                });
            }
        }
    }
}

fn name(tree: &OpenTree, tag: NodeId) -> String {
    let leaf = tree
        .child_leaves(tag)
        .find(|leaf| leaf.kind == LeafKind::Name)
        .unwrap();
    String::from_utf8_lossy(leaf.text).into_owned()
}

fn tag(tree: &OpenTree, tag: NodeId) -> String {
    let mut line = format!("<{}", name(tree, tag));
    for (attribute, _) in tree.child_nodes(tag) {
        let part = |kind| {
            let leaf = tree
                .leaves(attribute)
                .find(|leaf| leaf.kind == kind)
                .unwrap();
            String::from_utf8_lossy(leaf.text).into_owned()
        };
        let value = part(LeafKind::AttributeValue);
        line += &format!(
            " {}={}",
            part(LeafKind::AttributeName),
            &value[1..value.len() - 1]
        );
    }
    line
}

/// Neighbouring pieces of text as one.
fn merged(events: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for event in events {
        match out.last_mut() {
            Some(last) if last.starts_with('t') && event.starts_with('t') => {
                last.push_str(&event[1..]);
            }
            _ => out.push(event),
        }
    }
    out
}

/// What may stand before the root.
const PROLOGUES: &[&str] = &[
    "",
    "<?xml version=\"1.0\"?>\n",
    "<?xml version='1.0' encoding='UTF-8' standalone=\"yes\"?>\r\n<!-- a <b> -->\n",
    "<!DOCTYPE root>\n",
    "<!DOCTYPE root SYSTEM \"a.dtd\">",
    "<!DOCTYPE root PUBLIC \"-//x//y\" 'a>b.dtd' [\n<!ENTITY x \"y\">\n<!ELEMENT root (#PCDATA)>\n]>\n",
    "<?xml-stylesheet href=\"a.css\"?>\n",
];

fn well_formed() -> impl Strategy<Value = String> {
    let name = "[A-Za-z_][A-Za-z0-9_.-]{0,6}|:[a-z]{1,3}|[a-z]{1,2}:[A-Za-z_]{1,3}|é[a-z]{0,2}|[A-Za-z]{30}";
    let attributes = prop::collection::hash_map(
        "[a-z]{1,4}",
        r#"( ?)= ?("[^"<&]{0,6}"|'[^'<&]{0,6}')"#,
        0..3,
    )
    .prop_map(|map| {
        map.into_iter()
            .map(|(name, value)| format!(" {name}{value}"))
            .collect::<String>()
    });
    let text = "[ \n\ta-z0-9$]{0,8}|&amp;|&#x2e;|[a-z\"'=/]{0,5}|é|é>|\r\n";
    let leaf = prop_oneof![
        text.prop_map(|text: String| text),
        "[a-z <>&'\"]{0,8}".prop_map(|text| format!("<!--{text}-->")),
        "[a-z <>&'\"-]{0,8}".prop_map(|text| format!("<![CDATA[{text}]]>")),
        "[a-z]{1,5}( [a-z<>&'\"]{0,6})?"
            .prop_filter("`<?xml` stands first only", |t| !t.starts_with("xml"))
            .prop_map(|text| format!("<?{text}?>")),
        (name, attributes.clone()).prop_map(|(name, attributes)| format!("<{name}{attributes} />")),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        (
            name,
            attributes.clone(),
            "[ \n]{0,2}",
            prop::collection::vec(inner, 0..6),
        )
            .prop_map(|(name, attributes, blank, inner)| {
                format!(
                    "<{name}{attributes}{blank}>{}</{name}{blank}>",
                    inner.concat()
                )
            })
    })
    .prop_flat_map(|inner| (Just(inner), select(PROLOGUES)))
    .prop_map(|(inner, prologue)| format!("{prologue}<root>{inner}</root>\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_lexer_sees_what_quick_xml_sees(text in well_formed()) {
        let parsed = parse(text.as_bytes());
        prop_assert_eq!(ours(&parsed.tree), theirs(&text), "{}", text);
        let grave = parsed.diagnostics.iter().find(|d| matches!(d.code.id(), "unclosed-element" | "mismatched-end-tag" | "stray-end-tag" | "unterminated-tag" | "unterminated-markup" | "raw-less-than" | "malformed-attribute"));
        prop_assert!(grave.is_none(), "{:?} in {}", grave, text);
    }
}
