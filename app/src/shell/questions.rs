use crate::actions::{self, ACTIONS, is_offered};
use crate::components::{Button, Field, Look};
use crate::features::holes::FIRST_HOLE;
use crate::model::arrival::pasted_name;
use crate::model::document::{Document, DocumentId};
use crate::model::storage::Storing;
use crate::model::workspace::Workspace;
use crate::platform::{dom, events};
use crate::store::{GoOn, studio};
use crate::texts::{frame, questions as texts};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The id of the dialog's heading.
pub(super) const HEADING: &str = "dialog-heading";

/// The button that closes the dialog and does nothing else.
#[component]
fn Cancel() -> impl IntoView {
    let studio = studio();
    view! { <Button label=texts::cancel() on_press=move |()| studio.close_dialog() /> }
}

/// A document with holes is about to be written.
#[component]
pub(super) fn HolesQuestion(
    /// Which document.
    document: DocumentId,
    /// Writes it all the same.
    go_on: GoOn,
) -> impl IntoView {
    let studio = studio();
    let fill = move |()| {
        studio.close_dialog();
        studio.choose(document);
        events::after(0, || dom::focus(FIRST_HOLE));
    };
    let leave = move |()| {
        studio.close_dialog();
        go_on();
    };
    view! {
        <h2 id=HEADING>{texts::secrets_missing()}</h2>
        <p>{texts::holes(&studio.name(document))}</p>
        <div class="row">
            <Button label=texts::fill_in() look=Look::Primary on_press=fill />
            <Button label=texts::go_on_with_holes() on_press=leave />
            <Cancel />
        </div>
    }
}

/// The project is about to be replaced while documents are open.
#[component]
pub(super) fn ReplaceQuestion(
    /// Replaces it.
    go_on: GoOn,
) -> impl IntoView {
    let studio = studio();
    let replace = move |()| {
        studio.close_dialog();
        go_on();
    };
    view! {
        <h2 id=HEADING>{texts::replace_project()}</h2>
        <p>{studio.workspace.with_untracked(losses)}</p>
        <div class="row">
            <Cancel />
            <Button label=texts::export_project() on_press=move |()| studio.export_project() />
            <Button label=texts::replace() look=Look::Danger on_press=replace />
        </div>
    }
}

/// The page is about to be loaded anew while something is open.
#[component]
pub(super) fn UpdateQuestion() -> impl IntoView {
    let studio = studio();
    let load = move |()| {
        studio.close_dialog();
        studio.take_update();
    };
    let (words, look) = match studio.storing.get_untracked() {
        Storing::Memory(_) => (texts::load_loses_all(), Look::Danger),
        _ => (texts::load_keeps(), Look::Primary),
    };
    view! {
        <h2 id=HEADING>{texts::load_version()}</h2>
        <p>{words}</p>
        <div class="row">
            <Cancel />
            <Button label=texts::export_project() on_press=move |()| studio.export_project() />
            <Button label=frame::load_version() look=look on_press=load />
        </div>
    }
}

/// What goes away with the project, in sentences.
fn losses(workspace: &Workspace) -> String {
    let count = |is: fn(&Document) -> bool| workspace.documents.iter().filter(|d| is(d)).count();
    let files = |count: usize, words: fn(usize) -> String| (count > 0).then(|| words(count));
    let mut words = vec![texts::no_undo().to_owned()];
    words.extend(files(workspace.documents.len(), texts::documents_open));
    words.extend(files(count(Document::is_unsaved), texts::documents_unsaved));
    let locked = count(|document| document.text().is_none());
    words.extend(files(locked, texts::documents_locked));
    words.push(texts::save_first().to_owned());
    words.join(" ")
}

/// A document with unsaved changes is about to be closed.
#[component]
pub(super) fn CloseQuestion(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let close = move |()| {
        studio.close_dialog();
        studio.close_document_now(id);
    };
    // Of a document that was stored unsaved it is not known any more whether there is a file.
    let is_in_file = studio.peek_document(id, |document| document.saved.is_some());
    let name = studio.name(id);
    let words = match is_in_file {
        Some(false) => texts::closes_unsaved(&name),
        _ => texts::closes_changed(&name),
    };
    view! {
        <h2 id=HEADING>{texts::close_unsaved()}</h2>
        <p>{words}</p>
        <div class="row">
            <Button label=texts::close_document() look=Look::Primary on_press=close />
            <Cancel />
        </div>
    }
}

/// Everything that is stored is about to be deleted.
#[component]
pub(super) fn ForgetQuestion() -> impl IntoView {
    let studio = studio();
    let holds = studio.workspace.with_untracked(|w| !w.is_empty());
    let forget = move |()| {
        studio.close_dialog();
        studio.forget_everything();
    };
    let export = holds.then(|| {
        view! { <Button label=texts::export_project() on_press=move |()| studio.export_project() /> }
    });
    view! {
        <h2 id=HEADING>{texts::delete_stored()}</h2>
        <p>{texts::delete_what()}</p>
        {holds.then(|| view! { <p>{studio.workspace.with_untracked(losses)}</p> })}
        <p class="hint">{texts::other_tabs()}</p>
        <div class="row">
            <Cancel />
            {export}
            <Button label=texts::delete() look=Look::Danger on_press=forget />
        </div>
    }
}

/// A field for a text to paste.
#[component]
pub(super) fn PasteForm() -> impl IntoView {
    let studio = studio();
    let text = RwSignal::new(String::new());
    let typed_name = RwSignal::new(None::<String>);
    let fitting = Memo::new(move |_| text.with(|text| pasted_name(text)));
    let name = Signal::derive(move || typed_name.get().unwrap_or_else(|| fitting.get()));
    let fault = RwSignal::new(None::<&'static str>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if text.with_untracked(|text| text.trim().is_empty()) {
            fault.set(Some(texts::paste_is_empty()));
            dom::focus("paste-text");
            return;
        }
        studio.close_dialog();
        let name = name.get_untracked();
        studio.open_text(&name, &text.get_untracked());
    };
    view! {
        <form on:submit=submit>
            <h2 id=HEADING>{texts::paste_text()}</h2>
            <div class="field">
                <label for="paste-text">{texts::text()}</label>
                <textarea
                    id="paste-text"
                    class="paste-field"
                    wrap="off"
                    spellcheck="false"
                    autofocus
                    prop:value=move || text.get()
                    aria-describedby="paste-fault"
                    on:input=move |event| {
                        fault.set(None);
                        text.set(event_target_value(&event));
                    }
                ></textarea>
                <p id="paste-fault" class="field-fault" role="alert">
                    {move || fault.get()}
                </p>
            </div>
            <Field
                id="paste-name"
                label=texts::file_name()
                value=name
                on_type=move |typed: String| typed_name.set(Some(typed))
            />
            <div class="row">
                <button type="submit" class="button button-primary">
                    {texts::open_text()}
                </button>
                <Cancel />
            </div>
        </form>
    }
}

/// Another name for a document.
#[component]
pub(super) fn RenameForm(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let name = RwSignal::new(studio.name(id));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        studio.close_dialog();
        studio.rename(id, &name.get_untracked());
    };
    view! {
        <form on:submit=submit>
            <h2 id=HEADING>{frame::rename()}</h2>
            <p class="hint">{texts::rename_hint()}</p>
            <Field
                id="rename-name"
                label=texts::new_name()
                value=name
                selects=true
                on_type=move |typed| name.set(typed)
            />
            <div class="row">
                <button type="submit" class="button button-primary">
                    {frame::rename()}
                </button>
                <Cancel />
            </div>
        </form>
    }
}

/// What the source editor does by itself.
fn editor_keys() -> [(&'static str, &'static str); 5] {
    [
        (texts::complete(), texts::complete_keys()),
        (texts::fix_at_caret(), "Ctrl+."),
        (texts::explain_at_caret(), "Ctrl+I"),
        (texts::search_and_replace(), "Ctrl+F"),
        (texts::leave_editor(), texts::leave_editor_keys()),
    ]
}

/// The list of shortcuts.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let studio = studio();
    let rows = ACTIONS
        .iter()
        .filter(|action| !action.keys.is_empty() && is_offered(studio, action))
        .map(|action| {
            let keys = action.keys.join(frame::or());
            view! {
                <tr>
                    <th scope="row">{actions::label(studio, action)}</th>
                    <td>
                        <kbd>{keys}</kbd>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2 id=HEADING>{texts::shortcuts()}</h2>
        <table class="shortcuts">
            <thead>
                <tr>
                    <th scope="col">{texts::action()}</th>
                    <th scope="col">{texts::keys()}</th>
                </tr>
            </thead>
            <tbody>
                {rows}
                {editor_keys()
                    .map(|(words, keys)| {
                        view! {
                            <tr>
                                <th scope="row">{words}</th>
                                <td>
                                    <kbd>{keys}</kbd>
                                </td>
                            </tr>
                        }
                    })
                    .collect_view()}
                <tr>
                    <th scope="row">{texts::paste_document()}</th>
                    <td>
                        <kbd>"Ctrl+V"</kbd>
                    </td>
                </tr>
                <tr>
                    <th scope="row">{texts::move_between_panels()}</th>
                    <td>
                        <kbd>"←"</kbd>
                        " "
                        <kbd>"→"</kbd>
                    </td>
                </tr>
            </tbody>
        </table>
        <p class="hint">{texts::on_a_mac()}</p>
        <div class="row">
            <Button label=texts::close() look=Look::Primary on_press=move |()| studio.close_dialog() />
        </div>
    }
}
