use super::files::{PastedList, published};
use crate::components::Prose;
use crate::model::proof::OneFileVerdict;
use crate::platform::files::{Picked, chosen};
use crate::texts::proof as texts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::layers::sha256_hex;

/// The id of the field that picks the file.
const FILE_FIELD: &str = "proof-file";

/// The studio in one file cannot read itself: the person gives it the file.
#[component]
pub(super) fn OneFile() -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let found = RwSignal::new(None::<(String, String)>);
    let read = move |file: Picked| {
        spawn_local(async move {
            let file = file.read().await;
            if let Ok(bytes) = file.bytes {
                found.set(Some((file.name, sha256_hex(&bytes))));
            }
        });
    };
    let verdict = move || {
        let (name, digest) = found.get()?;
        let sums = published(pasted)?;
        Some((sums.one_file(&digest), name))
    };
    let words = move || {
        verdict().map(|(verdict, name)| match verdict {
            OneFileVerdict::Same => texts::file_listed(&name),
            OneFileVerdict::Another(other) => texts::file_is_another(&name, &other),
            OneFileVerdict::Differs => texts::file_unlisted().to_owned(),
            OneFileVerdict::NoEntry => texts::no_one_file().to_owned(),
        })
    };
    view! {
        <section class="settings-part" aria-labelledby="proof-files">
            <h3 id="proof-files">{texts::files()}</h3>
            <p class="hint">{texts::one_file_lead()}</p>
            <p class="hint">
                <Prose text=texts::from_outside() />
            </p>
            <p>{texts::version(env!("CARGO_PKG_VERSION"))}</p>
            <div class="field">
                <label for=FILE_FIELD>{texts::choose_file()}</label>
                <input
                    id=FILE_FIELD
                    type="file"
                    on:change=move |event| chosen(&event).into_iter().take(1).for_each(read)
                />
            </div>
            <PastedList value=pasted />
            <p class="hint">
                {move || found.get().map(|(name, digest)| texts::digest_is(&name, &digest))}
            </p>
            <p
                role="status"
                class="proof-verdict"
                class:proof-bad=move || verdict().is_some_and(|(verdict, _)| verdict != OneFileVerdict::Same)
            >
                {words}
            </p>
        </section>
    }
}
