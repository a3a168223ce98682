//! The fences of literate cases about rules.
//!
//! `state` sets variables of the device, `NAME=value` a line; `rule KIND` is one rule, `texts` are several, one a
//! line. `expanded`, `conditions` and `urls` say of each text what comes of it; `trace`, `findings-of-rule`,
//! `mended`, `roles`, `described`, `prepared` and `reach` are about the rule.
#![allow(dead_code, reason = "one file of helpers")]

use profile_core::catalog::Catalog;
use profile_core::device::Device;
use profile_core::diagnostic::{Diagnostic, Severity, apply_fixes};
use profile_core::firmware::FirmwareLevel;
use profile_core::macro_expansion::expand;
use profile_core::profile_rule::{
    AlternativeTrace, ConditionTrace, Decision, Evaluation, OperandTrace, Outcome, PreparedRule,
    Reach, Request, RuleKind, describe, evaluate, lints, reachability, read,
};

const VARIABLES: &[&str] = &[
    "A", "B", "C", "D", "MA", "PN", "SWVER", "CCERT", "PRVST", "PRVTMR", "REGTMR1", "REGTMR2",
    "EXTIP", "UPGST",
];

#[derive(Default)]
pub(crate) struct RuleCase {
    device: Device,
    kind: Option<RuleKind>,
    text: String,
    texts: Vec<String>,
}

pub(crate) fn set(device: &mut Device, name: &str, value: &str) {
    if name == "option66" {
        device.option_66 = (!value.is_empty()).then(|| value.to_owned());
        return;
    }
    assert!(device.set_variable(name, value), "{name} cannot be {value}");
}

fn kind(name: &str) -> RuleKind {
    match name {
        "profile" => RuleKind::ProfileRule,
        "upgrade" => RuleKind::UpgradeRule,
        "report" => RuleKind::ReportRule,
        "trigger" => RuleKind::ResyncTrigger,
        "message" => RuleKind::LogMessage,
        "body" => RuleKind::PostBody,
        other => panic!("unknown kind of rule {other}"),
    }
}

impl RuleCase {
    pub(crate) fn state(&mut self, body: &str) {
        for line in body.lines() {
            let (name, value) = line.split_once('=').unwrap();
            set(&mut self.device, name, value);
        }
    }

    pub(crate) fn input(&mut self, fence: &str, rest: &str, bytes: &[u8]) {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        if fence == "texts" {
            self.texts = text.lines().map(str::to_owned).collect();
            return;
        }
        self.kind = Some(kind(rest.split(' ').next().unwrap()));
        self.text = text;
    }

    pub(crate) fn expectation(&self, fence: &str, level: FirmwareLevel) -> Option<String> {
        let each = |answer: &dyn Fn(&str) -> String| {
            let lines = self
                .texts
                .iter()
                .map(|text| format!("{text} -> {}", answer(text)));
            lines.collect::<Vec<_>>().join("\n")
        };
        Some(match fence {
            "expanded" => each(&|text| expand(text, &self.device, level).text),
            "conditions" => each(&|text| self.condition(text, level)),
            "urls" => each(&|text| self.url(text, level)),
            "trace" => trace(&self.evaluated(level)),
            "findings-of-rule" => findings(&self.evaluated(level).diagnostics),
            "mended" => self.mended(level),
            "roles" => self.roles(level),
            "prepared" => self.prepared(level),
            "reach" => self.reach(level),
            "described" => describe(&self.read(level), Catalog::builtin()).join("\n"),
            _ => return None,
        })
    }

    fn prepared(&self, level: FirmwareLevel) -> String {
        let prepared = PreparedRule::new(&self.text, self.kind.unwrap(), level);
        let decision = prepared.decide(&self.device);
        assert!(decision == Decision::of(&self.evaluated(level)));
        let mut lines: Vec<String> = decision
            .assignments
            .iter()
            .map(|(name, value)| format!("  {name} = \"{}\"", value.shown()))
            .collect();
        lines.extend(decision.request.iter().flat_map(request));
        lines.push(format!("outcome: {:?}", decision.outcome));
        lines.join("\n")
    }

    fn reach(&self, level: FirmwareLevel) -> String {
        let rule = self.read(level);
        let found = reachability(&rule, &self.device);
        let said = |reach: &Reach| match reach {
            Reach::Witness(device) => {
                let text: Vec<String> = VARIABLES
                    .iter()
                    .filter(|name| {
                        device.variable(name, level) != self.device.variable(name, level)
                    })
                    .map(|name| format!("{name}={}", device.variable(name, level).unwrap()))
                    .collect();
                format!(
                    "on a device with {}",
                    if text.is_empty() {
                        "nothing special".to_owned()
                    } else {
                        text.join(", ")
                    }
                )
            }
            Reach::Never => "never".to_owned(),
            Reach::Undecided => "undecided".to_owned(),
        };
        let mut lines = Vec::new();
        for (number, (reach, constant)) in
            found.alternatives.iter().zip(&found.constant).enumerate()
        {
            let constant = constant.map_or(String::new(), |value| {
                format!(" (condition always {value})")
            });
            lines.push(format!("alternative {number}: {}{constant}", said(reach)));
        }
        lines.push(format!("none: {}", said(&found.none)));
        lines.push(format!("failure: {}", said(&found.failure)));
        lines.extend(
            found
                .open
                .iter()
                .map(|(span, why)| format!("open: `{}`: {why}", rule.slice(*span))),
        );
        lines.join("\n")
    }

    fn read(&self, level: FirmwareLevel) -> profile_core::profile_rule::Rule {
        read(&self.text, self.kind.unwrap(), level)
    }

    fn evaluated(&self, level: FirmwareLevel) -> Evaluation {
        evaluate(
            &self.text,
            self.kind.unwrap(),
            &self.device,
            level,
            Catalog::builtin(),
        )
    }

    fn condition(&self, text: &str, level: FirmwareLevel) -> String {
        let found = evaluate(
            text,
            RuleKind::ResyncTrigger,
            &self.device,
            level,
            Catalog::builtin(),
        );
        let holds = found.condition.as_ref().map(|condition| condition.holds);
        match holds {
            Some(Some(holds)) => {
                assert_eq!(holds, found.outcome == Outcome::Fires);
                holds.to_string()
            }
            Some(None) => {
                assert_eq!(found.outcome, Outcome::Quiet);
                format!("error: {}", errors(&found.diagnostics))
            }
            None => format!("{:?}", found.outcome),
        }
    }

    fn url(&self, text: &str, level: FirmwareLevel) -> String {
        let found = evaluate(
            text,
            RuleKind::ProfileRule,
            &self.device,
            level,
            Catalog::builtin(),
        );
        match found.request() {
            Some(request) => {
                let (scheme, server) = (request.scheme.text(), &request.server);
                format!("{scheme}, {server}, {}, {}", request.port, request.path)
            }
            None => format!("error: {}", errors(&found.diagnostics)),
        }
    }

    fn mended(&self, level: FirmwareLevel) -> String {
        let mut text = self.text.clone();
        for _ in 0..10 {
            let rule = read(&text, self.kind.unwrap(), level);
            let found = lints(&rule, Catalog::builtin());
            let next = apply_fixes(text.as_bytes(), &found).unwrap();
            let next = String::from_utf8(next).unwrap();
            if next == text {
                return text;
            }
            text = next;
        }
        panic!("the mends do not come to an end");
    }

    fn roles(&self, level: FirmwareLevel) -> String {
        let rule = self.read(level);
        let lines = rule
            .roles
            .iter()
            .map(|part| format!("{:?} {}", part.role, rule.slice(part.span)));
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn errors(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error || found.code.id() == "no-option-66");
    let lines = errors.map(|found| format!("[{}] {}", found.code.id(), found.headline));
    lines.collect::<Vec<_>>().join("; ")
}

pub(crate) fn findings(diagnostics: &[Diagnostic]) -> String {
    let line = |found: &Diagnostic| {
        let span = found.primary.span;
        let lint = match found.code.lint() {
            "" => String::new(),
            lint => format!(" ({lint})"),
        };
        let fix = found
            .fix
            .as_ref()
            .map_or(String::new(), |fix| format!(" => {}", fix.title));
        let severity = format!("{:?}", found.severity).to_lowercase();
        format!(
            "{}..{}: {severity}[{}]: {}{lint}{fix}",
            span.start,
            span.end,
            found.code.id(),
            found.headline
        )
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The trace in lines.
pub(crate) fn trace(found: &Evaluation) -> String {
    let mut lines = vec![format!("expanded: {}", found.expansion.text)];
    for one in &found.expansion.replacements {
        let value = &found.expansion.text[one.value.start..one.value.end];
        lines.push(format!(
            "  {}..{} {} -> {}..{} `{value}` {:?}",
            one.source.start, one.source.end, one.name, one.value.start, one.value.end, one.kind
        ));
    }
    for (number, alternative) in found.alternatives.iter().enumerate() {
        let place = alternative.place;
        lines.push(format!(
            "alternative {number} at {}..{}, expanded {}..{}: {:?}",
            place.written.start,
            place.written.end,
            place.expanded.start,
            place.expanded.end,
            alternative.verdict
        ));
        lines.extend(steps(alternative));
    }
    if let Some(condition) = &found.condition {
        lines.extend(comparisons(condition));
    }
    lines.push(format!("outcome: {:?}", found.outcome));
    lines.join("\n")
}

fn steps(alternative: &AlternativeTrace) -> Vec<String> {
    let mut lines: Vec<String> = alternative.condition.iter().flat_map(comparisons).collect();
    for one in &alternative.assignments {
        let ignored = if one.known { "" } else { ", ignored" };
        lines.push(format!(
            "  {} = \"{}\"{ignored}",
            one.parameter,
            one.value.shown()
        ));
    }
    for (name, _) in &alternative.options {
        lines.push(format!("  option {}", name.text()));
    }
    lines.extend(alternative.request.iter().flat_map(request));
    lines
}

fn comparisons(condition: &ConditionTrace) -> Vec<String> {
    let operand = |one: &OperandTrace| {
        let implied = if one.implied { " (not written)" } else { "" };
        format!("{:?} {}{implied}", one.kind, one.value)
    };
    let lines = condition.comparisons.iter().map(|one| {
        let place = one.place.written;
        let holds = match one.holds {
            Ok(holds) => holds.to_string(),
            Err(code) => code.id().to_owned(),
        };
        match &one.pair {
            None => format!("  {}..{}: true", place.start, place.end),
            Some((left, operator, right)) => format!(
                "  {}..{}: {} {} {}: {holds}",
                place.start,
                place.end,
                operand(left),
                operator.word(),
                operand(right)
            ),
        }
    });
    lines.collect()
}

pub(crate) fn request(request: &Request) -> Vec<String> {
    let mut lines = vec![format!("  {} {}", request.method.text(), request.url())];
    if request.from_option_66 {
        lines.push("  the server is that of option 66".to_owned());
    }
    // A test's own keys may be shown.
    if let Some(key) = &request.key {
        lines.push(format!("  key {}", key.reveal()));
    }
    if let Some(letter) = request.alias {
        lines.push(format!("  map of GPP_{letter}"));
    }
    if let Some(body) = &request.body {
        lines.push(format!(
            "  body of GPP_{}: {}",
            body.letter, body.expansion.text
        ));
    }
    if let (Some(user), Some(password)) = (&request.user, &request.password) {
        lines.push(format!("  user {user}, password {}", password.reveal()));
    }
    lines
}
