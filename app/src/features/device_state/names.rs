use crate::store::lab;
use crate::texts::device_state as texts;
use leptos::prelude::*;

/// The three spellings of the hardware address, and the file names that devices ask for with them.
#[component]
pub(super) fn FileNames() -> impl IntoView {
    let lab = lab();
    let spellings = move || {
        let mac = lab.device.with(|device| device.mac);
        [
            ("MA", mac.small()),
            ("MAU", mac.capital()),
            ("MAC", mac.with_colons()),
        ]
    };
    let rows = move || {
        let rows = spellings().map(|(name, spelled)| {
            view! {
                <tr>
                    <th scope="row">
                        <code>{format!("${name}")}</code>
                    </th>
                    <td>
                        <code>{spelled.clone()}</code>
                    </td>
                    <td>
                        <code>{format!("spa{spelled}.cfg")}</code>
                    </td>
                </tr>
            }
        });
        rows.into_iter().collect_view()
    };
    view! {
        <table class="rules-table" aria-label=texts::spellings()>
            <thead>
                <tr>
                    <th scope="col">{texts::variable()}</th>
                    <th scope="col">{texts::value()}</th>
                    <th scope="col">{texts::file_name()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="hint">{texts::spellings_hint()}</p>
    }
}
