use super::{Icon, Picture};
use leptos::prelude::*;

/// How much weight a button has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// One of several.
    #[default]
    Plain,
    /// The one that is meant here.
    Primary,
    /// Inside a row of other things.
    Quiet,
    /// What it does cannot be taken back.
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button.
#[component]
pub(crate) fn Button(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// What happens.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its weight.
    #[prop(optional)]
    look: Look,
    /// Whether it cannot be pressed now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// What it is called where its words alone do not tell it.
    #[prop(into, optional)]
    name: Option<Signal<String>>,
    /// A hint, such as its shortcut.
    #[prop(into, optional)]
    hint: Option<String>,
    /// Its picture.
    #[prop(optional)]
    picture: Option<Picture>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=look.class()
            disabled=move || disabled.get()
            aria-label=move || name.map(|name| name.get())
            title=hint
            on:click=move |_| on_press.run(())
        >
            {picture.map(|picture| view! { <Icon picture /> })}
            <span>{move || label.get()}</span>
        </button>
    }
}
