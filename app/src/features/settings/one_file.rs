use crate::components::Button;
use crate::platform::parts;
use crate::store::studio;
use crate::texts::one_file as texts;
use leptos::prelude::*;

/// In the one file the way to let it store; in the page of a server the way to the one file.
#[component]
pub(super) fn OneFile() -> impl IntoView {
    let studio = studio();
    if parts::is_one_file() {
        return view! {
            <Show when=move || studio.lives_in_file()>
                <div class="row">
                    <Button
                        label=texts::store_here()
                        on_press=move |()| studio.begin_storing()
                    />
                </div>
            </Show>
            <Show when=move || !studio.lives_in_file()>
                <div class="row">
                    <Button
                        label=texts::store_no_more()
                        on_press=move |()| studio.stop_storing()
                    />
                </div>
            </Show>
            <p class="hint">{texts::store_hint()}</p>
        }
        .into_any();
    }
    view! {
        <p>
            <a class="side-link" href="studio.html" download="studio.html">
                {texts::take_along()}
            </a>
        </p>
        <p class="hint">{texts::take_along_hint()}</p>
    }
    .into_any()
}
