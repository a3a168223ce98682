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
use crate::texts::{compile as texts, pack};
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
        <h3>{texts::compile()}</h3>
        <p class="hint">{texts::about()}</p>
        <Show when=move || open_format.get()>
            <div class="notice-box">
                <p>{texts::open_format()}</p>
                <Button label=pack::go_to_convert() on_press=move |()| studio.show(Panel::Convert) />
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
