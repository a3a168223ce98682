use crate::components::{Button, Check, Item, Look, Options};
use crate::model::samples::{Extent, Wanted};
use crate::texts::{new_profile as texts, number, of_the_core};
use leptos::prelude::*;
use profile_core::catalog::Catalog;
use profile_core::samples::{MINIMAL, Section, lines, sections};

/// Asks how much of the catalogue the profile holds.
#[component]
pub(super) fn ExtentChoice(
    /// What is wanted.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let items = Extent::ALL.map(|(_, title, what)| Item {
        title: title(),
        detail: Some(what()),
    });
    let extent = Memo::new(move |_| wanted.with(|wanted| wanted.extent));
    let chosen = move || {
        Extent::ALL
            .iter()
            .position(|(one, _, _)| *one == extent.get())
    };
    let choose = move |index| {
        if let Some((extent, _, _)) = Extent::ALL.get(index) {
            wanted.update(|wanted| wanted.extent = *extent);
        }
    };
    view! {
        <Options
            label=texts::contents()
            items=items.to_vec()
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
        {move || match extent.get() {
            Extent::Whole => ().into_any(),
            Extent::Sections => {
                view! {
                    <LineChoice wanted=wanted />
                    <SectionChoice wanted=wanted />
                }
                    .into_any()
            }
            Extent::Minimal => {
                view! {
                    <LineChoice wanted=wanted />
                    <Reasons />
                }
                    .into_any()
            }
        }}
    }
}

/// The lines.
#[component]
fn LineChoice(
    /// What is wanted.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let line = move |line: String| {
        let (label, asked, switched) = (texts::line(&line), line.clone(), line);
        let checked = move || wanted.with(|wanted| wanted.selection.lines.contains(&asked));
        let switch = move |on| {
            wanted.update(|wanted| {
                let lines = &mut wanted.selection.lines;
                if on {
                    lines.insert(switched.clone());
                } else {
                    lines.remove(&switched);
                }
            });
        };
        view! { <Check label=label checked=Signal::derive(checked) on_switch=switch /> }
    };
    view! {
        <fieldset class="choice">
            <legend>{texts::lines()}</legend>
            {lines(Catalog::builtin()).into_iter().map(line).collect_view()}
        </fieldset>
    }
}

/// The sections, each with the number of its parameters in the chosen lines.
#[component]
fn SectionChoice(
    /// What is wanted.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let all = sections(Catalog::builtin());
    let names: Vec<String> = all.iter().map(|section| section.name.clone()).collect();
    let choose_all = move |()| {
        wanted.update(|wanted| wanted.selection.sections.extend(names.iter().cloned()));
    };
    let choose_none = move |()| wanted.update(|wanted| wanted.selection.sections.clear());
    let row = move |section: Section| view! { <SectionRow wanted=wanted section=section /> };
    view! {
        <fieldset class="new-profile-sections">
            <legend>{texts::sections()}</legend>
            <div class="row">
                <Button label=texts::all_sections() look=Look::Quiet on_press=choose_all />
                <Button label=texts::no_section() look=Look::Quiet on_press=choose_none />
            </div>
            <div class="new-profile-list">{all.into_iter().map(row).collect_view()}</div>
        </fieldset>
    }
}

/// One section.
#[component]
fn SectionRow(
    /// What is wanted.
    wanted: RwSignal<Wanted>,
    /// Which section.
    section: Section,
) -> impl IntoView {
    let (asked, switched) = (section.name.clone(), section.name.clone());
    let checked = move || wanted.with(|wanted| wanted.selection.sections.contains(&asked));
    let switch = move |on| {
        wanted.update(|wanted| {
            let sections = &mut wanted.selection.sections;
            if on {
                sections.insert(switched.clone());
            } else {
                sections.remove(&switched);
            }
        });
    };
    let label = move || {
        let count = wanted.with(|wanted| section.count(&wanted.selection.lines));
        format!("{} ({})", section.name, number(count))
    };
    view! {
        <Check
            label=Signal::derive(label)
            checked=Signal::derive(checked)
            on_switch=switch
        />
    }
}

/// What is in a minimal profile, and why.
#[component]
fn Reasons() -> impl IntoView {
    let row = |needed: &profile_core::samples::Needed| {
        view! {
            <dt>
                <code>{needed.name}</code>
            </dt>
            <dd lang=of_the_core()>{needed.why}</dd>
        }
    };
    view! { <dl class="new-profile-reasons">{MINIMAL.iter().map(row).collect_view()}</dl> }
}
