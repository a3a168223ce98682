use crate::components::{Button, Look, Prose};
use crate::model::proof::{FileProof, FileVerdict, LIST, Sums, build_id, tally};
use crate::platform::proof;
use crate::texts::{number, proof as texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use profile_core::layers::sha256_hex;

/// The id of the field for the published list.
const LIST_FIELD: &str = "proof-list";

/// What came of the files.
#[derive(Clone, PartialEq, Eq)]
enum Checked {
    /// So many, of so many.
    Running(usize, usize),
    /// The server's list did not come.
    NoList,
    /// The server's list with its SHA-256, if it came, and each file.
    Done(Option<(String, Sums)>, Vec<FileProof>),
}

/// Whether the page's files are those of the server's list, or of a published one.
#[component]
pub(super) fn Files() -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let checked = RwSignal::new(None::<Checked>);
    let running = move || matches!(checked.get(), Some(Checked::Running(..)));
    let check = move |()| {
        checked.set(Some(Checked::Running(0, 0)));
        spawn_local(check_files(checked, untrack(|| published(pasted))));
    };
    view! {
        <section class="settings-part" aria-labelledby="proof-files">
            <h3 id="proof-files">{texts::files()}</h3>
            <p class="hint">{texts::files_lead()}</p>
            <p class="hint">
                <Prose text=texts::from_outside() />
            </p>
            <PastedList value=pasted />
            <div class="row">
                <Button
                    label=texts::check_files()
                    look=Look::Primary
                    disabled=Signal::derive(running)
                    on_press=check
                />
            </div>
            {move || checked.get().map(|checked| view! { <Outcome checked=checked pasted=pasted /> })}
        </section>
    }
}

/// The field for the published list.
#[component]
pub(super) fn PastedList(
    /// What was pasted.
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=LIST_FIELD>{texts::pasted_list()}</label>
            <textarea
                id=LIST_FIELD
                class="code"
                rows="3"
                wrap="off"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
        {move || {
            let odd = value.with(|text| Sums::read(text).odd);
            (odd > 0).then(|| view! { <p class="field-fault">{texts::odd_lines(odd)}</p> })
        }}
    }
}

/// The list that counts instead of the server's, if one was pasted.
pub(super) fn published(pasted: RwSignal<String>) -> Option<Sums> {
    let sums = pasted.with(|text| Sums::read(text));
    (!sums.files.is_empty()).then_some(sums)
}

/// Fetches the list and each of its files; without it, those of the pasted list.
async fn check_files(checked: RwSignal<Option<Checked>>, pasted: Option<Sums>) {
    let list = proof::file(LIST).await;
    let list = list.map(|bytes| {
        (
            sha256_hex(&bytes),
            Sums::read(&String::from_utf8_lossy(&bytes)),
        )
    });
    let Some(sums) = list.as_ref().map(|(_, sums)| sums.clone()).or(pasted) else {
        checked.set(Some(Checked::NoList));
        return;
    };
    let all = sums.files.len();
    let mut files = Vec::with_capacity(all);
    for (name, digest) in sums.files {
        checked.set(Some(Checked::Running(files.len(), all)));
        let bytes = proof::file(&name).await;
        files.push(FileProof {
            found: bytes.as_ref().map(|bytes| sha256_hex(bytes)),
            bytes: bytes.map_or(0, |bytes| bytes.len()),
            listed: list.is_some().then_some(digest),
            name,
        });
    }
    checked.set(Some(Checked::Done(list, files)));
}

/// What came of the files.
#[component]
fn Outcome(
    /// What came of them.
    checked: Checked,
    /// The list that was pasted.
    pasted: RwSignal<String>,
) -> impl IntoView {
    match checked {
        Checked::Running(done, all) => {
            view! { <p role="status">{texts::checking(done, &number(all))}</p> }.into_any()
        }
        Checked::NoList => {
            view! { <p role="status" class="proof-verdict proof-bad">{texts::no_list()}</p> }
                .into_any()
        }
        Checked::Done(list, files) => {
            view! { <Listed list=list files=files pasted=pasted /> }.into_any()
        }
    }
}

/// Each file, those that are not as listed first.
#[component]
fn Listed(
    /// The server's list, if it came.
    list: Option<(String, Sums)>,
    /// The files.
    files: Vec<FileProof>,
    /// The list that was pasted.
    pasted: RwSignal<String>,
) -> impl IntoView {
    let build = list.as_ref().map(|(digest, _)| {
        let named = texts::build(env!("CARGO_PKG_VERSION"), build_id(digest));
        view! {
            <p>{named}</p>
            <p class="hint">{texts::build_hint(digest)}</p>
        }
    });
    let by = move || match published(pasted) {
        None => texts::by_servers_list(),
        Some(sums)
            if list
                .as_ref()
                .is_some_and(|(_, own)| own.files != sums.files) =>
        {
            texts::lists_differ()
        }
        Some(_) => texts::by_pasted_list(),
    };
    let files = StoredValue::new(files);
    let bad = Memo::new(move |_| {
        let sums = published(pasted);
        files.with_value(|files| tally(files, sums.as_ref()))
    });
    let words = move || match bad.get() {
        (good, 0) => texts::all_same(good),
        (_, bad) => texts::some_differ(bad),
    };
    let rows = move || {
        let sums = published(pasted);
        let mut rows = files.get_value();
        rows.sort_by_key(|file| file.verdict(sums.as_ref()) == FileVerdict::Same);
        let row = |file: FileProof| {
            let verdict = file.verdict(sums.as_ref());
            row(file, verdict)
        };
        rows.into_iter().map(row).collect_view()
    };
    view! {
        {build}
        <p role="status" class="proof-verdict" class:proof-bad=move || { bad.get().1 > 0 }>
            {words}
        </p>
        <p class="hint">{by}</p>
        <div class="proof-table" tabindex="0" role="group" aria-label=texts::files()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::file()}</th>
                        <th scope="col">{texts::result()}</th>
                        <th scope="col">{texts::bytes()}</th>
                        <th scope="col">"SHA-256"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(file: FileProof, verdict: FileVerdict) -> impl IntoView {
    let words = match verdict {
        FileVerdict::Same => texts::same(),
        FileVerdict::Differs => texts::differs(),
        FileVerdict::Missing => texts::missing(),
        FileVerdict::Unlisted => texts::unlisted(),
    };
    view! {
        <tr class:proof-bad={verdict != FileVerdict::Same}>
            <th scope="row">{file.name}</th>
            <td>{words}</td>
            <td class="proof-number">{number(file.bytes)}</td>
            <td><code>{file.found.unwrap_or_default()}</code></td>
        </tr>
    }
}
