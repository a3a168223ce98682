//! Rules: expanded, evaluated with every step, read with their findings.

use profile_core::catalog::Catalog;
use profile_core::diagnostic::Code;
use profile_core::macro_expansion::{Expansion, expand as expand_text};
use profile_core::profile_rule::{
    AlternativeTrace, AssignmentTrace, ConditionTrace, Failure, OperandTrace, Outcome, Place,
    Request, RuleKind, evaluate as evaluate_rule, lints, read,
};
use profile_core::text::LineIndex;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::arguments::{Misuse, Options, text};
use crate::findings::{diagnostics, span};
use crate::json::Json;
use crate::words;

/// The rule as written and expanded, with their lines.
struct Lines<'t> {
    written: LineIndex<'t>,
    expanded: LineIndex<'t>,
}

/// A text with its macro variables replaced.
#[wasm_bindgen]
pub fn expand(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let source = text(source, "text")?;
    let options = Options::read(options, &["device", "firmware"])?;
    let found = expand_text(&source, &options.device()?, options.firmware()?);
    let lines = Lines::new(&source, &found);
    let mut json = Json::new();
    expansion(&mut json, &found, &lines);
    diagnostics(&mut json, "diagnostics", &found.findings, &lines.written);
    json.finish()
}

/// What a device does with a rule, step by step.
#[wasm_bindgen]
pub fn evaluate(rule: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let rule = text(rule, "rule")?;
    let options = Options::read(options, &["kind", "device", "firmware"])?;
    let kind = kind(&options)?;
    let found = evaluate_rule(
        &rule,
        kind,
        &options.device()?,
        options.firmware()?,
        Catalog::builtin(),
    );
    let lines = Lines::new(&rule, &found.expansion);
    let mut json = Json::new();
    outcome(&mut json, &found.outcome);
    json.begin("expanded");
    expansion(&mut json, &found.expansion, &lines);
    json.end();
    json.begin_list("alternatives");
    for one in &found.alternatives {
        json.begin_item();
        alternative(&mut json, one, &lines);
        json.end();
    }
    json.end_list();
    condition(&mut json, found.condition.as_ref(), &lines);
    if let Some(one) = found.request() {
        request(&mut json, one);
    }
    diagnostics(&mut json, "diagnostics", &found.diagnostics, &lines.written);
    json.finish()
}

/// What is to be said of a rule without a device.
#[wasm_bindgen(js_name = readRule)]
pub fn read_rule(rule: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let rule = text(rule, "rule")?;
    let options = Options::read(options, &["kind", "firmware"])?;
    let rule = read(&rule, kind(&options)?, options.firmware()?);
    let lines = LineIndex::new(rule.text.as_bytes());
    let mut json = Json::new();
    json.flag("faulty", rule.is_faulty());
    json.number("alternatives", rule.alternatives().len());
    json.begin_list("parts");
    for part in &rule.roles {
        json.begin_item();
        json.text("role", words::of_role(part.role));
        span(&mut json, "span", part.span, &lines);
        json.end();
    }
    json.end_list();
    let found = lints(&rule, Catalog::builtin());
    diagnostics(&mut json, "diagnostics", &found, &lines);
    json.finish()
}

fn kind(options: &Options) -> Result<RuleKind, Misuse> {
    let kinds = "`profile`, `upgrade`, `report`, `trigger`, `message` or `body`";
    let kind = options.word("kind", words::rule_kind, kinds)?;
    Ok(kind.unwrap_or(RuleKind::ProfileRule))
}

impl<'t> Lines<'t> {
    fn new(written: &'t str, expansion: &'t Expansion) -> Self {
        Self {
            written: LineIndex::new(written.as_bytes()),
            expanded: LineIndex::new(expansion.text.as_bytes()),
        }
    }
}

/// The fields of an expansion.
fn expansion(json: &mut Json, found: &Expansion, lines: &Lines<'_>) {
    json.text("text", &found.text);
    json.flag("cut", found.cut);
    json.begin_list("replacements");
    for one in &found.replacements {
        json.begin_item();
        json.text("name", &one.name);
        json.text("kind", words::of_replacement(one.kind));
        span(json, "written", one.source, &lines.written);
        span(json, "expanded", one.value, &lines.expanded);
        json.end();
    }
    json.end_list();
}

fn outcome(json: &mut Json, outcome: &Outcome) {
    json.text("outcome", words::of_outcome(outcome));
    match outcome {
        Outcome::Taken(number) => json.number("alternative", *number),
        Outcome::PassedOver(nothing) => json.text("nothing", words::of_nothing(*nothing)),
        Outcome::Failed(failure) => {
            json.text("failure", words::of_failure(*failure));
            if let Failure::Condition(number) = failure {
                json.number("alternative", *number);
            }
        }
        _ => {}
    }
}

/// The fields of a place in both texts.
fn place(json: &mut Json, place: Place, lines: &Lines<'_>) {
    span(json, "written", place.written, &lines.written);
    span(json, "expanded", place.expanded, &lines.expanded);
}

fn alternative(json: &mut Json, one: &AlternativeTrace, lines: &Lines<'_>) {
    json.text("verdict", words::of_verdict(one.verdict));
    place(json, one.place, lines);
    condition(json, one.condition.as_ref(), lines);
    json.begin_list("assignments");
    for each in &one.assignments {
        json.begin_item();
        assignment(json, each, lines);
        json.end();
    }
    json.end_list();
    let mut options = one.options.iter().map(|(name, _)| name.text());
    json.text_items("options", &mut options);
    if let Some(one) = &one.request {
        request(json, one);
    }
}

fn assignment(json: &mut Json, one: &AssignmentTrace, lines: &Lines<'_>) {
    let secret = matches!(
        one.value,
        profile_core::profile_rule::AssignedValue::Secret(_)
    );
    json.text("parameter", &one.parameter);
    json.text("value", one.value.shown());
    json.flag("secret", secret);
    json.flag("known", one.known);
    place(json, one.place, lines);
}

fn condition(json: &mut Json, condition: Option<&ConditionTrace>, lines: &Lines<'_>) {
    let Some(condition) = condition else {
        return;
    };
    json.begin("condition");
    place(json, condition.place, lines);
    holds(json, condition.holds);
    json.begin_list("comparisons");
    for one in &condition.comparisons {
        json.begin_item();
        place(json, one.place, lines);
        holds(json, one.holds.ok());
        json.text_if("fault", one.holds.err().map(Code::id));
        if let Some((left, operator, right)) = &one.pair {
            operand(json, "left", left);
            json.text("operator", operator.word());
            operand(json, "right", right);
        }
        json.end();
    }
    json.end_list();
    json.end();
}

fn holds(json: &mut Json, holds: Option<bool>) {
    match holds {
        Some(holds) => json.flag("holds", holds),
        None => json.null("holds"),
    }
}

fn operand(json: &mut Json, name: &'static str, one: &OperandTrace) {
    json.begin(name);
    json.text("kind", words::of_operand(one.kind));
    json.text("value", &one.value);
    json.flag("implied", one.implied);
    json.end();
}

/// A request without its key and its password.
fn request(json: &mut Json, one: &Request) {
    json.begin("request");
    json.text("method", one.method.text());
    json.text("url", &one.url());
    json.text("scheme", one.scheme.text());
    json.text("server", &one.server);
    json.flag("fromOption66", one.from_option_66);
    json.number("port", usize::from(one.port));
    json.text("path", &one.path);
    json.flag("hasKey", one.key.is_some());
    let letter = |letter: char| format!("GPP_{letter}");
    json.text_if("aliasMap", one.alias.map(letter).as_deref());
    if let Some(body) = &one.body {
        json.begin("body");
        json.text("parameter", &letter(body.letter));
        json.text("text", &body.expansion.text);
        json.end();
    }
    json.text_if("user", one.user.as_deref());
    json.flag("hasPassword", one.password.is_some());
    json.end();
}
