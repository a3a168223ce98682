use crate::actions;
use crate::components::{Button, Look};
use crate::store::studio;
use leptos::prelude::*;

/// What to do while nothing is open.
#[component]
pub(super) fn StartView() -> impl IntoView {
    let studio = studio();
    view! {
        <div class="start">
            <h2>"Open a profile to begin"</h2>
            <p>
                "Drop a profile anywhere on this page: in the open format (XML), in plain text, compressed with gzip or encrypted with openssl. "
                "The studio reads it, names its problems, converts it and packs it for the device."
            </p>
            <div class="row">
                <Button
                    label="Open a file"
                    look=Look::Primary
                    on_press=move |()| actions::run(studio, "open")
                />
                <Button label="Paste a text" on_press=move |()| actions::run(studio, "paste") />
                <Button
                    label="Make a new profile"
                    on_press=move |()| actions::run(studio, "new-profile")
                />
                <Button
                    label="Try a sample"
                    on_press=move |()| actions::run(studio, "sample-open-format")
                />
            </div>
            <p class="hint">
                "A new profile has every parameter of the catalogue with its factory value. A sample is short and has faults on purpose."
            </p>
            <p class="hint">
                "Everything happens in this browser. Nothing is sent anywhere. What is stored here is stored without secrets."
            </p>
        </div>
    }
}
