use super::findings::Findings;
use super::form::Form;
use crate::components::{Button, Check, Field};
use crate::model::analysis::Analysis;
use crate::model::names;
use crate::store::studio;
use crate::texts::{compile as texts, of_the_core, pack};
use leptos::prelude::*;
use profile_core::profile_compiler::{Field as Place, FrontEnd};
use std::sync::Arc;

/// The name of a log until another one is typed.
const LOG_NAME: &str = "spc.log";

/// What the compiler prints of the source, and what it writes into its log.
#[component]
pub(super) fn CheckResult(
    /// What is chosen.
    form: Form,
) -> impl IntoView {
    let studio = studio();
    let printed = Memo::new(move |_| form.printed());
    let told = move |tell: fn(&FrontEnd) -> String| {
        printed.with(|printed| printed.as_ref().map(tell).unwrap_or_default())
    };
    let messages = move || told(|printed| printed.messages.join("\n"));
    let errors = move || printed.with(|p| p.as_ref().is_some_and(|p| p.errors > 0));
    // An error of an imported file has its place in that file.
    let has_place = move || {
        let counts = |analysis: &Option<Arc<Analysis>>| analysis.as_ref().map(|a| a.counts());
        errors()
            && studio
                .analysis
                .with(counts)
                .is_some_and(|counts| counts.errors > 0)
    };
    let quiet = move || form.options.with(|options| options.quiet);
    let failed = move || !quiet() && (errors() || form.is_refused());
    let is_printed = move || !quiet() && (errors() || !form.is_refused());
    let status = move || {
        if quiet() {
            texts::prints_nothing().to_owned()
        } else if !is_printed() {
            texts::refuses_command().to_owned()
        } else {
            told(|printed| format!("spc: {}", printed.status))
        }
    };
    let log = move || {
        if form.is_refused() {
            String::new()
        } else {
            told(|printed| printed.log.clone().unwrap_or_default())
        }
    };
    view! {
        <section class="compile-check" aria-label=texts::check()>
            <h4>{texts::what_it_prints()}</h4>
            <Show when=move || !messages().is_empty()>
                <pre
                    class="copy-text compile-messages"
                    tabindex="0"
                    role="group"
                    aria-label=texts::messages()
                >
                    <span lang=of_the_core()>{messages}</span>
                </pre>
            </Show>
            <p
                class="compile-status"
                class:compile-failed=failed
                role="status"
                aria-label=texts::status_line()
            >
                <span lang=move || of_the_core().filter(|_| is_printed())>{status}</span>
            </p>
            <Show when=has_place>
                <div class="row">
                    <Button
                        label=pack::go_to_first_error()
                        on_press=move |()| studio.go_to_first_error()
                    />
                </div>
            </Show>
            <Check
                label=texts::quiet()
                checked=Signal::derive(quiet)
                on_switch=move |on| form.options.update(|options| options.quiet = on)
            />
            <LogFields form=form log=Signal::derive(log) />
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
            studio.say_downloaded(&name);
        }
    };
    view! {
        <Check label=texts::write_log() checked=Signal::derive(logs) on_switch=switch />
        <Show when=logs>
            <div class="compile-part">
                <Field
                    id="compile-log"
                    label=texts::log_file()
                    code=true
                    described_by="compile-log-findings"
                    value=Signal::derive(move || name().unwrap_or_default())
                    on_type=move |text: String| form.options.update(|options| options.log = Some(text))
                />
                <Findings form=form field=Place::Log id="compile-log-findings" />
                <Show when=move || log.with(|log| !log.is_empty())>
                    <pre
                        class="copy-text compile-messages"
                        tabindex="0"
                        role="group"
                        aria-label=texts::log()
                    >
                        <span lang=of_the_core()>{move || log.get()}</span>
                    </pre>
                    <div class="row">
                        <Button label=texts::download_log() on_press=download />
                    </div>
                </Show>
            </div>
        </Show>
    }
}
