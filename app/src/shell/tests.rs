//! The palette and the dialog around it, in a real browser.

use super::dialog::DialogHost;
use crate::platform::stage::Stage;
use crate::store::{OpenDialog, Studio, restore};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const FIELD: &str = "#palette-query";

#[wasm_bindgen_test]
async fn the_palette_is_used_by_keys_and_gives_the_focus_back() {
    let restored = restore().await;
    let held = StoredValue::new(None::<Studio>);
    let stage = Stage::new(move || {
        let studio = Studio::provide(restored.workspace, restored.keeper, restored.storing, None);
        held.set_value(Some(studio));
        let ask = move |_| studio.ask(OpenDialog::Palette);
        view! {
            <button id="ask" on:click=ask>"Find"</button>
            <DialogHost />
        }
    })
    .await;
    stage.press("#ask").await;
    assert!(stage.has_focus(FIELD));
    assert_eq!(stage.attribute(FIELD, "role"), "combobox");
    assert_eq!(stage.attribute(FIELD, "aria-controls"), "palette-list");
    assert_eq!(stage.attribute("#palette-list", "role"), "listbox");

    stage.enter(FIELD, "theme").await;
    assert_eq!(stage.attribute(FIELD, "aria-activedescendant"), "palette-0");
    assert!(stage.key(FIELD, "ArrowDown").await);
    assert_eq!(stage.attribute(FIELD, "aria-activedescendant"), "palette-1");
    assert_eq!(stage.attribute("#palette-1", "aria-selected"), "true");
    stage.key(FIELD, "ArrowUp").await;
    stage.key(FIELD, "ArrowUp").await;
    let last = format!("palette-{}", stage.count("[role=option]") - 1);
    assert_eq!(stage.attribute(FIELD, "aria-activedescendant"), last);

    // What cannot be done now says so and stays.
    stage.enter(FIELD, "save file").await;
    assert_eq!(stage.attribute("#palette-0", "aria-disabled"), "true");
    assert!(stage.text("#palette-0").contains("Not now"));
    stage.key(FIELD, "Enter").await;
    assert_eq!(stage.count(FIELD), 1);

    stage.enter(FIELD, "no such thing").await;
    assert_eq!(stage.count("[role=option]"), 0);
    assert!(
        stage
            .text("[role=status]")
            .contains("Nothing is called that")
    );
    assert_eq!(stage.attribute(FIELD, "aria-activedescendant"), "");

    held.with_value(|studio| studio.unwrap().close_dialog());
    stage.drawn().await;
    assert_eq!(stage.count(FIELD), 0);
    assert!(stage.has_focus("#ask"));
}
