use crate::components::{Button, Look, Prose};
use crate::model::lab::StudiedRule;
use crate::model::rule_share::{SharedRule, kind_words};
use crate::model::vault::is_hole;
use crate::platform::parts;
use crate::store::studio;
use crate::texts::{of_the_core, one_file, rule_tests as texts};
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
            <p>
                {texts::cannot_share()} <span lang=of_the_core()>{fault.to_string()}</span>
                {texts::cannot_share_then()}
            </p>
            <Close />
        }
        .into_any(),
    };
    view! {
        <h2 id=heading>{texts::share_heading()}</h2>
        <div class="share">{content}</div>
    }
}

/// What a link says of the value of a variable.
fn value_words(value: String) -> String {
    if value.is_empty() {
        texts::empty_on_device().to_owned()
    } else if is_hole(&value) {
        texts::set_but_left_out(&value)
    } else {
        value
    }
}

#[component]
fn Close() -> impl IntoView {
    let studio = studio();
    view! { <Button label=texts::cancel() on_press=move |()| studio.close_dialog() /> }
}

fn contents(shared: SharedRule) -> impl IntoView {
    let studio = studio();
    let kind = StudiedRule::new(&shared.parameter, "").kind();
    let size = texts::characters(shared.fragment.len());
    let rows = match shared.rows {
        0 => texts::no_tests().to_owned(),
        count => texts::tests_counted(count),
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
        <p class="hint">{texts::share_hint()}</p>
        {parts::is_one_file().then(|| view! { <p class="hint">{one_file::link_hint()}</p> })}
        <h3>{head}</h3>
        <pre class="share-text" tabindex="0" role="region" aria-label=texts::rule_in_link()>
            {shared.text}
        </pre>
        <table class="rules-table" aria-label=texts::values_in_link()>
            <tbody>{variables.collect_view()}</tbody>
        </table>
        <p>{texts::in_all(&rows, &size)}</p>
        <details>
            <summary>{texts::everything()}</summary>
            <pre class="share-text" tabindex="0" role="region" aria-label=texts::content_of_link()>
                {shared.json}
            </pre>
        </details>
        <section aria-label=texts::left_out()>
            <h3>{texts::left_out()}</h3>
            {if none {
                view! { <p>{texts::nothing_left_out()}</p> }.into_any()
            } else {
                view! { <ul class="share-holes">{holes}</ul> }.into_any()
            }}
        </section>
        <div class="row">
            <Button
                label=texts::copy_link()
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
