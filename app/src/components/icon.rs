use leptos::prelude::*;

/// A picture of a few strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    /// An octagon with a bar: an error.
    Error,
    /// A triangle: a warning.
    Warning,
    /// A circle with an i: a note.
    Note,
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// A page.
    Page,
    /// A closed lock.
    Lock,
}

impl Picture {
    /// Its strokes on a field of 16 by 16.
    fn path(self) -> &'static str {
        match self {
            Self::Error => {
                "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.5v4.2M8 11.2v.3"
            }
            Self::Warning => "M8 1.8 15 14H1zM8 6.2v3.8M8 12v.2",
            Self::Note => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.3v4M8 4.7v.2",
            Self::Tick => "M2.5 8.5 6.2 12l7.3-8",
            Self::Cross => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Self::Page => "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3",
            Self::Lock => "M3 7.5h10v7H3zM5 7.5V5a3 3 0 0 1 6 0v2.5",
        }
    }
}

/// A picture beside words; the words say it all.
#[component]
pub(crate) fn Icon(
    /// Which.
    picture: Picture,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=picture.path() />
        </svg>
    }
}
