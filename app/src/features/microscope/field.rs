use super::examples::ExampleList;
use super::shared::{FIELD, OUTCOME, PAUSE, shared};
use super::taking::RuleList;
use crate::components::{Button, Select, SelectOption};
use crate::model::catalogue::catalogue;
use crate::model::document::DocumentId;
use crate::model::lab::pieces::{Piece, byte_at, replacement_at, written_pieces};
use crate::model::lab::taking::rules_of;
use crate::model::lab::{PARAMETERS, RuleOrigin};
use crate::platform::{dom, events, text_fields};
use crate::store::studio;
use crate::texts::microscope as texts;
use leptos::prelude::*;
use profile_core::device::LETTERS;
use profile_core::diagnostic::Severity;
use profile_core::profile::ParameterName;
use profile_core::profile_rule::Role;

/// The rule, what it is the value of, and where it comes from and goes to.
#[component]
pub(super) fn FieldPart() -> impl IntoView {
    let taking = RwSignal::new(false);
    let trying = RwSignal::new(false);
    view! {
        <div class="rules-line">
            <KindList />
            <div class="row">
                <Unfold label=texts::take_from_profile() open=taking area="scope-taking" />
                <Unfold label=texts::examples() open=trying area="scope-trying" />
                <WriteBack />
            </div>
        </div>
        <div id="scope-taking" class="scope-fold" hidden=move || !taking.get()>
            <Show when=move || taking.get()>
                <RuleList on_taken=move |()| taking.set(false) />
            </Show>
        </div>
        <div id="scope-trying" class="scope-fold" hidden=move || !trying.get()>
            <Show when=move || trying.get()>
                <ExampleList />
            </Show>
        </div>
        <RuleField />
    }
}

/// A button that shows an area and hides it.
#[component]
fn Unfold(
    /// What it says.
    label: &'static str,
    /// Whether the area is shown.
    open: RwSignal<bool>,
    /// The id of the area.
    area: &'static str,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button"
            aria-expanded=move || open.get().to_string()
            aria-controls=area
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {label}
        </button>
    }
}

/// What the rule is the value of.
#[component]
fn KindList() -> impl IntoView {
    let rule = shared().lab.rule;
    let catalog = &catalogue();
    let plain = |name: &str| catalog.plain_text(&ParameterName::from_open_format(name));
    let options = PARAMETERS.map(|name| SelectOption::new(name, plain(name)));
    let bodies = LETTERS.map(|letter| {
        let name = format!("GPP_{letter}");
        let label = texts::as_post_body(&name);
        SelectOption::new(name, label)
    });
    let options: Vec<SelectOption> = options.into_iter().chain(bodies).collect();
    view! {
        <Select
            name=texts::value_of()
            named=true
            options=options
            chosen=Signal::derive(move || rule.with(|rule| rule.parameter.clone()))
            on_choose=move |chosen| {
                rule.update(|rule| {
                    rule.parameter = chosen;
                    rule.origin = None;
                });
            }
        />
    }
}

/// The field: what is typed, above the same text in colours.
#[component]
fn RuleField() -> impl IntoView {
    let shared = shared();
    let rule = shared.lab.rule;
    let pieces = Memo::new(move |_| {
        let read = shared.lab.read.get();
        shared
            .lab
            .evaluation
            .with(|found| written_pieces(&read, found))
    });
    let point = move || {
        let Some(units) = text_fields::caret(FIELD) else {
            return;
        };
        let at = rule.with_untracked(|rule| byte_at(&rule.text, units));
        let found = shared
            .lab
            .evaluation
            .with_untracked(|found| replacement_at(&found.expansion, at));
        shared.lit.set(found);
    };
    view! {
        <div class="field">
            <label for=FIELD>{texts::rule()}</label>
            <div class="scope-editor">
                <pre class="scope-layer" aria-hidden="true">
                    {move || pieces.get().into_iter().map(|piece| written(piece, shared.lit)).collect_view()}
                    "\n"
                </pre>
                <textarea
                    id=FIELD
                    class="scope-text"
                    rows="1"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=OUTCOME
                    placeholder="($REGTMR1 eq 0)? http://prov.example.com/spa$MA.cfg | …"
                    prop:value=move || rule.with(|rule| rule.text.clone())
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        rule.update(|rule| rule.text = typed);
                        // What was said of another state belongs to the rule before.
                        shared.said.set(String::new());
                    }
                    on:keyup=move |_| point()
                    on:click=move |_| point()
                    on:blur=move |_| shared.lit.set(None)
                ></textarea>
            </div>
        </div>
    }
}

/// A stretch of the coloured layer.
fn written(piece: Piece, lit: RwSignal<Option<usize>>) -> impl IntoView {
    let role = piece.role.map_or("", role_class);
    let fault = match piece.severity {
        Some(Severity::Error) => " scope-wrong",
        Some(Severity::Warning) => " scope-doubtful",
        _ => "",
    };
    let base = format!("{role}{fault}");
    let number = piece.replacement;
    let class = move || match number {
        Some(number) if lit.get() == Some(number) => format!("{base} scope-lit"),
        _ => base.clone(),
    };
    view! { <span class=class>{piece.text}</span> }
}

fn role_class(role: Role) -> &'static str {
    match role {
        Role::Variable => "hue-variable",
        Role::UnknownVariable => "hue-unknown",
        Role::Operator => "hue-operator",
        Role::Text | Role::Argument => "hue-text",
        Role::Number | Role::Version => "hue-number",
        Role::Parameter => "hue-parameter",
        Role::Option => "hue-option",
        Role::Key => "hue-key",
        Role::Scheme | Role::Port => "hue-scheme",
        Role::Server => "hue-server",
        Role::Path | Role::Plain => "hue-path",
        Role::Punctuation => "hue-mark",
        Role::Comment => "hue-comment",
        Role::Unknown => "hue-stray",
    }
}

/// Writes the rule into the document that it comes from, else into the chosen one.
#[component]
fn WriteBack() -> impl IntoView {
    let studio = studio();
    let rule = shared().lab.rule;
    let target = Memo::new(move |_| {
        let (parameter, origin) = rule.with(|rule| (rule.parameter.clone(), rule.origin.clone()));
        let open = |id: &DocumentId| {
            let text = studio.with_document(*id, |one| one.text().is_some());
            text == Some(true)
        };
        let document = origin.map(|origin| origin.document).filter(open);
        let document = document.or_else(|| studio.chosen_text())?;
        Some(RuleOrigin {
            document,
            parameter,
        })
    });
    let there = Memo::new(move |_| {
        let target = target.get()?;
        let text = studio.with_document(target.document, |one| one.text().cloned())??;
        let found = rules_of(target.document, &text).into_iter();
        found
            .filter(|one| one.origin == target)
            .map(|one| one.text)
            .next()
    });
    let label = move || match target.get() {
        Some(target) => {
            let name = ParameterName::from_open_format(target.parameter.as_str());
            let document = studio.with_document(target.document, |one| one.name.clone());
            let title = catalogue().plain_text(&name);
            texts::write_into(&title, &document.unwrap_or_default())
        }
        None => texts::write_into_profile().to_owned(),
    };
    let same = move || {
        rule.with(|rule| {
            rule.text.is_empty() || there.with(|there| there.as_deref() == Some(rule.text.as_str()))
        })
    };
    let write = move |()| {
        if let Some(target) = target.get_untracked() {
            let name = ParameterName::from_open_format(target.parameter.as_str());
            let text = rule.with_untracked(|rule| rule.text.clone());
            studio.write_value(target.document, &name, &text);
            rule.update(|rule| rule.origin = Some(target));
            // There is nothing more to write, so the button takes no focus.
            dom::rescue_focus(FIELD);
            events::after(2 * PAUSE, || dom::rescue_focus(FIELD));
        }
    };
    view! {
        <Show when=move || target.with(Option::is_some)>
            <Button
                label=Signal::derive(label)
                disabled=Signal::derive(move || studio.is_readonly() || same())
                on_press=write
            />
        </Show>
    }
}
