use crate::components::{Button, CopyBlock, Look, Select, SelectOption};
use crate::model::alias_desk::{LETTERS, maps_of, parameter_of};
use crate::store::{rules_desk, studio};
use crate::texts::alias_map as texts;
use leptos::prelude::*;
use profile_core::alias_map::{AliasMap, one_line};

/// The map on one line, and the profile that it comes from or goes to.
#[component]
pub(super) fn TargetPart(
    /// The map as it is read.
    map: Memo<AliasMap>,
) -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let line = Memo::new(move |_| map.with(one_line));
    let letter = move || desk.alias_letter.get();
    let options = LETTERS.map(|letter| SelectOption::new(letter, format!("GPP_{letter}")));
    let choose = move |chosen: String| {
        if let Some(letter) = chosen.chars().next() {
            desk.alias_letter.set(letter);
        }
    };
    let rule = move || {
        let letter = letter().to_ascii_lowercase();
        format!("[--alias {letter}] http://prov.example.com/spa$MA.xml")
    };
    let write = move |()| {
        if let Some(id) = studio.chosen_text() {
            let name = parameter_of(desk.alias_letter.get_untracked());
            studio.write_value(id, &name, &line.get_untracked());
        }
    };
    let label = move || {
        let parameter = format!("GPP_{}", letter());
        match studio.chosen_text() {
            Some(id) => texts::write_into(&parameter, &studio.shown_name(id)),
            None => texts::write_into_none(&parameter),
        }
    };
    view! {
        <section class="rules-card" aria-labelledby="alias-target">
            <h3 id="alias-target">{texts::into_profile()}</h3>
            <CopyBlock
                label=texts::on_one_line()
                text=line
                copy_label=texts::copy_line()
                on_copy=move |()| studio.copy(texts::the_map(), line.get_untracked())
            />
            <div class="rules-line rules-line-start">
                <Select
                    name=texts::parameter()
                    named=true
                    options=options.to_vec()
                    chosen=Signal::derive(move || letter().to_string())
                    on_choose=choose
                />
                <Button
                    label=Signal::derive(label)
                    look=Look::Primary
                    disabled=Signal::derive(move || {
                        let nowhere = studio.is_readonly() || studio.chosen_text().is_none();
                        nowhere || line.with(String::is_empty)
                    })
                    on_press=write
                />
                <MapsOfProfile />
            </div>
            <p class="hint" hidden=move || studio.chosen_text().is_some()>
                {texts::open_profile_first()}
            </p>
            <p class="hint">
                {texts::rule_names_parameter()} <code>{rule}</code>
            </p>
        </section>
    }
}

/// Buttons that take a map of the open profile.
#[component]
fn MapsOfProfile() -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let maps = Memo::new(move |_| {
        let id = studio.chosen_text()?;
        let text = studio.with_document(id, |document| document.text().cloned())??;
        Some(maps_of(&text))
    });
    let button = move |(letter, text): (char, String)| {
        let take = move |()| {
            desk.alias_letter.set(letter);
            desk.alias_map.set(text.clone());
        };
        view! { <Button label=texts::read_parameter(&format!("GPP_{letter}")) on_press=take /> }
    };
    move || {
        let maps = maps.get().unwrap_or_default();
        maps.into_iter().map(button).collect_view()
    }
}
