use super::shared::shared;
use crate::components::{CopyBlock, Prose};
use crate::store::studio;
use crate::texts::{microscope as texts, of_the_core};
use leptos::prelude::*;
use profile_core::profile_rule::{Preview, Request, preview};

/// The request as the device would send it.
#[component]
pub(super) fn RequestPart() -> impl IntoView {
    let (studio, lab) = (studio(), shared().lab);
    let shown = Memo::new(move |_| {
        lab.evaluation.with(|found| {
            let request = found.request()?;
            Some(lab.device.with(|device| preview(request, device)))
        })
    });
    let url = Memo::new(move |_| {
        lab.evaluation
            .with(|found| found.request().map(Request::url))
            .unwrap_or_default()
    });
    let of = move |part: fn(Preview) -> String| {
        Signal::derive(move || shown.get().map(part).unwrap_or_default())
    };
    let (sent, command) = (of(|one| one.sent), of(|one| one.command));
    let notes = move || {
        let notes = shown.get().map(|one| one.notes).unwrap_or_default();
        notes
            .into_iter()
            .map(|note| view! { <li class="hint" lang=of_the_core()><Prose text=note /></li> })
            .collect_view()
    };
    view! {
        <Show when=move || shown.with(Option::is_some)>
            <section class="rules-card" aria-labelledby="scope-request">
                <h3 id="scope-request">{texts::request()}</h3>
                <div class="rules-columns">
                    <div class="scope-stack">
                        <CopyBlock
                            label=texts::address()
                            text=url
                            copy_label=texts::copy_address()
                            on_copy=move |()| studio.copy(texts::the_address(), url.get_untracked())
                        />
                        <CopyBlock
                            label=texts::same_command()
                            text=command
                            copy_label=texts::copy_command()
                            on_copy=move |()| studio.copy(texts::the_command(), command.get_untracked())
                        />
                        <ul>{notes}</ul>
                    </div>
                    <CopyBlock
                        label=texts::as_sent()
                        text=sent
                        copy_label=texts::copy_request()
                        on_copy=move |()| studio.copy(texts::the_request(), sent.get_untracked())
                    />
                </div>
            </section>
        </Show>
    }
}
