use super::findings::Findings;
use super::form::Form;
use crate::components::{Button, Check, Field};
use crate::model::names;
use crate::store::studio;
use leptos::prelude::*;
use profile_core::profile_compiler::{Field as Place, FrontEnd};

/// The name of a log until another one is typed.
const LOG_NAME: &str = "spc.log";

/// What the compiler prints of the source, and what it writes into its log.
#[component]
pub(super) fn CheckResult(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let printed = Memo::new(move |_| {
        let checked = form.checked.get()?;
        Some(
            form.command
                .with(|command| checked.source.report(command, checked.time)),
        )
    });
    let told = move |tell: fn(&FrontEnd) -> String| {
        printed.with(|printed| printed.as_ref().map(tell).unwrap_or_default())
    };
    let messages = move || told(|printed| printed.messages.join("\n"));
    let failed = move || printed.with(|p| p.as_ref().is_some_and(|p| p.errors > 0));
    let quiet = move || form.options.with(|options| options.quiet);
    let status = move || {
        if quiet() {
            "With --quiet the compiler prints nothing.".to_owned()
        } else {
            told(|printed| format!("spc: {}", printed.status))
        }
    };
    view! {
        <section class="compile-check" aria-label="Check">
            <h4>"What the compiler prints"</h4>
            <Show when=move || !messages().is_empty()>
                <pre class="copy-text compile-messages" tabindex="0" role="group" aria-label="Messages">
                    {messages}
                </pre>
            </Show>
            <p
                class="compile-status"
                class:compile-failed=move || failed() && !quiet()
                role="status"
                aria-label="Status line"
            >
                {status}
            </p>
            <Show when=failed>
                <div class="row">
                    <Button
                        label="Go to the first error"
                        on_press=move |()| studio.go_to_first_error()
                    />
                </div>
            </Show>
            <Check
                label="Print nothing (--quiet)"
                checked=Signal::derive(quiet)
                on_switch=move |on| form.options.update(|options| options.quiet = on)
            />
            <LogFields form=form log=Signal::derive(move || told(|p| p.log.clone().unwrap_or_default())) />
        </section>
    }
}

/// The switch, the file name and the lines of the log.
#[component]
fn LogFields(
    /// What is chosen.
    form: Form,
    /// The lines.
    log: Signal<String>,
) -> impl IntoView {
    let studio = studio();
    let name = move || form.options.with(|options| options.log.clone());
    let logs = move || name().is_some();
    let switch = move |on: bool| {
        form.options
            .update(|options| options.log = on.then(|| LOG_NAME.to_owned()));
    };
    let download = move |()| {
        let name = names::clean(&untrack(name).unwrap_or_default());
        if studio.download(&name, log.get_untracked().as_bytes()) {
            studio.say(format!("Downloaded {name}."));
        }
    };
    view! {
        <Check label="Write a log (--log)" checked=Signal::derive(logs) on_switch=switch />
        <Show when=logs>
            <div class="compile-part">
                <Field
                    id="compile-log"
                    label="Log file"
                    code=true
                    described_by="compile-log-findings"
                    value=Signal::derive(move || name().unwrap_or_default())
                    on_type=move |text: String| form.options.update(|options| options.log = Some(text))
                />
                <Findings form=form field=Place::Log id="compile-log-findings" />
                <pre class="copy-text compile-messages" tabindex="0" role="group" aria-label="Log">
                    {move || log.get()}
                </pre>
                <div class="row">
                    <Button label="Download log" on_press=download />
                </div>
            </div>
        </Show>
    }
}
