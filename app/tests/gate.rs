//! What leaves the studio in a frame for its portal, and when nothing of a person is left behind.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may trap"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "../../core/tests/effort/mod.rs"]
mod effort;

use effort::cases;
use profile_studio::model::arrival::{self, Arrived};
use profile_studio::model::document::Content;
use profile_studio::model::frame::leaving;
use profile_studio::model::frame::leaving::{Gate, Secrets, fillable};
use std::sync::Arc;
use std::time::Instant;

const CANARY: &str = "canary-of-the-person-9f3";

#[test]
fn a_hole_where_no_secret_would_be_known_is_not_filled() {
    let values = || vec![(1, CANARY.as_bytes().to_vec())];
    let secret = b"Admin_Passwd \"[[secret:1]]\" ;\n";
    assert_eq!(fillable(secret, values()), values());
    for text in [
        "GPP_A \"[[secret:1]]\" ;\n",
        "Admin_Passwd \"[[secret:1]]\" ;\nGPP_A \"[[secret:1]]\" ;\n",
        "<flat-profile><Admin_Passwd>[[secret:1]]</Admin_Passwd><GPP_B>[[secret:1]]</GPP_B></flat-profile>",
    ] {
        assert!(fillable(text.as_bytes(), values()).is_empty(), "{text}");
    }
    // An empty value tells nothing.
    let empty = vec![(1, Vec::new())];
    assert_eq!(
        fillable(b"GPP_A \"[[secret:1]]\" ;\n", empty.clone()),
        empty
    );
}

#[test]
fn a_secret_of_the_host_that_is_only_written_in_another_way_leaves() {
    let host = "<flat-profile><Admin_Passwd>a&b</Admin_Passwd></flat-profile>";
    let mended = host.replace('&', "&amp;");
    let known = Secrets::of(host.as_bytes());
    let left = leaving(mended.as_bytes(), &known);
    assert_eq!((left.text, left.holes), (mended.into_bytes(), 0));
    let other = host.replace("a&b", "a&amp;c");
    assert_eq!(leaving(other.as_bytes(), &known).holes, 1);
}

/// A gate whose portal has given `host`.
fn gate(host: &str) -> Gate {
    let mut gate = Gate::default();
    gate.load(host.as_bytes().into());
    gate
}

fn bytes(text: &str) -> Arc<[u8]> {
    text.as_bytes().into()
}

#[test]
fn a_typed_secret_is_only_here_until_it_has_left_encrypted() {
    let host = "Admin_Passwd \"hush\" ;\nUser_Password \"[[secret:1]]\" ;\nGPP_A \"1\" ;\n";
    let mut gate = gate(host);
    let whole = gate.leaving(&bytes(host));
    assert_eq!((whole.holes, gate.only_here(&whole.withheld)), (1, 0));
    let typed = bytes(&host.replace("hush", CANARY));
    let left = gate.leaving(&typed);
    // The hole of the portal's own is none of the secrets that stay behind.
    assert_eq!((left.holes, left.withheld.len()), (2, 1));
    assert_eq!(gate.only_here(&left.withheld), 1);
    gate.encrypted(bytes(host));
    assert_eq!(gate.only_here(&left.withheld), 1);
    gate.encrypted(typed.clone());
    assert_eq!(gate.only_here(&left.withheld), 0);
    // What is changed beside it does not make it another one, and another one is only here.
    let more = bytes(&String::from_utf8_lossy(&typed).replace("\"1\"", "\"2\""));
    let left = gate.leaving(&more);
    assert_eq!(
        (left.withheld.len(), gate.only_here(&left.withheld)),
        (1, 0)
    );
    let another = bytes(&host.replace("hush", "another"));
    let left = gate.leaving(&another);
    assert_eq!(gate.only_here(&left.withheld), 1);
    // Another document begins anew.
    gate.load(bytes(host));
    let left = gate.leaving(&typed);
    assert_eq!(gate.only_here(&left.withheld), 1);
}

#[test]
fn what_was_typed_before_the_portal_wanted_secrets_stays() {
    let host = "Admin_Passwd \"\" ;\n";
    let typed = bytes(&format!("Admin_Passwd \"{CANARY}\" ;\n"));
    let mut gate = gate(host);
    gate.ask(true, true);
    assert!(!gate.gives() && gate.leaving(&typed).holes == 1);
    gate.load(bytes(host));
    assert!(gate.gives() && gate.leaving(&typed).text == *typed);
    // Said once more while it gives, it goes on; what is taken back is taken back at once.
    gate.ask(true, true);
    assert!(gate.gives());
    gate.ask(false, true);
    assert!(!gate.gives() && gate.leaving(&typed).holes == 1);
    gate.ask(true, true);
    assert!(!gate.gives());
    gate.ask(false, true);
    gate.load(bytes(host));
    assert!(!gate.gives());
    gate.ask(true, false);
    assert!(gate.gives() && gate.leaving(&typed).holes == 0);
}

#[test]
fn a_portal_may_begin_with_nothing() {
    let nothing = arrival::given(b"");
    let Content::Text(text) = nothing.content else {
        panic!("nothing is a text");
    };
    assert!(text.is_empty() && nothing.state == Arrived::Open && nothing.stages.is_none());
    assert_eq!(arrival::given(&[0x1f, 0x8b, 8]).state, Arrived::Unreadable);
    assert_eq!(arrival::given(b"<flat-profile/>").state, Arrived::Open);
}

/// How long what leaves of a big text takes: `SOAK=1` measures one of 5 MB, and what it would take without a memory.
#[test]
fn what_leaves_of_a_big_text_is_looked_for_once() {
    let line = |at: usize| {
        let number = at % 16 + 1;
        format!("User_ID_{number}_ \"someone-{at:06}\" ;\nPassword_{number}_ \"host-{at:07}\" ;\n")
    };
    let host: String = (0..cases(100, 83_000)).map(line).collect();
    let mut gate = gate(&host);
    let took = |act: &mut dyn FnMut()| {
        let clock = Instant::now();
        act();
        clock.elapsed().as_millis()
    };
    let given = bytes(&host);
    let unchanged = took(&mut || assert!(gate.leaving(&given).text == *given));
    let mut changed = Vec::new();
    for typed in ["a", "b"] {
        let text = bytes(&format!("{host}Admin_Passwd \"{CANARY}-{typed}\" ;\n"));
        let first = gate.leaving(&text);
        assert_eq!(first.withheld.len(), 1);
        changed.push(took(&mut || {
            assert!(Arc::ptr_eq(&first, &gate.leaving(&text)));
        }));
        let other: Arc<[u8]> = text.to_vec().into();
        changed.push(took(&mut || assert!(gate.leaving(&other) == first)));
        changed.push(took(&mut || {
            assert!(leaving(&text, &Secrets::of(&given)) == *first);
        }));
    }
    println!(
        "figure: {} bytes leave, in ms: unchanged {unchanged}, the same text again, another, without a memory {changed:?}",
        host.len()
    );
}
