use crate::actions;
use crate::components::{Button, Look};
use crate::platform::parts;
use crate::store::studio;
use crate::texts::one_file as texts;
use leptos::prelude::*;

/// What to know of the studio that is one file. Nothing where it is a page of a server.
#[component]
pub(super) fn OneFileNote() -> impl IntoView {
    let studio = studio();
    parts::is_one_file().then(|| {
        view! {
            <section class="notice-box notice-tall" aria-labelledby="one-file-heading">
                <h3 id="one-file-heading">{texts::title()}</h3>
                <p>
                    {move || {
                        if studio.lives_in_file() { texts::lead() } else { texts::lead_storing() }
                    }}
                </p>
                <div class="row">
                    <Button
                        label=texts::open()
                        look=Look::Primary
                        on_press=move |()| actions::run(studio, "open-project")
                    />
                    <Button
                        label=texts::save()
                        on_press=move |()| actions::run(studio, "export-project")
                    />
                </div>
            </section>
        }
    })
}
