use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// One tab.
#[derive(Clone, Copy)]
pub(crate) struct Tab {
    /// Its id.
    pub(crate) id: &'static str,
    /// Its words.
    pub(crate) label: &'static str,
    /// The id of the area that it shows.
    pub(crate) area: &'static str,
}

/// A row of tabs; the arrow keys move between them.
#[component]
pub(crate) fn Tabs(
    /// What the tabs are for.
    label: &'static str,
    /// The tabs.
    tabs: Vec<Tab>,
    /// Which one is chosen.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Takes another choice; the second value is the id of its tab, which gets the focus.
    #[prop(into)]
    on_choose: Callback<(usize, &'static str)>,
) -> impl IntoView {
    let ids: Vec<&'static str> = tabs.iter().map(|tab| tab.id).collect();
    let on_key = move |event: KeyboardEvent| {
        let Some(next) = neighbour(&event.key(), chosen.get_untracked(), ids.len()) else {
            return;
        };
        event.prevent_default();
        if let Some(id) = ids.get(next) {
            on_choose.run((next, id));
        }
    };
    let tabs = tabs.into_iter().enumerate().map(|(index, tab)| {
        let is_chosen = move || chosen.get() == index;
        view! {
            <button
                type="button"
                role="tab"
                id=tab.id
                class="tab"
                aria-controls=tab.area
                aria-selected=move || is_chosen().to_string()
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| on_choose.run((index, tab.id))
            >
                {tab.label}
            </button>
        }
    });
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>
            {tabs.collect_view()}
        </div>
    }
}

/// The tab that a key leads to.
fn neighbour(key: &str, from: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if from >= last { 0 } else { from + 1 }),
        "ArrowLeft" => Some(from.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!(neighbour("ArrowRight", 2, 3), Some(0));
        assert_eq!(neighbour("ArrowLeft", 0, 3), Some(2));
        assert_eq!(neighbour("End", 0, 3), Some(2));
        assert_eq!(neighbour("x", 0, 3), None);
    }
}
