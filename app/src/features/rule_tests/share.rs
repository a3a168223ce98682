use crate::components::{Button, Look, Prose};
use crate::model::lab::StudiedRule;
use crate::model::rule_share::{SharedRule, kind_words};
use crate::model::vault::is_hole;
use crate::store::studio;
use leptos::prelude::*;

/// What exactly a link would hold, and the button that copies it.
#[component]
pub(crate) fn ShareForm(
    /// The id of the dialog's heading.
    heading: &'static str,
) -> impl IntoView {
    let studio = studio();
    let content = match studio.share_rule() {
        Ok(shared) => contents(shared).into_any(),
        Err(fault) => view! {
            <p>{format!("The rule cannot be shared: {fault}. Take tests out, or share it as a file.")}</p>
            <Close />
        }
        .into_any(),
    };
    view! {
        <h2 id=heading>"Share the rule as a link"</h2>
        <div class="share">{content}</div>
    }
}

/// What a link says of the value of a variable.
fn value_words(value: String) -> String {
    if value.is_empty() {
        "(empty on this device)".to_owned()
    } else if is_hole(&value) {
        format!("set on this device, left out: {value}")
    } else {
        value
    }
}

#[component]
fn Close() -> impl IntoView {
    let studio = studio();
    view! { <Button label="Cancel" on_press=move |()| studio.close_dialog() /> }
}

fn contents(shared: SharedRule) -> impl IntoView {
    let studio = studio();
    let kind = StudiedRule::new(&shared.parameter, "").kind();
    let size = format!("{} characters", shared.fragment.len());
    let rows = match shared.rows {
        0 => "No tests".to_owned(),
        1 => "1 test".to_owned(),
        count => format!("{count} tests"),
    };
    let head = format!("{} ({})", shared.parameter, kind_words(kind));
    let fragment = shared.fragment;
    let variables = shared.variables.into_iter().map(|(name, value)| {
        view! {
            <tr>
                <th scope="row">{format!("${name}")}</th>
                <td class="code">{value_words(value)}</td>
            </tr>
        }
    });
    let holes = shared
        .holes
        .into_iter()
        .map(|hole| view! { <li><Prose text=hole /></li> });
    let holes = holes.collect::<Vec<_>>();
    let none = holes.is_empty();
    view! {
        <p class="hint">
            "Whoever has the link sees this and nothing else. It stays in the address and is sent to no server."
        </p>
        <h3>{head}</h3>
        <pre class="share-text" tabindex="0" role="region" aria-label="Rule in the link">
            {shared.text}
        </pre>
        <table class="rules-table" aria-label="Values in the link">
            <tbody>{variables.collect_view()}</tbody>
        </table>
        <p>{format!("{rows}, {size} in all.")}</p>
        <details>
            <summary>"Everything, as it is packed"</summary>
            <pre class="share-text" tabindex="0" role="region" aria-label="Content of the link">
                {shared.json}
            </pre>
        </details>
        <section aria-label="Left out">
            <h3>"Left out"</h3>
            {if none {
                view! { <p>"There was no secret to leave out."</p> }.into_any()
            } else {
                view! { <ul class="share-holes">{holes}</ul> }.into_any()
            }}
        </section>
        <div class="row">
            <Button
                label="Copy the link"
                look=Look::Primary
                on_press=move |()| {
                    studio.copy_link(&fragment);
                    studio.close_dialog();
                }
            />
            <Close />
        </div>
    }
}
