use crate::actions::ACTIONS;
use crate::components::{Button, Field, Look};
use crate::features::holes::FIRST_HOLE;
use crate::model::arrival::pasted_name;
use crate::model::document::{Document, DocumentId};
use crate::model::storage::Storing;
use crate::model::workspace::Workspace;
use crate::platform::{dom, events};
use crate::store::{GoOn, studio};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The id of the dialog's heading.
pub(super) const HEADING: &str = "dialog-heading";

/// The button that closes the dialog and does nothing else.
#[component]
fn Cancel() -> impl IntoView {
    let studio = studio();
    view! { <Button label="Cancel" on_press=move |()| studio.close_dialog() /> }
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
        <h2 id=HEADING>"Secrets are missing"</h2>
        <p>
            {format!(
                "“{}” has holes where secrets were left out. A device would take each hole, such as [[secret:1]], for the value.",
                studio.name(document),
            )}
        </p>
        <div class="row">
            <Button label="Fill them in" look=Look::Primary on_press=fill />
            <Button label="Go on with the holes" on_press=leave />
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
        <h2 id=HEADING>"Replace the project?"</h2>
        <p>{studio.workspace.with_untracked(losses)}</p>
        <div class="row">
            <Cancel />
            <Button label="Export project" on_press=move |()| studio.export_project() />
            <Button label="Replace" look=Look::Danger on_press=replace />
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
        Storing::Memory(_) => (
            "This browser stores nothing for this page, so everything that is open is lost. Save the documents or export the project first: the export leaves out secrets.",
            Look::Danger,
        ),
        _ => (
            "The project is stored and comes back, unsaved changes too, but as this browser keeps it: without secrets, without files that are locked or damaged, and without undo. Save what has secrets first.",
            Look::Primary,
        ),
    };
    view! {
        <h2 id=HEADING>"Load the new version?"</h2>
        <p>{words}</p>
        <div class="row">
            <Cancel />
            <Button label="Export project" on_press=move |()| studio.export_project() />
            <Button label="Load it" look=look on_press=load />
        </div>
    }
}

/// What goes away with the project, in sentences.
fn losses(workspace: &Workspace) -> String {
    let files = |count: usize, one: &str, several: &str| match count {
        0 => String::new(),
        1 => format!(" {one}"),
        _ => format!(" {count} {several}"),
    };
    let count = |is: fn(&Document) -> bool| workspace.documents.iter().filter(|d| is(d)).count();
    let mut words = "Undo does not bring this project back.".to_owned();
    words += &files(
        workspace.documents.len(),
        "One document is open.",
        "documents are open.",
    );
    words += &files(
        count(Document::is_unsaved),
        "One of them is not saved to a file.",
        "of them are not saved to a file.",
    );
    words += &files(
        count(|document| document.text().is_none()),
        "One is a locked or damaged file, which an export leaves out.",
        "are locked or damaged files, which an export leaves out.",
    );
    words
        + " Save what is still needed, or export the project first: the export leaves out secrets."
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
    let state = match is_in_file {
        Some(false) => "is not saved to a file",
        _ => "differs from its file",
    };
    view! {
        <h2 id=HEADING>"Close without saving?"</h2>
        <p>{format!("“{}” {state}. Undo brings it back as long as this page is open.", studio.name(id))}</p>
        <div class="row">
            <Button label="Close document" look=Look::Primary on_press=close />
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
        view! { <Button label="Export project" on_press=move |()| studio.export_project() /> }
    });
    view! {
        <h2 id=HEADING>"Delete everything stored here?"</h2>
        <p>
            "The project, copies of second tabs and preferences are deleted from this browser, and a new project begins. Files on your disk stay as they are."
        </p>
        {holds.then(|| view! { <p>{studio.workspace.with_untracked(losses)}</p> })}
        <p class="hint">"Other tabs with the studio store again what they hold: close them first."</p>
        <div class="row">
            <Cancel />
            {export}
            <Button label="Delete" look=Look::Danger on_press=forget />
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
            fault.set(Some(
                "Expected the text of a profile, found an empty field.",
            ));
            dom::focus("paste-text");
            return;
        }
        studio.close_dialog();
        let name = name.get_untracked();
        studio.open_text(&name, &text.get_untracked());
    };
    view! {
        <form on:submit=submit>
            <h2 id=HEADING>"Paste text"</h2>
            <div class="field">
                <label for="paste-text">"Text"</label>
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
                label="File name"
                value=name
                on_type=move |typed: String| typed_name.set(Some(typed))
            />
            <div class="row">
                <button type="submit" class="button button-primary">
                    "Open text"
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
            <h2 id=HEADING>"Rename"</h2>
            <p class="hint">"Imports find a document by its name; capitals count."</p>
            <Field
                id="rename-name"
                label="New name"
                value=name
                selects=true
                on_type=move |typed| name.set(typed)
            />
            <div class="row">
                <button type="submit" class="button button-primary">
                    "Rename"
                </button>
                <Cancel />
            </div>
        </form>
    }
}

/// What the source editor does by itself.
const EDITOR_KEYS: [(&str, &str); 5] = [
    ("Complete, in the source editor", "Ctrl+Space"),
    (
        "Fix the problem at the caret, in the source editor",
        "Ctrl+.",
    ),
    (
        "Explain the name at the caret, in the source editor",
        "Ctrl+I",
    ),
    ("Search and replace, in the source editor", "Ctrl+F"),
    ("Leave the source editor", "Esc, then Tab"),
];

/// The list of shortcuts.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let studio = studio();
    let rows = ACTIONS
        .iter()
        .filter(|action| !action.keys.is_empty())
        .map(|action| {
            let keys = action.keys.join(" or ");
            view! {
                <tr>
                    <th scope="row">{(action.label)()}</th>
                    <td>
                        <kbd>{keys}</kbd>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2 id=HEADING>"Keyboard shortcuts"</h2>
        <table class="shortcuts">
            <thead>
                <tr>
                    <th scope="col">"Action"</th>
                    <th scope="col">"Keys"</th>
                </tr>
            </thead>
            <tbody>
                {rows}
                {EDITOR_KEYS
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
                    <th scope="row">"Paste a text or files as a document, outside of fields"</th>
                    <td>
                        <kbd>"Ctrl+V"</kbd>
                    </td>
                </tr>
                <tr>
                    <th scope="row">"Move between the panels, on their tabs"</th>
                    <td>
                        <kbd>"←"</kbd>
                        " "
                        <kbd>"→"</kbd>
                    </td>
                </tr>
            </tbody>
        </table>
        <p class="hint">"On a Mac the command key takes the place of Ctrl."</p>
        <div class="row">
            <Button label="Close" look=Look::Primary on_press=move |()| studio.close_dialog() />
        </div>
    }
}
