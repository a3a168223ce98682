use crate::actions;
use crate::components::{Button, Look};
use crate::model::route::{Route, ViewLink};
use crate::model::storage::Storing;
use crate::platform::dom;
use crate::store::studio;
use crate::texts::frame as texts;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The actions in the toolbar.
const TOOLBAR: [&str; 7] = [
    "palette",
    "new-project",
    "open-project",
    "export-project",
    "save",
    "undo",
    "redo",
];

/// Name of the product, name of the project, how it is stored, and the toolbar.
#[component]
pub(super) fn Header() -> impl IntoView {
    let studio = studio();
    let brief = move || studio.storing.with(Storing::brief);
    let storing = move || studio.storing.with(Storing::describe);
    let step = |event: KeyboardEvent| match event.key().as_str() {
        "ArrowRight" => dom::step_focus(".toolbar button:not(:disabled)", true),
        "ArrowLeft" => dom::step_focus(".toolbar button:not(:disabled)", false),
        _ => {}
    };
    view! {
        <header class="header">
            <h1 class="product">
                {if studio.is_framed() {
                    "SPA Profile Studio".into_any()
                } else {
                    view! { <a href="#/start">"SPA Profile Studio"</a> }.into_any()
                }}
            </h1>
            <Views />
            {(!studio.is_framed()).then(|| view! { <ProjectName /> })}
            // Not announced at every change; trouble with storing is a message of its own.
            <p
                class="storing"
                role="status"
                aria-live="off"
                aria-label=texts::storing()
                title=storing
            >
                <span aria-hidden="true">{brief}</span>
                <span class="off-screen">{storing}</span>
            </p>
            <div class="toolbar" role="toolbar" aria-label=texts::project() on:keydown=step>
                {TOOLBAR.map(|id| view! { <ToolButton id=id /> }).collect_view()}
            </div>
        </header>
    }
}

/// The views, and which one is shown.
#[component]
fn Views() -> impl IntoView {
    let studio = studio();
    let link = |(view, name, fragment): ViewLink| {
        let current = move || studio.route().with(|route| route.view() == view);
        view! {
            <li>
                <a
                    class="view-link"
                    href=fragment
                    aria-current=move || current().then_some("page")
                >
                    {name()}
                </a>
            </li>
        }
    };
    let shown = Route::VIEWS
        .into_iter()
        .filter(|(view, _, _)| studio.has_view(*view));
    let shown: Vec<ViewLink> = shown.collect();
    // One view alone is no choice.
    (shown.len() > 1).then(|| {
        view! {
            <nav aria-label=texts::views()>
                <ul class="views">{shown.into_iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}

/// The field for the project's name.
#[component]
fn ProjectName() -> impl IntoView {
    let studio = studio();
    view! {
        <label class="project-name">
            <span class="off-screen">{texts::project_name()}</span>
            <input
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || studio.workspace.with(|workspace| workspace.name.clone())
                on:change=move |event| studio.name_project(&event_target_value(&event))
            />
        </label>
    }
}

/// The button of an action.
#[component]
fn ToolButton(
    /// Which action.
    id: &'static str,
) -> impl IntoView {
    let studio = studio();
    let action = actions::action(id).filter(|action| actions::is_offered(studio, action))?;
    let label = actions::label(studio, action);
    let hint = match action.keys {
        [] => label.to_owned(),
        keys => format!("{label} ({})", keys.join(texts::or())),
    };
    Some(view! {
        <Button
            label=label
            look=Look::Quiet
            hint=hint
            disabled=Signal::derive(move || !actions::is_enabled(studio, action))
            on_press=move |()| actions::run(studio, id)
        />
    })
}
