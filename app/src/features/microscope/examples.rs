use super::shared::shared;
use crate::components::{Button, Look, Prose};
use crate::model::lab::StudiedRule;
use crate::model::lab::examples::{EXAMPLES, Example};
use crate::store::studio;
use crate::texts::microscope as texts;
use leptos::prelude::*;

/// The guide's examples. One that is chosen sets the rule, and the variables that it needs.
#[component]
pub(super) fn ExampleList() -> impl IntoView {
    let row = |example: &'static Example| view! { <ExampleRow example=example /> };
    view! {
        <ul class="scope-examples" aria-label=texts::guide_examples()>
            {EXAMPLES.iter().map(row).collect_view()}
        </ul>
    }
}

#[component]
fn ExampleRow(
    /// Which.
    example: &'static Example,
) -> impl IntoView {
    let (studio, shared) = (studio(), shared());
    let take = move |text: &'static str| {
        studio.study(StudiedRule::new(example.parameter, text));
        let mut state = shared.lab.device.get_untracked();
        for (name, value) in example.device {
            state.set_variable(name, value);
        }
        if state != shared.lab.device.get_untracked() {
            shared.lab.show_state(state);
            shared.said.set(texts::example_has_set().to_owned());
        }
    };
    let title = (example.title)();
    let printed = example.printed.map(|(text, damage)| {
        let name = texts::as_printed_name(title);
        view! {
            <p class="hint scope-damage"><Prose text=damage() /></p>
            <Button label=texts::as_printed() look=Look::Quiet name=name on_press=move |()| take(text) />
        }
    });
    let (label, name) = if example.printed.is_some() {
        (texts::as_meant(), texts::as_meant_name(title))
    } else {
        (texts::try_it(), texts::try_name(title))
    };
    view! {
        <li class="scope-example">
            <p class="scope-example-head">
                <strong>{title}</strong>
                <span class="hint">{texts::guide_page(example.parameter, example.page)}</span>
            </p>
            <p><Prose text=(example.sentence)() /></p>
            <code class="scope-example-code">{example.text}</code>
            <div class="row">
                <Button label=label name=name on_press=move |()| take(example.text) />
                {printed}
            </div>
        </li>
    }
}
