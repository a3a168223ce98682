//! The vendor's compiler: what it says of a text, and its command. The file itself is made elsewhere.

mod check;
mod command;
mod fields;
mod findings;
mod form;
mod read;

use crate::components::Button;
use crate::model::document::DocumentId;
use crate::store::{Panel, studio};
use check::CheckResult;
use command::Commands;
use fields::Fields;
use form::Form;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use read::ReadCommand;

/// The check, the choices and the command.
#[component]
pub(crate) fn CompilePanel(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let form = Form::of(studio, id);
    let open_format = Memo::new(move |_| {
        studio.analysis.with(|analysis| {
            let analysis = analysis.as_ref().filter(|a| a.document == id);
            analysis.is_some_and(|a| a.format == SourceFormat::OpenFormat)
        })
    });
    view! {
        <h3>"Compile"</h3>
        <p class="hint">
            "The vendor's compiler, spc, makes .cfg files of plain text. The studio checks the text as the compiler does and writes its command. "
            "It cannot make the .cfg file itself, as the digests in that format are not published: run the command where you have spc."
        </p>
        <Show when=move || open_format.get()>
            <div class="notice-box">
                <p>
                    "This is the open format. The compiler takes plain text only: convert the document first, then compile the result."
                </p>
                <Button label="Go to Convert" on_press=move |()| studio.show(Panel::Convert) />
            </div>
        </Show>
        <Show when=move || !open_format.get()>
            <CheckResult form=form />
            <Fields form=form />
            <Commands form=form />
            <ReadCommand form=form />
        </Show>
    }
}
