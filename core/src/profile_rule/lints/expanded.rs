//! What only shows after expansion: empty numbers and values that divide the rule anew (COND-11, RULE-17).

use super::comparisons::empty_number;
use super::only_variable;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::macro_expansion::{Expansion, Replacement, ReplacementKind};
use crate::profile_rule::syntax::{ComparisonForm, Condition, Rule};
use crate::text::Span;

/// What is to be said of `expanded`, which `written` became by `expansion`. Places count in the rule as written.
pub(in crate::profile_rule) fn dynamic(
    written: &Rule,
    expanded: &Rule,
    expansion: &Expansion,
) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    for (_, condition) in expanded.conditions() {
        empty(expanded, condition, expansion, &mut findings);
    }
    let whole = written.text.trim_ascii();
    let lead = written.text.len() - written.text.trim_ascii_start().len();
    let is_variable = only_variable(written, Span::new(lead, lead + whole.len())).is_some();
    let whole_rule = is_variable || written.kind.is_text() || written.is_faulty();
    if !whole_rule && skeleton(written) != skeleton(expanded) {
        let breaks = |one: &&Replacement| {
            let value = Span::new(one.value.start, one.value.end);
            one.kind == ReplacementKind::Value
                && expansion
                    .text
                    .get(value.start..value.end)
                    .unwrap_or_default()
                    .contains(['|', '"', '(', ')', '[', ']'])
        };
        for one in expansion.replacements.iter().filter(breaks) {
            let headline = format!(
                "expected a value that leaves the rule as it is divided, found one of `${}` that changes it",
                one.name
            );
            findings.push(
                Diagnostic::new(Code::InjectedSyntax, one.source, headline)
                    .with_help("the value holds a quote, a bar, a parenthesis or a bracket"),
            );
        }
    }
    findings.finish()
}

fn empty(rule: &Rule, condition: &Condition, expansion: &Expansion, findings: &mut Findings) {
    for comparison in &condition.comparisons {
        let ComparisonForm::Pair {
            left: None,
            operator_span,
            ..
        } = comparison.form
        else {
            continue;
        };
        let before = rule.slice(Span::new(0, operator_span.start));
        let start = before.trim_ascii_end().len();
        let first = expansion
            .replacements
            .partition_point(|one| one.value.start < start);
        let gone = expansion.replacements.iter().skip(first);
        let gone = gone
            .take_while(|one| one.value.start <= operator_span.start)
            .find(|one| one.value.is_empty() && one.kind == ReplacementKind::Value);
        if let Some(one) = gone {
            findings.push(empty_number(one.source, &one.name, "gives nothing"));
        }
    }
}

/// How a rule is divided: for each alternative its comparisons, the assigned names, its options, its address.
fn skeleton(rule: &Rule) -> Vec<(usize, Vec<&str>, usize, bool, bool)> {
    let mut parts: Vec<_> = rule
        .alternatives()
        .iter()
        .map(|one| {
            let comparisons = one
                .condition
                .as_ref()
                .map_or(0, |found| found.comparisons.len());
            let lists = one.assignments.iter().flat_map(|list| &list.assignments);
            let options = one.options.as_ref().map_or(0, |list| list.options.len());
            let names = lists.map(|found| found.parameter.as_str()).collect();
            (comparisons, names, options, one.url.is_some(), one.faulty)
        })
        .collect();
    let bare = rule.conditions().filter(|_| rule.alternatives().is_empty());
    parts.extend(
        bare.map(|(_, found)| (found.comparisons.len(), Vec::new(), 0, false, found.faulty)),
    );
    parts
}
