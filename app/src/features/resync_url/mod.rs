//! Links to a device's web page that make it resync or upgrade, and their QR code.

use crate::components::{Button, CopyBlock, Field, FindingLine, Item, Options, PartHead};
use crate::model::arrival::sentence;
use crate::model::qr::QrModules;
use crate::store::{rules_desk, studio};
use crate::texts::{of_the_core, resync_url as texts};
use leptos::prelude::*;
use profile_core::diagnostic::{Code, Diagnostic};
use profile_core::resync::{WebAction, WebLink, resync_address};

/// The whole part.
#[component]
pub(crate) fn ResyncUrlPanel() -> impl IntoView {
    let desk = rules_desk();
    let findings = Memo::new(move |_| desk.link.with(WebLink::findings));
    let broken = move || {
        let no_device = |one: &Diagnostic| one.code == Code::LinkDevice;
        findings.with(|found| found.iter().any(no_device))
    };
    let notes = move || {
        let found = findings.get().into_iter();
        found
            .filter(|one| one.code != Code::LinkDevice)
            .map(|one| {
                let help = one.help.as_deref().map(sentence).unwrap_or_default();
                let words = format!("{} {help}", sentence(&one.headline));
                view! { <FindingLine severity=one.severity words=words /> }
            })
            .collect_view()
    };
    view! {
        <section class="resync" aria-labelledby="resync-heading">
            <PartHead
                id="resync-heading"
                title=texts::title()
                hint=texts::hint()
            />
            <div class="rules-columns">
                <div class="rules-card">
                    <Fields />
                    <div class="rules-findings" lang=of_the_core()>{notes}</div>
                    <ReadLink />
                </div>
                <div class="rules-card">
                    <Show
                        when=move || !broken()
                        fallback=|| view! { <p class="hint">{texts::no_link()}</p> }
                    >
                        <Built findings=findings />
                    </Show>
                </div>
            </div>
        </section>
    }
}

/// What the link is made of.
#[component]
fn Fields() -> impl IntoView {
    let desk = rules_desk();
    let item = |action: WebAction| Item {
        title: match action {
            WebAction::Resync => texts::resync(),
            WebAction::Upgrade => texts::upgrade(),
            WebAction::Advanced => texts::all_tabs(),
        },
        detail: Some(match action {
            WebAction::Resync => texts::resync_detail(),
            WebAction::Upgrade => texts::upgrade_detail(),
            WebAction::Advanced => texts::all_tabs_detail(),
        }),
    };
    let chosen = move || {
        let action = desk.link.with(|link| link.action);
        WebAction::ALL.iter().position(|one| *one == action)
    };
    let choose = move |index: usize| {
        if let Some(action) = WebAction::ALL.get(index) {
            desk.link.update(|link| link.action = *action);
        }
    };
    let device_fault = move || {
        let found = desk.link.with(WebLink::findings);
        let one = found.into_iter().find(|one| one.code == Code::LinkDevice)?;
        let help = one.help.as_deref().map(sentence).unwrap_or_default();
        Some(format!("{} {help}", sentence(&one.headline)))
    };
    let reads = move || {
        let link = desk.link.get();
        let address = resync_address(&link.target).filter(|_| link.action == WebAction::Resync);
        address.map(|address| texts::device_reads(&address))
    };
    view! {
        <Field
            id="resync-device"
            label=texts::device()
            code=true
            value=Signal::derive(move || desk.link.with(|link| link.device.clone()))
            fault=Signal::derive(device_fault)
            on_type=move |typed: String| desk.link.update(|link| link.device = typed)
        />
        <Options
            label=texts::what_to_do()
            items=WebAction::ALL.map(item).to_vec()
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
        <Show when=move || desk.link.with(|link| link.action != WebAction::Advanced)>
            <Field
                id="resync-target"
                label=texts::address()
                code=true
                value=Signal::derive(move || desk.link.with(|link| link.target.clone()))
                described_by="resync-reads"
                on_type=move |typed: String| desk.link.update(|link| link.target = typed)
            />
            <p id="resync-reads" class="hint">
                {reads}
            </p>
        </Show>
    }
}

/// The link and its code.
#[component]
fn Built(
    /// What is to be said of the link.
    findings: Memo<Vec<Diagnostic>>,
) -> impl IntoView {
    let studio = studio();
    let desk = rules_desk();
    let text = Memo::new(move |_| desk.link.with(WebLink::text));
    // A key is not led into the history of the browser.
    let opens = move || {
        let keyed = |one: &Diagnostic| one.code == Code::LinkOptions;
        findings.with(|found| !found.iter().any(keyed))
    };
    view! {
        <CopyBlock
            label=texts::link()
            text=text
            copy_label=texts::copy_link()
            on_copy=move |()| studio.copy(texts::the_link(), text.get_untracked())
        />
        <Show when=move || opens() && !studio.is_framed()>
            <p>
                <a href=move || text.get() target="_blank" rel="noreferrer noopener">
                    {texts::open_in_tab()}
                </a>
                {texts::at_once()}
            </p>
        </Show>
        <Code text=text />
    }
}

/// The QR code of the link.
#[component]
fn Code(
    /// The link.
    text: Memo<String>,
) -> impl IntoView {
    let code = Memo::new(move |_| QrModules::of(&text.get()));
    let picture = move |code: QrModules| {
        view! {
            <svg
                class="qr"
                role="img"
                aria-label=texts::qr_code()
                viewBox=code.view_box()
                shape-rendering="crispEdges"
            >
                <path d=code.path() />
            </svg>
        }
    };
    move || match code.get() {
        Some(code) => view! {
            {picture(code)}
            <p class="hint">{texts::qr_hint()}</p>
        }
        .into_any(),
        None => view! { <p class="hint">{texts::too_long()}</p> }.into_any(),
    }
}

/// A link taken apart.
#[component]
fn ReadLink() -> impl IntoView {
    let desk = rules_desk();
    let pasted = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let read = move |()| match WebLink::parse(&pasted.get_untracked()) {
        Ok(link) => {
            desk.link.set(link);
            pasted.set(String::new());
            fault.set(None);
        }
        Err(found) => fault.set(Some(sentence(&found.headline))),
    };
    view! {
        <details class="resync-read">
            <summary>{texts::read_link()}</summary>
            <Field
                id="resync-link"
                label=texts::link_to_device()
                code=true
                value=pasted
                fault=fault
                on_type=move |typed: String| pasted.set(typed)
            />
            <Button label=texts::take_apart() on_press=read />
        </details>
    }
}
