//! The parts in a real browser: keys, roles, what can be pressed, where the focus goes.

use super::{
    Button, Check, Choice, Field, HexView, Item, Options, PORTION, SecretField, Select,
    SelectOption, ShowButton, ShowMore, StageStrip, Tab, Tabs,
};
use crate::model::secret::SecretText;
use crate::model::stages::{StageView, Stages};
use crate::platform::{dom, stage::Stage};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

const TABS: [Tab; 3] = [
    Tab {
        id: "tab-a",
        label: "A",
        area: "area-a",
    },
    Tab {
        id: "tab-b",
        label: "B",
        area: "area-b",
    },
    Tab {
        id: "tab-c",
        label: "C",
        area: "area-c",
    },
];

#[wasm_bindgen_test]
async fn arrows_move_between_tabs_and_take_the_focus_along() {
    let chosen = RwSignal::new(0);
    let stage = Stage::new(move || {
        let choose = move |(index, id): (usize, &'static str)| {
            chosen.set(index);
            dom::focus(id);
        };
        view! { <Tabs label="Things" tabs=TABS.to_vec() chosen=chosen on_choose=choose /> }
    })
    .await;
    assert_eq!(stage.attribute("[role=tablist]", "aria-label"), "Things");
    assert!(stage.key("#tab-a", "ArrowRight").await);
    assert!(stage.has_focus("#tab-b"));
    assert_eq!(stage.attribute("#tab-b", "aria-selected"), "true");
    // Tab leaves the row: only the chosen one is in its way.
    assert_eq!(stage.attribute("#tab-a", "tabindex"), "-1");
    assert_eq!(stage.attribute("#tab-b", "tabindex"), "0");
    stage.key("#tab-b", "End").await;
    assert!(stage.has_focus("#tab-c"));
    stage.key("#tab-c", "ArrowRight").await;
    assert!(stage.has_focus("#tab-a"));
    assert!(!stage.key("#tab-a", "x").await);
    stage.press("#tab-c").await;
    assert_eq!(chosen.get_untracked(), 2);
    assert_eq!(stage.attribute("#tab-c", "aria-controls"), "area-c");
}

#[wasm_bindgen_test]
async fn a_list_shows_what_is_chosen_and_is_named() {
    let chosen = RwSignal::new("b".to_owned());
    let options = RwSignal::new(vec![
        SelectOption::new("a", "First"),
        SelectOption::new("b", "Second"),
    ]);
    let stage = Stage::new(move || {
        view! {
            <Select name="Which" options=options chosen=chosen on_choose=move |key| chosen.set(key) class="quiet" />
            <Select name="Which" named=true options=options chosen=chosen on_choose=move |key| chosen.set(key) />
        }
    })
    .await;
    assert_eq!(stage.attribute("select.quiet", "aria-label"), "Which");
    assert_eq!(stage.attribute("label select", "aria-label"), "");
    assert!(stage.text("label.select span").contains("Which"));
    assert_eq!(stage.chosen("select"), "b");
    stage.choose("select", "a").await;
    assert_eq!(chosen.get_untracked(), "a");
    // Other options do not make it forget what is chosen.
    options.update(|options| options.insert(0, SelectOption::new("c", "Third")));
    stage.drawn().await;
    assert_eq!(stage.chosen("select"), "a");
    assert_eq!(stage.chosen("label select"), "a");
}

#[wasm_bindgen_test]
async fn a_button_that_is_off_does_nothing() {
    let (pressed, off) = (RwSignal::new(0), RwSignal::new(true));
    let stage = Stage::new(move || {
        let press = move |()| pressed.update(|count| *count += 1);
        view! { <Button label="Go" name=Signal::stored("Go there".to_owned()) disabled=off on_press=press /> }
    })
    .await;
    stage.press("button").await;
    assert_eq!(pressed.get_untracked(), 0);
    off.set(false);
    stage.drawn().await;
    stage.press("button").await;
    assert_eq!(pressed.get_untracked(), 1);
    assert!(stage.has_focus("button"));
    assert_eq!(stage.attribute("button", "aria-label"), "Go there");
    assert_eq!(stage.attribute("button", "type"), "button");
}

#[wasm_bindgen_test]
async fn a_secret_is_masked_until_its_button_shows_it() {
    let value = RwSignal::new(SecretText::new("hush".to_owned()));
    let stage = Stage::new(move || {
        view! { <SecretField id="phrase" label="Phrase" value=value show_label="Show phrase" /> }
    })
    .await;
    assert_eq!(stage.attribute("#phrase", "type"), "password");
    assert_eq!(stage.attribute("label", "for"), "phrase");
    stage.press("button").await;
    assert_eq!(stage.attribute("#phrase", "type"), "text");
    assert_eq!(stage.attribute("button", "aria-pressed"), "true");
    assert_eq!(stage.attribute("button", "aria-label"), "Show phrase");
    stage.enter("#phrase", "other").await;
    assert_eq!(
        value.with_untracked(|value| value.reveal().to_owned()),
        "other"
    );
}

#[wasm_bindgen_test]
async fn a_show_button_says_whether_it_is_pressed() {
    let shown = RwSignal::new(false);
    let stage = Stage::new(move || view! { <ShowButton name="Show key" shown=shown /> }).await;
    assert_eq!(stage.attribute("button", "aria-pressed"), "false");
    assert_eq!(stage.text("button"), "Show");
    stage.press("button").await;
    assert_eq!(
        (shown.get_untracked(), stage.text("button")),
        (true, "Hide".to_owned())
    );
    stage.press("button").await;
    assert_eq!(stage.attribute("button", "aria-pressed"), "false");
}

#[wasm_bindgen_test]
async fn choices_are_one_group_and_switches_follow() {
    let (chosen, second, on) = (RwSignal::new(0), RwSignal::new(false), RwSignal::new(false));
    let stage = Stage::new(move || {
        let items = vec![Item::plain("Red"), Item { title: "Green", detail: Some("like grass") }];
        view! {
            <div id="options">
                <Options
                    label="Colour"
                    items=items
                    chosen=Signal::derive(move || Some(chosen.get()))
                    on_choose=move |index| chosen.set(index)
                />
            </div>
            <div id="choice">
                <Choice label="Side" first="Left" second="Right" is_second=second on_choose=move |is| second.set(is) />
            </div>
            <div id="check">
                <Check label="Lit" checked=on on_switch=move |is| on.set(is) />
            </div>
        }
    })
    .await;
    assert_eq!(stage.text("#options legend"), "Colour");
    assert!(stage.is_on("#options label:nth-of-type(1) input"));
    stage.press("#options label:nth-of-type(2) input").await;
    assert_eq!(chosen.get_untracked(), 1);
    assert!(!stage.is_on("#options label:nth-of-type(1) input"));
    stage.press("#choice label:nth-of-type(2) input").await;
    assert!(second.get_untracked() && !stage.is_on("#choice label:nth-of-type(1) input"));
    stage.press("#check input").await;
    assert!(on.get_untracked());
}

#[wasm_bindgen_test]
async fn a_field_names_its_fault_to_those_who_do_not_see_it() {
    let (value, fault) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let stage = Stage::new(move || {
        view! { <Field id="name" label="Name" value=value fault=fault on_type=move |text| value.set(text) /> }
    })
    .await;
    assert_eq!(stage.attribute("#name", "aria-invalid"), "");
    stage.enter("#name", "x y").await;
    assert_eq!(value.get_untracked(), "x y");
    fault.set(Some("expected no blank".to_owned()));
    stage.drawn().await;
    assert_eq!(stage.attribute("#name", "aria-invalid"), "true");
    let hint = format!("#{}", stage.attribute("#name", "aria-describedby"));
    assert_eq!(stage.text(&hint), "expected no blank");
}

#[wasm_bindgen_test]
async fn a_long_list_is_drawn_in_portions() {
    let limit = RwSignal::new(PORTION);
    let total = PORTION + 5;
    let stage = Stage::new(move || view! { <ShowMore total=total limit=limit /> }).await;
    assert!(stage.text("p").starts_with("5 more are not shown."));
    stage.press("button").await;
    assert_eq!(limit.get_untracked(), 2 * PORTION);
    assert_eq!(stage.count("p"), 0);
}

/// The header of an encrypted file, and a block.
fn encrypted() -> Arc<Vec<u8>> {
    Arc::new([b"Salted__".as_slice(), &[7; 24]].concat())
}

#[wasm_bindgen_test]
async fn a_field_of_a_header_is_pointed_out_among_the_bytes() {
    let stage =
        Stage::new(move || view! { <HexView id="hex" bytes=Signal::stored(encrypted()) /> }).await;
    assert_eq!(stage.count("mark"), 0);
    let salt = "tbody tr:nth-child(2) button";
    assert_eq!(stage.text(salt), "Salt");
    stage.press(salt).await;
    assert_eq!(stage.attribute(salt, "aria-pressed"), "true");
    assert_eq!(stage.text("#hex-mark"), "07 07 07 07 07 07 07 07");
    assert!(stage.has_focus(salt));
    stage.press(salt).await;
    assert_eq!(stage.count("mark"), 0);
    // Those who scroll with the keyboard reach the bytes.
    assert_eq!(stage.attribute("pre", "tabindex"), "0");
}

fn stage_view(title: &str, bytes: Option<Arc<Vec<u8>>>) -> StageView {
    StageView {
        title: title.to_owned(),
        size: 32,
        sha256: "00".to_owned(),
        facts: Vec::new(),
        remarks: Vec::new(),
        step: None,
        bytes,
    }
}

#[wasm_bindgen_test]
async fn one_stage_at_a_time_shows_its_bytes() {
    let stages = Stages::new(vec![
        stage_view("Outer", Some(encrypted())),
        stage_view("Inner", Some(encrypted())),
        stage_view("Gone", None),
    ]);
    let stages = Signal::stored(Some(stages));
    let stage =
        Stage::new(move || view! { <StageStrip id="strip" label="Layers" stages=stages /> }).await;
    let (outer, inner) = ("li:nth-child(1) .stage-head", "li:nth-child(2) .stage-head");
    assert_eq!((stage.count("li"), stage.count(".stage-head")), (3, 2));
    assert_eq!(stage.attribute(outer, "aria-expanded"), "false");
    stage.press(outer).await;
    stage.press(inner).await;
    assert_eq!(stage.attribute(outer, "aria-expanded"), "false");
    assert_eq!(stage.attribute(inner, "aria-expanded"), "true");
    assert_eq!(stage.count(".hex"), 1);
    stage.press(inner).await;
    assert_eq!(stage.count(".hex"), 0);
    assert!(stage.has_focus(inner));
}
