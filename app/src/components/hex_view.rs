use super::{Button, Prose};
use crate::model::stages::{HexPiece, hex_pieces};
use crate::platform::{dom, events};
use crate::texts::{components as texts, number, of_the_core};
use leptos::prelude::*;
use profile_core::layers::{Field, fields};
use profile_core::text::Span;
use std::sync::Arc;

/// How many bytes are shown at once, and how many more at each press.
const PORTION: usize = 64 << 10;

/// Bytes in rows of sixteen, with the fields of their headers. A field that is chosen is pointed out.
#[component]
pub(crate) fn HexView(
    /// The id that those of its parts begin with.
    id: &'static str,
    /// The bytes.
    #[prop(into)]
    bytes: Signal<Arc<Vec<u8>>>,
) -> impl IntoView {
    let window = RwSignal::new(Span::new(0, PORTION));
    let marked = RwSignal::new(None::<Span>);
    let mark = format!("{id}-mark");
    let target = mark.clone();
    let choose = move |span: Span| {
        let same = marked.get_untracked() == Some(span);
        marked.set((!same).then_some(span));
        let seen = window.get_untracked();
        if span.start < seen.start || span.start >= seen.end {
            let start = span.start.saturating_sub(PORTION / 2) / 16 * 16;
            window.set(Span::new(start, start + PORTION));
        }
        let target = target.clone();
        events::after(0, move || dom::bring_into_view(&target));
    };
    let rows = move || {
        let pieces = bytes.with(|bytes| hex_pieces(bytes, window.get(), marked.get()));
        let mut first = Some(mark.clone());
        let piece = |piece: HexPiece| {
            if piece.marked {
                view! { <mark id=first.take()>{piece.text}</mark> }.into_any()
            } else {
                piece.text.into_any()
            }
        };
        pieces.into_iter().map(piece).collect_view()
    };
    let length = Memo::new(move |_| bytes.with(|bytes| bytes.len()));
    view! {
        <div class="hex">
            <FieldTable bytes=bytes marked=marked on_choose=choose />
            <pre class="hex-rows" tabindex="0" role="group" aria-label=texts::bytes()>
                {rows}
            </pre>
            <Show when=move || { window.get().end < length.get() || window.get().start > 0 }>
                <p class="hint hex-more">
                    {move || {
                        let window = window.get();
                        texts::bytes_shown(window.start, window.end.min(length.get()), length.get())
                    }}
                    <Show when=move || { window.get().end < length.get() }>
                        <Button
                            label=texts::show_more()
                            on_press=move |()| window.update(|window| window.end += PORTION)
                        />
                    </Show>
                    <Show when=move || { window.get().start > 0 }>
                        <Button
                            label=texts::back_to_start()
                            on_press=move |()| window.set(Span::new(0, PORTION))
                        />
                    </Show>
                </p>
            </Show>
        </div>
    }
}

/// The fields with their places.
#[component]
fn FieldTable(
    /// The bytes.
    bytes: Signal<Arc<Vec<u8>>>,
    /// The field that is pointed out.
    marked: RwSignal<Option<Span>>,
    /// Takes the field to point out.
    #[prop(into)]
    on_choose: Callback<Span>,
) -> impl IntoView {
    let found = Memo::new(move |_| bytes.with(|bytes| fields(bytes)));
    let row = move |field: Field| {
        let span = field.span;
        view! {
            <tr>
                <th scope="row">
                    <button
                        type="button"
                        class="hex-field"
                        lang=of_the_core()
                        aria-pressed=move || (marked.get() == Some(span)).to_string()
                        on:click=move |_| on_choose.run(span)
                    >
                        {field.name}
                    </button>
                </th>
                <td class="number">{format!("{:06x}", span.start)}</td>
                <td class="number">{number(span.len())}</td>
                <td class="hex-meaning" lang=of_the_core()><Prose text=field.meaning /></td>
            </tr>
        }
    };
    view! {
        <Show
            when=move || found.with(|found| !found.is_empty())
            fallback=|| view! { <p class="hint">{texts::no_header()}</p> }
        >
            <table class="hex-fields" aria-label=texts::fields()>
                <thead>
                    <tr>
                        <th scope="col">{texts::field()}</th>
                        <th scope="col" class="number">{texts::at()}</th>
                        <th scope="col" class="number">{texts::bytes()}</th>
                        <th scope="col">{texts::meaning()}</th>
                    </tr>
                </thead>
                <tbody>{move || found.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Show>
    }
}
