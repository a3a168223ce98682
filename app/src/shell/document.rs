use crate::components::{Button, Look, Tab, Tabs};
use crate::features::compare::ComparePanel;
use crate::features::compile::CompilePanel;
use crate::features::convert::ConvertPanel;
use crate::features::facts::FactsPanel;
use crate::features::holes::HolesBanner;
use crate::features::pack::PackPanel;
use crate::features::parameters::ParametersPanel;
use crate::features::problems::ProblemsPanel;
use crate::features::source::SourcePanel;
use crate::features::unpack::UnpackPanel;
use crate::model::document::{Document, DocumentId};
use crate::platform::dom;
use crate::store::{OpenDialog, Panel, Side, studio};
use crate::texts::{frame as texts, portal as portal_texts};
use leptos::prelude::*;
use profile_core::layers::{Encoding, encoding, to_utf8};
use std::sync::Arc;

/// The chosen document: as a text, or as a file that is not one yet.
#[component]
pub(super) fn DocumentView(
    /// Which.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let readable = Memo::new(move |_| studio.with_document(id, |d| d.text().is_some()));
    view! {
        <DocumentHead id=id />
        {move || match readable.get() {
            Some(true) => view! { <TextView id=id /> }.into_any(),
            Some(false) => view! { <UnpackPanel id=id /> }.into_any(),
            None => ().into_any(),
        }}
    }
}

/// The name and how it stands with the file.
#[component]
fn DocumentHead(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let name = move || studio.with_document(id, |document| document.name.clone());
    let unsaved = Memo::new(move |_| studio.with_document(id, Document::is_unsaved) == Some(true));
    let mark = move || {
        let Some(portal) = studio.portal() else {
            return texts::unsaved_mark().to_owned();
        };
        let text = studio.with_document(id, |document| document.text().cloned());
        let only_here = portal.only_here.get();
        let only_here = only_here.filter(|(of, _)| is_same(of, text.flatten().as_ref()));
        match only_here {
            Some((_, count)) => portal_texts::only_here_mark(count),
            None => portal_texts::unsaved_mark().to_owned(),
        }
    };
    view! {
        <div class="document-head">
            <h2>{name}</h2>
            <span class="mark" hidden=move || !unsaved.get()>
                {mark}
            </span>
            {(!studio.is_framed()).then(|| view! { <DocumentButtons id=id /> })}
        </div>
    }
}

fn is_same(one: &Arc<[u8]>, other: Option<&Arc<[u8]>>) -> bool {
    other.is_some_and(|other| Arc::ptr_eq(one, other))
}

/// What can be done with a document that is not a portal's.
#[component]
fn DocumentButtons(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    view! {
        <Button label=texts::rename() look=Look::Quiet on_press=move |()| studio.ask(OpenDialog::Rename(id)) />
        <Button label=texts::duplicate() look=Look::Quiet on_press=move |()| studio.duplicate(id) />
    }
}

/// A text: source and problems, and the panels beside them.
#[component]
fn TextView(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let sides = studio.sides();
    let has_form = sides.contains(&Side::Parameters);
    view! {
        {if studio.is_readonly() {
            view! { <div class="notice-box"><p>{portal_texts::readonly()}</p></div> }.into_any()
        } else {
            view! {
                <HolesBanner id=id />
                <EncodingNotice id=id />
            }
                .into_any()
        }}
        <div class="desk">
            <div class="desk-text">
                {(!sides.is_empty()).then(|| view! {
                    <AreaTabs label=texts::edit_document() areas=sides.clone() shown=studio.side() />
                })}
                {sides.into_iter().map(|side| view! { <SideBox id=id side=side /> }).collect_view()}
                <div class="desk-problems" hidden=move || studio.side().get() == Side::Parameters && has_form>
                    <ProblemsPanel id=id />
                </div>
            </div>
            {(!studio.panels().is_empty()).then(|| view! { <PanelArea id=id /> })}
        </div>
    }
}

/// A set of areas of which one is shown.
trait Areas: Copy + PartialEq + Send + Sync + 'static {
    /// Its tab.
    fn tab(self) -> Tab;
}

impl Areas for Side {
    fn tab(self) -> Tab {
        Tab {
            id: self.tab(),
            label: self.label(),
            area: self.area(),
        }
    }
}

impl Areas for Panel {
    fn tab(self) -> Tab {
        Tab {
            id: self.tab(),
            label: self.label(),
            area: self.area(),
        }
    }
}

/// The tabs of a set of areas.
#[component]
fn AreaTabs<A: Areas>(
    /// What the tabs are for.
    label: &'static str,
    /// The areas, in the order of their tabs.
    areas: Vec<A>,
    /// The one that is shown.
    shown: RwSignal<A>,
) -> impl IntoView {
    let tabs: Vec<Tab> = areas.iter().map(|area| Areas::tab(*area)).collect();
    let areas = StoredValue::new(areas);
    let chosen = move || areas.with_value(|all| all.iter().position(|area| *area == shown.get()));
    let choose = move |(index, tab): (usize, &'static str)| {
        if let Some(area) = areas.with_value(|all| all.get(index).copied()) {
            shown.set(area);
            dom::focus(tab);
        }
    };
    view! {
        <Tabs
            label=label
            tabs=tabs
            chosen=Signal::derive(move || chosen().unwrap_or_default())
            on_choose=choose
        />
    }
}

/// One of the two. The source stays while the form is shown, the form is made anew each time.
#[component]
fn SideBox(
    /// Which document.
    id: DocumentId,
    /// Which one.
    side: Side,
) -> impl IntoView {
    let studio = studio();
    let shown = move || studio.side().get() == side;
    let content = move || match side {
        Side::Source => view! { <SourcePanel id=id /> }.into_any(),
        Side::Parameters => view! { <Show when=shown><ParametersPanel id=id /></Show> }.into_any(),
    };
    view! {
        <div
            class="side-box"
            role="tabpanel"
            id=side.area()
            aria-labelledby=side.tab()
            hidden=move || !shown()
        >
            {content()}
        </div>
    }
}

/// Says that a text is not UTF-8, and offers to convert it.
#[component]
fn EncodingNotice(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let foreign = Memo::new(move |_| {
        let analysis = studio.analysis.get().filter(|a| a.document == id);
        analysis.is_some_and(|analysis| encoding(&analysis.text) != Encoding::Utf8)
    });
    view! {
        <Show when=move || foreign.get()>
            <div class="notice-box">
                <p>{texts::not_utf8()}</p>
                <Button
                    label=texts::convert_to_utf8()
                    on_press=move |()| studio.rewrite(id, to_utf8(&studio.text(id)))
                />
            </div>
        </Show>
    }
}

/// Convert, Compare, Pack, Compile and Facts. The areas stay while another one is shown, so that nothing typed is lost.
#[component]
fn PanelArea(
    /// Which document.
    id: DocumentId,
) -> impl IntoView {
    let studio = studio();
    let panels = studio.panels();
    view! {
        <div class="panels">
            <AreaTabs label=texts::work_on_document() areas=panels.clone() shown=studio.panel />
            {panels.into_iter().map(|panel| view! { <PanelBox id=id panel=panel /> }).collect_view()}
        </div>
    }
}

/// The area of one tab.
#[component]
fn PanelBox(
    /// Which document.
    id: DocumentId,
    /// Which panel.
    panel: Panel,
) -> impl IntoView {
    let studio = studio();
    let content = match panel {
        Panel::Convert => view! { <ConvertPanel id=id /> }.into_any(),
        Panel::Compare => view! { <ComparePanel id=id /> }.into_any(),
        Panel::Pack => view! { <PackPanel id=id /> }.into_any(),
        Panel::Compile => view! { <CompilePanel id=id /> }.into_any(),
        Panel::Facts => view! { <FactsPanel id=id /> }.into_any(),
    };
    view! {
        <div
            class="panel"
            role="tabpanel"
            id=panel.area()
            aria-labelledby=panel.tab()
            tabindex="0"
            hidden=move || studio.panel.get() != panel
        >
            {content}
        </div>
    }
}
