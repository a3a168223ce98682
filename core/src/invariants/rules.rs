//! What holds for rules, conditions and addresses.

use super::{Property, holds};
use crate::catalog::Catalog;
use crate::device::{Device, Secret};
use crate::diagnostic::Diagnostic;
use crate::firmware::FirmwareLevel;
use crate::macro_expansion::{Expansion, LIMIT};
use crate::profile_rule::{
    Decision, Evaluation, Outcome, PreparedRule, Reach, Rule, RuleKind, describe, evaluate, lints,
    reachability, read,
};
use crate::text::Span;

/// Longer rules are not asked what they can reach.
const SHORT: usize = 160;

/// Any text is read and evaluated in every dialect: places lie inside, roles lie apart, the prepared rule decides the
/// same, and witnesses do what they are named for.
pub fn rules_are_evaluated(text: &[u8]) -> Property {
    let text = String::from_utf8_lossy(text);
    let device = device(&text);
    for level in [FirmwareLevel::V3, FirmwareLevel::V5, FirmwareLevel::V2_0_5] {
        for kind in [
            RuleKind::ProfileRule,
            RuleKind::UpgradeRule,
            RuleKind::ReportRule,
            RuleKind::ResyncTrigger,
            RuleKind::LogMessage,
        ] {
            let rule = read(&text, kind, level);
            roles_lie_apart(&rule)?;
            inside(&text, &lints(&rule, Catalog::builtin()))?;
            let _ = describe(&rule, Catalog::builtin());
            let found = evaluate(&text, kind, &device, level, Catalog::builtin());
            expansions_fit(&text, &found.expansion)?;
            inside(&text, &found.diagnostics)?;
            places_lie_inside(&text, &found)?;
            let prepared = PreparedRule::new(&text, kind, level).decide(&device);
            holds(
                prepared == Decision::of(&found),
                "a prepared rule decides otherwise",
            )?;
        }
    }
    witnesses_are_true(&text)
}

/// A condition holds if and only if all of its comparisons do, and a trigger then fires.
pub fn conditions_are_evaluated(text: &[u8]) -> Property {
    let text = String::from_utf8_lossy(text);
    let found = evaluate(
        &text,
        RuleKind::ResyncTrigger,
        &device(&text),
        FirmwareLevel::V3,
        Catalog::builtin(),
    );
    let Some(condition) = &found.condition else {
        return holds(
            found.outcome != Outcome::Fires,
            "a trigger without condition fires",
        );
    };
    let all = condition
        .comparisons
        .iter()
        .all(|one| one.holds == Ok(true));
    let none = condition.comparisons.is_empty();
    holds(
        condition.holds != Some(true) || all && !none,
        "a condition holds without its comparisons",
    )?;
    holds(
        condition.holds != Some(false) || !all,
        "a condition fails to hold with its comparisons",
    )?;
    let fires = found.outcome == Outcome::Fires;
    holds(
        fires == (condition.holds == Some(true) && !found.expansion.cut),
        "a trigger does not follow its condition",
    )?;
    for one in &condition.comparisons {
        if let (Some((left, operator, right)), Ok(holds_so)) = (&one.pair, one.holds) {
            holds(
                left.kind == right.kind,
                "operands of two kinds are compared",
            )?;
            let same = left.value == right.value;
            let equal = operator.holds(std::cmp::Ordering::Equal);
            holds(
                !same || holds_so == equal,
                "equal operands do not satisfy equality",
            )?;
        }
    }
    Ok(())
}

/// What an address asks for, written as an address, asks for the same.
pub fn urls_are_read(text: &[u8]) -> Property {
    let text = String::from_utf8_lossy(text);
    let ask = |text: &str| {
        let found = evaluate(
            text,
            RuleKind::ProfileRule,
            &device(""),
            FirmwareLevel::V3,
            Catalog::builtin(),
        );
        found.request().cloned()
    };
    let Some(request) = ask(&text) else {
        return Ok(());
    };
    holds(
        request.path.starts_with('/'),
        "a path does not begin with a slash",
    )?;
    let url = request.url().replace('$', "$$");
    let Some(again) = ask(&url) else {
        return holds(false, "a written address is none");
    };
    let same = again.url() == request.url()
        && again.scheme == request.scheme
        && again.port == request.port;
    holds(
        same && !again.from_option_66,
        "a written address asks for something else",
    )
}

/// A device whose parameters are parts of `text`.
fn device(text: &str) -> Device {
    let mut device = Device::default();
    let parts: Vec<&str> = text.split(['\n', ';', '|']).collect();
    for (letter, part) in ['A', 'B', 'C', 'P'].into_iter().zip(parts.iter().rev()) {
        device.set_general(letter, *part);
    }
    device.set_secret("SA", Secret::new("s$A"));
    if let Some(part) = parts.first().filter(|part| part.len() % 3 == 0) {
        (*part).clone_into(&mut device.firmware);
    }
    device
}

fn inside(text: &str, findings: &[Diagnostic]) -> Property {
    for found in findings {
        let span = found.primary.span;
        holds(
            text.get(span.start..span.end).is_some(),
            "a finding lies outside the rule",
        )?;
    }
    Ok(())
}

fn roles_lie_apart(rule: &Rule) -> Property {
    let mut at = 0;
    for part in &rule.roles {
        let Span { start, end } = part.span;
        holds(start >= at && end > start, "roles overlap")?;
        let gap = rule.text.get(at..start);
        holds(
            gap.is_some_and(|gap| gap.trim_ascii().is_empty()),
            "a stretch has no role",
        )?;
        holds(
            rule.text.get(start..end).is_some(),
            "a role lies outside the rule",
        )?;
        at = end;
    }
    let rest = rule.text.get(at..).unwrap_or_default();
    holds(rest.trim_ascii().is_empty(), "the end has no role")
}

/// The text between replacements is the same before and behind, and no value was expanded again.
fn expansions_fit(text: &str, found: &Expansion) -> Property {
    holds(found.text.len() <= LIMIT, "an expansion is too long")?;
    if found.cut {
        return Ok(());
    }
    let (mut before, mut behind) = (0, 0);
    for one in &found.replacements {
        let gap = text.get(before..one.source.start);
        holds(gap.is_some(), "replacements overlap")?;
        holds(
            gap == found.text.get(behind..one.value.start),
            "text between variables changed",
        )?;
        if !one.changes() {
            let same = text.get(one.source.start..one.source.end)
                == found.text.get(one.value.start..one.value.end);
            holds(same, "a text that is no variable changed")?;
        }
        (before, behind) = (one.source.end, one.value.end);
    }
    holds(
        text.get(before..) == found.text.get(behind..),
        "the end of a text changed",
    )
}

fn places_lie_inside(text: &str, found: &Evaluation) -> Property {
    for one in &found.alternatives {
        let (written, expanded) = (one.place.written, one.place.expanded);
        holds(
            text.get(written.start..written.end).is_some(),
            "an alternative lies outside the rule",
        )?;
        holds(
            found
                .expansion
                .text
                .get(expanded.start..expanded.end)
                .is_some(),
            "an alternative lies outside the text",
        )?;
        for comparison in one
            .condition
            .iter()
            .flat_map(|condition| &condition.comparisons)
        {
            let inner = comparison.place.written;
            holds(
                written.start <= inner.start && inner.end <= written.end,
                "a comparison lies outside its alternative",
            )?;
        }
    }
    Ok(())
}

fn witnesses_are_true(text: &str) -> Property {
    if text.len() > SHORT {
        return Ok(());
    }
    let (kind, level) = (RuleKind::ProfileRule, FirmwareLevel::V3);
    let found = reachability(&read(text, kind, level), &Device::default());
    let outcome = |device: &Device| evaluate(text, kind, device, level, Catalog::builtin()).outcome;
    for (number, reach) in found.alternatives.iter().enumerate() {
        if let Reach::Witness(device) = reach {
            holds(
                outcome(device) == Outcome::Taken(number),
                "a witness takes another alternative",
            )?;
        }
    }
    if let Reach::Witness(device) = &found.none {
        holds(
            outcome(device) == Outcome::NoneHolds,
            "a witness takes an alternative",
        )?;
    }
    if let Reach::Witness(device) = &found.failure {
        holds(
            matches!(outcome(device), Outcome::Failed(_)),
            "a witness does not fail",
        )?;
    }
    Ok(())
}
