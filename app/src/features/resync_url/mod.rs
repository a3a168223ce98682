//! Links to a device's web page that make it resync or upgrade, and their QR code.

use crate::components::{Button, CopyBlock, Field, FindingLine, Item, Options, PartHead};
use crate::model::arrival::sentence;
use crate::model::qr::QrModules;
use crate::store::{rules_desk, studio};
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
                title="Resync URL"
                hint="A link to the web page of a device that makes it resync at once. A customer types it or scans its code in the network that the device is in. The page itself sends nothing."
            />
            <div class="rules-columns">
                <div class="rules-card">
                    <Fields />
                    <div class="rules-findings">{notes}</div>
                    <ReadLink />
                </div>
                <div class="rules-card">
                    <Show
                        when=move || !broken()
                        fallback=|| {
                            view! {
                                <p class="hint">
                                    "The link and its code stand here as soon as the field “Device” holds the address of a device: four numbers with dots between, such as 192.168.1.102. The device tells it on its phone menu, and so does the list of devices in a router."
                                </p>
                            }
                        }
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
            WebAction::Resync => "Resync",
            WebAction::Upgrade => "Upgrade",
            WebAction::Advanced => "Show all tabs",
        },
        detail: Some(match action {
            WebAction::Resync => "Fetches a profile from the address.",
            WebAction::Upgrade => "Fetches firmware from the address. Known from other documents.",
            WebAction::Advanced => "The page with Provisioning.",
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
        address.map(|address| format!("The device reads {address}"))
    };
    view! {
        <Field
            id="resync-device"
            label="Device"
            code=true
            value=Signal::derive(move || desk.link.with(|link| link.device.clone()))
            fault=Signal::derive(device_fault)
            on_type=move |typed: String| desk.link.update(|link| link.device = typed)
        />
        <Options
            label="What it is to do"
            items=WebAction::ALL.map(item).to_vec()
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
        <Show when=move || desk.link.with(|link| link.action != WebAction::Advanced)>
            <Field
                id="resync-target"
                label="Address"
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
            label="Link"
            text=text
            copy_label="Copy the link"
            on_copy=move |()| studio.copy("the link", text.get_untracked())
        />
        <Show when=opens>
            <p>
                <a href=move || text.get() target="_blank" rel="noreferrer noopener">
                    "Open it in a new tab"
                </a>
                " – it takes effect at once."
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
                aria-label="QR code of the link"
                viewBox=code.view_box()
                shape-rendering="crispEdges"
            >
                <path d=code.path() />
            </svg>
        }
    };
    move || {
        match code.get() {
        Some(code) => {
            view! {
                {picture(code)}
                <p class="hint">
                    "Scan it with a phone that is in the network of the device. The code says the same as the link above."
                </p>
            }
                .into_any()
        }
        None => view! { <p class="hint">"The link is too long for a QR code."</p> }.into_any(),
    }
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
            <summary>"Read a link"</summary>
            <Field
                id="resync-link"
                label="Link to a device"
                code=true
                value=pasted
                fault=fault
                on_type=move |typed: String| pasted.set(typed)
            />
            <Button label="Take it apart" on_press=read />
        </details>
    }
}
